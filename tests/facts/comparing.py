"""Comparing what is known: whether a value is allowed by it, and whether it says at least as much as something else."""

from __future__ import annotations

from typing import Any

from missionrisk.facts.knowledge import Items, Knowledge, Known, OneOf, Range, Unknown
from missionrisk.facts.model import Fact


def deciding(fact: Fact) -> list[str]:
    """The fields of a fact that rules decide by. Others show an example in a message, and may show another one when
    more is known."""
    return [name for name, field in fact.declarations().items() if not field.description.endswith(", for messages.")]


def allows(knowledge: Knowledge[Any], value: Any) -> bool:
    """Whether the value may be the one that the knowledge is about."""
    if isinstance(knowledge, Known):
        return bool(knowledge.value == value)
    if isinstance(knowledge, Range):
        return bool(knowledge.low <= value <= knowledge.high)
    if isinstance(knowledge, OneOf):
        return value in knowledge.options
    if isinstance(knowledge, Items):
        return knowledge.sure <= value and (knowledge.possible is None or value <= knowledge.sure | knowledge.possible)
    return True


def within(fuller: Knowledge[Any], sparser: Knowledge[Any]) -> bool:
    """Whether everything that the fuller knowledge allows is allowed by the sparser one."""
    if isinstance(sparser, Unknown):
        return True
    if isinstance(fuller, Known):
        return allows(sparser, fuller.value)
    if isinstance(fuller, OneOf):
        return all(allows(sparser, option) for option in fuller.options)
    if isinstance(fuller, Range):
        return isinstance(sparser, Range) and sparser.low <= fuller.low and fuller.high <= sparser.high
    if isinstance(fuller, Items) and isinstance(sparser, Items):
        return sparser.sure <= fuller.sure and (
            sparser.possible is None
            or (fuller.possible is not None and fuller.sure | fuller.possible <= sparser.sure | sparser.possible)
        )
    return False
