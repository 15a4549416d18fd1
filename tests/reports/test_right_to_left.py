"""Pages in a language that is written from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from missionrisk.intake import load_plan
from missionrisk.language import Language, speaking
from missionrisk.reports import Edition, render_edition
from missionrisk.reports.edition import Reader
from tests.reports.editions import EXAMPLES, ON, assessor
from tests.reports.in_chromium import CHROMIUM, DESKTOP, PHONE, browser, shown

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARABIC: Final = Language("ar", "rtl", NullTranslations())
READERS: Final[tuple[Reader, ...]] = ("planner", "committee", "host", "host-form")


FOUR_SIDES: Final = r"\b(?:margin|padding|inset): *([^\s;]+) +([^\s;]+) +([^\s;]+) +([^\s;]+) *[;}]"
"""Top, right, bottom and left, as one declaration gives them."""


@cache
def page(reader: Reader, example: str = "village-brigade") -> str:
    (path,) = (path for path in EXAMPLES if path.stem == example)
    with speaking(ARABIC):
        case = assessor().decide(load_plan(path), on=ON)
        made = render_edition(Edition(assessor().judge(case), case, reader=reader), "html")
    assert isinstance(made, str)
    return made


def styles(reader: Reader) -> str:
    """The page's style sheets, without the boxes in the margins of printed pages, which have fixed places."""
    found = "\n".join(re.findall(r"<style>(.*?)</style>", page(reader), flags=re.DOTALL))
    return re.sub(r"@(top|bottom)-(left|right)\b", "", found)


@pytest.mark.parametrize("reader", READERS)
def test_a_page_says_its_language_and_direction(reader: Reader) -> None:
    assert page(reader).startswith('<!doctype html>\n<html lang="ar" dir="rtl">')


@pytest.mark.parametrize("reader", READERS)
def test_drawings_keep_their_own_direction(reader: Reader) -> None:
    drawings = re.findall(r"<svg [^>]*>", page(reader))
    assert [drawing for drawing in drawings if 'direction="ltr"' not in drawing] == []
    assert drawings or reader == "host-form"


@pytest.mark.parametrize("reader", READERS)
def test_styles_speak_of_start_and_end_and_never_of_left_and_right(reader: Reader) -> None:
    assert re.findall(r"[^\n{;]*\b(?:left|right)\b[^\n;}]*", styles(reader)) == []
    assert [sides for sides in re.findall(FOUR_SIDES, styles(reader)) if sides[1] != sides[3]] == []


# --- in a browser -------------------------------------------------------------------------------------------------

BEYOND: Final = """[...document.querySelectorAll("h1, h2, h3, p, li, b, th, td, figcaption")].filter(element => {
  const {left, right, width} = element.getBoundingClientRect();
  return width > 1 && !element.closest(".scroll, .unseen") && (left < 0 || right > innerWidth);
})"""
"""Texts of which a part is beyond the edges of the screen."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    with browser() as found:
        yield found


@pytest.mark.slow
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("reader", READERS)
def test_a_page_is_no_wider_than_the_screen(
    chromium: Browser, tmp_path: Path, reader: Reader, size: tuple[int, int]
) -> None:
    with shown(chromium, page(reader), tmp_path, size=size) as (opened, _asked):
        assert opened.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert opened.evaluate(f"{BEYOND}.map(element => element.textContent)") == []


@pytest.mark.parametrize(
    ("reader", "marked"), [("planner", ".verdict"), ("committee", ".verdict"), ("host", ".glance")]
)
@pytest.mark.slow
def test_what_stands_out_is_marked_where_its_lines_begin(
    chromium: Browser, tmp_path: Path, reader: Reader, marked: str
) -> None:
    with shown(chromium, page(reader), tmp_path) as (opened, _asked):
        border = f"parseFloat(getComputedStyle(document.querySelector('{marked}')).border"
        assert opened.evaluate(f"{border}RightWidth)") > opened.evaluate(f"{border}LeftWidth)")


@pytest.mark.slow
def test_a_drawing_that_is_wider_than_the_screen_is_shown_from_its_own_beginning(
    chromium: Browser, tmp_path: Path
) -> None:
    with shown(chromium, page("planner"), tmp_path, size=PHONE) as (opened, _asked):
        left = "document.querySelector('#matrix svg').getBoundingClientRect().left"
        assert 0 <= opened.evaluate(left) < PHONE[0]
