"""The lists that a user brings, read from their files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from missionrisk.intake.problems import Problem
from missionrisk.reference_data.activities import read_activities
from missionrisk.reference_data.facilities import read_facilities
from missionrisk.reference_data.files import ReferenceDataError
from missionrisk.reference_data.national_list import read_national_list
from missionrisk.reference_data.price_list import read_price_list
from missionrisk.reference_data.reference import ReferenceData

T = TypeVar("T")


def load_reference_data(
    *,
    facilities: Path | None = None,
    activities: Path | None = None,
    national_list: Path | None = None,
    national_list_years: Path | None = None,
    prices: Path | None = None,
) -> ReferenceData:
    """The lists in files: health facilities, other organisations' activities, a national list of medicines (with a
    file of its years, where these stand apart) and prices of medicines.

    Raises ReferenceDataError with everything that is wrong with any of the files.
    """
    problems: list[Problem] = []
    if national_list_years is not None and national_list is None:
        hint = "bring the national list itself as well"
        problems.append(Problem(str(national_list_years), "gives the years of lists, and no list", hint=hint))

    def read(path: Path | None, reader: Callable[[Path], T]) -> T | None:
        if path is None:
            return None
        try:
            return reader(path)
        except ReferenceDataError as error:
            problems.extend(error.problems)
            return None

    brought = ReferenceData(
        facilities=read(facilities, read_facilities),
        activities=read(activities, read_activities),
        national_list=read(national_list, lambda path: read_national_list(path, national_list_years)),
        prices=read(prices, read_price_list),
    )
    if problems:
        raise ReferenceDataError(problems)
    return brought
