"""Who leads, who asked for the mission, and how decisions are shared."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PartnerRef, PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Percent, PlanDate, Text, YesNo

Authority = Literal["scope", "dates", "patient_selection", "budget", "team_members", "stopping", "publication"]
DecisionTopic = Literal[
    "scope", "dates", "sites", "patient_selection", "budget", "staffing", "evaluation", "publication"
]


class Leader(PlanModel):
    """A person of the host country who leads or co-leads."""

    person: PersonRef | None = decision(
        "Which person of the plan is the host lead?", "The lead, by id in the list of people."
    )
    role: Text | None = decision("In which role does the host lead act?", "Such as co-director or camp director.")
    partner: PartnerRef | None = world(
        "To which partner does the host lead belong?", "The partner that employs the lead."
    )
    authority: tuple[Authority, ...] | None = attestation(
        "Over what does the host lead have the last word?", "Matters in which the lead can decide or veto."
    )
    accepted: Commitment | None = attestation("Has the host lead accepted the role?", "The lead's own acceptance.")


class DecisionShare(PlanModel):
    """Who decides on one matter."""

    topic: DecisionTopic | None = decision("Which matter is decided?", "The matter that this entry is about.")
    decided_by: Literal["host", "visiting", "joint"] | None = decision(
        "Who decides on this matter?", "The host side, the visiting side, or both together."
    )


class Leadership(PlanModel):
    """Leadership of the mission."""

    host_lead: AbsentOr[Leader] | None = decision(
        "Who from the host country leads or co-leads?",
        "A host-country lead with named authority; none if the visitors lead alone.",
    )
    visiting_lead: AbsentOr[PersonRef] | None = decision(
        "Who leads the visiting team?", "The team leader, by id in the list of people."
    )
    invitation: Commitment | None = attestation(
        "Has the host asked for the mission in writing?",
        "An invitation or request from a host institution or authority.",
    )
    invited_by: PartnerRef | None = attestation("Which partner wrote the invitation?", "The inviting partner.")
    invitation_dated: PlanDate | None = attestation("When was the invitation written?", "The date of the letter.")
    could_decline: YesNo | None = attestation(
        "Was the host asked whether it would rather not have the visit?",
        "Whether not coming was offered as a real option.",
    )
    decisions: tuple[DecisionShare, ...] | None = decision(
        "Who decides what?", "Each matter with the side that decides on it."
    )
    decisions_by_host_percent: Percent | None = decision(
        "What share of decisions does the host side take?",
        "Percent of the matters that are decided by the host or jointly.",
    )
    sessions_led_locally_percent: Percent | None = decision(
        "What share of sessions do local clinicians lead?", "Percent of all clinical sessions."
    )
    planned_local_share_percent: Percent | None = decision(
        "What share of sessions are local clinicians to lead later?",
        "Percent of all clinical sessions that the plan aims at.",
    )
    planned_local_share_year: Count | None = decision("By which year are they to lead that share?", "A calendar year.")
    governing_committee: AbsentOr[Commitment] | None = attestation(
        "Is there a joint committee that governs the work?",
        "A committee of host and visitors that meets; none if there is none.",
    )
    committee_minutes: YesNo | None = attestation(
        "Are minutes of the committee kept?", "Whether decisions are written down and shared with both sides."
    )
    posts_held_by_expatriates_percent: Percent | None = world(
        "What share of posts do foreigners hold now?", "Percent of posts in the programme held by people from abroad."
    )
