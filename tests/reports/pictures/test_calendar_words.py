"""Days in words."""

from __future__ import annotations

from datetime import date

import pytest

from missionrisk.facts.knowledge import LONG_AGO, NEVER
from missionrisk.reports.pictures.calendar_words import OPEN, Between, day_in_words, days_in_words

FIFTH = (date(2027, 3, 5), date(2027, 3, 5))
NINTH = (date(2027, 3, 9), date(2027, 3, 9))
MARCH = (date(2027, 3, 1), date(2027, 3, 31))
SOME = (date(2027, 3, 5), date(2027, 3, 9))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (FIFTH, "5 Mar 2027"),
        (MARCH, "Mar 2027"),
        (SOME, "within 5\u20139 Mar 2027"),
        (OPEN, "day not stated"),
        ((LONG_AGO, FIFTH[0]), "by 5 Mar 2027"),
        ((FIFTH[0], NEVER), "not before 5 Mar 2027"),
        ((NEVER, NEVER), "never"),
    ],
)
def test_a_day(day: Between, words: str) -> None:
    assert day_in_words(day) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (FIFTH, NINTH, "5\u20139 Mar 2027"),
        (FIFTH, FIFTH, "5 Mar 2027"),
        (SOME, NINTH, "within 5\u20139 Mar 2027"),
        (MARCH, MARCH, "Mar 2027"),
        (FIFTH, (NEVER, NEVER), "from 5 Mar 2027 on"),
        (FIFTH, OPEN, "first day: 5 Mar 2027; last day not stated"),
        (OPEN, NINTH, "first day not stated; last day: 9 Mar 2027"),
        (OPEN, OPEN, "days not stated"),
    ],
)
def test_from_one_day_to_another(first: Between, last: Between, words: str) -> None:
    assert days_in_words(first, last) == words
