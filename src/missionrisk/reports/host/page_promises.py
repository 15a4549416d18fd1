"""What was promised: every commitment of the plan, by how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.base import QUESTION, PlanModel
from missionrisk.plan.people import Person
from missionrisk.plan.shape import shapes
from missionrisk.plan.values import Commitment, CommitmentStatus, Document
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_model import Promise, PromisesInState
from missionrisk.reports.host.page_reading import Reading, role_words

STATES: Final[dict[CommitmentStatus, str]] = {
    "refused": to_translate("Refused"),
    "none": to_translate("Not there"),
    "planned": to_translate("Not yet: only planned"),
    "requested": to_translate("Asked for, no answer yet"),
    "agreed": to_translate("Agreed"),
    "in_place": to_translate("In place"),
}
"""How far a promise can come; what is lacking is told first."""

_ABSENT: Final = Commitment(status="none")
_MOST_ABOUT: Final = 3


@dataclass
class _Found:
    """The same promise, of one entry of the plan or of several."""

    about: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)


def what_was_promised(reading: Reading) -> tuple[PromisesInState, ...]:
    """Every promise that the plan speaks of, given or not."""
    found: dict[tuple[CommitmentStatus, str], _Found] = {}
    for question, entry, commitment in _commitments(reading, reading.plan, None):
        promise = found.setdefault((commitment.status, question), _Found())
        if entry:
            promise.about[entry] = None
        promise.notes.update(dict.fromkeys(_notes(commitment)))
    return tuple(
        PromisesInState(
            status=status,
            words=_(said),
            promises=tuple(_promise(question, of) for (state, question), of in found.items() if state == status),
        )
        for status, said in STATES.items()
        if any(state == status for state, _question in found)
    )


def said_to_be_given(commitment: Commitment | None) -> str:
    """What the plan answers where the host is asked whether it agreed or asked for something."""
    if commitment is None:
        return _("not stated")
    return _("the plan says yes") if commitment.given else _("the plan says no, or not yet")


def _commitments(reading: Reading, part: PlanModel, entry: str | None) -> Iterator[tuple[str, str | None, Commitment]]:
    """The question, the name of the entry that it is about, and the promise, for each that the plan states."""
    for name, shape in shapes(type(part)).items():
        value = getattr(part, name)
        if value is None:
            continue
        if shape.model is Commitment:
            yield _question(part, name), entry, value if isinstance(value, Commitment) else _ABSENT
        elif isinstance(value, PlanModel):
            yield from _commitments(reading, value, entry)
        elif shape.is_list and shape.model is not None and isinstance(value, tuple):
            for item in value:
                yield from _commitments(reading, item, entry or _name(reading, item))


def _question(part: PlanModel, name: str) -> str:
    extra = type(part).model_fields[name].json_schema_extra
    assert isinstance(extra, dict)
    return _(str(extra[QUESTION]))


def _name(reading: Reading, entry: PlanModel) -> str | None:
    if isinstance(entry, Person):
        return reading.role(entry)
    name = getattr(entry, "name", None) or getattr(entry, "inn", None)
    if name:
        return words.name(str(name))
    id = getattr(entry, "id", None)
    return role_words(id) if id else None


def _promise(question: str, found: _Found) -> Promise:
    about = words.listed(found.about, most=_MOST_ABOUT) if found.about else None
    return Promise(question=question, about=about, notes=tuple(found.notes)[:_MOST_ABOUT])


def _notes(commitment: Commitment) -> Iterator[str]:
    if commitment.confirmed_by == "host_partner":
        yield _("the plan says that you have confirmed it")
    if commitment.by_date:
        yield _("due: {day}").format(day=words.day(commitment.by_date))
    if commitment.document and commitment.document.title:
        yield _paper(commitment.document.title, commitment.document)


def _paper(title: str, document: Document) -> str:
    if document.date is None:
        return _("paper: {title}").format(title=words.name(title))
    return _("paper: {title}, {day}").format(title=words.name(title), day=words.day(document.date))
