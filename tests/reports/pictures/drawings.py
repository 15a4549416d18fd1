"""Plans decided by the real catalogue, and what is drawn of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from missionrisk import Assessor
from missionrisk.intake import load_plan
from missionrisk.judgement.case import Case
from missionrisk.reports.pictures.model import Picture
from missionrisk.reports.templates import html_page
from tests.judgement.small import SOUND, assess

ON: Final = date(2026, 11, 22)
EXAMPLES: Final = sorted((Path(__file__).parents[3] / "plan_examples").glob("*.yaml"))
ASSESSMENT: Final = assess(SOUND)
"""An assessment for pictures that draw from the plan alone."""

SVG: Final = "{http://www.w3.org/2000/svg}"
HIGHEST: Final = 900
"""A picture stays below this; an ordinary one below half of it."""


@lru_cache(maxsize=1)
def _assessor() -> Assessor:
    return Assessor(engine="reference")


def decided(plan: Mapping[str, Any] | Path) -> Case:
    return _assessor().decide(load_plan(plan), on=ON)


def drawn(name: str, picture: Picture) -> ElementTree.Element:
    """The drawing, which is well formed and holds nothing but shapes and texts with a place and a look."""
    root = ElementTree.fromstring(html_page(f"pictures/{name}.svg.j2", picture=picture))
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "g", "rect", "path", "line", "circle", "text"}
        assert element.get("class")
        assert not {"id", "style", "href"} & set(element.keys())
        assert 0 <= float(element.get("x", "0")) <= 760
    width, height = root.attrib["viewBox"].split()[2:]
    assert (float(width), root.get("role")) == (760, "img")
    assert 0 < float(height) < HIGHEST
    assert root.attrib["aria-label"].startswith(picture.title)
    assert all(len(row) == len(picture.table.columns) for row in picture.table.rows)
    assert len(picture.table.rows) <= 60
    return root


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter() if element.text and element.text.strip()]
