"""What the host partner has answered on its form, held against what the plan says now.

Of several forms of one partner, the last that answers a question counts for it; the plan keeps them all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    any_of,
    between,
    known,
    negate,
    number_bounds,
    resting_on,
    sources_of,
    unknown,
)
from missionrisk.facts.model import Fact, flag, number, text, texts
from missionrisk.facts.naming import name_of
from missionrisk.facts.partnership.partners import partner_named
from missionrisk.facts.partnership.plan_word import (
    Spot,
    in_words,
    money_in_words,
    number_at,
    says_yes,
    spot_at,
)
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.language import gettext as _
from missionrisk.plan.host_answers import WOULD_CHANGE
from missionrisk.plan.values import Estimate

THE_HOST: Final = "host"
"""In a key, who answers where the form names no partner."""


@dataclass(frozen=True, kw_only=True)
class HostAnswer(Fact):
    """The host partner's answer to one question of its form."""

    listed_in = ("host_answers",)

    item: Knowledge[str] = text("The short name of the question.")
    answered: Knowledge[bool] = flag("Whether the host gave an answer.")
    contradicts: Knowledge[bool] = flag("Whether the host says yes where the plan says no, or no where it says yes.")
    in_part: Knowledge[bool] = flag("Whether the host says that it is so only in part.")
    gives_number: Knowledge[bool] = flag("Whether the host answers with a number.")
    differs_percent: Knowledge[float] = number(
        "By how much the host's number lies outside what the plan says, as a share of that.", "percent", low=0
    )
    asks_for_change: Knowledge[bool] = flag("Whether it says what the host would change.")
    replied: Knowledge[bool] = flag("Whether the plan says what was made of the answer.")
    asked: Knowledge[str] = text("The question as the host was asked, for messages.")
    partner: Knowledge[str] = text("The name of the partner that answers, for messages.")
    by: Knowledge[str] = text("The role in which somebody answered for the partner, for messages.")
    on: Knowledge[str] = text("The day of the answer, for messages.")
    host_says: Knowledge[str] = text("The answer in words, for messages.")
    plan_says: Knowledge[str] = texts("What the plan says in each place that the answer is about, for messages.")


def derive_host_answers(plan: Place) -> Iterator[Fact]:
    """One fact for the last answer of each partner to each question, or one that stands for a list not stated."""
    forms = plan.entries("host_answers")
    if not forms.stated:
        yield HostAnswer.standing_for(forms.path, ask=forms.path)
        return
    last: dict[tuple[str, str], tuple[Place, Place]] = {}
    for form in forms:
        answers = form.entries("answers")
        if not answers.stated:
            yield HostAnswer.standing_for(answers.path, ask=answers.path)
        for answer in answers:
            last[str(form.written("partner") or THE_HOST), str(answer.written("id"))] = (form, answer)
    for key, (form, answer) in last.items():
        yield _fact(key, form, answer, plan)


def _fact(key: tuple[str, str], form: Place, answer: Place, plan: Place) -> HostAnswer:
    spots = [spot for path in answer.written("about") or () if (spot := spot_at(plan, path)) is not None]
    return HostAnswer(
        key=key,
        item=known(key[1], answer.path),
        answered=_answered(answer),
        contradicts=_contradicts(answer, spots),
        in_part=_says(answer, "in_part"),
        gives_number=_gives_number(answer),
        differs_percent=_differs(answer, spots, plan),
        asks_for_change=known(_is_wish(answer), answer.path),
        replied=answer.there_is("reply"),
        asked=answer.knowledge("asked"),
        partner=_partner(form, plan),
        by=form.knowledge("by"),
        on=known(form.written("on").isoformat()) if form.written("on") else unknown(form.at("on")),
        host_says=known(words_of_answer(*map(answer.written, ("says", "number", "currency", "words"))), answer.path),
        plan_says=Items(frozenset(_named(spot, plan) for spot in spots), frozenset()),
    )


def _answered(answer: Place) -> Knowledge[bool]:
    given_in = "words" if _is_wish(answer) else "number"
    if answer.written(given_in) is not None:
        return known(True, answer.at(given_in))
    if answer.written("says") is None:
        return unknown(answer.at(given_in if given_in == "words" else "says"))
    return negate(_says(answer, "not_known"))


def _is_wish(answer: Place) -> bool:
    """Whether the answer is words alone."""
    return bool(answer.written("id") == WOULD_CHANGE)


def _says(answer: Place, word: str) -> Knowledge[bool]:
    """Whether the answer is this word; a number, or words alone, are none."""
    said = answer.written("says")
    if said is not None:
        return known(said == word, answer.at("says"))
    other = _is_wish(answer) or answer.written("number") is not None
    return known(False, answer.path) if other else unknown(answer.at("says"))


def _contradicts(answer: Place, spots: list[Spot]) -> Knowledge[bool]:
    yes, no = _says(answer, "yes"), _says(answer, "no")
    if not isinstance(yes, Known) or (surely_not(yes) and surely_not(no)):
        return yes
    if answer.written("about") is None:
        return unknown(answer.at("about"))
    against = (negate(says_yes(spot)) if surely(yes) else says_yes(spot) for spot in spots)
    return resting_on(any_of(known(False), *against), yes)


def _gives_number(answer: Place) -> Knowledge[bool]:
    if answer.written("number") is not None:
        return known(True, answer.at("number"))
    short = any_of(known(_is_wish(answer)), *(_says(answer, word) for word in ("yes", "no", "in_part", "not_known")))
    return negate(short)


def _differs(answer: Place, spots: list[Spot], plan: Place) -> Knowledge[float]:
    gives = _gives_number(answer)
    if not surely(gives):
        return known(0.0, *gives.paths) if surely_not(gives) else unknown(answer.at("number"))
    if not spots:
        return unknown(answer.at("about")) if answer.written("about") is None else known(0.0, *gives.paths)
    apart = how_far_apart(answer.written("number"), answer.written("currency"), spots[0], plan)
    return resting_on(apart, gives)


def how_far_apart(given: Estimate, currency: str | None, spot: Spot, plan: Place) -> Knowledge[float]:
    """How far a number lies outside what the plan says in a place, in percent of that.

    Numbers in different currencies are not compared.
    """
    stated, stated_in = number_at(plan, spot)
    if stated_in != currency and number_bounds(stated) != (0, 0):
        return unknown(*(stated.missing or stated.paths), paths=stated.paths)
    low = 0.0 if given.min is None else given.min
    high = math.inf if given.max is None else given.max
    return _share_outside(between(low, high), stated)


def _share_outside(given: Knowledge[float], stated: Knowledge[float]) -> Knowledge[float]:
    """How far the stated number lies outside the given one, in percent of itself: at least, and at most."""
    (low, high), (least, most) = number_bounds(given), number_bounds(stated)
    nearest = max(_percent(low - most, most), _percent(least - high, least), 0.0)
    farthest = max(_percent(low - least, least), _percent(most - high, most), nearest)
    return between(nearest, farthest, **sources_of((stated, given)))


def _percent(distance: float, of: float) -> float:
    if distance <= 0:
        return 0.0
    return distance / of * 100 if of > 0 and math.isfinite(of) else math.inf


def _partner(form: Place, plan: Place) -> Knowledge[str]:
    named = form.written("partner")
    if named is None:
        return known(_("the host partner"), form.path)
    return known(name_of(partner_named(plan, named)), form.at("partner"))


def words_of_answer(says: str | None, given: Estimate | None, currency: str | None, words: str | None) -> str:
    """An answer with what the host says about it: `in part: only in the morning`."""
    in_short = {"yes": _("yes"), "no": _("no"), "in_part": _("in part"), "not_known": _("not known")}
    short = in_short.get(says or "", "") if given is None else money_in_words(given, currency)
    own = " ".join((words or "").split())
    if short and own:
        return _("{answer}: {words}").format(answer=short, words=own)
    return short or own or _("not stated")


def _named(spot: Spot, plan: Place) -> str:
    """What the plan says in a place, with the name of the entry that it is about, unless that is a partner itself."""
    says, place = in_words(plan, spot), spot.place
    named = place.path.endswith("]") and not place.path.startswith("partners[") and hasattr(place.part, "id")
    return _("{about}: {words}").format(about=name_of(place), words=says) if named else says
