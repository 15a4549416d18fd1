"""Medicines that stay in the host country: who asked for them, their papers, and who bears what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from missionrisk.facts.asking import asked_after, existence_first
from missionrisk.facts.goods.stock import (
    consent_to_all,
    donates,
    label_read_by_staff,
    leaves_medicines,
    request_of_all,
    stays,
)
from missionrisk.facts.knowledge import Items, Knowledge, Known, all_of, known, unknown
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import SURELY, Fact, flag, number, text, texts
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.shares import share
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.language import gettext as _
from missionrisk.language import to_translate

PAPERS: Final = {
    "packing_list": to_translate("packing list"),
    "prior_notice": to_translate("prior notice"),
    "value_agreed": to_translate("agreed value"),
}
"""What has to be in order before a donation leaves, with its name for readers."""


@dataclass(kw_only=True)
class MedicineHandover(Fact):
    """The medicines that stay in the host country, as a whole: a donation, or what is left at the end. At most one."""

    listed_in = ("medicines",)

    donation: Knowledge[bool] = flag("Whether it is a donation rather than what happens to be left.")
    recipient: Knowledge[str] = text("The name of the partner that receives it.")
    requested: Knowledge[bool] = flag("Whether the recipient has asked for these medicines.")
    consented: Knowledge[bool] = flag("Whether the recipient has agreed to receive them.")
    papers_missing: Knowledge[str] = texts("Which of packing list, prior notice and agreed value are missing.")
    papers_missing_count: Knowledge[float] = number("How many of these are missing.", "paper", low=0)
    payer_agreed: Knowledge[bool] = flag("Whether somebody pays for transport, storage and disposal.")
    heaviest_carton_kg: Knowledge[float] = number("Weight of the heaviest carton.", "kilogram", low=0)
    mixed_with_other_goods: Knowledge[bool] = flag("Whether cartons mix medicines with other goods.")
    unreadable_labels_percent: Knowledge[float] = number(
        "Share of items whose label is in no language that local staff read.", "percent", low=0, high=100
    )
    staff_languages: Knowledge[str] = texts("The languages in which local staff work.")
    unusable_percent: Knowledge[float] = number(
        "Share of the shipment that is expired, damaged or not wanted.", "percent", low=0, high=100
    )
    sorted_before_departure: Knowledge[bool] = flag(
        "Whether expired and unwanted items are taken out before it leaves."
    )


def derive_handover(plan: Place) -> Iterator[MedicineHandover]:
    """The fact about the medicines that stay, if any do or may."""
    leaves = leaves_medicines(plan)
    if surely_not(leaves):
        return
    pharmacy = plan.inside("pharmacy")
    donation = pharmacy.inside("donation")
    given = donates(plan)
    papers_missing = asked_after(given, _papers_missing(donation))
    unusable = asked_after(given, donation.knowledge("inappropriate_percent"))
    yield existence_first(
        MedicineHandover(
            key=MISSION_KEY,
            exists=SURELY if surely(leaves) else leaves,
            donation=given,
            recipient=_recipient(plan, given),
            requested=_by_the_whole_or_each(request_of_all(plan), "requested", plan),
            consented=_by_the_whole_or_each(consent_to_all(plan), "recipient_consents", plan),
            papers_missing=papers_missing,
            papers_missing_count=size_of(papers_missing),
            payer_agreed=asked_after(given, donation.there_is("transport_paid_by")),
            heaviest_carton_kg=asked_after(given, donation.knowledge("max_carton_weight_kg")),
            mixed_with_other_goods=asked_after(given, donation.knowledge("mixed_with_other_goods")),
            unreadable_labels_percent=_unreadable_labels(donation, plan),
            staff_languages=plan.inside("language").listed("working_languages"),
            unusable_percent=unusable,
            sorted_before_departure=asked_after(unusable, pharmacy.knowledge("sorted_before_departure")),
        )
    )


def _recipient(plan: Place, given: Knowledge[bool]) -> Knowledge[str]:
    if not isinstance(given, Known):
        return unknown(*given.missing)
    consignment = plan.inside("pharmacy").inside("donation" if given.value else "left_stock")
    there_is = consignment.there_is("recipient")
    if not surely(there_is):
        return known(_("nobody"), *there_is.paths) if surely_not(there_is) else unknown(*there_is.missing)
    partner = str(consignment.written("recipient"))
    place = next(place for place in plan.entries("partners") if str(place.written("id")) == partner)
    return known(name_of(place), consignment.at("recipient"))


def _by_the_whole_or_each(whole: Knowledge[bool], name: str, plan: Place) -> Knowledge[bool]:
    """What holds for the consignment or, where nothing is said of it, for each medicine in it."""
    if isinstance(whole, Known):
        return whole
    staying = [place for place in plan.entries("medicines") if not surely_not(stays(place, plan))]
    each = all_of(*(place.secured(name) for place in staying))
    return each if staying and surely(each) else whole


def _papers_missing(donation: Place) -> Items[str]:
    in_order = {_(spoken): _in_order(name, donation) for name, spoken in PAPERS.items()}
    return Items(
        frozenset(spoken for spoken, there in in_order.items() if surely_not(there)),
        frozenset(spoken for spoken, there in in_order.items() if not isinstance(there, Known)),
        paths=tuple(path for there in in_order.values() for path in there.paths),
        missing=tuple(dict.fromkeys(path for there in in_order.values() for path in there.missing)),
    )


def _in_order(name: str, donation: Place) -> Knowledge[bool]:
    return donation.secured(name) if name == "prior_notice" else donation.knowledge(name)


def _unreadable_labels(donation: Place, plan: Place) -> Knowledge[float]:
    """As stated, or counted over the medicines that stay."""
    medicines = plan.entries("medicines")
    if donation.written("foreign_language_labels_percent") is not None or len(medicines) == 0:
        return donation.knowledge("foreign_language_labels_percent")
    counted: list[Knowledge[Any]] = []
    for place in medicines:
        remains = stays(place, plan)
        if not surely_not(remains):
            read = label_read_by_staff(place, plan)
            counted.append(read if surely(remains) else unknown(*remains.missing))
    return share(counted, of=False)
