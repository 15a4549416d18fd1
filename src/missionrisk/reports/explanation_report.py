"""An explanation for a terminal: each line of the rule with its answer, and what would clear it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from missionrisk.judgement.explanation import Explanation, Line, PlanPlace, Remedy
from missionrisk.reports.safe_text import safe_text

_ANSWERS: Final = {"true": ("yes", "bold"), "false": ("no ", ""), "unknown": ("?  ", "yellow")}
_REMEDIES: Final = {"removing_the_risk": "Remove the risk", "mitigating_it": "Mitigate it"}
_GRADES: Final = {
    "read": "source read",
    "partly_read": "source read in part",
    "known": "source known, not read",
    "house_default": "house default",
}


def explanation_report(explanation: Explanation) -> RenderableType:
    """The explanation in full."""
    return Group(*_parts(explanation))


def _parts(explained: Explanation) -> Iterator[RenderableType]:
    yield safe_text(f"{explained.id}  {explained.title}", style="bold")
    core = ", core" if explained.core else ""
    supported = f" ({explained.assurance})" if explained.assurance else ""
    yield safe_text(f"{explained.outcome.replace('_', ' ').upper()}{supported} · {explained.severity}{core}")
    for said in (explained.message, explained.failure):
        if said:
            yield safe_text(said)
    if explained.outcome == "unknown":
        yield safe_text(explained.question)
    if explained.logic:
        yield from _heading("How it came out")
        for part in explained.logic.lines:
            yield from _line(part, 1)
    if explained.outcome in ("flagged", "unknown"):
        yield from _heading("What would clear it")
        yield from _remedies(explained.remedies)
    yield from _heading("Why")
    yield _indented(explained.rationale, 1)
    yield from _heading("Sources")
    for source in explained.sources:
        yield _indented(f"{source.key}{f', {source.place}' if source.place else ''}: {source.citation}", 1)
    yield _indented(f"Evidence: {_GRADES[explained.evidence_grade]}", 1)


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text()
    yield safe_text(words, style="bold")


def _line(line: Line, depth: int) -> Iterator[RenderableType]:
    answer, style = _ANSWERS[line.result]
    known = f" (plan: {line.known})" if line.known is not None else ""
    yield Padding(Text.assemble((answer, style), "  ", safe_text(f"{line.text}{known}")), (0, 0, 0, 2 * depth))
    yield from _places(line.places, depth)
    for inner in line.lines:
        yield from _line(inner, depth + 1)


def _places(places: Iterable[PlanPlace], depth: int) -> Iterator[RenderableType]:
    for place in places:
        at = f"line {place.line}: " if place.line else ""
        yield _indented(f"{at}{place.path} = {place.value}", depth, style="dim", further=5)


def _remedies(remedies: tuple[Remedy, ...]) -> Iterator[RenderableType]:
    if not remedies:
        yield _indented("Nothing that planners decide or partners promise would clear it.", 1)
    for number, remedy in enumerate(remedies):
        yield _indented(f"{'or: ' if number else ''}{_REMEDIES[remedy.by]}", 1)
        for change in remedy.changes:
            yield _indented(f"so that {change.text}", 2)
            yield from _places(change.places, 2)


def _indented(content: str, depth: int, *, style: str = "", further: int = 0) -> Padding:
    return Padding(safe_text(content, style=style), (0, 0, 0, 2 * depth + further))
