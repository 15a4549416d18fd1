"""Work and rest of each person on the rota."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.reading import Place
from missionrisk.facts.rota.duty_hours import DutyHours, derive_duty_hours
from missionrisk.facts.rota.rota import rota_of
from missionrisk.plan import MissionPlan
from tests.facts.comparing import deciding, within
from tests.facts.deriving import as_fields, said

INF = float("inf")
PEOPLE = [
    {"id": "ana", "count": 1, "origin": "visiting"},
    {"id": "nurses", "count": 4, "origin": "visiting"},
    {"id": "ben", "origin": "visiting"},
    {"id": "zoe", "count": 1, "origin": "host"},
]
SITES = [{"id": "clinic"}, {"id": "ward"}]
DATES = {"arrival": "2027-02-27", "departure": "2027-03-14"}


def facts(schedule: dict[str, Any], **plan: Any) -> dict[str, DutyHours]:
    data = {
        "title": "A mission",
        "activities": {"travels": True},
        "mission": {"dates": DATES},
        "people": PEOPLE,
        "sites": SITES,
        "schedule": schedule,
        **plan,
    }
    place = Place(MissionPlan.model_validate(data), "", final=False)
    return {fact.subject: fact for fact in derive_duty_hours(place, rota_of(place))}


def of(who: str, *duties: dict[str, Any], **plan: Any) -> DutyHours:
    """The fact of somebody whose duties are all known."""
    shifts = [duty for duty in duties if "first_day" in duty]
    sessions = [duty for duty in duties if "first_day" not in duty]
    return facts({"sessions": sessions, "shifts": shifts, **plan.pop("schedule", {})}, **plan)[who]


def session(name: str, day: int, start: str, end: str, who: str = "ana", **more: Any) -> dict[str, Any]:
    return {"id": name, "date": f"2027-03-{day:02}", "start": start, "end": end, "people": [who], **more}


def shift(name: str, day: int, start: str, hours: Any, who: str = "ana", **more: Any) -> dict[str, Any]:
    return {"id": name, "first_day": f"2027-03-{day:02}", "starts_at": start, "hours": hours, "people": [who], **more}


# --- one person ---------------------------------------------------------------------------------------------------


def test_a_week_of_sessions() -> None:
    found = of("ana", *[session(f"s{day}", day, "08:00", "17:30") for day in (1, 2, 3, 4, 5, 8)])
    assert said(found.weekly_hours) == 47.5
    assert said(found.busiest_week) == "Mon 2027-03-01 08:00"
    assert (said(found.longest_duty_hours), said(found.longest_duty)) == (9.5, "Mon 2027-03-01 08:00-17:30")
    assert (said(found.shortest_rest_hours), said(found.shortest_rest)) == (14.5, "Mon 2027-03-01 17:30-08:00")
    assert (said(found.days_in_a_row), said(found.days_off), said(found.days_off_in_seven)) == (5, 10, 2)
    assert said(found.nights_in_a_row) == 0


def test_night_shifts_belong_to_both_days() -> None:
    found = of("ana", shift("n", 1, "22:00", 10, last_day="2027-03-04"))
    assert (said(found.weekly_hours), said(found.nights_in_a_row), said(found.days_in_a_row)) == (40, 4, 5)
    assert said(found.shortest_rest_hours) == 14


@pytest.mark.parametrize(("start", "hours", "nights"), [("20:00", 5, 1), ("20:00", 4, 0), ("02:00", 3, 1)])
def test_a_night_has_three_hours_of_duty(start: str, hours: int, nights: int) -> None:
    assert said(of("ana", shift("n", 1, start, hours)).nights_in_a_row) == nights


def test_supervisors_are_on_duty_too() -> None:
    duty = {**session("s", 1, "08:00", "12:00", "ben"), "supervisors": ["ana"]}
    assert said(of("ana", duty).weekly_hours) == 4


def test_on_call_counts_apart() -> None:
    found = of("ana", session("s", 1, "08:00", "17:00"), shift("c", 1, "17:00", 15, on_call=True))
    assert (said(found.weekly_hours), said(found.weekly_hours_with_on_call)) == (9, 24)
    assert (said(found.longest_duty_hours), said(found.longest_duty_hours_with_on_call)) == (9, 24)
    assert (said(found.days_in_a_row), said(found.days_in_a_row_with_on_call)) == (1, 2)
    assert (said(found.nights_in_a_row), said(found.nights_in_a_row_with_on_call)) == (0, 1)
    assert said(found.long_duty) is False


def test_rest_after_a_day_and_a_night() -> None:
    found = of("ana", shift("call", 1, "08:00", 24), session("s", 2, "18:00", "20:00"))
    assert (said(found.long_duties), said(found.rest_after_long_duty_hours)) == ({"call"}, 10)


def test_what_a_shift_states_of_the_rest_after_it() -> None:
    stated = shift("call", 1, "08:00", 24, rest_after_hours=12)
    assert said(of("ana", stated).rest_after_long_duty_hours) == 12
    assert said(of("ana", stated, session("s", 2, "18:00", "20:00")).rest_after_long_duty_hours) == 10
    assert said(of("ana", stated).shortest_rest_hours) == 12


def test_the_rest_after_a_long_duty_is_asked_for() -> None:
    found = facts({"shifts": [shift("call", 1, "08:00", 24)]})["ana"]
    assert found.rest_after_long_duty_hours.missing[0] == "schedule.shifts[call].rest_after_hours"
    assert said(found.rest_after_long_duty_hours) == (0, INF)


def test_two_zones() -> None:
    zones = [{"id": "clinic", "time_zone": "Africa/Lagos"}, {"id": "ward", "time_zone": "Africa/Nairobi"}]
    late = session("a", 1, "12:00", "20:00", site="clinic")
    early = session("b", 2, "06:00", "10:00", site="ward")
    assert said(of("ana", late, early, sites=zones).shortest_rest_hours) == 8
    assert said(of("ana", late, early).shortest_rest_hours) == 10


# --- travel -------------------------------------------------------------------------------------------------------


def test_days_of_arrival_and_departure_are_days_of_travel() -> None:
    found = of("ana", session("s", 1, "08:00", "12:00"), mission={"dates": {**DATES, "arrival": "2027-02-28"}})
    assert (said(found.days_in_a_row), said(found.days_in_a_row_with_travel)) == (1, 2)
    assert (said(found.days_off), said(found.days_off_with_travel)) == (14, 12)
    assert (said(found.days_off_in_seven), said(found.days_off_in_seven_with_travel)) == (6, 5)


def test_hosts_do_not_travel() -> None:
    found = of("zoe", session("s", 1, "08:00", "12:00", "zoe"))
    assert (said(found.weekly_hours_with_travel), said(found.days_off_with_travel)) == (4, 15)


def test_hours_of_travel() -> None:
    duties = [session("a", 1, "08:00", "12:00", site="clinic"), session("b", 1, "16:00", "20:00", site="ward")]
    hours = {**DATES, "arrival_travel_hours": 10, "departure_travel_hours": 12}
    found = of("ana", *duties, mission={"dates": hours}, schedule={"transfer_hours": 1.5})
    assert (said(found.weekly_hours), said(found.weekly_hours_with_travel)) == (8, 19.5)


def test_a_transfer_shortens_the_rest_and_is_no_longer_than_it() -> None:
    duties = [session("a", 1, "12:00", "22:00", site="clinic"), session("b", 2, "06:00", "09:00", site="ward")]
    assert said(of("ana", *duties, schedule={"transfer_hours": 2}).shortest_rest_hours_with_travel) == 6
    assert said(of("ana", *duties).shortest_rest_hours_with_travel) == (0, 8)


def test_hours_of_travel_that_are_not_stated_are_asked_for() -> None:
    found = of("ana", session("a", 1, "08:00", "12:00"))
    assert said(found.weekly_hours_with_travel) == (4, 28)
    assert "mission.dates.arrival_travel_hours" in found.weekly_hours_with_travel.missing


# --- what is not known --------------------------------------------------------------------------------------------


def test_of_a_group_somebody_works_each_duty() -> None:
    found = of("nurses", session("a", 1, "08:00", "12:00", "nurses"), session("b", 2, "08:00", "16:00", "nurses"))
    assert (said(found.weekly_hours), said(found.days_in_a_row)) == ((8, 12), (1, 2))
    assert (said(found.shortest_rest_hours), said(found.days_off_in_seven)) == ((0, INF), (5, 6))
    assert said(found.double_booked_hours) == 0


def test_an_open_rota_gives_bounds() -> None:
    found = facts({"sessions": [session("a", 1, "08:00", "12:00")]})
    assert sorted(found) == ["ana", "schedule.shifts[?]"]
    assert said(found["ana"].weekly_hours) == (4, INF)
    assert found["ana"].days_in_a_row.missing == ("schedule.shifts",)


def test_what_is_stated_for_everybody_bounds_an_open_rota() -> None:
    limits = {"weekly_hours": 50, "longest_shift_hours": 12, "shortest_rest_hours": 10, "rest_days_per_week": 1}
    found = facts({"sessions": [session("a", 1, "08:00", "12:00")], **limits})["ana"]
    assert (said(found.weekly_hours), said(found.longest_duty_hours)) == ((4, 50), (4, 12))
    assert (said(found.shortest_rest_hours), said(found.days_off_in_seven)) == ((10, INF), (1, 6))
    assert (said(found.long_duty), said(found.rest_after_long_duty_hours)) == (False, INF)


def test_a_duty_without_its_time_is_asked_for() -> None:
    untimed = session("a", 1, "08:00", "12:00")
    del untimed["end"]
    found = of("ana", untimed, session("b", 2, "08:00", "12:00"))
    assert (said(found.weekly_hours), said(found.days_in_a_row)) == ((4, INF), (2, INF))
    assert found.weekly_hours.missing == ("schedule.weekly_hours",)
    assert found.days_in_a_row.missing == ("schedule.sessions[a].end",)


def test_a_shift_of_uncertain_length_lasts_at_least_so_long() -> None:
    found = of("ana", shift("call", 1, "08:00", {"min": 24, "max": 30}))
    assert (said(found.longest_duty_hours), said(found.long_duty)) == ((24, INF), True)


def test_duties_that_name_nobody_are_somebodys() -> None:
    nameless = shift("call", 1, "08:00", 30)
    del nameless["people"]
    found = facts({"sessions": [], "shifts": [nameless]})
    assert sorted(found) == ["schedule.shifts"]
    assert (said(found["schedule.shifts"].person), said(found["schedule.shifts"].long_duty)) == ("somebody", True)


def test_nobody_on_the_rota_has_no_fact() -> None:
    assert sorted(facts({"sessions": [], "shifts": []})) == []
    assert sorted(facts({})) == ["schedule.shifts[?]"]


def test_shifts_that_were_not_stated_are_no_longer_than_the_longest() -> None:
    found = facts({"longest_shift_hours": 30, "shortest_rest_hours": 10})["schedule.shifts[?]"]
    assert (said(found.longest_duty_hours), said(found.rest_after_long_duty_hours)) == ((0, 30), (10, INF))
    assert found.longest_duty_hours.missing == ("schedule.shifts",)
    assert facts({})["schedule.shifts[?]"].longest_duty_hours.missing == ("schedule.longest_shift_hours",)
    assert said(facts({"longest_shift_hours": 12})["schedule.shifts[?]"].long_duty) is False


def test_whether_anybody_travels_is_asked_first() -> None:
    assert facts({}, activities=None)["schedule.shifts[?]"].exists.missing == ("activities.travels",)


# --- two places at once -------------------------------------------------------------------------------------------


def test_two_sites_at_once() -> None:
    found = of(
        "ana",
        session("a", 9, "08:00", "12:00", site="clinic"),
        session("b", 9, "10:00", "14:00", site="ward"),
        session("c", 9, "11:00", "13:00", site="ward"),
    )
    assert said(found.double_booked) == {"Tue 2027-03-09 10:00-12:00 (clinic and ward)"}
    assert said(found.double_booked_hours) == 2


@pytest.mark.parametrize("change", [{"site": "clinic"}, {"start": "12:00"}])
def test_no_two_sites_at_once(change: dict[str, Any]) -> None:
    other = {**session("b", 9, "10:00", "14:00", site="ward"), **change}
    assert said(of("ana", session("a", 9, "08:00", "12:00", site="clinic"), other).double_booked_hours) == 0


def test_a_duty_without_a_site_may_be_at_another() -> None:
    other = session("b", 9, "10:00", "14:00")
    found = of("ana", session("a", 9, "08:00", "12:00", site="clinic"), other)
    assert said(found.double_booked_hours) == (0, INF)
    assert found.double_booked_hours.missing == ("schedule.sessions[b].site",)
    assert said(of("ana", session("a", 9, "08:00", "12:00"), other, sites=SITES[:1]).double_booked_hours) == 0


def test_many_overlaps_are_counted() -> None:
    duties = [
        shift(f"{site}-{hour}", 1, f"{hour:02}:00", 4, site=site, last_day="2027-03-13")
        for site in ("clinic", "ward")
        for hour in (8, 14)
    ]
    found = of("ana", *duties)
    assert len(said(found.double_booked)) == 21
    assert "and 6 more" in said(found.double_booked)
    assert said(found.double_booked_hours) == 104


# --- laws ---------------------------------------------------------------------------------------------------------

rotas = st.lists(
    st.tuples(st.integers(1, 13), st.integers(0, 23), st.integers(1, 16), st.sampled_from(["clinic", "ward"])),
    min_size=1,
    max_size=8,
)
ZONES = [{"id": "clinic", "time_zone": "America/Guatemala"}, {"id": "ward", "time_zone": "Africa/Nairobi"}]


def duties_of(rota: list[tuple[int, int, int, str]]) -> list[dict[str, Any]]:
    return [shift(f"d{n}", day, f"{hour:02}:00", hours, site=site) for n, (day, hour, hours, site) in enumerate(rota)]


def figures(fact: DutyHours) -> dict[str, Any]:
    return {name: said(k) for name, k in as_fields(fact).items() if name != "long_duties"}


@settings(max_examples=40, deadline=None)
@given(rotas, st.data())
def test_splitting_a_shift_changes_nothing(rota: list[tuple[int, int, int, str]], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(rota) - 1))
    day, hour, hours, site = rota[which]
    cut = data.draw(st.integers(0, hours))
    later = day + (hour + cut) // 24, (hour + cut) % 24, hours - cut, site
    split = [*rota[:which], (day, hour, cut, site), *rota[which + 1 :], later]
    parts = [part for part in split if part[2] > 0]
    assert figures(of("ana", *duties_of(rota), sites=ZONES)) == figures(of("ana", *duties_of(parts), sites=ZONES))


@settings(max_examples=30, deadline=None)
@given(rotas, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(rota: list[tuple[int, int, int, str]], chance: Any) -> None:
    duties = duties_of(rota)
    mixed = copy.deepcopy(duties)
    chance.shuffle(mixed)
    assert as_fields(of("ana", *duties, sites=ZONES)) == as_fields(of("ana", *mixed, sites=ZONES))


@settings(max_examples=40, deadline=None)
@given(
    rotas, st.tuples(st.integers(1, 13), st.integers(0, 23), st.integers(1, 16), st.sampled_from(["clinic", "ward"]))
)
def test_one_more_duty_never_lessens_the_work(rota: list[Any], more: tuple[int, int, int, str]) -> None:
    before, after = (of("ana", *duties_of(duties), sites=ZONES) for duties in (rota, [*rota, more]))
    for name in ("weekly_hours", "longest_duty_hours", "days_in_a_row", "nights_in_a_row", "double_booked_hours"):
        assert said(after.knowledge(name)) >= said(before.knowledge(name)), name
    for name in ("days_off", "days_off_in_seven"):
        assert said(after.knowledge(name)) <= said(before.knowledge(name)), name


FULL: dict[str, Any] = {
    "mission": {"dates": {**DATES, "arrival_travel_hours": 6, "departure_travel_hours": {"min": 4, "max": 9}}},
    "schedule": {
        "transfer_hours": {"min": 1, "max": 2},
        "sessions": [
            session("a", 1, "08:00", "12:00", site="clinic"),
            session("b", 1, "14:00", "18:00", site="ward"),
            session("c", 2, "08:00", "12:00", "nurses", site="ward"),
        ],
        "shifts": [
            shift("call", 3, "08:00", 24, last_day="2027-03-05", weekdays=["wed", "fri"], rest_after_hours=24),
            shift("night", 3, "20:00", {"min": 10, "max": 12}, "nurses", rest_after_hours={"min": 8, "max": 20}),
        ],
    },
    "people": PEOPLE,
}
OPTIONAL = [
    ("mission", "dates", "arrival"),
    ("mission", "dates", "arrival_travel_hours"),
    ("mission", "dates", "departure_travel_hours"),
    ("schedule", "transfer_hours"),
    ("schedule", "shifts"),
    ("schedule", "sessions"),
    ("schedule", "sessions", 0, "start"),
    ("schedule", "sessions", 1, "site"),
    ("schedule", "sessions", 1, "people"),
    ("schedule", "sessions", 2, "date"),
    ("schedule", "shifts", 0, "starts_at"),
    ("schedule", "shifts", 0, "rest_after_hours"),
    ("schedule", "shifts", 1, "hours"),
    ("schedule", "shifts", 1, "rest_after_hours"),
    ("people", 0, "count"),
    ("people", 0, "origin"),
    ("people", 1, "count"),
]


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(OPTIONAL), min_size=1), st.data())
def test_stating_more_never_undoes_what_is_known(left_out: set[Any], data: st.DataObject) -> None:
    also = data.draw(st.sets(st.sampled_from(sorted(left_out, key=str))))
    sparser, fuller = (thinned(paths) for paths in (left_out, also))
    known = facts(**fuller)
    for subject, fact in facts(**sparser).items():
        if subject in known:
            for name in deciding(fact):
                knowledge = fact.knowledge(name)
                assert within(known[subject].knowledge(name), knowledge), (subject, name)


def thinned(paths: set[Any]) -> dict[str, Any]:
    plan = copy.deepcopy(FULL)
    for path in sorted(paths, key=len, reverse=True):
        inner: Any = plan
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = None
    return plan
