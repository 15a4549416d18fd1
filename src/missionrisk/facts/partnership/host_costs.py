"""What the mission costs the host, and who pays it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from missionrisk.facts.knowledge import Knowledge, Known, all_of, any_of, holds, known, unknown
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, choice, flag, number, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.partnership.visit_cost import paid_by_somebody_else
from missionrisk.facts.reading import Place, surely_not
from missionrisk.plan.finance import CostKind

SOME_MONEY: Final = 0.01


@dataclass(kw_only=True)
class HostBudget(Fact):
    """The budget for what the mission costs the host. There is exactly one."""

    budgeted: Knowledge[bool] = flag("Whether money is budgeted for the host's costs.")
    agreed: Knowledge[bool] = flag(
        "Whether the host has agreed to the budget, or has a promise that its costs are paid."
    )
    partners_paid: Knowledge[str] = texts("The names of the partners that are promised payment of their costs.")


@dataclass(kw_only=True)
class HostCost(Fact):
    """One cost that the host has because of the mission."""

    listed_in = ("finance.host_costs",)

    cost: Knowledge[str] = text("Its id in the plan.")
    kind: Knowledge[str] = choice("What kind of cost it is.", get_args(CostKind))
    amount: Knowledge[float] = number("How much it is.", "money", low=0)
    currency: Knowledge[str] = text("The currency of the amount.")
    payer: Knowledge[str] = text("Who is named as paying it, or none.")
    paid: Knowledge[bool] = flag("Whether somebody else than the host is named who pays it.")


def derive_host_costs(plan: Place) -> Iterator[Fact]:
    """The fact about the host's budget, and one fact for each of the host's costs."""
    finance = plan.inside("finance")
    yield HostBudget(
        key=MISSION_KEY,
        budgeted=_budgeted(finance, plan),
        agreed=_agreed(finance, plan),
        partners_paid=names_where(plan.entries("partners"), lambda partner: partner.secured("host_costs_paid")),
    )
    costs = finance.entries("host_costs")
    if not costs.stated:
        yield HostCost.standing_for(costs.path, ask=costs.path)
        return
    for place in costs:
        cost = str(place.written("id"))
        yield HostCost(
            key=(cost,),
            cost=known(cost, place.path),
            kind=place.knowledge("kind"),
            amount=place.inside("amount").knowledge("amount"),
            currency=place.inside("amount").knowledge("currency"),
            payer=place.knowledge("paid_by"),
            paid=paid_by_somebody_else(place, plan),
        )


def _budgeted(finance: Place, plan: Place) -> Knowledge[bool]:
    """By the sum in the budget; where it is not stated, by a single cost that somebody pays."""
    budget = holds(finance.inside("host_costs_budgeted").knowledge("amount"), low=SOME_MONEY)
    if finance.written("host_costs_budgeted") is not None:
        return budget
    paid = any_of(known(False), *(_is_paid(cost, plan) for cost in finance.entries("host_costs")))
    return budget if not isinstance(paid, Known) or surely_not(paid) else paid


def _is_paid(cost: Place, plan: Place) -> Knowledge[bool]:
    amount = holds(cost.inside("amount").knowledge("amount"), low=SOME_MONEY)
    return all_of(amount, paid_by_somebody_else(cost, plan))


def _agreed(finance: Place, plan: Place) -> Knowledge[bool]:
    """By the host's agreement to the budget; where it is not stated, by the promises made to partners."""
    agreed = finance.secured("host_agreed_budget")
    if finance.written("host_agreed_budget") is not None:
        return agreed
    partners = plan.entries("partners")
    promised = all_of(*(partner.secured("host_costs_paid") for partner in partners)) if len(partners) else agreed
    return promised if isinstance(promised, Known) else unknown(*agreed.missing)
