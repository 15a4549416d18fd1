"""What the planner's and the committee's Word files hold, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from missionrisk.documentation.house_templates import parts
from missionrisk.documentation.house_templates.letter import letter
from missionrisk.documentation.house_templates.writer import Writer

Part = Callable[[Writer], None]

_BEHIND: Final[tuple[Part, ...]] = (
    parts.findings,
    parts.action_plan,
    parts.questions,
    parts.safeguards,
    parts.plan_in_tables,
    parts.checked,
    parts.names,
    parts.sources,
    parts.method,
)

LAYOUTS: Final[Mapping[str, tuple[Part, ...]]] = {
    "report.docx": (
        parts.title,
        parts.verdict,
        parts.numbers,
        parts.urgent,
        parts.first_questions,
        parts.late_no,
        parts.matrix,
        *_BEHIND,
    ),
    "committee.docx": (
        letter,
        parts.title_on_a_new_page,
        parts.verdict,
        parts.numbers,
        parts.reasons,
        parts.urgent,
        parts.late_no,
        parts.matrix,
        *_BEHIND,
    ),
}


def house_templates() -> dict[str, bytes]:
    """The Word templates by their names; the same bytes each time."""
    return {name: _written(layout) for name, layout in LAYOUTS.items()}


def _written(layout: tuple[Part, ...]) -> bytes:
    writer = Writer()
    for part in layout:
        part(writer)
    return writer.content()
