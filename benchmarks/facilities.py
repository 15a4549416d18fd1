"""A list of 100,000 facilities around one point, as a country of that many would have them, and a plan there."""

from __future__ import annotations

import random
from typing import Any

from missionrisk.plan.geography import Point

MIDDLE = Point(-1.0, 35.0)

SERVICES = (
    "Outpatient; Focused antenatal care; HIV testing services; Integrated child immunization",
    "General theatre services; Inpatient; Accident and emergency casualty services",
    "Basic dental services; Specialised dental services",
    "",
)
TYPES = ("Medical clinic", "Hospital", "Dental clinic", "Dispensary")


def facility_list(size: int = 100_000, seed: int = 1) -> str:
    """The text of a CSV file. Half of the facilities stand within about 60 km of the middle, as around a large town."""
    chance = random.Random(seed)
    rows = ["code,name,type,services,latitude,longitude"]
    for number in range(size):
        spread = 0.5 if number % 2 else 4.0
        latitude, longitude = chance.gauss(MIDDLE.latitude, spread), chance.gauss(MIDDLE.longitude, spread)
        kind = chance.randrange(len(TYPES))
        rows.append(f"{number},Facility {number},{TYPES[kind]},{SERVICES[kind]},{latitude:.5f},{longitude:.5f}")
    return "\n".join(rows)


def with_sites_at(plan: dict[str, Any], point: Point) -> dict[str, Any]:
    """The same plan with all its sites at one point."""
    sites = [site | {"latitude": point.latitude, "longitude": point.longitude} for site in plan["sites"]]
    return plan | {"sites": sites}
