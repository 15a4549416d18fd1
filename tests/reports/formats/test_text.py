"""The text report: what a reader sees, and that nothing in a plan steers the reader's terminal."""

from __future__ import annotations

import pytest
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from missionrisk import Assessment, render
from missionrisk.catalogue.loading import load_catalogue
from missionrisk.judgement.assessment import RuleOutcomes, Strength
from missionrisk.reports import Edition
from missionrisk.reports.formats.text import summary, text_report
from missionrisk.reports.rule_report import rule_page, rule_table
from missionrisk.reports.safe_text import visible
from missionrisk.reports.terminal import WIDTH, as_text, for_output
from tests.judgement.small import RULES, assess, changed
from tests.reports.harmful import HARMFUL
from tests.reports.strangers import plan_that_says


def shown(text: str) -> str:
    """The report without the line that names versions and hashes, which change with every release."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("missionrisk "))


def test_a_harmful_plan(snapshot: SnapshotAssertion) -> None:
    assert shown(render(assess(HARMFUL), "text")) == snapshot


def test_a_plan_with_a_title_only(snapshot: SnapshotAssertion) -> None:
    assert shown(render(assess("title: Only a title\n"), "text")) == snapshot


def test_a_harmful_plan_with_nothing_left_out(snapshot: SnapshotAssertion) -> None:
    assert shown(as_text(text_report(Edition(assess(HARMFUL), in_full=True)))) == snapshot


def test_several_plans_at_a_glance(snapshot: SnapshotAssertion) -> None:
    assert as_text(summary([assess(HARMFUL), assess("title: Only a title\n")])) == snapshot


def test_a_rule_in_full(snapshot: SnapshotAssertion) -> None:
    catalogue = load_catalogue(RULES)
    assert as_text(rule_page(catalogue, catalogue.rules["JU-04"])) == snapshot


def test_every_report_says_what_it_is_not() -> None:
    words = " ".join(render(assess("title: T\n"), "text").split())
    assert "not an approval, not legal advice, and not a finding about any person" in words
    assert "What the rules do not speak of was not checked." in words


def test_an_unknown_format_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="there is no format 'xml' for a planner; known: text, html, pdf"):
        render(assess("title: T\n"), "xml")


# --- texts of strangers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["[bold]loud[/bold]", "[/x]", "[red", ":smile:", "[link=http://x.example]y[/link]", "{{ 7 * 7 }}", "%s {0}"]
)
def test_markup_in_a_plan_is_shown_and_never_interpreted(text: str) -> None:
    report = render(assess(plan_that_says(text)), "text")
    assert report.splitlines()[0] == text
    assert f"{text} (planned: 40)" in report
    assert f"the plan says: not known: {text}" in report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[31mred", r"a\x1b[31mred"),
        ("a\x1b]0;title\x07b", r"a\x1b]0;title\x07b"),
        ("a\x9b31mb", r"a\x9b31mb"),
        ("a\x08\x08b", r"a\x08\x08b"),
        ("a\x00b\x7f", r"a\x00b\x7f"),
        ("a\u202egnp.exe", r"a\u202egnp.exe"),
        ("a\u2066b\u2069", r"a\u2066b\u2069"),
        ("a\u2028b", r"a\u2028b"),
        ("first\nsecond\tthird", "first second third"),
    ],
)
def test_what_would_steer_a_terminal_is_spelled_out(text: str, expected: str) -> None:
    assert visible(text) == expected
    report = render(assess(plan_that_says(text)), "text")
    assert report.splitlines()[0] == expected
    assert f"the plan says: not known: {expected}" in report
    assert [c for c in report if c != "\n" and not c.isprintable()] == []


@pytest.mark.parametrize(
    "text",
    ["Misión", "健康キャンプ", "مخيم صحي", "می\u200cخواهم", "👩\u200d⚕️ clinic", "दृष्टि"],  # noqa: RUF001
)
def test_writing_of_every_script_stays_as_it_is(text: str) -> None:
    assert render(assess(plan_that_says(text)), "text").splitlines()[0] == text


@pytest.mark.parametrize("text", ["x" * 10_000, "word " * 2_000, "健" * 3_000])
def test_long_texts_stay_within_the_width(text: str) -> None:
    lines = render(assess(plan_that_says(text)), "text").splitlines()
    measured = Console(width=WIDTH)
    assert max(measured.measure(line).maximum for line in lines) <= WIDTH
    assert "".join(lines).count(text[0]) >= text.count(text[0])


def test_rules_of_strangers_are_not_interpreted_either() -> None:
    catalogue = load_catalogue(RULES)
    rule = catalogue.rules["JU-01"].model_copy(update={"title": "[/x] \x1b[31m", "rationale": "[bold]why[/bold]"})
    catalogue = type(catalogue)(
        rules={"JU-01": rule},
        logic=catalogue.logic,
        families=catalogue.families,
        sources=catalogue.sources,
        harms=catalogue.harms,
    )
    assert r"[/x] \x1b[31m" in as_text(rule_table(catalogue))
    page = as_text(rule_page(catalogue, rule))
    assert r"[/x] \x1b[31m" in page
    assert "[bold]why[/bold]" in page


# --- where it is shown --------------------------------------------------------------------------------------------


def test_a_terminal_gets_colours_and_anything_else_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    report = text_report(Edition(assess(HARMFUL)))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31mDO NOT PROCEED" in for_output(report)
    monkeypatch.delenv("FORCE_COLOR")
    assert for_output(report) == as_text(report)


def test_all_questions_are_shown_only_if_asked_for() -> None:
    assessment = assess("title: T\n")
    questions = tuple(assessment.questions[0].model_copy(update={"path": f"sites[{i}].id"}) for i in range(15))
    many = assessment.model_copy(update={"questions": questions})
    assert "QUESTIONS (12 of 15)" in as_text(text_report(Edition(many)))
    assert " 15. " in as_text(text_report(Edition(many, all_questions=True)))


def test_of_several_reasons_one_is_told_and_the_rest_are_counted() -> None:
    plan = changed(procedures=[{"id": f"p{i}", "accepted_by": "none"} for i in range(7)])
    plan["mission"] = {"model": "short_term", "dates": {"arrival": "2026-11-23"}}
    words = " ".join(render(assess(plan), "text").split())
    assert "- 6 further risks cannot be mended before the start either." in words


# --- short and verbose --------------------------------------------------------------------------------------------


def fifteen_findings() -> Assessment:
    """Findings of fifteen rules, with texts as long as those of the real catalogue."""
    assessment = assess(HARMFUL)
    first = assessment.findings[0]
    message = "Removal of lumps under the skin (planned: 25): no local clinician or facility has accepted its patients."
    action = first.actions[0].model_copy(update={"action": f"{message[:-1]} for the time after departure."})
    findings = tuple(
        first.model_copy(update={"rule": f"JU-{n}", "id": f"JU-{n}@lipoma", "message": message, "actions": (action,)})
        for n in range(10, 25)
    )
    return assessment.model_copy(update={"findings": findings})


def test_fifteen_findings_fit_on_two_screens() -> None:
    lines = as_text(text_report(Edition(fifteen_findings()))).splitlines()
    assert len(lines) <= 130
    assert sum("@lipoma" in line for line in lines) == 15


def test_the_short_report_gives_one_place_one_action_and_one_source_and_counts_the_rest() -> None:
    first = assess(HARMFUL).findings[3]
    sources = tuple(first.sources[0].model_copy(update={"key": key}) for key in ("ONE", "TWO", "THREE"))
    assessment = assess(HARMFUL).model_copy(update={"findings": (first.model_copy(update={"sources": sources}),)})
    short, full = (as_text(text_report(Edition(assessment, in_full=verbose))) for verbose in (False, True))
    assert "Plan: line 7: procedures[hernia].expected_count = 30 to 40 (1 more)" in short
    assert "[ONE and 2 more]" in short
    assert first.rationale not in short
    assert "Plan: line 7: procedures[hernia].size = major" in full
    assert "Source: ONE; TWO; THREE (house default)" in full
    assert first.rationale in full


def test_verbose_gives_the_outcome_of_every_rule() -> None:
    lines = [line.strip() for line in as_text(text_report(Edition(assess(HARMFUL), in_full=True))).splitlines()]
    assert "JU-01  flagged: hernia; not known: cataract" in lines
    assert "JU-06  not known: mission" in lines


def test_many_entries_of_a_question_are_counted_in_the_short_report() -> None:
    assessment = assess("title: T\n")
    question = assessment.questions[0].model_copy(update={"entries": tuple("abcde")})
    asked = assessment.model_copy(update={"questions": (question,)})
    assert "[a, b, c and 2 more]" in as_text(text_report(Edition(asked)))
    assert "[a, b, c, d, e]" in as_text(text_report(Edition(asked, in_full=True)))


def test_a_verdict_that_is_open_does_not_hide_what_is_certain() -> None:
    assessment = assess(HARMFUL)
    verdict = assessment.verdict.model_copy(update={"decision": "cannot_say", "certain": ("x", "y")})
    report = as_text(text_report(Edition(assessment.model_copy(update={"verdict": verdict}))))
    assert "2 critical or high risks are certain already, whatever the answers are." in " ".join(report.split())


def test_a_check_that_failed_is_named() -> None:
    failed = RuleOutcomes(error=("mission",), failure="no such field")
    assessment = assess(HARMFUL).model_copy(update={"outcomes": {"JU-01": failed}})
    assert "JU-01: no such field" in as_text(text_report(Edition(assessment)))


def test_risks_that_the_plan_is_free_of_are_named_in_the_verbose_report() -> None:
    strength = {"id": "JU-01@hernia", "rule": "JU-01", "title": "Nobody", "severity": "critical", "core": True}
    strong = Strength.model_validate({**strength, "subject": "hernia", "assurance": "confirmed"})
    assessment = assess(HARMFUL).model_copy(update={"strengths": (strong,)})
    assert "- free of: Nobody (confirmed) JU-01@hernia" in as_text(text_report(Edition(assessment, in_full=True)))
