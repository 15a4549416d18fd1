"""The answers for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.reports.safe_text import safe_text
from missionrisk.trainee.model import Answer, TraineeAnswers
from missionrisk.trainee.page import GroundLine, QuestionBlock, TraineePage, page_of

_STYLES: Final[dict[Answer, str]] = {
    "yes": "bold",
    "partly": "bold",
    "no": "bold",
    "not_stated": "yellow",
    "does_not_arise": "dim",
}
_MOST_TOLD: Final = 2
_MOST_PLACES: Final = 3
_MOST_IDS: Final = 3


def text_layout(answers: TraineeAnswers, *, verbose: bool = False) -> RenderableType:
    """The answers, with the first reasons for each; `verbose` leaves nothing out."""
    return Group(*_parts(page_of(answers), verbose))


def _parts(page: TraineePage, verbose: bool) -> Iterator[RenderableType]:
    yield safe_text(page.title, style="bold")
    if page.file:
        answers = _("Answers for a trainee from {file}: {counts}.").format(file=page.file, counts=page.counts)
    else:
        answers = _("Answers for a trainee: {counts}.").format(counts=page.counts)
    yield safe_text(answers, style="dim")
    yield from _red_lines(page)
    for group in page.groups:
        yield from _heading(group.title)
        for question in group.questions:
            yield from _question(question, verbose)
    yield from _sheet(page)
    yield from _message(page)
    for rule, why in page.failures:
        yield Text()
        yield safe_text(_("The check of {rule} failed: {reason}").format(rule=rule, reason=why), style="bold")
    yield Text()
    yield safe_text(page.limits_of_use, style="dim")


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text()
    yield safe_text(words.upper(), style="bold")


def _red_lines(page: TraineePage) -> Iterator[RenderableType]:
    if not page.red_lines:
        return
    yield from _heading(_("Your red lines"))
    for line in page.red_lines:
        state = safe_text(line.state.upper(), style="bold red" if line.crossed else "bold")
        yield _indented(Text.assemble(state, "  ", safe_text(f"{line.text} {line.why}")), 1)


def _question(question: QuestionBlock, verbose: bool) -> Iterator[RenderableType]:
    answer = safe_text(question.answer.upper(), style=_STYLES[question.kind])
    yield _indented(Text.assemble(answer, "  ", safe_text(question.question)), 1)
    for ground in question.grounds:
        yield from _ground(ground, verbose)


def _ground(ground: GroundLine, verbose: bool) -> Iterator[RenderableType]:
    said = _some(ground.says, _MOST_TOLD, verbose, _("; "))
    ids = _some(ground.ids, _MOST_IDS, verbose, ", ")
    found = safe_text(_("{word}: {text}").format(word=ground.word, text=said))
    yield _indented(Text.assemble(found, " ", safe_text(f"[{ids}]", style="cyan")), 3)
    if ground.open and not verbose:
        return
    places = ground.places if verbose else ground.places[:_MOST_PLACES]
    for place in places:
        yield _indented(safe_text(place, style="dim"), 4)
    if len(places) < len(ground.places):
        more = len(ground.places) - len(places)
        hint = ngettext("and {n} more (--verbose)", "and {n} more (--verbose)", more).format(n=more)
        yield _indented(safe_text(hint, style="dim"), 4)


def _some(texts: Sequence[str], most: int, verbose: bool, between: str) -> str:
    shown = texts if verbose else texts[:most]
    told, more = between.join(shown), len(texts) - len(shown)
    if not more:
        return told
    return ngettext("{listed} and {n} more", "{listed} and {n} more", more).format(listed=told, n=more)


def _sheet(page: TraineePage) -> Iterator[RenderableType]:
    if not page.sheet:
        return
    yield from _heading(_("What you wrote"))
    for row in page.sheet:
        yield _indented(safe_text(_("{question} {answer} ({source})").format_map(vars(row))), 1)


def _message(page: TraineePage) -> Iterator[RenderableType]:
    if page.nothing_open:
        yield Text()
        yield safe_text(_("The sheet leaves nothing open to ask the programme for."))
    if page.message is None:
        return
    yield from _heading(_("A message that asks for the rest"))
    for line in page.message.splitlines():
        yield safe_text(line)
    if page.not_in_message:
        yield safe_text(_later(page.not_in_message), style="dim")


def _later(number: int) -> str:
    return ngettext(
        "{n} more of your questions is open, for a second message.",
        "{n} more of your questions are open, for a second message.",
        number,
    ).format(n=number)


def _indented(text: Text, depth: int) -> Padding:
    return Padding(text, (0, 0, 0, 2 * depth))
