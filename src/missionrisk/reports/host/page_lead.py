"""Who leads: the host's lead and the visitors', the invitation, and who decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.leadership import Authority, Leader, Leadership
from missionrisk.plan.values import ABSENT, Commitment
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_model import Line, Section
from missionrisk.reports.host.page_reading import Reading

AUTHORITY: Final[dict[Authority, str]] = {
    "scope": to_translate("what is done"),
    "dates": to_translate("when it is done"),
    "patient_selection": to_translate("which patients are chosen"),
    "budget": to_translate("the money"),
    "team_members": to_translate("who is on the team"),
    "stopping": to_translate("whether to stop"),
    "publication": to_translate("what is published"),
}


def who_leads(reading: Reading) -> Section:
    """Leaders, invitation and shares in decisions."""
    return Section(key="lead", title=_("Who leads"), lines=tuple(_lines(reading)))


def lead(reading: Reading) -> str:
    """Who leads, in one line."""
    host_lead = _leadership(reading).host_lead
    if host_lead is None:
        return _("The plan does not say whether anybody from your side leads")
    if not isinstance(host_lead, Leader):
        return _("Nobody from your side leads")
    return _("For your side: {leader}").format(leader=_leader(reading, host_lead))


def _lines(reading: Reading) -> Iterator[Line]:
    leadership = _leadership(reading)
    yield from _host_lead(reading, leadership.host_lead)
    if leadership.visiting_lead == ABSENT:
        yield Line(says=_("The plan says that nobody leads the visitors."))
    elif leadership.visiting_lead is not None:
        person = reading.person(leadership.visiting_lead)
        yield Line(says=_("This person leads the visitors: {person}.").format(person=person))
    yield _invitation(leadership.invitation)
    if leadership.could_decline is None:
        yield Line(
            says=_("The plan does not say whether you were asked if you would rather not have the visit."),
            ask=_("What happens if we say that we would rather not have this visit?"),
        )
    elif leadership.could_decline:
        yield Line(says=_("The plan says that you were asked whether you would rather not have the visit."))
    else:
        yield Line(says=_("The plan says that you were not asked whether you would rather not have the visit."))
    if leadership.decisions_by_host_percent is not None:
        share = words.how_many(leadership.decisions_by_host_percent)
        yield Line(
            says=_("Share of decisions that your side takes, alone or together: {percent} percent.").format(
                percent=share
            )
        )
    if leadership.sessions_led_locally_percent is not None:
        share = words.how_many(leadership.sessions_led_locally_percent)
        yield Line(
            says=_("Share of sessions that your own health workers lead: {percent} percent.").format(percent=share)
        )


def _host_lead(reading: Reading, host_lead: Leader | str | None) -> Iterator[Line]:
    if host_lead is None:
        yield Line(
            says=_("The plan does not say who leads for your side."),
            ask=_("Who from our side leads, and on what does this person have the last word?"),
        )
        return
    if not isinstance(host_lead, Leader):
        yield Line(says=_("The plan has nobody from your side who leads: the visitors lead alone."))
        return
    yield Line(says=_("This person leads for your side: {leader}.").format(leader=_leader(reading, host_lead)))
    if host_lead.accepted is None or not host_lead.accepted.given:
        yield Line(
            says=_("The plan does not show that this person has agreed to lead."),
            ask=_("Has the person who is to lead for our side been asked?"),
        )
    if host_lead.authority:
        matters = words.listed(_(AUTHORITY[matter]) for matter in host_lead.authority)
        yield Line(says=_("This person has the last word on: {matters}.").format(matters=matters))
    else:
        yield Line(
            says=_("The plan does not say on what this person has the last word."),
            ask=_("On what does the person who leads for our side have the last word?"),
        )


def _leader(reading: Reading, leader: Leader) -> str:
    if leader.role is None:
        return reading.person(leader.person) if leader.person else _("somebody whom the plan does not name")
    role = words.name(leader.role)
    name = reading.name(leader.person) if leader.person else None
    return role if name is None else _("{role}, {name}").format(role=role, name=name)


def _invitation(invitation: Commitment | None) -> Line:
    if invitation is None:
        return Line(
            says=_("The plan does not say whether your side has asked for the visit."),
            ask=_("Who on our side has asked for this visit, and in which letter?"),
        )
    if invitation.given:
        return Line(says=_("The plan says that your side has asked for the visit in writing."))
    if invitation.status == "refused":
        return Line(says=_("The plan says that your side has refused the visit."))
    if invitation.status == ABSENT:
        return Line(says=_("The plan says that nobody on your side has asked for the visit in writing."))
    return Line(says=_("The plan says that your side has not yet asked for the visit in writing."))


def _leadership(reading: Reading) -> Leadership:
    return reading.plan.leadership or Leadership()
