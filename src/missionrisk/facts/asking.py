"""What is asked first: a detail is no question before it is known whether the thing itself is there."""

from __future__ import annotations

from typing import Any, TypeVar

from missionrisk.facts.knowledge import Knowledge, Known, with_sources
from missionrisk.facts.model import Fact

T = TypeVar("T")
F = TypeVar("F", bound=Fact)


def asked_after(first: Knowledge[Any], detail: Knowledge[T]) -> Knowledge[T]:
    """The same knowledge of a detail; as long as `first` was not stated, it is `first` that is asked."""
    stated = isinstance(first, Known) or not first.missing
    return detail if stated or not detail.missing else with_sources(detail, detail.paths, first.missing)


def details_after(first: Knowledge[Any], fact: F) -> F:
    """The same fact; as long as `first` is open, nothing else about the fact is asked."""
    if isinstance(first, Known):
        return fact
    details: dict[str, Any] = {name: asked_after(first, detail) for name, detail in fact.all_knowledge()}
    return type(fact)(key=fact.key, exists=fact.exists, **details)


def existence_first(fact: F) -> F:
    """The same fact; as long as it is open whether it exists, nothing else about it is asked."""
    return details_after(fact.exists, fact)
