"""Coordinates of which latitude and longitude may stand in each other's place.

A point is doubted where it lies far from where it should be and would be near if its two numbers were swapped. No
borders of countries are needed for that: the sites of a mission lie near each other, a local provider near its site.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from missionrisk.plan.geography import Point, kilometres
from missionrisk.plan.notation import child, id_of, is_list
from missionrisk.plan.source import Location

FAR_KM: Final = 1000.0
NEAR_KM: Final = 300.0
"""Further than the one is too far to be meant, nearer than the other is near enough (house defaults)."""


@dataclass(frozen=True)
class Doubt:
    """A point in a plan that would be near what it belongs to if its numbers were swapped."""

    location: Location
    of: str
    near: str
    far_km: float
    swapped_km: float


@dataclass(frozen=True)
class _Placed:
    location: Location
    name: str
    point: Point


def seems_swapped(point: Point, expected: Point) -> bool:
    """Whether a point is far from where it is expected, and near if its numbers are swapped."""
    return (
        point.swapped.valid and kilometres(point, expected) > FAR_KM and kilometres(point.swapped, expected) < NEAR_KM
    )


def doubtful_coordinates(data: Any) -> Iterator[Doubt]:
    """The sites and local providers whose latitude and longitude may be swapped."""
    sites = list(_placed(data, "sites"))
    yield from _doubtful_sites(sites)
    by_name = {site.name: site for site in sites}
    for provider in _placed(data, "local_providers"):
        site = by_name.get(f"sites[{_near_site(provider, data)}]")
        if site is not None and seems_swapped(provider.point, site.point):
            yield _doubt(provider, site.point, site.name)


def _doubtful_sites(sites: list[_Placed]) -> Iterator[Doubt]:
    if len(sites) == 2:
        first, second = sites
        if seems_swapped(second.point, first.point):
            yield _doubt(second, first.point, first.name)
    elif len(sites) > 2:
        middle = Point(median(s.point.latitude for s in sites), median(s.point.longitude for s in sites))
        yield from (_doubt(site, middle, "the other sites") for site in sites if seems_swapped(site.point, middle))


def _doubt(placed: _Placed, expected: Point, near: str) -> Doubt:
    return Doubt(
        placed.location,
        placed.name,
        near,
        kilometres(placed.point, expected),
        kilometres(placed.point.swapped, expected),
    )


def _placed(data: Any, chapter: str) -> Iterator[_Placed]:
    entries = child(data, chapter)
    for position, entry in enumerate(entries if is_list(entries) else ()):
        latitude, longitude = child(entry, "latitude"), child(entry, "longitude")
        if _is_number(latitude) and _is_number(longitude):
            point = Point(float(latitude), float(longitude))
            if point.valid:
                yield _Placed((chapter, position), f"{chapter}[{id_of(entry) or position}]", point)


def _near_site(provider: _Placed, data: Any) -> Any:
    chapter, position = provider.location
    return child(child(child(data, chapter), position), "near_site")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
