"""Medicines that patients take home, their refills and their tests."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, facts_of, said, subjects

DISPENSES = {"activities": {"dispenses_medicines": True}}


def supply(plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    return fact("dispensed_supply", "m", **{**DISPENSES, **(plan or {}), "medicines": [{"id": "m", **fields}]})


def test_there_are_none_where_nothing_is_dispensed() -> None:
    plan: dict[str, Any] = {"activities": {"dispenses_medicines": False}, "medicines": [{"id": "m"}]}
    assert subjects("dispensed_supply", **plan) == subjects("refill_source", **plan) == []


@pytest.mark.parametrize(
    ("plan", "ask"),
    [
        ({}, "activities.dispenses_medicines"),
        (DISPENSES, "medicines"),
        ({**DISPENSES, "medicines": []}, "medicines"),
    ],
)
def test_placeholders_stand_for_medicines_that_are_not_listed(plan: dict[str, Any], ask: str) -> None:
    for type_name in ("dispensed_supply", "refill_source"):
        found = fact(type_name, "medicines[?]", **plan)
        assert found.exists.missing == (ask,)
    assert fact("dispensed_supply", "medicines[?]", **plan).long_term.missing == (ask,)


def test_a_mission_without_long_term_treatment_dispenses_none() -> None:
    plan = {"activities": {"starts_long_term_treatment": False}}
    assert said(fact("dispensed_supply", "medicines[?]", **plan).long_term) is False


@pytest.mark.parametrize("fields", [{"destination": "left_behind"}, {"purpose": "anaesthesia"}])
def test_what_is_not_taken_home_is_not_dispensed(fields: dict[str, Any]) -> None:
    assert subjects("dispensed_supply", medicines=[{"id": "m", "supply_days": 3, **fields}]) == []


def test_whether_a_listed_medicine_is_dispensed_may_be_open() -> None:
    (found,) = facts_of(medicines=[{"id": "m"}]).of("dispensed_supply")
    assert found.exists.missing == ("activities.dispenses_medicines",)
    (found,) = facts_of(medicines=[{"id": "m", "supply_days": 3}]).of("dispensed_supply")
    assert found.sure


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"long_term": True}, True),
        ({"purpose": "long_term"}, True),
        ({"purpose": "acute"}, False),
        ({"purpose": "supplement"}, "?"),
        ({}, "?"),
    ],
)
def test_long_term(fields: dict[str, Any], expected: Any) -> None:
    assert said(supply(**fields).long_term) == expected


def test_long_term_is_asked_of_the_medicine() -> None:
    assert supply().long_term.missing == ("medicines[m].long_term",)


def care(**fields: Any) -> dict[str, Any]:
    return {"follow_up": {"long_term_care": fields}}


@pytest.mark.parametrize(
    ("plan", "refill", "visit", "missing"),
    [
        ({}, {"first_visit_after_days": 30}, 30, ()),
        (care(first_local_visit_after_days=60), {"first_visit_after_days": 30}, 30, ()),
        (care(first_local_visit_after_days=60), {}, 60, ()),
        (care(first_local_visit_after_days=60), "none", 60, ()),
        ({}, {}, (0, float("inf")), ("medicines[m].refill_source.first_visit_after_days",)),
        ({}, None, (0, float("inf")), ("medicines[m].refill_source",)),
        (care(), "none", (0, float("inf")), ("follow_up.long_term_care.first_local_visit_after_days",)),
    ],
)
def test_first_visit(plan: dict[str, Any], refill: Any, visit: Any, missing: tuple[str, ...]) -> None:
    found = supply(plan, refill_source=refill, supply_days=20)
    assert said(found.first_visit_day) == visit
    assert found.days_short.missing == missing


def test_days_short() -> None:
    assert said(
        supply(supply_days={"min": 20, "max": 40}, refill_source={"first_visit_after_days": 30}).days_short
    ) == (
        -10,
        10,
    )


@pytest.mark.parametrize(
    ("refill", "agreed"), [({"commitment": "agreed"}, True), ({"commitment": "refused"}, False), ({}, "?"), (None, "?")]
)
def test_refill(refill: Any, agreed: Any) -> None:
    found = fact("refill_source", "m", **DISPENSES, medicines=[{"id": "m", "refill_source": refill}])
    assert said(found.agreed) == agreed
    assert found.sure is (refill is not None)


def test_that_there_is_no_refill_is_known_with_its_path() -> None:
    found = fact("refill_source", "m", **DISPENSES, medicines=[{"id": "m", "refill_source": "none"}])
    assert found.sure
    assert said(found.agreed) is False
    assert found.agreed.paths == ("medicines[m].refill_source",)


LABS = {
    "sites": [{"id": "a", "laboratory_tests": ["creatinine"]}],
    "referral": {"destinations": [{"id": "b", "laboratory_tests": ["inr"]}]},
}
OPEN_LABS = {"sites": [{"id": "a", "laboratory_tests": ["creatinine"]}], "referral": {"destinations": [{"id": "b"}]}}


@pytest.mark.parametrize(
    ("plan", "fields", "unavailable"),
    [
        (LABS, {"monitoring_tests": ["creatinine", "inr"]}, set()),
        (LABS, {"monitoring_tests": ["hba1c", "inr"]}, {"hba1c"}),
        (LABS, {"monitoring_tests": ["inr"], "monitoring_at": "none"}, {"inr"}),
        (LABS, {"monitoring_tests": []}, set()),
        (OPEN_LABS, {"monitoring_tests": ["creatinine", "inr"]}, (set(), {"inr"})),
        (LABS, {}, (set(), None)),
    ],
)
def test_tests_that_cannot_be_done(plan: dict[str, Any], fields: dict[str, Any], unavailable: Any) -> None:
    assert said(supply(plan, **fields).tests_unavailable) == unavailable


def test_a_place_that_does_not_say_which_tests_it_does_is_asked() -> None:
    found = supply(OPEN_LABS, monitoring_tests=["inr"]).tests_unavailable_count
    assert said(found) == (0, 1)
    assert found.missing == ("referral.destinations[b].laboratory_tests",)
    assert supply(monitoring_tests=["inr"]).tests_unavailable.missing == ("sites", "referral.destinations")
