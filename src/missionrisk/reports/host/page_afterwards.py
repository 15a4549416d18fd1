"""What happens when they have gone: patients, refills, goods that stay, reports and the next visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.equipment import Equipment, Maintenance
from missionrisk.plan.follow_up import Contact, FollowUp, LongTermCare, Payer
from missionrisk.plan.kinds import CarePayer
from missionrisk.plan.medicines import Medicine, Refill
from missionrisk.plan.mission import Mission
from missionrisk.plan.monitoring import Report
from missionrisk.plan.procedures import Acceptance, Procedure, Review, ReviewBy
from missionrisk.plan.referral import Destination
from missionrisk.plan.values import ABSENT
from missionrisk.reports.base import Table
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_model import Line, Section
from missionrisk.reports.host.page_promises import said_to_be_given
from missionrisk.reports.host.page_reading import Reading, role_words
from missionrisk.reports.host.page_tables import table_of

REVIEWERS: Final[dict[ReviewBy, str]] = {
    "host_clinician": to_translate("by your clinicians"),
    "visiting_team": to_translate("by the visitors"),
    "telephone": to_translate("by telephone"),
    "telehealth": to_translate("from a distance"),
    "community_health_worker": to_translate("by a community health worker"),
    "stay_behind_team": to_translate("by those of the team who stay"),
}
PAYERS: Final[dict[CarePayer, str]] = {
    "sending_organisation": to_translate("the sending organisation"),
    "host_partner": to_translate("you"),
    "government": to_translate("the government"),
    "insurance": to_translate("an insurance"),
    "donor": to_translate("a donor"),
    "patient": to_translate("the patient"),
    "shared": to_translate("several together"),
}


def what_happens_after(reading: Reading) -> Section:
    """Who sees the patients, who gives them more medicine, what stays and who keeps it working."""
    of_patients = (
        (*_long_term(reading), *_contact(reading), *_complications(reading), *_referral(reading), *_records(reading))
        if reading.patients_are_treated
        else ()
    )
    tables = (*_reviews(reading), *_refills(reading), *_medicines_left(reading), *_devices(reading))
    return Section(
        key="afterwards",
        title=_("What happens when they have gone"),
        lines=(*of_patients, *_goods(reading), *_report(reading), *_next_visit(reading)),
        tables=tables,
    )


# --- patients -----------------------------------------------------------------------------------------------------


def _reviews(reading: Reading) -> tuple[Table, ...]:
    columns = (_("After this operation"), _("Patients are seen again"), _("Who has taken on the patients"))

    def name(procedure: Procedure) -> str:
        return reading.named("procedures", procedure.id)

    def row(procedure: Procedure) -> tuple[str, ...]:
        return name(procedure), _seen_again(procedure.reviews), _accepted_by(reading, procedure.accepted_by)

    return table_of(columns, reading.plan.procedures, row, name)


def _seen_again(reviews: Sequence[Review] | None) -> str:
    """`by your clinicians: after 1 day, 8 days and 30 days`."""
    if reviews is None:
        return _("not stated")
    days: dict[str, list[str]] = {}
    for review in reviews:
        by = _(REVIEWERS[review.by]) if review.by else _("by somebody whom the plan does not name")
        after = words.days_in_words(review.after_days) if review.after_days else _("a time that is not stated")
        days.setdefault(by, []).append(after)
    seen = (_("{by}: after {days}").format(by=by, days=words.listed(after)) for by, after in days.items())
    return "; ".join(seen) or _("nothing is planned")


def _accepted_by(reading: Reading, accepted: Sequence[Acceptance] | str | None) -> str:
    if accepted is None:
        return _("not stated")
    if isinstance(accepted, str) or not accepted:
        return _("nobody")
    return words.listed(_acceptance(reading, one) for one in accepted)


def _acceptance(reading: Reading, acceptance: Acceptance) -> str:
    if acceptance.clinician:
        name = reading.person(acceptance.clinician)
    elif acceptance.partner:
        name = reading.partner(acceptance.partner)
    elif acceptance.local_provider:
        name = reading.provider(acceptance.local_provider)
    else:
        name = _("somebody whom the plan does not name")
    if acceptance.commitment is None or not acceptance.commitment.given:
        return _("{name} (has not agreed yet)").format(name=name)
    return name


def _refills(reading: Reading) -> tuple[Table, ...]:
    lasting = [m for m in reading.plan.medicines or () if m.long_term or m.purpose == "long_term"]
    columns = (_("Medicine that patients must go on taking"), _("What they get lasts"), _("Where they get more"))

    def row(medicine: Medicine) -> tuple[str, ...]:
        lasts = words.days_in_words(medicine.supply_days) if medicine.supply_days else _("not stated")
        return _medicine(medicine), lasts, _refilled_by(reading, medicine.refill_source)

    return table_of(columns, lasting, row, _medicine)


def _medicine(medicine: Medicine) -> str:
    name = words.name(medicine.inn or role_words(medicine.id))
    if medicine.strength is None:
        return name
    return _("{medicine}, {strength}").format(medicine=name, strength=words.name(medicine.strength))


def _refilled_by(reading: Reading, refill: Refill | str | None) -> str:
    if refill is None:
        return _("not stated")
    if isinstance(refill, str):
        return _("nowhere")
    if refill.by:
        place = reading.partner(refill.by)
    elif refill.local_provider:
        place = reading.provider(refill.local_provider)
    else:
        place = words.name(refill.source) if refill.source else _("in a place that is not stated")
    if refill.commitment is None or not refill.commitment.given:
        return _("{name} (has not agreed yet)").format(name=place)
    return place


def _long_term(reading: Reading) -> Iterator[Line]:
    care = _follow_up(reading).long_term_care
    if care is None:
        if reading.activities.starts_long_term_treatment:
            yield Line(
                says=_("The plan does not say who goes on with long-term treatment."),
                ask=_("Who sees the patients with long-term illness when the team has gone?"),
            )
        return
    if care.provider == ABSENT:
        yield Line(says=_("Nobody goes on with long-term treatment."))
    elif place := _goes_on_at(reading, care):
        yield Line(says=_("Who goes on with long-term treatment: {place}.").format(place=place))
    if care.first_local_visit_after_days is not None:
        days = words.days_in_words(care.first_local_visit_after_days)
        yield Line(says=_("These patients have their first visit there after {days}.").format(days=days))


def _goes_on_at(reading: Reading, care: LongTermCare) -> str | None:
    if care.provider:
        return reading.partner(care.provider)
    return reading.provider(care.local_provider) if care.local_provider else None


def _contact(reading: Reading) -> Iterator[Line]:
    contact = _follow_up(reading).contact_after_departure
    if contact is None:
        yield Line(
            says=_("The plan does not say whom patients reach if something goes wrong."),
            ask=_("Whom do patients reach when the team has gone, and who answers at night?"),
        )
    elif not isinstance(contact, Contact):
        yield Line(says=_("There is nobody whom patients reach if something goes wrong."))
    else:
        yield Line(
            says=_("Whom patients reach if something goes wrong: {contact}.").format(
                contact=_contact_words(reading, contact)
            )
        )
        if contact.valid_days_after_last_procedure is not None:
            days = words.days_in_words(contact.valid_days_after_last_procedure)
            yield Line(says=_("They can be reached for {days}.").format(days=days))


def _contact_words(reading: Reading, contact: Contact) -> str:
    if contact.person:
        who = reading.person(contact.person)
    else:
        who = words.name(contact.role) if contact.role else _("somebody whom the plan does not name")
    if reading.names and contact.phone:
        return _("{person}, telephone {phone}").format(person=who, phone=words.name(contact.phone))
    return who


def _complications(reading: Reading) -> Iterator[Line]:
    if reading.activities.operates is False:
        return
    payer = _follow_up(reading).complications_payer
    if isinstance(payer, Payer) and payer.who is not None:
        yield Line(says=_("Who pays if something goes wrong: {payer}.").format(payer=_(PAYERS[payer.who])))
    elif payer == ABSENT:
        yield Line(says=_("Nobody has agreed to pay if something goes wrong."))
    else:
        yield Line(
            says=_("The plan does not say who pays if something goes wrong."),
            ask=_("Who pays if a patient is harmed, or has to be operated on again?"),
        )


def _referral(reading: Reading) -> Iterator[Line]:
    destinations = reading.plan.referral.destinations if reading.plan.referral else None
    if destinations is None:
        yield Line(
            says=_("The plan does not say where patients go whom the team cannot help."),
            ask=_("To which hospital will patients be sent, how do they get there, and who pays?"),
        )
    elif not destinations:
        yield Line(says=_("There is no hospital that takes patients whom the team cannot help."))
    else:
        names = words.listed(map(_destination, destinations))
        yield Line(says=_("Where patients go whom the team cannot help: {hospitals}.").format(hospitals=names))


def _destination(destination: Destination) -> str:
    name = words.name(destination.name or role_words(destination.id))
    if destination.who_pays is None:
        return _("{hospital} (who pays is not stated)").format(hospital=name)
    if destination.who_pays == ABSENT:
        return _("{hospital} (nobody has agreed to pay)").format(hospital=name)
    return _("{hospital} (paid for by: {payer})").format(hospital=name, payer=_(PAYERS[destination.who_pays]))


def _records(reading: Reading) -> Iterator[Line]:
    follow_up = _follow_up(reading)
    if follow_up.facility_copy_percent is None:
        yield Line(
            says=_("The plan does not say whether you get copies of the patients' records."),
            ask=_("Will each patient have a written record, and will we get a copy in our language?"),
        )
        return
    share = words.how_many(follow_up.facility_copy_percent)
    yield Line(
        says=_("Share of the patients' records of which you get a copy: {percent} percent.").format(percent=share)
    )


# --- goods --------------------------------------------------------------------------------------------------------


def _medicines_left(reading: Reading) -> tuple[Table, ...]:
    left = [m for m in reading.plan.medicines or () if m.destination in ("left_behind", "both")]
    columns = (_("Medicine that stays"), _("How much"), _("Good until"), _("Did you ask for it?"))

    def row(medicine: Medicine) -> tuple[str, ...]:
        quantity = words.how_many(medicine.quantity) if medicine.quantity else _("not stated")
        return _medicine(medicine), quantity, _good_until(medicine), said_to_be_given(medicine.requested)

    return table_of(columns, left, row, _medicine)


def _good_until(medicine: Medicine) -> str:
    if medicine.expiry_date is None:
        return _("not stated")
    return _("no end") if isinstance(medicine.expiry_date, str) else words.day(medicine.expiry_date)


def _devices(reading: Reading) -> tuple[Table, ...]:
    staying = [d for d in reading.plan.equipment or () if d.after_departure in ("stays", "stays_on_loan")]
    columns = (_("Equipment that stays"), _("How many"), _("Did you ask for it?"), _("Who keeps it working"))

    def name(device: Equipment) -> str:
        return reading.named("equipment", device.id)

    def row(device: Equipment) -> tuple[str, ...]:
        quantity = words.how_many(device.quantity) if device.quantity else _("not stated")
        return name(device), quantity, said_to_be_given(device.requested), _repaired_by(reading, device.maintenance)

    return table_of(columns, staying, row, name)


def _repaired_by(reading: Reading, maintenance: Maintenance | str | None) -> str:
    if maintenance is None:
        return _("not stated")
    if isinstance(maintenance, str) or maintenance.responsible == ABSENT:
        return _("nobody")
    who = reading.partner(maintenance.responsible) if maintenance.responsible else _("not stated")
    if reading.names and maintenance.technician not in (None, ABSENT):
        return _("{place}, technician: {name}").format(place=who, name=words.name(str(maintenance.technician)))
    return who


def _goods(reading: Reading) -> Iterator[Line]:
    if not reading.activities.leaves_goods_behind:
        return
    if not (_medicines_left(reading) or _devices(reading)):
        yield Line(
            says=_("The plan says that goods stay behind, and does not say which."),
            ask=_("What exactly stays here, and did we ask for it?"),
        )
    left = reading.plan.pharmacy.left_stock if reading.plan.pharmacy else None
    disposal = left.disposal_plan if left else None
    if disposal is None:
        yield Line(
            says=_("The plan does not say who gets rid of goods that are damaged or expired."),
            ask=_("Who pays for getting rid of goods that cannot be used?"),
        )
    elif disposal == ABSENT:
        yield Line(says=_("There is no plan for getting rid of goods that are damaged or expired."))
    else:
        plan = words.quoted(disposal)
        yield Line(says=_("What happens to goods that are damaged or expired: {plan}.").format(plan=plan))


# --- reports and the next visit -----------------------------------------------------------------------------------


def _report(reading: Reading) -> Iterator[Line]:
    report = reading.plan.monitoring.report if reading.plan.monitoring else None
    if report is None:
        yield Line(
            says=_("The plan does not say whether you get a report."),
            ask=_("When will we get a report of what was done, and of what went wrong?"),
        )
    elif not isinstance(report, Report):
        yield Line(says=_("You get no report of the visit."))
    elif report.shared_with is not None and "partner" not in report.shared_with:
        yield Line(says=_("There is a report of the visit, and it is not meant for you."))
    elif report.within_days is not None:
        days = words.days_in_words(report.within_days)
        yield Line(says=_("You get a report of the visit within {days}.").format(days=days))
    else:
        yield Line(says=_("You get a report of the visit; the plan does not say when."))


def _next_visit(reading: Reading) -> Iterator[Line]:
    mission = reading.plan.mission or Mission()
    if mission.planned_visits is None:
        yield Line(says=_("The plan does not say whether they come again."), ask=_("When will the team come again?"))
    elif not mission.planned_visits:
        yield Line(says=_("No other visit is planned."))
    else:
        days = words.listed(words.day(visit.arrival) for visit in mission.planned_visits if visit.arrival)
        if days:
            yield Line(says=_("They plan to come again: {days}.").format(days=days))
    if mission.commitment_years is not None:
        years = words.how_many(mission.commitment_years)
        yield Line(says=_("Years for which they have promised to work with you: {years}.").format(years=years))
    leaves = reading.plan.exit.date if reading.plan.exit else None
    if leaves is not None and not isinstance(leaves, str):
        yield Line(says=_("They mean to leave for good: {day}.").format(day=words.day(leaves)))


def _follow_up(reading: Reading) -> FollowUp:
    return reading.plan.follow_up or FollowUp()
