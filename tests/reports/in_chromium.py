"""Chromium, for tests that look at pages as a reader's browser shows them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM: Final = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
)
"""The browser of the system, if it has one."""

PHONE: Final = (390, 844)
DESKTOP: Final = (1280, 900)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser that lives as long as the block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def shown(
    chromium: Browser,
    html: str,
    folder: Path,
    *,
    size: tuple[int, int] = DESKTOP,
    scheme: Literal["light", "dark"] = "light",
    scripts: bool = True,
) -> Iterator[tuple[Page, list[str]]]:
    """A page that is opened from a file, and the addresses that it asked for beside that file."""
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    width, height = size
    # The page's own policy forbids scripts; a checker is let in beside it.
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        bypass_csp=scripts,
        java_script_enabled=scripts,
    )
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    try:
        yield page, [url for url in asked if url not in (file.as_uri(), "data:,")]
    finally:
        context.close()
