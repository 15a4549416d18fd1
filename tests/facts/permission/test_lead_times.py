"""By when each approval has to be applied for, and whether it can still be there in time."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.permission.lead_times import Approval, derive_lead_times
from missionrisk.facts.reading import Place
from missionrisk.facts.tables import CountryRule, Tables
from missionrisk.plan import MissionPlan
from tests.facts.deriving import said

ON = date(2026, 11, 22)
ARRIVAL = date(2027, 3, 2)
"""100 days after the assessment."""

LETTER = CountryRule("letter", "permission_to_work", "a letter", "2012", "low", ("ministry_of_health",), 120)
CAMP = CountryRule(
    "camp", "permission_to_work", "a camp licence", "2016", "medium", ("medical_camp_licence",), 28, 7, True
)
IMPORT = CountryRule("import", "import_of_medicines", "a notice", "2009", "low", (), 80)
USUAL = {
    "work_permission": 60,
    "camp_licence": 30,
    "local_permission": 20,
    "practitioner_licence": 42,
    "import_permit": 60,
    "host_ethics_approval": 90,
    "home_ethics_approval": 60,
    "trial_approval": 120,
    "device_clearance": 50,
}
TABLES = Tables(country_rules={"KE": (CAMP,), "PH": (LETTER, IMPORT)}, approval_days=USUAL)


def approvals(tables: Tables = TABLES, on: date = ON, arrival: Any = str(ARRIVAL), **plan: Any) -> dict[str, Any]:
    mission = {"countries": ["RW"], "dates": {"arrival": arrival}, **plan.pop("mission", {})}
    activities = {"treats_patients": True, "does_research": False, "uses_telehealth": False, **plan.pop("does", {})}
    data = {"title": "A mission", "mission": mission, "activities": activities, **plan}
    root = Place(MissionPlan.model_validate(data), "", final=plan.get("stage") == "final")
    return {fact.subject: fact for fact in derive_lead_times(root, on, tables)}


def letter(status: Any = None, **more: Any) -> Any:
    return approvals(authorisation={"health_authority": status, **more.pop("authorisation", {})}, **more)[
        "authorisation.health_authority"
    ]


def permit(**stated: Any) -> Any:
    found = approvals(authorisation={"permits": [{"id": "p", "kind": "facility", **stated}]})
    return found["authorisation.permits[p]"]


def test_what_a_mission_needs_and_what_it_names() -> None:
    found = approvals(
        does={"does_research": True, "handles_controlled_medicines": False},
        research={"is_trial": False, "samples_exported": False},
        authorisation={
            "permits": [{"id": "p"}],
            "import_permits": [{"id": "i"}],
            "legality_clarified": "none",
        },
        sites=[{"id": "school", "local_permission": "planned"}, {"id": "post", "local_permission": "agreed"}],
        equipment=[{"id": "monitor", "regulator_clearance": "requested"}, {"id": "couch"}],
        people=[],
    )
    assert set(found) == {
        "authorisation.health_authority",
        "authorisation.permits[p]",
        "authorisation.import_permits[i]",
        "authorisation.legality_clarified",
        "research.host_ethics_approval",
        "research.home_ethics_approval",
        "sites[school].local_permission",
        "equipment[monitor].regulator_clearance",
    }


def test_a_permit_of_the_mission_stands_in_the_place_of_a_letter() -> None:
    camp = {"permits": [{"id": "p", "kind": "medical_camp_licence"}]}
    assert "authorisation.health_authority" not in approvals(authorisation=camp)
    assert "authorisation.health_authority" in approvals(authorisation={**camp, "health_authority": "none"})
    drugs = {"import_permits": [{"id": "i", "covers": ["controlled_medicines"]}]}
    carries = {"handles_controlled_medicines": True}
    own = "pharmacy.controlled_medicines.authorisation"
    assert own not in approvals(authorisation=drugs, does=carries)
    assert own in approvals(authorisation={"import_permits": [{"id": "i"}]}, does=carries)


def test_who_treats_nobody_needs_no_letter() -> None:
    assert "authorisation.health_authority" not in approvals(does={"treats_patients": False})


def test_whether_it_is_needed_is_asked_first() -> None:
    found = approvals(does={"treats_patients": None})["authorisation.health_authority"]
    assert found.too_late.missing == found.needed.missing == ("activities.treats_patients",)


def test_licences_of_those_who_have_none_yet() -> None:
    nurse = {"id": "nurse", "cadre": "nurse", "host_licence": {"status": "in_place"}}
    doctor = {
        "id": "doctor",
        "cadre": "doctor",
        "host_licence": {"status": {"status": "planned", "by_date": "2027-01"}},
    }
    found = approvals(people=[nurse, doctor])
    assert "authorisation.clinician_licences" not in found
    assert "people[nurse].host_licence" not in found
    assert said(found["people[doctor].host_licence"].comes_on) == (date(2027, 1, 1), date(2027, 1, 31))


def test_licences_that_are_not_stated_are_asked_of_each_clinician() -> None:
    doctor = {
        "id": "doctor",
        "cadre": "doctor",
        "origin": "visiting",
        "training_level": "licensed_independent",
        "tasks": ["examines"],
    }
    licences = "authorisation.clinician_licences"
    assert approvals(people=[doctor])[licences].too_late.missing == ("people[doctor].host_licence",)
    named = {"clinician_licences": "planned"}
    assert said(approvals(people=[doctor], authorisation=named)[licences].latest_start) == date(2027, 1, 19)


def test_the_latest_day_is_the_arrival_less_the_lead_time() -> None:
    found = letter("requested")
    assert said(found.lead_days) == 60
    assert said(found.latest_start) == date(2027, 1, 1)
    assert said(found.days_left) == 40
    assert said(found.source) == "house default"


def test_an_arrival_in_a_month_gives_a_range_of_latest_days() -> None:
    found = letter("planned", arrival="2027-03")
    assert said(found.latest_start) == (date(2026, 12, 31), date(2027, 1, 30))
    assert said(found.days_left) == (39, 69)


@pytest.mark.parametrize(
    ("arrival", "too_late"),
    [("2027-01", "?"), ("2027-01-20", True), ("2027-01-21", "?"), ("2026-12", True), ("2027-02", "?")],
)
def test_what_is_planned_is_too_late_once_there_is_no_time(arrival: str, too_late: Any) -> None:
    found = letter("planned", arrival=arrival)
    assert said(found.too_late) == too_late
    if too_late == "?":
        assert found.too_late.missing == ("authorisation.health_authority.by_date",)


@pytest.mark.parametrize(
    ("stated", "comes_on", "too_late"),
    [
        ({"status": "requested", "applied_on": "2026-11-01"}, date(2026, 11, 21), False),
        ({"status": "requested"}, (date.min, date(2026, 12, 12)), False),
        ({"status": "planned", "applied_on": "2027-02-10"}, ARRIVAL, False),
        ({"status": "planned", "applied_on": "2027-02-11"}, date(2027, 3, 3), True),
        ({"status": "none", "applied_on": "2027-02-11"}, date(2027, 3, 3), True),
        ({"status": "in_place", "applied_on": "2026-11-01"}, date(2026, 11, 21), False),
        ({"status": {"status": "requested", "by_date": "2027-03-02"}}, ARRIVAL, False),
        ({"status": {"status": "requested", "by_date": "2027-03-03"}}, date(2027, 3, 3), True),
        ({"status": {"status": "requested", "by_date": "2026-11-01"}}, ON, False),
        ({"status": {"status": "requested", "by_date": "2027-03"}}, (date(2027, 3, 1), date(2027, 3, 31)), "?"),
        ({"status": {"status": "planned", "by_date": "2027-02-20"}, "applied_on": "2027-02-19"}, None, False),
        ({"status": {"status": "in_place", "by_date": "2027-04-01"}}, date(2027, 4, 1), False),
    ],
)
def test_the_day_on_which_it_comes(stated: dict[str, Any], comes_on: Any, too_late: Any) -> None:
    found = permit(**stated)
    assert said(found.comes_on) == (comes_on or date(2027, 2, 20))
    assert said(found.too_late) == too_late


def test_what_is_not_stated_is_asked() -> None:
    found = letter(None)
    assert said(found.too_late) == said(found.there) == "?"
    assert found.too_late.missing == ("authorisation.health_authority",)
    assert said(found.latest_start) == date(2027, 1, 1)


def test_at_the_final_stage_nothing_is_on_its_way() -> None:
    assert said(letter("planned").on_its_way) is True
    assert said(letter("planned", stage="final").on_its_way) is False
    assert said(letter("planned", stage="final", arrival="2027-01-01").too_late) is True
    assert said(letter("in_place").on_its_way) is said(letter("none").on_its_way) is False


def test_the_time_that_a_country_names_goes_before_the_usual_one() -> None:
    found = letter("planned", mission={"countries": ["PH"]})
    assert (said(found.lead_days), said(found.source)) == (120, "entry as of 2012, confidence low")
    assert said(found.too_late) is said(found.late_for_country) is True
    assert said(letter("in_place", mission={"countries": ["PH"]}).too_late) is False
    both = letter("planned", mission={"countries": ["PH", "KE"]})
    assert said(both.lead_days) == 120


def test_a_countrys_time_holds_whatever_day_the_plan_hopes_for() -> None:
    hoped = {"status": "planned", "by_date": "2027-02-01"}
    assert said(letter(hoped, mission={"countries": ["PH"]}).too_late) is True
    assert said(letter({**hoped, "status": "requested"}, mission={"countries": ["PH"]}).too_late) is False
    assert said(letter(hoped, mission={"countries": ["PH"]}, arrival="2027-06-01").too_late) is False
    assert said(letter(hoped).too_late) is False


def test_the_answer_of_the_authority_goes_before_the_table() -> None:
    answer = {"id": "a", "authority": "Ministry", "answered_on": "2026-11", "lead_time_days": 10}
    found = letter("planned", mission={"countries": ["PH"]}, authorisation={"requirements_checked": [answer]})
    assert said(found.lead_days) == 120, "it is open whether it had answered by the day of the assessment"
    answered = {**answer, "answered_on": "2026-11-20"}
    found = letter("planned", mission={"countries": ["PH"]}, authorisation={"requirements_checked": [answered]})
    assert (said(found.lead_days), said(found.source)) == (10, "answer of Ministry, 2026-11-20")
    none_named = {**answered, "lead_time_days": 0}
    found = letter("planned", mission={"countries": ["PH"]}, authorisation={"requirements_checked": [none_named]})
    assert (said(found.lead_days), said(found.source)) == (60, "house default")


def test_without_a_country_the_time_is_open() -> None:
    found = letter("planned", mission={"countries": None})
    assert said(found.lead_days) == (0, inf)
    assert found.lead_days.missing == ("mission.countries",)
    research = approvals(mission={"countries": None}, does={"does_research": True})["research.host_ethics_approval"]
    assert said(research.lead_days) == 90


def test_a_permit_is_asked_for_in_one_of_several_countries() -> None:
    camp = {"id": "camp", "kind": "medical_camp_licence", "status": "planned"}

    def lead(**stated: Any) -> Any:
        found = approvals(
            mission={"countries": ["KE", "RW"]},
            sites=[{"id": "s", "kind": "school"}],
            authorisation={"permits": [{**camp, **stated}]},
        )["authorisation.permits[camp]"]
        return said(found.lead_days)

    assert lead(country="KE") == 28
    assert lead(country="RW") == 30
    assert lead() == (28, 30)
    assert lead(country="KE", kind=None) == (0, 120)


def test_import_permits_by_the_goods_that_they_cover() -> None:
    def lead(**stated: Any) -> Any:
        found = approvals(
            mission={"countries": ["PH"]},
            does={"imports_goods": True, "dispenses_medicines": True},
            medicines=[{"id": "m", "source": "team_luggage"}],
            authorisation={"import_permits": [{"id": "i", **stated}]},
        )["authorisation.import_permits[i]"]
        return said(found.lead_days)

    assert lead(covers=["medicines"]) == 80
    assert lead(covers=["devices"]) == 60
    assert lead() == (0, 120)


STATUSES = st.sampled_from(["none", "planned", "requested", "refused", "agreed", "in_place"])
DAYS = st.one_of(
    st.none(), st.integers(-40, 200).map(lambda n: str(ON + timedelta(days=n))), st.sampled_from(["2027-01", "2027-03"])
)
PERMITS = st.builds(
    lambda status, due, applied, kind: {
        "id": "p",
        "kind": kind,
        "status": {"status": status, "by_date": due},
        "applied_on": applied,
    },
    STATUSES,
    DAYS,
    DAYS,
    st.sampled_from(["ministry_of_health", "medical_camp_licence", "facility"]),
)


def of_permit(stated: dict[str, Any], on: date, arrival: date, tables: Tables) -> Approval:
    found = approvals(
        tables,
        on,
        str(arrival),
        mission={"countries": ["PH"]},
        authorisation={"permits": [stated]},
    )
    return found["authorisation.permits[p]"]  # type: ignore[no-any-return]


@settings(max_examples=60, deadline=None)
@given(PERMITS, st.integers(-100, 200), st.integers(0, 90))
def test_a_later_assessment_never_brings_back_time(stated: dict[str, Any], start: int, later: int) -> None:
    arrival = ON + timedelta(days=start)
    if said(of_permit(stated, ON, arrival, TABLES).too_late) is True:
        assert said(of_permit(stated, ON + timedelta(days=later), arrival, TABLES).too_late) is True


@settings(max_examples=60, deadline=None)
@given(PERMITS, st.integers(-100, 200), st.integers(0, 90))
def test_a_later_start_never_makes_an_approval_too_late(stated: dict[str, Any], start: int, later: int) -> None:
    arrival = ON + timedelta(days=start)
    if said(of_permit(stated, ON, arrival, TABLES).too_late) is False:
        assert said(of_permit(stated, ON, arrival + timedelta(days=later), TABLES).too_late) is False


@settings(max_examples=60, deadline=None)
@given(PERMITS, st.integers(-100, 200), st.integers(0, 90))
def test_a_longer_lead_time_never_brings_an_approval_into_time(stated: dict[str, Any], start: int, more: int) -> None:
    longer = Tables(
        country_rules={"PH": (CountryRule("letter", "permission_to_work", "", "", "", LETTER.permits, 120 + more),)},
        approval_days={kind: days + more for kind, days in USUAL.items()},
    )
    arrival = ON + timedelta(days=start)
    if said(of_permit(stated, ON, arrival, TABLES).too_late) is True:
        assert said(of_permit(stated, ON, arrival, longer).too_late) is True
