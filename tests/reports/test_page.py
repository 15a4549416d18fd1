"""The page: what is said once, in which order, and what is counted."""

from __future__ import annotations

from datetime import date

from missionrisk import Assessment, Finding, render
from missionrisk.judgement.assessment import Condition, RuleOutcomes, Strength
from missionrisk.reports.page import NOT_CHECKED, Page, page_of
from tests.judgement.small import assess
from tests.reports.harmful import HARMFUL


def with_conditions(*conditions: Condition) -> Page:
    assessment = assess(HARMFUL)
    verdict = assessment.verdict.model_copy(update={"conditions": conditions})
    return page_of(assessment.model_copy(update={"verdict": verdict}))


def condition(finding: str, day: date | None = None, action: str = "Agree on it.") -> Condition:
    return Condition(finding=finding, action=action, owner="mission_lead", latest_start=day)


def test_steps_come_in_the_order_in_which_they_begin_and_undated_ones_last() -> None:
    page = with_conditions(
        condition("JU-01@a", None, "State it."),
        condition("JU-01@b", date(2027, 2, 1), "Second."),
        condition("JU-01@c", date(2027, 1, 1), "First."),
    )
    assert [step.action for step in page.steps] == ["First.", "Second.", "State it."]


def test_steps_of_one_day_keep_the_order_of_the_verdict() -> None:
    day = date(2027, 1, 1)
    gravest = condition("JU-01@a", day, "First.").model_copy(update={"owner": "surgical_lead"})
    assert [step.action for step in with_conditions(gravest, condition("JU-01@b", day, "B.")).steps] == ["First.", "B."]


def test_what_is_done_once_for_several_findings_is_one_step() -> None:
    day = date(2027, 1, 1)
    (step,) = with_conditions(condition("JU-01@a", day), condition("JU-09@b", day)).steps
    assert [(point.id, point.rule) for point in step.points] == [("JU-01@a", "JU-01"), ("JU-09@b", None)]
    assert (step.owner, step.begin_by) == ("mission lead", day)


def test_a_step_is_overdue_from_the_day_after_its_last_day() -> None:
    page = with_conditions(condition("JU-01@a", date(2026, 11, 21)), condition("JU-01@a", date(2026, 11, 22), "B."))
    assert [step.overdue for step in page.steps] == [True, False]


def finding(rule: str, subject: str) -> Finding:
    return assess(HARMFUL).findings[0].model_copy(update={"rule": rule, "id": f"{rule}@{subject}"})


def test_findings_of_one_rule_stand_together_under_their_severity() -> None:
    found = (finding("JU-01", "a"), finding("JU-01", "b"), finding("JU-05", "a"))
    (group,) = page_of(assess(HARMFUL).model_copy(update={"findings": found})).findings
    assert (group.severity, group.number) == ("critical", 3)
    assert [[case.id for case in rule.cases] for rule in group.rules] == [["JU-01@a", "JU-01@b"], ["JU-05@a"]]


def test_each_cited_source_is_listed_once_and_numbered() -> None:
    page = page_of(assess(HARMFUL))
    assert [source.key for source in page.sources] == ["SMALL-1"]
    assert {note.number for group in page.findings for rule in group.rules for note in rule.sources} == {1}


def test_points_and_rules_are_counted_by_outcome() -> None:
    outcomes = {
        "JU-01": RuleOutcomes(flagged=("a", "b"), clear=("c", "d"), declared=("c",), confirmed=("d",)),
        "JU-02": RuleOutcomes(flagged=("a",)),
        "JU-03": RuleOutcomes(failure="broken", error=("a",)),
    }
    page = page_of(assess(HARMFUL).model_copy(update={"outcomes": outcomes}))
    assert [(o.name, o.points, o.rules) for o in page.outcomes] == [
        ("Flagged", 3, 2),
        ("Clear (declared)", 1, 1),
        ("Clear (confirmed)", 1, 1),
        ("Failed", 1, 1),
    ]
    assert page.results[0].outcomes == (
        ("flagged", ("a", "b")),
        ("clear (declared)", ("c",)),
        ("clear (confirmed)", ("d",)),
    )
    assert [(failure.rule, failure.why) for failure in page.failures] == [("JU-03", "broken")]


def strong(subject: str, assurance: str) -> Strength:
    given = {"id": f"JU-01@{subject}", "rule": "JU-01", "title": "Nobody", "severity": "critical", "core": True}
    return Strength.model_validate({**given, "subject": subject, "assurance": assurance})


def with_strengths(*strengths: Strength) -> Assessment:
    return assess(HARMFUL).model_copy(update={"strengths": strengths})


def test_safeguards_of_one_rule_stand_together_by_what_supports_them() -> None:
    page = page_of(with_strengths(strong("a", "confirmed"), strong("b", "documented"), strong("c", "confirmed")))
    assert [(safeguard.assurance, safeguard.ids) for safeguard in page.safeguards] == [
        ("confirmed", ("JU-01@a", "JU-01@c")),
        ("documented", ("JU-01@b",)),
    ]


def test_what_is_certain_is_said_only_where_the_verdict_is_open() -> None:
    assessment = assess(HARMFUL)
    certain = assessment.verdict.model_copy(update={"certain": ("x", "y")})
    undecided = certain.model_copy(update={"decision": "cannot_say"})
    assert page_of(assessment.model_copy(update={"verdict": certain})).judgement.certain == 0
    assert page_of(assessment.model_copy(update={"verdict": undecided})).judgement.certain == 2


def test_every_layout_says_what_was_not_checked() -> None:
    assessment = assess(HARMFUL)
    for format in ("text", "markdown", "html"):
        assert NOT_CHECKED in " ".join(render(assessment, format).split())
