"""What the picture of the medicines says of each: who gets it, how long it lasts, and whether lists have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from missionrisk.facts.aftercare.follow_up import FollowUp
from missionrisk.facts.goods.medicine_supply import MedicineSupply
from missionrisk.facts.goods.medicines import DispensedSupply, RefillSource
from missionrisk.facts.goods.stock import MedicineStock
from missionrisk.facts.knowledge import Knowledge, any_of, number_bounds, unknown, value_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.reports.pictures.amounts import is_stated, number_in_words, patients_in_words
from missionrisk.reports.pictures.days_covered import DaysCovered, days_covered
from missionrisk.reports.pictures.shelf_life_left import ShelfLifeLeft, months_asked, shelf_life_left

ListStatus = Literal["listed", "not_listed", "reason_given", "unknown"]
"""Whether a list of essential medicines has it; where not, whether the plan gives a reason for bringing it."""


@dataclass(frozen=True, kw_only=True)
class Medicine:
    """What the picture says of one medicine."""

    id: str
    name: str
    detail: str
    stock_is_short: bool
    days: DaysCovered
    shelf: ShelfLifeLeft
    national: ListStatus
    who: ListStatus
    who_listing: str

    @property
    def rank(self) -> int:
        """What matters first."""
        tones = {self.days.tone, self.shelf.tone}
        if self.stock_is_short or "high" in tones:
            return 0
        if "moderate" in tones or self.national == "not_listed":
            return 1
        return 2 if "unknown" in tones or self.national == "unknown" else 3

    @property
    def does_not_last(self) -> bool:
        """Whether patients surely need more of it than they get."""
        return self.stock_is_short or self.days.tone == "high"


def medicines_in(case: Case) -> Iterator[Medicine]:
    """The plan's medicines, in its order."""
    plan = Place(case.plan, "", final=case.plan.effective_stage == "final")
    stocks = {fact.subject: cast(MedicineStock, fact) for fact in case.facts.of("medicine_stock")}
    supplies = {fact.subject: cast(DispensedSupply, fact) for fact in case.facts.of("dispensed_supply")}
    refills = {fact.subject: cast(RefillSource, fact) for fact in case.facts.of("refill_source")}
    needs = {fact.subject: cast(MedicineSupply, fact) for fact in case.facts.of("medicine_supply")}
    cared_for = _care_goes_on(case)
    asked = months_asked(case)
    for place in plan.entries("medicines"):
        name = str(place.written("id"))
        stock, supply, refill, need = stocks[name], supplies.get(name), refills.get(name), needs.get(name)
        refilled = any_of(refill.agreed if refill else unknown(), cared_for)
        yield Medicine(
            id=name,
            name=value_of(stock.name, name),
            detail=_detail(place, need),
            stock_is_short=need is not None and number_bounds(need.shortfall)[0] > 0,
            days=_days_of(stock, supply, refilled, place),
            shelf=shelf_life_left(stock, asked),
            national=_status(stock.on_national_list, stock.reason_not_listed),
            who=_status(stock.on_who_list, stock.reason_not_listed),
            who_listing=value_of(stock.who_listing, ""),
        )


def _care_goes_on(case: Case) -> Knowledge[bool]:
    """Whether somebody local has agreed to continue all long-term treatment."""
    follow_up = next((cast(FollowUp, fact) for fact in case.facts.of("follow_up")), None)
    return follow_up.long_term_care_agreed if follow_up else unknown()


def _days_of(
    stock: MedicineStock, supply: DispensedSupply | None, refilled: Knowledge[bool], place: Place
) -> DaysCovered:
    if supply is None:
        return DaysCovered(_not_taken_home(stock), "quiet")
    course_days = place.knowledge("treatment_days") if place.written("treatment_days") is not None else None
    return days_covered(supply, refilled, course_days)


def _not_taken_home(stock: MedicineStock) -> str:
    if surely(stock.used_in_visit):
        return _("used on the spot")
    return _("given to the host") if surely_not(stock.used_in_visit) else _("its use is not stated")


def _detail(place: Place, need: MedicineSupply | None) -> str:
    """For how many patients it is; else its strength and form."""
    if need is not None and number_bounds(need.shortfall)[0] > 0:
        return _("stock for {supplied} of {patients}").format(
            supplied=number_in_words(number_bounds(need.patients_supplied)),
            patients=number_in_words(number_bounds(need.patients)),
        )
    if need is not None and is_stated(number_bounds(need.patients)):
        return patients_in_words(number_bounds(need.patients))
    return ", ".join(str(place.written(name)) for name in ("strength", "form") if place.written(name) is not None)


def _status(on_list: Knowledge[bool], reason: Knowledge[bool]) -> ListStatus:
    if surely(on_list):
        return "listed"
    if not surely_not(on_list):
        return "unknown"
    return "reason_given" if surely(reason) else "not_listed"
