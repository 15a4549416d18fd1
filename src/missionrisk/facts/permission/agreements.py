"""What was agreed with the host partners in writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import Items, Knowledge, Known, all_of, any_of, known, least, unknown
from missionrisk.facts.mission import MISSION_KEY, dates_of, treats_patients
from missionrisk.facts.model import Fact, flag, number, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.permission.authorisation import lasts_until
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of

TERMS_NEEDED: Final = frozenset({"roles", "duration", "costs", "data", "complications", "exit"})
"""What an agreement on a mission should settle."""

ABOUT_PATIENTS: Final = frozenset({"data", "complications"})
"""What of this there is nothing to settle about where nobody is treated."""


@dataclass(kw_only=True)
class PartnerAgreements(Fact):
    """The written agreements with partners of the host country, taken together. There is exactly one."""

    listed_in = ("partners",)

    partners: Knowledge[str] = texts("The names of all partners.")
    signed: Knowledge[bool] = flag("Whether an agreement with a partner of the host country runs to the last day.")
    signed_with: Knowledge[str] = texts("The names of the partners with which there is one.")
    terms_missing: Knowledge[str] = texts(
        "Of roles, duration, costs, exit and, where patients are treated, data and complications, what none settles.",
        words=True,
    )
    terms_missing_count: Knowledge[float] = number("How many these are.", "matter", low=0)
    reviewed_every_months: Knowledge[float] = number(
        "Months between joint reviews, of several the least.", "month", low=0
    )


def derive_agreements(plan: Place) -> PartnerAgreements:
    """The fact about agreements."""
    partners = plan.entries("partners")
    signed = {partner.path: _in_force(partner, plan) for partner in partners}
    agreed = [partner.inside("agreement") for partner in partners if not surely_not(signed[partner.path])]
    terms_missing = _terms_missing(plan, signed)
    return PartnerAgreements(
        key=MISSION_KEY,
        partners=names_where(partners, lambda partner: known(True, partner.path)),
        signed=any_of(known(False, partners.path), *signed.values()) if partners.stated else unknown(partners.path),
        signed_with=names_where(partners, lambda partner: signed[partner.path]),
        terms_missing=terms_missing,
        terms_missing_count=size_of(terms_missing),
        reviewed_every_months=(
            least(*(place.knowledge("reviewed_every_months") for place in agreed)) if agreed else unknown(partners.path)
        ),
    )


def _in_force(partner: Place, plan: Place) -> Knowledge[bool]:
    agreement = partner.inside("agreement")
    runs = lasts_until(agreement.day("valid_until"), dates_of(plan).departure)
    return all_of(agreement.secured("commitment"), partner.knowledge("local"), runs)


def _terms_missing(plan: Place, signed: dict[str, Knowledge[bool]]) -> Items[str]:
    """What no agreement in force settles; one that is not known to be in force, or is silent, leaves it open."""
    settled: set[str] = set()
    perhaps: set[str] = set()
    missing: list[str] = []
    for partner in plan.entries("partners"):
        in_force, agreement = signed[partner.path], partner.inside("agreement")
        terms = agreement.written("terms")
        if surely_not(in_force):
            continue
        if terms is None:
            perhaps |= TERMS_NEEDED
            missing += agreement.listed("terms").missing
        elif surely(in_force):
            settled |= set(terms)
        else:
            perhaps |= set(terms)
            missing += in_force.missing
    treats = treats_patients(plan)
    needed = TERMS_NEEDED - ABOUT_PATIENTS if surely_not(treats) else TERMS_NEEDED
    if not plan.entries("partners").stated:
        return Items(frozenset(), needed, missing=("partners",))
    lacking = needed - settled
    if not isinstance(treats, Known) and lacking & ABOUT_PATIENTS:
        perhaps |= ABOUT_PATIENTS
        missing += treats.missing
    return Items(lacking - perhaps, lacking & perhaps, paths=("partners",), missing=tuple(dict.fromkeys(missing)))
