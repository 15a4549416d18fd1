"""Whether a partner can and will answer for patients."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

CENTRE: dict[str, Any] = {
    "id": "centre",
    "name": "Health centre",
    "kind": "public_facility",
    "local": True,
    "licensed_provider": True,
    "keeps_patients_after_departure": "agreed",
}
MISSION: dict[str, Any] = {
    **CENTRE,
    "kind": "religious_mission",
    "registered": True,
    "refers_into_public_network": True,
}


@pytest.mark.parametrize(
    ("partner", "belongs"),
    [
        (CENTRE, True),
        ({**CENTRE, "licensed_provider": False}, False),
        ({**CENTRE, "licensed_provider": None}, "?"),
        ({**CENTRE, "kind": None}, "?"),
        ({**CENTRE, "local": False}, "?"),
        ({**CENTRE, "local": False, "registered": False}, False),
        ({**CENTRE, "kind": "ministry", "licensed_provider": False}, True),
        ({**CENTRE, "kind": "ministry", "licensed_provider": False, "local": False}, False),
        ({**CENTRE, "kind": "local_government", "licensed_provider": False}, False),
        (MISSION, True),
        ({**MISSION, "registered": False}, False),
        ({**MISSION, "refers_into_public_network": False}, False),
        ({**MISSION, "refers_into_public_network": None}, "?"),
        ({**MISSION, "local": False, "kind": None}, True),
    ],
)
def test_part_of_the_health_system(partner: dict[str, Any], belongs: Any) -> None:
    assert said(fact("partner", "centre", partners=[partner]).part_of_health_system) == belongs


@pytest.mark.parametrize(("promise", "answers"), [("agreed", True), ("planned", "?"), ("refused", False)])
def test_who_answers_for_patients_has_promised_to_keep_them(promise: str, answers: Any) -> None:
    partner = {**CENTRE, "keeps_patients_after_departure": promise}
    assert said(fact("partner", "centre", partners=[partner]).answers_for_patients) == answers


def test_what_would_settle_it_is_asked() -> None:
    partner = {**MISSION, "refers_into_public_network": None}
    found = fact("partner", "centre", partners=[partner]).answers_for_patients
    assert found.missing == ("partners[centre].refers_into_public_network",)


def test_partners_together() -> None:
    committee = {"id": "committee", "kind": "community_organisation", "local": True, "licensed_provider": False}
    together = fact("partnership", "mission", partners=[CENTRE, committee])
    assert said(together.partners) == {"Health centre", "committee"}
    assert said(together.part_of_health_system) == {"Health centre"}
    assert said(together.keeping_patients) == ({"Health centre"}, {"committee"})


def test_partners_that_were_not_stated() -> None:
    together = fact("partnership", "mission")
    assert together.partners.missing == ("partners",)
    assert said(fact("partnership", "mission", partners=[]).partners) == set()
