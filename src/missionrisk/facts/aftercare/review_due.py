"""One time at which patients must be seen again, and who sees them then."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, get_args

from missionrisk.facts.knowledge import (
    NEVER,
    Items,
    Knowledge,
    Known,
    any_of,
    between,
    days_after,
    known,
    number_bounds,
    sources_of,
)
from missionrisk.facts.model import Fact, choice, choices, day, flag, number, text, texts
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.tables import ReviewWindow
from missionrisk.language import gettext as _
from missionrisk.plan.procedures import ReviewBy

HOST: Final = "host_clinician"

PURPOSES: Final = ("procedure", "staged_care", "long_term_care", "medicine")
"""What a review is due for."""


@dataclass(kw_only=True)
class ReviewDue(Fact):
    """One time at which patients must be seen again, or a stage of their care falls due."""

    listed_in = ("procedures",)

    purpose: Knowledge[str] = choice("What it is due for.", PURPOSES)
    entry: Knowledge[str] = text("The id in the plan of the procedure or medicine; else long_term_care.")
    name: Knowledge[str] = text("The name of that for readers.")
    window: Knowledge[str] = text("What the review or stage is called.")
    first_date: Knowledge[date] = day("The day on which it falls due for the first patient.")
    last_date: Knowledge[date] = day("The last day for the last patient; never where it has no end.")
    patients: Knowledge[float] = number("Patients for whom it falls due.", "patient", low=0)
    patients_at_risk: Knowledge[float] = number("Those of them whom nobody sees then.", "patient", low=0)
    covered: Knowledge[bool] = flag("Whether somebody sees all of them then.")
    covered_by: Knowledge[str] = texts("Those who see them: an accepting clinician or facility, a review, a team.")
    channels: Knowledge[str] = choices("By whom or by what channel they are seen.", get_args(ReviewBy))
    at_site: Knowledge[str] = texts("Listed clinicians who are there on some of these days, by their short names.")


def dated(window: ReviewWindow, first: date, last: date) -> str:
    """A window with its dates, which come first so that such texts stand in their order in time."""
    if last == NEVER:
        text = _("from {first}: {review} (from day {first_day})")
        return text.format(first=first, review=_(window.name), first_day=window.first_day)
    text = _("{first} to {last}: {review} (day {first_day} to {last_day})")
    last_day = f"{window.last_day:.0f}"
    return text.format(first=first, last=last, review=_(window.name), first_day=window.first_day, last_day=last_day)


def first_day_of(window: ReviewWindow, first: Knowledge[date]) -> Knowledge[date]:
    """The day on which a window opens for the first patient, given the first day of operating."""
    return days_after(first, known(float(window.first_day)))


def last_day_of(window: ReviewWindow, last: Knowledge[date]) -> Knowledge[date]:
    """The last day of a window for the last patient, given the last day of operating; never if it has no end."""
    if math.isinf(window.last_day):
        return known(NEVER, *last.paths)
    return days_after(last, known(float(window.last_day)))


def unseen(patients: Knowledge[float], covered: Knowledge[bool]) -> Knowledge[float]:
    """How many patients nobody sees: all of them or none, as somebody does."""
    fewest, most = number_bounds(patients)
    return between(
        max(0.0, fewest) if surely_not(covered) else 0.0,
        0.0 if surely(covered) else max(0.0, most),
        *sources_of((covered, patients)),
    )


def slug(name: str) -> str:
    """A name as part of a key."""
    return name.replace(" ", "-")


@dataclass(frozen=True)
class Carer:
    """Somebody who may see patients at the time of a review, and whether they see all of them.

    `name` and `channel` are None where the plan does not say who it is, or how the patient is seen.
    """

    name: str | None
    channel: str | None
    sees: Knowledge[bool]


def names_in(place: Place, plan: Place, fields: Mapping[str, str]) -> list[str]:
    """The names for readers of the entries that a place refers to; `fields` gives the list for each field."""
    return [
        name_of(entry)
        for field, chapter in fields.items()
        for entry in plan.entries(chapter)
        if place.written(field) is not None and entry.written("id") == place.written(field)
    ]


def carer_names(carers: Iterable[Carer], lists: Iterable[Knowledge[bool]] = ()) -> Items[str]:
    """The names of those who surely or possibly see the patients; `lists` are those in which others could stand."""
    return _those_who([(carer.name, carer.sees) for carer in carers], lists)


def channels_of(carers: Iterable[Carer], lists: Iterable[Knowledge[bool]] = ()) -> Items[str]:
    """The channels by which they surely or possibly do."""
    return _those_who([(carer.channel, carer.sees) for carer in carers], lists)


def _those_who(judged: Iterable[tuple[str | None, Knowledge[bool]]], lists: Iterable[Knowledge[bool]]) -> Items[str]:
    """The words for which it holds; open where it holds, or may, for one that has no word yet."""
    by_word: dict[str, list[Knowledge[bool]]] = {}
    others = [entries for entries in lists if not isinstance(entries, Known)]
    for word, sees in judged:
        if word is not None:
            by_word.setdefault(word, []).append(sees)
        elif not surely_not(sees):
            others.append(sees)
    seeing = {word: any_of(*found) if len(found) > 1 else found[0] for word, found in sorted(by_word.items())}
    sure = {word: sees for word, sees in seeing.items() if surely(sees)}
    possible = {word: sees for word, sees in seeing.items() if not isinstance(sees, Known)}
    return Items(
        frozenset(sure),
        None if others else frozenset(possible),
        paths=paths_of(sure.values()),
        missing=missing_of((*possible.values(), *others)),
    )


def paths_of(inputs: Iterable[Knowledge[Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for k in inputs for path in k.paths))


def missing_of(inputs: Iterable[Knowledge[Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for k in inputs for path in k.missing))
