"""Patient records, local registers and data protection."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Country, Percent, Text, YesNo


class ElectronicRecords(PlanModel):
    """Records on a device or in a system."""

    system: Text | None = decision("Which electronic record is used?", "Name of the system.")
    is_facility_system: YesNo | None = decision("Is it the facility's own system?", "Rather than the mission's.")
    exports_to_facility: YesNo | None = decision(
        "Can it give its data to the facility's system?", "Export in a form that the facility can use."
    )
    encrypted: YesNo | None = decision("Are the data encrypted?", "On devices and in transit.")
    access_limited: YesNo | None = decision("Is access limited to those who treat the patient?", "Personal accounts.")
    works_offline: YesNo | None = world("Does the system work without a network?", "At the sites of the mission.")
    stored_in_country: Country | None = decision("In which country are the data stored?", "ISO 3166-1 alpha-2 code.")
    follows_patient_between_visits: YesNo | None = decision(
        "Can the next team find a patient's earlier visits?", "Whether records carry over."
    )


class Records(PlanModel):
    """Records and data."""

    patient_identifier: YesNo | None = decision(
        "Does each patient have an individual record?", "With identity, so that the patient can be found again."
    )
    operative_record_percent: Percent | None = decision(
        "For what share of operations is an operation record written?", "Percent of operations."
    )
    operative_log_kept: YesNo | None = decision("Is a log of all operations kept?", "Case by case, with outcome.")
    visits_in_local_register_percent: Percent | None = decision(
        "What share of visits is entered in the local register?",
        "Percent of encounters in facility register or health information system.",
    )
    births_in_local_register_percent: Percent | None = decision(
        "What share of births is entered in the local register?", "Percent of births attended."
    )
    local_forms_used: YesNo | None = decision("Are the facility's own forms used?", "Registers and reporting forms.")
    originals_stay_with: Literal["facility", "mission", "patient", "nobody"] | None = decision(
        "With whom do the original records stay?", "facility, mission, patient or nobody."
    )
    identifiable_data_leave_country: YesNo | None = decision(
        "Do identifiable patient data leave the country?", "On paper, on devices or over the network."
    )
    identifiable_data_on_private_devices: YesNo | None = decision(
        "Are identifiable data kept on private devices?", "Private telephones and computers."
    )
    data_agreement: AbsentOr[Commitment] | None = attestation(
        "Is there an agreement on patients' data?",
        "With the partner, on use, storage and export; none if there is none.",
    )
    data_protection_law_checked: YesNo | None = attestation(
        "Was the host country's data protection law checked?", "Whether export and storage are in line with it."
    )
    notifiable_diseases_reported: AbsentOr[Commitment] | None = attestation(
        "Are notifiable diseases reported to the district?", "On national forms; none if not."
    )
    notifiable_within_hours: AbsentOr[Text] | None = decision(
        "Within what time are they reported?", "By the national rules; none if no time is set."
    )
    responsible: AbsentOr[PersonRef] | None = decision(
        "Who is responsible for records and data?", "The person, by id; none if nobody is."
    )
    electronic: ElectronicRecords | None = decision(
        "How are records kept electronically?", "System, protection and exchange."
    )
    dashboard: AbsentOr[Text] | None = decision(
        "How are the data looked at?", "Such as a monthly dashboard; none if they are not."
    )
