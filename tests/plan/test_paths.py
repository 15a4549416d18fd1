"""How places in a plan are written and found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from missionrisk.plan import MissionPlan
from missionrisk.plan.activities import closed_chapters
from missionrisk.plan.notation import Locator
from missionrisk.plan.paths import Entry, closed_by, field_at, locate, nearest, parse, path_of, question_for, written
from missionrisk.plan.shape import everything_stated

from .strategies import plans

PLAN: dict[str, Any] = {
    "title": "A visit",
    "mission": {"countries": ["GT", "NO"], "dates": {"arrival": "2027-03-05"}},
    "medicines": [{"id": "amlodipine", "expiry_date": "2028-01"}, {"id": "metformin"}],
}

PLACES = [
    (("mission", "dates", "arrival"), "mission.dates.arrival"),
    (("medicines", 0, "expiry_date"), "medicines[amlodipine].expiry_date"),
    (("medicines", 1), "medicines[metformin]"),
    (("mission", "countries", 1), "mission.countries[1]"),
]


@pytest.mark.parametrize(("location", "path"), PLACES)
def test_a_location_has_a_path_and_back(location: tuple[str | int, ...], path: str) -> None:
    plan = MissionPlan.model_validate(PLAN)
    assert path_of(location, PLAN) == path_of(location, plan) == path
    assert locate(path, PLAN) == locate(path, plan) == location


def test_entries_that_share_an_id_are_told_apart_by_position() -> None:
    data = {"sites": [{"id": "a"}, {"id": "a"}, {"name": "no id"}]}
    assert [path_of(("sites", n), data) for n in range(3)] == ["sites[a]", "sites[1]", "sites[2]"]


def test_what_is_not_stated_is_nowhere() -> None:
    assert locate("mission.dates.departure", PLAN) is None
    assert locate("medicines[aspirin].inn", PLAN) is None
    assert locate("medicines[?].inn", PLAN) is None
    assert locate("mission.countries[7]", PLAN) is None
    assert locate("title[a]", PLAN) is None


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("mission.dates.arrival", ("mission", "dates", "arrival")),
        ("mission.dates.departure", ("mission", "dates")),
        ("medicines[metformin].expiry_date", ("medicines", 1)),
        ("medicines[aspirin].inn", ("medicines",)),
        ("follow_up.provider", ()),
    ],
)
def test_a_path_is_followed_as_far_as_something_is_stated(path: str, location: tuple[str | int, ...]) -> None:
    plan = MissionPlan.model_validate(PLAN)
    assert Locator(PLAN).furthest(path) == Locator(plan).furthest(path) == location


def test_steps_of_a_path() -> None:
    assert parse("schedule.sessions[day-1].people[0]") == (
        "schedule",
        "sessions",
        Entry("day-1"),
        "people",
        Entry("0"),
    )
    assert written(parse("a.b[?].c")) == "a.b[?].c"


@pytest.mark.parametrize("path", ["", ".a", "a.", "a..b", "[x]", "a[", "a[]", "a.[x]", "a b", "a[x]b"])
def test_what_is_no_path(path: str) -> None:
    with pytest.raises(ValueError, match="place in a plan"):
        parse(path)
    assert field_at(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "medicines",
        "medicines[?]",
        "medicines[?].refill_source.commitment.by_date",
        "procedures[x].accepted_by[0].clinician",
        "procedures[x].reviews[day-1].after_days",
        "leadership.host_lead.person",
        "mission.countries[0]",
    ],
)
def test_fields_are_found_through_lists_and_alternatives(path: str) -> None:
    assert field_at(path) is not None


@pytest.mark.parametrize("path", ["medicine", "medicines.inn", "title[x]", "mission.dates.arival", "title.x"])
def test_there_is_no_such_field(path: str) -> None:
    assert field_at(path) is None
    assert question_for(path) is None


def test_a_field_has_its_question() -> None:
    assert question_for("mission.dates.arrival") == "On which day does the team arrive?"
    assert question_for("medicines[?].expiry_date") == "When does this medicine expire?"


@pytest.mark.parametrize(
    ("path", "activity"),
    [
        ("procedures[hernia].size", "operates"),
        ("anaesthesia.pulse_oximeters", "gives_anaesthesia"),
        ("images.uses[a].consent", "photographs_or_films"),
        ("images.policy", None),
        ("mission.dates", None),
    ],
)
def test_which_activity_closes_a_place(path: str, activity: str | None) -> None:
    assert closed_by(path) == activity


def test_every_closed_chapter_is_a_field_of_the_plan() -> None:
    for chapters in closed_chapters().values():
        for chapter in chapters:
            assert field_at(chapter) is not None, chapter


def test_nearest_names() -> None:
    assert nearest("arival", ["departure", "arrival", "stay"]) == ["arrival"]
    assert nearest("xyz", ["departure", "arrival"]) == []


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_every_stated_place_is_found_again(plan: MissionPlan) -> None:
    for stated in everything_stated(MissionPlan, plan):
        path = path_of(stated.location, plan)
        assert locate(path, plan) == stated.location
        assert field_at(path) is not None
