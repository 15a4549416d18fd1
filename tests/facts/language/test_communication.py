"""How patients and clinicians understand each other."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.facts.deriving import fact, said

INTERPRETERS: dict[str, Any] = {"kinds": ["trained_interpreters"], "languages": ["quc"], "interpreters_per_day": 2}
DOCTOR: dict[str, Any] = {"id": "doctor", "cadre": "doctor", "languages": ["en"]}


def communication(people: list[dict[str, Any]] | None = None, **language: Any) -> Any:
    chapter = {"patient_languages": ["quc", "es"], **language}
    return fact("communication", "mission", people=people, language=chapter)


@pytest.mark.parametrize(
    ("interpreting", "people", "expected"),
    [
        (None, None, "?"),
        (INTERPRETERS, None, True),
        ("none", [DOCTOR], False),
        ("none", [{**DOCTOR, "languages": ["es-MX"]}], True),
        ("none", [{**DOCTOR, "languages": None}], "?"),
        (
            "none",
            [DOCTOR, {"id": "driver", "cadre": "logistician", "languages": ["es"], "tasks": ["logistics"]}],
            False,
        ),
        ("none", [DOCTOR, {"id": "guide", "cadre": "volunteer", "languages": ["es"], "tasks": ["interprets"]}], True),
        ("none", [DOCTOR, {"id": "guide", "cadre": "cultural_mediator", "languages": ["es"]}], True),
        ("none", [{"id": "driver", "cadre": "logistician", "languages": ["en"], "tasks": ["logistics"]}], "?"),
        ("none", [], "?"),
        ({**INTERPRETERS, "languages": ["fr"]}, [DOCTOR], False),
        ({**INTERPRETERS, "languages": None}, [DOCTOR], "?"),
        ({**INTERPRETERS, "kinds": ["children", "relatives"]}, [DOCTOR], False),
        ({**INTERPRETERS, "kinds": ["children", "telephone"]}, [DOCTOR], True),
        ({**INTERPRETERS, "interpreters_per_day": 0}, [DOCTOR], False),
        ({**INTERPRETERS, "interpreters_per_day": {"min": 0, "max": 2}}, [DOCTOR], "?"),
        ({"languages": ["quc"]}, [DOCTOR], "?"),
    ],
)
def test_somebody_speaks_the_patients_language(interpreting: Any, people: Any, expected: Any) -> None:
    assert said(communication(people, interpreting=interpreting).somebody_speaks) == expected


@pytest.mark.parametrize(("percent", "expected"), [(0, False), (20, True), ({"min": 0, "max": 20}, "?"), (None, "?")])
def test_clinicians_taken_together(percent: Any, expected: Any) -> None:
    found = communication(interpreting="none", clinicians_speaking_percent=percent)
    assert said(found.somebody_speaks) == expected


def test_languages_are_asked_for_only_where_they_decide() -> None:
    nobody = fact("communication", "mission", language={"interpreting": "none", "clinicians_speaking_percent": 0})
    assert said(nobody.somebody_speaks) is False
    interpreted = fact("communication", "mission", language={"interpreting": INTERPRETERS})
    assert interpreted.somebody_speaks.missing == ("language.patient_languages",)


def test_clinicians_are_asked_for_after_interpreters() -> None:
    assert communication([DOCTOR]).somebody_speaks.missing == ("language.interpreting",)
    assert communication(interpreting="none").somebody_speaks.missing == ("language.clinicians_speaking_percent",)


@pytest.mark.parametrize(
    ("language", "people", "uncovered"),
    [
        ({"interpreting": INTERPRETERS}, [DOCTOR], {"es"}),
        ({"interpreting": INTERPRETERS}, [{**DOCTOR, "languages": ["es"]}], set()),
        ({"interpreting": INTERPRETERS}, [{**DOCTOR, "languages": None}], (set(), {"es"})),
        ({"interpreting": INTERPRETERS}, [{"id": "somebody", "languages": ["es"]}], (set(), {"es"})),
        ({"interpreting": {"kinds": ["telephone"]}}, [DOCTOR], (set(), {"quc", "es"})),
        ({"interpreting": INTERPRETERS, "clinicians_speaking_percent": 100}, [DOCTOR], set()),
        ({"interpreting": "none"}, [DOCTOR], {"quc", "es"}),
        ({}, [DOCTOR], (set(), {"quc", "es"})),
        ({"patient_languages": None}, [DOCTOR], (set(), None)),
    ],
)
def test_languages_without_anybody(language: dict[str, Any], people: Any, uncovered: Any) -> None:
    assert said(communication(people, **language).languages_uncovered) == uncovered


@pytest.mark.parametrize(
    ("interpreting", "percent", "ratio"),
    [
        ({"clinicians_needing_interpreter": 3, "interpreters_per_day": 2}, None, 1.5),
        ({"clinicians_needing_interpreter": {"min": 2, "max": 4}, "interpreters_per_day": 2}, None, (1.0, 2.0)),
        ({"clinicians_needing_interpreter": 3, "interpreters_per_day": 0}, None, math.inf),
        ({"interpreters_per_day": 2}, 100, 0.0),
        ({"interpreters_per_day": 2}, 50, (0.5, math.inf)),
        ("none", 100, 0.0),
        ("none", 50, math.inf),
        ("none", None, (0.0, math.inf)),
    ],
)
def test_clinicians_for_each_interpreter(interpreting: Any, percent: Any, ratio: Any) -> None:
    found = communication(interpreting=interpreting, clinicians_speaking_percent=percent)
    assert said(found.clinicians_per_interpreter) == ratio


NURSE: dict[str, Any] = {"id": "nurse", "cadre": "nurse", "languages": ["quc", "es", "en"]}


@pytest.mark.parametrize(
    ("people", "percent", "ratio"),
    [
        ([NURSE], None, 0.0),
        ([NURSE, DOCTOR], None, math.inf),
        ([NURSE, {**DOCTOR, "languages": ["es"]}], None, (0.0, math.inf)),
        ([NURSE, {**DOCTOR, "languages": None}], None, (0.0, math.inf)),
        ([NURSE, {"id": "driver", "cadre": "logistician", "languages": ["en"], "tasks": ["logistics"]}], None, 0.0),
        ([NURSE, {"id": "guest", "languages": ["en"]}], None, (0.0, math.inf)),
        ([NURSE], 50, math.inf),
        ([], None, (0.0, math.inf)),
    ],
)
def test_without_interpreters_the_languages_of_all_clinicians_tell(people: Any, percent: Any, ratio: Any) -> None:
    found = communication(people, interpreting="none", clinicians_speaking_percent=percent)
    assert said(found.clinicians_per_interpreter) == ratio


def test_as_long_as_the_patients_languages_are_open_those_of_clinicians_tell_nothing() -> None:
    found = communication([DOCTOR], interpreting="none", patient_languages=None)
    assert found.clinicians_per_interpreter.missing == ("language.clinicians_speaking_percent",)


def test_what_interpreters_do_besides() -> None:
    busy = communication(interpreting={"also_in_charge_of": "registration"})
    assert (said(busy.interpreters_do_other_work), said(busy.other_work)) == (True, "registration")
    assert said(communication(interpreting={"also_in_charge_of": "none"}).interpreters_do_other_work) is False


@pytest.mark.parametrize(
    ("at", "uncovered", "asked"),
    [
        (["post", "school"], set(), ()),
        (["school"], {"quc"}, ()),
        (None, (set(), {"quc", "es"}), ("people[nurse].sites",)),
    ],
)
def test_of_several_sites_each_needs_somebody_for_its_languages(at: Any, uncovered: Any, asked: Any) -> None:
    found = fact(
        "communication",
        "mission",
        people=[{**NURSE, "sites": at}],
        sites=[{"id": "post", "languages": ["quc"]}, {"id": "school", "languages": ["es"]}],
        language={"interpreting": "none"},
    )
    assert (said(found.languages_uncovered), found.languages_uncovered.missing) == (uncovered, asked)


def test_the_interpreters_as_planned_are_for_all_sites() -> None:
    found = fact(
        "communication",
        "mission",
        people=[],
        sites=[{"id": "post", "languages": ["quc"]}, {"id": "school", "languages": ["es-GT"]}],
        language={"interpreting": {**INTERPRETERS, "languages": ["quc", "spa"]}},
    )
    assert said(found.languages_uncovered) == set()
