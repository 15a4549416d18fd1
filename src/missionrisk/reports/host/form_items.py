"""The questions that a host partner can be asked, the ones that matter most first.

Each is put so that its answer stands by itself, whatever the sender's plan says; and each finds the places of a plan
that it is about. A question that finds nothing in a plan is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from missionrisk.facts.partnership.plan_word import HOST_COSTS
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan import MissionPlan
from missionrisk.plan.activities import Activities
from missionrisk.plan.host_answers import WOULD_CHANGE
from missionrisk.plan.partners import Partner
from missionrisk.plan.values import ABSENT, CommitmentStatus
from missionrisk.reports.host.form_model import AnswerKind

_WHOLE: Final = to_translate("the donation as a whole")


@dataclass(frozen=True)
class Found:
    """Places of a plan, the name of the thing at each if they are about things, and all things that are asked about."""

    paths: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A plan, and the partner that is asked about it; None where the plan names none."""

    plan: MissionPlan
    partner: Partner | None

    @property
    def activities(self) -> Activities:
        """What the mission does; where the plan does not say, nothing is stated."""
        return self.plan.activities or Activities()

    @property
    def treats(self) -> bool:
        """Whether patients are treated, or may be."""
        return self.activities.treats_patients is not False

    @property
    def serves_people(self) -> bool:
        """Whether people are treated or taught, or may be; a gift of goods alone does neither."""
        return self.treats or bool(self.activities.teaches or self.activities.educates_community)

    @property
    def at_partner(self) -> str | None:
        """The path of the partner."""
        return f"partners[{self.partner.id}]" if self.partner else None

    @property
    def only_partner(self) -> bool:
        """Whether what the plan says of the host in general it says of this partner."""
        return len(self.plan.partners or ()) <= 1

    def may_be(self, partner: str | None) -> bool:
        """Whether an id is that of the partner, or is left open."""
        return partner is None or self.partner is None or partner == self.partner.id


@dataclass(frozen=True)
class Item:
    """A question, and what its answer is to a plan.

    `yes` and `no` are sentences for what the plan says; `states` tells what stands at the places, and `denied` how far
    a commitment has come if the answer is no.
    """

    id: str
    question: str
    find: Callable[[Asked], Found | None]
    yes: str = ""
    no: str = ""
    kind: AnswerKind = "yes_no"
    states: Literal["commitment", "yes_no", "words"] = "commitment"
    denied: CommitmentStatus = "refused"


def _wanted(asked: Asked) -> Found:
    own = (f"{asked.at_partner}.asked_for_mission",) if asked.partner else ()
    leadership = asked.plan.leadership
    invited_by = leadership.invited_by if leadership else None
    named = asked.partner is not None and invited_by == asked.partner.id
    if not asked.partner or named:
        return Found(("leadership.invitation", *own))
    in_general = leadership is not None and leadership.invitation is not None and invited_by is None
    return Found(("leadership.invitation", *own) if in_general and asked.only_partner else own)


def _could_decline(asked: Asked) -> Found:  # noqa: ARG001
    return Found(("leadership.could_decline",))


def _leads(asked: Asked) -> Found | None:
    return Found(("leadership.host_lead.accepted",)) if asked.serves_people else None


def _patients_after(asked: Asked) -> Found | None:
    if not asked.treats or not asked.partner:
        return None
    return Found((f"{asked.at_partner}.keeps_patients_after_departure",))


def _operated_patients(asked: Asked) -> Found | None:
    """Only procedures of which the plan says who accepts the patients; the rest is asked of all patients together."""
    found: dict[str, str] = {}
    for procedure in asked.plan.procedures or ():
        accepted, path = procedure.accepted_by, f"procedures[{procedure.id}].accepted_by"
        if accepted is None:
            continue
        if isinstance(accepted, str):
            found[path] = _name(procedure)
            continue
        for position, acceptance in enumerate(accepted):
            if asked.may_be(acceptance.partner) and acceptance.local_provider is None:
                found[f"{path}[{position}].commitment"] = _name(procedure)
    return _of_things(found)


def _refills(asked: Asked) -> Found | None:
    return _of_things(
        {
            f"medicines[{medicine.id}].refill_source.commitment": medicine.inn or medicine.id
            for medicine in asked.plan.medicines or ()
            if (medicine.purpose == "long_term" or medicine.long_term)
            and asked.may_be(_given(medicine.refill_source, "by"))
            and _given(medicine.refill_source, "local_provider") is None
        }
    )


def _medicines_wanted(asked: Asked) -> Found | None:
    donation = asked.plan.pharmacy.donation if asked.plan.pharmacy else None
    whole = (asked.activities.donates_medicines or donation is not None) and asked.may_be(_given(donation, "recipient"))
    left = [
        medicine
        for medicine in asked.plan.medicines or ()
        if medicine.destination in ("left_behind", "both") and asked.may_be(_given_text(medicine.recipient))
    ]
    single = [medicine for medicine in left if medicine.requested is not None or not whole]
    found = {"pharmacy.donation.request_list": _(_WHOLE)} if whole else {}
    found |= {f"medicines[{medicine.id}].requested": medicine.inn or medicine.id for medicine in single}
    if not found:
        return None
    return Found(tuple(found), tuple(found.values()), tuple(medicine.inn or medicine.id for medicine in left))


def _devices_wanted(asked: Asked) -> Found | None:
    return _of_things({f"equipment[{device.id}].requested": _name(device) for device in _staying(asked)})


def _repairs(asked: Asked) -> Found | None:
    return _of_things(
        {
            f"equipment[{device.id}].maintenance.commitment": _name(device)
            for device in _staying(asked)
            if asked.may_be(_given_text(_given(device.maintenance, "responsible")))
        }
    )


def _true_cost(asked: Asked) -> Found:
    """The plan's list of costs, if all of it is about this partner; else what the plan says of the partner's costs."""
    listed = asked.plan.finance is not None and asked.plan.finance.host_costs is not None
    if listed and asked.only_partner:
        return Found((HOST_COSTS,))
    return Found((f"{asked.at_partner}.host_costs",) if asked.partner else ())


def _costs_paid(asked: Asked) -> Found:
    finance = asked.plan.finance
    in_general = asked.only_partner and finance is not None and finance.host_agreed_budget is not None
    if in_general or not asked.partner:
        return Found(("finance.host_agreed_budget",))
    return Found((f"{asked.at_partner}.host_costs_paid",))


def _displaced(asked: Asked) -> Found | None:
    return Found(("integration.closes_or_replaces",)) if asked.treats else None


def _staff_taken(asked: Asked) -> Found | None:
    return Found(("integration.backfill.staff_withdrawn",)) if asked.serves_people else None


def _rooms(asked: Asked) -> Found | None:
    return _of_things(
        {
            f"sites[{site.id}].host_agrees_to_use": _name(site)
            for site in asked.plan.sites or ()
            if site.is_partner_facility
        }
    )


def _days(asked: Asked) -> Found | None:
    return Found(("schedule.agreed_with_host",)) if asked.serves_people else None


def _courses(asked: Asked) -> Found | None:
    courses = asked.plan.training.courses if asked.plan.training else None
    return _of_things(
        {f"training.courses[{course.id}].requested_by_host": course.topic or course.id for course in courses or ()}
    )


def _supervision(asked: Asked) -> Found | None:
    local = {person.id for person in asked.plan.people or () if person.origin == "host"}
    return _of_things(
        {
            f"people[{person.id}].supervisor_agreed": person.id.replace("-", " ").replace("_", " ")
            for person in asked.plan.people or ()
            if person.supervisor in local
        }
    )


def _agreement(asked: Asked) -> Found | None:
    return Found((f"{asked.at_partner}.agreement.commitment",)) if asked.partner else None


def _running_costs(asked: Asked) -> Found | None:
    costs = asked.plan.exit.recurrent_costs if asked.plan.exit else None
    return _of_things(
        {
            f"exit.recurrent_costs[{cost.id}].commitment": (cost.kind or cost.id).replace("_", " ")
            for cost in costs or ()
            if asked.may_be(_given_text(cost.owner)) and cost.owner != ABSENT
        }
    )


def _complaints(asked: Asked) -> Found | None:
    return Found(("safeguarding.complaints.commitment",)) if asked.treats else None


def _would_change(asked: Asked) -> Found:  # noqa: ARG001
    return Found()


LAST: Final = Item(
    WOULD_CHANGE, to_translate("What would you change, or what would help you more?"), _would_change, kind="words"
)
"""The question that every form ends with."""

ITEMS: Final = (
    Item(
        "wanted",
        to_translate("Did you ask for what is planned here, and do you want it?"),
        _wanted,
        to_translate("The plan says that you asked for it."),
        to_translate("The plan says that nobody asked for it."),
        denied="none",
    ),
    Item(
        "could_decline",
        to_translate("Were you asked whether you would rather not have it?"),
        _could_decline,
        to_translate("The plan says that you were asked."),
        to_translate("The plan says that you were not asked."),
        states="yes_no",
    ),
    Item(
        "leads",
        to_translate("Does somebody of yours lead the work or lead it with the visitors, and agree to do so?"),
        _leads,
        to_translate("The plan says so."),
        to_translate("The plan says that nobody of yours leads."),
    ),
    Item(
        "patients_after",
        to_translate("Will you look after the patients when the visitors have gone?"),
        _patients_after,
        to_translate("The plan says that you will."),
        to_translate("The plan says that you will not."),
    ),
    Item(
        "operated_patients",
        to_translate("Do your clinicians take over the patients who had these operations?"),
        _operated_patients,
        to_translate("The plan says that they do."),
        to_translate("The plan says that nobody does."),
    ),
    Item(
        "refills",
        to_translate("Will you give patients these medicines when the first supply is used up?"),
        _refills,
        to_translate("The plan says that you will."),
        to_translate("The plan says that nobody will."),
    ),
    Item(
        "medicines_wanted",
        to_translate("Did you ask for the medicines that are to stay with you?"),
        _medicines_wanted,
        to_translate("The plan says that you asked for them."),
        to_translate("The plan says that you did not ask for them."),
        denied="none",
    ),
    Item(
        "devices_wanted",
        to_translate("Did you ask for the devices that are to stay with you?"),
        _devices_wanted,
        to_translate("The plan says that you asked for them."),
        to_translate("The plan says that you did not ask for them."),
        denied="none",
    ),
    Item(
        "repairs",
        to_translate("Will you keep these devices working, with a technician, spare parts and money?"),
        _repairs,
        to_translate("The plan says that you have agreed to."),
        to_translate("The plan says that nobody will."),
    ),
    Item(
        "true_cost",
        to_translate("What does it cost you in all: staff time, rooms, meals, transport, interpreters, storage?"),
        _true_cost,
        kind="money",
    ),
    Item(
        "costs_paid",
        to_translate("Is it agreed with you that the visitors pay what it costs you?"),
        _costs_paid,
        to_translate("The plan says that it is agreed."),
        to_translate("The plan says that it is not agreed."),
    ),
    Item(
        "displaced",
        to_translate("Will a clinic, a pharmacy or another service near you lose its patients or close because of it?"),
        _displaced,
        to_translate("The plan says that one may."),
        to_translate("The plan says that none will."),
        states="words",
    ),
    Item(
        "staff_taken",
        to_translate("How many of your staff leave their usual work for it?"),
        _staff_taken,
        kind="people",
    ),
    Item(
        "rooms",
        to_translate("May the visitors work in these places of yours?"),
        _rooms,
        to_translate("The plan says that you agree."),
        to_translate("The plan says that you do not agree."),
    ),
    Item(
        "days",
        to_translate("Do the days and the hours suit you?"),
        _days,
        to_translate("The plan says that you have agreed to them."),
        to_translate("The plan says that you have not agreed to them."),
    ),
    Item(
        "courses",
        to_translate("Did you ask for these courses?"),
        _courses,
        to_translate("The plan says that you asked for them."),
        to_translate("The plan says that you did not ask for them."),
        denied="none",
    ),
    Item(
        "supervision",
        to_translate("Have your clinicians agreed to supervise these students or trainees?"),
        _supervision,
        to_translate("The plan says that they have agreed."),
        to_translate("The plan says that they have not agreed."),
    ),
    Item(
        "agreement",
        to_translate("Have you signed an agreement with the visitors?"),
        _agreement,
        to_translate("The plan says that there is one."),
        to_translate("The plan says that there is none."),
        denied="none",
    ),
    Item(
        "running_costs",
        to_translate("Can you pay for these when the visitors have gone for good?"),
        _running_costs,
        to_translate("The plan says that you have agreed to."),
        to_translate("The plan says that you have not agreed to."),
    ),
    Item(
        "complaints",
        to_translate("Is there a way to complain about the visit that your patients and staff can use?"),
        _complaints,
        to_translate("The plan says that there is."),
        to_translate("The plan says that there is none."),
        denied="none",
    ),
    LAST,
)


def _of_things(found: dict[str, str]) -> Found | None:
    """Paths with the name of what each is about."""
    names = tuple(found.values())
    return Found(tuple(found), names, tuple(dict.fromkeys(names))) if found else None


def _staying(asked: Asked) -> list[Any]:
    return [
        device
        for device in asked.plan.equipment or ()
        if device.after_departure in ("stays", "stays_on_loan")
        and device.ownership != "partner_owned"
        and asked.may_be(_given_text(device.recipient))
    ]


def _name(entry: Any) -> str:
    return str(entry.name or entry.id)


def _given(part: Any, field: str) -> Any:
    """A field of a part that is there; None where the part is not stated, or said not to be there."""
    return None if part is None or part == ABSENT else getattr(part, field)


def _given_text(value: Any) -> str | None:
    """A reference, unless it is not stated or said not to be there."""
    return None if value is None or value == ABSENT else str(value)


def items_for(asked: Asked) -> Iterable[tuple[Item, Found]]:
    """Every question that applies, the ones that matter most first, with the places that it is about."""
    found = ((item, item.find(asked)) for item in ITEMS)
    return ((item, places) for item, places in found if places is not None)
