"""Reading a plan as knowledge: each stated value with its path, each value left out with the path to ask for.

Derivations read the plan through `Place`, so that none of them has to think about what was not stated.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any, Final, TypeVar

from missionrisk.facts.knowledge import NEVER, Knowledge, Known, Unknown, between, items
from missionrisk.facts.model import PLACEHOLDER
from missionrisk.plan.base import PlanModel
from missionrisk.plan.values import ABSENT, Commitment, Estimate, PlanDate

T = TypeVar("T")

NEVER_WORD: Final = "never"

_GIVEN: Final = frozenset({"agreed", "in_place"})
_DENIED: Final = frozenset({"none", "refused"})

_SINGLE_VALUES: Final = (str, bool, int, float, date)


class _NothingWritten(dict[str, Any]):
    """The fields of what was not stated, or is a mere word: each is None."""

    def __missing__(self, name: str) -> None:
        return None


_NOTHING_WRITTEN: Final = _NothingWritten()


class Place:
    """A part of a plan, or the place where one could be. It reads each field once.

    `ask` is the path to ask for where the part was not stated: a question about a missing contact is put about the
    contact, not about its telephone number. `answers` are those that `asked_once` keeps.
    """

    written: Callable[[str], Any]
    """The value of a field as it stands in the plan, by its name; None where it was not stated."""

    def __init__(self, part: PlanModel | None, path: str, final: bool, ask: str | None = None) -> None:
        self.part = part
        self.path = path
        self.final = final
        self.ask = ask
        self.written = (vars(part) if isinstance(part, PlanModel) else _NOTHING_WRITTEN).__getitem__
        self.answers: dict[Callable[[Place], Any], Any] = {}
        self._prefix = f"{path}." if path else ""
        self._known: dict[str, Knowledge[Any]] = {}
        self._inside: dict[str, Place] = {}
        self._entries: dict[str, Entries] = {}

    @cached_property
    def as_it_stands(self) -> Place:
        """The same part of a plan in which nothing is still to come: what is only planned or requested is not there."""
        return self if self.final else Place(self.part, self.path, True, self.ask)

    def at(self, name: str) -> str:
        """The path of a field of this part."""
        return self._prefix + name

    def knowledge(self, name: str) -> Knowledge[Any]:
        """What is known of a field that holds a single value."""
        found = self._known.get(name)
        if found is None:
            value = self.written(name)
            found = Unknown((), (self._asked(name),)) if value is None else _known_value(value, self.at(name))
            self._known[name] = found
        return found

    def day(self, name: str) -> Knowledge[date]:
        """What is known of a date; `never` is a date too."""
        value = self.written(name)
        if isinstance(value, str) and value == NEVER_WORD:
            return Known(NEVER, (self.at(name),))
        return self.knowledge(name)

    def listed(self, name: str) -> Knowledge[Any]:
        """What is known of a field that holds a list of words or names."""
        value = self.written(name)
        if value is None:
            return self.knowledge(name)
        return items(() if value == ABSENT else value, self.at(name))

    def tell(self, name: str, told: Knowledge[Any]) -> None:
        """Let a field that the plan leaves out be known from elsewhere. To be told before anybody reads the field."""
        if self.written(name) is None:
            self._known[name] = told

    def inside(self, name: str) -> Place:
        """The part that a field holds."""
        found = self._inside.get(name)
        if found is None:
            found = self._inside[name] = self._part_in(name)
        return found

    def _part_in(self, name: str) -> Place:
        value = self.written(name)
        if isinstance(value, PlanModel):
            return Place(value, self.at(name), self.final)
        is_chapter = self.path == ""
        return Place(None, self.at(name), self.final, None if is_chapter else self._asked(name))

    def entries(self, name: str) -> Entries:
        """The entries of a list."""
        found = self._entries.get(name)
        if found is None:
            found = self._entries[name] = self._entries_in(name)
        return found

    def _entries_in(self, name: str) -> Entries:
        value = self.written(name)
        if value is None:
            return Entries(None, self._asked(name))
        if value == ABSENT:
            return Entries((), self.at(name))
        path = self.at(name)
        places = [Place(entry, f"{path}[{_entry_name(entry, i)}]", self.final) for i, entry in enumerate(value)]
        return Entries(tuple(places), path)

    def there_is(self, name: str) -> Knowledge[bool]:
        """Whether a thing that can be absent is there: no for `none`, yes for anything else that is stated."""
        value = self.written(name)
        if value is None:
            return Unknown((), (self._asked(name),))
        return Known(not isinstance(value, str) or value != ABSENT, (self.at(name),))

    def secured(self, name: str) -> Knowledge[bool]:
        """Whether a commitment has been given.

        What is only planned or requested is open until the final stage; there, it has not been given.
        """
        value = self.written(name)
        if value is None:
            return Unknown((), (self._asked(name),))
        path = self.at(name)
        if not isinstance(value, Commitment):
            if value != ABSENT:
                raise TypeError(f"{path} is not a commitment")
            return Known(False, (path,))
        if value.status in _GIVEN:
            return Known(True, (path,))
        if value.status in _DENIED or self.final:
            return Known(False, (path,))
        return Unknown((path,), (path,))

    def _asked(self, name: str) -> str:
        return self.ask or self._prefix + name


@dataclass(frozen=True)
class Entries:
    """The entries of a list; `places` is None where the list was not stated."""

    places: tuple[Place, ...] | None
    path: str

    @property
    def stated(self) -> bool:
        """Whether the list is complete."""
        return self.places is not None

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places or ())

    def __len__(self) -> int:
        return len(self.places or ())

    @property
    def placeholder(self) -> str:
        """The key of what stands for the entries of a list that was not stated."""
        return f"{self.path}{PLACEHOLDER}"


def _entry_name(entry: Any, position: int) -> str:
    return str(getattr(entry, "id", position))


def _known_value(value: Any, path: str) -> Knowledge[Any]:
    if isinstance(value, _SINGLE_VALUES):
        return Known(value, (path,))
    if isinstance(value, Commitment):
        return Known(value.status, (path,))
    if isinstance(value, Estimate):
        low = 0 if value.min is None else value.min
        return between(low, math.inf, (path,), (path,)) if value.max is None else between(low, value.max, (path,))
    if isinstance(value, PlanDate):
        return between(value.earliest, value.latest, (path,))
    raise TypeError(f"{path} holds {type(value).__name__}, which is not a single value")


def asked_once(question: Callable[[Place], T]) -> Callable[[Place], T]:
    """A question that many derivations put to the same place, answered once for each place."""

    @wraps(question)
    def answer(place: Place) -> T:
        answers = place.answers
        if question not in answers:
            answers[question] = question(place)
        found: T = answers[question]
        return found

    return answer


def surely(condition: Knowledge[bool]) -> bool:
    """Whether it is known to be so."""
    return isinstance(condition, Known) and condition.value


def surely_not(condition: Knowledge[bool]) -> bool:
    """Whether it is known not to be so."""
    return isinstance(condition, Known) and not condition.value
