"""Medicines as items of stock: where they stay, how long they last, what their packs say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from missionrisk.facts.knowledge import NEVER
from tests.facts.deriving import fact, said, subjects

CLINIC: dict[str, Any] = {
    "mission": {"dates": {"arrival": "2027-03-06", "last_service_day": "2027-03-19", "departure": "2027-03-20"}},
    "activities": {"dispenses_medicines": True, "donates_medicines": False, "leaves_goods_behind": False},
}
DONATION: dict[str, Any] = {
    "mission": {"dates": {"arrival": "2027-03-06"}},
    "activities": {"treats_patients": False, "dispenses_medicines": False, "donates_medicines": True},
}
AGREED: dict[str, Any] = {"donation": {"request_list": "agreed", "consent": "agreed"}}


def stock(plan: dict[str, Any], pharmacy: dict[str, Any] | None = None, **fields: Any) -> Any:
    chapters = {} if pharmacy is None else {"pharmacy": pharmacy}
    return fact("medicine_stock", "m", **{**plan, **chapters, "medicines": [{"id": "m", **fields}]})


# --- which there are ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("activities", "ask"),
    [
        ({}, "activities.dispenses_medicines"),
        ({"dispenses_medicines": False}, "activities.donates_medicines"),
        ({"dispenses_medicines": True}, "medicines"),
        ({"donates_medicines": True}, "medicines"),
        ({"treats_patients": True, "operates": True}, "medicines"),
    ],
)
def test_a_list_that_was_not_stated_has_a_placeholder(activities: dict[str, Any], ask: str) -> None:
    found = fact("medicine_stock", "medicines[?]", activities=activities)
    assert found.exists.missing == (ask,)


def test_a_mission_without_use_for_medicines_has_none() -> None:
    activities = {"treats_patients": False, "dispenses_medicines": False, "donates_medicines": False}
    assert subjects("medicine_stock", activities=activities) == []


def test_an_empty_list_holds_unless_medicines_are_dispensed_or_given() -> None:
    assert subjects("medicine_stock", medicines=[]) == []
    assert subjects("medicine_stock", medicines=[], **DONATION) == ["medicines[?]"]


def test_a_placeholder_of_a_mission_that_leaves_nothing_stays_nowhere() -> None:
    assert said(fact("medicine_stock", "medicines[?]", **CLINIC).left_behind) is False


# --- use and stay -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "fields", "used", "left"),
    [
        ({}, {"destination": "both"}, True, True),
        ({}, {"destination": "used_during_visit"}, True, False),
        ({}, {"destination": "left_behind"}, False, True),
        ({}, {}, "?", "?"),
        ({}, {"supply_days": 3}, True, "?"),
        (CLINIC, {}, True, False),
        (DONATION, {}, False, True),
        ({"activities": {"donates_medicines": True}}, {}, "?", "?"),
    ],
)
def test_what_is_used_and_what_stays(plan: dict[str, Any], fields: dict[str, Any], used: Any, left: Any) -> None:
    found = stock(plan, **fields)
    assert (said(found.used_in_visit), said(found.left_behind)) == (used, left)


def test_what_holds_only_of_what_stays_is_not_asked_before() -> None:
    assert stock({}).label_fields_missing.missing == ("medicines[m].destination",)
    assert stock(DONATION).label_fields_missing.missing == ("medicines[m].label_fields",)


# --- time ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"supply_days": 7}, date(2027, 3, 26)),
        ({"supply_days": {"min": 5, "max": 7}}, (date(2027, 3, 24), date(2027, 3, 26))),
        ({"purpose": "anaesthesia"}, date(2027, 3, 19)),
        ({"supply_days": 7, "use_by": "2027-05-01"}, date(2027, 5, 1)),
        ({}, (date(2027, 3, 19), NEVER)),
    ],
)
def test_last_use(fields: dict[str, Any], expected: Any) -> None:
    assert said(stock(CLINIC, **fields).last_use) == expected


def test_days_past_expiry() -> None:
    assert said(stock(CLINIC, supply_days=7, expiry_date="2027-03-20").days_past_expiry) == 6
    assert said(stock(CLINIC, supply_days=7, expiry_date="never").days_past_expiry) == float("-inf")
    assert stock(CLINIC, supply_days=7).days_past_expiry.missing == ("medicines[m].expiry_date",)


def test_shelf_life_counts_from_the_arrival_of_the_donation_or_else_of_the_team() -> None:
    assert said(stock(DONATION, expiry_date="2028-03-06").shelf_life_months) == 12
    arrival = {"donation": {"arrival": "2027-05-06"}}
    assert said(stock(DONATION, arrival, expiry_date="2028-03-06").shelf_life_months) == 10


# --- source and pack ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"source": "free_samples"}, True),
        ({"opened_or_returned": True}, True),
        ({"opened_or_returned": False, "source": "local_pharmacy"}, False),
        ({"opened_or_returned": False, "source": "unknown"}, "?"),
        ({"source": "local_pharmacy"}, "?"),
        ({}, "?"),
    ],
)
def test_returned_or_sample(fields: dict[str, Any], expected: Any) -> None:
    assert said(stock(CLINIC, **fields).returned_or_sample) == expected


@pytest.mark.parametrize(
    ("activities", "source", "expected"),
    [
        ({}, "team_luggage", True),
        ({}, "national_store", False),
        ({}, "unknown", "?"),
        ({}, None, "?"),
        ({"imports_goods": False}, None, False),
    ],
)
def test_brought_in(activities: dict[str, Any], source: str | None, expected: Any) -> None:
    assert said(stock({"activities": activities}, source=source).brought_in) == expected


def test_label_fields() -> None:
    found = stock(DONATION, label_fields=["inn", "form", "manufacturer", "quantity", "storage", "expiry"])
    assert said(found.label_fields_missing) == {"batch", "strength"}
    assert said(found.label_fields_missing_count) == 2
    assert said(stock(DONATION).label_fields_missing_count) == (0, 8)


@pytest.mark.parametrize(
    ("fields", "of_staff", "expected", "missing"),
    [
        ({"label_languages": ["es-MX"]}, ["es"], True, ()),
        ({"label_languages": ["de"]}, ["es", "en"], False, ()),
        ({"label_languages": ["de"], "label_language_read_by_staff": True}, ["es"], True, ()),
        ({"label_languages": ["de"]}, None, "?", ("language.working_languages",)),
        ({}, ["es"], "?", ("medicines[m].label_languages",)),
    ],
)
def test_labels_that_staff_read(fields: dict[str, Any], of_staff: Any, expected: Any, missing: tuple[str, ...]) -> None:
    found = stock({**DONATION, "language": {"working_languages": of_staff}}, **fields).label_read_by_staff
    assert said(found) == expected
    assert found.missing == missing


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"aware_group": "watch", "purpose": "long_term"}, "watch"),
        ({"purpose": "analgesia"}, "not_antibiotic"),
        ({"long_term": True}, "not_antibiotic"),
        ({"purpose": "acute"}, {"access", "watch", "reserve", "not_antibiotic"}),
    ],
)
def test_aware_group(fields: dict[str, Any], expected: Any) -> None:
    assert said(stock(CLINIC, **fields).aware_group) == expected


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("on_national_list", "reason_not_listed"),
        ("registered", "waiver"),
        ("cold_chain", "cold_chain_monitored"),
        ("locally_available", "reason_for_import"),
        ("aware_group", "specialist_control"),
    ],
)
def test_details_are_asked_after_what_they_depend_on(first: str, then: str) -> None:
    assert getattr(stock(CLINIC), then).missing == (f"medicines[m].{first}",)


# --- wanted -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pharmacy", "fields", "expected"),
    [
        (AGREED, {}, False),
        (AGREED, {"requested": "agreed", "recipient_consents": "refused"}, True),
        (AGREED, {"requested": "planned"}, "?"),
        ({"donation": {"request_list": "none"}}, {"requested": "none"}, False),
        ({"donation": {"request_list": "agreed"}}, {"requested": "none"}, "?"),
    ],
)
def test_unwanted_within_a_consignment_that_is_agreed(
    pharmacy: dict[str, Any], fields: dict[str, Any], expected: Any
) -> None:
    assert said(stock(DONATION, pharmacy, **fields).unwanted) == expected
