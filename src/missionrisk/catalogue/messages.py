"""Messages: a rule's template filled with what is known of its subject."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from missionrisk.facts.knowledge import LONG_AGO, NEVER, Items, Knowledge, Known, OneOf, Range
from missionrisk.facts.model import Fact

if TYPE_CHECKING:
    from jinja2 import Environment, Template

NOT_STATED = "not stated"


class MessageError(ValueError):
    """A template that cannot be filled: it is malformed, or names something that is not there."""


def render_message(template: str, subject: Fact, mission: Fact, parameters: Mapping[str, Any]) -> str:
    """The message for one subject. Raises MessageError for a template that cannot be filled."""
    from jinja2 import TemplateError

    try:
        filled = _compiled(template).render(
            subject=_spoken_fields(subject), mission=_spoken_fields(mission), parameter=dict(parameters)
        )
    except TemplateError as error:
        raise MessageError(str(error)) from error
    return " ".join(filled.split())


@lru_cache(maxsize=1024)
def _compiled(template: str) -> Template:
    return _environment().from_string(template)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Made with the first message: a plan without a finding needs no templates."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


def _spoken_fields(fact: Fact) -> dict[str, str]:
    return {"id": fact.subject, **{name: spoken(fact.knowledge(name)) for name in fact.declarations()}}


def spoken(knowledge: Knowledge[Any]) -> str:
    """What is known, in words: a value, a range, alternatives, a list, or 'not stated'."""
    if isinstance(knowledge, Known):
        return spoken_value(knowledge.value)
    if isinstance(knowledge, Range):
        return _spoken_range(knowledge.low, knowledge.high)
    if isinstance(knowledge, OneOf):
        if knowledge.options == frozenset((True, False)):
            return NOT_STATED
        return " or ".join(sorted(spoken_value(option) for option in knowledge.options))
    if isinstance(knowledge, Items):
        listed = ", ".join(sorted(spoken_value(item) for item in knowledge.sure))
        if knowledge.possible is None or knowledge.possible:
            return f"{listed} and perhaps others" if listed else NOT_STATED
        return listed or "none"
    return NOT_STATED


def _spoken_range(low: Any, high: Any) -> str:
    open_below = low in (-math.inf, LONG_AGO)
    open_above = high in (math.inf, NEVER)
    if open_below and open_above:
        return NOT_STATED
    if open_above:
        return f"at least {spoken_value(low)}" if low != 0 else NOT_STATED
    if open_below:
        return f"at most {spoken_value(high)}"
    return f"{spoken_value(low)} to {spoken_value(high)}"


def spoken_value(value: Any) -> str:
    """One value in words: `yes`, `12`, `2027-03-05`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return "never" if value == NEVER else value.isoformat()
    if isinstance(value, float) and math.isinf(value):
        return "never" if value > 0 else "unlimited"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)
