"""Points on the earth and the distances between them."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0088
"""The mean radius of the earth (IUGG)."""

FAR_KM: Final = 1000.0
NEAR_KM: Final = 300.0
"""Further than the one is too far to be meant, nearer than the other is near enough (house defaults)."""


@dataclass(frozen=True)
class Point:
    """A point in decimal degrees, north and east positive."""

    latitude: float
    longitude: float

    @property
    def swapped(self) -> Point:
        """The point that is meant where latitude and longitude were written in each other's place."""
        return Point(self.longitude, self.latitude)

    @property
    def valid(self) -> bool:
        """Whether there is such a point."""
        return abs(self.latitude) <= 90 and abs(self.longitude) <= 180


def kilometres(one: Point, other: Point) -> float:
    """The shortest way between two points over the surface of a round earth (haversine), in kilometres."""
    south, north = radians(one.latitude), radians(other.latitude)
    half_up, half_across = (north - south) / 2, radians(other.longitude - one.longitude) / 2
    chord = sin(half_up) ** 2 + cos(south) * cos(north) * sin(half_across) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def seems_swapped(point: Point, expected: Point) -> bool:
    """Whether a point is far from where it is expected, and near if its numbers are swapped."""
    return (
        point.swapped.valid and kilometres(point, expected) > FAR_KM and kilometres(point.swapped, expected) < NEAR_KM
    )
