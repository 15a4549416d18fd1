"""The verdict: what follows, why, and that silence never pays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest

from missionrisk import Assessment, Assessor, load_catalogue
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.facts.derive import derive
from missionrisk.intake import load_plan
from missionrisk.judgement.assessment import Verdict
from missionrisk.judgement.case import Case
from missionrisk.judgement.judge import judge
from tests.judgement.small import ON, SOUND, assess, case_of, changed, with_procedure

LATE: Final = date(2027, 2, 23)
"""Six days before the start, when the shortest remedy of JU-01 takes seven."""

NOBODY: Final = with_procedure(accepted_by="none")
SCREENS: Final = changed(activities={"treats_patients": True, "screens": True})
OPEN: Final = with_procedure(accepted_by=None)


def verdict(plan: dict[str, Any], on: date = ON) -> Verdict:
    return assess(plan, on=on).verdict


def test_a_sound_plan_may_proceed_and_hears_how_much_was_checked() -> None:
    found = verdict(SOUND)
    assert found.decision == "proceed"
    assert found.reasons == ("No blocking risk was found among the 6 points checked.",)
    assert found.conditions == ()


def test_a_plan_that_may_proceed_hears_how_much_is_not_known() -> None:
    found = verdict(with_procedure(size=None))
    assert found.decision == "proceed"
    assert found.reasons == ("No blocking risk was found among the 4 points checked; 2 more are not known.",)


def test_moderate_and_low_findings_alone_let_a_plan_proceed() -> None:
    plan = with_procedure(size="major", expected_count=5)
    plan["follow_up"] = {"patients_with_written_record_percent": 100, "facility_copy_percent": 0}
    found = assess(plan)
    assert (found.counts.moderate, found.counts.low) == (1, 1)
    assert found.verdict.decision == "proceed"


def test_what_cannot_be_checked_at_all_cannot_be_said() -> None:
    plan = {"title": "T", "mission": SOUND["mission"], "activities": {"operates": False, "screens": False}}
    case = case_of(plan)
    nothing = Case(case.plan, case.on, case.catalogue, case.logic, case.facts, Outcomes(), case.engine)
    assert judge(nothing, "1").verdict.decision == "cannot_say"


# --- do not proceed -----------------------------------------------------------------------------------------------


def test_a_critical_finding_that_can_be_mended_is_a_condition() -> None:
    found = verdict(NOBODY)
    assert found.decision == "proceed_with_conditions"
    (condition,) = found.conditions
    assert (condition.finding, condition.owner) == ("JU-01@cataract", "mission_lead")
    assert condition.action == "Leave the procedure out of this visit."
    assert condition.latest_start == date(2027, 2, 22)


def test_a_critical_finding_that_cannot_be_mended_in_the_days_left_stops_the_mission() -> None:
    assert verdict(NOBODY, on=date(2027, 2, 22)).decision == "proceed_with_conditions"
    found = verdict(NOBODY, on=LATE)
    assert found.decision == "do_not_proceed"
    assert found.reasons == (
        "Nobody local has accepted the operated patients (JU-01@cataract): the shortest remedy takes 7 days, and at"
        " most 6 are left.",
    )


def test_once_the_mission_has_begun_nothing_critical_can_be_mended() -> None:
    found = verdict(NOBODY, on=date(2027, 3, 5))
    assert found.decision == "do_not_proceed"
    assert found.reasons[0].endswith("the mission has already begun.")


def test_a_structural_critical_finding_stops_the_mission_however_early() -> None:
    found = verdict(SCREENS, on=date(2020, 1, 1))
    assert found.decision == "do_not_proceed"
    assert "no time before departure would mend it" in found.reasons[0]


def test_without_a_start_there_may_be_time_to_mend() -> None:
    assert verdict({**NOBODY, "mission": {"model": "short_term"}}).decision == "proceed_with_conditions"


def test_a_start_that_may_still_be_late_enough_leaves_time_to_mend() -> None:
    month = {**NOBODY, "mission": {"model": "short_term", "dates": {"arrival": "2027-03"}}}
    assert verdict(month, on=LATE).decision == "proceed_with_conditions"


def test_no_high_finding_stops_a_mission_even_on_the_last_day() -> None:
    plan = changed(follow_up={"patients_with_written_record_percent": 0, "facility_copy_percent": 100})
    found = verdict(plan, on=date(2027, 2, 28))
    assert found.decision == "proceed_with_conditions"
    assert [condition.finding for condition in found.conditions] == ["JU-02@mission"]


@pytest.mark.parametrize("plan", [SCREENS, {**SCREENS, "stage": "final"}], ids=["draft", "final"])
def test_a_certain_no_is_never_hidden_by_what_is_not_known(plan: dict[str, Any]) -> None:
    assert assess({**plan, "procedures": [{"id": "a"}], "follow_up": {}}).counts.unknown > 0
    found = verdict({**plan, "procedures": [{"id": "a"}], "follow_up": {}})
    assert found.decision == "do_not_proceed"
    assert [reason for reason in found.reasons if "JU-05@mission" in reason]


# --- cannot say ---------------------------------------------------------------------------------------------------


def test_an_open_core_question_that_could_stop_the_mission_leaves_it_open() -> None:
    early = verdict(OPEN)
    assert early.decision == "proceed_with_conditions"
    assert [condition.action for condition in early.conditions] == [
        "State in the plan: Who has accepted the patients of each procedure?"
    ]
    found = verdict(OPEN, on=LATE)
    assert found.decision == "cannot_say"
    assert found.reasons == (
        "Not known yet, and it could rule the mission out: Who has accepted the patients of each procedure? (JU-01)",
    )


def test_an_open_structural_question_leaves_it_open_however_early() -> None:
    assert verdict(changed(activities={"treats_patients": True})).decision == "cannot_say"


def test_an_open_question_that_is_not_core_does_not_leave_it_open() -> None:
    assert verdict(with_procedure(size=None), on=LATE).decision == "proceed"


def test_a_final_plan_with_an_open_core_question_goes_back() -> None:
    found = verdict({**OPEN, "stage": "final"})
    assert found.decision == "cannot_say"
    assert found.reasons[0].startswith("Not stated, though the plan is final: Who has accepted")


def test_what_a_final_plan_leaves_open_is_a_condition() -> None:
    plan = {**changed(follow_up={"facility_copy_percent": 100}), "stage": "final"}
    found = verdict(plan)
    assert found.decision == "proceed_with_conditions"
    (condition,) = found.conditions
    assert condition.finding == "JU-02@mission"
    assert condition.action == "State in the plan: Does every patient leave with a written record?"
    assert found.reasons == ("Points of critical or high severity that still have to be stated: 1.",)


def test_a_check_that_failed_leaves_it_open() -> None:
    case = case_of(SOUND)
    outcomes = {**case.outcomes.by_rule, "JU-03": {"cataract": Outcome.ERROR}}
    failed = Outcomes(outcomes, {"JU-03": "ZeroDivisionError: division by zero"})
    judged = judge(Case(case.plan, case.on, case.catalogue, case.logic, case.facts, failed, case.engine), "1")
    assert judged.verdict.decision == "cannot_say"
    assert judged.verdict.reasons == ("1 check failed, so that nothing can be said about it.",)
    assert judged.failed
    assert judged.outcomes["JU-03"].error == ("cataract",)
    assert judged.outcomes["JU-03"].failure == "ZeroDivisionError: division by zero"


# --- law: at the final stage, saying no never ranks below leaving it out ------------------------------------------

RANK: Final = {"proceed": 2, "proceed_with_conditions": 1, "cannot_say": 0, "do_not_proceed": 0}
"""How far a final plan gets. One that goes back unjudged gets no further than one that is refused."""

NO: Final[tuple[Any, ...]] = (False, 0, "none", "refused", [])

REAL: Final = Assessor(load_catalogue(), engine="reference")

FINAL: Final[dict[str, Any]] = {
    "title": "Surgical camp",
    "stage": "final",
    "mission": {
        "model": "short_term",
        "countries": ["KE"],
        "dates": {
            "arrival": "2027-03-01",
            "first_service_day": "2027-03-02",
            "last_service_day": "2027-03-08",
            "departure": "2027-03-20",
        },
    },
    "activities": {"treats_patients": True, "operates": True, "dispenses_medicines": True, "screens": True},
    "partners": [{"id": "ward", "country": "KE", "keeps_patients_after_departure": "agreed"}],
    "services": [{"id": "eyes", "kind": "eye", "referral_destinations": ["county"]}],
    "procedures": [
        {
            "id": "cataract",
            "service": "eyes",
            "category": "cataract",
            "size": "minor",
            "expected_count": 40,
            "last_day": "2027-03-08",
            "accepted_by": [{"partner": "ward", "commitment": "agreed", "can_manage_complications": True}],
            "reviews": [{"id": "day-1", "after_days": 1, "by": "host_clinician", "commitment": "agreed"}],
            "disciplines_linked": [{"discipline": "optometry", "commitment": "agreed"}],
        }
    ],
    "medicines": [
        {
            "id": "timolol",
            "long_term": True,
            "supply_days": 60,
            "monitoring_tests": [],
            "refill_source": {"by": "ward", "commitment": "agreed", "first_visit_after_days": 30},
        }
    ],
    "follow_up": {
        "post_operative_plan": "in_place",
        "contact_after_departure": {
            "role": "nurse",
            "channel": "telephone",
            "valid_days_after_last_procedure": 60,
            "commitment": "agreed",
        },
        "complications_payer": {"who": "host_partner", "commitment": "agreed"},
        "patients_with_written_record_percent": 100,
        "facility_copy_percent": 100,
        "stays_behind": "none",
        "long_term_care": {"provider": "ward", "commitment": "agreed"},
    },
    "referral": {"destinations": [{"id": "county", "commitment": "agreed", "transport": "agreed"}]},
    "screening": {"tests": [{"id": "glaucoma"}]},
}


def paths_read() -> list[str]:
    """The plan's own fields that some fact rests on."""
    facts = derive(load_plan(FINAL), ON, REAL.catalogue.tables)
    read = {path for fact in facts for name in fact.declarations() for path in fact.knowledge(name).paths}
    return sorted(path for path in read if holds(FINAL, path))


def steps(path: str) -> Iterator[str]:
    yield from path.replace("[", ".[").split(".")


def inside(data: Any, step: str) -> Any:
    if step.startswith("["):
        return next((entry for i, entry in enumerate(data) if step[1:-1] in (entry.get("id"), str(i))), None)
    return data.get(step)


def holds(data: Any, path: str) -> bool:
    for step in steps(path):
        if not isinstance(data, (dict, list)) or (data := inside(data, step)) is None:
            return False
    return not path.endswith("]")


def put(data: Any, path: str, *value: Any) -> Any:
    """A copy with another value at the path, or with nothing there."""
    step, _, rest = path.replace("[", ".[").lstrip(".").partition(".")
    if step.startswith("["):
        chosen = inside(data, step)
        return [put(entry, rest, *value) if entry is chosen else entry for entry in data]
    kept = {name: held for name, held in data.items() if name != step}
    if rest:
        return {**kept, step: put(data[step], rest, *value)}
    return {**kept, step: value[0]} if value else kept


def assessed(plan: dict[str, Any], on: date) -> Assessment | None:
    try:
        return REAL.assess(load_plan(plan), on=on)
    except ValueError:
        return None


@pytest.mark.parametrize("on", [ON, date(2027, 2, 26)], ids=["early", "late"])
def test_saying_no_never_ranks_below_leaving_it_out(on: date) -> None:
    compared = 0
    for path in paths_read():
        silent = assessed(put(FINAL, path), on)
        if silent is None:
            continue
        for no in NO:
            said = assessed(put(FINAL, path, no), on)
            if said is not None:
                compared += 1
                silent_rank, said_rank = (RANK[each.verdict.decision] for each in (silent, said))
                assert said_rank >= silent_rank, f"{path}: {no!r} gives {said.verdict}, silence {silent.verdict}"
    assert compared > 20
