"""An explanation for a terminal: each line of the rule with its answer, and what would clear it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from missionrisk.judgement.explanation import Explanation, Line, PlanPlace, Remedy, Result
from missionrisk.judgement.wording import plain
from missionrisk.language import gettext as _
from missionrisk.language import language_of, listed, speaking, to_translate
from missionrisk.reports.safe_text import safe_text

_ANSWERS: Final[dict[Result, str]] = {"true": to_translate("yes"), "false": to_translate("no"), "unknown": "?"}
_STYLES: Final[dict[Result, str]] = {"true": "bold", "false": "", "unknown": "yellow"}
_REMEDIES: Final = {"removing_the_risk": to_translate("Remove the risk"), "mitigating_it": to_translate("Mitigate it")}
_GRADES: Final = {
    "read": to_translate("source read"),
    "partly_read": to_translate("source read in part"),
    "known": to_translate("source known, not read"),
    "house_default": to_translate("house default"),
}


def explanation_report(explanation: Explanation) -> RenderableType:
    """The explanation in full, in its language."""
    with speaking(language_of(explanation.language)):
        return Group(*_parts(explanation))


def _parts(explained: Explanation) -> Iterator[RenderableType]:
    yield safe_text(f"{explained.id}  {explained.title}", style="bold")
    outcome = plain(explained.outcome).upper()
    if explained.assurance:
        outcome = _("{outcome} ({assurance})").format(outcome=outcome, assurance=_(explained.assurance))
    weight = [_(explained.severity), *([_("core")] if explained.core else [])]
    yield safe_text(f"{outcome} · {listed(weight)}")
    for said in (explained.message, explained.failure):
        if said:
            yield safe_text(said)
    if explained.outcome == "unknown":
        yield safe_text(explained.question)
    if explained.logic:
        yield from _heading(_("How it came out"))
        for part in explained.logic.lines:
            yield from _line(part, 1)
    if explained.outcome in ("flagged", "unknown"):
        yield from _heading(_("What would clear it"))
        yield from _remedies(explained.remedies)
    yield from _heading(_("Why"))
    yield _indented(explained.rationale, 1)
    yield from _heading(_("Sources"))
    for source in explained.sources:
        yield _indented(f"{source.key}{f', {source.place}' if source.place else ''}: {source.citation}", 1)
    yield _indented(_("Evidence: {grade}").format(grade=_(_GRADES[explained.evidence_grade])), 1)


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text()
    yield safe_text(words, style="bold")


def _line(line: Line, depth: int) -> Iterator[RenderableType]:
    width = max(len(_(answer)) for answer in _ANSWERS.values())
    answer = safe_text(_(_ANSWERS[line.result]).ljust(width), style=_STYLES[line.result])
    text = line.text
    if line.known is not None:
        text = _("{line} (plan: {known})").format(line=line.text, known=line.known)
    yield Padding(Text.assemble(answer, "  ", safe_text(text)), (0, 0, 0, 2 * depth))
    yield from _places(line.places, depth)
    for inner in line.lines:
        yield from _line(inner, depth + 1)


def _places(places: Iterable[PlanPlace], depth: int) -> Iterator[RenderableType]:
    for place in places:
        said = f"{place.path} = {place.value}"
        if place.line:
            said = _("line {line}: {text}").format(line=place.line, text=said)
        yield _indented(said, depth, style="dim", further=5)


def _remedies(remedies: tuple[Remedy, ...]) -> Iterator[RenderableType]:
    if not remedies:
        yield _indented(_("Nothing that planners decide or partners promise would clear it."), 1)
    for number, remedy in enumerate(remedies):
        way = _(_REMEDIES[remedy.by])
        yield _indented(_("or: {remedy}").format(remedy=way) if number else way, 1)
        for change in remedy.changes:
            yield _indented(_("so that {change}").format(change=change.text), 2)
            yield from _places(change.places, 2)


def _indented(content: str, depth: int, *, style: str = "", further: int = 0) -> Padding:
    return Padding(safe_text(content, style=style), (0, 0, 0, 2 * depth + further))
