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
    any_of,
    between,
    known,
    mapped,
    negate,
    number_bounds,
    resting_on,
    sources_of,
    unknown,
    value_of,
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
from missionrisk.language import to_translate
from missionrisk.plan.host_answers import WOULD_CHANGE
from missionrisk.plan.values import Estimate

THE_HOST: Final = "host"
"""In a key, who answers where the form names no partner."""


IN_SHORT: Final = {
    "yes": to_translate("yes"),
    "no": to_translate("no"),
    "in_part": to_translate("in part"),
    "not_known": to_translate("not known"),
}
"""What the form lets a host answer, in words."""


@dataclass(kw_only=True)
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
    last: dict[tuple[str, str], tuple[_Form, Place]] = {}
    for form in forms:
        answers, partner = form.entries("answers"), str(form.written("partner") or THE_HOST)
        if not answers.stated:
            yield HostAnswer.standing_for(answers.path, ask=answers.path)
        filled_in = _form(form, plan)
        for answer in answers:
            last[partner, str(answer.written("id"))] = (filled_in, answer)
    for key, (filled_in, answer) in last.items():
        yield _fact(key, filled_in, answer, plan)


@dataclass(frozen=True)
class _Form:
    """What all answers on one form share: for which partner it was filled in, by whom and when."""

    partner: Knowledge[str]
    by: Knowledge[str]
    on: Knowledge[str]


def _form(form: Place, plan: Place) -> _Form:
    named, on = form.written("partner"), form.written("on")
    return _Form(
        partner=known(_("the host partner"), form.path)
        if named is None
        else known(name_of(partner_named(plan, named)), form.at("partner")),
        by=form.knowledge("by"),
        on=unknown(form.at("on")) if on is None else known(on.isoformat()),
    )


def _fact(key: tuple[str, str], form: _Form, answer: Place, plan: Place) -> HostAnswer:
    spots = [spot for path in answer.written("about") or () if (spot := spot_at(plan, path)) is not None]
    in_words_alone = answer.written("id") == WOULD_CHANGE
    short, gives_number = _short_answer(answer, in_words_alone), _gives_number(answer, in_words_alone)
    return HostAnswer(
        key=key,
        item=known(key[1], answer.path),
        answered=_answered(answer, short, in_words_alone),
        contradicts=_contradicts(answer, short, spots),
        in_part=mapped(short, lambda word: word == "in_part"),
        gives_number=gives_number,
        differs_percent=_differs(answer, gives_number, spots, plan),
        asks_for_change=known(in_words_alone, answer.path),
        replied=answer.there_is("reply"),
        asked=answer.knowledge("asked"),
        partner=form.partner,
        by=form.by,
        on=form.on,
        host_says=known(words_of_answer(*map(answer.written, ("says", "number", "currency", "words"))), answer.path),
        plan_says=Items(frozenset(_named(spot, plan) for spot in spots), frozenset()),
    )


def _short_answer(answer: Place, in_words_alone: bool) -> Knowledge[str]:
    """The word that the form offers; a number, or words alone, are none."""
    if answer.written("says") is None and (in_words_alone or answer.written("number") is not None):
        return known("", answer.path)
    return answer.knowledge("says")


def _answered(answer: Place, short: Knowledge[str], in_words_alone: bool) -> Knowledge[bool]:
    given_in = "words" if in_words_alone else "number"
    if answer.written(given_in) is not None:
        return known(True, answer.at(given_in))
    if answer.written("says") is None:
        return unknown(answer.at("words" if in_words_alone else "says"))
    return mapped(short, lambda word: word != "not_known")


def _contradicts(answer: Place, short: Knowledge[str], spots: list[Spot]) -> Knowledge[bool]:
    said = value_of(short, "")
    if said not in ("yes", "no"):
        return mapped(short, lambda _word: False)
    if answer.written("about") is None:
        return unknown(answer.at("about"))
    against = [negate(says_yes(spot)) if said == "yes" else says_yes(spot) for spot in spots]
    return resting_on(any_of(known(False), *against), short)


def _gives_number(answer: Place, in_words_alone: bool) -> Knowledge[bool]:
    if answer.written("number") is not None:
        return known(True, answer.at("number"))
    return known(False) if in_words_alone else mapped(answer.knowledge("says"), lambda _word: False)


def _differs(answer: Place, gives: Knowledge[bool], spots: list[Spot], plan: Place) -> Knowledge[float]:
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
    return between(nearest, farthest, *sources_of((stated, given)))


def _percent(distance: float, of: float) -> float:
    if distance <= 0:
        return 0.0
    return distance / of * 100 if of > 0 and math.isfinite(of) else math.inf


def words_of_answer(says: str | None, given: Estimate | None, currency: str | None, words: str | None) -> str:
    """An answer with what the host says about it: `in part: only in the morning`."""
    short = _(IN_SHORT.get(says or "", "")) if given is None else money_in_words(given, currency)
    own = " ".join((words or "").split())
    if short and own:
        return _("{answer}: {words}").format(answer=short, words=own)
    return short or own or _("not stated")


def _named(spot: Spot, plan: Place) -> str:
    """What the plan says in a place, with the name of the entry that it is about, unless that is a partner itself."""
    says, place = in_words(plan, spot), spot.place
    named = place.path.endswith("]") and not place.path.startswith("partners[") and hasattr(place.part, "id")
    return _("{about}: {words}").format(about=name_of(place), words=says) if named else says
