"""Places in lists: coordinates as they were written, and what is wrong with them."""

from __future__ import annotations

from missionrisk.intake.problems import quoted
from missionrisk.plan.geography import Point
from missionrisk.reference_data.sheets import Faults, number_in

SWAPPED: str = "latitude and longitude may be swapped"


def point_in(latitude: str, longitude: str, faults: Faults, *, line: int | None, where: str = "") -> Point | None:
    """The point that two texts write; None where one of them is empty, both are zero (as lists write that they do not
    know), or there is no such point, which is noted among the faults."""
    if not latitude or not longitude:
        return None
    north, east = number_in(latitude), number_in(longitude)
    if north is None or east is None:
        wrong = latitude if north is None else longitude
        faults.add(f"{where}{quoted(wrong)} is no number of degrees", line=line, hint="write degrees as in -0.0917")
        return None
    point = Point(north, east)
    if not point.valid:
        hint = SWAPPED if point.swapped.valid else None
        faults.add(f"{where}there is no place at latitude {latitude}, longitude {longitude}", line=line, hint=hint)
        return None
    return None if north == east == 0 else point
