"""Who permits the mission."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

DATES = {"arrival": "2027-03-06", "departure": "2027-03-20"}
PERMIT: dict[str, Any] = {
    "id": "p",
    "kind": "ministry_of_health",
    "status": "in_place",
    "valid_until": "2027-03-20",
    "sites": ["school", "post"],
}


def authorisation(permit: dict[str, Any] | None = None, **chapter: Any) -> Any:
    permits = {} if permit is None else {"permits": [{**PERMIT, **permit}]}
    return fact(
        "authorisation",
        "mission",
        mission={"dates": DATES},
        sites=[{"id": "school"}, {"id": "post"}],
        authorisation={**permits, **chapter},
    )


@pytest.mark.parametrize(
    ("letter", "permit", "authorised"),
    [
        (None, None, "?"),
        ("agreed", None, True),
        ("refused", None, False),
        ("requested", None, "?"),
        ("requested", {}, True),
        (None, {}, True),
        (None, {"kind": "medical_camp_licence"}, True),
        (None, {"kind": "professional_council"}, "?"),
        (None, {"kind": "facility"}, "?"),
        (None, {"status": "requested"}, "?"),
        (None, {"valid_until": "2027-03"}, "?"),
        (None, {"valid_until": "2027-03-19"}, "?"),
        (None, {"sites": ["school"]}, "?"),
    ],
)
def test_authorised_by_letter_or_permit(letter: Any, permit: Any, authorised: Any) -> None:
    assert said(authorisation(permit, health_authority=letter).authorised) == authorised


def test_what_is_asked_first_is_the_letter() -> None:
    assert authorisation().authorised.missing == ("authorisation.health_authority",)


def test_a_permit_that_may_cover_the_mission_is_asked_about_too() -> None:
    found = authorisation({"valid_until": None}).authorised
    assert found.missing == ("authorisation.health_authority", "authorisation.permits[p].valid_until")


def test_a_single_site_need_not_be_named() -> None:
    chapter = {"permits": [{**PERMIT, "sites": None}]}
    found = fact("authorisation", "mission", mission={"dates": DATES}, sites=[{"id": "post"}], authorisation=chapter)
    assert said(found.authorised) is True


def test_the_permits_that_count() -> None:
    assert said(authorisation({}).permits) == {"p"}
    assert said(authorisation({"kind": "facility"}).permits) == set()


@pytest.mark.parametrize(
    ("permit", "notified", "told"),
    [
        (None, None, "?"),
        (None, "none", False),
        ({"kind": "district_health_office"}, None, True),
        ({"kind": "ministry_of_health"}, "none", False),
    ],
)
def test_the_district_is_told_by_notice_or_gives_a_permit_itself(permit: Any, notified: Any, told: Any) -> None:
    assert said(authorisation(permit, district_notified=notified).district_told) == told
