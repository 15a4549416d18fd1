"""Plans that are refused, and what is said of them."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from missionrisk.plan import MissionPlan


def problems(**chapters: Any) -> list[dict[str, Any]]:
    """What is wrong with a plan of these chapters."""
    with pytest.raises(ValidationError) as caught:
        MissionPlan.model_validate({"title": "A visit", **chapters})
    return [dict(detail) for detail in caught.value.errors(include_url=False)]


def only(**chapters: Any) -> dict[str, Any]:
    """The one thing that is wrong with a plan of these chapters."""
    found = problems(**chapters)
    assert len(found) == 1
    return found[0]
