"""What a plan says at a path that the host partner is asked about: yes or no, a number, and in words.

Yes is what has been given, is there, or is stated; no is what is refused, or said not to be there. Inside a thing that
the plan says there is none of, everything is no.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Any, Final

from missionrisk.facts.knowledge import Knowledge, known, number_bounds, unknown
from missionrisk.facts.partnership.visit_cost import derive_visit_cost
from missionrisk.facts.reading import Place
from missionrisk.language import gettext as _
from missionrisk.language import plain
from missionrisk.plan.notation import Entry, parse
from missionrisk.plan.values import ABSENT, Commitment, Estimate, Money

HOST_COSTS: Final = "finance.host_costs"
"""The list of the host's costs, of which the plan says the sum."""

_LONGEST: Final = 120


@dataclass(frozen=True)
class Spot:
    """Where a path leads: a field of a part of the plan.

    `denied_at` is the path of a thing on the way that the plan says there is none of, `open_at` of a list on the way
    that it does not state.
    """

    place: Place
    name: str
    denied_at: str | None = None
    open_at: str | None = None

    @property
    def value(self) -> Any:
        """What stands there; None if nothing does."""
        return None if self.denied_at or self.open_at else self.place.written(self.name)


def spot_at(plan: Place, path: str) -> Spot | None:
    """Where a path leads; None if it names an entry that its list does not have."""
    parts = parse(path)
    place, fields = plan, [part for part in parts if isinstance(part, str)]
    for part, following in itertools.pairwise(parts):
        if isinstance(part, Entry):
            continue
        if not isinstance(following, Entry):
            stated = place.written(part)
            if isinstance(stated, str) and stated == ABSENT:
                return Spot(place, fields[-1], denied_at=place.at(part))
            place = place.inside(part)
            continue
        entries = place.entries(part)
        if not entries.stated:
            return Spot(place, fields[-1], open_at=entries.path)
        wanted = f"{entries.path}{following}"
        found = next((one for one in entries if one.path == wanted), None)
        if found is None:
            return None
        place = found
    return Spot(place, fields[-1])


def says_yes(spot: Spot) -> Knowledge[bool]:
    """Whether the plan says yes there; open for what is only planned or requested before the final stage."""
    if spot.denied_at:
        return known(False, spot.denied_at)
    if spot.open_at:
        return unknown(spot.open_at)
    match spot.value:
        case Commitment():
            return spot.place.secured(spot.name)
        case bool():
            return spot.place.knowledge(spot.name)
        case ():
            return known(False, spot.place.at(spot.name))
    return spot.place.there_is(spot.name)


def number_at(plan: Place, spot: Spot) -> tuple[Knowledge[float], str | None]:
    """The number there, and its currency if it is stated; of the list of the host's costs it is their sum."""
    if spot.denied_at:
        return known(0.0, spot.denied_at), None
    if spot.open_at:
        return unknown(spot.open_at), None
    if spot.place.at(spot.name) == HOST_COSTS:
        cost = derive_visit_cost(plan)
        return cost.total, getattr(cost.currency, "value", None)
    if isinstance(spot.value, Estimate):
        return spot.place.knowledge(spot.name), None
    money = spot.place.inside(spot.name)
    return money.knowledge("amount"), money.written("currency")


def in_words(plan: Place, spot: Spot) -> str:
    """What the plan says there, on one line: `agreed`, `yes`, `4000 KES`, `not stated`."""
    if spot.denied_at:
        return _("none")
    value = spot.value
    if value and spot.place.at(spot.name) == HOST_COSTS:
        total, currency = number_at(plan, spot)
        low, high = number_bounds(total)
        return money_in_words(Estimate(min=max(low, 0), max=high if math.isfinite(high) else None), currency)
    match value:
        case None:
            return _("not stated")
        case bool() as stated:
            return _("yes") if stated else _("no")
        case Commitment(status=status):
            return plain(status)
        case Estimate() as number:
            return number_in_words(number)
        case Money() as money:
            return money_in_words(money.amount, money.currency)
        case ():
            return _("none")
        case tuple() as entries:
            return _("{n} listed").format(n=len(entries))
        case str() as words:
            return plain(words) if words == ABSENT else _shortened(" ".join(words.split()))
    return _("stated")


def number_in_words(number: Estimate) -> str:
    """`4000`, `3000 to 5000`, `at least 3000`."""
    if number.min is None:
        return _("at most {most}").format(most=_written(number.max))
    if number.min == number.max:
        return _written(number.min)
    if number.max is None:
        return _("at least {least}").format(least=_written(number.min))
    return _("{least} to {most}").format(least=_written(number.min), most=_written(number.max))


def money_in_words(amount: Estimate | None, currency: str | None) -> str:
    """`4000 KES`."""
    if amount is None:
        return _("not stated")
    return f"{number_in_words(amount)} {currency}" if currency else number_in_words(amount)


def _written(number: float | None) -> str:
    return f"{int(number)}" if number is not None and number == int(number) else f"{number}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
