"""JUnit XML: well formed whatever a plan says, and with numbers that are right."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionrisk import Assessment
from missionrisk.reports.formats.junit import render_junit
from missionrisk.reports.safe_text import visible
from tests.judgement.small import assess, changed
from tests.reports.formats.assessments import EXAMPLE_NAMES, STRANGE, example, failed, harmful, strange

KINDS = ("failure", "skipped", "error")
ATTRIBUTES = ("failures", "skipped", "errors")


def suites(assessment: Assessment) -> ElementTree.Element:
    return ElementTree.fromstring(render_junit(assessment).encode("utf-8"))


def case(assessment: Assessment, name: str) -> ElementTree.Element:
    (found,) = (case for case in suites(assessment).iter("testcase") if case.get("name") == name)
    return found


def outcomes(root: ElementTree.Element, kind: str) -> list[str | None]:
    """The names of all tests with an element of a kind."""
    return [case.get("name") for case in root.iter("testcase") if case.find(kind) is not None]


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_outcome_that_applies_is_a_test(name: str) -> None:
    assessment = example(name)
    tests = {case.get("name") for case in suites(assessment).iter("testcase")}
    assert tests == {
        f"{rule}@{subject}"
        for rule, found in assessment.outcomes.items()
        for subject in (*found.flagged, *found.unknown, *found.error, *found.clear)
    }


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_numbers_agree_with_the_tests_and_with_the_assessment(name: str) -> None:
    assessment, root = example(name), suites(example(name))
    for element in (root, *root.findall("testsuite")):
        assert element.get("tests") == str(len(list(element.iter("testcase"))))
        assert [element.get(attribute) for attribute in ATTRIBUTES] == [
            str(len(list(element.iter(kind)))) for kind in KINDS
        ]
    assert root.get("failures") == str(len(assessment.findings))
    assert int(root.get("tests", 0)) - sum(int(root.get(each, 0)) for each in ATTRIBUTES) == assessment.counts.clear


def test_a_finding_fails_with_what_the_plan_says_and_what_to_do() -> None:
    test = case(harmful(), "JU-01@hernia")
    assert (test.get("classname"), test.get("file"), test.get("line")) == ("JU-01", "plan.yaml", "7")
    (failure,) = test
    assert failure.tag == "failure"
    assert failure.get("type") == "critical"
    assert failure.get("message") == "Hernia repair (planned: 30 to 40): nobody local has accepted its patients."
    assert failure.text is not None
    assert failure.text.splitlines() == [
        "Nobody local has accepted the operated patients",
        "Line 7: procedures[hernia].accepted_by = none",
        "To do (surgical lead; begin by 2027-01-30): Operate together with the clinician who will keep the patients.",
        "To do (mission lead; begin by 2027-02-22): Leave the procedure out of this visit.",
    ]


def test_what_is_not_known_is_skipped_with_the_question() -> None:
    (skipped,) = case(harmful(), "JU-01@cataract")
    assert skipped.tag == "skipped"
    assert "accept" in skipped.get("message", "")


def test_a_finding_that_a_graver_one_replaces_does_not_fail_twice() -> None:
    assessment = harmful()
    graver = tuple(found for found in assessment.findings if found.rule != "JU-03")
    (skipped,) = case(assessment.model_copy(update={"findings": graver}), "JU-03@hernia")
    assert skipped.get("message") == "A graver finding about the same subject stands in its place."


def test_what_is_clear_passes() -> None:
    assert list(case(assess(changed()), "JU-01@cataract")) == []


def test_a_check_that_failed_is_an_error() -> None:
    (error,) = case(failed(), "JU-01@mission")
    assert (error.tag, error.get("message")) == ("error", "no such field")
    assert suites(failed()).get("errors") == "1"


def test_families_are_suites() -> None:
    names = [suite.attrib["name"] for suite in suites(example("village-brigade"))]
    assert names == sorted(set(names))
    assert {"FU", "MD", "SV"} <= set(names)


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_a_plan_adds_no_element_and_loses_no_word(text: str) -> None:
    root, calm = suites(strange(text)), suites(strange("Eye camp"))
    assert [element.tag for element in root.iter()] == [element.tag for element in calm.iter()]
    assert root.get("name") == visible(text).replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_at_all_is_well_formed(text: str) -> None:
    suites(failed().model_copy(update={"title": text}))
