"""The mission's time line: what is due when, who sees to it, and where nobody does."""

from missionrisk.reports.pictures.timeline.drawing import timeline_of
from missionrisk.reports.pictures.timeline.model import Timeline

__all__ = ["Timeline", "timeline_of"]
