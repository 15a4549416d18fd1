"""Who else gives care around each site, as far as the plan and the lists that were brought say."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, Literal

from missionrisk.facts.knowledge import Items, Knowledge, Known, all_of, number_bounds
from missionrisk.facts.mission import NOT_CARE
from missionrisk.facts.naming import name_of
from missionrisk.facts.nearby.service_words import local_service
from missionrisk.facts.nearby.surroundings import Surroundings, point_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.judgement.case import Case
from missionrisk.plan.geography import kilometres
from missionrisk.plan.values import ABSENT, Commitment
from missionrisk.reference_data.facilities import Facility

Standing = Literal[
    "agrees",
    "partner",
    "coordinated",
    "requested",
    "asked",
    "planned",
    "refuses",
    "no_agreement",
    "not_asked",
    "not_coordinated",
    "not_stated",
    "not_in_plan",
]
"""How a neighbour stands to the mission."""

Overlap = Literal["same", "perhaps", "none"]
"""Whether a neighbour gives the same care within reach, or other care that patients may use in its place."""

OVERLAPS: Final[tuple[Overlap, ...]] = ("same", "perhaps", "none")

_BY_STATUS: Final[dict[str, Standing]] = {
    "agreed": "agrees",
    "in_place": "agrees",
    "refused": "refuses",
    "requested": "requested",
}
_COORDINATION: Final[tuple[Standing, ...]] = ("not_coordinated", "not_stated", "coordinated")


@dataclass(frozen=True)
class Distance:
    """Kilometres: by road as a plan states them, perhaps as a range, else in a straight line."""

    low: float
    high: float
    by_road: bool = False

    @property
    def farthest(self) -> float:
        """The greater bound or, where there is none, the smaller."""
        return self.low if math.isinf(self.high) else self.high


@dataclass(frozen=True)
class Neighbour:
    """A provider around a site, with those services of the mission there whose patients it sees too.

    `same` it surely gives within reach, `perhaps` it may give there, `beyond` it gives too far away.
    """

    name: str
    distance: Distance | None
    standing: Standing
    overlap: Overlap
    same: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    working: bool = True
    listed: bool = False
    """Whether it stands in the list that was brought, and not in the plan."""


@dataclass(frozen=True)
class AroundSite:
    """A site with what the mission offers there, and who else gives care around it: first who gives the same.

    Without a name it is the place of those providers of which the plan does not say near which site they are.
    """

    name: str | None
    neighbours: tuple[Neighbour, ...]
    offers: tuple[str, ...] = ()
    may_offer: tuple[str, ...] = ()
    not_looked_up: bool = False
    """Whether a list was brought that could not be looked through for this site."""


@dataclass(frozen=True)
class Organisation:
    """Another organisation with the same care in the same district at the same time, by the sheet that was brought."""

    name: str
    overlap: Overlap
    standing: Standing


@dataclass(frozen=True)
class Around:
    """All that is known of who else gives care."""

    sites: tuple[AroundSite, ...]
    organisations: tuple[Organisation, ...]
    services_stated: bool
    providers_stated: bool
    list_titles: tuple[str, ...]
    """The lists of facilities and of activities that were brought."""


def around(case: Case) -> Around:
    """Who is around the sites of a plan."""
    plan = Place(case.plan, "", final=case.plan.effective_stage == "final")
    facilities, activities = case.reference.facilities, case.reference.activities
    return Around(
        sites=tuple(_Map(Surroundings(plan, case.catalogue.tables, facilities)).all_sites()),
        organisations=tuple(_organisations(case)),
        services_stated=plan.entries("services").stated,
        providers_stated=plan.entries("local_providers").stated,
        list_titles=tuple(brought.title for brought in (facilities, activities) if brought is not None),
    )


class _Map:
    """The sites of a plan with the providers around them. What many pairs of them need is worked out once."""

    def __init__(self, surroundings: Surroundings) -> None:
        plan = surroundings.plan
        self._surroundings = surroundings
        self._services_stated = plan.entries("services").stated
        self._sites = tuple(plan.entries("sites"))
        self._providers = tuple(plan.entries("local_providers"))
        self._points = {place.path: point_of(place) for place in (*self._sites, *self._providers)}
        self._homes = {provider.path: self._home(provider) for provider in self._providers}
        self._offered: dict[str, dict[str, Knowledge[bool]]] = {site.path: {} for site in self._sites}
        self._care = {each.path: each for each in plan.entries("services") if each.written("kind") not in NOT_CARE}
        for service in self._care.values():
            for site, here in surroundings.sites_of(service):
                if not surely_not(here):
                    self._offered[site.path][service.path] = here
        self._gives = {provider.path: self._given_by(provider) for provider in self._providers}
        self._in_plan = {key for provider in self._providers for key in surroundings.in_list(provider)}

    def all_sites(self) -> Iterator[AroundSite]:
        """Each site and, where there are any, the providers of no site."""
        for site in self._sites:
            yield self._around(site)
        homeless = [self._somewhere(each) for each in self._providers if self._homes[each.path] is None]
        if homeless:
            yield AroundSite(name=None, neighbours=_in_order(homeless))

    def _home(self, provider: Place) -> Place | None:
        """The site that a provider is near: as stated, else the nearest by coordinates, else the only one."""
        stated = provider.written("near_site")
        if stated is not None:
            return next((site for site in self._sites if site.written("id") == stated), None)
        distances = [(self._straight_km(provider, site), site) for site in self._sites]
        near = [(km, site) for km, site in distances if km is not None]
        if near:
            return min(near, key=itemgetter(0))[1]
        return self._sites[0] if len(self._sites) == 1 else None

    def _straight_km(self, provider: Place, site: Place) -> float | None:
        one, other = self._points[provider.path], self._points[site.path]
        if isinstance(one, Known) and isinstance(other, Known):
            return kilometres(one.value, other.value)
        return None

    def _given_by(self, provider: Place) -> dict[str, Knowledge[bool]]:
        """The services of the mission whose patients a provider sees or may see."""
        judged = {path: self._surroundings.takes_patients(provider, each) for path, each in self._care.items()}
        return {path: gives for path, gives in judged.items() if not surely_not(gives)}

    def _around(self, site: Place) -> AroundSite:
        offered = self._offered[site.path]
        return AroundSite(
            name=name_of(site),
            neighbours=_in_order([*self._of_plan(site), *self._of_list(site)]),
            offers=tuple(name_of(self._care[path]) for path, here in offered.items() if surely(here)),
            may_offer=tuple(name_of(self._care[path]) for path, here in offered.items() if not surely(here)),
            not_looked_up=self._surroundings.facilities is not None and not isinstance(self._points[site.path], Known),
        )

    def _of_plan(self, site: Place) -> Iterator[Neighbour]:
        """Providers stand at the site that they are near, and at others where they give the same care within reach."""
        services = [self._care[path] for path in self._offered[site.path]]
        tables = self._surroundings.tables
        reach = max((local_service(each.written("kind") or "", tables).reach_km for each in services), default=0)
        named = {provider for each in services for provider in each.written("alternatives") or ()}
        for provider in self._providers:
            home = self._homes[provider.path]
            if home is site:
                yield self._neighbour(provider, site)
            elif home is not None and (provider.written("id") in named or self._is_within(reach, provider, site)):
                neighbour = self._neighbour(provider, site)
                if neighbour.overlap == "same":
                    yield neighbour

    def _is_within(self, reach_km: float, provider: Place, site: Place) -> bool:
        km = self._straight_km(provider, site)
        return km is not None and km <= reach_km

    def _neighbour(self, provider: Place, site: Place) -> Neighbour:
        same: list[str] = []
        perhaps: list[str] = []
        beyond: list[str] = []
        for path, here in self._offered[site.path].items():
            if path not in self._gives[provider.path]:
                continue
            service = self._care[path]
            gives = all_of(here, self._gives[provider.path][path])
            within_reach = all_of(gives, self._surroundings.in_reach(provider, service, site))
            if surely(within_reach):
                same.append(name_of(service))
            elif not surely_not(within_reach):
                perhaps.append(name_of(service))
            elif surely(gives):
                beyond.append(name_of(service))
        return Neighbour(
            name=name_of(provider),
            distance=self._distance(provider, site),
            standing=_standing(provider),
            overlap="same" if same else "perhaps" if perhaps or self._may_share(provider) else "none",
            same=tuple(same),
            perhaps=tuple(perhaps),
            beyond=tuple(beyond),
            working=_may_work(provider),
        )

    def _somewhere(self, provider: Place) -> Neighbour:
        """A provider that may be near any site."""
        gives = self._gives[provider.path]
        return Neighbour(
            name=name_of(provider),
            distance=None,
            standing=_standing(provider),
            overlap="perhaps" if gives or self._may_share(provider) else "none",
            perhaps=tuple(name_of(self._care[path]) for path in gives),
            working=_may_work(provider),
        )

    def _may_share(self, provider: Place) -> bool:
        """Whether a provider may see patients of the mission because the plan does not state what this offers."""
        return not self._services_stated and _may_work(provider)

    def _distance(self, provider: Place, site: Place) -> Distance | None:
        km = self._straight_km(provider, site)
        if km is not None:
            return Distance(km, km)
        if provider.written("near_site") != site.written("id") or provider.written("distance_km") is None:
            return None
        return Distance(*number_bounds(provider.knowledge("distance_km")), by_road=True)

    def _of_list(self, site: Place) -> Iterator[Neighbour]:
        """The facilities of the list within reach that give care of the mission, without those that the plan names."""
        found: dict[int, tuple[Facility, float, list[str]]] = {}
        for path in self._offered[site.path]:
            service = self._care[path]
            for facility, near, km in self._surroundings.listed(service, (), same=False):
                if near is site and id(facility) not in self._in_plan:
                    found.setdefault(id(facility), (facility, km, []))[2].append(name_of(service))
        for facility, km, services in found.values():
            yield Neighbour(facility.name, Distance(km, km), "not_in_plan", "same", same=tuple(services), listed=True)


def _may_work(provider: Place) -> bool:
    return not surely_not(provider.knowledge("working"))


def _in_order(neighbours: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    """Those with the same care first, then those that may give it; of each the nearest first."""
    return tuple(
        sorted(
            neighbours,
            key=lambda n: (OVERLAPS.index(n.overlap), math.inf if n.distance is None else n.distance.farthest, n.name),
        )
    )


def _standing(provider: Place) -> Standing:
    """How a provider stands to the mission: what it agreed to or refused counts before whether it was asked."""
    agrees, consulted = provider.written("agrees"), provider.written("consulted")
    status = agrees.status if isinstance(agrees, Commitment) else None
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if consulted == ABSENT:
        return "not_asked"
    if status == "planned":
        return "planned"
    if status == "none":
        return "no_agreement"
    if consulted is not None:
        return "asked"
    return "not_stated" if provider.written("partner") is None else "partner"


def _organisations(case: Case) -> list[Organisation]:
    """Those with whom the work is not coordinated first."""
    found = []
    for fact in case.facts.of("other_organisations"):
        there, apart = fact.knowledge("organisations"), fact.knowledge("not_coordinated")
        assert isinstance(there, Items)
        assert isinstance(apart, Items)
        found += [Organisation(name, "same", _coordination(name, apart)) for name in there.sure]
        found += [Organisation(name, "perhaps", _coordination(name, apart)) for name in there.possible or ()]
    return sorted(found, key=lambda each: (_COORDINATION.index(each.standing), OVERLAPS.index(each.overlap), each.name))


def _coordination(organisation: str, apart: Items[str]) -> Standing:
    if organisation in apart.sure:
        return "not_coordinated"
    return "not_stated" if organisation in (apart.possible or ()) else "coordinated"
