"""The assessment as JUnit XML, for programs that gather test results.

Each family of rules is a suite, and each rule about each subject a test: passed where it is clear, failed where it
found something, skipped where the plan does not say enough or a graver finding stands in its place, and an error where
the check failed. What does not apply is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from missionrisk.judgement.assessment import Assessment, Evidence, Finding
from missionrisk.language import gettext as _
from missionrisk.reports.formats.places import file_of, place_of
from missionrisk.reports.formats.remedies import in_words
from missionrisk.reports.safe_text import visible

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'

_COUNTED: Final = {"failures": "failure", "errors": "error", "skipped": "skipped"}
"""The attributes that count tests, by the element that such a test contains."""

_NOT_IN_XML: Final = {0xFFFE: r"\ufffe", 0xFFFF: r"\uffff"}
"""What XML cannot hold, beside the control characters that are spelled out anyhow."""


def render_junit(assessment: Assessment) -> str:
    """The assessment as indented XML."""
    root = Element("testsuites", name=_shown(assessment.title))
    for family, of_family in groupby(_tests(assessment), key=lambda test: test.attrib["classname"].partition("-")[0]):
        tests = list(of_family)
        suite = SubElement(root, "testsuite", {"name": family, **_numbers(tests)})
        suite.set("timestamp", f"{assessment.provenance.on.isoformat()}T00:00:00")
        suite.extend(tests)
    root.attrib.update(_numbers(list(root.iter("testcase"))))
    indent(root)
    return _DECLARATION + tostring(root, encoding="unicode") + "\n"


def _numbers(tests: list[Element]) -> dict[str, str]:
    numbers = {name: sum(test.find(kind) is not None for test in tests) for name, kind in _COUNTED.items()}
    return {"tests": str(len(tests)), **{name: str(number) for name, number in numbers.items()}, "time": "0"}


def _tests(assessment: Assessment) -> Iterator[Element]:
    """A test for each rule and each subject that it applies to, rule by rule."""
    findings = {finding.id: finding for finding in assessment.findings}
    questions = _questions_by_rule(assessment)
    file = file_of(assessment)
    for rule, found in sorted(assessment.outcomes.items()):
        for subject in found.flagged:
            yield _flagged(rule, subject, findings.get(f"{rule}@{subject}"), file)
        for subject in found.unknown:
            asked = questions.get(rule, [_("The plan does not say enough to tell.")])
            yield _test(rule, subject, file, skipped=" ".join(asked))
        for subject in found.error:
            yield _test(rule, subject, file, error=found.failure or _("The check failed."))
        for subject in found.clear:
            yield _test(rule, subject, file)


def _questions_by_rule(assessment: Assessment) -> Mapping[str, list[str]]:
    questions: dict[str, list[str]] = {}
    for question in assessment.open_fields:
        for rule in question.rules:
            questions.setdefault(rule, []).append(question.text)
    return questions


def _flagged(rule: str, subject: str, finding: Finding | None, file: str | None) -> Element:
    if finding is None:
        return _test(rule, subject, file, skipped=_("A graver finding about the same subject stands in its place."))
    place = place_of(finding)
    test = _test(rule, subject, file, line=place.line if place else None, failure=finding.message)
    failure = test[0]
    failure.set("type", finding.severity)
    lines = [finding.title, *map(_stated, finding.evidence), *map(in_words, finding.actions)]
    failure.text = "\n".join(map(_shown, lines))
    return test


def _stated(evidence: Evidence) -> str:
    if evidence.line is None:
        return f"{evidence.path} = {evidence.value}"
    return _("Line {line}: {path} = {value}").format(line=evidence.line, path=evidence.path, value=evidence.value)


def _test(rule: str, subject: str, file: str | None, *, line: int | None = None, **outcome: str) -> Element:
    """A test, with an element named as its outcome that holds why, unless it passed."""
    test = Element("testcase", classname=rule, name=_shown(f"{rule}@{subject}"), time="0")
    if file is not None:
        test.set("file", _shown(file))
        if line is not None:
            test.set("line", str(line))
    for kind, message in outcome.items():
        SubElement(test, kind, message=_shown(message))
    return test


def _shown(text: str) -> str:
    return visible(text).translate(_NOT_IN_XML)
