"""The page: the answers in the words in which a trainee reads them. Every layout but JSON draws from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.judgement.assessment import Provenance
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

LIMITS_OF_USE: Final = (
    "These are answers from what a plan or a sheet says, not a verdict on a programme, on anybody in it or on your"
    " taking part. Whether what it says is true was not checked, and what nobody asked about was not looked at."
)

ANSWERS: Final[dict[Answer, str]] = {
    "yes": "yes",
    "partly": "partly",
    "no": "no",
    "not_stated": "not stated",
    "does_not_arise": "not applicable",
}
STATES: Final[dict[str, str]] = {"kept": "kept", "crossed": "crossed", "not_known": "not known"}
_BEARINGS: Final[dict[Bearing, str]] = {
    "flagged": "found",
    "clear": "ruled out",
    "unknown": "to be asked",
    "error": "could not be checked",
}
_SOURCES: Final[dict[SourceOfAnswer, str]] = {
    "website": "from the website only",
    "told": "told, not seen",
    "seen": "seen",
}
NO_SOURCE: Final = "no source given"


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


@dataclass(frozen=True)
class TraineePage:
    """All that a trainee is told, in reading order."""

    title: str
    file: str | None
    counts: tuple[tuple[str, int], ...]
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
        counts=tuple((words, kinds.count(kind)) for kind, words in ANSWERS.items() if kind in kinds),
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
        limits_of_use=LIMITS_OF_USE,
        provenance=answers.provenance,
    )


def _question(question: AnsweredQuestion) -> QuestionBlock:
    return QuestionBlock(
        question=question.question,
        answer=ANSWERS[question.answer],
        kind=question.answer,
        grounds=tuple(map(_ground, question.grounds)),
    )


def _ground(ground: Ground) -> GroundLine:
    return GroundLine(
        word=_BEARINGS[ground.bearing],
        says=ground.says,
        ids=ground.ids,
        places=tuple(map(_place, ground.places)),
        open=ground.bearing == "unknown",
    )


def _place(place: Place) -> str:
    line = f"line {place.line}: " if place.line else ""
    source = f" ({_source(place.source)})" if place.source else ""
    return f"{line}{place.path} is {place.value}{source}"


def _red_line(line: RedLine) -> RedLineRow:
    at = f" (line {line.line})" if line.line else ""
    return RedLineRow(line.text, STATES[line.state], f"{line.why}{at}")


def _source(source: SourceOfAnswer | None) -> str:
    return _SOURCES[source] if source else NO_SOURCE
