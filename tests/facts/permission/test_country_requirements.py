"""What host countries are said to ask, and how far the plan has come with it."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import Any

import pytest

from missionrisk.facts.permission.country_requirements import derive_country_requirements
from missionrisk.facts.reading import Place
from missionrisk.facts.tables import CountryRule, Tables
from missionrisk.plan import MissionPlan
from tests.facts.deriving import said

ON = date(2026, 11, 22)
MISSION: dict[str, Any] = {
    "countries": ["KE"],
    "dates": {
        "arrival": "2027-03-02",
        "first_service_day": "2027-03-03",
        "last_service_day": "2027-03-10",
        "departure": "2027-03-12",
    },
}
ONE_HUNDRED = 100
"""Days from the assessment to arrival."""

CAMP = CountryRule(
    "camp", "permission_to_work", "a camp licence", "2016", "medium", ("medical_camp_licence",), 28, 7, True
)
LETTER = CountryRule("letter", "permission_to_work", "a letter", "2012", "low", ("ministry_of_health",), 120)
LICENCE = CountryRule("licence", "practitioner_licence", "a licence", "2023", "low", ("professional_council",), 42)
IMPORT = CountryRule("import", "import_of_medicines", "a notice", "2009", "low", (), 60)
GUARANTEE = CountryRule("guarantee", "guarantee", "a guarantee", "2009", "low")
TABLES = Tables(country_rules={"KE": (CAMP, LETTER, LICENCE, IMPORT, GUARANTEE)})


def requirement(key: str, chapter: dict[str, Any] | None = None, **plan: Any) -> Any:
    data = {"title": "A mission", "mission": MISSION, "authorisation": chapter, **plan}
    root = Place(MissionPlan.model_validate(data), "", final=plan.get("stage") == "final")
    return next(f for f in derive_country_requirements(root, ON, TABLES) if f.subject == key)


def test_one_fact_for_each_entry_and_one_for_the_enquiry() -> None:
    plan = MissionPlan.model_validate({"title": "A mission", "mission": {"countries": ["KE", "RW"]}})
    found = [f.subject for f in derive_country_requirements(Place(plan, "", False), ON, TABLES)]
    assert found == ["KE+enquiry", "KE+camp", "KE+letter", "KE+licence", "KE+import", "KE+guarantee", "RW+enquiry"]


def test_countries_that_are_not_stated() -> None:
    found = requirement("mission.countries[?]", mission=None)
    assert found.granted.missing == ("mission.countries",)


def camp(**permit: Any) -> Any:
    return requirement("KE+camp", {"permits": [{"id": "p", "kind": "medical_camp_licence", **permit}]})


@pytest.mark.parametrize(
    ("permit", "granted", "days_left"),
    [
        ({"status": "planned"}, "?", (-inf, ONE_HUNDRED)),
        ({"status": "planned", "applied_on": "2027-01-01"}, "?", 60),
        ({"status": "planned", "applied_on": "2026-01-01"}, "?", ONE_HUNDRED),
        ({"status": "requested"}, "?", (ONE_HUNDRED, inf)),
        ({"status": "requested", "applied_on": "2026-11-21"}, "?", ONE_HUNDRED + 1),
        ({"status": "refused"}, False, (-inf, ONE_HUNDRED)),
        ({"status": "in_place"}, True, (ONE_HUNDRED, inf)),
        ({"applied_on": "2026-11-21"}, "?", "?"),
    ],
)
def test_days_from_the_application_to_arrival(permit: dict[str, Any], granted: Any, days_left: Any) -> None:
    found = camp(**permit)
    left = said(found.days_before_arrival)
    assert (said(found.granted), "?" if left == (-inf, inf) else left) == (granted, days_left)


@pytest.mark.parametrize(
    ("permit", "too_late"),
    [
        ({"status": "planned"}, "?"),
        ({"status": "planned", "applied_on": "2027-02-02"}, False),
        ({"status": "planned", "applied_on": "2027-02-03"}, True),
        ({"status": "in_place", "applied_on": "2027-02-03"}, False),
        ({"status": "requested"}, False),
        ({"applied_on": "2027-02-03"}, "?"),
    ],
)
def test_what_is_only_planned_can_be_too_late_at_any_stage(permit: dict[str, Any], too_late: Any) -> None:
    found = camp(**permit)
    assert (said(found.latest_start), said(found.days_left)) == (date(2027, 2, 2), 72)
    assert said(found.too_late) == too_late


def test_a_permit_that_is_not_among_those_listed_is_still_to_be_applied_for() -> None:
    found = requirement("KE+camp", {"permits": []})
    assert (said(found.granted), said(found.days_before_arrival)) == (False, (-inf, ONE_HUNDRED))
    assert requirement("KE+camp", {}).granted.missing == ("authorisation.permits",)


def test_the_health_authoritys_letter_is_a_permit_of_the_ministry() -> None:
    assert said(requirement("KE+letter", {"health_authority": "in_place"}).granted) is True
    assert requirement("KE+letter", {}).granted.missing == ("authorisation.health_authority",)
    assert said(requirement("KE+camp", {"health_authority": "in_place", "permits": []}).granted) is False


def test_licences_of_all_clinicians() -> None:
    assert said(requirement("KE+licence", {"clinician_licences": "in_place"}).granted) is True
    council = {"id": "c", "kind": "professional_council", "status": "requested", "applied_on": "2027-02-01"}
    found = requirement("KE+licence", {"clinician_licences": "requested", "permits": [council]})
    assert said(found.days_before_arrival) == ONE_HUNDRED


def test_a_notice_of_medicines_concerns_those_who_bring_them() -> None:
    brought: dict[str, Any] = {
        "activities": {"imports_goods": True},
        "medicines": [{"id": "a", "source": "team_luggage"}],
    }
    permits = {"import_permits": [{"id": "p", "covers": ["medicines"], "status": "in_place"}]}
    found = requirement("KE+import", permits, **brought)
    assert (said(found.concerned), said(found.granted)) == (True, True)
    assert said(requirement("KE+import", activities={"imports_goods": False}).concerned) is False


@pytest.mark.parametrize(("kind", "concerned"), [("school", True), ("hospital", False), (None, "?")])
def test_a_camp_is_outside_health_facilities(kind: Any, concerned: Any) -> None:
    plan: dict[str, Any] = {"activities": {"treats_patients": True}, "sites": [{"id": "site", "kind": kind}]}
    assert said(requirement("KE+camp", **plan).concerned) == concerned


def test_a_camp_is_counted_in_days_of_service_and_a_stay_from_arrival() -> None:
    assert said(requirement("KE+camp").stay_days) == 8
    assert said(requirement("KE+enquiry").stay_days) == 10


ANSWER: dict[str, Any] = {
    "id": "council",
    "authority": "Medical council",
    "answered_on": "2026-10-01",
    "lead_time_days": 14,
    "longest_stay_days": 30,
}


def test_an_answer_of_the_authority_takes_the_place_of_the_entries_numbers() -> None:
    chapter = {"requirements_checked": [ANSWER]}
    enquiry, entry = requirement("KE+enquiry", chapter), requirement("KE+camp", chapter)
    assert (said(enquiry.asked), said(enquiry.lead_days), said(enquiry.longest_stay_days)) == (True, 14, 30)
    assert said(enquiry.basis) == "answer of Medical council, 2026-10-01"
    assert (said(entry.lead_days), said(entry.limits_stay)) == (0, False)
    assert said(requirement("KE+camp").lead_days) == 28


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ({}, True),
        ({"country": "UG"}, False),
        ({"authority": None}, "?"),
        ({"answered_on": "2026-12-01"}, False),
        ({"answered_on": None}, "?"),
    ],
)
def test_whether_the_authority_was_asked(answer: dict[str, Any], asked: Any) -> None:
    assert said(requirement("KE+enquiry", {"requirements_checked": [{**ANSWER, **answer}]}).asked) == asked


def test_a_country_without_an_entry_is_asked_about() -> None:
    found = requirement("RW+enquiry", mission={**MISSION, "countries": ["RW"]})
    assert said(found.listed) is False
    assert found.asked.missing == found.lead_days.missing == ("authorisation.requirements_checked",)


def test_of_several_countries_a_permit_must_say_for_which_it_is() -> None:
    mission = {**MISSION, "countries": ["KE", "RW"]}
    permit = {"id": "p", "kind": "medical_camp_licence", "status": "in_place"}
    found = requirement("KE+camp", {"permits": [permit]}, mission=mission)
    assert found.granted.missing == ("authorisation.permits[p].country",)
