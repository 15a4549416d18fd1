"""What local staff learn, and what stays with them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

PEOPLE = [{"id": "guest", "origin": "visiting"}, {"id": "nurse", "origin": "host"}, {"id": "open"}]


def teaching(teaches: Any = None, **training: Any) -> Any:
    activities = {} if teaches is None else {"activities": {"teaches": teaches}}
    chapter = {"training": training} if training else {}
    return fact("teaching", "mission", people=PEOPLE, **activities, **chapter)


@pytest.mark.parametrize(
    ("plan", "taught"),
    [
        ({}, "?"),
        ({"activities": {"teaches": False}}, False),
        ({"services": [{"id": "school", "kind": "training"}]}, True),
        ({"training": {"courses": [{"id": "mesh"}]}}, True),
        ({"training": {"courses": []}}, False),
    ],
)
def test_whether_anybody_is_taught(plan: dict[str, Any], taught: Any) -> None:
    assert said(fact("teaching", "mission", **plan).taught) == taught


@pytest.mark.parametrize(
    ("chosen", "asked_for", "requested", "ask"),
    [
        (True, [], True, ()),
        (False, ["none"], False, ()),
        (False, ["none", "agreed"], True, ()),
        (False, ["none", "requested"], "?", ("training.courses[c1].requested_by_host",)),
        (None, ["agreed"], True, ()),
        (None, [None], "?", ("training.host_chose_topics",)),
        (None, None, "?", ("training.host_chose_topics",)),
        (False, None, "?", ("training.courses",)),
    ],
)
def test_at_whose_wish(chosen: Any, asked_for: Any, requested: Any, ask: tuple[str, ...]) -> None:
    training: dict[str, Any] = {} if chosen is None else {"host_chose_topics": chosen}
    if asked_for is not None:
        courses = [{"id": f"c{i}"} | ({"requested_by_host": word} if word else {}) for i, word in enumerate(asked_for)]
        training["courses"] = courses
    found = teaching(True, **training).requested
    assert said(found) == requested
    assert found.missing == ask or requested != "?"


@pytest.mark.parametrize(
    ("trainees", "aims", "only", "ask"),
    [
        (True, ["visitor_education"], True, ()),
        (True, ["visitor_education", "curative"], False, ()),
        (True, [], False, ()),
        (False, ["visitor_education"], False, ()),
        (False, None, False, ()),
        (True, None, "?", ("mission.aims",)),
        (True, [None], "?", ("mission.aims[a0].kind",)),
        (None, None, "?", ("activities.has_trainees",)),
        (None, ["visitor_education"], "?", ("activities.has_trainees",)),
    ],
)
def test_a_mission_on_which_only_visitors_learn(trainees: Any, aims: Any, only: Any, ask: tuple[str, ...]) -> None:
    listed = None if aims is None else [{"id": f"a{i}", "kind": kind} for i, kind in enumerate(aims)]
    found = fact("teaching", "mission", mission={"aims": listed}, activities={"has_trainees": trainees})
    assert (said(found.only_visitors_learn), found.only_visitors_learn.missing) == (only, ask)


def test_nobody_is_taught_so_nothing_was_asked_for() -> None:
    assert said(teaching(False).requested) is False


def test_whether_anybody_is_taught_is_asked_first() -> None:
    found = teaching()
    assert found.requested.missing == found.contacts_per_month.missing == ("activities.teaches",)


@pytest.mark.parametrize(
    ("mentorship", "contacts", "agreed"),
    [
        ("none", 0, False),
        ({"contacts_per_month": 2, "commitment": "agreed"}, 2, True),
        ({"commitment": "planned"}, (0, float("inf")), "?"),
    ],
)
def test_contact_between_visits(mentorship: Any, contacts: Any, agreed: Any) -> None:
    found = teaching(True, mentorship=mentorship)
    assert (said(found.contacts_per_month), said(found.contact_agreed)) == (contacts, agreed)


def test_courses_are_named_by_topic() -> None:
    courses = [{"id": "mesh", "topic": "Hernia repair"}, {"id": "scan", "tools_available_locally": False}]
    assert said(teaching(True, courses=courses).courses) == {"Hernia repair", "scan"}
    scan = fact("course", "scan", training={"courses": courses})
    assert (said(scan.tools_available), said(scan.within_national_scope)) == (False, "?")


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"activities": {"teaches": False}}, []),
        ({}, ["training.courses[?]"]),
        ({"activities": {"teaches": True}, "training": {"courses": []}}, ["training.courses[?]"]),
        ({"training": {"courses": []}}, []),
    ],
)
def test_courses_that_were_not_stated(plan: dict[str, Any], expected: list[str]) -> None:
    assert subjects("course", **plan) == expected


def test_what_is_asked_of_courses_that_were_not_stated() -> None:
    assert fact("course", "training.courses[?]").exists.missing == ("activities.teaches",)
    taught = fact("course", "training.courses[?]", activities={"teaches": True})
    assert taught.exists.missing == ("training.courses",)


# --- local counterparts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("service", "plan", "paired"),
    [
        ({}, {}, "?"),
        ({"host_counterpart": "nurse"}, {}, True),
        ({"host_counterpart": "guest"}, {}, False),
        ({"host_counterpart": "open"}, {}, "?"),
        ({"host_counterpart": "none"}, {"training": {"local_counterpart_per_service": True}}, False),
        ({"led_by": "joint"}, {}, True),
        ({"led_by": "visiting"}, {}, "?"),
        ({}, {"training": {"local_counterpart_per_service": True}}, True),
        ({}, {"training": {"local_counterpart_per_service": False}}, False),
    ],
)
def test_counterpart(service: dict[str, Any], plan: dict[str, Any], paired: Any) -> None:
    found = fact("service", "clinic", people=PEOPLE, services=[{"id": "clinic", **service}], **plan)
    assert said(found.host_counterpart) == paired


@pytest.mark.parametrize(
    ("sessions", "paired"),
    [
        ([{"id": "a", "service": "clinic", "host_counterpart": "nurse"}], True),
        ([{"id": "a", "service": "clinic", "host_counterpart": "nurse"}, {"id": "b"}], "?"),
        ([{"id": "a", "service": "clinic", "host_counterpart": "nurse"}, {"id": "b", "service": "ward"}], True),
        ([{"id": "a", "service": "clinic", "host_counterpart": "nurse"}, {"id": "b", "service": "clinic"}], "?"),
        ([{"id": "a", "service": "clinic", "host_counterpart": "none"}, {"id": "b"}], False),
    ],
)
def test_counterpart_in_sessions(sessions: list[dict[str, Any]], paired: Any) -> None:
    plan = {"services": [{"id": "clinic"}, {"id": "ward"}], "schedule": {"sessions": sessions}}
    assert said(fact("service", "clinic", people=PEOPLE, **plan).host_counterpart) == paired


def test_that_not_all_services_are_paired_says_nothing_of_one_of_several() -> None:
    plan = {"services": [{"id": "clinic"}, {"id": "ward"}], "training": {"local_counterpart_per_service": False}}
    found = fact("service", "clinic", **plan).host_counterpart
    assert said(found) == "?"
    assert found.missing == ("services[clinic].host_counterpart",)


# --- community health workers -------------------------------------------------------------------------------------


def workers(**plan: Any) -> Any:
    return fact("community_health_workers", "mission", **{"people": PEOPLE, **plan})


@pytest.mark.parametrize(
    ("plan", "used"),
    [
        ({}, "?"),
        ({"activities": {"uses_community_health_workers": False}}, False),
        ({"community_health_workers": {"tasks": "Look at wounds"}}, True),
        ({"people": [{"id": "promoter", "cadre": "community_health_worker", "origin": "host"}]}, True),
        ({"people": [{"id": "promoter", "cadre": "community_health_worker", "origin": "visiting"}]}, "?"),
    ],
)
def test_whether_they_take_part(plan: dict[str, Any], used: Any) -> None:
    assert said(workers(**plan).used) == used


@pytest.mark.parametrize(
    ("supervision", "supervised", "stays"),
    [("none", False, False), ("nurse", True, True), ("guest", True, False), ("open", True, "?")],
)
def test_supervisor(supervision: str, supervised: bool, stays: Any) -> None:
    found = workers(community_health_workers={"tasks": "Look at wounds", "supervision": supervision})
    assert (said(found.supervised), said(found.supervisor_stays)) == (supervised, stays)


def test_whether_they_take_part_is_asked_first() -> None:
    assert workers().pay_agreed.missing == ("activities.uses_community_health_workers",)
