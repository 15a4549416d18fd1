"""What no single field can check: ids, references, order in time, places, denied activities, unanswered questions.

The checks read the data as they came (mappings or models), whatever is wrong with them otherwise, so that their
findings can be reported together with the errors of single fields.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from missionrisk.plan.activities import CLOSES, Activities
from missionrisk.plan.base import PlanModel
from missionrisk.plan.coordinates import doubtful_coordinates
from missionrisk.plan.notation import (
    ANY_ENTRY,
    Entry,
    Locator,
    child,
    id_of,
    is_list,
    nearest,
    parse,
    path_of,
    written,
)
from missionrisk.plan.rota_order import misplaced_duties
from missionrisk.plan.shape import Stated, everything_stated, field_in, fields_in
from missionrisk.plan.source import Location
from missionrisk.plan.values import ABSENT, ALTERNATIVES, PlanDate
from missionrisk.plan.visit_order import clashing_visits

_MOST_HINTS: Final = 50
"""For how many wrong references the nearest ids are looked up, and how many ids are named: more is not read."""


def cross_check(data: Any, root: type[PlanModel]) -> list[InitErrorDetails]:
    """Every problem between the parts of a plan, by kind, and in the order in which the data come."""
    if not isinstance(data, (Mapping, PlanModel)):
        return []
    stated = list(everything_stated(root, data))
    return [
        *_duplicate_ids(stated),
        *_unknown_references(stated, data),
        *_out_of_order(stated, data),
        *_outside_the_stay(data),
        *_misplaced_duties(data),
        *_clashing_visits(data),
        *_swapped_coordinates(data),
        *_closed_chapters(data),
        *_unanswered(data, root),
    ]


def as_line_errors(error: ValidationError, data: Any) -> list[InitErrorDetails]:
    """The problems of a validation error, located in the data, to be raised again together with others."""
    return [_line_error(detail, data) for detail in error.errors(include_url=False)]


def _line_error(detail: Any, data: Any) -> InitErrorDetails:
    kind, context, location = detail["type"], detail.get("ctx"), _in_data(detail["loc"], data)
    line = InitErrorDetails(type=kind, loc=location, input=detail["input"])
    if context is not None:
        line["ctx"] = context
    try:
        ValidationError.from_exception_data("", [line])
    except KeyError:  # not one of pydantic's own kinds
        line = InitErrorDetails(
            type=PydanticCustomError(kind, detail["msg"], context), loc=location, input=detail["input"]
        )
    return line


def _in_data(location: Location, data: Any) -> Location:
    """A location without the names of alternatives (none, stated, never), which stand in no plan."""
    real: list[str | int] = []
    for step in location:
        inner = child(data, step)
        if inner is None and step in ALTERNATIVES:
            continue
        real.append(step)
        data = inner
    return tuple(real)


def _problem(kind: Any, message: Any, location: Location, value: Any, **context: Any) -> InitErrorDetails:
    return InitErrorDetails(type=PydanticCustomError(kind, message, context or None), loc=location, input=value)


# --- ids and references -------------------------------------------------------------------------------------------


def _duplicate_ids(stated: list[Stated]) -> Iterator[InitErrorDetails]:
    for place in stated:
        if not (place.shape.is_list and is_list(place.value)):
            continue
        first: dict[str, int] = {}
        for position, entry in enumerate(place.value):
            name = id_of(entry)
            if name is None:
                continue
            if name in first:
                yield _problem(
                    "duplicate_id",
                    "'{id}' is used twice in this list: entry {first} already has this id",
                    (*place.location, position, "id"),
                    name,
                    id=name,
                    first=first[name] + 1,
                )
            else:
                first[name] = position


def _unknown_references(stated: list[Stated], data: Any) -> Iterator[InitErrorDetails]:
    known: dict[str, dict[str, None] | None] = {}
    hints_left = _MOST_HINTS
    for place in stated:
        chapter, value = place.shape.refers_to, place.value
        if chapter is None or place.shape.is_list or value == ABSENT:
            continue
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            continue
        name = str(getattr(value, "written", value))
        if chapter not in known:
            known[chapter] = _ids_in(chapter, data)
        ids = known[chapter]
        if ids is None:
            message = "'{written}' refers to an entry of {chapter}, but the plan does not state {chapter}"
        elif name not in ids:
            message = "there is no '{written}' in {chapter}"
        else:
            continue
        hints_left -= 1
        yield _problem(
            "unknown_reference",
            message,
            place.location,
            value,
            chapter=chapter,
            written=name,
            nearest=nearest(name, ids) if ids and hints_left >= 0 else [],
            known=list(itertools.islice(ids or (), _MOST_HINTS)),
        )


def _ids_in(chapter: str, data: Any) -> dict[str, None] | None:
    """The ids in a list, in its order."""
    for step in chapter.split("."):
        data = child(data, step)
    if not is_list(data):
        return None
    return dict.fromkeys(name for name in map(id_of, data) if name is not None)


# --- order in time ------------------------------------------------------------------------------------------------


def _out_of_order(stated: list[Stated], data: Any) -> Iterator[InitErrorDetails]:
    for place in stated:
        model = place.shape.model
        if model is None or place.shape.is_list or not model.in_order:
            continue
        before: tuple[str, Any, Any] | None = None
        for name in model.in_order:
            value = child(place.value, name)
            span = _span(value)
            if span is None:
                continue
            start, end = span
            if before is not None and end < before[2]:
                yield _problem(
                    "out_of_order",
                    "{later} ({later_value}) is before {earlier} ({earlier_value})",
                    (*place.location, name),
                    value,
                    later=path_of((*place.location, name), data),
                    later_value=_as_text(value),
                    earlier=path_of((*place.location, before[0]), data),
                    earlier_value=_as_text(before[1]),
                )
            elif before is None or start > before[2]:
                before = (name, value, start)


def _misplaced_duties(data: Any) -> Iterator[InitErrorDetails]:
    for duty in misplaced_duties(data):
        yield _problem("misplaced_duty", "{wrong}", duty.location, None, wrong=duty.message)


def _clashing_visits(data: Any) -> Iterator[InitErrorDetails]:
    for clash in clashing_visits(data):
        yield _problem("clashing_visits", "{clash}", clash.location, None, clash=clash.message)


def _span(value: Any) -> tuple[int, int] | None:
    """The earliest and the latest that a day or a time of day can be, as numbers; None for anything else."""
    if value is None or value == "never":
        return None
    if isinstance(value, str) and ":" in value:
        hour, _, minute = value.partition(":")
        try:
            moment = time(int(hour), int(minute))
        except ValueError:
            return None
        minutes = moment.hour * 60 + moment.minute
        return minutes, minutes
    try:
        day = PlanDate.model_validate(value)
    except ValidationError:
        return None
    return day.earliest.toordinal(), day.latest.toordinal()


def _as_text(value: Any) -> str:
    if isinstance(value, (str, int, date)):
        return str(value)
    day = PlanDate.model_validate(value)
    return day.earliest.isoformat() if day.exact else f"{day.earliest} to {day.latest}"


# --- days outside the stay ----------------------------------------------------------------------------------------

_ALL_YEAR: Final = ("embedded", "hybrid")
"""Models of mission in which local people go on working before and after the visit."""

_Day = tuple[Location, Any, int, int]
"""Where a day stands, how it is written, and the earliest and the latest that it can be."""


def _outside_the_stay(data: Any) -> Iterator[InitErrorDetails]:
    """Procedures before anybody arrives or after everybody has left, and people who stay behind before they came."""
    if child(child(data, "mission"), "model") in _ALL_YEAR:
        return
    first, last = _first_arrival(data), _last_departure(data)
    for location in _days_of_the_mission(data):
        day = _day_at(data, location)
        if first is not None and day is not None and day[3] < first[2]:
            yield _order_problem(day, first, location, data)
        elif last is not None and day is not None and day[2] > last[3]:
            yield _order_problem(last, day, location, data)


def _order_problem(later: _Day, earlier: _Day, location: Location, data: Any) -> InitErrorDetails:
    return _problem(
        "out_of_order",
        "{later} ({later_value}) is before {earlier} ({earlier_value})",
        location,
        _value_at(data, location),
        later=path_of(later[0], data),
        later_value=_as_text(later[1]),
        earlier=path_of(earlier[0], data),
        earlier_value=_as_text(earlier[1]),
    )


def _days_of_the_mission(data: Any) -> Iterator[Location]:
    """The days on which the mission's own people operate, or stay behind."""
    hosts = {id_of(person) for person in _listed(data, "people") if child(person, "origin") == "host"}
    for position, procedure in enumerate(_listed(data, "procedures")):
        if _listed(procedure, "local_operators") or hosts & {*_words(procedure, "operators")}:
            continue
        for name in ("first_day", "last_day"):
            yield ("procedures", position, name)
    for name in ("from_day", "until"):
        yield ("follow_up", "stays_behind", name)


def _first_arrival(data: Any) -> _Day | None:
    """The day before which nobody is there; None where it is not stated."""
    arrival = _day_at(data, ("mission", "dates", "arrival"))
    people = (_day_at(data, ("people", i, "arrives")) for i in range(len(_listed(data, "people"))))
    return arrival and min((arrival, *(day for day in people if day is not None)), key=lambda day: day[2])


def _last_departure(data: Any) -> _Day | None:
    """The day after which nobody is there, those who stay behind and later visits included; None where it is open."""
    locations: list[Location] = [("mission", "dates", "departure")]
    if isinstance(_value_at(data, ("follow_up", "stays_behind")), (Mapping, PlanModel)):
        locations.append(("follow_up", "stays_behind", "until"))
    later_visits = _listed(child(data, "mission"), "planned_visits")
    locations += [("mission", "planned_visits", i, "departure") for i in range(len(later_visits))]
    needed = [_day_at(data, location) for location in locations]
    people = (_day_at(data, ("people", i, "leaves")) for i in range(len(_listed(data, "people"))))
    if None in needed:
        return None
    return max((day for day in (*needed, *people) if day is not None), key=lambda day: day[3])


def _day_at(data: Any, location: Location) -> _Day | None:
    value = _value_at(data, location)
    span = _span(value)
    return None if span is None else (location, value, *span)


def _listed(data: Any, name: str) -> list[Any]:
    value = child(data, name)
    return list(value) if is_list(value) else []


def _words(data: Any, name: str) -> list[str]:
    return [word for word in _listed(data, name) if isinstance(word, str)]


# --- places -------------------------------------------------------------------------------------------------------


def _swapped_coordinates(data: Any) -> Iterator[InitErrorDetails]:
    for doubt in doubtful_coordinates(data):
        yield _problem(
            "swapped_coordinates",
            "{of} lies {far} km from {near}, and {swapped} km if its latitude and longitude are swapped; write"
            " those of the one that is wrong the other way round",
            (*doubt.location, "latitude"),
            None,
            of=doubt.of,
            near=doubt.near,
            far=f"{doubt.far_km:,.0f}",
            swapped=f"{doubt.swapped_km:,.0f}",
        )


# --- denied activities --------------------------------------------------------------------------------------------


def _closed_chapters(data: Any) -> Iterator[InitErrorDetails]:
    activities = child(data, "activities")
    locator = Locator(data)
    for name, closes in closed_chapters().items():
        if not _is_no(child(activities, name)):
            continue
        for path in closes:
            location = locator.locate(path)
            value = _value_at(data, location)
            if not _says_something(value):
                continue
            assert location is not None
            yield _problem(
                "closed_chapter",
                "activities.{activity} says no, but {chapter} is filled in; change one of the two",
                location,
                None,
                activity=name,
                chapter=path,
            )


def closed_chapters() -> dict[str, tuple[str, ...]]:
    """For each activity, the paths of the chapters and lists that are empty if it is not done."""
    found = {}
    for name, field in Activities.model_fields.items():
        extra = field.json_schema_extra
        if isinstance(extra, dict):
            found[name] = tuple(str(path) for path in extra.get(CLOSES) or ())  # type: ignore[union-attr]
    return found


def _is_no(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() == "no")


def _says_something(value: Any) -> bool:
    """Whether a value says more than that nothing is there."""
    if value is None or value == ABSENT or value == 0 or _is_no(value):
        return False
    if isinstance(value, PlanModel):
        return any(_says_something(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, Mapping):
        return any(_says_something(inner) for inner in value.values())
    if is_list(value):
        return len(value) > 0
    return True


def _value_at(data: Any, location: Location | None) -> Any:
    if location is None:
        return None
    for step in location:
        data = child(data, step)
    return data


# --- unanswered questions -----------------------------------------------------------------------------------------


def _unanswered(data: Any, root: type[PlanModel]) -> Iterator[InitErrorDetails]:
    entries = child(data, "unanswered")
    if not is_list(entries):
        return
    locator = Locator(data)
    for position, entry in enumerate(entries):
        path = child(entry, "path")
        if not isinstance(path, str):
            continue
        location: Location = ("unanswered", position, "path")
        try:
            parts = parse(path)
        except ValueError as error:
            yield _problem("unanswered_path", str(error).replace("{", "").replace("}", ""), location, path)
            continue
        if field_in(root, parts) is None:
            yield _problem(
                "unanswered_path",
                "there is no field '{written}' in a plan",
                location,
                path,
                written=path,
                nearest=_nearest_fields(root, parts),
            )
        elif missing := _missing_entry(parts, locator):
            yield _problem(
                "unanswered_path", "the plan has no entry {written}", location, path, written=missing, nearest=[]
            )
        elif Entry(ANY_ENTRY) not in parts and locator.locate(path) is not None:
            yield _problem(
                "unanswered_path",
                "'{written}' is listed as unanswered, but the plan states it",
                location,
                path,
                written=path,
                nearest=[],
            )


def _nearest_fields(root: type[PlanModel], parts: tuple[Any, ...]) -> list[str]:
    """The paths that are most like one that leads nowhere: right up to its first wrong step."""
    good = 0
    while good < len(parts) and field_in(root, parts[: good + 1]) is not None:
        good += 1
    wrong = parts[good]
    names = nearest(str(wrong), fields_in(root, parts[:good]))
    return [written((*parts[:good], name)) for name in names]


def _missing_entry(parts: tuple[Any, ...], locator: Locator) -> str | None:
    """The first entry on a path that a stated list does not have."""
    for length, part in enumerate(parts, start=1):
        if not isinstance(part, Entry) or part.name == ANY_ENTRY:
            continue
        if ANY_ENTRY in [step.name for step in parts[:length] if isinstance(step, Entry)]:
            return None
        if locator.locate(written(parts[:length])) is None:
            return written(parts[:length])
    return None
