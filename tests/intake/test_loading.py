"""A plan from files, texts, dicts and models."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest

from missionrisk.intake import Limits, PlanError, load_plan, parse_plan
from missionrisk.plan.source import Position

PLAN = "title: Eye camp\nstage: draft\nmission:\n  countries: [NO, KE]\n  dates: {arrival: 2027-03-05}\n"
DATA: dict[str, Any] = {
    "title": "Eye camp",
    "stage": "draft",
    "mission": {"countries": ["NO", "KE"], "dates": {"arrival": "2027-03-05"}},
}


def refusal(source: Any, **limits: int) -> PlanError:
    with pytest.raises(PlanError) as caught:
        load_plan(source, limits=Limits(**limits))
    return caught.value


def test_a_file_a_text_and_a_dict_give_the_same_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN)
    plan = load_plan(path)
    assert plan == load_plan(str(path)) == parse_plan(PLAN) == parse_plan(PLAN.encode()) == load_plan(DATA)
    assert load_plan(plan) is plan


def test_a_plan_knows_where_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN)
    source = load_plan(path)._source
    assert source is not None
    assert source.name == str(path)
    assert source.position(("mission", "dates", "arrival")) == Position(5, 20)


def test_a_plan_from_a_dict_stands_nowhere() -> None:
    source = load_plan(DATA)._source
    assert source is not None
    assert (source.name, dict(source.positions)) == ("<dict>", {})


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(PLAN.encode())))
    assert load_plan("-") == load_plan(DATA)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 100)))
    assert str(refusal("-", bytes=99)) == (
        "<stdin>: the input is too long; at most 99 bytes are read (raise it with --max-bytes or Limits(bytes=…))"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("title: Misión 医療\n".encode(encoding))
    assert load_plan(path).title == "Misión 医療"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty: a plan needs at least a title"),
        (b"\n# only a comment\n", "the file is empty: a plan needs at least a title"),
        (b"---\n...\n", "the file is empty: a plan needs at least a title"),
        (b"- title: x\n", "a list begins here; a plan begins with fields, such as 'title: \u2026'"),
        (b"title\n", "the file holds only 'title'; a plan has fields, such as 'title: \u2026'"),
        (
            b"title: x\nname: Mis\xf3n\n",
            "the file is not in UTF-8: byte 19, in line 2, cannot be read; save it as UTF-8",
        ),
        (b"\xff\xfea", "the file is not in UTF-16: byte 3, in line 1, cannot be read; save it as UTF-8"),
        ("x: 1".encode("utf-32"), "the file is in UTF-32; save it as UTF-8"),
        (b"a: \x00\x01", "this does not look like a text file: it holds the control character U+0000"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "this does not look like a text file: it holds bytes that no text has"),
        (b"{}", "the field 'title' is missing"),
    ],
)
def test_files_that_hold_no_plan(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(content)
    assert [problem.message for problem in refusal(path).problems] == [message]


@pytest.mark.parametrize("content", ["", "  \n", "[]", "3", '"x"', "null"])
def test_json_files_that_hold_no_plan(tmp_path: Path, content: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(content)
    (problem,) = refusal(path).problems
    assert "a plan" in problem.message


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).problems[0].message == "this is a folder; name the file of the plan in it"
    assert refusal(tmp_path / "no.yaml").problems[0].message == "there is no such file"
    assert str(refusal("a\0b")).startswith("a\u2400b: this file cannot be read")
    assert "cannot be read" in str(refusal("x" * 5000))
    assert "cannot be read" in str(refusal(tmp_path / "no.yaml" / "x")) or "no such file" in str(
        refusal(tmp_path / "no.yaml" / "x")
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN)
    path.chmod(0)
    assert refusal(path).problems[0].message == "this file may not be read: permission is missing"


def test_a_hundred_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    started = time.perf_counter()
    error = refusal(path)
    assert time.perf_counter() - started < 0.5
    assert str(error) == (
        f"{path}: the file has 100.0 MB; at most 2.0 MB are read (raise it with --max-bytes or Limits(bytes=\u2026))"
    )


def test_a_text_has_the_same_limit() -> None:
    with pytest.raises(PlanError, match="at most 10 bytes are read"):
        parse_plan("title: éé", limits=Limits(bytes=10))
    assert parse_plan("title: éé", limits=Limits(bytes=11)).title == "éé"


class Stage(str, Enum):
    """Stages as somebody's own program names them."""

    DRAFT = "draft"


def test_a_dict_may_hold_what_python_has_for_it() -> None:
    data: Mapping[str, Any] = MappingProxyType(
        {
            "title": "Eye camp",
            "stage": Stage.DRAFT,
            "mission": {"countries": ("NO", "KE"), "dates": {"arrival": date(2027, 3, 5)}},
        }
    )
    assert load_plan(data) == load_plan(DATA)
    assert load_plan({**DATA, "mission": load_plan(DATA).mission}) == load_plan(DATA)


def test_dicts_that_hold_no_plan() -> None:
    assert "a field's name must be text, not '3'" in str(refusal({"title": "x", 3: 1}))
    assert "<dict>: mission.countries[1]: 'nan' is not an ordinary number" in str(
        refusal({"title": "x", "mission": {"countries": ["KE", float("nan")]}})
    )
    assert "too long" in str(refusal({"title": 10**5000}))
    assert "the field 'title' is missing" in str(refusal({}))


def test_a_dict_that_holds_itself_or_is_too_deep() -> None:
    endless: dict[str, Any] = {"title": "x"}
    endless["mission"] = endless
    deep: Any = {}
    for _ in range(10_000):
        deep = {"a": deep}
    wide: Any = [0]
    for _ in range(90):
        wide = [wide, wide]
    assert "Limits(depth=" in str(refusal(endless))
    assert "Limits(depth=" in str(refusal({"title": "x", "mission": deep}))
    assert "Limits(nodes=" in str(refusal({"title": "x", "mission": wide}, nodes=5_000))


def test_what_could_not_be_read_is_told_once() -> None:
    with pytest.raises(PlanError) as caught:
        parse_plan("title: .nan\nstage: 1\n")
    assert [problem.line for problem in caught.value.problems] == [1, 2]


def test_a_number_in_a_text_stays_as_it_was_written() -> None:
    assert parse_plan("title: 010").title == "010"
    assert parse_plan('{"title": 1.10}').title == "1.10"


def test_what_is_wrong_between_chapters_is_told_with_the_rest() -> None:
    text = (
        "title: x\nstage: darft\n"
        "mission: {dates: {arrival: 2027-03-05, departure: 2027-03-01}}\n"
        "sites:\n  - {id: a, run_by: hospitl}\n  - {id: a}\n"
        "partners:\n  - {id: hospital}\n"
        "activities: {operates: no}\n"
        "surgery: {}\nprocedures:\n  - {id: hernia}\n"
    )
    with pytest.raises(PlanError) as caught:
        parse_plan(text, name="plan.yaml")
    found = [(problem.line, problem.hint) for problem in caught.value.problems]
    assert (2, "did you mean 'draft'?") in found
    assert (3, None) in found
    assert (5, "did you mean 'hospital'?") in found
    assert (6, None) in found
    assert (12, None) in found
    assert not any("must be stated" in problem.message for problem in caught.value.problems)
