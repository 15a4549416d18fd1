"""Reviews after a procedure: when they are due, which are planned, and at which of those times nobody is planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    count,
    days_between,
    holds,
    known,
    mapped,
    negate,
    resting_on,
    subtract,
    unknown,
)
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.tables import ReviewWindow, Tables
from missionrisk.facts.team.presence import Presence, leaving_day
from missionrisk.language import gettext as _

VISITORS: Final = "visiting_team"
STAY_BEHIND: Final = "stay_behind_team"

OWN_REVIEWERS: Final = frozenset({VISITORS, STAY_BEHIND})
"""Those whose reviews are the mission's own work and need nobody else's promise."""

FROM_AFAR: Final = frozenset({"telephone", "telehealth"})
"""Channels for which nobody has to be there."""


@asked_once
def is_kept(review: Place) -> Knowledge[bool]:
    """Whether a planned review can be counted on: the visiting team plans its own, others have to agree to theirs."""
    own = mapped(review.knowledge("by"), lambda by: by in OWN_REVIEWERS)
    return any_of(own, review.secured("commitment"))


def reviews_planned(place: Place) -> Knowledge[float]:
    """How many reviews of a procedure can be counted on."""
    reviews = place.entries("reviews")
    if not reviews.stated:
        return unknown(reviews.path)
    return resting_on(count(is_kept(review) for review in reviews), known(True, reviews.path))


def windows_due(place: Place, size: Knowledge[str], tables: Tables) -> Items[ReviewWindow]:
    """The review windows for this procedure, known once its category, and of others its size, is."""
    category = place.written("category")
    listed = tables.review_windows.get(category or "")
    if listed is not None:
        return Items(frozenset(listed), frozenset(), paths=(place.at("category"),))
    if category is None and tables.review_windows:
        return Items(frozenset(), None, missing=(place.at("category"),))
    if isinstance(size, Known):
        due = tables.default_review_windows if size.value == "major" else ()
        return Items(frozenset(due), frozenset(), paths=size.paths)
    return Items(frozenset(), frozenset(tables.default_review_windows), missing=size.missing)


def names_of(due: Items[ReviewWindow]) -> Items[str]:
    """The names of review windows."""
    possible = None if due.possible is None else frozenset(_(window.name) for window in due.possible)
    return Items(frozenset(_(w.name) for w in due.sure), possible, paths=due.paths, missing=due.missing)


def names_where_not(due: Items[ReviewWindow], condition: Callable[[ReviewWindow], Knowledge[bool]]) -> Items[str]:
    """The names of the windows for which a condition does not hold."""
    if due.possible is None:
        return Items(frozenset(), None, missing=due.missing)
    sure: set[str] = set()
    possible: set[str] = set()
    paths, missing = list(due.paths), list(due.missing)
    for window in sorted(due.sure | due.possible, key=lambda window: (window.first_day, window.name)):
        holding = condition(window)
        paths += holding.paths
        if surely_not(holding) and window in due.sure:
            sure.add(_(window.name))
        elif not surely(holding):
            possible.add(_(window.name))
            missing += holding.missing
    open_paths = tuple(dict.fromkeys(missing)) if possible else ()
    return Items(frozenset(sure), frozenset(possible), paths=tuple(dict.fromkeys(paths)), missing=open_paths)


def planned_in(
    place: Place, window: ReviewWindow, last_day: Knowledge[date], plan: Place, presence: Presence
) -> Knowledge[bool]:
    """Whether a review of a procedure is planned in a window, for its last patient too, and can be counted on."""
    reviews = place.entries("reviews")
    if not reviews.stated:
        return unknown(reviews.path)
    covering = [_covers(review, window, last_day, plan, presence) for review in reviews]
    return any_of(known(False, reviews.path), *covering)


def _covers(
    review: Place, window: ReviewWindow, last_day: Knowledge[date], plan: Place, presence: Presence
) -> Knowledge[bool]:
    inside = _inside(review, window)
    if surely_not(inside):
        return inside
    return all_of(inside, is_kept(review), negate(_too_late(review, last_day, plan, presence)))


def promised_in(review: Place, window: ReviewWindow, plan: Place) -> Knowledge[bool]:
    """Whether a review falls into a window and somebody who does not leave with the mission has agreed to it."""
    inside = _inside(review, window)
    if surely_not(inside):
        return inside
    return all_of(inside, _by_somebody_local(review, plan), review.secured("commitment"))


def _inside(review: Place, window: ReviewWindow) -> Knowledge[bool]:
    return holds(review.knowledge("after_days"), window.first_day, window.last_day)


def _by_somebody_local(review: Place, plan: Place) -> Knowledge[bool]:
    """Whether a review is not bound to the visitors' stay: theirs is, unless they give it from afar."""
    others = mapped(review.knowledge("by"), lambda by: by not in OWN_REVIEWERS)
    reviewer = _reviewer(review, plan)
    if reviewer is None or review.written("by") in FROM_AFAR:
        return others
    return all_of(others, mapped(reviewer.knowledge("origin"), lambda origin: origin == "host"))


def _reviewer(review: Place, plan: Place) -> Place | None:
    """The person who gives a review, where the plan names one."""
    name = review.written("person")
    if name is None:
        return None
    return next((person for person in plan.entries("people") if person.written("id") == name), None)


def _too_late(review: Place, last_day: Knowledge[date], plan: Place, presence: Presence) -> Knowledge[bool]:
    """Whether those who give a review after the last procedure have left by then."""
    leave_with_mission = negate(_by_somebody_local(review, plan))
    if surely_not(leave_with_mission):
        return leave_with_mission
    away_after = days_between(last_day, _reviewers_last_day(review, plan, presence))
    left = holds(subtract(review.knowledge("after_days"), away_after), low=1)
    return all_of(leave_with_mission, left)


def _reviewers_last_day(review: Place, plan: Place, presence: Presence) -> Knowledge[date]:
    """The last day of whoever gives a review, as far as they leave at all."""
    if review.written("by") == STAY_BEHIND:
        return presence.departure if surely_not(presence.stays_behind) else presence.stay_behind
    reviewer = _reviewer(review, plan)
    return presence.visitors if reviewer is None else leaving_day(reviewer, presence.departure)
