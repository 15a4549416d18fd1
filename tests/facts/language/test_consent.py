"""How patients agree to procedures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

OPERATES = {"operates": True}


def consent(language: dict[str, Any] | None = None, **stated: Any) -> Any:
    chapter = {"patient_languages": ["sw", "luo"], "consent": stated, **(language or {})}
    return fact("consent", "mission", activities=OPERATES, language=chapter)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({}, "?"),
        ({"languages": ["sw", "luo"]}, True),
        ({"languages": ["sw-KE"]}, False),
        ({"in_patients_language_percent": 100}, True),
        ({"in_patients_language_percent": {"min": 80, "max": 90}}, False),
        ({"in_patients_language_percent": {"min": 80, "max": 100}}, "?"),
    ],
)
def test_in_the_patients_language(stated: dict[str, Any], expected: Any) -> None:
    assert said(consent(**stated).in_patients_language) == expected


def test_the_patients_languages_are_asked_for() -> None:
    found = consent({"patient_languages": None}, languages=["sw"]).in_patients_language
    assert found.missing == ("language.patient_languages",)


@pytest.mark.parametrize(
    ("literacy", "stated", "expected"),
    [
        (None, {"read_aloud": True}, True),
        (None, {"teach_back": True}, True),
        (None, {"read_aloud": False}, "?"),
        (None, {"read_aloud": False, "teach_back": False}, False),
        (100, {"read_aloud": False, "teach_back": False}, True),
        (90, {"read_aloud": False, "teach_back": False}, False),
    ],
)
def test_for_those_who_do_not_read(literacy: Any, stated: dict[str, Any], expected: Any) -> None:
    assert said(consent({"literacy_percent": literacy}, **stated).fit_for_non_readers) == expected


@pytest.mark.parametrize(
    ("overall", "each", "expected"),
    [
        (None, [True, True], True),
        (None, [True, False], False),
        (None, [True, None], "?"),
        (None, [], "?"),
        (False, [True, True], False),
        (True, [None, None], True),
    ],
)
def test_recorded(overall: Any, each: list[bool | None], expected: Any) -> None:
    procedures = [{"id": f"p{i}", "consent_in_notes": noted} for i, noted in enumerate(each)]
    language = {"consent": {"recorded_in_notes": overall}}
    found = fact("consent", "mission", activities=OPERATES, language=language, procedures=procedures)
    assert said(found.recorded) == expected


def test_there_is_nothing_to_agree_to_without_procedures() -> None:
    assert subjects("consent", activities={"operates": False}) == []


def test_whether_there_are_procedures_is_asked_first() -> None:
    assert fact("consent", "mission").in_patients_language.missing == ("activities.operates",)
