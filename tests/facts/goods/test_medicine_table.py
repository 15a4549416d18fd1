"""What the table tells of a medicine, and what its names stand for."""

from __future__ import annotations

import pytest

from missionrisk.facts.goods.medicine_table import MedicineEntry, MedicineTable

TIMOLOL = MedicineEntry(("timolol",), atc=("S01ED01",), other_names=("timolol eye drops",))
COMBINED = MedicineEntry(("amoxicillin", "clavulanic acid"), atc=("J01CR02",), other_names=("co-amoxiclav",))
TABLE = MedicineTable((TIMOLOL, COMBINED))


def test_a_medicine_is_found_by_any_of_its_names() -> None:
    assert TABLE.find("Timolol maleate 0.5%") is TIMOLOL
    assert TABLE.find("Co-amoxiclav") is TABLE.find("clavulanic acid + amoxicillin") is COMBINED


def test_a_part_of_a_combination_has_a_name_and_no_entry() -> None:
    assert TABLE.canonical("clavulanic acid") == ("clavulanic acid",)
    assert TABLE.find("clavulanic acid") is None


def test_no_name_finds_nothing() -> None:
    assert TABLE.find(None) is TABLE.find("latanoprost") is None


def test_two_medicines_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="stands for"):
        MedicineTable((TIMOLOL, MedicineEntry(("latanoprost",), other_names=("timolol",))))


def test_what_is_given_locally_is_told_by_its_codes() -> None:
    assert TIMOLOL.given_locally
    assert not COMBINED.given_locally


def test_the_name_of_a_combination_holds_all_parts() -> None:
    assert COMBINED.name == "amoxicillin + clavulanic acid"
    assert {("amoxicilin", "clavulanic acid"), ("co amoxiclav",)} <= COMBINED.keys
