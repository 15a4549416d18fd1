"""The report: what is said once, in which order, and what is counted."""

from __future__ import annotations

from missionrisk import Assessment, Finding, render
from missionrisk.judgement.assessment import RuleOutcomes, Strength
from missionrisk.reports.report.build import NOT_CHECKED, report_of
from tests.judgement.small import assess
from tests.reports.harmful import HARMFUL


def finding(rule: str, subject: str) -> Finding:
    return assess(HARMFUL).findings[0].model_copy(update={"rule": rule, "id": f"{rule}@{subject}"})


def test_findings_stand_under_their_main_harm_and_those_of_one_rule_together() -> None:
    found = (
        finding("JU-01", "a"),
        finding("JU-01", "b"),
        finding("JU-05", "a").model_copy(update={"harms": ("other",), "harm_titles": ("Another harm",)}),
    )
    first, second = report_of(assess(HARMFUL).model_copy(update={"findings": found})).harms
    assert (first.severity, first.number) == ("critical", 2)
    assert [[case.id for case in rule.cases] for rule in first.rules] == [["JU-01@a", "JU-01@b"]]
    assert (second.title, second.number) == ("Another harm", 1)


def test_a_harm_with_a_graver_finding_comes_before_one_with_more_findings() -> None:
    graver = finding("JU-05", "a").model_copy(update={"harms": ("graver",)})
    milder = [finding("JU-01", n).model_copy(update={"harms": ("many",), "severity": "low"}) for n in "abc"]
    report = report_of(assess(HARMFUL).model_copy(update={"findings": (graver, *milder)}))
    assert [harm.harm for harm in report.harms] == ["graver", "many"]


def test_each_cited_source_is_listed_once_and_numbered() -> None:
    report = report_of(assess(HARMFUL))
    assert [source.key for source in report.sources] == ["SMALL-1"]
    assert {note.number for rule in report.rule_groups for note in rule.sources} == {1}


def test_points_and_rules_are_counted_by_outcome() -> None:
    outcomes = {
        "JU-01": RuleOutcomes(flagged=("a", "b"), clear=("c", "d"), declared=("c",), confirmed=("d",)),
        "JU-02": RuleOutcomes(flagged=("a",)),
        "JU-03": RuleOutcomes(failure="broken", error=("a",)),
    }
    report = report_of(assess(HARMFUL).model_copy(update={"outcomes": outcomes}))
    assert [(o.name, o.points, o.rules) for o in report.outcomes] == [
        ("Flagged", 3, 2),
        ("Clear (declared)", 1, 1),
        ("Clear (confirmed)", 1, 1),
        ("Failed", 1, 1),
    ]
    assert report.results[0].outcomes == (
        ("flagged", ("a", "b")),
        ("clear (declared)", ("c",)),
        ("clear (confirmed)", ("d",)),
    )
    assert [(failure.rule, failure.why) for failure in report.failures] == [("JU-03", "broken")]


def strong(subject: str, assurance: str) -> Strength:
    given = {"id": f"JU-01@{subject}", "rule": "JU-01", "title": "Nobody", "severity": "critical", "core": True}
    return Strength.model_validate({**given, "subject": subject, "assurance": assurance})


def with_strengths(*strengths: Strength) -> Assessment:
    return assess(HARMFUL).model_copy(update={"strengths": strengths})


def test_safeguards_of_one_rule_stand_together_by_what_supports_them() -> None:
    report = report_of(with_strengths(strong("a", "confirmed"), strong("b", "documented"), strong("c", "confirmed")))
    assert [(safeguard.assurance, safeguard.ids) for safeguard in report.safeguards] == [
        ("confirmed", ("JU-01@a", "JU-01@c")),
        ("documented", ("JU-01@b",)),
    ]


def test_what_is_certain_is_said_only_where_the_verdict_is_open() -> None:
    assessment = assess(HARMFUL)
    certain = assessment.verdict.model_copy(update={"certain": ("x", "y")})
    undecided = certain.model_copy(update={"decision": "cannot_say"})
    assert report_of(assessment.model_copy(update={"verdict": certain})).verdict.certain == ()
    assert report_of(assessment.model_copy(update={"verdict": undecided})).verdict.certain == ("x", "y")


def test_every_layout_says_what_was_not_checked() -> None:
    assessment = assess(HARMFUL)
    assert NOT_CHECKED in " ".join(render(assessment, "text").split())
    assert NOT_CHECKED in " ".join(render(assessment, "markdown").split())
    assert NOT_CHECKED in " ".join(render(assessment, "html").split())


def test_the_verdict_is_told_in_at_most_three_sentences() -> None:
    for plan in (HARMFUL, "title: Only a title\n"):
        assert 2 <= len(report_of(assess(plan)).verdict.sentences) <= 3


def test_a_committee_gets_a_letter_and_a_planner_none() -> None:
    assessment = assess(HARMFUL)
    letter = report_of(assessment, reader="committee").letter
    assert letter is not None
    assert letter.about == "Your plan: Surgical week"
    assert letter.grounds == assessment.verdict.reasons
    assert len(letter.questions) == len(assessment.questions)
    assert report_of(assessment).letter is None
