"""Every fault of a rule file is told with file, line and the nearest right name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from missionrisk.catalogue.loading import CatalogueError, load_catalogue
from tests.catalogue.folders import RULE, loaded, problems, rule, write

PARAMETER = RULE["parameters"]["days"]


def test_the_rule_that_the_others_are_made_of_is_good(tmp_path: Path) -> None:
    assert list(loaded(tmp_path, RULE).rules) == ["ZZ-01"]


FAULTS: list[tuple[str, dict[str, Any], str, str, str]] = [
    # what is wrong, the change, a word on the line that is named, a part of the message, a part of the hint
    ("fact type of the subject", {"subject": "dispensed_suply"}, "subject:", "no fact type", "'dispensed_supply'"),
    (
        "fact type of a pattern",
        {"mitigated_when": [{"exists": [{"refil_source": {"agreed": True}}]}]},
        "refil_source",
        "no fact type 'refil_source'",
        "'refill_source'",
    ),
    (
        "field",
        {"applies_when": {"longterm": True}},
        "longterm",
        "dispensed_supply has no field 'longterm'",
        "'long_term'",
    ),
    (
        "field of a pattern",
        {"mitigated_when": [{"exists": [{"refill_source": {"agred": True}}]}]},
        "agred",
        "refill_source has no field 'agred'",
        "'agreed'",
    ),
    (
        "field of the mission",
        {"applies_when": {"$mission.operate": True}},
        "operate",
        "mission has no field 'operate'",
        "'operates'",
    ),
    (
        "operator",
        {"risk_when": {"supply_days": {"less": "$parameter.days"}}, "parameters": {}},
        "less",
        "no operator 'less'",
        "",
    ),
    (
        "two operators in one test",
        {"risk_when": {"supply_days": {"lt": 3, "gt": 1}}, "parameters": {}},
        "supply_days",
        "one operator",
        "",
    ),
    (
        "word of a closed set",
        {
            "subject": "procedure",
            "applies_when": {"size": "mayor"},
            "risk_when": {"accepted": False},
            "mitigated_when": [],
            "parameters": {},
            "message": "There is a risk.",
        },
        "size",
        "'mayor' is not one of its words",
        "'major'",
    ),
    (
        "reference to a parameter",
        {"risk_when": {"supply_days": {"lt": "$parameter.day"}, "days_short": {"gt": "$parameter.days"}}},
        "$parameter.day",
        "no parameter 'day'",
        "'days'",
    ),
    (
        "reference to a field",
        {"mitigated_when": [{"exists": [{"refill_source": {"medicine": "$subject.medicin"}}]}]},
        "medicin",
        "dispensed_supply has no field 'medicin'",
        "'medicine'",
    ),
    (
        "reference to something of another kind",
        {"mitigated_when": [{"exists": [{"refill_source": {"medicine": "$subject.supply_days"}}]}]},
        "supply_days",
        "$subject.supply_days is a number, and this field is a text",
        "",
    ),
    (
        "reference to nothing",
        {"mitigated_when": [{"exists": [{"refill_source": {"medicine": "$medicine"}}]}]},
        "$medicine",
        "'$medicine' refers to nothing",
        "$subject.field",
    ),
    (
        "unused parameter",
        {"parameters": {"days": PARAMETER, "weeks": PARAMETER}},
        "weeks:",
        "the parameter 'weeks' is never used",
        "",
    ),
    (
        "parameter of the wrong type",
        {"parameters": {"days": {**PARAMETER, "value": "thirty"}}},
        "lt:",
        "'thirty' is not a number",
        "",
    ),
    ("source", {"sources": [{"key": "DAINTN-2018"}]}, "DAINTN-2018", "no source 'DAINTN-2018'", "'DAINTON-2018'"),
    (
        "source of a parameter",
        {"parameters": {"days": {**PARAMETER, "basis": {"source": "DAINTON"}}}},
        "DAINTON",
        "no source 'DAINTON'",
        "'DAINTON-2018'",
    ),
    (
        "harm",
        {"harms": ["chronic_care_gab"]},
        "chronic_care_gab",
        "no harm 'chronic_care_gab'",
        "'chronic_care_gap'",
    ),
    ("operand for a flag", {"applies_when": {"long_term": 1}}, "long_term", "1 is not a yes or no", ""),
    (
        "operand for a number",
        {"risk_when": {"supply_days": {"lt": "soon"}}, "parameters": {}},
        "lt",
        "'soon' is not a number",
        "",
    ),
    (
        "operand for text",
        {"mitigated_when": [{"exists": [{"refill_source": {"medicine": 3}}]}]},
        "medicine: 3",
        "3 is not a text",
        "",
    ),
    (
        "operand for a date",
        {"applies_when": {"$mission.departure": {"lt": "2027-02-30"}}},
        "lt",
        "'2027-02-30' is not a date",
        "",
    ),
    (
        "list operator on a single field",
        {"applies_when": {"name": {"contains": "a"}}},
        "contains",
        "'contains' tests lists",
        "use in",
    ),
    (
        "equality on a list",
        {"applies_when": {"tests_needed": "inr"}},
        "tests_needed",
        "'eq' cannot test a list",
        "contains",
    ),
    (
        "in without a list",
        {"applies_when": {"name": {"in": "a"}}},
        "in:",
        "'in' needs a list of values",
        "",
    ),
    (
        "ordering on text",
        {"applies_when": {"name": {"lt": "a"}}},
        "lt",
        "compares numbers and dates, and this field is a text",
        "",
    ),
    (
        "none on what other rules found",
        {"mitigated_when": [{"none": [{"outcome": {"rule": "ZZ-02", "result": "flagged"}}]}]},
        "outcome",
        "'none' cannot speak of outcome",
        "use exists",
    ),
    (
        "pattern in applies_when",
        {"applies_when": {"exists": [{"refill_source": {}}]}},
        "exists",
        "applies_when holds tests only",
        "risk_when",
    ),
    ("block without lines", {"mitigated_when": [{}]}, "{}", "a block without lines holds always", ""),
    ("risk without lines", {"risk_when": {}, "parameters": {}}, "risk_when", "a block without lines", ""),
    (
        "pattern that is no list",
        {"mitigated_when": [{"exists": {"refill_source": {}}}]},
        "exists",
        "a list of patterns is expected",
        "",
    ),
    (
        "pattern with two fact types",
        {"mitigated_when": [{"exists": [{"refill_source": {}, "partner": {}}]}]},
        "refill_source",
        "a pattern is one fact type",
        "",
    ),
    (
        "tests of a pattern that are no mapping",
        {"mitigated_when": [{"exists": [{"refill_source": ["agreed"]}]}]},
        "refill_source",
        "the tests of a pattern are a mapping",
        "",
    ),
    ("superseded rule", {"supersedes": "ZZ-09"}, "supersedes", "no rule 'ZZ-09'", ""),
    (
        "critical on a house default",
        {"severity": "critical", "evidence": "house_default"},
        "severity",
        "house_default cannot be critical",
        "high at most",
    ),
    (
        "choice",
        {"choice": {"name": "premedication", "is": "always"}},
        "premedication",
        "no choice 'premedication'",
        "",
    ),
    ("severity", {"severity": "grave"}, "severity", "critical", ""),
    ("field of a rule", {"harm": ["consent"]}, "harm:", "harm", ""),
]


@pytest.mark.parametrize(("change", "line", "message", "hint"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, change: dict[str, Any], line: str, message: str, hint: str
) -> None:
    found = problems(tmp_path, rule(**change))
    assert len(found) == 1, found
    (problem,) = found
    assert problem.source == str(tmp_path / "stranger.yaml")
    assert message in problem.message
    assert hint in (problem.hint or "")
    assert problem.line is not None
    written = (tmp_path / "stranger.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line in written


def test_an_id_stands_once(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, RULE, RULE)
    assert "ZZ-01 stands twice" in problem.message


def test_an_id_stands_once_in_all_files(tmp_path: Path) -> None:
    write(tmp_path, RULE, family="one")
    second = write(tmp_path, RULE, family="two")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)
    assert [problem.source for problem in caught.value.problems] == [str(second)]


def test_a_rule_replaces_only_one_on_the_same_subject(tmp_path: Path) -> None:
    other = rule(
        id="ZZ-02", subject="follow_up", applies_when={}, risk_when={"payer_agreed": False}, mitigated_when=[],
        parameters={}, message="Nobody pays.", supersedes="ZZ-01",
    )  # fmt: skip
    (problem,) = problems(tmp_path, RULE, other)
    assert problem.message == "ZZ-01 judges dispensed_supply, and this rule judges follow_up"


def test_a_choice_must_be_one_of_the_alternatives(tmp_path: Path) -> None:
    alternatives = [
        {"id": name, "title": f"Position {name}", "sources": [{"key": "DAINTON-2018"}]} for name in ("early", "late")
    ]
    point = {"name": "timing", "question": "When is it done?", "default": "early", "alternatives": alternatives}
    (tmp_path / "choices.yaml").write_text(yaml.safe_dump({"choices": [point]}), encoding="utf-8")
    (problem,) = problems(tmp_path, rule(choice={"name": "timing", "is": "lat"}))
    assert (problem.message, problem.hint) == ("'lat' is not an alternative of timing", "did you mean 'late'?")
    assert loaded(tmp_path, rule(choice={"name": "timing", "is": "late"})).rules["ZZ-01"].choice is not None


def test_a_harm_out_of_scope_cannot_be_named(tmp_path: Path) -> None:
    harms = [
        {"id": "weather", "title": "Bad weather", "in_scope": False, "reason": "Nobody can plan it."},
        {"id": "chronic_care_gap", "title": "Treatment breaks off"},
    ]
    (tmp_path / "harms.yaml").write_text(yaml.safe_dump({"harms": harms}), encoding="utf-8")
    (problem,) = problems(tmp_path, rule(harms=["weather"]))
    assert problem.message == "the harm 'weather' is out of scope"


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, rule(subject="nothing", harms=["nothing"]), family="one")
    write(tmp_path, rule(id="ZZ-02", sources=[{"key": "NOTHING"}], applies_when={"x": 1, "y": 2}), family="two")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)
    assert len(caught.value.problems) == 5
    assert {Path(problem.source).name for problem in caught.value.problems} == {"one.yaml", "two.yaml"}
    assert str(caught.value).count("one.yaml") == 2


def test_a_file_that_is_no_yaml(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("family: broken\nrules: [\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)
    assert all(problem.source == str(path) and problem.line is not None for problem in caught.value.problems)


def test_a_folder_without_rules(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no rule file"):
        load_catalogue(tmp_path)
    with pytest.raises(CatalogueError, match="no rule file"):
        load_catalogue(tmp_path / "missing")
