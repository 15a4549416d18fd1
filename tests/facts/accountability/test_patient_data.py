"""Where patients' data go, and how they are protected."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said


def found(electronic: Any = None, countries: Any = None, kept: Any = None, **records: Any) -> Any:
    return fact(
        "patient_data",
        "mission",
        mission={"countries": countries},
        activities={"keeps_patient_records_electronically": kept},
        records={"electronic": electronic, **records},
    )


@pytest.mark.parametrize(
    ("stored", "countries", "expected"),
    [("US", ["GT"], True), ("GT", ["GT"], "?"), ("US", None, "?"), (None, ["GT"], "?")],
)
def test_storage_abroad_is_export(stored: Any, countries: Any, expected: Any) -> None:
    assert said(found({"stored_in_country": stored}, countries).leave_country) == expected


def test_what_is_stated_of_export_counts() -> None:
    assert (
        said(found({"stored_in_country": "US"}, ["GT"], identifiable_data_leave_country=False).leave_country) is False
    )


def test_whether_data_leave_is_asked_before_agreement_and_protection() -> None:
    data = found(identifiable_data_on_private_devices=False)
    for name in ("agreed", "protected", "law_checked", "leave_electronically"):
        assert data.knowledge(name).missing == ("records.identifiable_data_leave_country",)


@pytest.mark.parametrize(
    ("kept", "electronic", "expected"),
    [(True, None, True), (False, None, False), (None, {"system": "Field record"}, True), (None, None, "?")],
)
def test_whether_they_leave_electronically(kept: Any, electronic: Any, expected: Any) -> None:
    data = found(electronic, kept=kept, identifiable_data_leave_country=True)
    assert said(data.leave_electronically) == expected


def test_nothing_leaves() -> None:
    data = found(identifiable_data_leave_country=False, identifiable_data_on_private_devices=False)
    assert said(data.leave_facility) is False
    assert said(data.leave_electronically) is False


@pytest.mark.parametrize(
    ("encrypted", "limited", "expected"), [(True, True, True), (False, None, False), (True, None, "?")]
)
def test_protection(encrypted: Any, limited: Any, expected: Any) -> None:
    data = found({"encrypted": encrypted, "access_limited": limited}, identifiable_data_leave_country=True)
    assert said(data.protected) == expected
