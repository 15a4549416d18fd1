"""Running tables against the anaesthesia providers on duty."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.deriving import fact, said

INF = float("inf")
SITES = [{"id": "theatre"}, {"id": "clinic"}]
ANAESTHETISTS = [
    {"id": name, "count": 1, "cadre": "anaesthetist", "training_level": "licensed_independent"}
    for name in ("ana", "ben")
]
GENERAL = [{"id": "hernia", "category": "hernia", "anaesthesia": "general"}]


def session(name: str, start: str | None, end: str | None, tables: Any, *people: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "date": "2027-03-09",
        "start": start,
        "end": end,
        "site": "theatre",
        "operating_tables": tables,
        "people": list(people),
        **more,
    }


def anaesthesia(*sessions: dict[str, Any], providers: Any = 2, shifts: Any = (), **plan: Any) -> Any:
    chapter = {"sessions": list(sessions), "shifts": None if shifts is None else list(shifts)}
    data = {
        "sites": SITES,
        "people": ANAESTHETISTS,
        "procedures": GENERAL,
        "anaesthesia": {"providers": providers},
        "schedule": chapter,
        **plan,
    }
    return fact("anaesthesia", "mission", **data)


def test_tables_that_run_at_once_are_patients_at_once() -> None:
    both = ("ana", "ben")
    found = anaesthesia(
        session("a", "08:00", "12:00", 2, *both),
        session("b", "10:00", "14:00", 1, *both),
        session("c", "15:00", "16:00", 2, *both),
    )
    assert said(found.simultaneous) == (3, INF)
    assert said(found.providers_short) == (1, INF)
    assert said(found.worst_moment) == "theatre, Tue 2027-03-09 10:00-12:00: 3 tables, at most 2 providers"


def test_a_provider_who_is_elsewhere_or_off_duty_is_not_there() -> None:
    busy = session("a", "08:00", "12:00", 2, "ana", "ben")
    away = session("b", "11:00", "13:00", None, "ben", site="clinic")
    assert said(anaesthesia(session("a", "08:00", "12:00", 2, "ana"), away).providers_short) == (1, INF)
    assert said(anaesthesia(busy).providers_short) == (0, INF)


def test_somebody_on_call_may_come() -> None:
    call = {
        "id": "call",
        "people": ["ben"],
        "first_day": "2027-03-09",
        "starts_at": "07:00",
        "hours": 12,
        "on_call": True,
    }
    assert said(anaesthesia(session("a", "08:00", "12:00", 2, "ana"), shifts=[call]).providers_short) == (0, INF)


@pytest.mark.parametrize(
    ("sessions", "plan"),
    [
        ([session("a", "08:00", "12:00", 2, "ana")], {"shifts": None}),
        ([session("a", "08:00", "12:00", 2, "ana"), {"id": "b", "date": "2027-03-09"}], {}),
        ([session("a", "08:00", "12:00", 2, "ana"), session("b", None, None, None, "ben")], {}),
    ],
)
def test_nobody_is_away_while_the_rota_is_open(sessions: list[dict[str, Any]], plan: dict[str, Any]) -> None:
    assert said(anaesthesia(*sessions, **plan).providers_short) == (0, INF)


def test_unlisted_providers_may_be_there() -> None:
    assert said(anaesthesia(session("a", "08:00", "12:00", 3, "ana"), providers=None).providers_short) == (-INF, INF)
    assert said(anaesthesia(session("a", "08:00", "12:00", 3, "ana"), providers=4).providers_short) == (0, INF)


def test_tables_with_local_anaesthesia_need_none() -> None:
    mixed = [*GENERAL, {"id": "cataract", "category": "cataract", "anaesthesia": "local"}]
    found = anaesthesia(session("a", "08:00", "12:00", 5, "ana"), procedures=mixed)
    assert said(found.simultaneous) == (1, INF)
    assert found.worst_moment.missing == ("schedule.sessions",)


def test_a_session_and_a_shift_at_the_same_time_may_speak_of_the_same_tables() -> None:
    frame = {"id": "lists", "people": ["ana"], "first_day": "2027-03-09", "starts_at": "07:00", "hours": 8}
    found = anaesthesia(
        session("a", "08:00", "12:00", 2, "ana", "ben"), shifts=[{**frame, "site": "theatre", "operating_tables": 2}]
    )
    assert said(found.simultaneous) == (2, INF)


def test_what_is_stated_is_raised_and_never_lowered() -> None:
    stated = {"providers": 2, "simultaneous_anaesthetics": 4}
    assert said(anaesthesia(session("a", "08:00", "12:00", 2, "ana"), anaesthesia=stated).simultaneous) == 4
    stated = {"providers": 2, "simultaneous_anaesthetics": 1}
    assert said(anaesthesia(session("a", "08:00", "12:00", 2, "ana"), anaesthesia=stated).simultaneous) == 2


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 3), st.integers(0, 3))
def test_a_narrower_range_of_tables_never_says_less(low: int, more: int) -> None:
    wide = anaesthesia(session("a", "08:00", "12:00", {"min": low, "max": low + more}, "ana"))
    narrow = anaesthesia(session("a", "08:00", "12:00", low + more, "ana"))
    assert said(wide.providers_short)[0] <= said(narrow.providers_short)[0]
