"""The lanes of the time line, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.reports.pictures.timeline.approvals import approval_events
from missionrisk.reports.pictures.timeline.events import EventLane, in_order
from missionrisk.reports.pictures.timeline.reviews import review_events
from missionrisk.reports.pictures.timeline.stay import stay_events
from missionrisk.reports.pictures.timeline.supplies import supply_events
from missionrisk.reports.pictures.timeline.visits import visit_events


def lanes_of(case: Case) -> Sequence[EventLane]:
    """The lanes for which the plan has something, in their order."""
    lanes = (
        EventLane("stay", _("Stay and work"), tuple(stay_events(case))),
        EventLane("approvals", _("Permits and approvals"), tuple(approval_events(case))),
        EventLane("follow_up", _("Follow-up that falls due"), in_order(review_events(case))),
        EventLane("supplies", _("Supplies that run out"), in_order(supply_events(case))),
        EventLane("visits", _("Visits before and after"), tuple(visit_events(case))),
    )
    return tuple(lane for lane in lanes if lane.events)
