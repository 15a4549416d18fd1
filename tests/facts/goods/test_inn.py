"""Names of medicines as planners write them, brought to the international nonproprietary name."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.catalogue.loading import rules_folder
from missionrisk.catalogue.medicines_file import MEDICINES_FILE, read_medicines
from missionrisk.facts.goods.inn import canonical_inn, keys_of, names_from
from missionrisk.facts.goods.medicine_table import MedicineEntry

TABLE, _ = read_medicines(rules_folder() / MEDICINES_FILE, None)

SALTS = ("", " hydrochloride", " sodium", " sulfate", " besilate", " (as maleate)", " phosphate 500 mg", " clorhidrato")
SINGLE = sorted(entry.name for entry in TABLE.entries if len(entry.inn) == 1)
COMBINED = [entry for entry in TABLE.entries if len(entry.inn) > 1]


def canonical(written: str) -> str | None:
    found = TABLE.canonical(written)
    return None if found is None else " + ".join(found)


@pytest.mark.parametrize(
    ("written", "inn"),
    [
        ("Amoxicillin 500mg caps", "amoxicillin"),
        ("AMOXICILINA", "amoxicillin"),
        ("amlodipine besylate", "amlodipine"),
        ("metformin hydrochloride 850 mg tablets", "metformin"),
        ("clorhidrato de metformina", "metformin"),
        ("salbutamol sulfate", "salbutamol"),
        ("albuterol", "salbutamol"),
        ("salbutamol (albuterol)", "salbutamol"),
        ("acetaminophen", "paracetamol"),
        ("glyburide", "glibenclamide"),
        ("frusemide", "furosemide"),
        ("adrenaline", "epinephrine"),
        ("adrenaline/epinephrine", "epinephrine"),
        ("Epinephrine (Adrenaline) 1 mg/ml", "epinephrine"),
        ("lignocaine", "lidocaine"),
        ("sodium valproate", "valproic acid"),
        ("ácido fólico", "folic acid"),
        ("ibuprofène", "ibuprofen"),
        ("dextrose 5%", "glucose"),
        ("sodium chloride 0.9% 500 ml", "sodium chloride"),
        ("ferrous sulfate 200 mg (60 mg elemental iron)", "ferrous salt"),
        ("timolol maleate 0.5% eye drops", "timolol"),
        ("Benzathine penicillin G 1.2 MIU", "benzathine benzylpenicillin"),
        ("water for injection", "water for injection"),
        ("ORS", "oral rehydration salts"),
        ("co-trimoxazole", "sulfamethoxazole + trimethoprim"),
        ("trimethoprim/sulfamethoxazole 80/400 mg", "sulfamethoxazole + trimethoprim"),
        ("amoxicillin-clavulanate", "amoxicillin + clavulanic acid"),
        ("Amoxicillin 875 mg and potassium clavulanate 125 mg", "amoxicillin + clavulanic acid"),
        ("artemether 20 mg + lumefantrine 120 mg", "artemether + lumefantrine"),
        ("iron + folic acid", "ferrous salt + folic acid"),
        ("ibuprofen + paracetamol", "ibuprofen + paracetamol"),
    ],
)
def test_what_planners_write(written: str, inn: str) -> None:
    assert canonical(written) == inn


@pytest.mark.parametrize(
    "written",
    [
        "",
        "+",
        "500 mg",
        "amoxicilxin",
        "metformine-like",
        "penicillin",
        "insulin",
        "vitamin",
        "vitamin k",
        "vitamin b12",
        "tenofovir",
        "hyoscine hydrobromide",
        "norethisterone enantate",
        "tenofovir alafenamide",
        "calcium chloride",
        "zinc oxide",
        "magnesium",
        "urea peroxide",
        "ibuprofen + zinc",
        "paracetamol + something",
        "insulin (glargine)",
        "prednisolone (prednisone)",
        "paracetamol (Brand)",
        "x" * 1000,
    ],
)
def test_what_is_not_recognised(written: str) -> None:
    assert TABLE.canonical(written) is None


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.sampled_from(SINGLE), st.text(max_size=40)))
def test_a_canonical_name_stands_for_itself(written: str) -> None:
    found = TABLE.canonical(written)
    assert found is None or TABLE.canonical(" + ".join(found)) == found


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(COMBINED), st.sampled_from(["+", " + ", "/", ", ", " and ", " y ", "-", " & "]), st.randoms())
def test_the_order_of_a_combination_makes_no_difference(entry: MedicineEntry, between: str, random: Random) -> None:
    parts = list(entry.inn)
    random.shuffle(parts)
    assert TABLE.canonical(between.join(parts)) == entry.inn


METALS = ("chloride", "sulfate", "carbonate", "gluconate", "salt")


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from([name for name in SINGLE if "," not in name and not name.endswith(METALS)]), st.sampled_from(SALTS)
)
def test_salts_strengths_and_capitals_make_no_difference(name: str, salt: str) -> None:
    assert canonical(f"{name.upper()}{salt}") == name


def test_every_name_of_the_table_finds_its_medicine() -> None:
    for entry in TABLE.entries:
        for name in (entry.name, *entry.other_names):
            assert TABLE.find(name) is entry, name


def test_all_orders_of_a_quadruple() -> None:
    entry = TABLE.find("ethambutol + isoniazid + pyrazinamide + rifampicin")
    assert entry is not None
    assert all(TABLE.find("/".join(order)) is entry for order in permutations(entry.inn))


def test_a_name_cannot_stand_for_two_medicines() -> None:
    with pytest.raises(ValueError, match=r"'timolol' stands for timolol and for latanoprost"):
        names_from({("timolol",): (), ("latanoprost",): ("Timolol maleate",)})


def test_names_that_are_not_known_are_still_compared() -> None:
    assert canonical_inn("rosuvastatin calcium", {}) is None
    assert set(keys_of("Rosuvastatin calcium 10 mg")) & set(keys_of("rosuvastatina"))
