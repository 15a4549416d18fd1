from __future__ import annotations

from typing import Any

from missionrisk.narrower_scope.scope import ALL_CARE, Scope

PLAN: dict[str, Any] = {
    "activities": {"operates": True, "teaches": True},
    "sites": [{"id": "town", "name": "Town hospital"}, {"id": "village"}],
    "services": [
        {"id": "surgery", "kind": "surgery", "name": "Elective surgery", "sites": ["town"]},
        {"id": "clinic", "kind": "primary_care", "sites": ["town", "village"]},
        {"id": "courses", "kind": "training"},
    ],
    "procedures": [
        {"id": "hernia", "service": "surgery", "anaesthesia": "regional", "operators": ["surgeon"]},
        {"id": "lipoma", "name": "Removal of lumps", "service": "clinic", "anaesthesia": "local"},
    ],
    "medicines": [
        {"id": "pill", "inn": "amlodipine", "purpose": "long_term"},
        {"id": "gas", "purpose": "anaesthesia"},
        {"id": "gift", "purpose": "acute", "destination": "left_behind"},
    ],
    "people": [
        {"id": "surgeon", "cadre": "surgeon", "training_level": "licensed_independent", "name": "Ann Lee"},
        {"id": "students", "training_level": "student_clinical", "tasks": ["examines"]},
    ],
    "schedule": {"sessions": [{"id": "monday", "service": "surgery", "people": ["surgeon"]}]},
}
SCOPE = Scope(PLAN)


def following(*paths: str) -> set[str]:
    return set(SCOPE.with_what_follows(frozenset(paths))) - set(paths)


def test_with_a_service_go_its_procedures_and_sessions() -> None:
    assert following("services[surgery]") >= {"procedures[hernia]", "schedule.sessions[monday]"}
    assert "procedures[lipoma]" not in following("services[surgery]")


def test_with_the_last_procedure_goes_operating_at_all() -> None:
    assert "activities.operates" not in following("procedures[hernia]")
    assert "activities.gives_anaesthesia" in following("procedures[hernia]")
    assert following("procedures[hernia]", "procedures[lipoma]") >= {"activities.operates", "services[surgery]"}


def test_a_service_goes_with_all_of_its_sites() -> None:
    assert "services[surgery]" in following("sites[town]")
    assert "services[clinic]" not in following("sites[town]")
    assert "services[clinic]" in following("sites[town]", "sites[village]")


def test_a_procedure_goes_with_all_who_perform_it() -> None:
    assert "procedures[hernia]" in following("people[surgeon]")


def test_only_medicines_that_patients_take_home_are_dispensed() -> None:
    found = following("activities.dispenses_medicines")
    assert "medicines[pill]" in found
    assert not {"medicines[gas]", "medicines[gift]"} & found


def test_without_patients_only_what_is_no_care_remains() -> None:
    found = following(ALL_CARE)
    assert found >= {"services[surgery]", "services[clinic]", "procedures[lipoma]", "activities.screens"}
    assert "services[courses]" not in found
    assert SCOPE.leaves_a_mission(SCOPE.with_what_follows(frozenset((ALL_CARE,))))


def test_a_mission_with_nothing_left_to_do_is_none() -> None:
    only_care = Scope({"services": [{"id": "clinic", "kind": "primary_care"}], "activities": {"teaches": False}})
    assert not only_care.leaves_a_mission(only_care.with_what_follows(frozenset(("services[clinic]",))))


def test_nobody_is_left_out_whose_profession_nobody_else_has() -> None:
    assert not SCOPE.leaves_a_mission(SCOPE.with_what_follows(frozenset(("people[surgeon]",))))
    assert SCOPE.leaves_a_mission(SCOPE.with_what_follows(frozenset(("people[students]",))))


def test_only_those_who_learn_can_look_on() -> None:
    assert SCOPE.can_only_observe("people[students]")
    assert not SCOPE.can_only_observe("people[surgeon]")
    assert not SCOPE.can_only_observe("people[nobody]")


def test_words_name_the_widest_and_not_what_goes_with_it() -> None:
    def words(*paths: str) -> tuple[str, ...]:
        return SCOPE.in_words(SCOPE.with_what_follows(frozenset(paths)))

    assert words("services[surgery]") == ("the service Elective surgery",)
    assert words("procedures[lipoma]", "medicines[gift]") == (
        "the procedure Removal of lumps",
        "the medicine gift",
    )
    assert words("procedures[hernia]", "procedures[lipoma]") == ("all operations and other procedures",)
    assert words("people[students].tasks") == ("everything that students would do beyond observing",)
    assert words(ALL_CARE) == ("everything in which patients are seen",)


def test_people_are_called_by_their_ids() -> None:
    assert SCOPE.in_words(frozenset(("people[surgeon]",))) == ("the part of surgeon in the mission",)


def test_what_a_plan_denies_already_it_does_not_hold() -> None:
    scope = Scope({"activities": {"screens": False}})
    assert not scope.holds("activities.screens")
    assert scope.holds("activities.vaccinates")
    assert scope.holds("procedures[hernia]")
