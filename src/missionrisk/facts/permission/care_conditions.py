"""On what conditions patients get care: what it is tied to, and what they pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Knowledge, Known, all_of, any_of, holds, known, mapped, negate, unknown
from missionrisk.facts.mission import MISSION_KEY, NOT_CARE, activity
from missionrisk.facts.model import Fact, choices, flag, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place, asked_once, surely_not
from missionrisk.facts.tables import Tables
from missionrisk.language import gettext as _
from missionrisk.language import listed

ENDS: Final = ("religion", "politics", "commerce")


@dataclass(kw_only=True)
class CareConditions(Fact):
    """On what conditions patients get care. There is exactly one."""

    tied: Knowledge[bool] = flag("Whether care depends on, or is used for, another end.")
    tied_to: Knowledge[str] = choices("The ends that care is tied to.", ENDS)
    recruits_for_abroad: Knowledge[bool] = flag("Whether patients are recruited for paid treatment abroad.")
    charges: Knowledge[bool] = flag("Whether patients pay for any service.")
    services_charging: Knowledge[str] = texts("The names of the services that patients pay for.")
    must_be_free: Knowledge[bool] = flag("Whether the host country's rules are said to ask for free care.")
    said_by: Knowledge[str] = text("Who says so: the plan, or an entry of the table of country requirements.")


def derive_care_conditions(plan: Place, tables: Tables) -> CareConditions:
    """The fact about the conditions of care."""
    chapter = plan.inside("authorisation")
    must_be_free, said_by = _must_be_free(plan, tables)
    tied_to = chapter.written("care_tied_to")
    return CareConditions(
        key=MISSION_KEY,
        tied=unknown(chapter.at("care_tied_to"))
        if tied_to is None
        else known(bool(tied_to), chapter.at("care_tied_to")),
        tied_to=chapter.listed("care_tied_to"),
        recruits_for_abroad=_recruits_for_abroad(plan, chapter),
        charges=_charges(plan),
        services_charging=names_where(plan.entries("services"), _has_fee),
        must_be_free=must_be_free,
        said_by=said_by,
    )


def _recruits_for_abroad(plan: Place, chapter: Place) -> Knowledge[bool]:
    stated, sent = chapter.knowledge("patient_recruitment_abroad"), activity(plan, "sends_patients_abroad")
    return sent if surely_not(sent) and not isinstance(stated, Known) else stated


def _charges(plan: Place) -> Knowledge[bool]:
    """By what patients pay on average or, where that is not said, by the fee for each service."""
    finance, services = plan.inside("finance"), plan.entries("services")
    on_average: Knowledge[bool] = unknown(finance.at("patient_contribution"))
    if finance.written("patient_contribution") is not None:
        on_average = _is_paid(finance, "patient_contribution")
    if isinstance(on_average, Known) or not services.stated:
        return on_average
    return any_of(known(False, services.path), *(_has_fee(service) for service in services))


@asked_once
def _has_fee(service: Place) -> Knowledge[bool]:
    """Whether patients pay for a service; where nobody is treated there is no patient."""
    is_care = mapped(service.knowledge("kind"), lambda kind: kind not in NOT_CARE)
    return all_of(is_care, asked_after(is_care, _is_paid(service, "patient_fee")))


def _is_paid(place: Place, name: str) -> Knowledge[bool]:
    there_is = place.there_is(name)
    return there_is if surely_not(there_is) else negate(holds(place.inside(name).knowledge("amount"), high=0))


def _must_be_free(plan: Place, tables: Tables) -> tuple[Knowledge[bool], Knowledge[str]]:
    """As the plan states it or, where it does not, as the entries for all its countries have it; and who says so."""
    chapter, mission = plan.inside("authorisation"), plan.inside("mission")
    stated = chapter.knowledge("host_rules_demand_free_care")
    if isinstance(stated, Known):
        return stated, known(_("the plan"), *stated.paths)
    rules = {country: tables.country_rules.get(country, ()) for country in mission.written("countries") or ()}
    told = {country: [rule for rule in own if rule.free_care is not None] for country, own in rules.items()}
    demanding = [
        _("{country} as of {year}").format(country=country, year=_(rule.as_of))
        for country, own in told.items()
        for rule in own
        if rule.free_care
    ]
    if demanding:
        said_by = _("the entry for {entries}; check with the authority").format(entries=listed(demanding))
        return known(True, mission.at("countries")), known(said_by, mission.at("countries"))
    if told and all(told.values()):
        return known(False, mission.at("countries")), known(_("the entries of its countries"), mission.at("countries"))
    return stated, unknown(*stated.missing)
