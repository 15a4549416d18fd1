"""What a text leaves open, to be filled in: a translation must leave open the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from babel.messages.catalog import Message
from jinja2 import Environment, TemplateSyntaxError, nodes

NUMBERS: Final = frozenset({"{n}", "%(num)s"})
"""The placeholder for how many there are, which forms for one or two of them may leave out."""

_IN_CODE: Final = re.compile(r"(?<!\{)\{[a-z_]*\}(?!\})")
_IN_TEMPLATES: Final = re.compile(r"%\([a-z_]+\)s")


def placeholders(text: str) -> frozenset[str]:
    """What stands for something else in a text: `{n}`, `%(num)s` or, in a message of a rule, `subject.name`.

    Raises ValueError for a message of a rule that is no template.
    """
    if "{{" in text or "{%" in text:
        return _looked_up(text)
    return frozenset((*_IN_CODE.findall(text), *_IN_TEMPLATES.findall(text)))


def _looked_up(text: str) -> frozenset[str]:
    try:
        tree = Environment(autoescape=False).parse(text)
    except TemplateSyntaxError as error:
        raise ValueError(f"it cannot be read as a template: {error.message}") from error
    found = (node for node in tree.find_all(nodes.Getattr) if isinstance(node.node, nodes.Name))
    named = {f"{node.node.name}.{node.attr}" for node in found if isinstance(node.node, nodes.Name)}
    return frozenset(named | {name.name for name in tree.find_all(nodes.Name) if name.name not in _SCOPES})


_SCOPES: Final = frozenset({"subject", "mission", "parameter"})


def faults_in(message: Message) -> list[str]:
    """What is wrong with the placeholders of a translation, one sentence for each."""
    english = [placeholders(form) for form in _forms(message.id)]
    known, needed = frozenset[str]().union(*english), frozenset[str].intersection(*english)
    if len(english) > 1:
        needed -= NUMBERS
    faults: list[str] = []
    for translated in filter(None, _forms(message.string)):
        try:
            found = placeholders(translated)
        except ValueError as error:
            faults.append(str(error))
            continue
        faults += [f"{name} is not in the English text" for name in sorted(found - known)]
        faults += [f"{name} is missing" for name in sorted(needed - found)]
    return list(dict.fromkeys(faults))


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())
