"""Boxes of the drawings."""

from __future__ import annotations

import re

import pytest

from missionrisk.reports.pictures.boxes import Box


@pytest.mark.parametrize(("width", "height"), [(40, 12), (12, 40), (200, 42), (7, 7)])
def test_a_hatching_stays_in_its_box_and_reaches_all_its_edges(width: float, height: float) -> None:
    box = Box(x=10, y=20, width=width, height=height, kind="unknown")
    ends = [tuple(map(float, end)) for end in re.findall(r"([\d.]+) ([\d.]+)", box.hatching)]
    across, down = [x - box.x for x, _y in ends], [y - box.y for _x, y in ends]
    assert min(across) == min(down) == 0
    assert (max(across), max(down)) == (width, height)


def test_a_box_narrower_than_the_distance_of_its_lines_is_drawn_by_its_outline_alone() -> None:
    assert Box(x=0, y=0, width=2, height=2, kind="unknown").hatching == ""
