"""What the host may ask to change: the findings that touch its interests, as requests that it may make.

A request stands for the rules that give rise to it, in words that a host would use. A rule of another catalogue that
has no words here asks for its own first remedy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from missionrisk.catalogue.rules import Owner
from missionrisk.judgement.assessment import Action, Assessment, Finding
from missionrisk.judgement.findings import GRAVITY
from missionrisk.language import gettext as _
from missionrisk.language import long_day
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_model import Request
from missionrisk.reports.host.page_reading import Reading
from missionrisk.reports.host.page_wishes import WISHES

MOST_REQUESTS: Final = 12

SENDING_SIDE: Final[frozenset[Owner]] = frozenset(
    {"sending_organisation", "mission_lead", "medical_lead", "surgical_lead", "pharmacy_lead", "training_lead"}
)
INTERESTS_OF_THE_HOST: Final = frozenset(
    {
        "absent_local_leadership",
        "dependency_exit",
        "funding_cost",
        "local_burden",
        "needs_not_locally_identified",
        "parallel_services",
    }
)
"""The harms of which the host bears the first part, whatever rule speaks of them."""

_CHAPTERS: Final = ("medicines", "procedures", "equipment", "services", "sites", "local_providers")
_MOST_ABOUT: Final = 4


@dataclass
class _Wanted:
    """A request, with all the findings that it would settle."""

    text: str
    gravity: int
    order: int
    about: dict[str, None] = field(default_factory=dict)
    latest: date | None = None


def what_you_may_ask(reading: Reading, assessment: Assessment) -> tuple[tuple[Request, ...], int]:
    """The gravest requests, and how many more there are."""
    wanted: dict[str, _Wanted] = {}
    for finding in assessment.findings:
        text, order = _words_of(finding)
        if text is None:
            continue
        request = wanted.setdefault(text, _Wanted(text, GRAVITY[finding.severity], order))
        request.gravity = min(request.gravity, GRAVITY[finding.severity])
        request.about.update(dict.fromkeys(_about(reading, finding.subject)))
        request.latest = _earlier(request.latest, _latest(finding.actions))
    in_order = sorted(wanted.values(), key=lambda request: (request.gravity, request.order, request.text))
    shown = in_order[:MOST_REQUESTS]
    return tuple(_request(request, assessment.provenance.on) for request in shown), len(in_order) - len(shown)


def _request(wanted: _Wanted, on: date) -> Request:
    about = words.listed(wanted.about, most=_MOST_ABOUT) if wanted.about else None
    return Request(text=wanted.text, about=about, when=_when(wanted.latest, on))


def _when(latest: date | None, on: date) -> str:
    if latest is None:
        return ""
    return long_day(latest) if latest > on else _("now: there is little time")


def _words_of(finding: Finding) -> tuple[str | None, int]:
    """The request that a finding gives rise to, and its place among all; None where it is not for the host to ask."""
    if finding.rule in _WISHES_BY_RULE:
        order = _WISHES_BY_RULE[finding.rule]
        return _(WISHES[order].text), order
    if finding.harms[0] not in INTERESTS_OF_THE_HOST:
        return None, len(WISHES)
    action = next((action.action for action in finding.actions if action.owner in SENDING_SIDE), None)
    return (_("Please: {action}").format(action=action) if action else None), len(WISHES)


def _about(reading: Reading, subject: str) -> Iterator[str]:
    """The entries of the plan that a subject's key names; none for the mission as a whole."""
    for id in subject.split("+"):
        chapter = next((chapter for chapter in _CHAPTERS if reading.has(chapter, id)), None)
        if chapter is not None:
            yield reading.named(chapter, id)


def _latest(actions: Sequence[Action]) -> date | None:
    """The last day to begin with what the sending side would do first; with what others do, where it does nothing."""
    own = [action for action in actions if action.owner in SENDING_SIDE] or actions
    return own[0].latest_start if own else None


def _earlier(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day is not None]
    return min(days) if days else None


_WISHES_BY_RULE: Final[Mapping[str, int]] = {rule: order for order, wish in enumerate(WISHES) for rule in wish.rules}
