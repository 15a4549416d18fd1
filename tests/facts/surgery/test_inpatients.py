"""Who stays overnight, and how many there are for each nurse."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.facts.deriving import fact, said


def ward(**plan: Any) -> Any:
    return fact("inpatient_care", "mission", **plan)


def procedures(*nights: Any) -> list[dict[str, Any]]:
    return [{"id": f"p{i}", "stay_nights": n} for i, n in enumerate(nights)]


@pytest.mark.parametrize(
    ("beds", "nights", "expected"),
    [
        (None, (0, 2), True),
        (None, (0, 0), False),
        (None, (0, None), "?"),
        (8, (None,), True),
        (0, (None,), False),
        (None, (), "?"),
        (8, (), True),
        ({"min": 0, "max": 3}, (), "?"),
        (0, (1,), True),
    ],
)
def test_patients_stay_overnight(beds: Any, nights: Any, expected: Any) -> None:
    plan = {"procedures": procedures(*nights)} if nights else {}
    assert said(ward(activities={"operates": True}, surgery={"inpatients_at_once": beds}, **plan).overnight) == expected


def test_nobody_stays_where_nobody_operates() -> None:
    assert said(ward(activities={"operates": False}).overnight) is False


def test_one_number_answers_for_all_procedures() -> None:
    found = ward(activities={"operates": True}, procedures=procedures(None, None)).overnight
    assert found.missing == ("surgery.inpatients_at_once",)


def test_patients_for_each_nurse() -> None:
    found = ward(surgery={"inpatients_at_once": 20, "nurses_per_shift": 2, "doctors_per_shift": 0})
    assert said(found.patients_per_nurse) == 10
    assert said(found.nurses_per_doctor) == math.inf
