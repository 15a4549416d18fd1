"""Coordinates of which latitude and longitude may stand in each other's place.

A point is doubted where it lies far from where it should be and would be near if its two numbers were swapped. No
borders of countries are needed for that: the sites of a mission lie near each other, a local provider near its site.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from pydantic_core import InitErrorDetails

from missionrisk.plan.checks.problems import problem
from missionrisk.plan.checks.reading import listed, value_at
from missionrisk.plan.geography import Point, kilometres, seems_swapped
from missionrisk.plan.notation import child, id_of
from missionrisk.plan.source import Location


@dataclass(frozen=True)
class _Placed:
    location: Location
    name: str
    point: Point


def swapped_coordinates(data: Any) -> Iterator[InitErrorDetails]:
    """The sites and local providers whose latitude and longitude may be swapped."""
    sites = list(_placed(data, "sites"))
    yield from _swapped_sites(sites)
    by_name = {site.name: site for site in sites}
    for provider in _placed(data, "local_providers"):
        site = by_name.get(f"sites[{value_at(data, (*provider.location, 'near_site'))}]")
        if site is not None and seems_swapped(provider.point, site.point):
            yield _swapped(provider, site.point, site.name)


def _swapped_sites(sites: list[_Placed]) -> Iterator[InitErrorDetails]:
    if len(sites) == 2:
        first, second = sites
        if seems_swapped(second.point, first.point):
            yield _swapped(second, first.point, first.name)
    elif len(sites) > 2:
        middle = Point(median(s.point.latitude for s in sites), median(s.point.longitude for s in sites))
        yield from (_swapped(site, middle, "the other sites") for site in sites if seems_swapped(site.point, middle))


def _swapped(placed: _Placed, expected: Point, near: str) -> InitErrorDetails:
    return problem(
        "swapped_coordinates",
        "{of} lies {far} km from {near}, and {swapped} km if its latitude and longitude are swapped; write"
        " those of the one that is wrong the other way round",
        (*placed.location, "latitude"),
        None,
        of=placed.name,
        near=near,
        far=f"{kilometres(placed.point, expected):,.0f}",
        swapped=f"{kilometres(placed.point.swapped, expected):,.0f}",
    )


def _placed(data: Any, chapter: str) -> Iterator[_Placed]:
    for position, entry in enumerate(listed(data, chapter)):
        latitude, longitude = child(entry, "latitude"), child(entry, "longitude")
        if _is_number(latitude) and _is_number(longitude):
            point = Point(float(latitude), float(longitude))
            if point.valid:
                yield _Placed((chapter, position), f"{chapter}[{id_of(entry) or position}]", point)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
