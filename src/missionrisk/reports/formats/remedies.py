"""What can be done about a finding, in one sentence for each way."""

from __future__ import annotations

from missionrisk.judgement.assessment import Action
from missionrisk.language import gettext as _
from missionrisk.language import ngettext, plain


def in_words(action: Action) -> str:
    """What to do, who does it, and until when to begin or, where the start is not known, how long it takes."""
    if action.latest_start is None:
        sentence = ngettext(
            "To do ({owner}; it takes {n} day): {action}",
            "To do ({owner}; it takes {n} days): {action}",
            action.lead_time_days,
        )
    elif action.too_late:
        sentence = _("Too late ({owner}; it had to begin by {day}): {action}")
    else:
        sentence = _("To do ({owner}; begin by {day}): {action}")
    return sentence.format(
        action=action.action, owner=plain(action.owner), n=action.lead_time_days, day=action.latest_start
    )
