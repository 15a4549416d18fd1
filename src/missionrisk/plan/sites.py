"""The places where the mission works, and what is there."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.kinds import ServiceKind
from missionrisk.plan.references import LocalProviderRef, PartnerRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Country, Language, Slug, Text, TimeZone, YesNo

SiteKind = Literal[
    "hospital",
    "health_centre",
    "clinic",
    "mobile",
    "school",
    "church",
    "community_building",
    "tent",
    "field_hospital",
    "ship",
    "home",
    "university",
    "store",
    "other",
]


class Power(PlanModel):
    """The electricity that devices find at a site."""

    supply: Literal["none", "unreliable", "reliable"] | None = world(
        "How reliable is the electricity?", "none, unreliable (daily cuts) or reliable."
    )
    voltage: Amount | None = world(
        "What voltage does the site's mains have?", "Volts at the socket, such as 120 or 230."
    )
    frequency_hz: Amount | None = world("What frequency does the site's mains have?", "Hertz: 50 or 60.")
    backup: AbsentOr[Text] | None = world(
        "What supplies electricity when the mains fail?", "Generator, battery or solar, with how long it lasts."
    )


class Resuscitation(PlanModel):
    """What is at hand if a patient collapses."""

    kit: YesNo | None = decision(
        "Is a resuscitation kit at this site?",
        "Airway and breathing equipment with resuscitation and anaphylaxis drugs.",
    )
    trained_person: YesNo | None = decision(
        "Is a person trained in resuscitation always at this site?", "Present during every session."
    )
    ambulance_contact: AbsentOr[Text] | None = decision(
        "Who is called for an ambulance from this site?", "The service that answers; none if there is no ambulance."
    )


class Site(PlanModel):
    """One place of work."""

    id: Slug = decision(
        "By what short name does the plan call this site?", "A name that is unique among the sites.", default=...
    )
    name: Text | None = world("What is the site called?", "Its official or usual name.")
    kind: SiteKind | None = world(
        "What kind of place is it?", "What the building or place is when the mission is not there."
    )
    country: Country | None = world("In which country is the site?", "ISO 3166-1 alpha-2 code.")
    location: Text | None = world("Where is the site?", "Village or town, district and region.")
    latitude: float | None = world(
        "What is the site's latitude?",
        "Decimal degrees, north positive, -90 to 90.",
        ge=-90,
        le=90,
        allow_inf_nan=False,
    )
    longitude: float | None = world(
        "What is the site's longitude?",
        "Decimal degrees, east positive, -180 to 180.",
        ge=-180,
        le=180,
        allow_inf_nan=False,
    )
    time_zone: TimeZone | None = world(
        "In which time zone is the site?",
        "IANA name, such as Africa/Nairobi; left out if all sites keep the same time.",
    )
    rural: YesNo | None = world("Is the site rural?", "Whether it lies outside a town.")
    run_by: AbsentOr[PartnerRef] | None = world(
        "Which partner runs this site?", "The partner by its id; none if nobody but the mission runs it."
    )
    is_partner_facility: YesNo | None = world(
        "Is the site a health facility of a partner?", "Whether patients find care there when the mission is away."
    )
    nearest_facility: AbsentOr[LocalProviderRef] | None = world(
        "Which working health facility is nearest?", "The local provider in whose catchment the site lies."
    )
    reason_outside_facility: AbsentOr[Text] | None = decision(
        "Why is care given here and not in the local facility?",
        "The reason, for a site that is not a partner's facility.",
    )
    outreach_agreed: Commitment | None = attestation(
        "Has the health authority agreed to care at this site outside a facility?",
        "Outreach that the district or national health authority wants there.",
    )
    host_agrees_to_use: Commitment | None = attestation(
        "Has the owner agreed that the site is used?", "The consent of those to whom the place belongs."
    )
    services_available: tuple[ServiceKind, ...] | None = world(
        "Which services does the site itself provide all year?",
        "Kinds of service that the site offers without the mission.",
    )
    facility_level: Literal["community", "primary", "district", "regional", "national"] | None = world(
        "What level of facility is it?", "Its level in the host country's health system."
    )
    beds: Count | None = world("How many inpatient beds are there?", "Beds that the mission can count on.")
    intensive_care_beds: Count | None = world(
        "How many intensive care beds are there?", "Beds with ventilation and continuous monitoring."
    )
    operating_theatres: Count | None = world(
        "How many operating theatres are there?", "Theatres that the mission can use."
    )
    blood_bank: AbsentOr[Text] | None = world(
        "Where does blood for this site come from?", "Blood bank on site or within reach; none if there is no blood."
    )
    laboratory_tests: tuple[Slug, ...] | None = world(
        "Which laboratory tests can the site do?",
        "Tests available there all year, as short names such as hba1c, creatinine, inr.",
    )
    imaging: tuple[Slug, ...] | None = world(
        "Which imaging does the site have?", "Working imaging that stays there, such as ultrasound or x-ray."
    )
    shortages: tuple[Text, ...] | None = world(
        "What is the site short of?", "Supplies, staff or utilities that are often lacking."
    )
    power: Power | None = world("What electricity is there?", "Supply, voltage, frequency and backup.")
    clean_water: Literal["none", "unreliable", "reliable"] | None = world(
        "How reliable is clean water?", "none, unreliable or reliable."
    )
    toilets: YesNo | None = world("Are there usable toilets?", "For patients and for staff.")
    mobile_coverage: YesNo | None = world(
        "Is there a mobile telephone signal?", "Whether calls can be made from the site."
    )
    languages: tuple[Language, ...] | None = world(
        "Which languages do the patients here speak?",
        "BCP 47 tags of the languages in which patients explain themselves.",
    )
    population: Count | None = world("How many people live in the catchment?", "People whom the site serves.")
    travel_time_hours: Amount | None = world(
        "How long do most patients travel to this site?", "Hours, one way, by the usual means."
    )
    private_space: YesNo | None = decision(
        "Can patients be seen in private here?", "Whether others can neither see nor overhear."
    )
    resuscitation: Resuscitation | None = decision(
        "What is at hand in an emergency at this site?", "Kit, trained person and ambulance."
    )
    local_permission: Commitment | None = attestation(
        "Has the local authority permitted work at this site?",
        "The permission of the district, village or facility authority for this place.",
    )
