"""Patients drawn away: how many of a local provider's patients may come to the mission instead.

What goes in: the patients that each service expects (`services[…].expected_patients`, or `patients_per_day` times
`days`, or the sum of `schedule.sessions[…].expected_patients`, never more than `mission.expected_patients`), the days
of service in `mission.dates`, the distances and services of *facts/nearby/surroundings.py*, and
`local_providers[…].patients_per_week`.

**The mission's patients in a week** are those of the whole visit divided by its weeks: the days from the first to the
last day of service, both counted, by 7, and at least 1. A visit of five days with 200 patients counts 200 a week, one
of two weeks 100. To one provider are allotted the patients of the services that it gives too, or that patients may use
it for in their place, at those sites of which it is in reach; how these patients are spread over sessions makes no
difference. Where several of these numbers are stated for a service, they narrow one another.

**At most** the share of its patients that is drawn away is the mission's patients allotted to it, divided by its own
patients in a week, in percent and capped at 100: as if all of them would have gone to this provider.

**At least** it is 0, because the mission's patients may have gone to another provider or to none. Only where it is the
only provider in reach for a service, in a plan that states its local providers and says that no gap was shown
(`gap_evidence: none`), are all patients of that service counted here too: then nobody else would have seen them, and
nobody is said to have been without care.

**Days in common** are the days of sessions of these services, at sites of which it is in reach, that fall on its
`opening_days` and overlap with its `opening_hours`. They do not lower the share: who comes to a free clinic on Sunday
does not come back on Monday.

What is missing or a range in any of these makes the result a range; without the provider's own patients in a week the
share is 0 to 100 percent. Shares are rounded outward to tenths.

Sources: none; house default: the week as the unit, all patients as the upper bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import (
    Knowledge,
    Known,
    add,
    all_of,
    any_of,
    between,
    date_bounds,
    divide,
    known,
    multiply,
    negate,
    number_bounds,
    rounded,
    unknown,
)
from missionrisk.facts.nearby.surroundings import Surroundings
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.rota import minutes_after_midnight
from missionrisk.plan.kinds import WEEKDAYS

ALL_PERCENT: Final = 100.0

Allotted = Sequence[tuple[Place, Knowledge[float]]]
"""Each service, and those of its patients in the whole visit who might have gone to a provider."""


def patients_allotted(provider: Place, services: Iterable[Place], surroundings: Surroundings) -> Allotted:
    """The patients of each service who might have gone to a provider."""
    return [(service, _allotted(provider, service, surroundings)) for service in services]


def mission_patients_per_week(allotted: Allotted, surroundings: Surroundings) -> Knowledge[float]:
    """The mission's patients in a week who might have gone to a provider."""
    return rounded(divide(add(known(0.0), *[patients for _, patients in allotted]), surroundings.expected.weeks), 1)


def mission_patients_surely_its_own(
    provider: Place, allotted: Allotted, surroundings: Surroundings
) -> Knowledge[float]:
    """Those among them who would have gone to this provider and to nobody else."""
    counted: list[Knowledge[float]] = [known(0.0)]
    for service, patients in allotted:
        only_one = _nobody_else(provider, service, surroundings)
        if not surely_not(only_one):
            counted.append(_if(only_one, patients))
    return rounded(divide(add(*counted), surroundings.expected.weeks), 1)


def share_drawn_away(from_mission: Knowledge[float], provider: Place) -> Knowledge[float]:
    """Percent of a provider's patients in a week, no more than all of them."""
    own = provider.knowledge("patients_per_week")
    share = rounded(multiply(known(ALL_PERCENT), divide(from_mission, own)), 1)
    low, high = number_bounds(share)
    return between(min(low, ALL_PERCENT), min(high, ALL_PERCENT), paths=share.paths, missing=share.missing)


def days_in_common(provider: Place, services: Iterable[Place], surroundings: Surroundings) -> Knowledge[float]:
    """Days of sessions for the same patients on which a provider is open at the same time."""
    sessions = surroundings.plan.inside("schedule").entries("sessions")
    if not sessions.stated:
        return unknown(sessions.path)
    by_id = {service.written("id"): service for service in services}
    sites = {site.written("id"): site for site in surroundings.plan.entries("sites")}
    sure: set[date] = set()
    possible: set[date | str] = set()
    missing: list[str] = []
    for session in sessions:
        service, site = by_id.get(session.written("service")), sites.get(session.written("site"))
        in_reach = surroundings.in_reach(provider, service, site) if service and site else _not_named(session)
        shared = all_of(in_reach, _takes(provider, service, surroundings), _open_during(provider, session))
        first, last = date_bounds(session.day("date"))
        if surely(shared) and first == last:
            sure.add(first)
        elif not surely_not(shared):
            possible.add(first if first == last else session.path)
            missing += shared.missing
    return between(
        float(len(sure)), float(len(sure | possible)), paths=(sessions.path,), missing=dict.fromkeys(missing)
    )


def _takes(provider: Place, service: Place | None, surroundings: Surroundings) -> Knowledge[bool]:
    return known(True) if service is None else surroundings.takes_patients(provider, service)


def _not_named(session: Place) -> Knowledge[bool]:
    """Whether a session counts that is of none of the services or at none of the sites: no, unless it may be."""
    left_out = [session.at(name) for name in ("service", "site") if session.written(name) is None]
    return unknown(*left_out) if left_out else known(False, session.path)


def _open_during(provider: Place, session: Place) -> Knowledge[bool]:
    days, hours = provider.written("opening_days"), provider.inside("opening_hours")
    first, last = date_bounds(session.day("date"))
    if days is None:
        return unknown(provider.at("opening_days"))
    on_this_day = {WEEKDAYS[day.weekday()] in days for day in (first, last)} if first == last else {True, False}
    if not days or on_this_day == {False}:
        return known(False, provider.at("opening_days"))
    times = [hours.written("opens"), hours.written("closes"), session.written("start"), session.written("end")]
    if None in times:
        return unknown(hours.at("opens") if None in times[:2] else session.at("start"))
    opens, closes, start, end = (minutes_after_midnight(time) for time in times)
    if start >= closes or end <= opens:
        return known(False, provider.at("opening_hours"), session.path)
    return known(True, provider.at("opening_days")) if len(on_this_day) == 1 else unknown(session.at("date"))


def _allotted(provider: Place, service: Place, surroundings: Surroundings) -> Knowledge[float]:
    """The patients of a service during the visit, at the sites that a provider of the same service is in reach of."""
    takes = surroundings.takes_patients(provider, service)
    if surely_not(takes):
        return known(0.0, *takes.paths)
    expected, sites = surroundings.expected, surroundings.sites_of(service)
    if not sites:
        return _if(unknown(surroundings.plan.entries("sites").path), expected.of_visit(service))
    near = {
        str(site.written("id")): all_of(here, surroundings.in_reach(provider, service, site)) for site, here in sites
    }
    given = {str(site.written("id")) for site, here in sites if not surely_not(here)}
    sure = {site for site, is_near in near.items() if surely(is_near)}
    possible = {site for site, is_near in near.items() if not surely_not(is_near)}
    most = expected.at_sites(service, possible, all_of_them=given <= possible)
    fewest = most if sure == possible else expected.at_sites(service, sure, all_of_them=given <= sure)
    open_places = [path for is_near in near.values() if not isinstance(is_near, Known) for path in is_near.missing]
    paths = [*most.paths, *(path for is_near in near.values() for path in is_near.paths)]
    patients = between(
        min(number_bounds(fewest)[0], number_bounds(most)[1]),
        number_bounds(most)[1],
        paths=dict.fromkeys(paths),
        missing=dict.fromkeys((*open_places, *most.missing)),
    )
    return _if(takes, patients)


def _if(condition: Knowledge[bool], number: Knowledge[float]) -> Knowledge[float]:
    """The number if the condition holds, else 0."""
    if surely(condition):
        return number
    if surely_not(condition):
        return known(0.0, *condition.paths)
    missing = dict.fromkeys((*condition.missing, *number.missing))
    return between(0.0, number_bounds(number)[1], paths=number.paths, missing=missing)


def _nobody_else(provider: Place, service: Place, surroundings: Surroundings) -> Knowledge[bool]:
    """Whether a provider is the only one in reach for a service of which the plan says that no gap was shown."""
    judged = surroundings.takes_patients_nearby(service)
    others = [takes for other, takes in judged if other.path != provider.path]
    listed = surroundings.listed(service, judged, same=False)
    no_gap = negate(service.there_is("gap_evidence"))
    if listed:
        return known(False)
    open_list = surroundings.not_looked_up(service)
    looked_up: Knowledge[bool] = unknown(*open_list) if open_list else known(True)
    return all_of(negate(any_of(known(False, service.path), *others)), no_gap, looked_up)
