"""What the pages of a folder must cover."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from missionrisk.documentation import problems_of_coverage
from tests.catalogue.folders import rule
from tests.documentation.documenting import small


def sources(*keys: str) -> dict[str, Any]:
    return {"sources": [{"key": key, "citation": f"A book on {key}", "year": "2020", "where": "n.d."} for key in keys]}


def test_a_source_that_nothing_cites_is_told_on_its_line(tmp_path: Path) -> None:
    documented = small(tmp_path, rule(sources=[{"key": "OURS"}]), sources=sources("OURS", "FORGOTTEN"))
    (problem,) = problems_of_coverage(documented)
    assert problem.source == str(tmp_path / "sources.yaml")
    assert problem.text_line is not None
    assert problem.text_line.endswith("FORGOTTEN")
    assert problem.message == "nothing cites the source FORGOTTEN"
    assert problem.hint == "cite it in the rule, choice or table that rests on it, or take it out"


def test_a_parameter_cites_too(tmp_path: Path) -> None:
    days = {"value": 30, "unit": "day", "basis": {"source": "BEHIND"}, "description": "Days that are expected."}
    documented = small(
        tmp_path, rule(sources=[{"key": "OURS"}], parameters={"days": days}), sources=sources("OURS", "BEHIND")
    )
    assert problems_of_coverage(documented) == ()


def test_a_choice_cites_too(tmp_path: Path) -> None:
    point = {
        "name": "refills",
        "question": "Who refills the medicines?",
        "default": "clinic",
        "alternatives": [
            {"id": "clinic", "title": "The clinic does", "sources": [{"key": "OURS"}]},
            {"id": "shop", "title": "The shop does", "sources": [{"key": "SHOPS"}]},
        ],
    }
    documented = small(
        tmp_path,
        rule(sources=[{"key": "OURS"}]),
        sources=sources("OURS", "SHOPS"),
        choices={"choices": [point]},
    )
    assert problems_of_coverage(documented) == ()


def test_a_folder_is_not_asked_about_what_it_does_not_have(tmp_path: Path) -> None:
    assert problems_of_coverage(small(tmp_path)) == ()
