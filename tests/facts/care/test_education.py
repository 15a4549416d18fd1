"""Health education for the community."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

SITES: list[dict[str, Any]] = [
    {"id": "village", "languages": ["quc"]},
    {"id": "town", "languages": ["es"]},
    {"id": "c"},
]


def session(plan: dict[str, Any] | None = None, **stated: Any) -> Any:
    overall = {"language": {"patient_languages": ["quc", "es"]}, "sites": SITES}
    return fact(
        "education_session", "water", **{**overall, **(plan or {})}, education={"sessions": [{"id": "water", **stated}]}
    )


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({}, "?"),
        ({"site": "village", "languages": ["quc"]}, True),
        ({"site": "village", "languages": ["es-GT"]}, False),
        ({"site": "village", "languages": ["es", "quc"]}, True),
        ({"site": "c", "languages": ["es"]}, "?"),
        ({"languages": ["es"]}, "?"),
        ({"languages": ["es", "quc"]}, True),
        ({"languages": ["fr"]}, False),
    ],
)
def test_understood(stated: dict[str, Any], expected: Any) -> None:
    assert said(session(**stated).understood) == expected


def test_where_everybody_speaks_one_language_the_site_does_not_matter() -> None:
    one_language = {"language": {"patient_languages": ["sw"]}, "sites": None}
    assert said(session(one_language, languages=["sw"]).understood) is True


@pytest.mark.parametrize(
    ("stated", "asked"),
    [
        ({"languages": ["es"]}, "education.sessions[water].site"),
        ({"languages": ["es"], "site": "c"}, "sites[c].languages"),
        ({"site": "village"}, "education.sessions[water].languages"),
    ],
)
def test_what_is_asked(stated: dict[str, Any], asked: str) -> None:
    assert session(**stated).understood.missing == (asked,)


def test_the_topic_is_its_name() -> None:
    assert said(session(topic="Clean water").session) == "Clean water"
    assert said(session().session) == "water"


def test_sessions_that_are_not_stated() -> None:
    assert subjects("education_session", activities={"educates_community": False}) == []
    assert subjects("education_session", education={"sessions": []}) == []
    assert subjects("education_session") == ["education.sessions[?]"]
    found = fact("education_session", "education.sessions[?]", activities={"educates_community": True})
    assert found.led_locally.missing == ("education.sessions",)
