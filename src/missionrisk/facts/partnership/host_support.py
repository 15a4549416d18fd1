"""What reaches the host in money: what it loses by free care, and what it gets for its running costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, get_args

from missionrisk.facts.knowledge import Knowledge, holds, known
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, choices, flag, number
from missionrisk.facts.partnership.host_costs import SOME_MONEY
from missionrisk.facts.reading import Place, surely_not
from missionrisk.plan.finance import SupportKind

RUNNING_COSTS: Final = frozenset({"operating_money", "salaries"})
"""Forms of support that pay wages and running costs."""


@dataclass(kw_only=True)
class HostSupport(Fact):
    """What reaches the host in money, and what it loses. There is exactly one."""

    income_lost: Knowledge[float] = number("Income that the host loses by free care.", "money", low=0)
    support: Knowledge[str] = choices("The forms of support that the host gets.", get_args(SupportKind))
    operating_money: Knowledge[bool] = flag("Whether the host gets money for wages and running costs.")


def derive_host_support(plan: Place) -> HostSupport:
    """The fact about support of the host."""
    finance = plan.inside("finance")
    return HostSupport(
        key=MISSION_KEY,
        income_lost=_amount(finance, "host_income_lost"),
        support=finance.listed("support_given"),
        operating_money=_operating_money(finance),
    )


def _amount(finance: Place, name: str) -> Knowledge[float]:
    nothing = surely_not(finance.there_is(name))
    return known(0.0, finance.at(name)) if nothing else finance.inside(name).knowledge("amount")


def _operating_money(finance: Place) -> Knowledge[bool]:
    """By the sum, or by the forms of support; that these are others leaves it open whether there is a sum."""
    given = holds(_amount(finance, "operating_money_for_host"), low=SOME_MONEY)
    forms = finance.written("support_given")
    if surely_not(given) or forms is None or RUNNING_COSTS.isdisjoint(forms):
        return given
    return known(True, finance.at("support_given"))
