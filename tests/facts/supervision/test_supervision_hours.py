"""Supervision by the hour: who is there when, gaps, days, and how many there are for each supervisor."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.model import Fact
from missionrisk.facts.reading import Place
from missionrisk.facts.rota.rota import rota_of
from missionrisk.facts.supervision.supervision import derive_supervision
from missionrisk.facts.supervision.supervision_hours import SupervisedDay, supervision_grid
from missionrisk.plan import MissionPlan
from tests.facts.comparing import deciding, within
from tests.facts.deriving import TABLES, fact, said
from tests.facts.test_more_knowledge import places, remove

LICENSED: dict[str, Any] = {
    "home_licence": {"held": True, "valid_until": "2030-12-31"},
    "host_licence": {"status": "in_place", "valid_from": "2027-01-01", "valid_until": "2027-12-31"},
}
PHYSICIAN: dict[str, Any] = {
    "id": "physician",
    "count": 1,
    "cadre": "doctor",
    "training_level": "licensed_independent",
    "origin": "visiting",
    "tasks": ["examines"],
    **LICENSED,
}
STUDENTS: dict[str, Any] = {
    "id": "students",
    "count": 4,
    "cadre": "student",
    "training_level": "student_clinical",
    "origin": "visiting",
    "tasks": ["examines"],
    "supervisor": "physician",
}
SITES = [{"id": "clinic"}, {"id": "ward"}]


def session(name: str, start: str, end: str, people: str, supervisors: str | None = "", **more: Any) -> dict[str, Any]:
    """A session on 9 March; people and supervisors are ids with spaces between."""
    stated = {"id": name, "date": "2027-03-09", "start": start, "end": end, "site": "clinic", "people": people.split()}
    if supervisors is not None:
        stated["supervisors"] = supervisors.split()
    return {**stated, **more}


def shift(name: str, start: str, hours: float, people: str, supervisors: str = "", **more: Any) -> dict[str, Any]:
    """A shift on 9 March."""
    return {
        "id": name,
        "first_day": "2027-03-09",
        "last_day": "2027-03-09",
        "starts_at": start,
        "hours": hours,
        "site": "clinic",
        "people": people.split(),
        "supervisors": supervisors.split(),
        **more,
    }


def plan_of(
    *duties: dict[str, Any], people: Any = (PHYSICIAN, STUDENTS), sites: Any = SITES, **more: Any
) -> dict[str, Any]:
    """A plan with these sessions and shifts and no others."""
    return {
        "sites": sites,
        "people": list(people),
        "schedule": {
            "sessions": [duty for duty in duties if "date" in duty],
            "shifts": [duty for duty in duties if "date" not in duty],
        },
        **more,
    }


def students(*duties: dict[str, Any], **more: Any) -> Any:
    """The fact about the supervision of the students."""
    return fact("supervision", "students", **plan_of(*duties, **more))


def hours(found: Any) -> tuple[Any, Any]:
    """With and without somebody who may supervise."""
    return said(found.supervised_hours), said(found.unsupervised_hours)


# --- who is there -------------------------------------------------------------------------------------------------


def test_hours_with_and_without_somebody_who_may_supervise() -> None:
    found = students(session("am", "08:00", "12:30", "students physician"), session("pm", "13:00", "17:00", "students"))
    assert hours(found) == (4.5, 4)
    assert said(found.supervised_percent) == 52.9
    assert said(found.gaps) == {"Tue 2027-03-09 13:00-17:00, clinic"}
    assert said(found.first_gaps) == "Tue 2027-03-09 13:00-17:00, clinic"
    assert said(found.first_gap) == date(2027, 3, 9)
    assert said(found.duties_with_gaps) == {"pm"}
    assert said(found.present) is False


def test_gaps_join_where_one_duty_follows_another_at_the_same_site() -> None:
    found = students(
        session("am", "08:00", "12:00", "students"),
        session("noon", "12:00", "13:00", "students"),
        session("pm", "13:00", "17:00", "students", site="ward"),
    )
    assert said(found.gaps) == {"Tue 2027-03-09 08:00-13:00, clinic", "Tue 2027-03-09 13:00-17:00, ward"}
    assert hours(found) == (0, 9)


def test_at_which_of_several_sites_a_gap_is_must_be_known_to_name_it() -> None:
    alone = session("am", "08:00", "12:00", "students", site=None)
    found = students(alone)
    assert (hours(found), said(found.gaps)) == ((0, 4), (set(), None))
    assert found.gaps.missing == ("schedule.sessions[am].site",)
    assert said(students(alone, sites=[{"id": "ward"}]).gaps) == {"Tue 2027-03-09 08:00-12:00, ward"}
    assert said(students(alone, sites=[]).gaps) == {"Tue 2027-03-09 08:00-12:00"}


def test_at_most_twenty_gaps_are_named_and_all_count() -> None:
    many = [
        shift(f"s{n}", "08:00", 1, "students", first_day=f"2027-03-{n:02}", last_day=f"2027-03-{n:02}")
        for n in range(1, 24)
    ]
    found = students(*many)
    assert said(found.unsupervised_hours) == 23
    assert len(said(found.gaps)) == 21
    assert "and 3 more" in said(found.gaps)
    assert said(found.first_gaps).endswith("Wed 2027-03-03 08:00-09:00, clinic; and 20 more")


@pytest.mark.parametrize(
    ("physician", "found"),
    [
        ({}, (4, 0)),
        ({"training_level": "resident"}, (0, 4)),
        ({"home_licence": "none"}, (0, 4)),
        ({"home_licence": {"valid_until": "2027-03-08"}}, (0, 4)),
        ({"home_licence": {"valid_until": "2027-03-09"}}, (4, 0)),
        ({"home_licence": {"valid_until": "2027-03"}}, ((0, 4), (0, 4))),
        ({"home_licence": None}, ((0, 4), (0, 4))),
        ({"host_licence": "none"}, (0, 4)),
        ({"host_licence": None}, ((0, 4), (0, 4))),
        ({"host_licence": None, "origin": "host"}, (4, 0)),
        ({"host_licence": "none", "origin": None}, ((0, 4), (0, 4))),
        ({"host_licence": {**LICENSED["host_licence"], "status": "refused"}}, (0, 4)),
        ({"host_licence": {**LICENSED["host_licence"], "status": "requested"}}, ((0, 4), (0, 4))),
        ({"host_licence": {**LICENSED["host_licence"], "valid_from": "2027-03-10"}}, (0, 4)),
        ({"home_tasks": ["prescribes"]}, (0, 4)),
        ({"cadre": "nurse", "home_tasks": ["examines"]}, (4, 0)),
        ({"training_level": None}, ((0, 4), (0, 4))),
    ],
)
def test_a_supervisor_has_finished_training_may_do_the_tasks_and_is_licensed_that_day(
    physician: dict[str, Any], found: Any
) -> None:
    people = [{**PHYSICIAN, **physician}, STUDENTS]
    assert hours(students(session("am", "08:00", "12:00", "students physician"), people=people)) == found


def test_what_is_open_about_a_licence_is_asked_for() -> None:
    people = [{**PHYSICIAN, "home_licence": {"held": True}}, STUDENTS]
    found = students(session("am", "08:00", "12:00", "students physician"), people=people)
    assert found.unsupervised_hours.missing == ("people[physician].home_licence.valid_until",)
    together = students(
        session("am", "08:00", "12:00", "students physician"),
        people=[{**PHYSICIAN, "host_licence": None}, STUDENTS],
        authorisation={"clinician_licences": "in_place"},
    )
    assert hours(together) == (4, 0)


def test_a_licence_that_ends_at_midnight_ends_there() -> None:
    people = [{**PHYSICIAN, "home_licence": {"valid_until": "2027-03-09"}}, STUDENTS]
    found = students(shift("night", "22:00", 10, "students physician"), people=people)
    assert said(found.gaps) == {"Wed 2027-03-10 00:00-08:00, clinic"}


def test_a_supervisor_who_works_elsewhere_at_the_time_is_not_there() -> None:
    elsewhere = session("other", "10:00", "14:00", "physician", site="ward")
    found = students(session("am", "08:00", "12:00", "students", "physician"), elsewhere)
    assert said(found.gaps) == {"Tue 2027-03-09 10:00-12:00, clinic"}
    beside = {**elsewhere, "site": "clinic", "operating_tables": 0}
    assert hours(students(session("am", "08:00", "12:00", "students", "physician"), beside)) == (4, 0)
    operating = {**beside, "operating_tables": 1}
    assert hours(students(session("am", "08:00", "12:00", "students", "physician"), operating)) == (2, 2)
    somewhere = {**elsewhere, "site": None, "operating_tables": 0}
    found = students(session("am", "08:00", "12:00", "students", "physician"), somewhere)
    assert hours(found) == ((2, 4), (0, 2))
    assert found.supervised_hours.missing == ("schedule.sessions[other].site",)


def test_a_group_of_supervisors_may_be_in_two_places() -> None:
    duties = session("am", "08:00", "12:00", "students physician"), session("b", "08:00", "12:00", "physician")
    duties[1]["site"] = "ward"
    assert hours(students(*duties, people=[{**PHYSICIAN, "count": 2}, STUDENTS])) == (4, 0)
    unsaid = students(*duties, people=[{**PHYSICIAN, "count": None}, STUDENTS])
    assert hours(unsaid) == ((0, 4), (0, 4))
    assert unsaid.supervised_hours.missing == ("people[physician].count",)


def test_on_call_is_not_there_unless_both_are() -> None:
    night = shift("night", "22:00", 10, "students", "physician")
    call = shift("call", "18:00", 16, "physician", on_call=True, operating_tables=0)
    assert hours(students(night, call)) == (0, 10)
    unsaid = students(night, {**call, "on_call": None})
    assert hours(unsaid) == ((0, 10), (0, 10))
    assert unsaid.supervised_hours.missing == ("schedule.shifts[call].on_call",)
    assert hours(students(shift("call", "22:00", 10, "students physician", on_call=True))) == (10, 0)
    day = session("am", "08:00", "12:00", "students physician")
    assert hours(students(day, {**call, "starts_at": "06:00"})) == (4, 0)


def test_unstated_supervisors_may_be_whoever_is_free() -> None:
    alone = session("am", "08:00", "12:00", "students", None)
    found = students(alone)
    assert hours(found) == ((0, 4), (0, 4))
    assert found.unsupervised_hours.missing == ("schedule.sessions[am].supervisors",)
    elsewhere = session("other", "10:00", "14:00", "physician", site="ward")
    assert hours(students(alone, elsewhere)) == ((0, 2), (2, 4))
    nobody = [{**PHYSICIAN, "training_level": "resident"}, STUDENTS]
    assert hours(students(alone, people=nobody)) == (0, 4)
    not_yet_there = [{**PHYSICIAN, "arrives": "2027-03-10"}, STUDENTS]
    assert hours(students(alone, people=not_yet_there)) == (0, 4)
    another_site = [{**PHYSICIAN, "sites": ["ward"]}, STUDENTS]
    assert hours(students(alone, people=another_site)) == (0, 4)


def test_a_supervisor_who_is_said_to_be_in_every_session_is() -> None:
    people = [PHYSICIAN, {**STUDENTS, "supervisor_on_site": True}]
    assert hours(students(session("am", "08:00", "12:00", "students", None), people=people)) == (4, 0)
    elsewhere = session("other", "10:00", "14:00", "physician", site="ward")
    found = students(session("am", "08:00", "12:00", "students", None), elsewhere, people=people)
    assert hours(found) == (2, 2)


def test_a_duty_without_times_counts_as_a_whole() -> None:
    untimed = session("am", "08:00", "12:00", "students")
    del untimed["start"]
    found = students(untimed)
    assert hours(found) == (0, (0, float("inf")))
    assert (said(found.present), said(found.duties_with_gaps)) == (False, {"am"})
    assert found.unsupervised_hours.missing == ("schedule.sessions[am].start",)
    covered = students({**untimed, "people": ["students", "physician"]})
    assert said(covered.unsupervised_hours) == 0
    assert said(covered.present) is True


def test_duties_that_are_not_stated_or_without_people_leave_hours_open() -> None:
    plan = plan_of(session("am", "08:00", "12:00", "students"))
    del plan["schedule"]["shifts"]
    found = fact("supervision", "students", **plan)
    assert hours(found) == ((0, float("inf")), (4, float("inf")))
    assert found.unsupervised_hours.missing == ("schedule.shifts",)
    assert said(found.first_gap) == (date.min, date(2027, 3, 9))
    unknown_people = session("pm", "13:00", "15:00", "")
    unknown_people["people"] = None
    found = students(session("am", "08:00", "12:00", "students"), unknown_people)
    assert hours(found) == ((0, 2), (4, 6))
    assert found.unsupervised_hours.missing == ("schedule.sessions[pm].people",)


def test_who_needs_no_supervision_lacks_none() -> None:
    found = fact("supervision", "physician", **plan_of(session("am", "08:00", "12:00", "physician")))
    assert (hours(found), said(found.supervised_percent), said(found.gaps)) == ((0, 0), 100, set())
    assert said(found.first_gap) == date.max
    perhaps = [PHYSICIAN, {**STUDENTS, "training_level": None, "cadre": "doctor"}]
    assert hours(students(session("am", "08:00", "12:00", "students"), people=perhaps)) == (0, (0, 4))


def test_without_a_schedule_nothing_is_known_of_hours() -> None:
    found = fact("supervision", "students", people=[PHYSICIAN, STUDENTS])
    assert said(found.unsupervised_hours) == (0, float("inf"))
    assert found.unsupervised_hours.missing == ("schedule.sessions", "schedule.shifts")


# --- days ---------------------------------------------------------------------------------------------------------


def grid(plan: dict[str, Any]) -> Any:
    """The grid of a plan."""
    root = Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", final=False)
    return supervision_grid(root, rota_of(root), TABLES)


def test_a_night_belongs_to_both_its_days() -> None:
    found = grid(
        plan_of(shift("night", "22:00", 10, "students"), session("am", "08:00", "12:00", "students physician"))
    )
    assert found == {
        "students": {
            date(2027, 3, 9): SupervisedDay(240, 120, 0),
            date(2027, 3, 10): SupervisedDay(0, 480, 0),
        }
    }


def test_sites_in_two_zones_have_their_own_days_and_clocks() -> None:
    zones = [{"id": "clinic", "time_zone": "America/Guatemala"}, {"id": "ward", "time_zone": "Africa/Nairobi"}]
    duties = session("there", "20:00", "23:00", "students"), session("here", "01:00", "04:00", "physician", site="ward")
    plan = {**plan_of(*duties), "sites": zones}
    assert grid(plan)["students"] == {date(2027, 3, 9): SupervisedDay(0, 180, 0)}
    # 20:00 in Guatemala is 05:00 of the next day in Nairobi: the physician was free then.
    plan["schedule"]["sessions"][0]["supervisors"] = ["physician"]
    assert grid(plan)["students"] == {date(2027, 3, 9): SupervisedDay(180, 0, 0)}
    plan["schedule"]["sessions"][1] |= {"date": "2027-03-10", "start": "05:00", "end": "06:00"}
    assert grid(plan)["students"] == {date(2027, 3, 9): SupervisedDay(120, 60, 0)}
    assert said(fact("supervision", "students", **plan).gaps) == {"Tue 2027-03-09 20:00-21:00, clinic"}


# --- how many -----------------------------------------------------------------------------------------------------


def test_the_most_for_each_supervisor_while_they_are_on_duty() -> None:
    second = {**STUDENTS, "id": "second", "count": {"min": 2, "max": 3}}
    plan = plan_of(
        session("am", "08:00", "12:00", "students physician"),
        session("noon", "11:00", "14:00", "second", "physician"),
        session("pm", "14:00", "16:00", "second physician"),
        people=[PHYSICIAN, STUDENTS, second],
    )
    assert said(fact("supervision", "students", **plan).most_per_supervisor) == (6, 7)
    assert said(fact("supervision_ratio", "mission", **plan).per_supervisor) == (6, 7)
    plan["people"][2] = {**second, "count": 3}
    found = fact("supervision", "second", **plan)
    assert (said(found.most_per_supervisor), said(found.most_when)) == (7, "Tue 2027-03-09 11:00, clinic")


def test_other_supervisors_may_be_where_none_are_stated() -> None:
    other = {**PHYSICIAN, "id": "other"}
    found = fact(
        "supervision_ratio",
        "mission",
        **plan_of(session("am", "08:00", "12:00", "students physician", None), people=[PHYSICIAN, other, STUDENTS]),
    )
    assert said(found.per_supervisor) == (2, 4)
    assert found.per_supervisor.missing == ("schedule.sessions[am].supervisors",)


# --- properties ---------------------------------------------------------------------------------------------------

WHO = ("physician", "nurse", "students", "resident")
PEOPLE = [
    PHYSICIAN,
    {**PHYSICIAN, "id": "nurse", "cadre": "nurse", "home_tasks": ["draws_blood"]},
    STUDENTS,
    {**STUDENTS, "id": "resident", "count": 1, "cadre": "doctor", "training_level": "resident"},
]


@st.composite
def shifts(draw: st.DrawFn, most: int = 4) -> list[dict[str, Any]]:
    """Shifts of some people at two sites on some days, some of which say who supervises."""
    return [
        {
            "id": f"s{n}",
            "first_day": f"2027-03-{draw(st.integers(8, 10)):02}",
            "starts_at": f"{draw(st.integers(0, 23)):02}:00",
            "hours": draw(st.integers(2, 14)),
            "site": draw(st.sampled_from([None, "clinic", "ward"])),
            "people": draw(st.lists(st.sampled_from(WHO), max_size=3, unique=True)),
            "supervisors": draw(st.none() | st.lists(st.sampled_from(WHO), max_size=2, unique=True)),
            "on_call": draw(st.sampled_from([None, False, True])),
            "operating_tables": draw(st.sampled_from([None, 0, 1])),
        }
        for n in range(draw(st.integers(1, most)))
    ]


def facts_by_hour(plan: dict[str, Any]) -> list[Any]:
    """What is known of hours and gaps."""
    names = ("supervised_hours", "unsupervised_hours", "supervised_percent", "first_gap", "first_gaps", "gaps")
    found = _of_two(plan)[:2]
    return [said(one.knowledge(name)) for one in found for name in (*names, "most_per_supervisor")]


def end_of(shift_: dict[str, Any], hours_: int) -> tuple[str, str]:
    """The day and time so many hours after a shift began."""
    day, hour = int(shift_["first_day"][-2:]), int(shift_["starts_at"][:2]) + hours_
    return f"2027-03-{day + hour // 24:02}", f"{hour % 24:02}:00"


@settings(max_examples=50, deadline=None)
@given(shifts(), st.data())
def test_a_shift_in_two_parts_is_the_same_shift(stated: list[dict[str, Any]], data: st.DataObject) -> None:
    zones = [{"id": "clinic", "time_zone": "Africa/Nairobi"}, {"id": "ward", "time_zone": "Africa/Lagos"}]
    limited = [{**PEOPLE[0], "home_licence": {"valid_until": "2027-03-09"}}, *PEOPLE[1:]]
    whole = data.draw(st.sampled_from(stated))
    first = data.draw(st.integers(1, int(whole["hours"]) - 1))
    day, time = end_of(whole, first)
    rest = {**whole, "id": "rest", "hours": whole["hours"] - first, "first_day": day, "starts_at": time}
    parts = [{**one, "hours": first} if one is whole else one for one in stated]
    # Where sites have zones of their own, a shift without a site has no known time that could be parted.
    sites = zones if all(one["site"] for one in stated) else SITES
    together = {**plan_of(*stated, people=limited), "sites": sites}
    apart = copy.deepcopy(together)
    apart["schedule"]["shifts"] = [*parts, rest]
    assert facts_by_hour(together) == facts_by_hour(apart)
    assert grid(together) == grid(apart)


@settings(max_examples=50, deadline=None)
@given(shifts(), st.sampled_from(["people", "supervisors", "roster", "new duty"]), st.data())
def test_another_supervisor_never_makes_it_worse(stated: list[dict[str, Any]], where: str, data: st.DataObject) -> None:
    before = plan_of(*stated, people=PEOPLE)
    after = copy.deepcopy(before)
    after["people"].append({**PHYSICIAN, "id": "another"})
    if where in ("people", "supervisors"):
        chosen = data.draw(st.sampled_from(after["schedule"]["shifts"]))
        # To state supervisors where none were stated says more than that there is one more.
        where = where if chosen[where] is not None else "people"
        chosen[where] = [*chosen[where], "another"]
    elif where == "new duty":
        after["schedule"]["shifts"].append({**shift("new", "08:00", 8, "another"), "site": "ward"})
    (*of_people, old_ratio), (*of_people_now, new_ratio) = _of_two(before), _of_two(after)
    for old, new in zip(of_people, of_people_now, strict=True):
        for bound in (0, 1):
            assert _bounds(new.unsupervised_hours)[bound] <= _bounds(old.unsupervised_hours)[bound]
        assert said(new.present) is not False or said(old.present) is False
    for bound in (0, 1):
        assert _bounds(new_ratio.per_supervisor)[bound] <= _bounds(old_ratio.per_supervisor)[bound]


def _of_two(plan: dict[str, Any]) -> list[Any]:
    """The facts of the students and the resident, and the ratio."""
    found = {f.subject: f for f in of_supervision({"title": "A mission", **plan}) if f.type_name != "trainee_programme"}
    return [found["students"], found["resident"], found["mission"]]


def _bounds(knowledge: Any) -> tuple[float, float]:
    found = said(knowledge)
    return found if isinstance(found, tuple) else (found, found)


FULL: dict[str, Any] = {
    "title": "Two wards and a clinic",
    "activities": {"operates": True, "has_trainees": True},
    "sites": SITES,
    "services": [{"id": "theatre", "kind": "surgery"}, {"id": "general", "kind": "primary_care"}],
    "people": [
        {**PHYSICIAN, "sites": ["clinic", "ward"], "arrives": "2027-03-08"},
        {**PHYSICIAN, "id": "local", "origin": "host", "host_licence": None, "count": {"min": 1, "max": 2}},
        {**STUDENTS, "sites": ["clinic"], "supervisor_agreed": "agreed"},
        {**PEOPLE[3], "supervisor": "local"},
    ],
    "schedule": {
        "sessions": [
            session("am", "08:00", "12:00", "students physician", "physician", service="general"),
            session("pm", "13:00", "17:00", "students", "", service="general"),
            session("list", "13:00", "16:00", "local", "", site="ward", service="theatre", operating_tables=1),
            session("ward", "09:00", "11:00", "resident local", "", site="ward", service="general"),
        ],
        "shifts": [
            {**shift("night", "20:00", 10, "resident", "local", site="ward"), "on_call": False},
            {**shift("call", "20:00", 10, "physician", site="ward"), "on_call": True, "operating_tables": 0},
        ],
    },
}
"""A plan that does not contradict itself."""


def of_supervision(plan: dict[str, Any]) -> list[Fact]:
    """The facts about supervision."""
    root = Place(MissionPlan.model_validate(plan), "", final=False)
    return list(derive_supervision(root, rota_of(root), TABLES))


TIMES = {"date", "start", "end", "first_day", "last_day", "starts_at", "hours"}
LISTS = {("people",), ("sites",), ("services",), ("schedule", "sessions"), ("schedule", "shifts")}


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_saying_more_of_the_schedule_never_undoes_what_is_known(data: st.DataObject) -> None:
    possible = [path for path in places(FULL) if path not in LISTS]
    left_out = data.draw(st.lists(st.sampled_from(possible), min_size=1, max_size=8, unique=True))
    of_these = data.draw(st.lists(st.sampled_from(left_out), max_size=5, unique=True))
    known = {(f.type_name, f.key): f for f in of_supervision(remove(FULL, of_these))}
    untimed = TIMES & {path[-1] for path in left_out}
    for sparser in of_supervision(remove(FULL, left_out)):
        if untimed and sparser.type_name == "supervision_ratio":
            continue  # duties without known times count one by one
        fuller = known[sparser.type_name, sparser.key]
        for name in deciding(sparser):
            assert within(fuller.knowledge(name), sparser.knowledge(name)), (sparser.subject, name)
