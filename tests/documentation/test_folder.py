"""The folder of pages: what is written, what is taken away, and what is stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from missionrisk.documentation import pages_of, problems_of_pages, write_pages
from tests.documentation.documenting import small


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "rules").mkdir()
    return pages_of(small(tmp_path / "rules"))


def test_pages_that_were_just_written_are_current(pages: dict[str, str], tmp_path: Path) -> None:
    write_pages(pages, tmp_path / "docs" / "rules")
    assert problems_of_pages(pages, tmp_path / "docs" / "rules") == ()
    assert {path.name for path in (tmp_path / "docs" / "rules").iterdir()} == set(pages)


def test_stale_missing_and_outlived_pages_are_told(pages: dict[str, str], tmp_path: Path) -> None:
    write_pages({**pages, "ZZ-09.md": pages["ZZ-01.md"]}, tmp_path)
    (tmp_path / "ZZ-01.md").write_text("something else", encoding="utf-8")
    (tmp_path / "tables.md").unlink()
    problems = problems_of_pages(pages, tmp_path)
    assert [(Path(problem.source).name, problem.message) for problem in problems] == [
        ("tables.md", "this page is missing"),
        ("ZZ-01.md", "this page is stale: the catalogue says something else"),
        ("ZZ-09.md", "this page is about something that is no longer in the catalogue"),
    ]
    assert {problem.hint for problem in problems} == {"write the pages anew with 'missionrisk rules docs'"}


def test_writing_mends_what_is_stale_and_leaves_other_files_alone(pages: dict[str, str], tmp_path: Path) -> None:
    write_pages({**pages, "ZZ-09.md": pages["ZZ-01.md"]}, tmp_path)
    (tmp_path / "notes.md").write_text("# Ours", encoding="utf-8")
    write_pages(pages, tmp_path)
    assert problems_of_pages(pages, tmp_path) == ()
    assert not (tmp_path / "ZZ-09.md").exists()
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "# Ours"


def test_without_a_folder_there_is_one_problem(pages: dict[str, str], tmp_path: Path) -> None:
    (problem,) = problems_of_pages(pages, tmp_path / "nowhere")
    assert problem.message == "there is no folder of pages here"
