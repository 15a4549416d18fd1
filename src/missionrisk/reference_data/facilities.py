"""Health facilities and where they are, from a list that a user brings: CSV, Excel or GeoJSON.

Columns are found by their usual names in English, Spanish and French; only a name and coordinates are needed. A row of
HXL hashtags under the names is read as well. The facilities lie in a grid, so that those near a point are found
without looking at all others.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

from missionrisk.intake.problems import quoted
from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.plan.geography import EARTH_RADIUS_KM, FAR_KM, Point, kilometres, seems_swapped
from missionrisk.reference_data.files import Origin, origin_of, read_bytes
from missionrisk.reference_data.hxl import MOST_ROWS_ABOVE, Hashtag, columns_by_hashtag, hashtag_row
from missionrisk.reference_data.places import SWAPPED, point_in
from missionrisk.reference_data.sheets import (
    MOST_ROWS,
    Faults,
    Row,
    cells_picker,
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

_FAR_DEGREES: Final = math.degrees(FAR_KM / EARTH_RADIUS_KM)

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
        year = _("year unknown") if self.year is None else _("year {year}").format(year=self.year)
        listed = ngettext("{n} facility", "{n} facilities", len(self.places)).format(n=f"{len(self.places):,}")
        if self.without_place:
            lacking = ngettext("{n} more without coordinates", "{n} more without coordinates", self.without_place)
            listed = _("{listed}, {lacking}").format(listed=listed, lacking=lacking.format(n=f"{self.without_place:,}"))
        return _("{file} ({year}; {listed})").format(file=Path(self.origin.file).name, year=year, listed=listed)

    def within(self, km: float, of: Point, wanted: Callable[[Facility], bool] = _any) -> list[tuple[float, Facility]]:
        """The wanted facilities at most so many kilometres from a point, each with its distance, the nearest first."""
        near = [
            (distance, facility)
            for cell in _cells_around(of, km)
            for facility in self._grid.get(cell, ())
            if wanted(facility) and (distance := kilometres(of, facility.point)) <= km
        ]
        return sorted(near, key=itemgetter(0))

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
    entries = _in_geojson(content, faults) if is_geojson else _in_rows(read_rows(path, content), faults)
    lines: list[int] = []
    places: list[Facility] = []
    without_place = 0
    for line, facility in entries:
        if facility is None:
            without_place += 1
        else:
            lines.append(line)
            places.append(facility)
    _look_for_swapped(lines, places, faults)
    faults.raise_if_any()
    return Facilities(
        origin=origin_of("facilities", path, content),
        places=tuple(places),
        year=year_in(path.name),
        without_place=without_place,
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


def _in_rows(rows: Iterator[Row], faults: Faults) -> Iterator[_Numbered]:
    first = list(islice(rows, MOST_ROWS_ABOVE))
    tagged = hashtag_row(first)
    header = first[tagged or 0]
    columns = columns_by_name(header.cells, _NAMES) if tagged is None else columns_by_hashtag(header, _HASHTAGS)
    missing = [field for field in _NEEDED if field not in columns]
    if missing:
        raise faults.stop(
            f"there is no column for {named(missing)}",
            line=header.line,
            hint=f"the columns are {named(header.cells)}; a list needs {named(_NEEDED)}",
        )
    cells_of = cells_picker(columns, _NAMES)
    for row in chain(first[(tagged or 0) + 1 :], rows):
        yield row.line, _facility(cells_of(row), row.line, faults)


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
        in_order = (said.get(field, "") for field in _NAMES)
        yield number, _facility(in_order, None, faults, where=f"feature {number}: ")


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _facility(said: Iterable[str], line: int | None, faults: Faults, where: str = "") -> Facility | None:
    """The facility that is described in the order of the names above; None where it has no place or a wrong one."""
    name, latitude, longitude, services, of_type, owner, status, stated_beds, code = said
    point = point_in(latitude, longitude, faults, line=line, where=where)
    if point is None:
        return None
    beds = number_in(stated_beds)
    called = name or of_type or "a facility without a name"
    return Facility(called, point, services, of_type, owner, status, None if beds is None else int(beds), code)


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


def _look_for_swapped(lines: Sequence[int], places: Sequence[Facility], faults: Faults) -> None:
    """In a list of one region, what lies far from its middle and would be near it if its numbers were swapped."""
    if not places:
        return
    middle = Point(median(place.point.latitude for place in places), median(place.point.longitude for place in places))
    far = [position for position, place in enumerate(places) if _is_far(place.point, middle)]
    if len(far) > _FAR_SHARE * len(places):
        return
    for position in far:
        line, facility = lines[position], places[position]
        if seems_swapped(facility.point, middle):
            away = f"{kilometres(facility.point, middle):,.0f} km"
            faults.add(f"{quoted(facility.name)} lies {away} from the middle of the list", line=line, hint=SWAPPED)


def _is_far(point: Point, middle: Point) -> bool:
    """Whether the one lies far from the other."""
    # No degree is longer than one of latitude, so most points are seen to be near without the exact distance.
    degrees = math.hypot(point.latitude - middle.latitude, point.longitude - middle.longitude)
    return degrees > _FAR_DEGREES and kilometres(point, middle) > FAR_KM
