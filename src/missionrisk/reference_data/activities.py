"""What other organisations do where and when: a 3W sheet ("who does what where") with a row of HXL hashtags."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from missionrisk.intake.problems import quoted
from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.plan.geography import Point
from missionrisk.reference_data.files import Origin, origin_of, read_bytes
from missionrisk.reference_data.hxl import Hashtag, columns_by_hashtag, hashtag_row
from missionrisk.reference_data.places import point_in
from missionrisk.reference_data.sheets import Faults, Row, read_rows, year_in

_HASHTAGS: Final[Mapping[str, Sequence[Hashtag]]] = {
    "organisation": (
        Hashtag("org", {"name", "impl"}),
        Hashtag("org", {"impl"}),
        Hashtag("org", {"name"}),
        Hashtag("org"),
    ),
    "sector": (Hashtag("sector", {"name"}), Hashtag("sector")),
    "subsector": (Hashtag("subsector", {"name"}), Hashtag("subsector")),
    "activity": (Hashtag("activity", {"name"}), Hashtag("activity")),
    "service": (Hashtag("service"),),
    "place": (Hashtag("loc", {"name"}), Hashtag("loc")),
    "adm4": (Hashtag("adm4", {"name"}), Hashtag("adm4")),
    "adm3": (Hashtag("adm3", {"name"}), Hashtag("adm3")),
    "adm2": (Hashtag("adm2", {"name"}), Hashtag("adm2")),
    "adm1": (Hashtag("adm1", {"name"}), Hashtag("adm1")),
    "latitude": (Hashtag("geo", {"lat"}),),
    "longitude": (Hashtag("geo", {"lon"}),),
    "start": (Hashtag("date", {"start"}),),
    "end": (Hashtag("date", {"end"}),),
}

_WHAT: Final = ("sector", "subsector", "activity", "service")
_DISTRICTS: Final = ("adm2", "adm3", "adm4", "place")
"""Names of places within a region, that of the district first."""

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")


@dataclass(frozen=True)
class Activity:
    """One row: an organisation, what it does in the sheet's own words, where, and from when to when.

    `district` and `region` are empty and `point` is None where the row does not say; a start that is not stated lies
    in the past, an end that is not stated in the future.
    """

    organisation: str
    what: str
    district: str
    region: str
    point: Point | None
    start: date
    end: date


@dataclass(frozen=True)
class OtherActivities:
    """A 3W sheet. `incomplete` counts the rows that name no organisation or no place."""

    origin: Origin
    rows: tuple[Activity, ...]
    year: int | None = None
    incomplete: int = 0

    @property
    def title(self) -> str:
        """The sheet, its year and what it lacks, in words."""
        year = _("year unknown") if self.year is None else _("year {year}").format(year=self.year)
        listed = ngettext("{n} activity", "{n} activities", len(self.rows)).format(n=f"{len(self.rows):,}")
        if self.incomplete:
            lacking = ngettext(
                "{n} more without organisation or place", "{n} more without organisation or place", self.incomplete
            )
            listed = _("{listed}, {lacking}").format(listed=listed, lacking=lacking.format(n=f"{self.incomplete:,}"))
        return _("{file} ({year}; {listed})").format(file=Path(self.origin.file).name, year=year, listed=listed)


def read_activities(path: str | Path) -> OtherActivities:
    """The activities of a CSV file or Excel workbook with HXL hashtags.

    Raises ReferenceDataError with everything that is wrong with the file: no hashtags, columns that are missing,
    coordinates that are none, dates that cannot be read or end before they start.
    """
    path = Path(path)
    content = read_bytes(path)
    faults = Faults(path)
    rows = list(read_rows(path, content))
    position = hashtag_row(rows)
    if position is None:
        raise faults.stop(
            "there is no row of HXL hashtags",
            hint="put one under the column names, such as #org, #sector, #activity, #adm2+name, #date+start, #date+end",
        )
    columns = columns_by_hashtag(rows[position], _HASHTAGS)
    _check_columns(columns, rows[position], faults)
    entries = rows[position + 1 :]
    read = [_activity({field: row[column] for field, column in columns.items()}, row, faults) for row in entries]
    faults.raise_if_any()
    activities = tuple(activity for activity in read if activity is not None)
    return OtherActivities(
        origin=origin_of("activities", path, content),
        rows=activities,
        year=year_in(path.name),
        incomplete=len(entries) - len(activities),
    )


def _check_columns(columns: Mapping[str, int], row: Row, faults: Faults) -> None:
    if "organisation" not in columns:
        faults.add("no column is tagged #org", line=row.line, hint="it says whose activity each row is")
    if not any(field in columns for field in _WHAT):
        faults.add("no column is tagged #sector or #activity", line=row.line, hint="it says what is done")
    if not any(field in columns for field in (*_DISTRICTS, "adm1", "latitude")):
        faults.add("no column is tagged #adm1, #adm2, #loc or #geo+lat", line=row.line, hint="it says where it is done")
    faults.raise_if_any()


def _activity(said: Mapping[str, str], row: Row, faults: Faults) -> Activity | None:
    start, end = _period(said.get("start", ""), said.get("end", ""), row, faults)
    point = point_in(said.get("latitude", ""), said.get("longitude", ""), faults, line=row.line)
    district = next((said[name] for name in _DISTRICTS if said.get(name)), "")
    region, organisation = said.get("adm1", ""), said.get("organisation", "")
    if not organisation or not (district or region or point):
        return None
    what = "; ".join(said[field] for field in _WHAT if said.get(field))
    return Activity(organisation, what, district, region, point, start, end)


def _period(start: str, end: str, row: Row, faults: Faults) -> tuple[date, date]:
    first, last = _span(start, row, faults)[0], _span(end, row, faults)[1]
    if last < first:
        faults.add(f"the end {quoted(end)} is before the start {quoted(start)}", line=row.line)
    return first, last


def _span(text: str, row: Row, faults: Faults) -> tuple[date, date]:
    """The first and the last day that a date can be; without one, any day."""
    if not text:
        return date.min, date.max
    found = _DATE.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return date(year, month or 1, day or 1), date(year, last_month, last_day)
    except ValueError:
        faults.add(f"{quoted(text)} is no date", line=row.line, hint="write it as 2027-03-05 or 2027-03")
        return date.min, date.max
