"""The page: the answers in the words in which a trainee reads them. Every layout but JSON draws from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.judgement.assessment import Provenance
from missionrisk.language import gettext as _
from missionrisk.language import listed, to_translate
from missionrisk.trainee.model import (
    Answer,
    AnsweredQuestion,
    Bearing,
    Ground,
    Place,
    RedLine,
    SourceOfAnswer,
    TraineeAnswers,
)

LIMITS_OF_USE: Final = to_translate(
    "These are answers from what a plan or a sheet says, not a verdict on a programme, on anybody in it or on your"
    " taking part. Whether what it says is true was not checked, and what nobody asked about was not looked at."
)

ANSWERS: Final[dict[Answer, str]] = {
    "yes": to_translate("yes"),
    "partly": to_translate("partly"),
    "no": to_translate("no"),
    "not_stated": to_translate("not stated"),
    "does_not_arise": to_translate("not applicable"),
}
STATES: Final[dict[str, str]] = {
    "kept": to_translate("kept"),
    "crossed": to_translate("crossed"),
    "not_known": to_translate("not known"),
}
_BEARINGS: Final[dict[Bearing, str]] = {
    "flagged": to_translate("found"),
    "clear": to_translate("ruled out"),
    "unknown": to_translate("to be asked"),
    "error": to_translate("could not be checked"),
}
_SOURCES: Final[dict[SourceOfAnswer, str]] = {
    "website": to_translate("from the website only"),
    "told": to_translate("told, not seen"),
    "seen": to_translate("seen"),
}
NO_SOURCE: Final = to_translate("no source given")


@dataclass(frozen=True)
class GroundLine:
    """What one rule says: whether a risk was found, what it is, where it was decided."""

    word: str
    says: tuple[str, ...]
    ids: tuple[str, ...]
    places: tuple[str, ...]
    open: bool


@dataclass(frozen=True)
class QuestionBlock:
    """A question with its answer and the reasons for it."""

    question: str
    answer: str
    kind: Answer
    grounds: tuple[GroundLine, ...]


@dataclass(frozen=True)
class GroupBlock:
    """The questions on one matter."""

    id: str
    title: str
    questions: tuple[QuestionBlock, ...]


@dataclass(frozen=True)
class SheetRow:
    """What was written in the sheet."""

    question: str
    answer: str
    source: str


@dataclass(frozen=True)
class RedLineRow:
    """A red line and how it stands."""

    text: str
    state: str
    why: str
    crossed: bool


@dataclass(frozen=True)
class TraineePage:
    """All that a trainee is told, in reading order."""

    title: str
    file: str | None
    counts: str
    red_lines: tuple[RedLineRow, ...]
    groups: tuple[GroupBlock, ...]
    message: str | None
    not_in_message: int
    nothing_open: bool
    sheet: tuple[SheetRow, ...]
    failures: tuple[tuple[str, str], ...]
    limits_of_use: str
    provenance: Provenance


def page_of(answers: TraineeAnswers) -> TraineePage:
    """The page that tells the answers."""
    sheet, kinds = answers.sheet, [question.answer for question in answers.questions]
    return TraineePage(
        title=answers.title,
        file=answers.provenance.source,
        counts=listed(
            _("{n} {answer}").format(n=kinds.count(kind), answer=_(words))
            for kind, words in ANSWERS.items()
            if kind in kinds
        ),
        red_lines=tuple(map(_red_line, sheet.red_lines)) if sheet else (),
        groups=tuple(
            GroupBlock(group.id, group.title, tuple(map(_question, group.questions))) for group in answers.groups
        ),
        message=sheet.message if sheet else None,
        not_in_message=sheet.not_in_message if sheet else 0,
        nothing_open=sheet is not None and sheet.message is None,
        sheet=tuple(SheetRow(line.question, line.answer, _source(line.source)) for line in sheet.lines if line.answer)
        if sheet
        else (),
        failures=tuple(answers.failures.items()),
        limits_of_use=_(LIMITS_OF_USE),
        provenance=answers.provenance,
    )


def _question(question: AnsweredQuestion) -> QuestionBlock:
    return QuestionBlock(
        question=question.question,
        answer=_(ANSWERS[question.answer]),
        kind=question.answer,
        grounds=tuple(map(_ground, question.grounds)),
    )


def _ground(ground: Ground) -> GroundLine:
    return GroundLine(
        word=_(_BEARINGS[ground.bearing]),
        says=ground.says,
        ids=ground.ids,
        places=tuple(map(_place, ground.places)),
        open=ground.bearing == "unknown",
    )


def _place(place: Place) -> str:
    said = _("{path} is {value}").format(path=place.path, value=place.value)
    if place.source:
        said = _("{text} ({source})").format(text=said, source=_source(place.source))
    return _("line {line}: {text}").format(line=place.line, text=said) if place.line else said


def _red_line(line: RedLine) -> RedLineRow:
    why = _("{text} (line {line})").format(text=line.why, line=line.line) if line.line else line.why
    return RedLineRow(line.text, _(STATES[line.state]), why, crossed=line.state == "crossed")


def _source(source: SourceOfAnswer | None) -> str:
    return _(_SOURCES[source] if source else NO_SOURCE)
