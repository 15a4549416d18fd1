"""Dispensing, donation, stock and its papers: what concerns all medicines together."""

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import MedicineRef, PartnerRef, PersonRef, SiteRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Language, Money, Percent, PlanDate, Slug, Text, YesNo


class DispensingPoint(PlanModel):
    """A place where medicines are handed to patients."""

    id: Slug = decision(
        "By what short name does the plan call this dispensing point?",
        "A name that is unique among the dispensing points.",
        default=...,
    )
    site: SiteRef | None = decision("At which site is this dispensing point?", "The site, by id.")
    responsible: AbsentOr[PersonRef] | None = decision(
        "Which pharmacist or dispenser is responsible here?", "The person, by id; none if nobody is."
    )
    second_check_by: AbsentOr[PersonRef] | None = decision(
        "Who checks each medicine a second time?", "The person, by id; none if there is no second check."
    )
    packed_by: tuple[PersonRef, ...] | None = decision("Who packs and labels the medicines here?", "People, by id.")
    counselled_by: tuple[PersonRef, ...] | None = decision(
        "Who explains the medicines to patients here?", "People, by id."
    )


class PatientInstructions(PlanModel):
    """What patients are told about their medicines."""

    written_languages: tuple[Language, ...] | None = decision(
        "In which languages are written instructions given?", "BCP 47 tags."
    )
    pictograms: YesNo | None = decision("Do the instructions use pictograms?", "Pictures for those who do not read.")
    packs_with_instructions_percent: Percent | None = decision(
        "What share of packs carries such instructions?", "Percent of dispensed packs."
    )
    expiry_on_pack: YesNo | None = decision(
        "Does each dispensed pack show the expiry date?", "On the pack that the patient takes home."
    )
    spoken_by_speaker: YesNo | None = decision(
        "Does a speaker of the patient's language explain each medicine?", "Spoken counselling at dispensing."
    )
    understanding_checked: YesNo | None = decision(
        "Are patients asked to repeat how they take it?", "Whether understanding is checked before they leave."
    )


class Donation(PlanModel):
    """Medicines given to a facility, store or organisation."""

    recipient: PartnerRef | None = decision("Who receives the donated medicines?", "The partner, by id.")
    request_list: Commitment | None = attestation(
        "Has the recipient sent a list of what it needs?", "A signed request list."
    )
    consent: Commitment | None = attestation(
        "Has the recipient agreed before dispatch?", "Consent to the final list with quantities and expiry dates."
    )
    packing_list: YesNo | None = decision(
        "Is there a packing list with numbered cartons?", "A list of the content of each carton."
    )
    prior_notice: Commitment | None = attestation(
        "Is the recipient told before the shipment leaves?", "Notice with content and arrival date."
    )
    declared_value: Money | None = decision(
        "What value is declared?", "Value on the basis of the wholesale price in the host country."
    )
    value_agreed: YesNo | None = attestation(
        "Has the recipient agreed to the declared value?", "Whether the value is agreed."
    )
    transport_paid_by: AbsentOr[Text] | None = attestation(
        "Who pays for transport, storage and disposal?", "The payer; none if nobody has agreed to pay."
    )
    max_carton_weight_kg: Amount | None = decision("How heavy is the heaviest carton?", "Kilograms.")
    mixed_with_other_goods: YesNo | None = decision(
        "Do cartons mix medicines with other goods?", "Whether anything else is in the same carton."
    )
    foreign_language_labels_percent: Percent | None = world(
        "What share of labels is in a language that local staff cannot read?", "Percent of items."
    )
    arrival: PlanDate | None = decision("When does the donation arrive?", "Day of arrival in the host country.")
    weight_kg: Amount | None = decision("How much does the donation weigh?", "Kilograms of the whole shipment.")
    inappropriate_percent: Percent | None = world(
        "What share is expired, damaged or not wanted?", "Percent of the shipment by weight."
    )
    disposal_cost: Money | None = world(
        "What would destroying unusable stock cost?", "The cost of destruction in the host country."
    )


class LeftStock(PlanModel):
    """What stays after departure."""

    recipient: AbsentOr[PartnerRef] | None = decision(
        "Which partner takes the stock that is left?", "The partner, by id; none if nobody does."
    )
    wanted: Commitment | None = attestation(
        "Does the recipient want what is left?", "Its agreement to the list of left stock."
    )
    list_handed_over: YesNo | None = decision(
        "Is a list of left stock handed over?", "Items, quantities, expiry dates."
    )
    disposal_plan: AbsentOr[Text] | None = decision(
        "How are damaged and expired goods destroyed?", "By national rules; none if there is no plan."
    )
    entered_in_stock_cards: YesNo | None = decision(
        "Is left stock entered in the facility's stock cards?", "Whether local stock control knows it."
    )


class ControlledMedicines(PlanModel):
    """Medicines under international control."""

    authorisation: AbsentOr[Commitment] | None = attestation(
        "Has the competent authority allowed the controlled medicines?",
        "Import authorisation for narcotic and psychotropic medicines.",
    )
    medicines: tuple[MedicineRef, ...] | None = decision("Which controlled medicines are carried?", "Medicines, by id.")
    responsible: AbsentOr[PersonRef] | None = decision(
        "Who is responsible for the controlled medicines?", "The person, by id; none if nobody is."
    )
    register_kept: YesNo | None = decision("Is a register of each dose kept?", "Given, wasted and left, signed by two.")
    locked: YesNo | None = decision("Are controlled medicines kept locked?", "Storage with limited access.")


class Pharmacy(PlanModel):
    """All medicines together."""

    dispensing_points: tuple[DispensingPoint, ...] | None = decision(
        "Where are medicines dispensed?", "Each dispensing point; an empty list if there is none."
    )
    responsible: AbsentOr[PersonRef] | None = decision(
        "Who is responsible for all medicines?", "Pharmacist or trained focal person, by id; none if nobody is."
    )
    instructions: PatientInstructions | None = decision(
        "How are patients told to take their medicines?", "Language, pictograms and counselling."
    )
    donation: Donation | None = decision("What is donated, and on what terms?", "The donation of medicines.")
    left_stock: LeftStock | None = decision("What happens to stock that is left?", "Handing over and destruction.")
    leftover_plan: AbsentOr[Commitment] | None = attestation(
        "Is there a plan for leftover, damaged and expired stock?",
        "A plan agreed with the host; none if there is none.",
    )
    controlled_medicines: ControlledMedicines | None = decision(
        "How are controlled medicines handled?", "Authorisation, storage and register."
    )
    national_store_functions: YesNo | None = world(
        "Does the national or partner medicine store work?", "Whether its supply reaches the facilities."
    )
    store_informed: Commitment | None = attestation(
        "Has that store been told about the medicines?", "Notice to the national or partner store."
    )
    issued_through_store: YesNo | None = decision(
        "Are medicines received and issued through that store?", "Rather than kept apart."
    )
    list_checked_against_national: Commitment | None = attestation(
        "Has the list been compared with the national list?", "Comparison with national list and guideline."
    )
    antibiotics_access_percent: Percent | None = world(
        "What share of antibiotics is in the Access group?", "Percent of antibiotic use by the WHO AWaRe groups."
    )
    label_relabelling_needed: YesNo | None = decision(
        "Must items be relabelled before use?", "Whether the team or the host has to relabel."
    )
    sorted_before_departure: YesNo | None = decision(
        "Are expired and unwanted items taken out before departure?", "Sorting at home rather than at the recipient's."
    )
    cold_chain_plan: AbsentOr[Text] | None = decision(
        "How are cold items kept cold up to use?", "Equipment, power and logger; none if there is no plan."
    )
    cold_box_holding_hours: Amount | None = world(
        "For how many hours does the cold box keep its temperature?",
        "By its maker or a trial, in the heat of the way, with the ice packs that will be used.",
    )
    longest_hours_outside_cold: Amount | None = world(
        "For how many hours at most are cold medicines away from a working refrigerator?",
        "The longest leg of transport, day of outreach or power cut.",
    )
    national_working_group: AbsentOr[Text] | None = world(
        "Which national group coordinates medicine donations?",
        "A working group led by the ministry; none if there is none.",
    )
