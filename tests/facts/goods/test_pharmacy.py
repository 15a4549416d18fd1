"""Dispensing, patients' instructions, and the list of medicines as a whole."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

DISPENSES: dict[str, Any] = {"activities": {"dispenses_medicines": True}}
PEOPLE = [
    {"id": "pharmacist", "cadre": "pharmacist", "training_level": "licensed_independent"},
    {"id": "nurse", "cadre": "nurse", "training_level": "licensed_independent"},
    {"id": "student", "cadre": "pharmacist", "training_level": "student_clinical"},
    {"id": "volunteer", "cadre": "volunteer", "training_level": "not_in_training"},
    {"id": "somebody"},
]


def dispensing(**plan: Any) -> Any:
    return fact("dispensing", "mission", **{**DISPENSES, "people": PEOPLE, **plan})


def at_points(*points: dict[str, Any], **pharmacy: Any) -> Any:
    return dispensing(pharmacy={"dispensing_points": list(points), **pharmacy})


def test_there_is_none_where_nothing_is_dispensed() -> None:
    assert subjects("dispensing", activities={"dispenses_medicines": False}) == []


def test_whether_anything_is_dispensed_is_asked_first() -> None:
    found = fact("dispensing", "mission", title="An idea")
    assert found.second_check.missing == found.exists.missing == ("activities.dispenses_medicines",)


def test_a_medicine_that_patients_take_home_says_that_there_is_dispensing() -> None:
    assert fact("dispensing", "mission", medicines=[{"id": "m", "supply_days": 3}]).sure


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("pharmacist", True),
        ("nurse", True),
        ("student", False),
        ("volunteer", False),
        ("none", False),
        ("somebody", "?"),
    ],
)
def test_who_can_be_responsible(person: str, expected: Any) -> None:
    assert said(at_points({"id": "table", "responsible": person}).responsible_qualified) == expected


def test_of_somebody_who_is_not_described_profession_and_level_are_asked() -> None:
    found = at_points({"id": "table", "responsible": "somebody"}).responsible_qualified
    assert found.missing == ("people[somebody].cadre", "people[somebody].training_level")


def test_a_point_that_names_nobody_is_under_whoever_is_responsible_for_all() -> None:
    found = at_points({"id": "a"}, {"id": "b", "responsible": "none"}, responsible="pharmacist")
    assert said(found.responsible_qualified) is False
    assert said(found.points_without_responsible) == {"b"}


def test_without_a_list_of_points_it_depends_on_who_is_responsible_for_all() -> None:
    found = dispensing(pharmacy={"responsible": "nurse"})
    assert said(found.responsible_qualified) is True
    assert said(found.points_without_responsible) == (set(), None)
    assert dispensing().responsible_qualified.missing == ("pharmacy.responsible",)


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ({"responsible": "pharmacist", "second_check_by": "nurse"}, True),
        ({"responsible": "pharmacist", "second_check_by": "pharmacist"}, False),
        ({"responsible": "none", "second_check_by": "nurse"}, True),
        ({"second_check_by": "nurse"}, "?"),
        ({"responsible": "pharmacist", "second_check_by": "none"}, False),
        ({"responsible": "pharmacist"}, "?"),
    ],
)
def test_a_second_check_is_made_by_a_second_person(point: dict[str, Any], expected: Any) -> None:
    assert said(at_points({"id": "table", **point}).second_check) == expected


def test_without_a_list_of_points_the_second_check_is_open() -> None:
    assert dispensing(pharmacy={"dispensing_points": []}).second_check.missing == ("pharmacy.dispensing_points",)


def test_the_medicines_that_patients_take_home() -> None:
    found = dispensing(
        medicines=[{"id": "a", "inn": "Amoxicillin"}, {"id": "b", "purpose": "vaccine"}],
    )
    assert said(found.medicines) == {"Amoxicillin"}
    assert said(dispensing().medicines) == (set(), None)


# --- instructions -------------------------------------------------------------------------------------------------

SPEAK = {"language": {"patient_languages": ["es-GT", "quc"]}}


@pytest.mark.parametrize(
    ("plan", "without"),
    [
        ({**SPEAK, "pharmacy": {"instructions": {"written_languages": ["es"]}}}, {"quc"}),
        ({**SPEAK, "pharmacy": {"instructions": {"written_languages": ["ES", "quc-Latn"]}}}, set()),
        (SPEAK, (set(), {"es", "quc"})),
        ({"pharmacy": {"instructions": {"written_languages": ["es"]}}}, (set(), None)),
        (
            {
                "sites": [{"id": "a", "languages": ["quc"]}, {"id": "b"}],
                "pharmacy": {"instructions": {"written_languages": ["es"]}},
            },
            ({"quc"}, None),
        ),
        ({**SPEAK, "medicines": [{"id": "m", "patient_instruction_languages": ["es", "quc"]}]}, set()),
        (
            {
                **SPEAK,
                "medicines": [
                    {"id": "m", "patient_instruction_languages": ["es", "quc"]},
                    {"id": "n", "patient_instruction_languages": ["es"]},
                ],
            },
            {"quc"},
        ),
    ],
)
def test_languages_without_instructions(plan: dict[str, Any], without: Any) -> None:
    assert said(dispensing(**plan).languages_without_instructions) == without


def test_the_whole_chapter_on_instructions_is_one_question() -> None:
    found = dispensing(**SPEAK)
    assert found.pictograms.missing == ("pharmacy.instructions",)
    assert found.languages_without_instructions.missing == ("pharmacy.instructions",)


# --- the list as a whole ------------------------------------------------------------------------------------------


def medicine_list(medicines: list[dict[str, Any]] | None, **plan: Any) -> Any:
    return fact("medicine_list", "mission", **{**DISPENSES, "medicines": medicines, **plan})


def test_there_is_no_list_where_no_medicines_are() -> None:
    none = {"treats_patients": False, "dispenses_medicines": False, "donates_medicines": False}
    assert subjects("medicine_list", activities=none) == subjects("medicine_list", medicines=[]) == []


@pytest.mark.parametrize(
    ("groups", "antibiotics", "access"),
    [
        (["access", "watch", "reserve"], 3, (0, 100)),
        (["watch", "reserve"], 2, 0),
        (["access", "not_antibiotic"], 1, 100),
        (["not_antibiotic"], 0, 0),
        (["access", None], (1, 2), (0, 100)),
        ([None], (0, 1), (0, 100)),
    ],
)
def test_antibiotics_are_counted_by_group(groups: list[str | None], antibiotics: Any, access: Any) -> None:
    found = medicine_list([{"id": f"m{i}", "aware_group": group} for i, group in enumerate(groups)])
    assert said(found.antibiotics_count) == antibiotics
    assert said(found.access_percent) == access


def test_mass_treatment_does_not_count() -> None:
    found = medicine_list([{"id": "m", "aware_group": "watch", "purpose": "mass_treatment"}])
    assert said(found.antibiotics_count) == 0
    assert said(found.not_access) == set()


def test_the_share_of_use_as_stated() -> None:
    found = medicine_list([{"id": "m", "aware_group": "watch"}], pharmacy={"antibiotics_access_percent": 80})
    assert said(found.access_percent) == 80


def test_a_list_that_was_not_stated_is_asked() -> None:
    found = medicine_list(None)
    assert found.antibiotics_count.missing == found.access_percent.missing == ("medicines",)


@pytest.mark.parametrize(
    ("pharmacy", "expected"),
    [
        ({"leftover_plan": "agreed"}, True),
        ({"leftover_plan": "none"}, False),
        ({"leftover_plan": "none", "left_stock": {"disposal_plan": "Incinerator"}}, True),
        ({"left_stock": {"disposal_plan": "none"}}, "?"),
        ({}, "?"),
    ],
)
def test_leftover_plan(pharmacy: dict[str, Any], expected: Any) -> None:
    found = medicine_list([{"id": "m"}], pharmacy=pharmacy)
    assert said(found.leftover_plan) == expected
    assert found.leftover_plan.missing == (("pharmacy.leftover_plan",) if expected == "?" else ())
