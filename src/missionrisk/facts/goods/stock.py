"""A medicine as an item of stock: where it comes from, how long it lasts, what its pack says, and where it stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from missionrisk.facts.asking import asked_after
from missionrisk.facts.goods.medicine_properties import contradictions, national_listing, who_listing
from missionrisk.facts.goods.medicine_table import MedicineTable
from missionrisk.facts.goods.medicines import medicine_name
from missionrisk.facts.goods.shelf_life import shelf_life
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    items,
    known,
    mapped,
    negate,
    unknown,
)
from missionrisk.facts.language.languages import readable_in, written_forms
from missionrisk.facts.mission import activity, operates
from missionrisk.facts.model import Fact, choice, day, flag, number, text, texts
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.plan.medicines import LabelField
from missionrisk.reference_data.national_list import NationalList

LABEL_FIELDS: Final = frozenset(get_args(LabelField))
AWARE_GROUPS: Final = ("access", "watch", "reserve", "not_antibiotic")

FROM_PATIENTS_OR_SAMPLES: Final = frozenset({"free_samples", "returned_by_patients"})
BOUGHT_LOCALLY: Final = frozenset({"national_store", "local_wholesaler", "local_pharmacy"})

NOT_FOR_INFECTION: Final = frozenset({"anaesthesia", "analgesia", "vaccine", "supplement", "long_term"})
"""Purposes for which a medicine is no antibiotic unless the plan says so."""


@dataclass(kw_only=True)
class MedicineStock(Fact):
    """A medicine that the mission brings, buys or gives: one item of its list."""

    listed_in = ("medicines",)

    medicine: Knowledge[str] = text("The medicine's id in the plan.")
    name: Knowledge[str] = text("Its international nonproprietary name, or its id.")
    used_in_visit: Knowledge[bool] = flag("Whether the mission's own patients receive it.")
    left_behind: Knowledge[bool] = flag("Whether some of it is donated or stays after departure.")
    expiry: Knowledge[date] = day("The earliest expiry date on its packs.")
    arrival: Knowledge[date] = day("The day on which it arrives in the host country.")
    last_use: Knowledge[date] = day("The last day of use, with the supply that patients take home.")
    hand_out_until: Knowledge[date] = day("The last day on which what is handed out is used up before it expires.")
    days_past_expiry: Knowledge[float] = number(
        "Days from the expiry date to the last day of use; negative where it expires later.", "day"
    )
    shelf_life_months: Knowledge[float] = number(
        "Whole months from its arrival in the host country to its expiry date.", "month"
    )
    shelf_life_days: Knowledge[float] = number("Days from its arrival in the host country to its expiry date.", "day")
    shelf_life_days_after_departure: Knowledge[float] = number(
        "Days from the team's departure to its expiry date.", "day"
    )
    on_national_list: Knowledge[bool] = flag("Whether the national list or treatment guideline has it.")
    national_list: Knowledge[str] = text("What that list is called, with its year where the user brought it.")
    on_who_list: Knowledge[bool] = flag("Whether WHO's model list has it, by itself or by a square box.")
    who_listing: Knowledge[str] = text("How WHO's model list has it, with the edition.")
    reason_not_listed: Knowledge[bool] = flag("Whether there is a written reason for bringing it although not listed.")
    registered: Knowledge[bool] = flag("Whether the host country's regulator has approved it.")
    waiver: Knowledge[bool] = flag("Whether the regulator has allowed it although it is not registered.")
    returned_or_sample: Knowledge[bool] = flag("Whether it was returned by patients, opened, or given as a sample.")
    quality_assured: Knowledge[bool] = flag("Whether its source is quality assured.")
    label_fields_missing: Knowledge[str] = texts("What the container's label should say and does not.", words=True)
    label_fields_missing_count: Knowledge[float] = number("How many of these are missing.", "field", low=0)
    label_read_by_staff: Knowledge[bool] = flag("Whether local staff read a language of the label.")
    cold_chain: Knowledge[bool] = flag("Whether it must be kept cold.")
    cold_chain_monitored: Knowledge[bool] = flag("Whether its temperature is recorded up to the point of use.")
    brought_in: Knowledge[bool] = flag("Whether it is brought into the host country rather than bought there.")
    locally_available: Knowledge[bool] = flag("Whether an equivalent can be bought in the host country.")
    reason_for_import: Knowledge[bool] = flag("Whether there is a reason for bringing it all the same.")
    aware_group: Knowledge[str] = choice("Its group among the antibiotics, by WHO's AWaRe.", AWARE_GROUPS)
    specialist_control: Knowledge[bool] = flag("Whether a specialist controls its use.")
    unwanted: Knowledge[bool] = flag(
        "Whether the recipient has not asked for it, or not agreed to it, although it agreed to the consignment."
    )
    contradictions: Knowledge[str] = texts("What the plan says of it and the table of medicines does not, with both.")
    contradictions_count: Knowledge[float] = number("How many of these there are.", "statement", low=0)


def derive_stock(
    plan: Place, table: MedicineTable, national_list: NationalList | None = None
) -> Iterator[MedicineStock]:
    """One fact for each medicine, or one that stands for a list that was not stated."""
    medicines = plan.entries("medicines")
    if len(medicines) > 0:
        for place in medicines:
            yield _item(place, plan, table, national_list)
        return
    needed = needs_medicines(plan)
    if surely_not(needed) or (medicines.stated and not surely(needed)):
        return
    ask = medicines.path if isinstance(needed, Known) else needed.missing[0]
    nothing_stays = surely_not(leaves_medicines(plan))
    yield MedicineStock.standing_for(medicines.path, ask, left_behind=known(False) if nothing_stays else unknown(ask))


def needs_medicines(plan: Place) -> Knowledge[bool]:
    """Whether the mission has any medicines at all: for patients to take home, for use on the spot, or to give."""
    on_the_spot = any_of(operates(plan), activity(plan, "gives_anaesthesia"), activity(plan, "vaccinates"))
    return any_of(
        activity(plan, "dispenses_medicines"),
        donates(plan),
        all_of(activity(plan, "treats_patients"), on_the_spot),
    )


@asked_once
def donates(plan: Place) -> Knowledge[bool]:
    """Whether medicines are donated: as stated, or because the terms of a donation are."""
    stated = activity(plan, "donates_medicines")
    donation = plan.inside("pharmacy").inside("donation")
    if isinstance(stated, Known) or donation.part is None:
        return stated
    return known(True, donation.path)


def leaves_medicines(plan: Place) -> Knowledge[bool]:
    """Whether any medicines stay in the host country: as a donation, or left behind at the end."""
    medicines = plan.entries("medicines")
    if len(medicines) > 0:
        return any_of(donates(plan), *(stays(place, plan) for place in medicines))
    if medicines.stated:
        return any_of(donates(plan), known(False, medicines.path))
    left = activity(plan, "leaves_goods_behind")
    return any_of(donates(plan), left if surely_not(left) else unknown(*(left.missing or (medicines.path,))))


def stays(place: Place, plan: Place) -> Knowledge[bool]:
    """Whether some of a listed medicine is donated or left behind."""
    stated = place.knowledge("destination")
    if isinstance(stated, Known):
        return mapped(stated, lambda destination: destination != "used_during_visit")
    given = donates(plan)
    if surely_not(given) and surely_not(activity(plan, "leaves_goods_behind")):
        return known(False, *given.paths)
    if surely(given) and surely_not(activity(plan, "treats_patients")):
        return given
    return unknown(*stated.missing)


def _item(place: Place, plan: Place, table: MedicineTable, national_list: NationalList | None) -> MedicineStock:
    medicine = str(place.written("id"))
    left_behind = stays(place, plan)
    life = shelf_life(place, plan)
    label_fields_missing = asked_after(left_behind, _label_fields_missing(place))
    national, registered = national_listing(place, plan, table, national_list), place.knowledge("registered")
    cold, available, group = place.knowledge("cold_chain"), place.knowledge("locally_available"), aware_group(place)
    contradicted = contradictions(place, table)
    return MedicineStock(
        key=(medicine,),
        medicine=known(medicine, place.path),
        name=known(medicine_name(place), place.path),
        used_in_visit=_used_in_visit(place, plan, left_behind),
        left_behind=left_behind,
        expiry=life.expiry,
        arrival=life.arrival,
        last_use=life.last_use,
        hand_out_until=life.hand_out_until,
        days_past_expiry=life.days_past_expiry,
        shelf_life_months=life.months_on_arrival,
        shelf_life_days=life.days_on_arrival,
        shelf_life_days_after_departure=life.days_after_departure,
        on_national_list=national.listed,
        national_list=national.title,
        on_who_list=place.knowledge("on_who_list"),
        who_listing=who_listing(place, table),
        reason_not_listed=asked_after(national.listed, place.there_is("reason_not_listed")),
        registered=registered,
        waiver=asked_after(registered, place.secured("registration_waiver")),
        returned_or_sample=_returned_or_sample(place),
        quality_assured=place.knowledge("quality_assured"),
        label_fields_missing=label_fields_missing,
        label_fields_missing_count=size_of(label_fields_missing),
        label_read_by_staff=asked_after(left_behind, label_read_by_staff(place, plan)),
        cold_chain=cold,
        cold_chain_monitored=asked_after(cold, place.knowledge("cold_chain_monitored")),
        brought_in=is_brought_in(place, plan),
        locally_available=available,
        reason_for_import=asked_after(available, place.there_is("reason_for_import")),
        aware_group=group,
        specialist_control=asked_after(group, place.there_is("specialist_control")),
        unwanted=asked_after(left_behind, _unwanted(place, plan)),
        contradictions=contradicted,
        contradictions_count=size_of(contradicted),
    )


def _used_in_visit(place: Place, plan: Place, left_behind: Knowledge[bool]) -> Knowledge[bool]:
    stated = place.knowledge("destination")
    if isinstance(stated, Known):
        return mapped(stated, lambda destination: destination != "left_behind")
    for name in ("supply_days", "patients"):
        if place.written(name) is not None:
            return known(True, place.at(name))
    treats = activity(plan, "treats_patients")
    if surely_not(left_behind):
        return negate(left_behind)
    return treats if surely_not(treats) else stated


# --- source and pack ----------------------------------------------------------------------------------------------


def _returned_or_sample(place: Place) -> Knowledge[bool]:
    by_source = mapped(_source(place), lambda source: source in FROM_PATIENTS_OR_SAMPLES)
    return any_of(place.knowledge("opened_or_returned"), by_source)


def is_brought_in(place: Place, plan: Place) -> Knowledge[bool]:
    """Whether a medicine is brought into the host country rather than bought there."""
    imports = activity(plan, "imports_goods")
    return imports if surely_not(imports) else mapped(_source(place), lambda source: source not in BOUGHT_LOCALLY)


def _source(place: Place) -> Knowledge[str]:
    if place.written("source") == "unknown":
        return unknown(place.at("source"), paths=(place.at("source"),))
    return place.knowledge("source")


def _label_fields_missing(place: Place) -> Items[str]:
    stated = place.written("label_fields")
    if stated is None:
        return Items(frozenset(), LABEL_FIELDS, missing=(place.at("label_fields"),))
    return items(LABEL_FIELDS - set(stated), place.at("label_fields"))


def label_read_by_staff(place: Place, plan: Place) -> Knowledge[bool]:
    """Whether local staff read the label: as stated, or because it has a language in which they work."""
    stated = place.knowledge("label_language_read_by_staff")
    of_label = place.written("label_languages")
    language = plan.inside("language")
    of_staff = language.written("working_languages")
    if isinstance(stated, Known):
        return stated
    if of_label is None:
        return unknown(place.at("label_languages"))
    if not of_staff:
        return unknown(language.at("working_languages"))
    shared = readable_in(of_label) & written_forms(of_staff)
    return known(bool(shared), place.at("label_languages"), language.at("working_languages"))


def aware_group(place: Place) -> Knowledge[str]:
    """The AWaRe group of a medicine, as stated or told by its name.

    One for another purpose, or for good, is no antibiotic unless the plan says so.
    """
    if place.written("aware_group") is None:
        if place.written("purpose") in NOT_FOR_INFECTION:
            return known("not_antibiotic", place.at("purpose"))
        if place.written("long_term"):
            return known("not_antibiotic", place.at("long_term"))
    return place.knowledge("aware_group")


def _unwanted(place: Place, plan: Place) -> Knowledge[bool]:
    """Of a consignment that is agreed as a whole, a medicine is unwanted only if that is said of the medicine."""
    own = [place.secured(name) for name in ("requested", "recipient_consents") if place.written(name) is not None]
    return all_of(negate(all_of(*own)), request_of_all(plan), consent_to_all(plan))


@asked_once
def request_of_all(plan: Place) -> Knowledge[bool]:
    """Whether the recipient has asked for the consignment: for a donation by a list, for what is left by wanting it."""
    if surely(donates(plan)):
        return plan.inside("pharmacy").inside("donation").secured("request_list")
    return consent_to_all(plan)


@asked_once
def consent_to_all(plan: Place) -> Knowledge[bool]:
    """Whether the recipient has agreed to the consignment as a whole, be it a donation or what is left."""
    pharmacy = plan.inside("pharmacy")
    given = donates(plan)
    if surely(given):
        return pharmacy.inside("donation").secured("consent")
    if surely_not(given):
        return pharmacy.inside("left_stock").secured("wanted")
    return unknown(*given.missing)
