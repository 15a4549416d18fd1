"""Protection from exploitation and abuse, children, complaints."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

SERVICE = {"id": "clinic", "kind": "primary_care"}
DATES = {"arrival": "2027-03-06", "first_service_day": "2027-03-08", "departure": "2027-03-14"}


def safeguarding(plan: dict[str, Any] | None = None, **chapter: Any) -> Any:
    return fact("safeguarding", "mission", safeguarding=chapter, **(plan or {}))


def complaints(plan: dict[str, Any] | None = None, **stated: Any) -> Any:
    overall = {"mission": {"dates": DATES}, "language": {"patient_languages": ["quc", "es"]}, **(plan or {})}
    return safeguarding(overall, complaints={"commitment": "agreed", **stated})


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({}, "?"),
        ({"services": [SERVICE]}, "?"),
        ({"services": [{**SERVICE, "kind": "child_health"}]}, True),
        ({"services": [SERVICE], "activities": {"treats_under_18s": True}}, True),
        ({"services": [SERVICE], "activities": {"treats_under_18s": False}}, False),
        ({"activities": {"treats_patients": False}}, False),
        ({"services": [SERVICE], "activities": {"treats_under_18s": True, "travels": False}}, False),
    ],
)
def test_children_who_are_treated_face_to_face(plan: dict[str, Any], expected: Any) -> None:
    assert said(safeguarding(plan).sees_children) == expected


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ({"two_adult_rule": True}, True),
        ({"two_adult_rule": False}, "?"),
        ({"two_adult_rule": False, "guardian_present": True}, True),
        ({"two_adult_rule": False, "guardian_present": False}, False),
    ],
)
def test_nobody_alone_with_a_child(children: dict[str, Any], expected: Any) -> None:
    assert said(safeguarding(children=children).nobody_alone_with_child) == expected


def test_one_question_for_each_chapter_that_is_not_there() -> None:
    found = safeguarding()
    assert found.six_principles.missing == found.abuse_reporting.missing == ("safeguarding.exploitation",)
    assert found.child_policy.missing == ("activities.treats_patients",)
    found = safeguarding({"activities": {"treats_patients": True, "treats_under_18s": True, "travels": True}})
    assert found.child_policy.missing == found.checked_percent.missing == ("safeguarding.children",)
    assert found.redress.missing == found.complaint_channel.missing == ("safeguarding.complaints",)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("agreed", True), ("in_place", True), ("requested", "?"), ("refused", False), (None, "?")],
)
def test_a_way_to_complain(stated: Any, expected: Any) -> None:
    assert said(complaints(commitment=stated).complaint_channel) == expected


def test_no_way_to_complain() -> None:
    assert said(safeguarding(complaints="none").complaint_channel) is False


@pytest.mark.parametrize(
    ("stated", "days"),
    [
        ({"live_from": "2027-03-10"}, 2),
        ({"live_from": "2027-03-08"}, 0),
        ({"live_from": "2027-02-08"}, -28),
        ({"commitment": "in_place"}, 0),
    ],
)
def test_days_too_late(stated: dict[str, Any], days: int) -> None:
    assert said(complaints(**stated).complaints_days_late) == days


def test_the_day_is_asked_for() -> None:
    assert complaints().complaints_days_late.missing == ("safeguarding.complaints.live_from",)


@pytest.mark.parametrize(
    ("treats", "open_to", "left_out"),
    [
        (True, ["patients", "host_staff"], set()),
        (True, ["host_staff"], {"patients"}),
        (True, ["team_members"], {"patients", "host staff"}),
        (False, ["host_staff"], set()),
        (None, ["community"], ({"host staff"}, {"patients"})),
        (True, None, (set(), {"patients", "host staff"})),
    ],
)
def test_who_cannot_complain(treats: Any, open_to: Any, left_out: Any) -> None:
    assert said(complaints({"activities": {"treats_patients": treats}}, open_to=open_to).cannot_complain) == left_out


@pytest.mark.parametrize(
    ("languages", "expected"), [(["es-GT", "quc"], set()), (["es"], {"quc"}), (None, (set(), {"quc", "es"}))]
)
def test_languages_in_which_one_cannot_complain(languages: Any, expected: Any) -> None:
    assert said(complaints(languages=languages).complaint_languages_missing) == expected
