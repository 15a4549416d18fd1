"""Sites: whether care is given there, whose place it is, and which facility is near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from missionrisk.facts.knowledge import Knowledge, all_of, any_of, known, mapped, unknown
from missionrisk.facts.mission import NOT_CARE, activity
from missionrisk.facts.model import Fact, choice, flag, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.plan.sites import SiteKind

AT_NO_SITE: Final = NOT_CARE | {"telehealth"}
"""Kinds of service for which no patient is seen at a site."""

FACILITIES: Final = frozenset(
    {
        "public_hospital",
        "private_hospital",
        "faith_hospital",
        "health_centre",
        "health_post",
        "private_clinic",
        "dental_practice",
        "rehabilitation_centre",
    }
)
"""Kinds of local provider that are a health facility."""


@dataclass(kw_only=True)
class Site(Fact):
    """One place of work."""

    listed_in = ("sites",)

    site: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    kind: Knowledge[str] = choice("What kind of place it is.", get_args(SiteKind))
    gives_care: Knowledge[bool] = flag("Whether patients are seen there.")
    partner_facility: Knowledge[bool] = flag("Whether it is a health facility of a partner.")
    facility_near: Knowledge[bool] = flag("Whether a working health facility is in the same catchment.")
    near: Knowledge[str] = text("The name of that facility.")
    outreach_agreed: Knowledge[bool] = flag("Whether the health authority has agreed to care outside a facility there.")
    resuscitation_kit: Knowledge[bool] = flag("Whether a kit with drugs for resuscitation and anaphylaxis is there.")
    resuscitation_trained: Knowledge[bool] = flag("Whether somebody trained in resuscitation is always there.")


def derive_sites(plan: Place) -> Iterator[Site]:
    """One fact for each site, or one that stands for a list that was not stated."""
    sites = plan.entries("sites")
    if not sites.stated:
        care = _no_care_anywhere(plan)
        yield Site.standing_for(sites.path, ask=sites.path, **({} if care is None else {"gives_care": care}))
        return
    for place in sites:
        site = str(place.written("id"))
        facility = _facility_near(place, plan)
        yield Site(
            key=(site,),
            site=known(site, place.path),
            name=known(name_of(place), place.path),
            kind=place.knowledge("kind"),
            gives_care=_gives_care(place, plan, only_site=len(sites) == 1),
            partner_facility=place.knowledge("is_partner_facility"),
            facility_near=_is_near(place, plan, facility),
            near=unknown(place.at("nearest_facility")) if facility is None else known(name_of(facility), facility.path),
            outreach_agreed=place.secured("outreach_agreed"),
            resuscitation_kit=place.inside("resuscitation").knowledge("kit"),
            resuscitation_trained=place.inside("resuscitation").knowledge("trained_person"),
        )


def _no_care_anywhere(plan: Place) -> Knowledge[bool] | None:
    treats = activity(plan, "treats_patients")
    return treats if surely_not(treats) else None


def _gives_care(site: Place, plan: Place, *, only_site: bool) -> Knowledge[bool]:
    treats, services = activity(plan, "treats_patients"), plan.entries("services")
    if surely_not(treats):
        return treats
    if not services.stated:
        return treats if only_site else unknown(services.path)
    return any_of(known(False, services.path), *(_given_at(service, site, only_site) for service in services))


def _given_at(service: Place, site: Place, only_site: bool) -> Knowledge[bool]:
    is_care = mapped(service.knowledge("kind"), lambda kind: kind not in AT_NO_SITE)
    sites = service.written("sites")
    if sites is None:
        here: Knowledge[bool] = known(True, site.path) if only_site else unknown(service.at("sites"))
    else:
        here = known(site.written("id") in sites, service.at("sites"))
    return all_of(is_care, here)


def _facility_near(site: Place, plan: Place) -> Place | None:
    """The facility that the plan names for this site, or else one that is said to work near it."""
    providers, named = plan.entries("local_providers"), site.written("nearest_facility")
    if named is not None:
        return next((provider for provider in providers if provider.written("id") == named), None)
    return next((provider for provider in providers if surely(_works_near(provider, site))), None)


def _works_near(provider: Place, site: Place) -> Knowledge[bool]:
    return all_of(
        mapped(provider.knowledge("near_site"), lambda near: near == site.written("id")),
        mapped(provider.knowledge("kind"), lambda kind: kind in FACILITIES),
        provider.knowledge("working"),
    )


def _is_near(site: Place, plan: Place, facility: Place | None) -> Knowledge[bool]:
    there_is = site.there_is("nearest_facility")
    if surely(there_is) and facility is not None:
        return facility.knowledge("working")
    if surely_not(there_is):
        return there_is
    if facility is not None:
        return known(True, facility.path)
    providers = plan.entries("local_providers")
    return known(False, providers.path) if providers.stated and len(providers) == 0 else there_is
