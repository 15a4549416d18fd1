"""Recording a host partner's answers in the plan that they are about.

The host's word settles what the plan leaves open, and confirms what the plan promises in its name. Where it says
something else than the plan, the plan's word stays as it is, and both stand in the plan side by side.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from missionrisk.facts.knowledge import Known, value_of
from missionrisk.facts.partnership.host_answers import how_far_apart, words_of_answer
from missionrisk.facts.partnership.plan_word import Spot, says_yes, spot_at
from missionrisk.facts.reading import Place
from missionrisk.host_answers.sheet import NOT_KNOWN, HostSheet, SheetAnswer
from missionrisk.host_answers.statements import Changes, changes_by_number, changes_by_word
from missionrisk.host_answers.told import Effect, Merged, Told
from missionrisk.intake.problems import PlanError, Problem
from missionrisk.language import gettext as _
from missionrisk.language import listed
from missionrisk.plan import MissionPlan
from missionrisk.plan.changing import changed
from missionrisk.plan.notation import Locator, nearest
from missionrisk.plan.partners import Partner
from missionrisk.reports.host.form import said_at
from missionrisk.reports.host.form_items import Asked, Found, Item, items_for

_LONGEST_ID: Final = 80
_OF_THE_PLAN: Final = ("id", "asked", "about", "plan_said", "reply")
"""What a plan adds to an answer, and the host did not write."""


def merge(plan: MissionPlan, sheet: HostSheet) -> Merged:
    """The plan with the answers of a sheet. Merging the same sheet again changes nothing.

    Raises PlanError for a partner that the plan does not name.
    """
    asked = Asked(plan, _partner(plan, sheet))
    places = {item.id: found for item, found in items_for(asked)}
    merging = _Merging(plan, other_state=sheet.plan_sha256 not in (None, plan.sha256))
    recorded = [merging.answer(item, given, places.get(item.id, Found())) for item, given in sheet.given()]
    form = _form(sheet, recorded)
    if any(_same(form, earlier) for earlier in plan.stated().get("host_answers", ())):
        return Merged(plan, (), other_state=False, already=True)
    data = dict(merging.data)
    data["host_answers"] = _in_order(data.get("host_answers", []), form)
    return Merged(MissionPlan.model_validate(data), tuple(merging.told), merging.other_state)


def _partner(plan: MissionPlan, sheet: HostSheet) -> Partner | None:
    named = {partner.id: partner for partner in plan.partners or ()}
    if sheet.partner is None or sheet.partner in named:
        return named.get(sheet.partner or "")
    position = sheet.source.position(("partner",)) if sheet.source else None
    near = nearest(sheet.partner, named, 1)
    raise PlanError(
        [
            Problem(
                source=sheet.source.name if sheet.source else "<answers>",
                message=f"the plan has no partner '{sheet.partner}'; are these the answers to another plan?",
                location=("partner",),
                path="partner",
                line=position.line if position else None,
                column=position.column if position else None,
                hint=f"did you mean '{near[0]}'?" if near else None,
            )
        ]
    )


class _Merging:
    """A plan's data while answers are put into it, and what became of each."""

    def __init__(self, plan: MissionPlan, *, other_state: bool) -> None:
        self._plan = Place(plan, "", final=False)
        self.other_state = other_state
        self.data: dict[str, Any] = plan.stated()
        self.told: list[Told] = []

    def answer(self, item: Item, given: SheetAnswer, found: Found) -> dict[str, Any]:
        """Puts one answer into the plan, and gives the record of it."""
        on_form = given.about or (() if self.other_state else found.paths)
        spots = {
            path: spot for path in on_form if path in found.paths and (spot := spot_at(self._plan, path)) is not None
        }
        plan_said = said_at(spots.values(), self._plan)
        moved = bool(given.plan_said) and self._has_moved(given, dict(zip(spots, plan_said, strict=True)))
        effect, changes = self._effect(item, given, spots, moved)
        if changes and not self._change(changes):
            effect = "not_in_plan"
        record = _record(item, given, tuple(spots), plan_said)
        self.told.append(
            Told(
                question=_(item.question),
                effect=effect,
                host_says=words_of_answer(record.get("says"), given.number, given.currency, given.words),
                plan_says=listed(dict.fromkeys(plan_said)),
                paths=tuple(spots),
                gone=tuple(path for path in given.about if path not in spots),
            )
        )
        return record

    @staticmethod
    def _has_moved(given: SheetAnswer, said_now: Mapping[str, str]) -> bool:
        said_then = dict(zip(given.about, given.plan_said, strict=False))
        return any(said_then.get(path, now) != now for path, now in said_now.items())

    def _effect(self, item: Item, given: SheetAnswer, spots: Mapping[str, Spot], moved: bool) -> tuple[Effect, Changes]:
        """What an answer does, and what it changes in the plan."""
        if item.kind == "words":
            return ("noted" if given.words else "blank"), {}
        if given.number is None and given.answer in (None, NOT_KNOWN):
            return ("noted" if given.words else "blank"), {}
        if given.answer == "in_part":
            return "in_part", {}
        if not spots:
            return "not_in_plan", {}
        if item.kind == "yes_no":
            return self._by_word(item, given, spots, moved)
        return self._by_number(item, given, spots, moved)

    def _by_word(
        self, item: Item, given: SheetAnswer, spots: Mapping[str, Spot], moved: bool
    ) -> tuple[Effect, Changes]:
        yes = given.answer == "yes"
        words = [says_yes(spot) for spot in spots.values()]
        if any(isinstance(word, Known) and word.value is not yes for word in words):
            return "contradicted", {}
        changes: dict[str, Any] = {}
        for path, spot in spots.items():
            changes |= changes_by_word(item, yes, given, path, spot)
        if moved and changes:
            return "moved", {}
        still_open = any(not isinstance(word, Known) for word in words)
        return ("stated" if still_open and changes else "confirmed" if changes else "agreed"), changes

    def _by_number(
        self, item: Item, given: SheetAnswer, spots: Mapping[str, Spot], moved: bool
    ) -> tuple[Effect, Changes]:
        (path, spot), *_ = spots.items()
        changes = changes_by_number(item, given, path, spot)
        if changes:
            return ("moved", {}) if moved else ("stated", changes)
        assert given.number is not None
        apart = how_far_apart(given.number, given.currency, spot, self._plan)
        return ("agreed" if value_of(apart, math.inf) == 0 else "contradicted"), {}

    def _change(self, changes: Changes) -> bool:
        """Changes the data, if what comes of it is a plan."""
        data = _without_answered(changed(self.data, changes))
        try:
            MissionPlan.model_validate(data)
        except ValidationError:
            return False
        self.data = data
        return True


def _without_answered(data: dict[str, Any]) -> dict[str, Any]:
    """The data without those places among the unanswered that are stated by now."""
    locator = Locator(data)
    still = [
        entry
        for entry in data.get("unanswered", ())
        if entry["because"] != NOT_KNOWN or locator.locate(entry["path"]) is None
    ]
    if len(still) < len(data.get("unanswered", ())):
        return {**data, "unanswered": still}
    return data


def _record(item: Item, given: SheetAnswer, paths: Sequence[str], plan_said: Sequence[str]) -> dict[str, Any]:
    answered = given.number is not None or (item.kind == "words" and given.words is not None)
    record = {
        "id": item.id,
        "asked": _(item.question),
        "about": list(paths),
        "says": given.answer or (None if answered else NOT_KNOWN),
        "number": given.number.model_dump(mode="json") if given.number else None,
        "currency": given.currency if given.number else None,
        "words": given.words,
        "plan_said": list(plan_said) or None,
    }
    return {name: value for name, value in record.items() if value is not None}


def _form(sheet: HostSheet, answers: list[dict[str, Any]]) -> dict[str, Any]:
    form = {
        "id": f"{sheet.partner or 'host'}-{sheet.on.isoformat()}",
        "partner": sheet.partner,
        "by": sheet.by,
        "on": sheet.on.isoformat(),
        "plan_sha256": sheet.plan_sha256,
        "answers": answers,
    }
    return {name: value for name, value in form.items() if value is not None}


def _same(form: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return _content(form) == _content(other)


def _content(form: Mapping[str, Any]) -> dict[str, Any]:
    answers = {answer["id"]: _without(answer, _OF_THE_PLAN) for answer in form.get("answers", ())}
    return {**_without(form, ("id",)), "answers": answers}


def _without(data: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def _in_order(earlier: Iterable[dict[str, Any]], form: dict[str, Any]) -> list[dict[str, Any]]:
    """The forms by the day on which they were answered; of those of one day, in the order in which they came."""
    forms = [*earlier]
    taken = {each["id"] for each in forms}
    stem = form["id"][: _LONGEST_ID - 4]
    names = (form["id"][:_LONGEST_ID], *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    form = {**form, "id": next(name for name in names if name not in taken)}
    before = [each for each in forms if each.get("on", "") <= form["on"]]
    position = forms.index(before[-1]) + 1 if before else 0
    return [*forms[:position], form, *forms[position:]]
