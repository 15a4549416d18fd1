"""The way to other providers of care: distance, reach, and who gives a service near the mission's sites.

What goes in: `sites[…].latitude` and `longitude`, those of `local_providers[…]` or their `near_site` and
`distance_km`, `local_providers[…].services` and `working`, `services[…].kind`, `sites` and `alternatives`; and, where a
user brings one, a list of facilities with their coordinates.

**Distance** is the straight line in kilometres. Between two points with latitudes φ₁, φ₂ and longitudes λ₁, λ₂ it is
`2 R arcsin √(sin²((φ₂ - φ₁)/2) + cos φ₁ cos φ₂ sin²((λ₂ - λ₁)/2))` (haversine) with the earth's mean radius
R = 6371.0088 km. Where the plan states kilometres by road instead, the straight line is at most as long, and at least a
third of it: the distance is a range. Where it states neither, it is unknown.

**In reach** is a provider whose distance from a site of the service is at most the `reach_km` of that kind of service
in the table of local services: 10 km for what people use often and walk to (about two hours), 25 and 50 km for what is
rarer. One that the plan names among the service's `alternatives` is in reach wherever it is.

**Same service** is one of the same kind; **in its place** patients may use the kinds that the table names beside it,
such as a pharmacy instead of a consultation. A provider in the plan gives what its `services` say. A facility of a list
gives a kind if its services or its type hold a word that begins as the table says (a mere type, such as a clinic,
counts only where neither names any kind); one that is closed gives none, and one that the plan lists too, under the
same name, is counted once, by what the plan says of it.

A list is never complete: that it names nobody near does not mean that nobody is there. So a count of providers is a
lower bound as long as the plan does not state its `local_providers`, and a nearest distance an upper one.

Sources: none; house default: the reach of each kind, the words of lists, a road at most three times as long as the
straight line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from missionrisk.facts.knowledge import Knowledge, Known, all_of, any_of, between, holds, known, number_bounds, unknown
from missionrisk.facts.naming import name_of
from missionrisk.facts.nearby.service_words import gives_any, kinds_used, local_service
from missionrisk.facts.nearby.weekly_patients import ExpectedPatients
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.tables import Tables
from missionrisk.language import gettext as _
from missionrisk.plan.geography import Point, kilometres
from missionrisk.reference_data.facilities import Facilities, Facility

LONGEST_DETOUR: Final = 3.0
"""How many times as long as the straight line a road is at most (house default)."""


Judged = tuple[Place, Knowledge[bool]]
"""A provider of the plan, and whether it gives a service; or a site, and whether the service is given there."""


class Listed(NamedTuple):
    """A facility of the list near a site of a service."""

    facility: Facility
    site: Place
    km: float

    @property
    def name(self) -> str:
        """Its name and how far it is from which site."""
        text = _("{facility} ({km} km from {site})")
        return text.format(facility=self.facility.name, km=f"{self.km:.1f}", site=name_of(self.site))


@dataclass(frozen=True)
class Surroundings:
    """Who gives care near the sites of a plan, by the plan and by the list that was brought. It looks up each once."""

    plan: Place
    tables: Tables
    facilities: Facilities | None = None
    _sites: dict[str, list[Judged]] = field(default_factory=dict, init=False, repr=False)
    _distances: dict[tuple[str, str], Knowledge[float]] = field(default_factory=dict, init=False, repr=False)
    _nearby: dict[str, list[Judged]] = field(default_factory=dict, init=False, repr=False)
    _listed: dict[tuple[str, bool], list[Listed]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def expected(self) -> ExpectedPatients:
        """The patients whom the plan expects."""
        return ExpectedPatients(self.plan)

    def sites_of(self, service: Place) -> list[Judged]:
        """Each site of the plan, and whether the service is given there; a single site is that of all services."""
        if service.path not in self._sites:
            self._sites[service.path] = self._judged_sites(service)
        return self._sites[service.path]

    def _judged_sites(self, service: Place) -> list[Judged]:
        sites = self.plan.entries("sites")
        named = service.written("sites")
        if named is not None:
            return [(site, known(site.written("id") in named, service.at("sites"))) for site in sites]
        here: Knowledge[bool] = known(True, sites.path) if len(sites) == 1 else unknown(service.at("sites"))
        return [(site, here) for site in sites]

    def distance(self, provider: Place, site: Place) -> Knowledge[float]:
        """Kilometres in a straight line from a site to a provider of the plan."""
        way = provider.path, site.path
        if way not in self._distances:
            self._distances[way] = self._straight_line(provider, site)
        return self._distances[way]

    def _straight_line(self, provider: Place, site: Place) -> Knowledge[float]:
        one, other = point_of(provider), point_of(site)
        if isinstance(one, Known) and isinstance(other, Known):
            return known(kilometres(one.value, other.value), *one.paths, *other.paths)
        if provider.written("near_site") not in (None, site.written("id")):
            return unknown(*one.missing, *other.missing)
        road = provider.knowledge("distance_km")
        if provider.written("near_site") is None or provider.written("distance_km") is None:
            return unknown(provider.at("near_site" if provider.written("near_site") is None else "distance_km"))
        low, high = number_bounds(road)
        return between(low / LONGEST_DETOUR, high, paths=road.paths, missing=(*one.missing, *other.missing))

    def in_reach(self, provider: Place, service: Place, site: Place) -> Knowledge[bool]:
        """Whether a provider of the plan is in reach of a site for those who need a service."""
        if provider.written("id") in (service.written("alternatives") or ()):
            return known(True, service.at("alternatives"))
        kind = service.written("kind")
        if kind is None:
            return unknown(service.at("kind"))
        return holds(self.distance(provider, site), high=local_service(kind, self.tables).reach_km)

    def takes_patients(self, provider: Place, service: Place) -> Knowledge[bool]:
        """Whether a provider of the plan works and gives a service, or one that patients may use in its place."""
        named, given, kind = service.written("alternatives"), provider.written("services"), service.written("kind")
        if provider.written("id") in (named or ()):
            gives: Knowledge[bool] = known(True, service.at("alternatives"))
        elif given is None:
            gives = unknown(provider.at("services"))
        elif kind is None:
            gives = unknown(service.at("kind"))
        else:
            gives = known(bool(kinds_used(kind, self.tables) & {*given}), provider.at("services"))
        return all_of(gives, provider.knowledge("working"))

    def near_any_site(self, provider: Place, service: Place) -> Knowledge[bool]:
        """Whether a provider is in reach of any site of a service."""
        sites = self.sites_of(service)
        if not sites:
            return unknown(self.plan.entries("sites").path)
        return any_of(*(all_of(here, self.in_reach(provider, service, site)) for site, here in sites))

    def takes_patients_nearby(self, service: Place) -> list[Judged]:
        """Each provider of the plan, and whether it takes patients of the service in reach of one of its sites."""
        if service.path not in self._nearby:
            self._nearby[service.path] = [
                (provider, all_of(self.takes_patients(provider, service), self.near_any_site(provider, service)))
                for provider in self.plan.entries("local_providers")
            ]
        return self._nearby[service.path]

    def takes_patients_of(self, service: Place, provider: Place) -> Knowledge[bool]:
        """Whether one provider of the plan does."""
        return next(takes for other, takes in self.takes_patients_nearby(service) if other.path == provider.path)

    def listed(self, service: Place, judged: Iterable[Judged], *, same: bool) -> list[Listed]:
        """The facilities of the list that give a service, one entry for each site that they are in reach of.

        With `same` they give the service itself, else it or one that patients may use in its place. Left out are those
        of whom the plan says for certain whether they give it; `judged` are its providers.
        """
        if (service.path, same) not in self._listed:
            self._listed[service.path, same] = list(self._listed_near(service, same))
        found = self._listed[service.path, same]
        settled = {key for provider, gives in judged if isinstance(gives, Known) for key in self.in_list(provider)}
        return [listed for listed in found if id(listed.facility) not in settled] if settled else found

    def in_list(self, provider: Place) -> set[int]:
        """The facilities of the list that bear the name of a provider of the plan, by their identity."""
        return set() if self.facilities is None else {id(same) for same in self.facilities.called(name_of(provider))}

    def not_looked_up(self, service: Place) -> tuple[str, ...]:
        """What must be stated before the list is looked through for every site of a service; nothing without a list."""
        if self.facilities is None:
            return ()
        if service.written("kind") is None:
            return (service.at("kind"),)
        sites = [(site, here) for site, here in self.sites_of(service) if not surely_not(here)]
        if not self.plan.entries("sites").stated:
            return (self.plan.entries("sites").path,)
        return tuple(path for site, here in sites for path in (*_open(here), *_open(point_of(site))))

    def _listed_near(self, service: Place, same: bool) -> Iterator[Listed]:
        """By site, the nearest first."""
        kind = service.written("kind")
        if self.facilities is None or kind is None:
            return
        kinds = {kind} if same else kinds_used(kind, self.tables)
        gives = _Gives(kinds, self.tables)
        for site, here in self.sites_of(service):
            point = point_of(site)
            if surely(here) and isinstance(point, Known):
                reach = local_service(kind, self.tables).reach_km
                for distance, facility in self.facilities.within(reach, point.value, gives):
                    yield Listed(facility, site, distance)


class _Gives:
    """Whether a facility works and gives one of some kinds of service. Lists say the same of many of them."""

    def __init__(self, kinds: Collection[str], tables: Tables) -> None:
        self._kinds = kinds
        self._tables = tables
        self._answers: dict[tuple[str, str, str], bool] = {}

    def __call__(self, facility: Facility) -> bool:
        said = facility.services, facility.type, facility.status
        answer = self._answers.get(said)
        if answer is None:
            gives = gives_any(facility.services, facility.type, self._kinds, self._tables)
            answer = self._answers[said] = gives and not facility.closed
        return answer


def _open(knowledge: Knowledge[bool] | Knowledge[Point]) -> tuple[str, ...]:
    return () if isinstance(knowledge, Known) else knowledge.missing


@asked_once
def point_of(place: Place) -> Knowledge[Point]:
    """Where a site or a provider of the plan is."""
    latitude, longitude = place.written("latitude"), place.written("longitude")
    if latitude is None or longitude is None:
        return unknown(place.at("latitude" if latitude is None else "longitude"))
    return known(Point(latitude, longitude), place.at("latitude"), place.at("longitude"))
