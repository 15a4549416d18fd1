"""Examples whose every free text is a stranger's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import cycle
from typing import Annotated, Any, Final

from pydantic import TypeAdapter, ValidationError

from missionrisk.intake import load_plan, read_document
from missionrisk.judgement.case import Case
from missionrisk.plan.paths import field_at
from missionrisk.reports import Edition
from missionrisk.reports.edition import Reader
from tests.reports.editions import EXAMPLES, ON, assessor
from tests.reports.strangers import HOSTILE

HARMLESS: Final = tuple(f"Words {number}" for number in range(len(HOSTILE)))
"""As many texts that mean nothing to any format."""


def strange_edition(example: str, reader: Reader, texts: tuple[str, ...] = HOSTILE) -> Edition:
    """An example in which the texts stand, one after the other, wherever a plan may say anything; names are shown."""
    case = _strange_case(example, texts)
    return Edition(assessor().judge(case), case, reader=reader, names=True, in_full=True, all_questions=True)


@cache
def _strange_case(example: str, texts: tuple[str, ...]) -> Case:
    (path,) = (path for path in EXAMPLES if path.stem == example)
    data = read_document(path.read_text(encoding="utf-8"), name=path.name).data
    for person in data.get("people", ()):
        person |= {"name": "N", "email": "E", "phone": "P"}
    said = cycle(_beginning_at(7 * EXAMPLES.index(path) % len(texts), texts))
    return assessor().decide(load_plan(_said_everywhere(data, lambda: next(said))), on=ON)


def _beginning_at(start: int, texts: Sequence[str]) -> Sequence[str]:
    """Each example begins elsewhere, so that a field of several examples meets several texts."""
    return (*texts[start:], *texts[:start])


def _said_everywhere(value: Any, say: Callable[[], str], path: str = "") -> Any:
    match value:
        case dict():
            return {name: _said_everywhere(inner, say, f"{path}.{name}".strip(".")) for name, inner in value.items()}
        case list() if all(isinstance(entry, str) for entry in value):
            return [say() for _ in value] if _may_hold(path, ("Any text.",)) else value
        case list():
            return [_said_everywhere(entry, say, f"{path}[?]") for entry in value]
        case str() if _may_hold(path, "Any text."):
            return say()
    return value


@cache
def _may_hold(path: str, value: Any) -> bool:
    """Whether the field at a path of a plan takes the value."""
    field = field_at(path)
    if field is None:
        return False
    annotated = (field.annotation, *field.metadata)
    kind: Any = Annotated[annotated] if field.metadata else field.annotation
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True
