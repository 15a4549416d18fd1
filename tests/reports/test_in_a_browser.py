"""Pages as a browser shows them: they can be read by everybody, fit every screen, and ask for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import pytest

from missionrisk.reports import render_edition
from missionrisk.reports.edition import Reader
from tests.reports.editions import edition
from tests.reports.in_chromium import CHROMIUM, DESKTOP, PHONE, browser, shown

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")]

PAGES: Final[tuple[tuple[str, Reader], ...]] = (
    ("student-elective", "planner"),
    ("medicines-donation", "committee"),
    ("village-brigade", "host"),
    ("village-brigade", "host-form"),
    ("cleft-programme", "planner"),
    ("title-only", "planner"),
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def html(example: str, reader: Reader) -> str:
    made = render_edition(edition(example, reader), "html")
    assert isinstance(made, str)
    return made


def violations(found: dict[str, Any]) -> list[str]:
    """What the checker has against a page, and where."""
    return [
        f"{violation['id']}: {node['html'][:200]}" for violation in found["violations"] for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("example", "reader"), PAGES)
def test_an_accessibility_checker_finds_nothing(
    chromium: Browser, tmp_path: Path, example: str, reader: Reader, scheme: Literal["light", "dark"]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with shown(chromium, html(example, reader), tmp_path, scheme=scheme) as (page, _asked):
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        assert violations(Axe().run(page).response) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize(("example", "reader"), PAGES)
def test_a_page_is_as_wide_as_the_screen_and_asks_for_nothing(
    chromium: Browser, tmp_path: Path, example: str, reader: Reader, size: tuple[int, int]
) -> None:
    with shown(chromium, html(example, reader), tmp_path, size=size) as (page, asked):
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert asked == []


def test_a_page_is_read_without_scripts(chromium: Browser, tmp_path: Path) -> None:
    with shown(chromium, html("student-elective", "planner"), tmp_path, scripts=False) as (page, _asked):
        assert page.locator("h1").is_visible()
        assert page.locator("#findings").is_visible()
