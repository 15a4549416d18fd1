"""Languages of patients, from the plan as a whole and from its sites."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk.facts.languages import patient_languages, primary_subtags
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from tests.facts.deriving import said


def test_region_and_script_make_no_other_language() -> None:
    assert primary_subtags(["es-GT", "ES", "sr-Latn-RS"]) == {"es", "sr"}


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"language": {"patient_languages": ["es"]}}, {"es"}),
        ({"language": {"patient_languages": ["es"]}, "sites": [{"id": "a", "languages": ["quc"]}]}, {"es", "quc"}),
        ({"sites": [{"id": "a", "languages": ["quc"]}, {"id": "b", "languages": ["es"]}]}, {"es", "quc"}),
        ({"sites": [{"id": "a", "languages": ["quc"]}, {"id": "b"}]}, ({"quc"}, None)),
        ({"language": {"patient_languages": []}}, (set(), None)),
        ({"sites": []}, (set(), None)),
        ({}, (set(), None)),
    ],
)
def test_patient_languages(plan: dict[str, Any], expected: Any) -> None:
    found = patient_languages(Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", final=False))
    assert said(found) == expected
    assert bool(found.missing) is (found.possible is None)
