"""What the mission does at all. `no` closes a chapter; not stated is one question for the whole chapter."""

from typing import Any, Final

from missionrisk.plan.base import PlanModel, decision
from missionrisk.plan.values import YesNo

CLOSES: Final = "x-closes"


def _activity(question: str, description: str, *closes: str) -> Any:
    """A yes/no activity; `closes` are the plan paths that are empty if the answer is no."""
    field = decision(question, description)
    field.json_schema_extra[CLOSES] = list(closes)
    return field


class Activities(PlanModel):
    """Yes, no or not stated, for each thing that a mission may do."""

    treats_patients: YesNo | None = _activity(
        "Does the mission treat patients?",
        "Whether anybody is examined, advised or treated; no for a mission of training, goods or planning only.",
    )
    travels: YesNo | None = _activity(
        "Does anybody travel for the mission?",
        "no for goods that are only shipped, and for care or teaching that is given at a distance only.",
    )
    operates: YesNo | None = _activity(
        "Does the mission operate?",
        "Any operation or invasive procedure, tooth extraction and minor surgery included.",
        "procedures",
        "surgery",
    )
    gives_anaesthesia: YesNo | None = _activity(
        "Does the mission give anaesthesia or sedation?",
        "General or regional anaesthesia or sedation; local infiltration alone is no.",
        "anaesthesia",
    )
    dispenses_medicines: YesNo | None = _activity(
        "Does the mission dispense medicines to patients?",
        "Whether medicines are handed to patients.",
        "pharmacy.dispensing_points",
    )
    starts_long_term_treatment: YesNo | None = _activity(
        "Does the mission start or change long-term treatment?",
        "Treatment that must go on after departure, such as for hypertension, diabetes or epilepsy.",
        "follow_up.long_term_care",
    )
    screens: YesNo | None = _activity(
        "Does the mission screen people who have no complaint?",
        "Testing for disease among people who did not ask for care.",
        "screening",
    )
    vaccinates: YesNo | None = _activity(
        "Does the mission vaccinate?", "Whether vaccine doses are given.", "vaccination"
    )
    leaves_goods_behind: YesNo | None = _activity(
        "Does the mission leave goods behind?",
        "Medicines, consumables or devices that stay after departure.",
        "pharmacy.left_stock",
    )
    donates_medicines: YesNo | None = _activity(
        "Does the mission donate medicines?",
        "Medicines given to a facility, a store or an organisation.",
        "pharmacy.donation",
    )
    donates_equipment: YesNo | None = _activity(
        "Does the mission donate equipment?", "Devices given or lent to a facility for its own use."
    )
    imports_goods: YesNo | None = _activity(
        "Does the mission bring medicines or devices into the country?",
        "By shipment or in luggage.",
        "authorisation.import_permits",
    )
    has_trainees: YesNo | None = _activity(
        "Are students or trainees on the team?",
        "Anyone still in training, from secondary school to residency.",
        "trainees",
    )
    has_lay_volunteers_with_patients: YesNo | None = _activity(
        "Do people without a health profession meet patients?",
        "Volunteers who are not health workers and who are present where patients are.",
    )
    photographs_or_films: YesNo | None = _activity(
        "Will anybody photograph or film?",
        "Pictures, film or sound of patients or places of care, on private telephones too.",
        "images.uses",
    )
    treats_under_18s: YesNo | None = _activity(
        "Does the mission treat people under 18?", "Whether any patient may be under 18.", "safeguarding.children"
    )
    does_research: YesNo | None = _activity(
        "Does the mission do research?",
        "Any data or samples collected for publication or general knowledge.",
        "research",
    )
    teaches: YesNo | None = _activity(
        "Does the mission teach local staff?",
        "Courses, bedside teaching or mentoring of health workers of the host country.",
        "training",
    )
    educates_community: YesNo | None = _activity(
        "Does the mission hold health education for the community?",
        "Sessions for patients, schools or the public.",
        "education",
    )
    uses_telehealth: YesNo | None = _activity(
        "Does the mission use telehealth?",
        "Care or advice to patients at a distance, before or after the visit.",
        "telehealth",
    )
    keeps_patient_records_electronically: YesNo | None = _activity(
        "Are patient records kept electronically?",
        "On a device or in a system, rather than only on paper.",
        "records.electronic",
    )
    sends_patients_abroad: YesNo | None = _activity(
        "Are patients sent abroad for treatment?",
        "Patients of the mission who travel to another country for care.",
        "referral.abroad",
    )
    gives_psychosocial_support: YesNo | None = _activity(
        "Does the mission give psychological or social support?",
        "Counselling, therapy or support groups for affected people.",
        "psychosocial",
    )
    uses_community_health_workers: YesNo | None = _activity(
        "Does the mission work through community health workers?",
        "Whether local community health workers carry out part of the work.",
        "community_health_workers",
    )
    handles_controlled_medicines: YesNo | None = _activity(
        "Does the mission carry controlled medicines?",
        "Opioids, ketamine, benzodiazepines and others under international control.",
        "pharmacy.controlled_medicines",
    )
    offers_religious_activity: YesNo | None = _activity(
        "Is there religious activity beside the care?",
        "Prayer, preaching or distribution of religious material by the team.",
    )


def closed_chapters() -> dict[str, tuple[str, ...]]:
    """For each activity, the paths of the chapters and lists that are empty if it is not done."""
    found = {}
    for name, field in Activities.model_fields.items():
        extra = field.json_schema_extra
        if isinstance(extra, dict):
            found[name] = tuple(str(path) for path in extra.get(CLOSES) or ())  # type: ignore[union-attr]
    return found
