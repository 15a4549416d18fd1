"""Who may supervise whom: by profession and training, by the scope at home, and by licences that hold on the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import (
    LONG_AGO,
    NEVER,
    Knowledge,
    all_of,
    date_bounds,
    holds,
    is_known,
    known,
    negate,
    unknown,
)
from missionrisk.facts.permission.licences import at_home_in_host_country
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.tables import Tables
from missionrisk.facts.team.people import gives_care, is_licensed, may_have_unlicensed
from missionrisk.facts.team.scope import CLINICAL_TASKS, Procedures, may_do, may_perform, procedures_performed


@asked_once
def needs_supervision(person: Place) -> Knowledge[bool]:
    """Whether somebody has clinical tasks and no licence to do them alone."""
    return all_of(gives_care(person), negate(is_licensed(person)))


def unlisted_need_it(plan: Place) -> Knowledge[bool]:
    """Whether people who are not listed need supervision: to ask for is first whether there are any."""
    may_be = may_have_unlicensed(plan)
    return may_be if surely_not(may_be) else unknown(*(may_be.missing or ("people",)))


# --- scope --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Work:
    """What is to be supervised: clinical tasks, procedures by id, and what would tell what else there is."""

    tasks: tuple[str, ...]
    procedures: tuple[str, ...]
    missing: tuple[str, ...] = ()


def work_of(person: Place, procedures: Procedures) -> Work:
    """The clinical work of a person or group."""
    tasks = person.written("tasks")
    if tasks is None:
        return Work((), (), (person.at("tasks"),))
    performed = procedures_performed(person, procedures)
    clinical = tuple(sorted(task for task in tasks if task in CLINICAL_TASKS))
    return Work(clinical, tuple(sorted(performed.sure)), () if is_known(performed) else performed.missing)


def may_do_all(supervisor: Place, work: Work, procedures: Procedures, tables: Tables) -> Knowledge[bool]:
    """Whether somebody may do at home whatever is to be supervised."""
    return all_of(
        *(may_do(supervisor, task, tables) for task in work.tasks),
        *(may_perform(supervisor, procedures[name], tables) for name in work.procedures),
        *([unknown(*work.missing)] if work.missing else []),
    )


# --- licences -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Days:
    """From a first day to a last, both included; none where the last comes before the first."""

    first: date
    last: date

    def __and__(self, other: Days) -> Days:
        return Days(max(self.first, other.first), min(self.last, other.last))


ALWAYS: Final = Days(LONG_AGO, NEVER)
AT_NO_TIME: Final = Days(NEVER, LONG_AGO)


@dataclass(frozen=True)
class LicensedDays:
    """The days on which somebody surely may practise in the host country, and those on which that is possible."""

    sure: Days
    possible: Days
    missing: tuple[str, ...] = ()

    def __and__(self, other: LicensedDays) -> LicensedDays:
        missing = tuple(dict.fromkeys((*self.missing, *other.missing)))
        return LicensedDays(self.sure & other.sure, self.possible & other.possible, missing)


_WITHOUT_LIMIT: Final = LicensedDays(ALWAYS, ALWAYS)
_NOT_AT_ALL: Final = LicensedDays(AT_NO_TIME, AT_NO_TIME)


def licensed_days(person: Place, plan: Place) -> LicensedDays:
    """The days on which the licences hold: that at home and, for visitors, one of the host country."""
    return _at_home(person) & _in_host_country(person, plan)


def _at_home(person: Place) -> LicensedDays:
    licence = person.inside("home_licence")
    if surely_not(person.there_is("home_licence")) or surely_not(licence.knowledge("held")):
        return _NOT_AT_ALL
    return _until(licence.day("valid_until"))


def _in_host_country(person: Place, plan: Place) -> LicensedDays:
    if person.written("origin") == "host":
        return _WITHOUT_LIMIT
    as_visitor = _of_a_visitor(person, plan)
    if person.written("origin") is not None:
        return as_visitor
    return LicensedDays(as_visitor.sure, ALWAYS, (*as_visitor.missing, person.at("origin")))


def _of_a_visitor(person: Place, plan: Place) -> LicensedDays:
    there_is, licence = person.there_is("host_licence"), person.inside("host_licence")
    if surely_not(there_is):
        return _NOT_AT_ALL
    if surely(there_is):
        given = licence.secured("status")
        return _when(given, _from(licence.day("valid_from")) & _until(licence.day("valid_until")))
    if surely(at_home_in_host_country(person, plan)):
        return _WITHOUT_LIMIT
    of_all = _of_all_together(plan)
    return _when(of_all if of_all.paths else there_is, _WITHOUT_LIMIT)


def _of_all_together(plan: Place) -> Knowledge[bool]:
    """What the plan says of the licences of all visiting clinicians."""
    chapter = plan.inside("authorisation")
    if surely(holds(chapter.knowledge("licences_cover_percent"), low=100)):
        return known(True, chapter.at("licences_cover_percent"))
    return chapter.secured("clinician_licences")


def _when(given: Knowledge[bool], days: LicensedDays) -> LicensedDays:
    if surely(given):
        return days
    if surely_not(given):
        return _NOT_AT_ALL
    return replace(days, sure=AT_NO_TIME, missing=(*given.missing, *days.missing))


def _until(last: Knowledge[date]) -> LicensedDays:
    low, high = date_bounds(last)
    return LicensedDays(Days(LONG_AGO, low) if low != LONG_AGO else AT_NO_TIME, Days(LONG_AGO, high), last.missing)


def _from(first: Knowledge[date]) -> LicensedDays:
    low, high = date_bounds(first)
    return LicensedDays(Days(high, NEVER), Days(low, NEVER), first.missing)
