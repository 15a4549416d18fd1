"""How the work goes on without the visitors: the plan for it, its costs, money and posts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    between,
    known,
    negate,
    number_bounds,
    subtract,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, flag, number, texts
from missionrisk.facts.naming import names_among
from missionrisk.facts.partnership.partners import partner_named
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.shares import share
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.language import gettext as _

MONTHS_IN_A_YEAR: Final = 12


@dataclass(kw_only=True)
class ExitPlan(Fact):
    """How the work goes on without the visitors. There is exactly one."""

    named: Knowledge[bool] = flag("Whether the plan names an exit or transition plan, agreed or not.")
    agreed: Knowledge[bool] = flag("Whether an exit or transition plan is agreed with the host.")
    parts_missing: Knowledge[str] = texts("Which of date, owner and milestones it lacks.")
    parts_missing_count: Knowledge[float] = number("How many of these it lacks.", "part", low=0)
    review_months: Knowledge[float] = number("Months from one review of it to the next.", "month", low=0)
    costs_without_owner: Knowledge[str] = texts(
        "Costs that go on and that no partner of the host country has accepted."
    )
    costs_accepted_percent: Knowledge[float] = number(
        "Share of the costs that go on which a partner of the host country has accepted.", "percent", low=0, high=100
    )
    funding_months: Knowledge[float] = number("Months for which money is assured.", "month", low=0)
    commitment_months: Knowledge[float] = number("Months for which the visitors have promised to be there.", "month")
    months_unfunded: Knowledge[float] = number("Months of that promise for which no money is assured.", "month")
    foreign_posts: Knowledge[str] = texts("The share of posts that foreigners hold, year by year.")
    foreign_posts_change: Knowledge[float] = number(
        "Percentage points by which that share changes from the first to the last year of the plan.", "point"
    )
    foreign_posts_in_the_end_percent: Knowledge[float] = number(
        "Share of posts that foreigners hold in the last year.", "percent", low=0, high=100
    )
    services_lost: Knowledge[str] = texts("The services that end with the visitors.")
    services_lost_count: Knowledge[float] = number("How many services end with them.", "service", low=0)
    beds_lost: Knowledge[float] = number("Beds that the region loses when the visitors leave.", "bed", low=0)
    taken_over: Knowledge[bool] = flag("Whether a centre in the country takes over.")
    told_to_community: Knowledge[bool] = flag("Whether the community knows when the visitors leave and who follows.")


def derive_exit(plan: Place) -> ExitPlan:
    """The fact about exit."""
    chapter = plan.inside("exit")
    parts_missing, unowned = _parts_missing(chapter), _costs_without_owner(chapter, plan)
    funding, commitment = plan.inside("finance").knowledge("funding_months"), _commitment(plan)
    years = _foreign_posts(chapter)
    lost = chapter.listed("services_lost_on_exit")
    return ExitPlan(
        key=MISSION_KEY,
        named=chapter.there_is("plan"),
        agreed=chapter.secured("plan"),
        parts_missing=parts_missing,
        parts_missing_count=size_of(parts_missing),
        review_months=chapter.knowledge("reviewed_every_months"),
        costs_without_owner=unowned,
        costs_accepted_percent=_costs_accepted(chapter, plan),
        funding_months=funding,
        commitment_months=commitment,
        months_unfunded=_unfunded(commitment, funding),
        foreign_posts=_spoken(years, chapter),
        foreign_posts_change=_change(years, chapter),
        foreign_posts_in_the_end_percent=years[-1][1] if years else unknown(chapter.at("staffing")),
        services_lost=lost,
        services_lost_count=unknown(*lost.missing) if lost.missing else size_of(lost),
        beds_lost=chapter.knowledge("beds_lost_on_exit"),
        taken_over=chapter.there_is("successor_centre"),
        told_to_community=chapter.knowledge("told_to_community"),
    )


def _parts_missing(chapter: Place) -> Items[str]:
    milestones = chapter.entries("milestones")
    there: dict[str, Knowledge[bool]] = {
        _("date"): chapter.there_is("date"),
        _("owner"): chapter.there_is("owner"),
        _("milestones"): known(len(milestones) > 0, milestones.path) if milestones.stated else unknown(milestones.path),
    }
    return Items(
        frozenset(part for part, is_there in there.items() if surely_not(is_there)),
        frozenset(part for part, is_there in there.items() if not isinstance(is_there, Known)),
        paths=tuple(path for is_there in there.values() for path in is_there.paths),
        missing=tuple(path for is_there in there.values() for path in is_there.missing),
    )


# --- money --------------------------------------------------------------------------------------------------------


def _costs_without_owner(chapter: Place, plan: Place) -> Knowledge[str]:
    costs = chapter.entries("recurrent_costs")
    if not costs.stated:
        return Items(frozenset(), None, missing=(costs.path,))
    return names_among(((cost, negate(_is_accepted(cost, plan))) for cost in costs), costs.path)


def _is_accepted(cost: Place, plan: Place) -> Knowledge[bool]:
    """By a partner of the host country: another's budget may leave with the visitors."""
    there_is = cost.there_is("owner")
    if not surely(there_is):
        return there_is
    return all_of(partner_named(plan, cost.written("owner")).knowledge("local"), cost.secured("commitment"))


def _costs_accepted(chapter: Place, plan: Place) -> Knowledge[float]:
    """As stated, or counted over the costs; where none go on, none is without an owner."""
    costs = chapter.entries("recurrent_costs")
    if chapter.written("recurrent_costs_accepted_percent") is not None:
        return chapter.knowledge("recurrent_costs_accepted_percent")
    if not costs.stated:
        return unknown(costs.path)
    if len(costs) == 0:
        return known(100.0, costs.path)
    return share((_is_accepted(cost, plan) for cost in costs), of=True)


def _commitment(plan: Place) -> Knowledge[float]:
    """As promised in months; else no less than the years promised to the partner."""
    promised = plan.inside("finance").knowledge("commitment_months")
    years = plan.inside("mission").knowledge("commitment_years")
    if plan.inside("finance").written("commitment_months") is not None or years.missing:
        return promised
    low = number_bounds(years)[0] * MONTHS_IN_A_YEAR
    return between(low, math.inf, paths=years.paths, missing=promised.missing)


def _unfunded(commitment: Knowledge[float], funding: Knowledge[float]) -> Knowledge[float]:
    low, high = number_bounds(subtract(commitment, funding))
    missing = (*commitment.missing, *funding.missing)
    return between(max(0.0, low), max(0.0, high), paths=(*commitment.paths, *funding.paths), missing=missing)


# --- posts --------------------------------------------------------------------------------------------------------

Year = tuple[float, Knowledge[float]]


def _foreign_posts(chapter: Place) -> list[Year]:
    """The share in each year, from the first to the last; nothing as long as a year is open."""
    entries = list(chapter.entries("staffing"))
    years = [entry.knowledge("year") for entry in entries]
    if not all(isinstance(year, Known) for year in years):
        return []
    dated = zip((year.value for year in years if isinstance(year, Known)), entries, strict=True)
    return [(year, entry.knowledge("expatriate_percent")) for year, entry in sorted(dated, key=lambda pair: pair[0])]


def _spoken(years: list[Year], chapter: Place) -> Knowledge[str]:
    said = _("{year}: {percent} percent")
    shares = {
        said.format(year=f"{year:g}", percent=f"{percent.value:g}")
        for year, percent in years
        if isinstance(percent, Known)
    }
    entries = chapter.entries("staffing")
    complete = entries.stated and len(shares) == len(entries)
    missing = () if complete else (entries.path,)
    return Items(frozenset(shares), frozenset() if complete else None, paths=(entries.path,), missing=missing)


def _change(years: list[Year], chapter: Place) -> Knowledge[float]:
    if len(years) < 2:
        return unknown(chapter.at("staffing"))
    return subtract(years[-1][1], years[0][1])
