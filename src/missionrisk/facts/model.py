"""Fact types: the vocabulary that rules are written in.

A fact is flat and typed: a type, a key made of plan ids, and fields. A fact type is a documented class; its fields
are declared with `flag`, `choice`, `text`, `number`, `day`, and their list forms `choices` and `texts`. Rules are
checked against these declarations, and the schema for rule authors is generated from them.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache, cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Any, ClassVar, Final, TypeVar

from missionrisk.facts.domains import Domain, domain_of_lists, domain_of_sizes, domain_of_words
from missionrisk.facts.knowledge import LONG_AGO, NEVER, Knowledge, Known, Unknown

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

    @cached_property
    def domain(self) -> Domain:
        """What simplifies knowledge of this field and checks it."""
        if self.many:
            return domain_of_lists(self.options)
        if self.kind is Kind.NUMBER:
            return domain_of_sizes(self.low, self.high)
        if self.kind is Kind.DATE:
            return domain_of_sizes(LONG_AGO, NEVER)
        if self.kind is Kind.FLAG:
            return domain_of_words(self.kind.value, bool, YES_OR_NO)
        return domain_of_words(self.kind.value, str, self.options)


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


@dataclass(kw_only=True)
class Fact:
    """Something that is so in a plan, surely or possibly. It is a value: nobody changes it.

    `key` holds the plan ids that tell this fact from others of its type; `exists` is known to be true, or unknown
    for a fact that hangs on something unknown or stands for a list that was not stated.
    """

    # Not frozen, for the same reason as knowledge: a frozen class sets each of its many fields through a call.

    type_name: ClassVar[str]
    listed_in: ClassVar[tuple[str, ...]] = ()
    """The plan's lists that facts of this type come from: that there is none rests on them."""

    key: tuple[str, ...]
    exists: Knowledge[bool] = SURELY

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        cls.type_name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __post_init__(self) -> None:
        fields_of_this = vars(self)
        try:
            for name, domain in self._checks():
                fields_of_this[name] = domain(fields_of_this[name])
        except ValueError as error:
            raise ValueError(f"{self.type_name}.{name} of {self.subject}: {error}") from error

    @classmethod
    @cache
    def declarations(cls) -> Mapping[str, FieldType]:
        """The declared fields, in order."""
        return {f.name: f.metadata["declaration"] for f in fields(cls) if "declaration" in f.metadata}

    @classmethod
    @cache
    def _checks(cls) -> Sequence[tuple[str, Domain]]:
        return [(name, declaration.domain) for name, declaration in cls.declarations().items()]

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
        self._by_type = _by_type({}, facts)

    def of(self, type_name: str) -> tuple[Fact, ...]:
        """All facts of a type, in the order of their keys."""
        return self._by_type.get(type_name, ())

    @cached_property
    def mission(self) -> Fact:
        """The one fact about the mission as a whole. Raises LookupError if there is none."""
        found = self.of("mission")
        if not found:
            raise LookupError("there is no fact of type mission")
        return found[0]

    def with_more(self, facts: Iterable[Fact]) -> Facts:
        """These facts and others."""
        together = Facts(())
        together._by_type = _by_type(self._by_type, facts)
        return together

    def __iter__(self) -> Iterator[Fact]:
        for of_type in self._by_type.values():
            yield from of_type

    def __len__(self) -> int:
        return sum(len(of_type) for of_type in self._by_type.values())


def _by_type(already: Mapping[str, tuple[Fact, ...]], facts: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    more: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        more[fact.type_name].append(fact)
    changed = {name: _in_order([*already.get(name, ()), *of_type]) for name, of_type in more.items()}
    return dict(sorted({**already, **changed}.items()))


def _in_order(facts: list[Fact]) -> tuple[Fact, ...]:
    if len(facts) == 1:
        return (facts[0],)
    in_order = tuple(sorted(facts, key=attrgetter("key")))
    for fact, following in pairwise(in_order):
        if fact.key == following.key:
            raise ValueError(f"two facts {fact.type_name} with the key {fact.subject}")
    return in_order


Vocabulary = Mapping[str, type[Fact]]
"""The fact types that rules may speak of, by name."""


def vocabulary_of(*fact_types: type[Fact]) -> Vocabulary:
    """The fact types by name."""
    return {fact_type.type_name: fact_type for fact_type in fact_types}
