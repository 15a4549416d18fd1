"""What the visit costs the host: money, rooms, the time of its staff, patients who go elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.finance import CostKind, Finance, HostCost, SupportKind
from missionrisk.plan.integration import Backfill, Integration
from missionrisk.plan.values import ABSENT, Estimate, Money
from missionrisk.reports.base import Table
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_model import Line, Section
from missionrisk.reports.host.page_promises import said_to_be_given
from missionrisk.reports.host.page_reading import Reading, role_words
from missionrisk.reports.host.page_tables import table_of

COSTS: Final[dict[CostKind, str]] = {
    "orientation": to_translate("showing the visitors around"),
    "insurance": to_translate("insurance"),
    "translation": to_translate("interpreting and translation"),
    "supervision": to_translate("time of your staff to supervise"),
    "transport": to_translate("transport"),
    "lodging": to_translate("lodging"),
    "health_care": to_translate("health care"),
    "administration": to_translate("paperwork"),
    "staff_time": to_translate("time of your staff"),
    "supplies": to_translate("supplies"),
    "facility_use": to_translate("use of your rooms"),
    "waste": to_translate("waste"),
    "referrals": to_translate("patients sent on to a hospital"),
    "customs_and_storage": to_translate("customs and storage"),
    "maintenance": to_translate("upkeep of equipment"),
    "other": to_translate("other"),
}
SUPPORT: Final[dict[SupportKind, str]] = {
    "money": to_translate("money"),
    "operating_money": to_translate("money for running costs"),
    "supplies": to_translate("supplies"),
    "equipment": to_translate("equipment"),
    "visiting_staff": to_translate("visiting staff"),
    "salaries": to_translate("wages"),
    "training": to_translate("training"),
}


def what_it_costs(reading: Reading) -> Section:
    """Money, rooms, staff and patients."""
    return Section(
        key="costs",
        title=_("What it costs you"),
        lines=(*_money(reading), *_rooms(reading), *_staff(reading), *_patients(reading)),
        tables=_costs(reading),
    )


def _money(reading: Reading) -> Iterator[Line]:
    finance = _finance(reading)
    by_partners = tuple(_stated_by_partners(reading))
    if finance.host_costs is not None and not finance.host_costs:
        yield Line(says=_("Money: the plan says that the visit costs you nothing."))
    elif by_partners and not finance.host_costs:
        yield from by_partners
    elif not finance.host_costs:
        yield Line(
            says=_("Money: the plan does not say what the visit will cost you."),
            ask=_("What will the visit cost us, and who pays?"),
        )
    yield from _donation(reading)
    if isinstance(finance.host_income_lost, Money):
        amount = words.money(finance.host_income_lost) or _("not stated")
        yield Line(says=_("Income that you lose through free care: {amount}.").format(amount=amount))
    elif finance.host_income_lost == ABSENT:
        yield Line(says=_("The plan says that you lose no income through free care."))
    if finance.support_given:
        kinds = words.listed(_(SUPPORT[kind]) for kind in finance.support_given)
        yield Line(says=_("What you get: {kinds}.").format(kinds=kinds))


def _donation(reading: Reading) -> Iterator[Line]:
    donation = reading.plan.pharmacy.donation if reading.plan.pharmacy else None
    payer = donation.transport_paid_by if donation else None
    if payer == ABSENT:
        yield Line(says=_("Nobody has agreed to pay for transport, storage and disposal of the donation."))
    elif payer is not None:
        says = _("Who pays for transport, storage and disposal of the donation: {payer}.")
        yield Line(says=says.format(payer=words.name(payer)))


def _stated_by_partners(reading: Reading) -> Iterator[Line]:
    for partner in reading.plan.partners or ():
        amount = words.money(partner.host_costs) if partner.host_costs else None
        if amount is not None:
            says = _("Money: the plan puts the cost to {partner} at {amount}.")
            yield Line(says=says.format(partner=reading.partner(partner.id), amount=amount))


def _costs(reading: Reading) -> tuple[Table, ...]:
    columns = (_("Your costs"), _("Amount"), _("Who pays"), _("Did you agree?"))
    return table_of(columns, _finance(reading).host_costs, lambda cost: _row(reading, cost), _kind)


def _row(reading: Reading, cost: HostCost) -> tuple[str, ...]:
    amount = words.money(cost.amount) if cost.amount else None
    return _cost(reading, cost), amount or _("not stated"), _payer(cost.paid_by), said_to_be_given(cost.commitment)


def _payer(payer: str | None) -> str:
    if payer is None:
        return _("not stated")
    return _("you: nobody else pays") if payer == ABSENT else words.name(payer)


def _cost(reading: Reading, cost: HostCost) -> str:
    if cost.partner is None or len(reading.plan.partners or ()) == 1:
        return _kind(cost)
    return _("{cost}, for {partner}").format(cost=_kind(cost), partner=reading.partner(cost.partner))


def _kind(cost: HostCost) -> str:
    return role_words(cost.id) if cost.kind in (None, "other") else _(COSTS[cost.kind])


def _rooms(reading: Reading) -> Iterator[Line]:
    sites = reading.plan.sites
    if sites is None:
        yield Line(
            says=_("Rooms: the plan does not say whether they use your rooms."),
            ask=_("Which of our rooms and beds will the team use, and who cannot use them then?"),
        )
        return
    own = [site for site in sites if site.is_partner_facility or site.run_by not in (None, ABSENT)]
    if own:
        names = words.listed(reading.site(site.id) for site in own)
        yield Line(says=_("Rooms: they use {places}.").format(places=names))
    without = [site for site in own if site.host_agrees_to_use is None]
    if without:
        names = words.listed(reading.site(site.id) for site in without)
        yield Line(
            says=_("The plan does not say whether you have agreed that they use {places}.").format(places=names),
            ask=_("On what terms will the team use our rooms?"),
        )


def _staff(reading: Reading) -> Iterator[Line]:
    backfill = _integration(reading).backfill
    if backfill is None:
        yield Line(
            says=_("Staff: the plan does not say how many of your staff it takes from their work."),
            ask=_("How many of our staff will the visit need, for how long, and who does their work meanwhile?"),
        )
        return
    if not isinstance(backfill, Backfill) or _nobody(backfill.staff_withdrawn):
        yield Line(says=_("Staff: the plan says that it takes none of your staff from their work."))
        return
    if backfill.staff_withdrawn is not None:
        number = words.how_many(backfill.staff_withdrawn)
        yield Line(says=_("Staff whom it takes from their usual work: {number}.").format(number=number))
    if backfill.shifts_withdrawn is not None and backfill.covered_percent is not None:
        yield Line(
            says=_("Shifts that they miss: {number}. Share of them that others work: {percent} percent.").format(
                number=words.how_many(backfill.shifts_withdrawn), percent=words.how_many(backfill.covered_percent)
            )
        )
    if backfill.paid_by == ABSENT:
        yield Line(says=_("Nobody pays those who do their work."))
    elif backfill.paid_by is not None:
        payer = words.name(backfill.paid_by)
        yield Line(says=_("Who pays those who do their work: {payer}.").format(payer=payer))


def _nobody(staff: Estimate | None) -> bool:
    return staff is not None and staff.max == 0


def _patients(reading: Reading) -> Iterator[Line]:
    if not reading.patients_are_treated:
        return
    integration = _integration(reading)
    if integration.displacement_checked is None:
        yield Line(
            says=_("Patients: the plan does not say whether anybody asked which patients you or others nearby lose."),
            ask=_("Which patients will come to the team instead of to us or to others nearby?"),
        )
    elif integration.displacement_checked:
        yield Line(says=_("Patients: the plan says that those nearby who live on fees were asked what they lose."))
    else:
        yield Line(says=_("Patients: the plan says that nobody asked which patients you or others nearby lose."))
    given = [service for service in reading.plan.services or () if service.already_available_locally]
    if given:
        names = words.listed(reading.service(service.id) for service in given)
        yield Line(says=_("The plan says that this can already be had nearby: {services}.").format(services=names))
    if integration.closes_or_replaces not in (None, ABSENT):
        service = words.quoted(str(integration.closes_or_replaces))
        yield Line(says=_("The plan says that this may close because of the visit: {service}.").format(service=service))


def _finance(reading: Reading) -> Finance:
    return reading.plan.finance or Finance()


def _integration(reading: Reading) -> Integration:
    return reading.plan.integration or Integration()
