"""Who else gives care nearby, on what they live, and whether they were asked."""

from typing import ClassVar, Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.kinds import ServiceKind, Weekday
from missionrisk.plan.references import PartnerRef, SiteRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Money, PlanDate, Slug, Text, TimeOfDay, YesNo

ProviderKind = Literal[
    "public_hospital",
    "private_hospital",
    "faith_hospital",
    "health_centre",
    "health_post",
    "private_clinic",
    "private_practitioner",
    "dental_practice",
    "pharmacy",
    "laboratory",
    "traditional_healer",
    "midwife",
    "rehabilitation_centre",
    "other",
]


class OpeningHours(PlanModel):
    """The hours at which a provider sees patients on the days that it is open."""

    in_order: ClassVar[tuple[str, ...]] = ("opens", "closes")

    opens: TimeOfDay | None = world("At what time does this provider open?", "Local time, such as 08:00.")
    closes: TimeOfDay | None = world("At what time does this provider close?", "Local time on the same day.")


class LocalProvider(PlanModel):
    """A provider of care near a site, partner or not."""

    id: Slug = decision(
        "By what short name does the plan call this provider?",
        "A name that is unique among the local providers.",
        default=...,
    )
    name: Text | None = world("What is the provider called?", "Its usual name.")
    kind: ProviderKind | None = world("What kind of provider is it?", "Public, private or faith, and which level.")
    partner: PartnerRef | None = world(
        "Is this provider one of the partners?", "The partner that it is or belongs to, by id."
    )
    services: tuple[ServiceKind, ...] | None = world(
        "Which services does this provider give?", "Kinds of service available there."
    )
    near_site: SiteRef | None = world(
        "Near which site does this provider work?", "The site from which the distance is measured."
    )
    distance_km: Amount | None = world("How far is this provider from that site?", "Kilometres by road.")
    travel_time_hours: Amount | None = world("How long is the way to this provider?", "Hours by the usual means.")
    latitude: float | None = world(
        "What is the provider's latitude?",
        "Decimal degrees, north positive, -90 to 90.",
        ge=-90,
        le=90,
        allow_inf_nan=False,
    )
    longitude: float | None = world(
        "What is the provider's longitude?",
        "Decimal degrees, east positive, -180 to 180.",
        ge=-180,
        le=180,
        allow_inf_nan=False,
    )
    working: YesNo | None = world("Is this provider working at present?", "Whether patients are treated there now.")
    opening_days: tuple[Weekday, ...] | None = world(
        "On which days of the week is this provider open?", "mon to sun; an empty list if it is closed at present."
    )
    opening_hours: OpeningHours | None = world(
        "At what hours is this provider open?", "From opening to closing on those days."
    )
    patients_per_week: Count | None = world(
        "How many patients does this provider see in a usual week?", "Visits of patients, all its services together."
    )
    functioning_laboratory_tests: tuple[Slug, ...] | None = world(
        "Which laboratory tests does this provider do?", "Short names such as hba1c, creatinine, inr."
    )
    beds: Count | None = world("How many beds does this provider have?", "Inpatient beds.")
    lives_on_fees: YesNo | None = world(
        "Does this provider live on patients' fees?", "Whether patients' payments pay for its staff and running costs."
    )
    usual_price: Money | None = world(
        "What does a patient usually pay there?",
        "The usual price of a visit or of the service that the mission also gives.",
    )
    consulted: AbsentOr[PlanDate] | None = attestation(
        "When was this provider asked about the mission?", "The day; none if it was not asked."
    )
    agrees: Commitment | None = attestation(
        "Does this provider agree to the mission?", "Its agreement to patient selection and fees."
    )
    expected_loss: AbsentOr[Text] | None = world(
        "What does this provider expect to lose by the mission?",
        "Patients, income or staff; none if it expects no loss.",
    )
    capacity_to_take_patients: Count | None = world(
        "How many more patients could this provider take?", "Additional patients a week."
    )
