"""Health facilities and where they are, from a list that a user brings: CSV, Excel or GeoJSON.

Columns are found by their usual names in English, Spanish and French; only a name and coordinates are needed. A row of
HXL hashtags under the names is read as well. The facilities lie in a grid, so that those near a point are found
without looking at all others.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

from missionrisk.intake.problems import quoted
from missionrisk.plan.coordinates import FAR_KM, seems_swapped
from missionrisk.plan.geography import EARTH_RADIUS_KM, Point, kilometres
from missionrisk.reference_data.files import Origin, origin_of, read_bytes
from missionrisk.reference_data.hxl import Hashtag, columns_by_hashtag, hashtag_row
from missionrisk.reference_data.places import SWAPPED, point_in
from missionrisk.reference_data.sheets import (
    MOST_ROWS,
    Faults,
    Row,
    columns_by_name,
    named,
    number_in,
    plain_words,
    read_rows,
    text_of,
    year_in,
)

_CELL_DEGREES: Final = 0.1
_CELLS_AROUND: Final = 3600

_ROUNDING: Final = 1e-9
"""Radians (6 mm) by which cells are looked up more widely than asked, so that rounding loses nothing."""

_SMALLEST_AREA: Final = 1e-12
"""Square degrees (a hundredth of a square metre) below which corners enclose nothing."""

_FAR_SHARE: Final = 0.05
"""A list of which more than this share lies far from its middle is not one of a single region."""

_NEEDED: Final = ("name", "latitude", "longitude")

_NAMES: Final[Mapping[str, Sequence[str]]] = {
    "name": ("name", "facility name", "official name", "facility", "nombre", "nom", "establecimiento", "etablissement"),
    "latitude": ("latitude", "lat", "y", "latitud", "gps latitude", "geo lat"),
    "longitude": ("longitude", "long", "lon", "lng", "x", "longitud", "gps longitude", "geo lon"),
    "services": ("services", "service", "services offered", "servicios", "healthcare speciality", "healthcare"),
    "type": ("type", "facility type", "facility type name", "category", "amenity", "tipo", "categoria", "categorie"),
    "owner": ("owner", "ownership", "owner type", "owner type name", "operator type", "propietario", "proprietaire"),
    "status": ("status", "operation status", "operation status name", "operational status", "estado", "statut"),
    "beds": ("beds", "number of beds", "camas", "lits"),
    "code": ("code", "id", "facility code", "facility id", "uuid", "osm id", "codigo"),
}
"""The column names that each field is known by; capitals, accents, hyphens and underscores make no difference."""

_HASHTAGS: Final[Mapping[str, Sequence[Hashtag]]] = {
    "name": (Hashtag("loc", {"name"}), Hashtag("name"), Hashtag("loc")),
    "latitude": (Hashtag("geo", {"lat"}),),
    "longitude": (Hashtag("geo", {"lon"}),),
    "services": (Hashtag("service"), Hashtag("activity"), Hashtag("sector")),
    "type": (Hashtag("loc", {"type"}),),
    "owner": (Hashtag("org", {"type"}), Hashtag("org")),
    "status": (Hashtag("status"),),
    "beds": (Hashtag("capacity", {"beds"}), Hashtag("capacity")),
    "code": (Hashtag("loc", {"code"}), Hashtag("loc", {"id"})),
}

_CLOSED: Final = (
    " closed ",
    " not operational ",
    " non operational ",
    " nonoperational ",
    " not functional ",
    " non functional ",
    " inactive ",
    " abandoned ",
    " demolished ",
    " cerrad",
    " inactiv",
    " ferme",
)
"""What a status says of a facility that treats nobody now."""


class Facility(NamedTuple):
    """One facility, with what the list says of it in its own words; nothing where it says nothing."""

    name: str
    point: Point
    services: str = ""
    type: str = ""
    owner: str = ""
    status: str = ""
    beds: int | None = None
    code: str = ""

    @property
    def closed(self) -> bool:
        """Whether the list says that it does not work at present."""
        status = plain_words(self.status)
        return any(word in status for word in _CLOSED)


def _any(_: Facility) -> bool:
    return True


_Numbered = tuple[int, "Facility | None"]
"""What a row or feature holds, with its line or number."""


@dataclass(frozen=True)
class Facilities:
    """A list of facilities.

    `year` is the year in the file's name, if any; `without_place` counts the rows that have no coordinates, which can
    be near nothing.
    """

    origin: Origin
    places: tuple[Facility, ...]
    year: int | None = None
    without_place: int = 0

    @property
    def title(self) -> str:
        """The list, its year and what it lacks, in words."""
        year = "year unknown" if self.year is None else f"year {self.year}"
        lacking = f", {self.without_place:,} more without coordinates" if self.without_place else ""
        return f"{Path(self.origin.file).name} ({year}; {len(self.places):,} facilities{lacking})"

    def within(self, km: float, of: Point, wanted: Callable[[Facility], bool] = _any) -> list[tuple[float, Facility]]:
        """The wanted facilities at most so many kilometres from a point, each with its distance, the nearest first."""
        near = (
            (kilometres(of, facility.point), facility)
            for cell in _cells_around(of, km)
            for facility in self._grid.get(cell, ())
            if wanted(facility)
        )
        return sorted([found for found in near if found[0] <= km], key=itemgetter(0))

    def called(self, name: str) -> Sequence[Facility]:
        """The facilities of that name, however it is written."""
        return self._by_name.get(plain_words(name), ())

    @cached_property
    def _by_name(self) -> dict[str, list[Facility]]:
        named: dict[str, list[Facility]] = {}
        for facility in self.places:
            named.setdefault(plain_words(facility.name), []).append(facility)
        return named

    @cached_property
    def _grid(self) -> dict[tuple[int, int], list[Facility]]:
        grid: dict[tuple[int, int], list[Facility]] = {}
        for facility in self.places:
            grid.setdefault(_cell(facility.point.latitude, facility.point.longitude), []).append(facility)
        return grid


def read_facilities(path: str | Path) -> Facilities:
    """The facilities of a CSV file, an Excel workbook or a GeoJSON file.

    Raises ReferenceDataError with everything that is wrong with the file: what cannot be read at all, columns that are
    missing, coordinates that are none, and those whose latitude and longitude may be swapped.
    """
    path = Path(path)
    content = read_bytes(path)
    faults = Faults(path)
    is_geojson = path.suffix.lower() in (".geojson", ".json")
    found = list(_in_geojson(content, faults) if is_geojson else _in_rows(read_rows(path, content), faults))
    placed = [(line, facility) for line, facility in found if facility is not None]
    _look_for_swapped(placed, faults)
    faults.raise_if_any()
    return Facilities(
        origin=origin_of("facilities", path, content),
        places=tuple(facility for _, facility in placed),
        year=year_in(path.name),
        without_place=len(found) - len(placed),
    )


# --- the grid -----------------------------------------------------------------------------------------------------


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude / _CELL_DEGREES), _column(math.floor(longitude / _CELL_DEGREES))


def _column(column: int) -> int:
    """The same column of the grid, counted once around the earth."""
    return column % _CELLS_AROUND


def _cells_around(of: Point, km: float) -> Iterator[tuple[int, int]]:
    """The cells that a circle can touch, around a pole and across the 180th meridian too."""
    angle = km / EARTH_RADIUS_KM + _ROUNDING
    up = math.degrees(angle)
    around_pole = abs(of.latitude) + up >= 90
    across = 180.0 if around_pole else math.degrees(math.asin(math.sin(angle) / math.cos(math.radians(of.latitude))))
    columns = _steps(of.longitude, across)[:_CELLS_AROUND]
    for row in _steps(of.latitude, up):
        for column in columns:
            yield row, _column(column)


def _steps(middle: float, degrees: float) -> range:
    first, last = (math.floor(edge / _CELL_DEGREES) for edge in (middle - degrees, middle + degrees))
    return range(first, last + 1)


# --- reading ------------------------------------------------------------------------------------------------------


def _in_rows(rows: list[Row], faults: Faults) -> Iterator[_Numbered]:
    position = hashtag_row(rows)
    if position is None:
        columns, entries = columns_by_name(rows[0].cells, _NAMES), rows[1:]
    else:
        columns, entries = columns_by_hashtag(rows[position], _HASHTAGS), rows[position + 1 :]
    missing = [field for field in _NEEDED if field not in columns]
    if missing:
        raise faults.stop(
            f"there is no column for {named(missing)}",
            line=rows[position or 0].line,
            hint=f"the columns are {named(rows[position or 0].cells)}; a list needs {named(_NEEDED)}",
        )
    for row in entries:
        yield row.line, _facility({field: row[column] for field, column in columns.items()}, row.line, faults)


def _in_geojson(content: bytes, faults: Faults) -> Iterator[_Numbered]:
    try:
        collection = json.loads(text_of(content, faults))
    except (ValueError, RecursionError) as error:
        raise faults.stop(f"the file is not JSON: {error}") from None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise faults.stop("the file holds no features", hint="it should be a GeoJSON FeatureCollection")
    if len(features) > MOST_ROWS:
        raise faults.stop(f"there are more than {MOST_ROWS:,} features; bring those of the region only")
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            faults.add(f"feature {number} has no properties")
            continue
        columns = columns_by_name(properties, _NAMES)
        values = list(properties.values())
        said = {field: _as_text(values[column]) for field, column in columns.items()}
        centre = _centre(feature.get("geometry"))
        if centre is not None:
            said["longitude"], said["latitude"] = str(centre[0]), str(centre[1])
        yield number, _facility(said, number, faults, entry="feature")


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _facility(said: Mapping[str, str], number: int, faults: Faults, entry: str = "row") -> Facility | None:
    """The facility that a row describes; None where it has no place or a wrong one."""
    line, where = (number, "") if entry == "row" else (None, f"{entry} {number}: ")
    point = point_in(said.get("latitude", ""), said.get("longitude", ""), faults, line=line, where=where)
    if point is None:
        return None
    beds = number_in(said.get("beds", ""))
    return Facility(
        name=said.get("name") or said.get("type") or "a facility without a name",
        point=point,
        services=said.get("services", ""),
        type=said.get("type", ""),
        owner=said.get("owner", ""),
        status=said.get("status", ""),
        beds=None if beds is None else int(beds),
        code=said.get("code", ""),
    )


def _centre(geometry: Any) -> tuple[float, float] | None:
    """The longitude and latitude of a point, or of the middle of a line or an area; None for anything else."""
    corners = list(_corners(geometry.get("coordinates"))) if isinstance(geometry, dict) else []
    if len(corners) < 2:
        return corners[0] if corners else None
    return _middle_of_area(corners) or (
        sum(x for x, _ in corners) / len(corners),
        sum(y for _, y in corners) / len(corners),
    )


def _corners(coordinates: Any) -> Iterator[tuple[float, float]]:
    """The corners of the first line among nested lists of coordinates: the outer border of an area."""
    if not isinstance(coordinates, list) or not coordinates:
        return
    if isinstance(coordinates[0], (int, float)):
        if len(coordinates) > 1 and isinstance(coordinates[1], (int, float)):
            yield float(coordinates[0]), float(coordinates[1])
    elif isinstance(coordinates[0], list) and coordinates[0] and isinstance(coordinates[0][0], list):
        yield from _corners(coordinates[0])
    else:
        for corner in coordinates:
            yield from _corners(corner)


def _middle_of_area(corners: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """The centre of gravity of an area; None where the corners enclose none."""
    doubled_area = across = up = 0.0
    origin_x, origin_y = corners[0]
    shifted = [(x - origin_x, y - origin_y) for x, y in corners]
    for (x, y), (next_x, next_y) in zip(shifted, [*shifted[1:], shifted[0]], strict=True):
        product = x * next_y - next_x * y
        doubled_area += product
        across += (x + next_x) * product
        up += (y + next_y) * product
    if abs(doubled_area) < _SMALLEST_AREA:
        return None
    return origin_x + across / (3 * doubled_area), origin_y + up / (3 * doubled_area)


def _look_for_swapped(placed: Sequence[tuple[int, Facility]], faults: Faults) -> None:
    """In a list of one region, what lies far from its middle and would be near it if its numbers were swapped."""
    if not placed:
        return
    points = [facility.point for _, facility in placed]
    middle = Point(median(point.latitude for point in points), median(point.longitude for point in points))
    far = [(line, facility) for line, facility in placed if kilometres(facility.point, middle) > FAR_KM]
    if len(far) > _FAR_SHARE * len(placed):
        return
    for line, facility in far:
        if seems_swapped(facility.point, middle):
            away = f"{kilometres(facility.point, middle):,.0f} km"
            faults.add(f"{quoted(facility.name)} lies {away} from the middle of the list", line=line, hint=SWAPPED)
