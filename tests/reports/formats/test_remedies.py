"""What to do, in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from missionrisk.judgement.assessment import Action
from missionrisk.reports.formats.remedies import in_words

DAY = date(2027, 1, 30)


@pytest.mark.parametrize(
    ("days", "begin_by", "too_late", "sentence"),
    [
        (7, DAY, False, "To do (host partner; begin by 2027-01-30): Ask the host."),
        (7, DAY, None, "To do (host partner; begin by 2027-01-30): Ask the host."),
        (7, DAY, True, "Too late (host partner; it had to begin by 2027-01-30): Ask the host."),
        (7, None, None, "To do (host partner; it takes 7 days): Ask the host."),
        (1, None, None, "To do (host partner; it takes 1 day): Ask the host."),
    ],
)
def test_a_sentence_says_who_and_by_when(
    days: int, begin_by: date | None, too_late: bool | None, sentence: str
) -> None:
    action = Action(
        action="Ask the host.", owner="host_partner", lead_time_days=days, latest_start=begin_by, too_late=too_late
    )
    assert in_words(action) == sentence
