"""The budget of severities: if everything is critical, nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from missionrisk import CatalogueError, load_catalogue
from missionrisk.budget import Spending, spending
from tests.judgement.small import RULES

SPENT = spending(load_catalogue())


@pytest.mark.parametrize("spent", SPENT, ids=lambda spent: spent.mission.id)
def test_our_rules_keep_to_the_budget(spent: Spending) -> None:
    assert spent.over == {}


def test_the_budget_is_held_for_the_five_kinds_of_mission() -> None:
    most = {spent.mission.id: spent.mission.most for spent in SPENT}
    with_surgery, without = {"critical": 15, "high": 25}, {"critical": 10, "high": 25}
    assert most == {
        "primary-care": without,
        "surgery": with_surgery,
        "donation": without,
        "training": without,
        "emergency": with_surgery,
    }


BUDGET = """\
missions:
  - id: camp
    title: Surgical camp
    most: {critical: 1, high: 1}
    plan: {title: Camp, mission: {model: short_term}, activities: {operates: OPERATES, screens: yes}}
"""


def spent_on(folder: Path, operates: str) -> Spending:
    (folder / "budget.yaml").write_text(BUDGET.replace("OPERATES", operates), encoding="utf-8")
    (spent,) = spending(load_catalogue(RULES), folder)
    return spent


def test_what_applies_is_counted_by_severity(tmp_path: Path) -> None:
    """The moderate rule of the small ones is superseded by a high one, so that a reader sees one of the two."""
    assert spent_on(tmp_path, "yes").rules == {"critical": 2, "high": 2, "moderate": 0, "low": 1}
    assert spent_on(tmp_path, "no").rules == {"critical": 1, "high": 1, "moderate": 0, "low": 1}


def test_what_is_over_the_budget_is_told(tmp_path: Path) -> None:
    assert spent_on(tmp_path, "yes").over == {"critical": 1, "high": 1}
    assert spent_on(tmp_path, "no").over == {}


def test_a_budget_that_is_wrong_is_shown_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"budget\.yaml:5"):
        spent_on(tmp_path, "perhaps")
