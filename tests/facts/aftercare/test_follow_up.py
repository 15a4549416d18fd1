"""What the mission as a whole arranges for the time after its departure."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said


def follow_up(plan: dict[str, Any] | None = None, **chapter: Any) -> Any:
    return fact("follow_up", "mission", **(plan or {}), follow_up=chapter)


NURSE = {"role": "ward nurse", "channel": "telephone", "commitment": "agreed"}


@pytest.mark.parametrize(
    ("contact", "reachable", "missing"),
    [
        (None, "?", ("follow_up.contact_after_departure",)),
        ("none", False, ()),
        (NURSE, True, ()),
        ({**NURSE, "commitment": "refused"}, False, ()),
        ({**NURSE, "commitment": "planned"}, "?", ("follow_up.contact_after_departure.commitment",)),
        ({**NURSE, "channel": None}, "?", ("follow_up.contact_after_departure.channel",)),
        ({**NURSE, "role": None}, "?", ("follow_up.contact_after_departure.person",)),
    ],
)
def test_contact(contact: Any, reachable: Any, missing: tuple[str, ...]) -> None:
    found = follow_up(contact_after_departure=contact).contact_reachable
    assert said(found) == reachable
    assert found.missing == missing


def test_without_a_contact_there_are_no_days_of_contact() -> None:
    assert said(follow_up(contact_after_departure="none").contact_days) == 0
    assert said(follow_up(contact_after_departure={"valid_days_after_last_procedure": 30}).contact_days) == 30


@pytest.mark.parametrize(
    ("payer", "agreed"),
    [
        (None, "?"),
        ("none", False),
        ({"who": "donor", "commitment": "agreed"}, True),
        ({"who": "donor"}, "?"),
        ({"commitment": "agreed"}, "?"),
        ({"who": "patient"}, False),
    ],
)
def test_payer(payer: Any, agreed: Any) -> None:
    assert said(follow_up(complications_payer=payer).payer_agreed) == agreed


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({}, "?"),
        ({"activities": {"keeps_patient_records_electronically": False}}, False),
        ({"records": {"electronic": {"is_facility_system": True}}}, True),
        ({"records": {"electronic": {"is_facility_system": False, "exports_to_facility": True}}}, True),
        ({"records": {"electronic": {"is_facility_system": False, "exports_to_facility": False}}}, False),
        ({"records": {"electronic": {"is_facility_system": False}}}, "?"),
    ],
)
def test_records_in_the_facility_s_system(plan: dict[str, Any], expected: Any) -> None:
    assert said(follow_up(plan).records_in_facility_system) == expected


@pytest.mark.parametrize(
    ("care", "expected"),
    [
        (None, "?"),
        ({"provider": "none"}, False),
        ({"commitment": "in_place"}, True),
        ({"commitment": "none"}, False),
    ],
)
def test_long_term_care(care: Any, expected: Any) -> None:
    assert said(follow_up(long_term_care=care).long_term_care_agreed) == expected


@pytest.mark.parametrize(
    ("procedures", "expected"),
    [
        ([{"id": "a", "reviews": []}, {"id": "b", "reviews": [{"id": "r", "by": "visiting_team"}]}], 1),
        ([{"id": "a", "reviews": [{"id": "r", "by": "telephone", "commitment": "refused"}]}], 1),
        ([{"id": "a", "reviews": [{"id": "r", "by": "telephone"}]}], (0, 1)),
        ([{"id": "a"}, {"id": "b", "reviews": []}], (1, 2)),
        ([], (0, float("inf"))),
        (None, (0, float("inf"))),
    ],
)
def test_procedures_without_review(procedures: Any, expected: Any) -> None:
    assert said(follow_up({"procedures": procedures}).procedures_without_review) == expected
