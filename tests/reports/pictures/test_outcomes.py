"""The outcome of every rule at a glance."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

import pytest

from missionrisk import Assessment, load_catalogue
from missionrisk.judgement.assessment import RuleOutcomes
from missionrisk.reports.pictures.outcomes import FAMILIES, STATES, OutcomesAtAGlance, outcomes_of
from missionrisk.reports.templates import html_page
from tests.judgement.small import assess, with_procedure

FLAWED = assess(with_procedure(accepted_by="none"))
SEED = FLAWED.findings[0]
SOME = ("somebody",)

RULES = {
    "FU-01": RuleOutcomes(flagged=SOME, unknown=("ward",)),
    "FU-02": RuleOutcomes(clear=SOME, declared=SOME),
    "FU-03": RuleOutcomes(unknown=SOME, clear=("ward",), confirmed=("ward",)),
    "FU-04": RuleOutcomes(clear=("somebody", "ward"), declared=SOME, confirmed=("ward",)),
    "LD-01": RuleOutcomes(flagged=SOME),
    "LD-02": RuleOutcomes(clear=SOME, documented=SOME),
    "LD-03": RuleOutcomes(clear=SOME, confirmed=SOME, not_applicable=("ward",)),
    "LD-04": RuleOutcomes(error=SOME, flagged=("ward",), failure="it broke"),
    "LD-05": RuleOutcomes(not_applicable=SOME),
    "LD-06": RuleOutcomes(),
}


def assessment_of(outcomes: dict[str, RuleOutcomes], **severities: str) -> Assessment:
    findings = [
        SEED.model_copy(update={"rule": rule.replace("_", "-"), "severity": severity})
        for rule, severity in severities.items()
    ]
    return FLAWED.model_copy(update={"outcomes": outcomes, "findings": tuple(findings)})


def glance(assessment: Assessment) -> OutcomesAtAGlance:
    made = outcomes_of(assessment)
    assert made is not None
    return made


def states(made: OutcomesAtAGlance, family: str) -> list[str]:
    (row,) = (row for row in made.rows if row.label == family)
    return [run.state for run in row.runs for _ in range(run.number)]


def drawn(made: OutcomesAtAGlance) -> str:
    svg = html_page("pictures/outcomes.svg.j2", picture=made)
    ElementTree.fromstring(svg)
    return svg


def test_where_no_rule_was_checked_there_is_no_picture() -> None:
    assert outcomes_of(assessment_of({})) is None


def test_each_rule_counts_by_its_worst_outcome_and_the_worst_stand_first() -> None:
    made = glance(assessment_of(RULES, FU_01="high", LD_01="low"))
    assert states(made, "Follow-up") == ["high", "unknown", "declared", "declared"]
    assert states(made, "Local leadership") == [
        "failed",
        "low",
        "documented",
        "confirmed",
        "not_applicable",
        "not_applicable",
    ]


def test_a_flagged_rule_without_a_finding_is_one_that_a_graver_rule_stands_for() -> None:
    assert states(glance(assessment_of(RULES, FU_01="critical")), "Local leadership")[1] == "replaced"


def test_the_legend_counts_what_occurs_and_nothing_else() -> None:
    legend = glance(assessment_of(RULES, FU_01="high", LD_01="low")).legend
    assert [(entry.number, entry.label) for entry in legend] == [
        (1, "Failed"),
        (1, "Flagged, high"),
        (1, "Flagged, low"),
        (1, "Not known"),
        (2, "Clear (declared)"),
        (1, "Clear (documented)"),
        (1, "Clear (confirmed)"),
        (2, "Not applicable"),
    ]


def test_the_summary_counts_rules_and_says_that_a_check_failed() -> None:
    summary = glance(assessment_of(RULES, FU_01="high", LD_01="low")).summary
    assert summary == (
        "10 rules, each by the worst of its outcomes: 2 flagged, 1 not known, 4 clear, 2 not applicable."
        " 1 check failed."
    )


def test_the_table_has_the_numbers_of_each_family() -> None:
    table = glance(assessment_of({rule: RULES[rule] for rule in ("FU-02", "FU-03", "LD-05")})).table
    assert table.columns == ("Rules about", "Not known", "Clear (declared)", "Not applicable", "Total")
    assert table.rows == (("Follow-up", "1", "1", "0", "2"), ("Local leadership", "0", "0", "1", "1"))


def test_every_state_is_drawn_in_a_shape_of_its_own() -> None:
    shapes = set()
    for state in STATES:
        alone = {
            "failed": RuleOutcomes(error=SOME),
            "replaced": RuleOutcomes(flagged=SOME),
            "unknown": RuleOutcomes(unknown=SOME),
            "declared": RuleOutcomes(clear=SOME, declared=SOME),
            "documented": RuleOutcomes(clear=SOME, documented=SOME),
            "confirmed": RuleOutcomes(clear=SOME, confirmed=SOME),
            "not_applicable": RuleOutcomes(not_applicable=SOME),
        }.get(state, RuleOutcomes(flagged=SOME))
        severity = {"FU_01": state} if state in ("critical", "high", "moderate", "low") else {}
        made = glance(assessment_of({"FU-01": alone}, **severity))
        assert made.legend[0].sample.state == state
        paths = ElementTree.fromstring(drawn(made)).iter("path")
        shapes.add(tuple(path.get("d") for path in paths))
    assert len(shapes) == len(STATES)


def test_every_family_of_the_catalogue_has_a_name() -> None:
    assert {rule.partition("-")[0] for rule in load_catalogue().rules} == set(FAMILIES)


def test_a_family_of_another_catalogue_is_called_by_its_letters() -> None:
    assert [row.label for row in glance(assessment_of({"ZZ-01": RuleOutcomes()})).rows] == ["ZZ"]


@pytest.mark.parametrize("rules", [1, 40, 41, 120, 500])
def test_the_cells_of_a_family_stay_within_the_picture_and_below_one_another(rules: int) -> None:
    made = glance(
        assessment_of({f"FU-{n}": RuleOutcomes(unknown=SOME) for n in range(rules)} | {"LD-01": RULES["LD-01"]})
    )
    cells = [(run.x + made.pitch * n, run.y) for row in made.rows for run in row.runs for n in range(run.number)]
    assert len(cells) == min(rules, 120) + 1
    assert len(set(cells)) == len(cells)
    assert max(x for x, _ in cells) + 11 < made.width - 30
    assert max(y for _, y in cells) + 11 < made.height
    assert [row.total for row in made.rows] == [str(rules), "1"]


def test_a_catalogue_with_very_many_families_is_summed_up() -> None:
    letters = [f"{first}{second}" for first in "ABCDEFGHIJ" for second in "ABCDEFGHIJ"]
    made = glance(assessment_of({f"{family}-01": RuleOutcomes() for family in letters}))
    assert made.height < 900
    assert made.rows[-1].label == "61 further families"
    assert made.rows[-1].total == "61"
    assert len(made.rows) == 40


def test_the_drawing_has_a_cell_for_every_rule() -> None:
    made = glance(assessment_of(RULES, FU_01="high", LD_01="low"))
    counted = Counter(state for row in made.rows for state in states(made, row.label))
    assert counted == {entry.sample.state: entry.number for entry in made.legend}
    assert 'aria-label="What was checked. 10 rules' in drawn(made)
