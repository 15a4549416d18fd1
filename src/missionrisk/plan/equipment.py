"""Devices: whether they are wanted, whether they work at the site, who uses and mends them."""

from typing import ClassVar, Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PartnerRef, ServiceRef, SiteRef
from missionrisk.plan.values import (
    AbsentOr,
    Amount,
    Commitment,
    Count,
    Language,
    Money,
    Percent,
    PlanDate,
    Slug,
    Text,
    YesNo,
)


class Loan(PlanModel):
    """A device that somebody lends."""

    in_order: ClassVar[tuple[str, ...]] = ("begins", "ends")

    lender: Text | None = world("Who lends the device?", "Manufacturer, hospital or organisation.")
    lender_kind: Literal["manufacturer", "hospital", "university", "ngo", "government", "other"] | None = world(
        "What kind of lender is it?", "Whether a business interest stands behind the loan."
    )
    begins: PlanDate | None = decision("When does the loan begin?", "The first day of the loan.")
    ends: PlanDate | None = decision("When does the loan end?", "The last day of the loan.")
    conditions: AbsentOr[Text] | None = attestation(
        "On what conditions is it lent?", "Such as publicity or data; none if there are no conditions."
    )


class Maintenance(PlanModel):
    """Who keeps a device working."""

    responsible: AbsentOr[PartnerRef] | None = decision(
        "Which partner maintains the device?", "The partner, by id; none if nobody does."
    )
    technician: AbsentOr[Text] | None = world(
        "Which technician can repair it?",
        "Role or name, within reach of the site; none if there is none.",
        personal=True,
    )
    commitment: Commitment | None = attestation(
        "Has the maintenance been agreed?", "The promise of whoever maintains it."
    )
    yearly_budget: AbsentOr[Money] | None = attestation(
        "What yearly budget is there for maintenance?", "Amount per year; none if there is none."
    )
    on_site_engineering_months: Count | None = decision(
        "For how many months does an engineer support it on site?", "Months of support after handover."
    )


class Equipment(PlanModel):
    """One kind of device."""

    id: Slug = decision(
        "By what short name does the plan call this device?", "A name that is unique among the equipment.", default=...
    )
    name: Text | None = decision("What is the device?", "Its generic name, such as oxygen concentrator.")
    quantity: Count | None = decision("How many of these devices are there?", "Number of units.")
    model: Text | None = decision("Which make and model is it?", "Manufacturer and type.")
    condition: Literal["new", "refurbished", "used", "unknown"] | None = world(
        "In what condition is the device?", "New, refurbished or used."
    )
    ownership: Literal["bought", "donated", "lent", "partner_owned", "team_owned", "hired"] | None = decision(
        "Whose is the device?", "Bought, donated, lent, the partner's, the team's or hired."
    )
    after_departure: Literal["stays", "leaves", "stays_on_loan"] | None = decision(
        "Does the device stay after departure?", "stays, leaves or stays_on_loan."
    )
    loan: AbsentOr[Loan] | None = decision("On what terms is the device lent?", "The loan; none if it is not lent.")
    site: SiteRef | None = decision("At which site is the device used?", "The site, by id.")
    services: tuple[ServiceRef, ...] | None = decision("Which services use the device?", "Services, by id.")
    recipient: AbsentOr[PartnerRef] | None = decision(
        "Which partner receives the device?", "The partner, by id; none if nobody does."
    )
    requested: Commitment | None = attestation(
        "Did the recipient ask for the device?", "A request with the recipient's own specification."
    )
    recipient_has_expertise: YesNo | None = world(
        "Can the recipient judge whether the device suits it?",
        "Whether it has a donations committee or technical staff.",
    )
    regulator_clearance: AbsentOr[Commitment] | None = attestation(
        "Has the host regulator cleared the device?", "Registration or clearance; none if there is none."
    )
    tested_working: Commitment | None = attestation(
        "Was the device tested as fully working?", "A test certificate, for used devices above all."
    )
    voltage: Amount | None = world("For what voltage is the device built?", "Volts; a range if it adapts.")
    frequency_hz: Amount | None = world("For what mains frequency is the device built?", "Hertz; a range if it adapts.")
    power_matches: YesNo | None = world(
        "Does the device match the site's voltage and frequency?", "Without improvised adapters."
    )
    water_gas_match: YesNo | None = world(
        "Does the site have the water and gas that it needs?", "yes also if it needs neither."
    )
    climate_suits: YesNo | None = world(
        "Does it stand the heat, dust and damp of the site?", "By the manufacturer's limits."
    )
    space_suits: YesNo | None = world("Is there suitable room for it?", "Space, floor and shielding.")
    installed_by: AbsentOr[Text] | None = decision(
        "Who installs the device?", "Role or firm; none if nobody is planned."
    )
    local_users_trained: Count | None = decision(
        "How many local users are trained?", "People of the host facility trained to use this device."
    )
    user_training_before_handover: YesNo | None = decision(
        "Are users trained before the device is handed over?", "Training by date of handover."
    )
    manual_languages: tuple[Language, ...] | None = world(
        "In which languages are the manuals?", "BCP 47 tags; an empty list if there is no manual."
    )
    manual_read_by_staff: YesNo | None = world(
        "Can local staff read the manual?", "Whether one of its languages is their working language."
    )
    maintenance: AbsentOr[Maintenance] | None = attestation(
        "Who maintains the device?", "Responsibility, technician and budget; none if nobody does."
    )
    consumables_supply_months: Count | None = decision(
        "For how many months are consumables assured?", "Months of consumables supplied or budgeted."
    )
    consumables_available_locally: YesNo | None = world(
        "Can its consumables be bought locally?", "In the host country, at a price the host can pay."
    )
    spares_supply_months: Count | None = decision(
        "For how many months are spare parts assured?", "Months of spare parts supplied or budgeted."
    )
    warranty_until: PlanDate | None = world(
        "Until when is the device under warranty?", "The last day of warranty in the host country."
    )
    existing_local_devices: Count | None = world(
        "How many such devices does the region have already?", "Devices of this kind within the catchment."
    )
    local_devices_working: Count | None = world("How many of those work?", "Devices in working order.")
    broken_ones_repaired: Commitment | None = attestation(
        "Are the broken devices of this kind repaired instead or as well?",
        "The agreement that they are repaired, or found not to be worth it.",
    )
    local_devices_down_months: Amount | None = world(
        "For how many months a year is the local device out of order?", "Months per year."
    )
    earlier_donations_working_percent: Percent | None = world(
        "What share of devices donated earlier still works?", "Percent of earlier donated devices at the recipient."
    )
    publicity_for_lender: YesNo | None = decision(
        "Is the device used for publicity?", "Whether maker or donor may show its use."
    )
