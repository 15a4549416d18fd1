"""One action for each finding: its own, in time where one is, and shared with as many findings as can be."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from missionrisk.catalogue.rules import Owner
from missionrisk.judgement.assessment import Action, Finding
from missionrisk.judgement.chosen_actions import chosen_actions
from tests.judgement.small import assess, finding, with_procedure

START = date(2027, 3, 1)
DAYS_LEFT = 30
FOUND = finding(assess(with_procedure(accepted_by="none")), "JU-01")


def action(text: str, days: int = 7, owner: Owner = "host_partner") -> Action:
    """What takes some days, of which 30 are left."""
    return Action(
        action=text,
        owner=owner,
        lead_time_days=days,
        latest_start=START - timedelta(days=days),
        days_left=DAYS_LEFT - days,
        too_late=days > DAYS_LEFT,
    )


def with_actions(id: str, *actions: Action) -> Finding:
    return FOUND.model_copy(update={"id": id, "actions": actions})


def texts(*findings: Finding) -> list[str]:
    return [chosen.action for chosen in chosen_actions(findings).values()]


def act(action: Action) -> tuple[Owner, str]:
    return action.owner, action.action


def is_in_time(action: Action) -> bool:
    return not action.too_late


actions = st.builds(
    action,
    st.sampled_from(["Agree.", "Ask.", "Leave out.", "Train."]),
    st.sampled_from([0, 7, 30, 31, 90]),
    st.sampled_from(["host_partner", "medical_lead"]),
)
several = st.lists(st.lists(actions, min_size=1, max_size=4, unique_by=act), max_size=8).map(
    lambda lists: tuple(with_actions(f"JU-01@{number}", *own) for number, own in enumerate(lists))
)


@given(several)
def test_every_finding_has_exactly_one_of_its_own_actions(findings: tuple[Finding, ...]) -> None:
    chosen = chosen_actions(findings)
    assert list(chosen) == [found.id for found in findings]
    assert all(act(chosen[found.id]) in map(act, found.actions) for found in findings)


@given(several)
def test_there_are_never_more_actions_than_acts_or_findings(findings: tuple[Finding, ...]) -> None:
    chosen = set(chosen_actions(findings).values())
    assert len(chosen) <= len(findings)
    assert len(chosen) == len(set(map(act, chosen))), "one act has one day"


@given(several)
def test_what_can_be_done_in_time_comes_before_what_cannot(findings: tuple[Finding, ...]) -> None:
    chosen = chosen_actions(findings)
    for found in findings:
        if any(map(is_in_time, found.actions)):
            assert is_in_time(chosen[found.id])


@given(several)
def test_an_act_begins_early_enough_for_all_that_it_serves_in_time(findings: tuple[Finding, ...]) -> None:
    chosen = chosen_actions(findings)
    for found in findings:
        (own,) = (each for each in found.actions if act(each) == act(chosen[found.id]))
        assert own.too_late or chosen[found.id].lead_time_days >= own.lead_time_days


@given(st.lists(st.lists(actions, max_size=3, unique_by=act), min_size=2, max_size=6))
def test_an_act_in_time_that_alone_serves_all_findings_is_all_there_is_to_do(lists: list[list[Action]]) -> None:
    shared = action("Write one agreement.", 30)
    findings = []
    for number, own in enumerate(lists):
        alone = [each.model_copy(update={"action": f"{each.action} ({number})"}) for each in own]
        findings.append(with_actions(f"JU-01@{number}", *alone, shared))
    assert set(chosen_actions(findings).values()) == {shared}


def test_the_action_that_serves_most_findings_comes_before_a_shorter_one() -> None:
    shared = action("Write one agreement.", 30)
    found = with_actions("A", action("Go alone.", 0), shared), with_actions("B", shared), with_actions("C", shared)
    assert texts(*found) == ["Write one agreement."] * 3


def test_of_what_serves_as_many_the_shortest_is_chosen_and_then_the_first() -> None:
    assert texts(with_actions("A", action("Slow.", 14), action("Quick.", 3), action("As quick.", 3))) == ["Quick."]


def test_what_serves_many_too_late_gives_way_to_what_serves_one_in_time() -> None:
    late = action("Found a hospital.", 90)
    found = with_actions("A", late, action("Ask.", 30)), with_actions("B", late), with_actions("C", late)
    assert texts(*found) == ["Ask.", "Found a hospital.", "Found a hospital."]


def test_the_same_words_for_another_role_are_another_action() -> None:
    one, other = action("Agree.", 7, "host_partner"), action("Agree.", 7, "medical_lead")
    assert list(chosen_actions([with_actions("A", one), with_actions("B", other)]).values()) == [one, other]


def test_of_two_days_to_begin_one_act_the_earlier_counts_unless_it_makes_it_too_late() -> None:
    quick, slow, late = (action("Agree.", days) for days in (3, 14, 90))
    found = with_actions("A", quick), with_actions("B", slow), with_actions("C", late)
    assert set(chosen_actions(found).values()) == {slow}
