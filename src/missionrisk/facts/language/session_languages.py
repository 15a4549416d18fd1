"""Languages in each session: what nobody present speaks, and interpreters who are missing.

**What goes in**: the sessions (`schedule.sessions`) with site, people, supervisors, interpreters and clinicians who see
patients; the languages of the patients at that site (see *Languages*); of each person the profession, tasks and
languages (`people`); the interpreters as planned (`language.interpreting`). Sessions of services without patients
(training, donation, research, telehealth, community education) do not count.

**Who speaks for a language in a session**: each clinician and interpreter among its people, supervisors and local
counterpart who states it; and, where the session has interpreters (`sessions[].interpreters`), the languages for which
interpreters are planned. Each language of the patients must have somebody; one that has nobody is unserved. A language
for which the whole plan has nobody (`languages_uncovered` of *Communication*) is not named again here.

**Interpreters missing** in a session = clinicians with patients at the same time who need one, less the interpreters
there, and not below 0. Those who need one are the clinicians who speak none of the patients' languages, and at most as
many as consult at the same time (`sessions[].consulting_clinicians`).

**Missing or inexact**: a clinician who speaks some of the patients' languages may need an interpreter or not. Where a
session does not say who works in it, anybody may. Where it does not say how many interpreters it has, those who are
planned may be there; where the plan names who interprets, these are all. Without the number who consult at the same
time, it is from none to all clinicians there. If all clinicians speak the patients' language
(`language.clinicians_speaking_percent`), nothing is missing anywhere. Of the sessions found, 20 are named; all count.

Sources: NCIHC-2005 (interpreters for those who need them); house default: one interpreter for each clinician.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    Unknown,
    add,
    all_of,
    any_of,
    between,
    greatest,
    holds,
    items,
    known,
    mapped,
    number_bounds,
    unknown,
)
from missionrisk.facts.language.communication import languages_without_anybody
from missionrisk.facts.language.languages import languages_at_site_of, understood_in
from missionrisk.facts.language.speakers import (
    interpreters_are_booked,
    is_clinician,
    is_interpreter,
    named_interpreters,
)
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import SURELY, Fact, flag, number, text, texts
from missionrisk.facts.naming import shortened
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.rota import Duty, Rota, written_span
from missionrisk.facts.team.contact import sees_patients
from missionrisk.facts.team.people import people_in
from missionrisk.language import gettext as _
from missionrisk.language import listed
from missionrisk.plan.values import ABSENT

MOST_NAMED: Final = 20
FIRST_NAMED: Final = 3
SESSIONS: Final = "schedule.sessions"
READ: Final = ("interpreters", "consulting_clinicians", "expected_patients", "host_counterpart")
"""What is read of a session beside its service, site and people."""
NOTHING: Final[Items[str]] = items(())
NOBODY: Final[Knowledge[float]] = Known(0.0)

WITHOUT_PATIENTS: Final = frozenset({"community_education", "telehealth", "training", "donation", "research"})
"""Kinds of services in which nobody is examined or treated face to face."""


@dataclass(kw_only=True)
class SessionLanguages(Fact):
    """Who understands the patients in the sessions. At most one, where sessions with patients are stated.

    A language for which the whole plan has nobody is told by `communication`, and not here again.
    """

    sees_patients: Knowledge[bool] = flag("Whether patients are seen face to face.")
    sessions_unserved: Knowledge[str] = texts("The sessions in which nobody present speaks a language of the patients.")
    sessions_unserved_count: Knowledge[float] = number("How many sessions these are.", "session", low=0)
    first_unserved: Knowledge[str] = text("The first three of them, and how many more; none where there are none.")
    sessions_short: Knowledge[str] = texts("The sessions with fewer interpreters than clinicians who need one.")
    sessions_short_count: Knowledge[float] = number("How many sessions these are.", "session", low=0)
    first_short: Knowledge[str] = text("The first three of them, and how many more; none where there are none.")
    most_interpreters_missing: Knowledge[float] = number(
        "Interpreters missing in the session that lacks most.", "person", low=0
    )


def derive_session_languages(plan: Place, rota: Rota) -> Iterator[SessionLanguages]:
    """The fact, where there are sessions."""
    sessions = [duty for duty in rota.duties if not duty.is_shift]
    if not sessions:
        return
    team = _Team(plan)
    found = [(duty, team.session(duty)) for duty in sessions]
    found = [(duty, session) for duty, session in found if not surely_not(session.sees_patients)]
    if not found:
        return
    with_patients = any_of(*(session.sees_patients for _, session in found))
    unserved = _Tally([(duty, session.unserved, session.languages_in_words) for duty, session in found])
    short = _Tally([(duty, session.short, session.numbers_in_words) for duty, session in found])
    yield SessionLanguages(
        key=MISSION_KEY,
        exists=SURELY if surely(with_patients) else with_patients,
        sees_patients=sees_patients(plan),
        sessions_unserved=unserved.named,
        sessions_unserved_count=unserved.number,
        first_unserved=unserved.first,
        sessions_short=short.named,
        sessions_short_count=short.number,
        first_short=short.first,
        most_interpreters_missing=greatest(*(session.interpreters_missing for _, session in found)),
    )


# --- what is found, over all sessions -----------------------------------------------------------------------------


class _Tally:
    """What is amiss in some of the sessions, in their order in time."""

    def __init__(self, found: Sequence[tuple[Duty, Knowledge[bool], Callable[[Duty], Knowledge[str]]]]) -> None:
        named = [(duty, words(duty)) for duty, amiss, words in found if surely(amiss)]
        unclear = [amiss for _, amiss, _ in found if not isinstance(amiss, Known)]
        self._words = [words.value for _, words in named if isinstance(words, Known)]
        self._missing = _each_once(*(amiss.missing for amiss in unclear), *(words.missing for _, words in named))
        self._settled = not unclear and len(self._words) == len(named)
        fewest, most = float(len(named)), float(len(named) + len(unclear))
        paths = [duty.at.path for duty, _ in named[:MOST_NAMED]] or [SESSIONS]
        self.number = between(fewest, most, paths=paths, missing=_each_once(*(amiss.missing for amiss in unclear)))

    @property
    def first(self) -> Knowledge[str]:
        """The first three."""
        if not self._settled:
            return unknown(*self._missing, paths=self.number.paths)
        return known(_("; ").join(shortened(self._words, FIRST_NAMED)) or _("none"), *self.number.paths)

    @property
    def named(self) -> Items[str]:
        """The first twenty; while something is open, those that are settled."""
        if self._settled:
            return items(shortened(self._words, MOST_NAMED), *self.number.paths)
        return Items(frozenset(self._words[:MOST_NAMED]), None, paths=self.number.paths, missing=self._missing)


# --- one session --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Session:
    """What was found in one session: languages left without anybody, and interpreters against those who need one."""

    sees_patients: Knowledge[bool]
    left: Items[str]
    needing: Knowledge[float]
    interpreters: Knowledge[float]

    @cached_property
    def unserved(self) -> Knowledge[bool]:
        """Whether patients are there whose language nobody speaks."""
        return all_of(self.sees_patients, _one_of(self.left))

    @cached_property
    def short(self) -> Knowledge[bool]:
        """Whether there are fewer interpreters than clinicians who need one."""
        return all_of(self.sees_patients, holds(self._lacking, low=1))

    @cached_property
    def interpreters_missing(self) -> Knowledge[float]:
        """Interpreters who are missing for patients."""
        return _if_so(self.sees_patients, self._lacking)

    @cached_property
    def _lacking(self) -> Knowledge[float]:
        return _lacking(self.needing, self.interpreters)

    @cached_property
    def settled(self) -> bool:
        """Whether nothing about it is open."""
        counted = isinstance(self.needing, Known) and isinstance(self.interpreters, Known)
        return counted and isinstance(self.sees_patients, Known) and self.left.possible == frozenset()

    def languages_in_words(self, duty: Duty) -> Knowledge[str]:
        """As in `Tue 2027-03-09 08:00-12:30, clinic: mam`, once nothing about it is open."""
        if self.left.possible != frozenset():
            return unknown(*self.left.missing)
        return _said_of(duty, listed(sorted(self.left.sure)))

    def numbers_in_words(self, duty: Duty) -> Knowledge[str]:
        """As in `Tue 2027-03-09 08:00-12:30, clinic: 1 for 3`, once nothing about it is open."""
        if not (isinstance(self.needing, Known) and isinstance(self.interpreters, Known)):
            return unknown(*self.needing.missing, *self.interpreters.missing)
        numbers = {"interpreters": f"{self.interpreters.value:g}", "needing": f"{self.needing.value:g}"}
        return _said_of(duty, _("{interpreters} for {needing}").format_map(numbers))


def _less(spoken: Items[str], uncovered: Items[str]) -> Items[str]:
    """The languages of the patients apart from those for which there is nobody at all."""
    perhaps_nobody = spoken.sure if uncovered.possible is None else uncovered.sure | uncovered.possible
    sure = spoken.sure - perhaps_nobody
    possible = None if spoken.possible is None else (spoken.sure | spoken.possible) - uncovered.sure - sure
    return Items(sure, possible, paths=spoken.paths, missing=_each_once(spoken.missing, uncovered.missing))


def _left_over(spoken: Items[str], crew: _Crew) -> Items[str]:
    """Those languages that nobody present speaks."""
    sure = spoken.sure - crew.languages
    possible = None if spoken.possible is None else spoken.possible - crew.languages
    missing = spoken.missing if possible != frozenset() else ()
    for languages, paths in crew.perhaps:
        perhaps_served = sure if languages is None else sure & languages
        sure -= perhaps_served
        if possible is not None:
            possible |= perhaps_served
        if perhaps_served or possible is None or possible & (languages or possible):
            missing = _each_once(missing, paths)
    return Items(sure, possible, paths=_each_once(spoken.paths, crew.paths), missing=missing)


def _one_of(left: Items[str]) -> Knowledge[bool]:
    """Whether there is any."""
    if left.sure:
        return known(True, *left.paths)
    return known(False, *left.paths) if left.possible == frozenset() else unknown(*left.missing, paths=left.paths)


def _if_so(condition: Knowledge[bool], number: Knowledge[float]) -> Knowledge[float]:
    """The number where the condition holds, else 0."""
    if surely(condition):
        return number
    most = number_bounds(number)[1]
    return between(0.0, most, paths=number.paths, missing=_each_once(condition.missing, number.missing))


# --- interpreters and those who need them -------------------------------------------------------------------------


def _needing(duty: Duty, crew: _Crew, spoken: Items[str], everybody_speaks: Knowledge[bool]) -> Knowledge[float]:
    """Clinicians with patients at the same time who need an interpreter."""
    if surely(everybody_speaks):
        return known(0.0, *everybody_speaks.paths)
    languages = None if spoken.possible is None else spoken.sure | spoken.possible
    speaking = needing = 0.0 if crew.complete else math.inf
    missing = [*crew.missing]
    for clinician in crew.clinicians:
        own = clinician.languages
        heads = number_bounds(clinician.heads)[1]
        may_speak = own is None or languages is None or bool(own & languages)
        may_need = own is None or not languages or not languages <= own
        speaking += heads if may_speak else 0.0
        needing += heads if may_need else 0.0
        missing += (*clinician.missing, *(spoken.missing if may_speak else ()))
    consulting = duty.at.knowledge("consulting_clinicians")
    fewest, most = number_bounds(consulting)
    highest = min(most, needing)
    return between(
        min(max(0.0, fewest - speaking), highest),
        highest,
        paths=_each_once(consulting.paths, crew.paths, spoken.paths),
        # Where all of it is stated, it is still open who of those present consults.
        missing=_each_once(consulting.missing, missing) or (duty.at.at("people"),),
    )


def _lacking(needing: Knowledge[float], interpreters: Knowledge[float]) -> Knowledge[float]:
    """Interpreters who are missing."""
    (least, most), (fewest, others) = number_bounds(needing), number_bounds(interpreters)
    low = 0.0 if least <= others else least - others
    high = 0.0 if most <= fewest else most - fewest
    paths = _each_once(needing.paths, interpreters.paths)
    return between(low, high, paths=paths, missing=_each_once(needing.missing, interpreters.missing))


# --- who is there -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Member:
    """One of the plan's people or groups, as far as they speak with patients; `languages` are those they understand."""

    place: Place
    clinician: Knowledge[bool]
    interpreter: Knowledge[bool]
    speaks: Knowledge[bool]
    languages: frozenset[str] | None
    heads: Knowledge[float]

    def speaks_one_of(self, spoken: Items[str]) -> Knowledge[bool]:
        """Whether they understand one of these languages."""
        if self.languages is None:
            return unknown(self.place.at("languages"))
        path = self.place.at("languages")
        if self.languages & spoken.sure:
            return known(True, path, *spoken.paths)
        if spoken.possible is None or self.languages & spoken.possible:
            return unknown(*spoken.missing, paths=(path,))
        return known(False, path, *spoken.paths)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What is not stated of them."""
        unstated = (self.place.at("languages"),) if self.languages is None else ()
        return (*self.clinician.missing, *unstated, *self.heads.missing)


@dataclass(frozen=True)
class _Crew:
    """Those who are in a session.

    `languages` are those that somebody surely understands; `perhaps` those that somebody may, or any where None, each
    with what is not stated.
    """

    languages: frozenset[str]
    perhaps: Sequence[tuple[frozenset[str] | None, tuple[str, ...]]]
    clinicians: Sequence[_Member]
    interpreters: Knowledge[float]
    complete: bool
    paths: tuple[str, ...]
    missing: tuple[str, ...]


class _Team:
    """The plan's people, read once for all sessions."""

    def __init__(self, plan: Place) -> None:
        self._plan = plan
        language = plan.inside("language")
        self._interpreting, self._there_are = language.inside("interpreting"), language.there_is("interpreting")
        self.everybody_speaks = holds(language.knowledge("clinicians_speaking_percent"), low=100)
        named = named_interpreters(plan)
        self._members = {str(person.written("id")): _member(person, named) for person in plan.entries("people")}
        self._sees = {str(service.written("id")): _has_patients(service) for service in plan.entries("services")}
        self._uncovered = languages_without_anybody(plan)
        self._all_listed = plan.entries("people").stated
        self._at_sites: dict[str, Items[str]] = {}
        self._settled: dict[tuple[Any, ...], _Session] = {}

    def session(self, duty: Duty) -> _Session:
        """What there is to find in a session. Most rosters repeat a few, and what is settled of one holds for all."""
        like = (duty.site, duty.service, duty.people, duty.supervisors, *map(duty.at.written, READ))
        if like in self._settled:
            return self._settled[like]
        spoken = self.languages_at(duty)
        crew = self.crew_of(duty, spoken)
        found = _Session(
            sees_patients=self.sees_patients(duty),
            left=NOTHING if surely(self.everybody_speaks) else _left_over(_less(spoken, self._uncovered), crew),
            needing=_needing(duty, crew, spoken, self.everybody_speaks),
            interpreters=crew.interpreters,
        )
        if found.settled:
            self._settled[like] = found
        return found

    def languages_at(self, duty: Duty) -> Items[str]:
        """The languages of those who come to a session."""
        if duty.site is None:
            return languages_at_site_of(duty.at, self._plan)
        if duty.site not in self._at_sites:
            self._at_sites[duty.site] = languages_at_site_of(duty.at, self._plan)
        return self._at_sites[duty.site]

    def sees_patients(self, duty: Duty) -> Knowledge[bool]:
        """Whether patients are seen in a session: as its service or its numbers say, or as all services do."""
        if duty.service is not None:
            return self._sees[duty.service]
        numbers = (duty.at.knowledge(name) for name in ("expected_patients", "consulting_clinicians"))
        stated = any_of(*(holds(number, low=1) for number in numbers))
        if surely(stated) or (self._sees and all(map(surely, self._sees.values()))):
            return known(True, *stated.paths)
        return unknown(duty.at.at("service"))

    def crew_of(self, duty: Duty, spoken: Items[str]) -> _Crew:
        """Those who are in a session."""
        present = [self._members[name] for name in sorted(self._ids_in(duty))]
        speakers = [member for member in present if surely(member.speaks)]
        perhaps = [_open(member) for member in present if not isinstance(member.speaks, Known)]
        perhaps += [(None, (member.place.at("languages"),)) for member in speakers if member.languages is None]
        unnamed = () if duty.people is not None else (duty.at.at("people"),)
        if unnamed:
            perhaps.append((None, unnamed))
        languages = {language for member in speakers for language in member.languages or ()}
        named = self._named(duty, present, spoken)
        others = self._not_named(duty, named)
        if number_bounds(others)[0] >= 1 and self._interpreted is not None:
            languages |= self._interpreted
        elif number_bounds(others)[1] > 0:
            ask = others.missing if self._interpreted is not None else self._interpreting.knowledge("languages").missing
            perhaps.append((self._interpreted, ask))
        return _Crew(
            languages=frozenset(languages),
            perhaps=perhaps,
            clinicians=[member for member in present if not surely_not(member.clinician)],
            interpreters=_all_interpreters(duty, named, others),
            complete=duty.people is not None,
            paths=(duty.at.at("people"),) if duty.people is not None else (),
            missing=unnamed,
        )

    def _ids_in(self, duty: Duty) -> frozenset[str]:
        counterpart = duty.at.written("host_counterpart")
        return duty.present if counterpart in (None, ABSENT) else duty.present | {str(counterpart)}

    @cached_property
    def _interpreted(self) -> frozenset[str] | None:
        """The languages of the interpreters as planned."""
        stated = self._interpreting.written("languages")
        return None if stated is None else understood_in(stated)

    def _named(self, duty: Duty, present: Sequence[_Member], spoken: Items[str]) -> Knowledge[float]:
        """Interpreters among the people of a session; where these are not stated, perhaps all that the plan has."""
        found = _interpreters_among(present, spoken)
        if duty.people is not None:
            return found
        most = number_bounds(_interpreters_among(self._members.values(), spoken))[1] if self._all_listed else math.inf
        return between(number_bounds(found)[0], most, paths=found.paths, missing=(duty.at.at("people"),))

    def _not_named(self, duty: Duty, named: Knowledge[float]) -> Knowledge[float]:
        """Interpreters who are there beside those among the people."""
        stated = duty.at.knowledge("interpreters")
        if isinstance(stated, Unknown):
            return self._planned_perhaps(duty)
        (low, high), (fewest, most) = number_bounds(stated), number_bounds(named)
        low, high = max(0.0, low - most), max(0.0, high - fewest)
        missing = _each_once(stated.missing, named.missing)
        return between(low, high, paths=stated.paths, missing=missing)

    def _planned_perhaps(self, duty: Duty) -> Knowledge[float]:
        """Where a session does not say it, those who are planned may be there, unless all of them are named."""
        booked = self._booked
        if surely_not(booked):
            return known(0.0, *booked.paths)
        most = number_bounds(self._interpreting.knowledge("interpreters_per_day"))[1]
        return between(0.0, most, paths=booked.paths, missing=booked.missing or (duty.at.at("interpreters"),))

    @cached_property
    def _booked(self) -> Knowledge[bool]:
        if self._interpreting.written("people"):
            return known(False, self._interpreting.at("people"))
        if not surely(self._there_are):
            return self._there_are
        booked = interpreters_are_booked(self._interpreting)
        return booked if surely_not(booked) else known(True, *self._there_are.paths)


def _member(person: Place, named: frozenset[str]) -> _Member:
    is_named = known(str(person.written("id")) in named)
    clinician, interpreter = is_clinician(person), any_of(is_named, is_interpreter(person))
    stated = person.written("languages")
    return _Member(
        place=person,
        clinician=clinician,
        interpreter=interpreter,
        speaks=any_of(interpreter, clinician),
        languages=None if stated is None else understood_in(stated),
        heads=people_in(person),
    )


def _open(member: _Member) -> tuple[frozenset[str] | None, tuple[str, ...]]:
    return member.languages, member.speaks.missing


def _all_interpreters(duty: Duty, named: Knowledge[float], others: Knowledge[float]) -> Knowledge[float]:
    """As the session states them, and at least those among its people."""
    stated = duty.at.knowledge("interpreters")
    return add(named, others) if isinstance(stated, Unknown) else greatest(stated, named)


def _interpreters_among(members: Iterable[_Member], spoken: Items[str]) -> Knowledge[float]:
    """How many of those present interpret for a language of the patients."""
    heads = []
    for member in members:
        interprets = all_of(member.interpreter, member.speaks_one_of(spoken))
        if not surely_not(interprets):
            heads.append(_if_so(interprets, member.heads))
    return add(*heads) if heads else NOBODY


def _has_patients(service: Place) -> Knowledge[bool]:
    return mapped(service.knowledge("kind"), lambda kind: kind not in WITHOUT_PATIENTS)


# --- words --------------------------------------------------------------------------------------------------------


def _said_of(duty: Duty, words: str) -> Knowledge[str]:
    unstated = [duty.at.at(name) for name in ("date", "start", "end", "site") if duty.at.written(name) is None]
    if duty.span is None or unstated:
        return unknown(*(unstated or (duty.at.at("date"),)))
    text = _("{when}, {site}: {what}")
    return known(text.format(when=written_span(duty.span, duty.ahead), site=duty.site, what=words))


def _each_once(*paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for group in paths for path in group))
