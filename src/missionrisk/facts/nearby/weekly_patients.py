"""How many patients of a service the mission expects: in the whole visit, at some of its sites, in a week."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from missionrisk.facts.knowledge import (
    Knowledge,
    add,
    between,
    days_between,
    divide,
    greatest,
    known,
    multiply,
    number_bounds,
)
from missionrisk.facts.mission import dates_of
from missionrisk.facts.reading import Place

DAYS_IN_A_WEEK: Final = 7.0


@dataclass(frozen=True)
class _SessionPatients:
    """What one session says of its patients; None for a service or a site that it does not name."""

    service: str | None
    site: str | None
    low: float
    high: float


@dataclass(frozen=True)
class ExpectedPatients:
    """The patients whom a plan expects, by service and site."""

    plan: Place
    _of_visit: dict[str, Knowledge[float]] = field(default_factory=dict, init=False, repr=False)

    def of_visit(self, service: Place) -> Knowledge[float]:
        """The patients of a service in the whole visit, as narrow as the plan's statements make it together.

        They are those that the service expects, the sum of its sessions, its patients a day times its days, and no more
        than the mission expects altogether. A statement that contradicts one before it is left aside.
        """
        if service.path not in self._of_visit:
            self._of_visit[service.path] = self._narrowed(service)
        return self._of_visit[service.path]

    def _narrowed(self, service: Place) -> Knowledge[float]:
        stated = service.knowledge("expected_patients")
        by_day = multiply(service.knowledge("patients_per_day"), service.knowledge("days"))
        whole = self.plan.inside("mission").knowledge("expected_patients")
        low, high = _bounds(stated)
        for bound in (self._in_sessions(service), _bounds(by_day), (0.0, _bounds(whole)[1])):
            narrower = max(low, bound[0]), min(high, bound[1])
            if narrower[0] <= narrower[1]:
                low, high = narrower
        paths = dict.fromkeys(path for k in (stated, by_day, whole) for path in k.paths)
        return between(low, high, paths=paths, missing=stated.missing or (service.at("expected_patients"),))

    def at_sites(self, service: Place, sites: Collection[str], *, all_of_them: bool) -> Knowledge[float]:
        """The patients of a service at some sites; with `all_of_them`, it is given at no other."""
        if not sites:
            return known(0.0, service.at("sites"))
        total = self.of_visit(service)
        if all_of_them:
            return total
        low, high = self._in_sessions(service, sites)
        most = number_bounds(total)[1]
        sessions = self.plan.inside("schedule").at("sessions")
        return between(min(low, most), min(high, most), paths=total.paths, missing=(*total.missing, sessions))

    @cached_property
    def weeks(self) -> Knowledge[float]:
        """Weeks from the first to the last day of service; a visit of less than a week counts as one."""
        dates = dates_of(self.plan)
        days = add(greatest(known(0.0), days_between(dates.first_service_day, dates.last_service_day)), known(1.0))
        return greatest(known(1.0), divide(days, known(DAYS_IN_A_WEEK)))

    @cached_property
    def _sessions(self) -> list[_SessionPatients]:
        return [
            _SessionPatients(
                session.written("service"), session.written("site"), *_bounds(session.knowledge("expected_patients"))
            )
            for session in self.plan.inside("schedule").entries("sessions")
        ]

    def _in_sessions(self, service: Place, sites: Collection[str] | None = None) -> tuple[float, float]:
        """The fewest and most patients of its sessions, at some sites only where these are given."""
        wanted = service.written("id")
        low = high = 0.0
        has_one = False
        for session in self._sessions:
            has_one = has_one or session.service == wanted
            if session.service not in (None, wanted):
                continue
            if sites is not None and session.site is not None and session.site not in sites:
                continue
            high += session.high
            if session.service == wanted and (sites is None or session.site is not None):
                low += session.low
        # Without a session of its own, the list of sessions says nothing about the service.
        return low, high if has_one else math.inf


def _bounds(patients: Knowledge[float]) -> tuple[float, float]:
    low, high = number_bounds(patients)
    return max(0.0, low), high
