"""Activities that follow from what else a plan says."""

from __future__ import annotations

from missionrisk.facts.knowledge import Knowledge, Known, known
from missionrisk.facts.mission import activity
from missionrisk.facts.reading import Place


def is_planned(plan: Place, name: str, chapter: str) -> Knowledge[bool]:
    """Whether the activity `name` is planned: as stated, or because a service of the chapter's kind or anything in the
    chapter says so."""
    stated = activity(plan, name)
    if isinstance(stated, Known):
        return stated
    for service in plan.entries("services"):
        if service.written("kind") == chapter:
            return known(True, service.at("kind"))
    content = plan.inside(chapter)
    if content.part is not None and any(value is not None for _, value in content.part):
        return known(True, content.path)
    return stated
