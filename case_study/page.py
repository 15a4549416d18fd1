"""The page docs/case-study.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from case_study.score import Score

PAGE: Final = Path(__file__).parents[1] / "docs" / "case-study.md"


def render(scores: Sequence[Score]) -> str:
    """The page, as Markdown."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown, of plans and rules that are our own
    )
    total = {found: sum(len(score.scored[found]) for score in scores) for found in ("flagged", "asked", "missed")}
    return environment.get_template("page.md.j2").render(scores=scores, total=total)
