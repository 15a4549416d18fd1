"""Those who may not care for patients alone, as the picture of supervision shows them: who, with whom, and when."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from missionrisk.facts.knowledge import Knowledge, number_bounds, value_of
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.rota import MINUTES_IN_AN_HOUR, rota_of
from missionrisk.facts.supervision.supervision import Supervision
from missionrisk.facts.supervision.supervision_hours import SupervisedTime, supervised_times
from missionrisk.facts.supervision.trainee_programme import TraineeProgramme
from missionrisk.facts.team.people import Person
from missionrisk.judgement.case import Case
from missionrisk.judgement.wording import plain
from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.reports.pictures.hours_on_duty import NO_HOURS, HoursOnDuty, hours_by_day
from missionrisk.reports.pictures.labels import shortened

_LONGEST_SUPERVISOR = 26


@dataclass(frozen=True, kw_only=True)
class PersonInNeed:
    """A person or group that needs supervision, or may need it; or several of them together.

    `not_known` are minutes of which it is not known whether anybody is there, or whether they are on duty: without end
    where duties are not stated. `alone` says whether they surely lack supervision, at some time or altogether.
    """

    name: str
    count: str = ""
    level: str = ""
    supervision: str = ""
    beyond_home: str = ""
    first_gaps: str = ""
    days: Mapping[date, HoursOnDuty]
    on_duty: bool
    not_known: float
    alone: bool

    @property
    def all_hours(self) -> HoursOnDuty:
        """The hours of all days."""
        return sum(self.days.values(), NO_HOURS)

    @property
    def open(self) -> bool:
        """Whether anything is not known of the hours."""
        return self.not_known > 0

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """What matters first: those alone, by the hours that they are; then those of whom something is not known."""
        return not self.alone, -self.all_hours.of("uncovered"), not self.open


def people_in_need(case: Case) -> list[PersonInNeed]:
    """Everybody who needs supervision or may need it, in the order of the plan."""
    facts = {fact.subject: cast(Supervision, fact) for fact in case.facts.of("supervision")}
    if all(surely_not(fact.needed) for fact in facts.values()):
        return []
    people = {fact.subject: cast(Person, fact) for fact in case.facts.of("person")}
    plan = Place(case.plan, "", final=case.plan.effective_stage == "final")
    names = {str(entry.written("id")): name_of(entry) for entry in plan.entries("people")}
    times = supervised_times(plan, rota_of(plan), case.catalogue.tables)
    listed = [_listed(names[person], facts[person], people[person], time) for person, time in times.items()]
    return [*listed, *(_not_listed(fact) for fact in facts.values() if fact.placeholder and _surely_there(case))]


def taken_together(people: Sequence[PersonInNeed]) -> PersonInNeed:
    """Those for whom there is no room, as one."""
    days: dict[date, HoursOnDuty] = {}
    for person in people:
        for day, hours in person.days.items():
            days[day] = days.get(day, NO_HOURS) + hours
    return PersonInNeed(
        name=ngettext("{n} more", "{n} more", len(people)).format(n=len(people)),
        level=_("all of them together"),
        days=days,
        on_duty=any(person.on_duty for person in people),
        not_known=sum(person.not_known for person in people),
        alone=any(person.alone for person in people),
    )


def _listed(name: str, fact: Supervision, person: Person, time: SupervisedTime) -> PersonInNeed:
    days = hours_by_day(time)
    most_covered, most_uncovered = number_bounds(fact.supervised_hours)[1], number_bounds(fact.unsupervised_hours)[1]
    surely_covered = sum(hours.of("covered") for hours in days.values())
    endless = math.isinf(most_covered) or math.isinf(most_uncovered)
    return PersonInNeed(
        name=name,
        count=_count(fact.people),
        level=_level(person, fact.needed),
        supervision=_supervision(fact),
        beyond_home=_beyond_home(person),
        first_gaps=value_of(fact.first_gaps, "") if time.duties_without else "",
        days=days,
        on_duty=bool(time.duties),
        not_known=math.inf if endless else max(0.0, round(most_covered * MINUTES_IN_AN_HOUR - surely_covered)),
        alone=bool(time.duties_without) or (surely(fact.needed) and surely_not(fact.licensed_supervisor)),
    )


def _not_listed(fact: Supervision) -> PersonInNeed:
    return PersonInNeed(
        name=_("Not listed"),
        count=_count(fact.people),
        level=_("trainees or volunteers"),
        supervision=_("supervisor not stated"),
        days={},
        on_duty=False,
        not_known=math.inf,
        alone=False,
    )


def _surely_there(case: Case) -> bool:
    """Whether there surely are trainees, or lay people with patients, listed or not."""
    programmes = (cast(TraineeProgramme, fact) for fact in case.facts.of("trainee_programme"))
    return any(surely(programme.has_trainees) or surely(programme.has_unlicensed) for programme in programmes)


# --- words --------------------------------------------------------------------------------------------------------


def _count(people: Knowledge[float]) -> str:
    low, high = number_bounds(people)
    if low == high:
        return "" if low == 1 else f"({low:g})"
    if math.isinf(high):
        return "(?)"
    return _("({low} to {high})").format(low=f"{low:g}", high=f"{high:g}")


def _level(person: Person, needed: Knowledge[bool]) -> str:
    """The profession and the level of training, as far as the one does not say the other."""
    cadre, level = value_of(person.cadre, ""), value_of(person.training_level, "")
    told = [word for word in (cadre, level) if word and not (word == "student" and level.startswith("student"))]
    words = ", ".join(plain(word) for word in told) or _("level not stated")
    return words if surely(needed) else _("may need it: {level}").format(level=words)


def _beyond_home(person: Person) -> str:
    tasks, _most = number_bounds(person.tasks_beyond_home_count)
    procedures, _most = number_bounds(person.procedures_beyond_home_count)
    return _("beyond home scope") if tasks + procedures > 0 else ""


def _supervision(fact: Supervision) -> str:
    """What the plan says of supervision as a whole."""
    supervisor = value_of(fact.supervisor, "")
    if supervisor == "none":
        return _("no supervisor is named")
    if not supervisor:
        return _("supervisor not stated")
    return _said_of(fact).format(supervisor=shortened(supervisor, _LONGEST_SUPERVISOR))


def _said_of(fact: Supervision) -> str:
    if surely_not(fact.licensed_supervisor):
        return _("supervisor without a licence: {supervisor}")
    if surely(fact.present):
        return _("supervisor: {supervisor}, said to be there")
    if surely_not(fact.present):
        return _("supervisor: {supervisor}, not always there")
    return _("supervisor: {supervisor}, presence not stated")
