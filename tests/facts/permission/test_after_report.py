"""The report after the visit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said


def report(after_report: Any) -> Any:
    return fact("after_report", "mission", authorisation={"after_report": after_report})


@pytest.mark.parametrize(
    ("recipients", "reaches_both"),
    [
        (["partner", "ministry"], True),
        (["partner", "council"], True),
        (["partner", "community"], False),
        (["ministry", "district"], False),
        ([], False),
        (None, "?"),
    ],
)
def test_authority_and_partner(recipients: Any, reaches_both: Any) -> None:
    assert said(report({"recipients": recipients}).reaches_both) == reaches_both


def test_no_report() -> None:
    found = report("none")
    assert (said(found.promised), said(found.reaches_both), said(found.recipients)) == (False, False, set())


def test_a_report_that_is_not_stated_is_one_question() -> None:
    found = fact("after_report", "mission")
    asked = {found.promised.missing, found.within_days.missing, found.contents_missing.missing}
    assert asked == {("authorisation.after_report",)}


def test_contents_left_out() -> None:
    assert said(report({"contents": ["patients", "stock_left"]}).contents_missing) == {"outcomes", "adverse events"}
