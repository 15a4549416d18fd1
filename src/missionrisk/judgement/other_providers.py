"""Who else could take the patients of a mission, by what its own plan says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from missionrisk.facts.knowledge import Known
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely
from missionrisk.facts.surgery.procedures import service_kind_of
from missionrisk.judgement.assessment import AnotherProvider
from missionrisk.language import gettext as _
from missionrisk.plan.values import Estimate


class Providers:
    """Looks through a plan for those who could take its patients."""

    def __init__(self, plan: Place) -> None:
        self._plan = plan
        self._named = {
            (chapter, _id(place)): place
            for chapter, places in (
                ("partner", plan.entries("partners")),
                ("local_provider", plan.entries("local_providers")),
                ("clinician", plan.entries("people")),
            )
            for place in places
        }
        self._services = {str(_id(service)): service for service in plan.entries("services")}

    def of_procedure(self, procedure: Place) -> tuple[AnotherProvider, ...]:
        """Those who accept its patients, and those who give the service that it belongs to."""
        service = self._services.get(procedure.written("service"))
        kind = service_kind_of(procedure, self._services)
        accepting = [
            provider
            for acceptance in procedure.entries("accepted_by")
            for provider in self._promising(acceptance, _("Accepts these patients after the operation."))
        ]
        giving = self._giving(kind.value if isinstance(kind, Known) else None, service, procedure.written("site"))
        return _each_once([*accepting, *giving])

    def of_service(self, service: Place) -> tuple[AnotherProvider, ...]:
        """Those who give the same service, go on with it or take its referrals."""
        return _each_once(self._giving(service.written("kind"), service, None))

    def of_medicine(self, medicine: Place) -> tuple[AnotherProvider, ...]:
        """Those who refill it, and those who go on with long-term treatment."""
        refill = medicine.inside("refill_source")
        care = self._plan.inside("follow_up").inside("long_term_care")
        return _each_once(
            [
                *self._promising(refill, _("Refills this medicine."), partner="by"),
                *self._promising(care, _("Goes on with long-term treatment."), partner="provider"),
            ]
        )

    def of_earlier_visit(self, visit: Place) -> tuple[AnotherProvider, ...]:
        """The partners that have promised to look after patients: the one that the visit was with, or any."""
        return _each_once(self._keeping_patients(visit.written("partner")))

    def _keeping_patients(self, partner: str | None) -> Iterator[AnotherProvider]:
        for place in self._plan.entries("partners"):
            if partner in (None, _id(place)) and surely(place.secured("keeps_patients_after_departure")):
                because = _("Has promised to look after patients of the mission.")
                path = place.at("keeps_patients_after_departure")
                yield AnotherProvider(name=name_of(place), because=because, agreed=True, path=path)

    def _promising(self, promise: Place, because: str, partner: str = "partner") -> Iterator[AnotherProvider]:
        """Whom a promise names."""
        agreed = surely(promise.secured("commitment"))
        for field, chapter in ((partner, "partner"), ("local_provider", "local_provider"), ("clinician", "clinician")):
            named = self._named.get((chapter, getattr(promise.part, field, None)))
            if named is not None:
                yield AnotherProvider(name=name_of(named), because=because, agreed=agreed, path=promise.path)

    def _giving(self, kind: str | None, service: Place | None, site: str | None) -> Iterator[AnotherProvider]:
        if service is not None:
            yield from self._going_on(service)
        sites = _sites(service, site)
        yield from self._local_providers(kind, service, sites)
        yield from self._partners_and_sites(kind, sites)
        yield from self._destinations(kind, service)

    def _going_on(self, service: Place) -> Iterator[AnotherProvider]:
        partner = self._named.get(("partner", service.written("goes_on_after_departure")))
        if partner is not None:
            because = _("Goes on with this service when the team has left.")
            path = service.at("goes_on_after_departure")
            yield AnotherProvider(name=name_of(partner), because=because, agreed=False, path=path)

    def _local_providers(
        self, kind: str | None, service: Place | None, sites: frozenset[str]
    ) -> Iterator[AnotherProvider]:
        alternatives = (service.written("alternatives") if service else None) or ()
        for provider in self._plan.entries("local_providers"):
            gives = _id(provider) in alternatives or kind in (provider.written("services") or ())
            near = provider.written("near_site")
            if gives and provider.written("working") is not False and (not sites or near is None or near in sites):
                yield AnotherProvider(
                    name=name_of(provider),
                    because=_("Gives the same service."),
                    agreed=False,
                    distance_km=_least(provider.written("distance_km")),
                    path=provider.path,
                )

    def _partners_and_sites(self, kind: str | None, sites: frozenset[str]) -> Iterator[AnotherProvider]:
        for partner in self._plan.entries("partners"):
            if kind in (partner.written("provides_services") or ()):
                because, path = _("Gives this service all year."), partner.at("provides_services")
                yield AnotherProvider(name=name_of(partner), because=because, agreed=False, path=path)
        for site in self._plan.entries("sites"):
            if kind in (site.written("services_available") or ()) and (not sites or _id(site) in sites):
                because, path = _("Gives this service without the mission."), site.at("services_available")
                yield AnotherProvider(name=name_of(site), because=because, agreed=False, path=path)

    def _destinations(self, kind: str | None, service: Place | None) -> Iterator[AnotherProvider]:
        named = (service.written("referral_destinations") if service else None) or ()
        for destination in self._plan.inside("referral").entries("destinations"):
            if _id(destination) in named or kind in (destination.written("takes_services") or ()):
                yield AnotherProvider(
                    name=self._name_of_destination(destination),
                    because=_("Takes patients whom the mission refers."),
                    agreed=surely(destination.secured("commitment")),
                    distance_km=_least(destination.written("distance_km")),
                    path=destination.path,
                )

    def _name_of_destination(self, destination: Place) -> str:
        """Its own name, else that of the partner or provider that it is."""
        if destination.written("name") is None:
            for chapter in ("partner", "local_provider"):
                named = self._named.get((chapter, destination.written(chapter)))
                if named is not None:
                    return name_of(named)
        return name_of(destination)


def _sites(service: Place | None, site: str | None) -> frozenset[str]:
    """The sites at which patients are expected; empty where the plan does not say."""
    if site is not None:
        return frozenset((site,))
    return frozenset((service.written("sites") if service else None) or ())


def _each_once(providers: Iterable[AnotherProvider]) -> tuple[AnotherProvider, ...]:
    """Each provider once, with the strongest of what the plan says of it: that it has agreed, else what comes first."""
    found: dict[str, AnotherProvider] = {}
    for provider in providers:
        known = found.get(provider.name)
        if known is None or (provider.agreed and not known.agreed):
            found[provider.name] = provider
    return tuple(sorted(found.values(), key=lambda provider: not provider.agreed))


def _id(place: Place) -> str | None:
    found: str | None = place.written("id")
    return found


def _least(value: Estimate | None) -> float | None:
    return None if value is None or value.min is None else float(value.min)
