"""What an answer states at a place of a plan that leaves it open, and what confirms a promise that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args

from missionrisk.facts.partnership.plan_word import Spot
from missionrisk.host_answers.sheet import SheetAnswer
from missionrisk.plan.notation import parse, written
from missionrisk.plan.paths import field_at
from missionrisk.plan.values import ABSENT, Commitment, Money
from missionrisk.reports.host.form_items import Item

Changes = Mapping[str, Any]
"""New values at plan paths."""

_BY_HOST: Final = "host_partner"

NOT_NAMED: Final = "Named by the host partner without saying which."


def changes_by_word(item: Item, yes: bool, given: SheetAnswer, path: str, spot: Spot) -> Changes:
    """What a yes or a no changes at one place, where the plan does not say the opposite."""
    if item.states == "commitment":
        return _commitment(item, yes, path, spot)
    if spot.value is not None or spot.denied_at:
        return {}
    if item.states == "yes_no":
        return {path: yes}
    return {path: (given.words or NOT_NAMED) if yes else ABSENT}


def changes_by_number(item: Item, given: SheetAnswer, path: str, spot: Spot) -> Changes:
    """What a number changes at a place where the plan says none."""
    if spot.denied_at or given.number is None:
        return {}
    number: Any = given.number.model_dump(mode="json")
    if item.kind == "people":
        thing = _absent_thing(path, spot) if number == 0 else None
        return {} if spot.value is not None else {thing: ABSENT} if thing else {path: number}
    stated = spot.value
    if stated is None:
        return {path: {"amount": number, "currency": given.currency}}
    if isinstance(stated, Money) and stated.amount is None and stated.currency in (None, given.currency):
        return {path: {"amount": number, "currency": given.currency}}
    return {}


def _commitment(item: Item, yes: bool, path: str, spot: Spot) -> Changes:
    """The host gives or refuses what is open, and confirms what the plan says that it has given."""
    stated, settled = spot.value, "agreed" if yes else item.denied
    if spot.denied_at:
        return {}
    if stated is None:
        thing = None if yes else _absent_thing(path, spot)
        return {thing: ABSENT} if thing else {path: {"status": settled, "confirmed_by": _BY_HOST}}
    if not isinstance(stated, Commitment):
        return {}
    if stated.status in ("planned", "requested"):
        return {path: {**_in_full(stated), "status": settled, "confirmed_by": _BY_HOST}}
    if yes and stated.given and stated.confirmed_by is None:
        return {path: {**_in_full(stated), "confirmed_by": _BY_HOST}}
    return {}


def _in_full(commitment: Commitment) -> dict[str, Any]:
    short = commitment.model_dump(mode="json")
    return short if isinstance(short, dict) else {"status": short}


def _absent_thing(path: str, spot: Spot) -> str | None:
    """The path of the thing around a place that is not stated and could be said not to be there at all."""
    around = written(parse(path)[:-1])
    field = field_at(around)
    return around if spot.place.part is None and field is not None and _may_be_none(field.annotation) else None


def _may_be_none(annotation: Any) -> bool:
    inner = get_args(annotation)
    return any(part == ABSENT for part in inner if isinstance(part, str)) or any(map(_may_be_none, inner))
