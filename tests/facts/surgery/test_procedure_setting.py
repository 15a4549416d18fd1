"""What a procedure needs and whether its site has it, and how many are done in a day."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

SITES = [{"id": "hospital", "name": "Santa Rosa"}]


def setting(procedure: dict[str, Any], **plan: Any) -> Any:
    return fact("procedure_setting", "a", **{"procedures": [{"id": "a", **procedure}], **plan})


def test_one_for_each_procedure_and_one_for_a_list_that_is_not_stated() -> None:
    assert subjects("procedure_setting", procedures=[{"id": "a"}, {"id": "b"}]) == ["a", "b"]
    assert subjects("procedure_setting", activities={"operates": True}) == ["procedures[?]"]
    assert subjects("procedure_setting", activities={"operates": False}) == []


@pytest.mark.parametrize(
    ("procedure", "expected"),
    [
        ({"bleeding_risk": True}, True),
        ({"bleeding_risk": False, "size": "major"}, False),
        ({"needs": ["blood"]}, True),
        ({"size": "minor"}, False),
        ({"size": "minor", "bleeding_risk": True}, True),
        ({"size": "minor", "anaesthesia": "general"}, "?"),
        ({"size": "major"}, "?"),
        ({"category": "caesarean"}, True),
        ({"category": "caesarean", "bleeding_risk": False}, False),
        ({"category": "hernia", "size": "major"}, "?"),
        ({}, "?"),
    ],
)
def test_risk_of_bleeding(procedure: Any, expected: Any) -> None:
    assert said(setting(procedure).bleeding_risk) == expected


@pytest.mark.parametrize(
    ("blood", "bank", "expected"),
    [
        ("agreed", None, True),
        ("agreed", "none", True),
        ("requested", "district", "?"),
        ("refused", "district", False),
        (None, "none", False),
        (None, "district", "?"),
        (None, None, "?"),
    ],
)
def test_blood(blood: Any, bank: Any, expected: Any) -> None:
    found = setting({"blood_access": blood}, sites=[{"id": "hospital", "blood_bank": bank}]).blood_assured
    assert said(found) == expected
    if expected == "?":
        assert found.missing + found.paths == ("procedures[a].blood_access",) * (2 if blood else 1)


@pytest.mark.parametrize(
    ("needs", "site", "expected"),
    [
        ([], {}, set()),
        (["implants", "blood"], {}, set()),
        (["icu", "ventilation"], {"intensive_care_beds": 0}, {"icu", "ventilation"}),
        (["icu"], {"intensive_care_beds": 1}, set()),
        (["icu"], {}, (set(), {"icu"})),
        (["imaging", "laboratory"], {"imaging": ["x-ray"], "laboratory_tests": ["hb"]}, set()),
        (["imaging"], {"imaging": []}, {"imaging"}),
        (None, {}, (set(), {"icu", "ventilation", "imaging", "laboratory"})),
    ],
)
def test_needs_that_the_site_does_not_meet(needs: Any, site: Any, expected: Any) -> None:
    assert said(setting({"needs": needs}, sites=[{"id": "hospital", **site}]).needs_missing) == expected


def test_of_several_sites_the_one_that_is_named_counts() -> None:
    sites = [{"id": "small", "intensive_care_beds": 0}, {"id": "large", "intensive_care_beds": 4}]
    assert said(setting({"needs": ["icu"], "site": "small"}, sites=sites).needs_missing) == {"icu"}
    assert said(setting({"needs": ["icu"], "site": "large"}, sites=sites).needs_missing) == set()
    open_site = setting({"needs": ["icu"]}, sites=sites).needs_missing
    assert open_site.missing == ("procedures[a].site",)


def test_a_laboratory_elsewhere_serves_as_well() -> None:
    plan = {"sites": [{"id": "tent", "laboratory_tests": []}], "surgery": {"laboratory_access": "district"}}
    assert said(setting({"needs": ["laboratory"]}, **plan).needs_missing) == set()


@pytest.mark.parametrize(
    ("limits", "criteria", "expected"),
    [
        ("none", "none", False),
        ({"min_age_months": 3}, "none", True),
        ("none", "agreed", True),
        (None, None, "?"),
        ("none", None, "?"),
    ],
)
def test_written_limits(limits: Any, criteria: Any, expected: Any) -> None:
    found = setting({"patient_limits": limits}, surgery={"selection_criteria": criteria})
    assert said(found.limits_written) == expected


PEOPLE = [{"id": "surgeons", "count": 2}]


@pytest.mark.parametrize(
    ("procedure", "surgery", "expected"),
    [
        ({"per_surgeon_per_day": 20, "expected_count": 900, "operators": ["surgeons"]}, {"days": 5}, 20),
        ({"expected_count": 600, "operators": ["surgeons"]}, {"days": 5}, (60, math.inf)),
        ({"expected_count": {"min": 101}, "operators": ["surgeons"]}, {"days": 5}, (11, math.inf)),
        ({"expected_count": 600}, {"days": 5}, (0, math.inf)),
        ({}, {"operations_per_surgeon_per_day": 12}, 12),
        ({"expected_count": 600, "operators": ["surgeons"]}, {}, (0, math.inf)),
    ],
)
def test_a_day_of_one_surgeon(procedure: Any, surgery: Any, expected: Any) -> None:
    assert said(setting(procedure, surgery=surgery, people=PEOPLE).per_surgeon_per_day) == expected


def test_without_operating_days_those_of_service_bound_the_average() -> None:
    dates = {"first_service_day": "2027-03-08", "last_service_day": "2027-03-12"}
    procedure = {"expected_count": 600, "operators": ["surgeons"]}
    assert said(setting(procedure, people=PEOPLE, mission={"dates": dates}).per_surgeon_per_day) == (60, math.inf)


def test_beside_other_procedures_the_number_of_all_is_an_upper_bound() -> None:
    plan = {"procedures": [{"id": "a"}, {"id": "b"}], "surgery": {"operations_per_theatre_per_day": 30}}
    assert said(fact("procedure_setting", "a", **plan).per_theatre_per_day) == (0, 30)
