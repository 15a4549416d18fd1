"""How long a medicine can still be used when it arrives, against what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass

from missionrisk.facts.goods.stock import MedicineStock
from missionrisk.facts.knowledge import LONG_AGO, NEVER, date_bounds, number_bounds
from missionrisk.facts.reading import surely, surely_not
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.reports.pictures.amounts import Bounds, months_in_words, number_in_words
from missionrisk.reports.pictures.days_covered import Tone

_ASKED_BY: tuple[str, str] = ("MD-04", "months")
"""The rule and its parameter that say how many months are asked of a medicine that stays."""


@dataclass(frozen=True)
class ShelfLifeLeft:
    """Months on arrival, at least and at the most; None where nothing is known. `asked` is None if nothing is."""

    words: str
    tone: Tone
    months: Bounds | None
    asked: float | None


def months_asked(case: Case) -> float | None:
    """How many months the catalogue asks of what stays; None where it has no such rule."""
    rule_id, name = _ASKED_BY
    rule = case.catalogue.rules.get(rule_id)
    value = case.catalogue.parameters_of(rule).get(name) if rule else None
    return float(value) if isinstance(value, (int, float)) else None


def shelf_life_left(stock: MedicineStock, asked_of_what_stays: float | None) -> ShelfLifeLeft:
    """The shelf life of one medicine."""
    months = number_bounds(stock.shelf_life_months)
    asked = None if surely_not(stock.left_behind) else asked_of_what_stays
    message, tone = _judged(stock, months, asked)
    words = message.format(
        months=months_in_words(months),
        asked="" if asked is None else f"{asked:g}",
        days=number_in_words(number_bounds(stock.days_past_expiry)),
    )
    # Of a range without a beginning or an end there is nothing to draw; what never expires has an end of its own.
    drawn = months if months[0] != float("-inf") and (months[1] != float("inf") or months[0] == months[1]) else None
    return ShelfLifeLeft(words, tone, drawn, asked)


def _judged(stock: MedicineStock, months: Bounds, asked: float | None) -> tuple[str, Tone]:
    expiry = date_bounds(stock.expiry)
    if expiry == (LONG_AGO, NEVER):
        return _("expiry not stated"), "unknown"
    if expiry == (NEVER, NEVER):
        return _("does not expire"), "good"
    if number_bounds(stock.shelf_life_days)[1] < 0:
        return _("expired on arrival"), "high"
    too_early = number_bounds(stock.days_past_expiry)
    if surely(stock.used_in_visit) and too_early[0] > 0:
        return _("expires {days} days too early"), "high"
    if asked is not None and months[1] < asked:
        if surely(stock.left_behind):
            return _("{months}, {asked} asked"), "moderate"
        return _("{months}, {asked} if left"), "unknown"
    if months[0] == float("-inf"):
        return _("arrival not stated"), "unknown"
    if asked is not None and months[0] < asked:
        return _("{months}, {asked} asked"), "unknown"
    if not surely_not(stock.used_in_visit) and too_early[1] > 0:
        return _("{months}, use not dated"), "unknown"
    return "{months}", "good"
