"""The file of medicines: what it holds, and what is told of mistakes in it."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from missionrisk.catalogue.loading import CatalogueError, load_catalogue, rules_folder
from missionrisk.catalogue.medicines_file import MEDICINES_FILE, read_medicines

HEADER = (
    "inn,atc,who_list,alternative_to,aware,aware_injected,long_term,monitoring,cold_chain,controlled,other_names,basis"
)
GOOD = "warfarin,B01AA03,listed,,none,,yes,inr,no,no,,house_default"


def written(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "medicines.csv"
    path.write_text("\n".join(["# a comment", header, "", *rows]), encoding="utf-8")
    return path


def problems(path: Path) -> list[tuple[int | None, str, str | None]]:
    _, found = read_medicines(path, {"WHO-EML"})
    return [(problem.line, problem.message, problem.hint) for problem in found]


def test_a_row_is_a_medicine(tmp_path: Path) -> None:
    table, found = read_medicines(written(tmp_path, GOOD), {"WHO-EML"})
    assert found == []
    (entry,) = table.entries
    assert (entry.inn, entry.atc, entry.who_list, entry.aware) == (("warfarin",), ("B01AA03",), "listed", "none")
    assert (entry.long_term, entry.tests, entry.cold_chain, entry.controlled) == ("yes", ("inr",), False, "no")


def test_an_empty_cell_is_not_known_and_none_is_no_test(tmp_path: Path) -> None:
    table, _ = read_medicines(written(tmp_path, "a,,,,,,,none,,,,house_default", "b,,,,,,,,,,,"), None)
    assert [entry.tests for entry in table.entries] == [(), None]
    assert (table.entries[1].cold_chain, table.entries[1].who_list, table.entries[1].atc) == (None, None, ())


@pytest.mark.parametrize(
    ("row", "message", "hint"),
    [
        ("a,b", "this row has 2 values; there are 12 columns", None),
        ('"a,,,,,,,,,,,', "this row cannot be read: unexpected end of data", None),
        ("Aspirin,,,,,,,,,,,", "'Aspirin' is not an INN as this table writes it", "small letters"),
        ("b + a,,,,,,,,,,,", "'b + a' is not an INN as this table writes it", "alphabetical"),
        ("a,J1CA04,,,,,,,,,,", "'J1CA04' is no ATC code", "J01CA04"),
        ('a,"J01CA04,S01AA01",,,,,,,,,,', "'J01CA04,S01AA01' is no ATC code", "J01MA02; S01AE03"),
        ("a,,listd,,,,,,,,,", "who_list cannot be 'listd'", "did you mean 'listed'?"),
        ("a,,,,accsess,,,,,,,", "aware cannot be 'accsess'", "did you mean 'access'?"),
        ("a,,,,,,,,perhaps,,,", "cold_chain cannot be 'perhaps'", "write yes, no or leave it empty"),
        ("a,,,,,,yes,,,,,", "basis says where long_term, monitoring, cold_chain come from", "house_default"),
        ("a,,,,,,,,,,,house_default", "basis says where long_term, monitoring, cold_chain come from", "house_default"),
        ("a,,,,,,yes,,,,,WHO-EMl", "there is no source 'WHO-EMl'", "did you mean 'WHO-EML'?"),
        ("a,,,,,,,Liver function,,,,house_default", "'Liver function' is no list of tests", "liver-function"),
        ("a,,alternative,,,,,,,,,", "alternative_to belongs to the who_list 'alternative', and to no other", None),
        ("a,,alternative,warfarine,,,,,,,,", "'warfarine' is no listed medicine of this table", "'warfarin'"),
        ("a,,,,none,watch,,,,,,", "aware_injected is for an antibiotic whose group differs when it is injected", None),
        ("warfarin,,,,,,,,,,,", "warfarin stands in line 4 too", None),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, row: str, message: str, hint: str | None) -> None:
    found = problems(written(tmp_path, GOOD, row))
    assert (5, message) in [(line, said) for line, said, _ in found]
    if hint is not None:
        assert any(hint in (of_it or "") for _, _, of_it in found)


def test_a_name_that_stands_for_two_medicines(tmp_path: Path) -> None:
    ((_, message, _),) = problems(written(tmp_path, GOOD, "a,,,,,,,,,,Warfarin sodium,"))
    assert message == "'warfarin' stands for warfarin and for a"


def test_other_columns(tmp_path: Path) -> None:
    ((line, message, hint),) = problems(written(tmp_path, "warfarin,B01AA03", header="inn,atc"))
    assert (line, message) == (2, "these are not the columns of this table")
    assert hint == f"write: {HEADER}"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    ((_, message, _),) = problems(tmp_path / "nowhere.csv")
    assert message.startswith("cannot be read")


def test_a_catalogue_with_a_wrong_table_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    (folder / "tables").mkdir(parents=True)
    (folder / "medicines.yaml").write_text((rules_folder() / "medicines.yaml").read_text())
    written(folder / "tables", "a,b")
    with pytest.raises(CatalogueError, match="this row has 2 values"):
        load_catalogue(folder)


def test_the_table_that_comes_with_missionrisk() -> None:
    table = load_catalogue().tables.medicines
    assert len(table.entries) >= 170
    assert [entry.name for entry in table.entries] == sorted(entry.name for entry in table.entries)
    assert sum(entry.who_list is not None for entry in table.entries) > 150


def test_it_is_read_in_a_moment() -> None:
    path = rules_folder() / MEDICINES_FILE
    read_medicines(path, None)
    started = perf_counter()
    read_medicines(path, None)
    assert perf_counter() - started < 0.1
