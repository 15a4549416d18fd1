"""Fact types: the vocabulary that rules are written in.

A fact is flat and typed: a type, a key made of plan ids, and fields. A fact type is a documented class; its fields
are declared with `flag`, `choice`, `text`, `number`, `day`, and their list forms `choices` and `texts`. Rules are
checked against these declarations, and the schema for rule authors is generated from them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cached_property
from typing import Any, ClassVar, Final, TypeVar

from missionrisk.facts.knowledge import LONG_AGO, NEVER, Items, Knowledge, Known, OneOf, Range, Unknown

F = TypeVar("F", bound="Fact")

PLACEHOLDER: Final = "[?]"
"""Ends the key of a fact that stands for the entries of a list that was not stated."""

YES_OR_NO: Final = frozenset((False, True))

SURELY: Final[Knowledge[bool]] = Known(True)
"""The existence of what surely exists."""


class Kind(str, Enum):
    """What sort of value a field holds."""

    FLAG = "flag"
    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class FieldType:
    """The declaration of one field of a fact type.

    `options` closes the domain of a choice; `low` and `high` bound a number; `many` makes it a list; `words` says that
    its texts are words of a plan's choices.
    """

    kind: Kind
    description: str
    many: bool = False
    options: frozenset[str] | None = None
    low: float = -math.inf
    high: float = math.inf
    unit: str | None = None
    words: bool = False

    @property
    def in_words(self) -> bool:
        """Whether its values are words with a meaning, and not a plan's own ids, names and texts."""
        return self.words or self.kind is Kind.CHOICE

    @cached_property
    def ordered(self) -> bool:
        """Whether values can be compared by size."""
        return self.kind in (Kind.NUMBER, Kind.DATE) and not self.many

    def within_domain(self, knowledge: Knowledge[Any]) -> Knowledge[Any]:
        """The same knowledge in its simplest form, sharpened by what the domain rules out.

        Raises ValueError for a value that the domain does not allow.
        """
        if self.many:
            return self._list_within(knowledge)
        if self.ordered:
            return self._range_within(knowledge)
        return self._option_within(knowledge)

    def _list_within(self, knowledge: Knowledge[Any]) -> Knowledge[Any]:
        if isinstance(knowledge, Items):
            sure, possible = knowledge.sure, knowledge.possible
        elif isinstance(knowledge, Unknown):
            sure, possible = frozenset(), None
        else:
            raise ValueError(f"a list is expected, not {knowledge!r}")
        if self.options is not None:
            if not sure <= self.options:
                raise ValueError(f"not among the options: {sorted(sure - self.options)}")
            possible = self.options if possible is None else possible & self.options
        if possible is not None:
            possible -= sure
        return Items(sure, possible, paths=knowledge.paths, missing=knowledge.missing)

    def _range_within(self, knowledge: Knowledge[Any]) -> Knowledge[Any]:
        bottom: Any = LONG_AGO if self.kind is Kind.DATE else self.low
        top: Any = NEVER if self.kind is Kind.DATE else self.high
        if isinstance(knowledge, Known):
            if isinstance(knowledge.value, bool) or not bottom <= knowledge.value <= top:
                raise ValueError(f"{knowledge.value!r} is outside {bottom} to {top}")
            return knowledge
        if isinstance(knowledge, Range):
            low, high = max(knowledge.low, bottom), min(knowledge.high, top)
        elif isinstance(knowledge, OneOf):
            low, high = max(min(knowledge.options), bottom), min(max(knowledge.options), top)
        else:
            low, high = bottom, top
        if low > high:
            raise ValueError(f"nothing between {low} and {high}")
        if low == high:
            return Known(low, paths=knowledge.paths)
        return Range(low, high, paths=knowledge.paths, missing=knowledge.missing)

    def _option_within(self, knowledge: Knowledge[Any]) -> Knowledge[Any]:
        if isinstance(knowledge, Known):
            self._check_option(knowledge.value)
            return knowledge
        options: frozenset[Any] | None = YES_OR_NO if self.kind is Kind.FLAG else self.options
        if isinstance(knowledge, OneOf):
            options = knowledge.options if options is None else knowledge.options & options
        elif not isinstance(knowledge, Unknown):
            raise ValueError(f"a {self.kind.value} cannot be {knowledge!r}")
        if options is None:
            return knowledge
        if not options:
            raise ValueError("no possible value is left")
        if len(options) == 1:
            return Known(next(iter(options)), paths=knowledge.paths)
        return OneOf(options, paths=knowledge.paths, missing=knowledge.missing)

    def _check_option(self, value: Any) -> None:
        expected = bool if self.kind is Kind.FLAG else str
        if not isinstance(value, expected):
            raise ValueError(f"a {self.kind.value} cannot be {value!r}")
        if self.options is not None and value not in self.options:
            raise ValueError(f"{value!r} is not one of {sorted(self.options)}")


def _declared(declaration: FieldType) -> Any:
    return field(default=Unknown(), metadata={"declaration": declaration})


def flag(description: str) -> Any:
    """A yes or no."""
    return _declared(FieldType(Kind.FLAG, description))


def choice(description: str, options: Iterable[str]) -> Any:
    """One of a closed set of words."""
    return _declared(FieldType(Kind.CHOICE, description, options=frozenset(options)))


def choices(description: str, options: Iterable[str]) -> Any:
    """A list of words from a closed set."""
    return _declared(FieldType(Kind.CHOICE, description, many=True, options=frozenset(options)))


def text(description: str, *, words: bool = False) -> Any:
    """An id, a name or other text; with `words`, a word of one of a plan's choices."""
    return _declared(FieldType(Kind.TEXT, description, words=words))


def texts(description: str, *, words: bool = False) -> Any:
    """A list of ids, names or other text; with `words`, of words of a plan's choices."""
    return _declared(FieldType(Kind.TEXT, description, many=True, words=words))


def number(description: str, unit: str, *, low: float = -math.inf, high: float = math.inf) -> Any:
    """A number in `unit`, not below `low` and not above `high`."""
    return _declared(FieldType(Kind.NUMBER, description, low=low, high=high, unit=unit))


def day(description: str) -> Any:
    """A date."""
    return _declared(FieldType(Kind.DATE, description))


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that is so in a plan, surely or possibly.

    `key` holds the plan ids that tell this fact from others of its type; `exists` is known to be true, or unknown
    for a fact that hangs on something unknown or stands for a list that was not stated.
    """

    type_name: ClassVar[str]
    listed_in: ClassVar[tuple[str, ...]] = ()
    """The plan's lists that facts of this type come from: that there is none rests on them."""

    _declared: ClassVar[Mapping[str, FieldType]]

    key: tuple[str, ...]
    exists: Knowledge[bool] = SURELY

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        cls.type_name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __post_init__(self) -> None:
        fields_of_this = vars(self)
        for name, declaration in self.declarations().items():
            try:
                fields_of_this[name] = declaration.within_domain(fields_of_this[name])
            except ValueError as error:
                raise ValueError(f"{self.type_name}.{name} of {self.subject}: {error}") from error

    @classmethod
    def declarations(cls) -> Mapping[str, FieldType]:
        """The declared fields, in order."""
        if "_declared" not in cls.__dict__:
            cls._declared = {f.name: f.metadata["declaration"] for f in fields(cls) if "declaration" in f.metadata}
        return cls._declared

    @classmethod
    def standing_for(cls: type[F], entries: str, ask: str, **stated: Knowledge[Any]) -> F:
        """The fact that stands for any number of entries of a list that was not stated.

        It exists possibly; everything about it that is not among `stated` is unknown for want of what `ask` names.
        """
        nothing: Knowledge[Any] = Unknown(missing=(ask,))
        fields_open: dict[str, Any] = dict.fromkeys(cls.declarations(), nothing)
        return cls(key=(f"{entries}{PLACEHOLDER}",), exists=nothing, **{**fields_open, **stated})

    def knowledge(self, name: str) -> Knowledge[Any]:
        """What is known of the field `name`."""
        found: Knowledge[Any] = getattr(self, name)
        return found

    def all_knowledge(self) -> Iterator[tuple[str, Knowledge[Any]]]:
        """Each field by name, with what is known of it."""
        fields_of_this = vars(self)
        return ((name, fields_of_this[name]) for name in self.declarations())

    @property
    def subject(self) -> str:
        """The key as one word, as it stands in finding ids."""
        return "+".join(self.key)

    @property
    def sure(self) -> bool:
        """Whether it surely exists."""
        return isinstance(self.exists, Known)

    @property
    def placeholder(self) -> bool:
        """Whether it stands for the entries of a list that was not stated."""
        return any(part.endswith(PLACEHOLDER) for part in self.key)


class Facts:
    """The facts of one plan: unique by type and key, in an order that does not depend on how they were given.

    Raises ValueError if two facts of a type share a key.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        by_type: dict[str, dict[tuple[str, ...], Fact]] = {}
        for fact in facts:
            of_type = by_type.setdefault(fact.type_name, {})
            if fact.key in of_type:
                raise ValueError(f"two facts {fact.type_name} with the key {fact.subject}")
            of_type[fact.key] = fact
        self._by_type = {
            name: tuple(of_type[key] for key in sorted(of_type)) for name, of_type in sorted(by_type.items())
        }

    def of(self, type_name: str) -> tuple[Fact, ...]:
        """All facts of a type, in the order of their keys."""
        return self._by_type.get(type_name, ())

    @property
    def mission(self) -> Fact:
        """The one fact about the mission as a whole. Raises LookupError if there is none."""
        found = self.of("mission")
        if not found:
            raise LookupError("there is no fact of type mission")
        return found[0]

    def with_more(self, facts: Iterable[Fact]) -> Facts:
        """These facts and others."""
        return Facts([*self, *facts])

    def __iter__(self) -> Iterator[Fact]:
        for of_type in self._by_type.values():
            yield from of_type

    def __len__(self) -> int:
        return sum(len(of_type) for of_type in self._by_type.values())


Vocabulary = Mapping[str, type[Fact]]
"""The fact types that rules may speak of, by name."""


def vocabulary_of(*fact_types: type[Fact]) -> Vocabulary:
    """The fact types by name."""
    return {fact_type.type_name: fact_type for fact_type in fact_types}
