"""What the visit costs the host, and who pays it.

**What goes in**: the host's costs (`finance.host_costs`), each with its amount, currency and payer (`paid_by`); without
such a list, what each partner states (`partners[].host_costs`, and `host_costs_paid` as the promise to bear it); the
budget for them (`finance.host_costs_budgeted`); the days of the mission.

**What comes out**, as sums of money in the currency of the first cost on the list:

- total = the sum of the costs;
- cost of a day = total / days of the visit, the day of arrival and that of departure both counted, to a tenth;
- paid by others = the sum of the costs for which somebody else than the host is named;
- left to the host = the sum of the others;
- short = total less the budget, where the budget is smaller; else 0.

Somebody else pays a cost if `paid_by` names a payer who is neither a partner of the host country (by its id or name in
the plan) nor simply "the host".

**Missing or inexact**: the total is no less than what is stated. A cost without an amount, or in another currency,
leaves it open above: amounts in different currencies are not added, as their rates change. A cost without a payer may
be left to the host or not, and so may one whose payer is named while the partners are not. Where costs and budget are
in different currencies, it is open whether the budget is short.

**Assumed**: a list that is stated is complete. The time of staff taken from routine work, and income that the host
loses by free care, come on top, if nobody has put them on the list as costs.

Sources: WEIGHT-TOPICS (table 1: kinds of cost that a visit brings the host); house default: sums are in the currency of
the first cost.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.averages import per_head
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    add,
    between,
    days_between,
    greatest,
    known,
    negate,
    number_bounds,
    subtract,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, number, text, texts
from missionrisk.facts.reading import Entries, Place, asked_once, surely, surely_not
from missionrisk.plan.values import ABSENT

THE_HOST: Final = frozenset({"host", "the host", "host partner", "the host partner"})
"""How a payer is written that is the host itself."""


@dataclass(kw_only=True)
class HostVisitCost(Fact):
    """What the visit costs the host in money, as far as it is stated. There is exactly one."""

    total: Knowledge[float] = number("The sum of the host's costs.", "money", low=0)
    currency: Knowledge[str] = text("The currency of the sums.")
    per_day: Knowledge[float] = number("The cost of one day of the visit.", "money", low=0)
    paid_by_others: Knowledge[float] = number("What of it somebody else than the host pays.", "money", low=0)
    left_to_host: Knowledge[float] = number("What of it is left to the host.", "money", low=0)
    payers: Knowledge[str] = texts("Who is named as paying the host's costs.")
    budgeted: Knowledge[float] = number("What is budgeted for them.", "money", low=0)
    short: Knowledge[float] = number("By how much the budget falls short of the total.", "money", low=0)


@dataclass(frozen=True)
class _Cost:
    """One cost: its amount in the currency of the first, and whether somebody else pays."""

    amount: Knowledge[float]
    paid: Knowledge[bool]


@asked_once
def derive_visit_cost(plan: Place) -> HostVisitCost:
    """The fact about what the visit costs the host."""
    finance, dates = plan.inside("finance"), dates_of(plan)
    items = finance.entries("host_costs")
    costs, currency = _by_items(items, plan) if items.stated else _by_partners(plan, ask=items.path)
    total = _sum([cost.amount for cost in costs], items.path)
    days = add(greatest(known(0.0), days_between(dates.arrival, dates.departure)), known(1.0))
    budget = finance.inside("host_costs_budgeted")
    return HostVisitCost(
        key=MISSION_KEY,
        total=total,
        currency=currency,
        per_day=per_head(total, days),
        paid_by_others=_sum([_part(cost.amount, cost.paid) for cost in costs], items.path),
        left_to_host=_sum([_part(cost.amount, negate(cost.paid)) for cost in costs], items.path),
        payers=_payers(items),
        budgeted=budget.knowledge("amount"),
        short=_short(total, currency, budget),
    )


def paid_by_somebody_else(cost: Place, plan: Place) -> Knowledge[bool]:
    """Whether a payer of one of the host's costs is named who is not the host itself."""
    payer = cost.written("paid_by")
    if payer is None or payer == ABSENT:
        return cost.there_is("paid_by")
    if _same_name(payer) in THE_HOST:
        return known(False, cost.at("paid_by"))
    partners = plan.entries("partners")
    if not partners.stated:
        return unknown(partners.path)
    for partner in partners:
        names = (partner.written("id"), partner.written("name"))
        if _same_name(payer) in {_same_name(name) for name in names if name is not None}:
            return negate(partner.knowledge("local"))
    return known(True, cost.at("paid_by"))


def _same_name(name: str) -> str:
    return " ".join(name.casefold().split())


# --- the costs ----------------------------------------------------------------------------------------------------

Costs = tuple[list[_Cost], Knowledge[str]]


def _by_items(items: Entries, plan: Place) -> Costs:
    places = list(items)
    amounts, currency = _in_one_currency([(item, "amount") for item in places])
    costs = [_Cost(amount, paid_by_somebody_else(item, plan)) for amount, item in zip(amounts, places, strict=True)]
    return costs, currency if places else unknown(items.path)


def _by_partners(plan: Place, ask: str) -> Costs:
    """What the partners state; one that states nothing, and partners that are not listed, may have costs as well."""
    partners = plan.entries("partners")
    places = [partner for partner in partners if partner.written("host_costs") is not None]
    amounts, currency = _in_one_currency([(partner, "host_costs") for partner in places])
    costs = [_Cost(amount, partner.secured("host_costs_paid")) for amount, partner in zip(amounts, places, strict=True)]
    if not partners.stated or len(places) < len(partners) or not places:
        costs.append(_Cost(_anything(ask), unknown(ask)))
    return costs, currency if places else unknown(ask)


def _in_one_currency(money: list[tuple[Place, str]]) -> tuple[list[Knowledge[float]], Knowledge[str]]:
    """Each amount in the currency of the first; one in another currency may be worth anything."""
    if not money:
        return [], unknown()
    first = money[0][0].inside(money[0][1])
    currency = first.written("currency")
    amounts = [_bounded(first.knowledge("amount"))]
    for place, field in money[1:]:
        other = place.inside(field)
        same = currency is not None and other.written("currency") == currency
        asked = first if currency is None else other
        amounts.append(_bounded(other.knowledge("amount")) if same else _anything(asked.at("currency")))
    return amounts, first.knowledge("currency")


def _bounded(amount: Knowledge[float]) -> Knowledge[float]:
    low, high = number_bounds(amount)
    return between(max(0.0, low), high, paths=amount.paths, missing=amount.missing)


def _anything(missing: str) -> Knowledge[float]:
    return between(0.0, math.inf, missing=(missing,))


# --- sums ---------------------------------------------------------------------------------------------------------


def _sum(amounts: list[Knowledge[float]], path: str) -> Knowledge[float]:
    return add(*amounts) if amounts else known(0.0, path)


def _part(amount: Knowledge[float], counts: Knowledge[bool]) -> Knowledge[float]:
    """The amount where it counts, nothing where it does not, and anything up to it where that is open."""
    if surely(counts):
        return amount
    if surely_not(counts):
        return known(0.0, *counts.paths)
    return between(0.0, number_bounds(amount)[1], paths=amount.paths, missing=(*counts.missing, *amount.missing))


def _payers(items: Entries) -> Knowledge[str]:
    written = [(item.written("paid_by"), item.at("paid_by")) for item in items]
    open_paths = tuple(path for payer, path in written if payer is None)
    complete = items.stated and not open_paths
    return Items(
        frozenset(payer for payer, _ in written if payer not in (None, ABSENT)),
        frozenset() if complete else None,
        paths=(items.path,),
        missing=open_paths if items.stated else (items.path,),
    )


def _short(total: Knowledge[float], currency: Knowledge[str], budget: Place) -> Knowledge[float]:
    """Costs and budget in different currencies are not compared."""
    if number_bounds(total) == (0.0, 0.0):
        return total
    budgeted_in = budget.knowledge("currency")
    if not (isinstance(currency, Known) and isinstance(budgeted_in, Known) and currency.value == budgeted_in.value):
        return between(0.0, math.inf, missing=currency.missing or budgeted_in.missing or (budget.at("currency"),))
    return greatest(known(0.0), subtract(total, _bounded(budget.knowledge("amount"))))
