"""Who understands the patients in each session."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from missionrisk.facts.knowledge import number_bounds
from tests.facts.comparing import within
from tests.facts.deriving import fact, said, subjects

DOCTOR: dict[str, Any] = {"id": "doctor", "count": 1, "cadre": "doctor", "languages": ["en"]}
NURSE: dict[str, Any] = {
    "id": "nurse",
    "count": 1,
    "cadre": "nurse",
    "tasks": ["examines"],
    "languages": ["quc", "es-GT"],
}
GUIDE: dict[str, Any] = {
    "id": "guide",
    "count": 1,
    "cadre": "interpreter",
    "tasks": ["interprets"],
    "languages": ["quc", "es"],
}
DRIVER: dict[str, Any] = {
    "id": "driver",
    "count": 1,
    "cadre": "logistician",
    "tasks": ["logistics"],
    "languages": ["quc"],
}
SITES = [{"id": "post", "languages": ["quc"]}, {"id": "school", "languages": ["es", "quc"]}]
PLANNED = {"kinds": ["trained_interpreters"], "languages": ["quc", "es"], "interpreters_per_day": 2}


def session(**stated: Any) -> dict[str, Any]:
    day = {"id": "monday", "date": "2027-03-08", "start": "08:00", "end": "12:30", "site": "post", "service": "care"}
    return {**day, **stated}


def plan(*sessions: dict[str, Any], interpreting: Any = "none", **others: Any) -> dict[str, Any]:
    stated = {
        "activities": {"treats_patients": True},
        "sites": SITES,
        "services": [{"id": "care", "kind": "primary_care"}, {"id": "course", "kind": "training"}],
        "people": [DOCTOR, NURSE, GUIDE, DRIVER],
        "language": {"interpreting": interpreting},
        "schedule": {"sessions": list(sessions)},
    }
    return {**stated, **others}


def found(*sessions: dict[str, Any], **stated: Any) -> Any:
    return fact("session_languages", "mission", **plan(*sessions, **stated))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"people": ["nurse"]}, set()),
        ({"people": ["doctor", "guide"]}, set()),
        ({"people": ["doctor"], "supervisors": ["nurse"]}, set()),
        ({"people": ["doctor"], "host_counterpart": "nurse"}, set()),
        ({"people": ["doctor"]}, {"Mon 2027-03-08 08:00-12:30, post: quc"}),
        ({"people": ["doctor"], "site": "school"}, {"Mon 2027-03-08 08:00-12:30, school: es, quc"}),
        ({"people": ["doctor", "driver"]}, {"Mon 2027-03-08 08:00-12:30, post: quc"}),
        ({"people": []}, {"Mon 2027-03-08 08:00-12:30, post: quc"}),
    ],
)
def test_languages_that_nobody_present_speaks(stated: Any, expected: Any) -> None:
    assert said(found(session(**stated)).sessions_unserved) == expected


@pytest.mark.parametrize(
    ("interpreting", "stated", "count", "asked"),
    [
        (PLANNED, {"interpreters": 1}, 0, ()),
        (PLANNED, {"interpreters": 0}, 1, ()),
        (PLANNED, {}, (0, 1), ("schedule.sessions[monday].interpreters",)),
        ({**PLANNED, "languages": ["es"]}, {}, 1, ()),
        ({**PLANNED, "languages": None}, {"interpreters": 1}, (0, 1), ("language.interpreting.languages",)),
        ({**PLANNED, "people": ["guide"]}, {}, 1, ()),
        ({**PLANNED, "kinds": ["relatives"]}, {}, 1, ()),
        (None, {}, (0, 1), ("language.interpreting",)),
        ("none", {"people": None}, (0, 1), ("schedule.sessions[monday].people",)),
        ("none", {"service": None}, (0, 1), ("schedule.sessions[monday].service",)),
        ("none", {"service": None, "expected_patients": 20}, 1, ()),
    ],
)
def test_interpreters_beside_those_named(interpreting: Any, stated: Any, count: Any, asked: Any) -> None:
    there = found(session(**{"people": ["doctor"], **stated}), interpreting=interpreting)
    assert (said(there.sessions_unserved_count), there.sessions_unserved_count.missing) == (count, asked)


def test_a_language_for_which_the_whole_plan_has_nobody_is_not_told_twice() -> None:
    people = [DOCTOR, {**GUIDE, "languages": ["es"]}]
    there = found(session(people=["doctor"]), session(id="late", people=["doctor"], site="school"), people=people)
    assert said(there.first_unserved) == "Mon 2027-03-08 08:00-12:30, school: es"


def test_the_first_are_named_in_order_and_all_counted() -> None:
    days = [session(id=f"day-{day}", date=f"2027-03-{day:02}", people=["doctor"]) for day in range(30, 5, -1)]
    there = found(*days)
    assert said(there.sessions_unserved_count) == 25
    assert said(there.first_unserved).startswith("Sat 2027-03-06 08:00-12:30, post: quc; Sun")
    assert said(there.first_unserved).endswith("; and 22 more")
    assert len(there.sessions_unserved.sure) == 21


@pytest.mark.parametrize(
    ("stated", "people", "missing"),
    [
        ({"people": ["doctor", "nurse"], "consulting_clinicians": 2}, {}, 1),
        ({"people": ["doctor", "nurse"], "consulting_clinicians": 1}, {}, (0, 1)),
        ({"people": ["doctor", "nurse"]}, {}, (0, 1)),
        ({"people": ["doctor", "guide"], "consulting_clinicians": 1}, {}, 0),
        ({"people": ["nurse"], "consulting_clinicians": 1}, {}, 0),
        ({"people": ["doctor", "guide"], "consulting_clinicians": 4}, {"doctor": {"count": 4}}, 3),
        (
            {"people": ["doctor"], "consulting_clinicians": 3, "interpreters": {"min": 1, "max": 2}},
            {"doctor": {"count": 3}},
            (1, 2),
        ),
        ({"people": None, "consulting_clinicians": 3, "interpreters": 2}, {}, (0, 1)),
    ],
)
def test_interpreters_missing(stated: Any, people: Any, missing: Any) -> None:
    team = [{**person, **people.get(person["id"], {})} for person in (DOCTOR, NURSE, GUIDE, DRIVER)]
    assert said(found(session(**stated), people=team).most_interpreters_missing) == missing


def test_nothing_is_missing_where_all_clinicians_speak_the_language() -> None:
    language = {"interpreting": "none", "clinicians_speaking_percent": 100}
    there = found(session(people=["doctor"], consulting_clinicians=1), language=language)
    assert (said(there.first_unserved), said(there.first_short)) == ("none", "none")


@pytest.mark.parametrize("sessions", [[], [session(service="course", people=["doctor"])]])
def test_without_sessions_with_patients_there_is_nothing_to_say(sessions: Any) -> None:
    assert subjects("session_languages", **plan(*sessions)) == []


# --- laws ---------------------------------------------------------------------------------------------------------

names = st.lists(st.sampled_from(["doctor", "nurse", "guide", "driver", "unknown"]), unique=True)
plans = st.fixed_dictionaries(
    {"people": st.none() | names},
    optional={
        "site": st.sampled_from(["post", "school"]),
        "interpreters": st.sampled_from([0, 1, 2, {"min": 0, "max": 2}]),
        "consulting_clinicians": st.sampled_from([0, 1, 3, {"min": 1, "max": 3}]),
        "expected_patients": st.just(20),
    },
)
interpretings = st.sampled_from(
    [None, "none", PLANNED, {**PLANNED, "languages": ["es"]}, {**PLANNED, "languages": None}]
)
EVERYBODY = [DOCTOR, NURSE, GUIDE, DRIVER, {"id": "unknown"}]


def _in(interpreting: Any, stated: dict[str, Any]) -> Any:
    day = {name: value for name, value in session(id="day").items() if name not in ("site", "service")}
    return found({**day, **stated}, interpreting=interpreting, people=EVERYBODY)


@settings(max_examples=30, deadline=None)
@given(interpretings, plans, st.sampled_from(["nurse", "guide"]))
def test_another_speaker_leaves_no_language_unserved_that_was_not(interpreting: Any, stated: Any, who: str) -> None:
    if stated["people"] is None:
        return
    before = _in(interpreting, stated).sessions_unserved_count
    after = _in(interpreting, {**stated, "people": sorted({*stated["people"], who})}).sessions_unserved_count
    assert all(b >= a for b, a in zip(number_bounds(before), number_bounds(after), strict=True))


@settings(max_examples=30, deadline=None)
@given(interpretings, plans, st.integers(0, 2))
def test_another_interpreter_leaves_nobody_in_want_who_was_not(interpreting: Any, stated: Any, number: int) -> None:
    before, after = (_in(interpreting, {**stated, "interpreters": n}) for n in (number, number + 1))
    for name in ("sessions_unserved_count", "sessions_short_count", "most_interpreters_missing"):
        bounds = (number_bounds(there.knowledge(name)) for there in (before, after))
        assert all(b >= a for b, a in zip(*bounds, strict=True))


@settings(max_examples=30, deadline=None)
@given(interpretings, plans, st.data())
def test_stating_more_settles_and_never_unsettles(interpreting: Any, stated: Any, data: Any) -> None:
    assume(interpreting != "none" or not stated.get("interpreters"))  # a plan that contradicts itself may unsettle
    left_out = data.draw(st.sampled_from(sorted(stated)))
    fewer = {name: value for name, value in stated.items() if name != left_out}
    fuller, sparser = _in(interpreting, stated), _in(interpreting, fewer)
    for name in fuller.declarations():
        assert within(fuller.knowledge(name), sparser.knowledge(name)), name
