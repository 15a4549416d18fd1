"""The route that the words for a form tell."""

from __future__ import annotations

import pytest

from missionrisk.facts.goods.dosage_form import route_of


@pytest.mark.parametrize(
    ("form", "route"),
    [
        ("tablet", "oral"),
        ("Dispersible tablets", "oral"),
        ("powder for oral suspension", "oral"),
        ("comprimido", "oral"),
        ("powder for injection", "injected"),
        ("IV infusion", "injected"),
        ("ampolla", "injected"),
        ("eye drops", "local"),
        ("crème", "local"),
        ("solution", None),
        ("drops", None),
        ("oral gel", None),
        ("", None),
        (None, None),
    ],
)
def test_route(form: str | None, route: str | None) -> None:
    assert route_of(form) == route
