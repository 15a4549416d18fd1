"""The assessment as SARIF 2.1.0 (OASIS), for code hosts and editors.

A finding is a result of kind `fail`. What is not known is no silence: each open question is a result of kind `open` or,
where the planner says that it does not apply, `review`. How many points are clear or do not apply stands in the run's
properties, and a check that failed among the notifications of the tool. Rules without a finding are listed by their id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, Final, Literal
from urllib.parse import quote

from missionrisk.catalogue.rules import Severity
from missionrisk.judgement.assessment import Assessment, Evidence, Finding, Question, Reference
from missionrisk.reports.formats.places import file_of, place_of
from missionrisk.reports.formats.remedies import in_words
from missionrisk.reports.safe_text import visible

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_Json = dict[str, Any]

_LEVELS: Final[dict[Severity, Literal["error", "warning", "note"]]] = {
    "critical": "error",
    "high": "error",
    "moderate": "warning",
    "low": "note",
}
_RANKS: Final[dict[Severity, float]] = {"critical": 100.0, "high": 75.0, "moderate": 50.0, "low": 25.0}
"""How much a result matters, from 0 to 100; it also orders findings of one level."""

_BRACES: Final = str.maketrans({"{": "{{", "}": "}}"})


def render_sarif(assessment: Assessment) -> str:
    """The assessment as indented JSON with one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(assessment)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(assessment: Assessment) -> _Json:
    file = file_of(assessment)
    uri = None if file is None else _uri(file)
    rules = list(_rules(assessment))
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [
        *(_finding(finding, uri, numbers) for finding in assessment.findings),
        *(_question(question, uri, numbers) for question in assessment.open_fields),
    ]
    in_file: _Json = {}
    if uri is not None:
        in_file = {
            "artifacts": [{"location": {"uri": uri}, "roles": ["analysisTarget"]}],
            # Plans that are checked one by one do not replace each other's results.
            "automationDetails": {"id": f"missionrisk/{uri}/"},
        }
    return {
        "tool": {"driver": {"name": "missionrisk", "version": assessment.provenance.missionrisk, "rules": rules}},
        **in_file,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(assessment)],
        "results": results,
        "properties": _about(assessment),
    }


def _uri(file: str) -> str:
    # A file's name may hold bytes that are no text.
    if PurePath(file).is_absolute():
        return "file:///" + quote(file.lstrip("/"), safe="/:", errors="replace")
    return quote(file, errors="replace")


def _about(assessment: Assessment) -> _Json:
    provenance = assessment.provenance
    return {
        "title": visible(assessment.title),
        "stage": assessment.stage,
        "verdict": assessment.verdict.decision,
        "reasons": [visible(reason) for reason in assessment.verdict.reasons],
        "counts": assessment.counts.model_dump(),
        "assessedOn": provenance.on.isoformat(),
        "language": assessment.language,
        "engine": provenance.engine,
        "planSha256": provenance.plan_sha256,
        "catalogueSha256": provenance.catalogue_sha256,
    }


def _invocation(assessment: Assessment) -> _Json:
    failures = [
        {"level": "error", "message": _message(found.failure), "associatedRule": {"id": rule}}
        for rule, found in sorted(assessment.outcomes.items())
        if found.failure is not None
    ]
    return {"executionSuccessful": not assessment.failed, "toolExecutionNotifications": failures}


# --- rules --------------------------------------------------------------------------------------------------------


def _rules(assessment: Assessment) -> Iterator[_Json]:
    found = {finding.rule: finding for finding in assessment.findings}
    asking = {rule for question in assessment.open_fields for rule in question.rules}
    failing = {rule for rule, outcomes in assessment.outcomes.items() if outcomes.failure is not None}
    for rule in sorted(found.keys() | asking | failing):
        yield _rule(found[rule]) if rule in found else {"id": rule}


def _rule(finding: Finding) -> _Json:
    """The rule of a finding, whose title, reason, actions and sources are those of every finding of it."""
    return {
        "id": finding.rule,
        "shortDescription": _message(finding.title),
        "fullDescription": _message(finding.rationale),
        "help": _message(*map(in_words, finding.actions)),
        "defaultConfiguration": {"level": _LEVELS[finding.severity], "rank": _RANKS[finding.severity]},
        "properties": {
            "tags": list(finding.harms),
            "severity": finding.severity,
            "core": finding.core,
            "evidenceGrade": finding.evidence_grade,
            "sources": [_source(source) for source in finding.sources],
        },
    }


def _source(source: Reference) -> str:
    return visible(f"{source.citation}, {source.place}" if source.place else source.citation)


# --- results ------------------------------------------------------------------------------------------------------


def _finding(finding: Finding, uri: str | None, numbers: dict[str, int]) -> _Json:
    place = place_of(finding)
    others = [evidence for evidence in finding.evidence if evidence is not place]
    return {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "kind": "fail",
        "level": _LEVELS[finding.severity],
        "rank": _RANKS[finding.severity],
        "message": _message(finding.message),
        "locations": [_stated(place, uri)] if place else [_location(None, uri)],
        "relatedLocations": [
            {"id": number, **_stated(evidence, uri), "message": _message(f"{evidence.path} = {evidence.value}")}
            for number, evidence in enumerate(others, start=1)
        ],
        "partialFingerprints": {"findingId/v1": finding.id, "triggeringValues/v1": finding.fingerprint},
        "properties": {
            "id": finding.id,
            "severity": finding.severity,
            "core": finding.core,
            "harms": list(finding.harms),
            "restsOn": list(finding.rests_on),
        },
    }


def _question(question: Question, uri: str | None, numbers: dict[str, int]) -> _Json:
    return {
        "ruleId": question.rules[0],
        "ruleIndex": numbers[question.rules[0]],
        "kind": "review" if question.said == "not_applicable" else "open",
        "level": "none",
        "message": _message(question.text),
        "locations": [_location(question.path, uri, question.line)],
        "partialFingerprints": {"question/v1": question.path},
        "properties": {
            "severity": question.severity,
            "core": question.core,
            "rules": list(question.rules),
            "entries": list(question.entries),
            "settles": question.settles,
            **_said(question),
        },
    }


def _said(question: Question) -> _Json:
    due = question.due_on.isoformat() if question.due_on else None
    said = {"dueOn": due, "said": question.said, "reason": visible(question.reason) if question.reason else None}
    return {name: value for name, value in said.items() if value is not None}


def _stated(evidence: Evidence, uri: str | None) -> _Json:
    return _location(evidence.path, uri, evidence.line, evidence.column)


def _location(path: str | None, uri: str | None, line: int | None = None, column: int | None = None) -> _Json:
    """A place in the plan and in its file. What is of no line stands at the first, since code hosts ask for one."""
    location: _Json = {}
    if uri is not None:
        region = {"startLine": line or 1, **({"startColumn": column} if column else {})}
        location["physicalLocation"] = {"artifactLocation": {"uri": uri, "index": 0}, "region": region}
    if path is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": path}]
    return location


def _message(*paragraphs: str) -> _Json:
    """The texts as they stand: in SARIF single braces stand for arguments, and what reads as a link becomes one."""
    return {"text": "\n".join(visible(text).translate(_BRACES).replace("](", "] (") for text in paragraphs)}
