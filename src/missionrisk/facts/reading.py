"""Reading a plan as knowledge: each stated value with its path, each value left out with the path to ask for.

Derivations read the plan through `Place`, so that none of them has to think about what was not stated.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, Final, TypeVar

from missionrisk.facts.knowledge import NEVER, Knowledge, Known, between, items, known, unknown
from missionrisk.facts.model import PLACEHOLDER
from missionrisk.plan.base import PlanModel
from missionrisk.plan.values import ABSENT, Commitment, Estimate, PlanDate

T = TypeVar("T")

NEVER_WORD: Final = "never"

_GIVEN: Final = frozenset({"agreed", "in_place"})
_DENIED: Final = frozenset({"none", "refused"})


@dataclass(unsafe_hash=True)
class Place:
    """A part of a plan, or the place where one could be. It reads each field once.

    `ask` is the path to ask for where the part was not stated: a question about a missing contact is put about the
    contact, not about its telephone number.
    """

    part: PlanModel | None
    path: str
    final: bool
    ask: str | None = None
    _known: dict[str, Knowledge[Any]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _told: dict[str, Knowledge[Any]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _inside: dict[str, Place] = field(default_factory=dict, init=False, compare=False, repr=False)
    _entries: dict[str, Entries] = field(default_factory=dict, init=False, compare=False, repr=False)
    _answers: dict[Callable[[Place], Any], Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def as_it_stands(self) -> Place:
        """The same part of a plan in which nothing is still to come: what is only planned or requested is not there."""
        return self if self.final else Place(self.part, self.path, True, self.ask)

    def answer(self, question: Callable[[Place], T]) -> T:
        """The answer to a question about this place, worked out once."""
        if question not in self._answers:
            self._answers[question] = question(self)
        found: T = self._answers[question]
        return found

    def at(self, name: str) -> str:
        """The path of a field of this part."""
        return f"{self.path}.{name}" if self.path else name

    def written(self, name: str) -> Any:
        """The field's value as it stands in the plan; None where it was not stated."""
        return None if self.part is None else getattr(self.part, name)

    def knowledge(self, name: str) -> Knowledge[Any]:
        """What is known of a field that holds a single value."""
        if name not in self._known:
            value = self.written(name)
            found = self._untold(name) if value is None else _known_value(value, self.at(name))
            self._known[name] = found
        return self._known[name]

    def day(self, name: str) -> Knowledge[date]:
        """What is known of a date; `never` is a date too."""
        if self.written(name) == NEVER_WORD:
            return known(NEVER, self.at(name))
        return self.knowledge(name)

    def listed(self, name: str) -> Knowledge[Any]:
        """What is known of a field that holds a list of words or names."""
        value = self.written(name)
        if value is None:
            return self._untold(name)
        if value == ABSENT:
            return items((), self.at(name))
        return items(value, self.at(name))

    def tell(self, name: str, told: Knowledge[Any]) -> None:
        """Let a field that the plan leaves out be known from elsewhere. To be told before anybody reads the field."""
        self._told[name] = told

    def _untold(self, name: str) -> Knowledge[Any]:
        told = self._told.get(name)
        return unknown(self._asked(name)) if told is None else told

    def inside(self, name: str) -> Place:
        """The part that a field holds."""
        if name not in self._inside:
            self._inside[name] = self._part_in(name)
        return self._inside[name]

    def _part_in(self, name: str) -> Place:
        value = self.written(name)
        if isinstance(value, PlanModel):
            return Place(value, self.at(name), self.final)
        is_chapter = self.path == ""
        return Place(None, self.at(name), self.final, None if is_chapter else self._asked(name))

    def entries(self, name: str) -> Entries:
        """The entries of a list."""
        if name not in self._entries:
            self._entries[name] = self._entries_in(name)
        return self._entries[name]

    def _entries_in(self, name: str) -> Entries:
        value = self.written(name)
        if value is None:
            return Entries(None, self._asked(name))
        if value == ABSENT:
            return Entries((), self.at(name))
        path = self.at(name)
        places = (Place(entry, f"{path}[{_entry_name(entry, i)}]", self.final) for i, entry in enumerate(value))
        return Entries(tuple(places), path)

    def there_is(self, name: str) -> Knowledge[bool]:
        """Whether a thing that can be absent is there: no for `none`, yes for anything else that is stated."""
        value = self.written(name)
        return unknown(self._asked(name)) if value is None else known(value != ABSENT, self.at(name))

    def secured(self, name: str) -> Knowledge[bool]:
        """Whether a commitment has been given.

        What is only planned or requested is open until the final stage; there, it has not been given.
        """
        value = self.written(name)
        if value is None:
            return unknown(self._asked(name))
        path = self.at(name)
        if value == ABSENT:
            return known(False, path)
        if not isinstance(value, Commitment):
            raise TypeError(f"{path} is not a commitment")
        if value.status in _GIVEN:
            return known(True, path)
        if value.status in _DENIED or self.final:
            return known(False, path)
        return unknown(path, paths=(path,))

    def _asked(self, name: str) -> str:
        return self.ask or self.at(name)


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
    if isinstance(value, (bool, int, float, str, date)):
        return Known(value, paths=(path,))
    match value:
        case Commitment():
            return Known(value.status, paths=(path,))
        case Estimate():
            low = 0 if value.min is None else value.min
            high = math.inf if value.max is None else value.max
            return between(low, high, paths=(path,), missing=() if value.max is not None else (path,))
        case PlanDate():
            return between(value.earliest, value.latest, paths=(path,))
    raise TypeError(f"{path} holds {type(value).__name__}, which is not a single value")


def asked_once(question: Callable[[Place], T]) -> Callable[[Place], T]:
    """A question that many derivations put to the same place, answered once for each place."""

    @wraps(question)
    def answer(place: Place) -> T:
        return place.answer(question)

    return answer


def surely(condition: Knowledge[bool]) -> bool:
    """Whether it is known to be so."""
    return isinstance(condition, Known) and condition.value


def surely_not(condition: Knowledge[bool]) -> bool:
    """Whether it is known not to be so."""
    return isinstance(condition, Known) and not condition.value
