"""Reading a plan as knowledge, with the path of what is stated and of what is not."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest

from missionrisk.facts.knowledge import NEVER, Items, Knowledge, Known, Range, Unknown, items, known, unknown
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.plan import MissionPlan


def place(*, final: bool = False, **plan: Any) -> Place:
    return Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", final=final)


def test_a_stated_value_carries_its_path() -> None:
    activities = place(activities={"operates": False}).inside("activities")
    assert activities.knowledge("operates") == known(False, "activities.operates")


def test_what_is_not_stated_is_asked_for_by_its_path() -> None:
    assert place(activities={}).inside("activities").knowledge("operates") == unknown("activities.operates")
    assert place().inside("activities").knowledge("operates") == unknown("activities.operates")


def test_of_a_missing_part_the_part_itself_is_asked_for() -> None:
    contact = place(follow_up={}).inside("follow_up").inside("contact_after_departure")
    assert contact.knowledge("channel") == unknown("follow_up.contact_after_departure")
    assert contact.listed("languages").missing == ("follow_up.contact_after_departure",)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (12, Known(12, paths=("procedures[a].expected_count",))),
        ({"min": 3, "max": 5}, Range(3, 5, paths=("procedures[a].expected_count",))),
        (
            {"min": 3},
            Range(3, math.inf, paths=("procedures[a].expected_count",), missing=("procedures[a].expected_count",)),
        ),
        ({"max": 5}, Range(0, 5, paths=("procedures[a].expected_count",))),
    ],
)
def test_an_estimate_is_a_value_or_a_range(written: Any, expected: Any) -> None:
    (procedure,) = place(procedures=[{"id": "a", "expected_count": written}]).entries("procedures")
    assert procedure.knowledge("expected_count") == expected


def test_a_partial_date_is_a_range_of_days() -> None:
    dates = place(mission={"dates": {"departure": "2027-02"}}).inside("mission").inside("dates")
    found = dates.day("departure")
    assert isinstance(found, Range)
    assert (found.low, found.high) == (date(2027, 2, 1), date(2027, 2, 28))


def test_never_is_the_last_of_days() -> None:
    (medicine,) = place(medicines=[{"id": "a", "expiry_date": "never"}]).entries("medicines")
    assert medicine.day("expiry_date") == known(NEVER, "medicines[a].expiry_date")


def test_lists_are_complete_empty_or_open() -> None:
    (stated, empty, open_) = place(
        medicines=[{"id": "a", "monitoring_tests": ["inr"]}, {"id": "b", "monitoring_tests": []}, {"id": "c"}]
    ).entries("medicines")
    assert stated.listed("monitoring_tests") == items(["inr"], "medicines[a].monitoring_tests")
    assert empty.listed("monitoring_tests") == Items(frozenset(), paths=("medicines[b].monitoring_tests",))
    assert open_.listed("monitoring_tests") == Unknown(missing=("medicines[c].monitoring_tests",))


def test_entries_are_named_by_id_and_otherwise_by_position() -> None:
    (procedure,) = place(
        procedures=[{"id": "a", "accepted_by": [{"commitment": "agreed"}, {"commitment": "none"}]}]
    ).entries("procedures")
    assert procedure.path == "procedures[a]"
    assert [entry.path for entry in procedure.entries("accepted_by")] == [
        "procedures[a].accepted_by[0]",
        "procedures[a].accepted_by[1]",
    ]


def test_none_in_place_of_a_list_is_an_empty_list() -> None:
    (procedure,) = place(procedures=[{"id": "a", "accepted_by": "none"}]).entries("procedures")
    entries = procedure.entries("accepted_by")
    assert entries.stated
    assert len(entries) == 0


def test_a_list_that_was_not_stated_has_a_placeholder() -> None:
    entries = place().entries("procedures")
    assert not entries.stated
    assert entries.placeholder == "procedures[?]"
    assert list(entries) == []


def test_a_thing_that_may_be_absent() -> None:
    follow_up = place(follow_up={"contact_after_departure": "none", "complications_payer": {}}).inside("follow_up")
    assert surely_not(follow_up.there_is("contact_after_departure"))
    assert surely(follow_up.there_is("complications_payer"))
    assert follow_up.there_is("stays_behind") == unknown("follow_up.stays_behind")


@pytest.mark.parametrize(
    ("status", "draft", "final"),
    [
        ("none", False, False),
        ("refused", False, False),
        ("planned", None, False),
        ("requested", None, False),
        ("agreed", True, True),
        ("in_place", True, True),
    ],
)
def test_a_promise_that_is_under_way_is_open_until_the_final_stage(
    status: str, draft: bool | None, final: bool | None
) -> None:
    path = "follow_up.post_operative_plan"
    for is_final, expected in ((False, draft), (True, final)):
        found = place(final=is_final, follow_up={"post_operative_plan": status}).inside("follow_up")
        kept = found.secured("post_operative_plan")
        assert kept == (unknown(path, paths=(path,)) if expected is None else known(expected, path))


def test_a_promise_that_is_not_stated_is_open_at_every_stage() -> None:
    chapter = place(final=True, follow_up={}).inside("follow_up")
    assert chapter.secured("post_operative_plan") == unknown("follow_up.post_operative_plan")


def test_only_promises_can_be_kept_and_only_single_values_read() -> None:
    with pytest.raises(TypeError, match=r"activities\.operates is not a commitment"):
        place(activities={"operates": True}).inside("activities").secured("operates")
    with pytest.raises(TypeError, match="not a single value"):
        place(mission={}).knowledge("mission")


def test_nothing_is_written_in_a_part_that_is_not_there() -> None:
    assert place().inside("activities").written("operates") is None
    assert place(activities={"operates": True}).inside("activities").written("operates") is True


def test_a_field_that_no_plan_has_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="operatse"):
        place(activities={}).inside("activities").written("operatse")


def test_what_is_told_fills_in_for_what_the_plan_leaves_out_and_for_nothing_else() -> None:
    activities = place(activities={"operates": False}).inside("activities")
    for name in ("operates", "screens"):
        activities.tell(name, known(True, "elsewhere"))
    assert activities.knowledge("operates") == known(False, "activities.operates")
    assert activities.knowledge("screens") == known(True, "elsewhere")


def test_a_question_is_put_once_to_each_place() -> None:
    put: list[str] = []

    @asked_once
    def operates(activities: Place) -> Knowledge[bool]:
        put.append(activities.path)
        return activities.knowledge("operates")

    root = place(activities={"operates": True})
    for _ in range(2):
        assert surely(operates(root.inside("activities")))
    assert put == ["activities"]
