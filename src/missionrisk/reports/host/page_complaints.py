"""How to complain, and where abuse can be reported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.kinds import Channel
from missionrisk.plan.safeguarding import Complaints, Exploitation, Safeguarding
from missionrisk.plan.values import ABSENT
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_model import Line, Section
from missionrisk.reports.host.page_reading import Reading

CHANNELS: Final[dict[Channel, str]] = {
    "in_person": to_translate("in person"),
    "telephone": to_translate("by telephone"),
    "messaging": to_translate("by text message"),
    "video": to_translate("by video"),
    "radio": to_translate("by radio"),
    "email": to_translate("by e-mail"),
}
RUN_BY: Final[dict[Literal["host", "visiting", "independent"], str]] = {
    "host": to_translate("Your side receives complaints."),
    "visiting": to_translate("The visitors themselves receive complaints."),
    "independent": to_translate("Somebody independent receives complaints."),
}
OPEN_TO: Final[dict[str, str]] = {
    "patients": to_translate("patients"),
    "host_staff": to_translate("your staff"),
    "community": to_translate("the community"),
    "team_members": to_translate("members of the team"),
}


def how_to_complain(reading: Reading) -> Section:
    """The way to complain, and the way to report abuse."""
    return Section(key="complaints", title=_("How to complain"), lines=tuple(_lines(reading)))


def _lines(reading: Reading) -> Iterator[Line]:
    safeguarding = reading.plan.safeguarding or Safeguarding()
    if safeguarding.complaints is None:
        yield Line(
            says=_("The plan does not say how you or your patients can complain."),
            ask=_("How can our patients and our staff complain, in their own language, and who answers?"),
        )
    elif not isinstance(safeguarding.complaints, Complaints):
        yield Line(says=_("There is no way to complain."))
    else:
        yield from _way(safeguarding.complaints)
    yield from _abuse(safeguarding.exploitation or Exploitation())


def _way(complaints: Complaints) -> Iterator[Line]:
    if complaints.channel:
        yield Line(says=_("How you complain: {channel}.").format(channel=_(CHANNELS[complaints.channel])))
    if complaints.run_by:
        yield Line(says=_(RUN_BY[complaints.run_by]))
    if complaints.open_to:
        people = words.listed(_(OPEN_TO[group]) for group in complaints.open_to)
        yield Line(says=_("Who may complain: {people}.").format(people=people))
    if complaints.languages:
        languages = words.listed(map(words.language, complaints.languages))
        yield Line(says=_("Languages in which one can complain: {languages}.").format(languages=languages))
    if complaints.live_from:
        yield Line(says=_("It works from this day on: {day}.").format(day=words.day(complaints.live_from)))
    elif complaints.commitment is None or complaints.commitment.status != "in_place":
        yield Line(
            says=_("The plan does not say from when on one can complain."),
            ask=_("From which day on can one complain?"),
        )
    if complaints.redress is None:
        yield Line(
            says=_("The plan does not say what follows a complaint."),
            ask=_("What follows a complaint, and within how many days?"),
        )
    elif complaints.redress == ABSENT:
        yield Line(says=_("Nothing is laid down for what follows a complaint."))
    else:
        steps = words.quoted(complaints.redress)
        yield Line(says=_("What follows a complaint: {steps}.").format(steps=steps))


def _abuse(exploitation: Exploitation) -> Iterator[Line]:
    channel = exploitation.reporting_channel
    if channel is None:
        yield Line(
            says=_("The plan does not say where one reports abuse by a member of the team."),
            ask=_("To whom outside the team do we report abuse?"),
        )
    elif channel == ABSENT:
        yield Line(says=_("There is nobody outside the team to whom one reports abuse."))
    else:
        yield Line(
            says=_("Where one reports abuse by a member of the team: {place}.").format(place=words.quoted(channel))
        )
