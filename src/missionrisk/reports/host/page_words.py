"""A plan's values in the words of the reader's language: numbers, money, days, countries, lists of things."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import long_day, ngettext, spoken_locale
from missionrisk.plan.values import Estimate, Money, PlanDate
from missionrisk.reports.pictures.labels import shortened

MOST_LISTED: Final = 8
_MOST_OF_A_NAME: Final = 80
_MOST_OF_A_TEXT: Final = 200
_MOST_OF_A_NUMBER: Final = 10**15
"""Numbers above are shown as they are written; no plan means them."""


def name(text: str) -> str:
    """A name from the plan, cut if it is very long."""
    return shortened(text, _MOST_OF_A_NAME)


def quoted(text: str) -> str:
    """A sentence from the plan, cut if it is very long."""
    return shortened(text, _MOST_OF_A_TEXT)


def number(value: int | float) -> str:
    """A number as the language writes it."""
    from babel.numbers import format_decimal

    if abs(value) > _MOST_OF_A_NUMBER:
        return name(str(value))
    return str(format_decimal(value, locale=spoken_locale()))


def how_many(estimate: Estimate) -> str:
    """`40`, `10 to 14`, `at least 3`."""
    least, most = estimate.min, estimate.max
    if least is None:
        return _("at most {number}").format(number=number(most or 0))
    if most is None:
        return _("at least {number}").format(number=number(least))
    if least == most:
        return number(least)
    return _("{least} to {most}").format(least=number(least), most=number(most))


def is_one(estimate: Estimate) -> bool:
    """Whether it is surely one."""
    return estimate.min == estimate.max == 1


def days_in_words(estimate: Estimate) -> str:
    """`1 day`, `30 days`, `10 to 14 days`."""
    exact = int(estimate.min) if estimate.min is not None and estimate.min == estimate.max else 2
    return ngettext("{number} day", "{number} days", exact).format(number=how_many(estimate))


def money(sum_of_money: Money) -> str | None:
    """`6,200 USD`; None where no amount is stated."""
    if sum_of_money.amount is None:
        return None
    amount = how_many(sum_of_money.amount)
    if sum_of_money.currency is None:
        return _("{amount} (the plan does not say in which currency)").format(amount=amount)
    return _("{amount} {currency}").format(amount=amount, currency=sum_of_money.currency)


def day(when: PlanDate) -> str:
    """A day, a month, a year or a span of days, as exactly as the plan knows it."""
    from babel.dates import format_date

    if when.exact:
        return long_day(when.earliest)
    shortest = when.model_dump()
    if isinstance(shortest, str):
        pattern = "y" if len(shortest) == len("2027") else "MMMM y"
        return str(format_date(when.earliest, pattern, locale=spoken_locale()))
    return _("between {first} and {last}").format(first=long_day(when.earliest), last=long_day(when.latest))


def country(code: str) -> str:
    """The name of a country; its code where it has none."""
    return str(spoken_locale().territories.get(code, code))


def language(tag: str) -> str:
    """The name of a language. Most small ones have none in the tables that there are."""
    names = spoken_locale().languages
    known = names.get(tag.replace("-", "_")) or names.get(tag.split("-")[0])
    return str(known) if known else _("the language {tag}").format(tag=tag)


def listed(things: Iterable[str], most: int = MOST_LISTED) -> str:
    """`bread, butter and salt`; of very many things the first, and how many more there are."""
    from babel.lists import format_list

    all_things = list(dict.fromkeys(things))
    shown, more = all_things[:most], len(all_things) - most
    if more > 0:
        shown.append(ngettext("{number} more", "{number} more", more).format(number=number(more)))
    return str(format_list(shown, locale=spoken_locale()))
