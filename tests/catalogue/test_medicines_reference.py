"""The table of medicines against lists of reference, row by row, where these lists are at hand.

MISSIONRISK_REFERENCE names a folder with `who_eml.csv` (22nd WHO Model List), `aware_2023.csv` and
`national_eml_compact.csv`. They are not part of this project, so without it these tests are skipped.
"""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from missionrisk.catalogue.loading import rules_folder
from missionrisk.catalogue.medicines_file import MEDICINES_FILE, read_medicines
from missionrisk.facts.goods.inn import keys_of
from missionrisk.facts.goods.medicine_table import MedicineEntry, MedicineTable

FOLDER = os.environ.get("MISSIONRISK_REFERENCE")

pytestmark = pytest.mark.skipif(
    FOLDER is None or not Path(FOLDER).is_dir(),
    reason="MISSIONRISK_REFERENCE names no folder with the lists to check the table of medicines against",
)

CALLED_OTHERWISE = {
    "Insulin": "insulin, short-acting",
    "Intermediate-acting insulin": "insulin, intermediate-acting",
    "Influenza vaccine (seasonal)": "influenza vaccine",
    "Dihydroartemisinin + piperaquine phosphate": "dihydroartemisinin + piperaquine",
    "Anti-d immunoglobulin": "anti-d immunoglobulin",
}
"""Entries of WHO's list whose names a reader of names must not recognise, or need not."""

LISTED_FOR_ALL_OF_ITS_LEVEL = {"simvastatin", "hydrochlorothiazide", "bisoprolol", "loratadine", "metronidazole"}
"""What has a square box for the alternatives that the list names, not for its whole chemical subgroup."""

ANOTHER_CODE = {
    "insulin, short-acting": "the reference gives the code of intermediate-acting insulin",
    "calamine": "no code for certain",
}

OF_FURTHER_FORMS = frozenset(
    [
        "A02AD01",
        "A10AB01",
        "A10AD01",
        "B03AA03",
        "D06BB03",
        "D06BX01",
        "G01AA10",
        "G01AF01",
        "G01AF04",
        "H02AB01",
        "J02AB02",
        "J07AL02",
        "J07AN01",
        "J07BD52",
        "P01BB51",
        "R01AD01",
        "R03CC02",
        "S01AA01",
        "S01AA11",
        "S01AA12",
        "S01AA13",
        "S01AE02",
        "S01AE03",
        "S01AE05",
        "S01AE07",
        "S01BA01",
        "S02AA16",
        "V06DC01",
    ]
)
"""Codes of the ATC classification that no list of reference has, mostly of further forms."""


def rows(name: str) -> Iterator[dict[str, str]]:
    with (Path(FOLDER or "") / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


@lru_cache(maxsize=1)
def the_table() -> MedicineTable:
    return read_medicines(rules_folder() / MEDICINES_FILE, None)[0]


def entry_for(name: str, table: MedicineTable) -> MedicineEntry | None:
    plain = name.replace(" (injection)", "")
    return table.find(CALLED_OTHERWISE.get(name, plain))


@lru_cache(maxsize=1)
def who_list() -> dict[str, dict[str, str]]:
    """The rows of WHO's list by the names in the table."""
    table = the_table()
    return {entry.name: row for row in rows("who_eml.csv") if (entry := entry_for(row["inn"], table))}


def level_4(code: str) -> str:
    return code[:5]


def boxes() -> dict[str, set[str]]:
    """The names with a square box, by the chemical subgroup of their codes."""
    found = defaultdict(set)
    for row in rows("who_eml.csv"):
        if row["square_box_2017"] == "yes":
            found[level_4(row["atc"])].add(row["inn"].lower())
    return found


def test_every_listing_is_that_of_the_list() -> None:
    listings = {name: row["listing"] for name, row in who_list().items()}
    by_level = boxes()
    wrong = []
    for entry in the_table().entries:
        said = listings.get(entry.name)
        if entry.who_list == "listed" and said != "listed":
            wrong.append((entry.name, "is not listed"))
        elif entry.who_list == "alternative" and said != "therapeutic_alternative":
            named = entry.alternative_to in by_level[level_4(entry.atc[0])] - LISTED_FOR_ALL_OF_ITS_LEVEL
            if said is not None or not named:
                wrong.append((entry.name, f"is not covered by {entry.alternative_to}"))
        elif entry.who_list == "no" and (said or any(by_level[level_4(code)] for code in entry.atc)):
            wrong.append((entry.name, f"may be listed: {said}"))
    assert wrong == []


def test_what_the_list_has_is_not_left_open() -> None:
    left_open = [entry.name for entry in the_table().entries if entry.name in who_list() and entry.who_list is None]
    assert left_open == []


def test_every_main_code_is_that_of_the_list() -> None:
    found = {entry.name: entry.atc for entry in the_table().entries}
    wrong = [
        (name, row["atc"], found[name])
        for name, row in who_list().items()
        if row["atc"] and row["atc"] not in found[name] and name not in ANOTHER_CODE
    ]
    assert wrong == []


def test_every_code_stands_in_some_list() -> None:
    codes = {row["atc"] for row in rows("aware_2023.csv")}
    for row in rows("who_eml.csv"):
        codes.update(row["atc_all"].split())
    for row in rows("national_eml_compact.csv"):
        codes.update(code.strip() for code in (row["atc"] + "," + row["atc_secondary"]).replace("/", ",").split(","))
    unknown = {code for entry in the_table().entries for code in entry.atc} - codes
    assert unknown == OF_FURTHER_FORMS


def test_every_aware_group_is_that_of_the_list() -> None:
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    table = the_table()
    for row in rows("aware_2023.csv"):
        substances = table.canonical(row["inn"].replace("/", " + "))
        if substances:
            groups[" + ".join(substances)][row["route"]] = row["aware"].lower()
    wrong = []
    for entry in table.entries:
        of_routes = groups.get(entry.name)
        if of_routes is None:
            if entry.aware not in (None, "none"):
                wrong.append((entry.name, str(entry.aware), "has no group"))
            continue
        oral = of_routes.get("", of_routes.get("oral", of_routes.get("IV")))
        injected = of_routes.get("", of_routes.get("IV", oral))
        if (entry.aware, entry.aware_injected or entry.aware) != (oral, injected):
            wrong.append((entry.name, f"{entry.aware}/{entry.aware_injected}", f"{oral}/{injected}"))
    assert wrong == []


def test_different_medicines_are_spelled_differently() -> None:
    """Names that come out alike must be two spellings of one medicine, told by the chemical subgroup of its code."""
    codes_by_key: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(dict)
    for name, column in (("who_eml.csv", "inn"), ("aware_2023.csv", "inn"), ("national_eml_compact.csv", "medicine")):
        for row in rows(name):
            codes = {level_4(code) for code in row.get("atc_all", row["atc"]).split() if code}
            plain = row[column].split(" (")[0].lower()
            codes_by_key[keys_of(plain)[0]].setdefault(plain, set()).update(codes)
    alike = {key: named for key, named in codes_by_key.items() if len(named) > 1 and all(named.values())}
    wrong = {key: named for key, named in alike.items() if not set.intersection(*named.values())}
    assert wrong == {}
