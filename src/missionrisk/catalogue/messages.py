"""Messages: a rule's template filled with what is known of its subject, in the language that is spoken."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from missionrisk.facts.knowledge import LONG_AGO, NEVER, Items, Knowledge, Known, OneOf, Range
from missionrisk.facts.model import Fact, FieldType
from missionrisk.language import ENGLISH, listed, speaking, spoken_language, to_translate, word
from missionrisk.language import gettext as _

if TYPE_CHECKING:
    from jinja2 import Environment, Template

NOT_STATED: Final = to_translate("not stated")

WORDS_OF_PLANS: Final = frozenset({to_translate("none"), to_translate("never")})
"""What a plan says of what is not, or does not end, in place of a name or a day."""


class MessageError(ValueError):
    """A template that cannot be filled: it is malformed, or names something that is not there."""


class Words(str):
    """What a template is given in a language other than English: compared as the English words, printed as said.

    So every template decides alike, whatever language it is filled in: `{% if subject.free == "yes" %}`.
    """

    said: str

    def __new__(cls, english: str, said: str) -> Words:
        words = super().__new__(cls, english)
        words.said = said
        return words

    def __str__(self) -> str:
        return self.said


def render_message(template: str, subject: Fact, mission: Fact, parameters: Mapping[str, Any]) -> str:
    """The message for one subject. Raises MessageError for a template that cannot be filled.

    Where the translation of a template cannot be filled, the English one is.
    """
    values = {
        "subject": _SpokenFields(subject),
        "mission": _SpokenFields(mission),
        "parameter": _spoken_parameters(parameters),
    }
    translated = _(template)
    if translated != template:
        with suppress(ValueError, TypeError, ArithmeticError):
            return _filled(translated, values)
    return _filled(template, values)


def _filled(template: str, values: Mapping[str, Any]) -> str:
    from jinja2 import TemplateError

    try:
        filled = _compiled(template).render(values)
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


# --- what templates are given -------------------------------------------------------------------------------------


class _SpokenFields:
    """The fields of a fact in words, each put into words when a template names it."""

    def __init__(self, fact: Fact) -> None:
        self._fact = fact

    def __getitem__(self, name: str) -> str:
        if name == "id":
            return self._fact.subject
        field = self._fact.declarations()[name]
        knowledge = self._fact.knowledge(name)
        said = spoken(knowledge, field)
        if spoken_language() is ENGLISH:
            return said
        with speaking(ENGLISH):
            return Words(spoken(knowledge, field), said)


def _spoken_parameters(parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    if spoken_language() is ENGLISH:
        return dict(parameters)
    return {name: _spoken_parameter(value) for name, value in parameters.items()}


def _spoken_parameter(value: Any) -> Any:
    """Words as they are said; numbers as they are, since templates may count with them."""
    if isinstance(value, tuple):
        return tuple(map(_spoken_parameter, value))
    return Words(value, word(value)) if isinstance(value, str) else value


# --- what is known, in words --------------------------------------------------------------------------------------


def spoken(knowledge: Knowledge[Any], field: FieldType | None = None) -> str:
    """What is known, in words: a value, a range, alternatives, a list, or 'not stated'.

    Words with a meaning are translated if `field` says that they are such; other text is the plan's own.
    """
    in_words = word if field is not None and field.in_words else spoken_value
    if isinstance(knowledge, Known):
        return in_words(knowledge.value)
    if isinstance(knowledge, Range):
        return _spoken_range(knowledge.low, knowledge.high)
    if isinstance(knowledge, OneOf):
        if knowledge.options == frozenset((True, False)):
            return _(NOT_STATED)
        return _(" or ").join(sorted(in_words(option) for option in knowledge.options))
    if isinstance(knowledge, Items):
        return _spoken_items(knowledge, in_words)
    return _(NOT_STATED)


def _spoken_items(knowledge: Items[Any], in_words: Callable[[Any], str]) -> str:
    sure = listed(sorted(in_words(item) for item in knowledge.sure))
    if knowledge.possible is None or knowledge.possible:
        return _("{listed} and perhaps others").format(listed=sure) if sure else _(NOT_STATED)
    return sure or _("none")


def _spoken_range(low: Any, high: Any) -> str:
    open_below = low in (-math.inf, LONG_AGO)
    open_above = high in (math.inf, NEVER)
    if open_below and open_above:
        return _(NOT_STATED)
    if open_above:
        return _("at least {least}").format(least=spoken_value(low)) if low != 0 else _(NOT_STATED)
    if open_below:
        return _("at most {most}").format(most=spoken_value(high))
    return _("{least} to {most}").format(least=spoken_value(low), most=spoken_value(high))


def spoken_value(value: Any) -> str:
    """One value in words: `yes`, `12`, `2027-03-05`."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return _("never") if value == NEVER else value.isoformat()
    if isinstance(value, float) and math.isinf(value):
        return _("never") if value > 0 else _("unlimited")
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return _(value) if value in WORDS_OF_PLANS else str(value)
