"""The form that a host partner fills in: made from the sender's plan, and about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from missionrisk.facts.knowledge import Known
from missionrisk.facts.partnership.plan_word import Spot, in_words, number_at, says_yes, spot_at
from missionrisk.facts.reading import Place
from missionrisk.language import ENGLISH, listed, ngettext, speaking, to_translate
from missionrisk.language import gettext as _
from missionrisk.plan import MissionPlan
from missionrisk.plan.partners import Partner
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.form_items import LAST, Asked, Found, Item, items_for
from missionrisk.reports.host.form_model import MOST_ITEMS, FormItem, HostForm
from missionrisk.reports.pictures.labels import shortened

_NOTHING: Final = to_translate("The plan says nothing about this.")
_MOST_NAMED: Final = 5
_MOST_OF_A_NAME: Final = 32
_MOST_OF_A_TITLE: Final = 90


def host_form_of(plan: MissionPlan, partner: str | None = None) -> HostForm:
    """The form for one partner of a plan: the one with this id or, left out, the first local one.

    Raises KeyError for a partner that the plan does not name.
    """
    chosen = partner_asked(plan, partner)
    asked, place = Asked(plan, chosen), Place(plan, "", final=False)
    items = [(item, found) for item, found in items_for(asked) if item is not LAST]
    return HostForm(
        title=shortened(plan.title, _MOST_OF_A_TITLE),
        partner=chosen.id if chosen else None,
        partner_name=shortened(chosen.name or chosen.id, _MOST_OF_A_TITLE) if chosen else None,
        plan_sha256=plan.sha256,
        items=tuple(_item(*each, place) for each in [*items[: MOST_ITEMS - 1], (LAST, Found())]),
    )


def partner_asked(plan: MissionPlan, partner: str | None) -> Partner | None:
    """The partner with an id or, left out, the first that is local, else the first; None where the plan names none.

    Raises KeyError for a partner that the plan does not name.
    """
    partners = plan.partners or ()
    if partner is not None:
        named = {each.id: each for each in partners}
        return named[partner]
    return next((each for each in partners if each.local), partners[0] if partners else None)


def _item(item: Item, found: Found, plan: Place) -> FormItem:
    spots = [spot for path in found.paths if (spot := spot_at(plan, path)) is not None]
    money = number_at(plan, spots[0])[1] if item.kind == "money" and spots else None
    plan_says = tuple(_plan_says(item, found.names, spots, plan))
    # Where the sentences name the things, they need not be named before.
    named = len(plan_says) < 2 and found.about
    return FormItem(
        id=item.id,
        kind=item.kind,
        question=_(item.question),
        about=named_in_short(found.about) if named else None,
        plan_says=plan_says,
        paths=found.paths,
        said_there=said_at(spots, plan),
        currency=(money or _a_currency(plan)) if item.kind == "money" else None,
    )


def said_at(spots: Iterable[Spot], plan: Place) -> tuple[str, ...]:
    """What the plan says in some places, in words that do not depend on the language that is spoken."""
    with speaking(ENGLISH):
        return tuple(in_words(plan, spot) for spot in spots)


def named_in_short(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    first = listed(shortened(name, _MOST_OF_A_NAME) for name in names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return (
        first
        if more <= 0
        else ngettext("{names} and {n} more", "{names} and {n} more", more).format(names=first, n=more)
    )


def _plan_says(item: Item, names: Sequence[str], spots: Sequence[Spot], plan: Place) -> Iterator[str]:
    if item.kind == "words":
        return
    if not spots:
        yield _(_NOTHING)
    elif item.kind != "yes_no":
        said = _number(spots[0], plan)
        yield _("The plan says: {number}.").format(number=said) if said else _(_NOTHING)
    else:
        yield from _short_words(item, names, spots)


def _number(spot: Spot, plan: Place) -> str | None:
    """`4,000 USD`, `4`; None where the plan does not say it."""
    stated, currency = number_at(plan, spot)
    if not isinstance(stated, Known):
        return in_words(plan, spot) if spot.value is not None else None
    amount = words.number(stated.value)
    return _("{amount} {currency}").format(amount=amount, currency=currency) if currency else amount


def _short_words(item: Item, names: Sequence[str], spots: Sequence[Spot]) -> Iterator[str]:
    """One sentence where the plan says the same everywhere; of several things, what it says of which."""
    said = [_word(spot) for spot in spots]
    if names and len({word in ("open", "nothing") or word for word in said}) > 1:
        yield from _of_which(list(zip(names, said, strict=True)))
    elif "yes" in said and "no" in said:
        yield _("The plan says both yes and no.")
    elif "yes" in said or "no" in said:
        yield _(item.yes) if "yes" in said else _(item.no)
    else:
        yield _("The plan says that this is not settled yet.") if "open" in said else _(_NOTHING)


def _of_which(said: Sequence[tuple[str, str]]) -> Iterator[str]:
    yes = [name for name, word in said if word == "yes"]
    no = [name for name, word in said if word == "no"]
    still_open = [name for name, word in said if word in ("open", "nothing")]
    if yes:
        yield _("The plan says yes for {things}.").format(things=named_in_short(yes))
    if no:
        yield _("The plan says no for {things}.").format(things=named_in_short(no))
    if still_open:
        yield _("The plan leaves it open for {things}.").format(things=named_in_short(still_open))


def _word(spot: Spot) -> str:
    says = says_yes(spot)
    if isinstance(says, Known):
        return "yes" if says.value else "no"
    return "open" if spot.value is not None else "nothing"


def _a_currency(plan: Place) -> str | None:
    """The currency in which the plan counts money of the host's, if it does so anywhere."""
    finance = plan.inside("finance")
    places: Iterable[Place] = (
        *(cost.inside("amount") for cost in finance.entries("host_costs")),
        finance.inside("host_costs_budgeted"),
        finance.inside("total_cost"),
    )
    return next((str(found) for place in places if (found := place.written("currency"))), None)
