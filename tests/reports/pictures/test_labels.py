"""Labels: texts of any length in the room that there is."""

from __future__ import annotations

import pytest

from missionrisk.reports.pictures.labels import in_table, shortened
from tests.reports.strangers import HOSTILE


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert shortened("District hospital", 17) == "District hospital"


def test_a_longer_one_ends_in_an_ellipsis() -> None:
    assert shortened("District hospital of the north", 18) == "District hospital…"


def test_broad_letters_leave_less_room() -> None:
    assert shortened("中" * 30, 21) == "中" * 10 + "…"
    assert len(shortened("W" * 100, 40)) < 32


def test_line_breaks_become_spaces_and_control_characters_are_spelled_out() -> None:
    assert shortened("first\n\nsecond\x1b[31m", 40) == "first second\\x1b[31m"


def test_what_is_no_character_is_spelled_out() -> None:
    assert shortened("a\ufffeb\uffff", 20) == "a\\ufffeb\\uffff"


def test_an_accent_is_not_cut_from_its_letter() -> None:
    assert shortened("abce\u0301f", 5) == "abc…"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("most", [1, 12, 40])
def test_no_label_is_longer_than_asked(text: str, most: int) -> None:
    label = shortened(text, most)
    assert 0 < len(label) <= most
    assert "\n" not in label
    assert "\x1b" not in label
    assert "\u202e" not in label


def test_a_text_in_a_table_has_at_most_200_characters() -> None:
    assert len(in_table("word " * 500)) <= 200
