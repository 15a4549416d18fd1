"""Images and stories."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import as_fields, fact, facts_of, said, subjects

MADE = {"photographs_or_films": True}


def use(**stated: Any) -> Any:
    return fact("image_use", "film", images={"uses": [{"id": "film", **stated}]})


@pytest.mark.parametrize("plan", [{"activities": {"photographs_or_films": False}}, {"images": {"uses": []}}])
def test_no_images_no_facts(plan: dict[str, Any]) -> None:
    assert subjects("image_policy", **plan) == []
    assert subjects("image_use", **plan) == []


def test_whether_images_are_made_is_the_only_question_at_first() -> None:
    found = [*facts_of().of("image_policy"), *facts_of().of("image_use")]
    asked = {path for one in found for knowledge in as_fields(one).values() for path in knowledge.missing}
    assert asked == {"activities.photographs_or_films"}


def test_then_the_policy_and_the_uses() -> None:
    assert fact("image_policy", "mission", activities=MADE).signed_percent.missing == ("images.policy",)
    assert fact("image_use", "images.uses[?]", activities=MADE).consent.missing == ("images.uses",)


@pytest.mark.parametrize(("policy", "expected"), [("in_place", True), ("none", False), ("planned", "?"), (None, "?")])
def test_a_policy_in_force(policy: Any, expected: Any) -> None:
    assert said(fact("image_policy", "mission", activities=MADE, images={"policy": policy}).in_force) == expected


@pytest.mark.parametrize(
    ("faces", "operations", "expected"),
    [(True, None, True), (False, True, True), (False, False, False), (False, None, "?"), (None, None, "?")],
)
def test_showing_patients(faces: Any, operations: Any, expected: Any) -> None:
    assert said(use(identifiable=faces, shows_operations_or_specimens=operations).shows_patients) == expected


def test_what_consent_says_is_asked_after_whether_there_is_any() -> None:
    assert use().consent_names_use.missing == ("images.uses[film].consent",)
    assert use(consent="verbal").consent_names_use.missing == ("images.uses[film].consent_names_use",)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"subject_approves": True}, True),
        ({"patient_asked_for_it": True}, True),
        ({"subject_approves": False}, "?"),
        ({"subject_approves": False, "patient_asked_for_it": False}, False),
    ],
)
def test_approved_by_those_shown(stated: dict[str, Any], expected: Any) -> None:
    assert said(use(**stated).approved_by_subject) == expected


PEOPLE = [
    {"id": "students", "cadre": "student"},
    {"id": "nurse", "cadre": "nurse", "training_level": "licensed_independent"},
    {"id": "guest"},
]


@pytest.mark.parametrize(
    ("taken_by", "posted_by", "learners", "how_many"),
    [
        (["nurse"], ["nurse"], set(), 0),
        (["students"], ["nurse"], {"students"}, 1),
        (["nurse", "guest"], [], (set(), {"guest"}), (0, 1)),
        (["students"], None, ({"students"}, None), (1, float("inf"))),
        (None, None, (set(), None), (0, float("inf"))),
    ],
)
def test_learners_who_make_pictures(taken_by: Any, posted_by: Any, learners: Any, how_many: Any) -> None:
    use = {"id": "film", "taken_by": taken_by, "posted_by": posted_by}
    found = fact("image_use", "film", people=PEOPLE, images={"uses": [use]})
    assert said(found.by_learners) == learners
    assert said(found.by_learners_count) == how_many
