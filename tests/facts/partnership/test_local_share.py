"""How many of the sessions and of the decisions are the host's."""

from __future__ import annotations

import copy
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.knowledge import number_bounds
from missionrisk.facts.partnership.leadership import derive_leadership
from tests.facts.comparing import within
from tests.facts.deriving import facts_of, place_of, said

SERVICES = [{"id": "eyes", "kind": "eye"}, {"id": "course", "kind": "training"}, {"id": "open"}]


def sessions(*led_by: str | None, service: str | None = "eyes") -> list[dict[str, Any]]:
    return [{"id": f"s{n}", "service": service, "led_by": side} for n, side in enumerate(led_by)]


def leadership(listed: Any = None, services: Any = SERVICES, **chapter: Any) -> Any:
    return derive_leadership(place_of(leadership=chapter, schedule={"sessions": listed}, services=services))


@pytest.mark.parametrize(
    ("led_by", "locally", "alone", "by_side"),
    [
        (
            ("host", "joint", "visiting", "visiting"),
            50,
            25,
            {"led by the host 1", "led jointly 1", "led by visitors 2"},
        ),
        (("host", "visiting", "visiting"), 33.3, 33.3, {"led by the host 1", "led jointly 0", "led by visitors 2"}),
        (("host", None, "visiting", None), (25, 75), (25, 75), (set(), None)),
        ((None,), (0, 100), (0, 100), (set(), None)),
    ],
)
def test_sessions_counted(led_by: Any, locally: Any, alone: Any, by_side: Any) -> None:
    found = leadership(sessions(*led_by))
    assert said(found.sessions_led_locally_percent) == locally
    assert said(found.sessions_led_by_host_alone_percent) == alone
    assert said(found.sessions_by_side) == by_side


def test_sessions_of_teaching_are_not_clinical() -> None:
    taught = {"id": "t", "service": "course", "led_by": "host"}
    assert said(leadership([*sessions("visiting"), taught]).sessions_led_locally_percent) == 0
    assert said(leadership([taught]).sessions_led_locally_percent) == (0, 100)


def test_a_session_that_may_be_clinical_moves_the_share_either_way() -> None:
    open_session = {"id": "o", "service": "open", "led_by": "host"}
    found = leadership([*sessions("host", "visiting"), open_session]).sessions_led_locally_percent
    assert said(found) == (50, 66.7)
    assert found.missing[0] == "services[open].kind"


def test_a_session_without_a_service_is_clinical_where_all_services_are() -> None:
    listed = sessions("host", "visiting", service=None)
    assert said(leadership(listed, services=[SERVICES[0]]).sessions_led_locally_percent) == 50
    assert said(leadership(listed).sessions_led_locally_percent) == (0, 100)


@pytest.mark.parametrize(
    ("stated", "listed", "share"),
    [
        (60, None, 60),
        (60, sessions("host", "visiting"), 50),
        (60, sessions("host", None), 60),
        ({"min": 40, "max": 70}, sessions("host", None, None, "visiting"), (40, 70)),
        ({"min": 10, "max": 40}, sessions("host", None, None, "visiting"), (25, 40)),
        (20, sessions("host", None), (50, 100)),
    ],
)
def test_stated_and_counted(stated: Any, listed: Any, share: Any) -> None:
    found = leadership(listed, sessions_led_locally_percent=stated)
    assert said(found.sessions_led_locally_percent) == share


@pytest.mark.parametrize(
    ("services", "share"),
    [
        ([{"sessions": 8, "sessions_led_by_host": 2, "led_by": "visiting"}], 25),
        ([{"sessions": 8, "sessions_led_by_host": 2, "led_by": "joint"}], (25, 100)),
        ([{"sessions": {"min": 8, "max": 10}, "sessions_led_by_host": 2, "led_by": "host"}], (20, 25)),
        ([{"sessions": 8, "sessions_led_by_host": 2, "led_by": "host"}] * 2, 25),
        ([{"sessions": 2, "sessions_led_by_host": 4, "led_by": "host"}], 100),
        ([{"sessions": 0, "sessions_led_by_host": 0, "led_by": "host"}], 0),
        ([{"sessions": 8, "led_by": "joint"}], 100),
    ],
)
def test_services_that_count_their_sessions(services: Any, share: Any) -> None:
    listed = [{"id": f"s{n}", "kind": "eye", **service} for n, service in enumerate(services)]
    assert said(leadership(services=listed).sessions_led_locally_percent) == share


def test_the_share_that_is_aimed_at() -> None:
    aim = {"planned_local_share_percent": {"min": 60, "max": 70}, "planned_local_share_year": 2029}
    (found,) = facts_of(leadership=aim, services=SERVICES, schedule={"sessions": sessions("host", "visiting")}).of(
        "local_share_aim"
    )
    assert said(found.knowledge("now_percent")) == 50
    assert said(found.knowledge("planned_percent")) == (60, 70)
    assert said(found.knowledge("planned_year")) == 2029
    assert said(found.knowledge("change_points")) == (10, 20)


def test_without_a_stated_aim_there_is_none() -> None:
    assert facts_of(leadership={"sessions_led_locally_percent": 50}).of("local_share_aim") == ()


@pytest.mark.parametrize(
    ("stated", "decided_by", "share"),
    [
        (None, ["host", "joint", "visiting", "visiting"], 50),
        (None, ["host", None], (50, 100)),
        (80, ["host", None], 80),
        (80, [], 80),
        (80, ["visiting", "host"], 50),
    ],
)
def test_decisions(stated: Any, decided_by: Any, share: Any) -> None:
    found = leadership(decisions_by_host_percent=stated, decisions=[{"decided_by": side} for side in decided_by])
    assert said(found.decisions_by_host_percent) == share


# --- laws ---------------------------------------------------------------------------------------------------------

SESSIONS = st.lists(
    st.tuples(st.sampled_from(["host", "visiting", "joint", None]), st.sampled_from(["eyes", "course", "open", None])),
    max_size=6,
).map(lambda drawn: [{"id": f"s{n}", "led_by": side, "service": name} for n, (side, name) in enumerate(drawn)])


@settings(max_examples=50, deadline=None)
@given(SESSIONS, st.sampled_from(["host", "joint"]))
def test_one_more_session_led_locally_never_lowers_the_share(listed: list[dict[str, Any]], side: str) -> None:
    before = number_bounds(leadership(listed).sessions_led_locally_percent)
    more = [*listed, {"id": "more", "led_by": side, "service": "eyes"}]
    after = number_bounds(leadership(more).sessions_led_locally_percent)
    assert after[0] >= before[0]
    assert after[1] >= before[1] or not math.isfinite(before[1])


@settings(max_examples=50, deadline=None)
@given(SESSIONS, st.data())
def test_saying_more_of_a_session_narrows_the_share(listed: list[dict[str, Any]], data: st.DataObject) -> None:
    sparser = copy.deepcopy(listed)
    for session in sparser:
        if data.draw(st.booleans()):
            session[data.draw(st.sampled_from(["led_by", "service"]))] = None
    fuller_facts, sparser_facts = leadership(listed), leadership(sparser)
    for name in ("sessions_led_locally_percent", "sessions_led_by_host_alone_percent", "sessions_by_side"):
        assert within(fuller_facts.knowledge(name), sparser_facts.knowledge(name)), name
