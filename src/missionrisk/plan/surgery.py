"""Safety in theatre and recovery, and anaesthesia."""

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Percent, Text, YesNo


class OutcomeTarget(PlanModel):
    """What is aimed at in vision after cataract surgery, and when it is measured."""

    day_one_good_percent: Percent | None = decision(
        "What share of eyes should see well on the first day?", "Percent with 6/18 or better by day 3."
    )
    day_one_poor_percent: Percent | None = decision(
        "What share of eyes may see poorly on the first day?", "Percent below 6/60 by day 3."
    )
    late_good_percent: Percent | None = decision(
        "What share of eyes should see well after four weeks?", "Percent with 6/18 or better with available correction."
    )
    late_poor_percent: Percent | None = decision(
        "What share of eyes may see poorly after four weeks?", "Percent below 6/60."
    )
    measured_after_days: tuple[Count, ...] | None = decision(
        "On which days after the operation is vision measured?", "Days, such as 1 and 42."
    )
    measured_percent: Percent | None = decision(
        "In what share of eyes is vision measured?", "Percent of operated eyes."
    )


class Surgery(PlanModel):
    """Theatre, recovery and inpatient safety."""

    theatre_tables: Count | None = decision(
        "How many tables run at the same time?", "Operating tables in simultaneous use."
    )
    recovery_places: Count | None = decision("How many patients can be in recovery at once?", "Recovery places in use.")
    days: Count | None = decision("On how many days are operations done?", "Operating days.")
    operations_per_day: Count | None = decision("How many operations are done in a day?", "All tables together.")
    operations_per_surgeon_per_day: Count | None = decision(
        "How many operations does a surgeon do in a day?", "Per surgeon, all procedures together."
    )
    operations_per_theatre_per_day: Count | None = decision(
        "How many operations are done per theatre in a day?", "Per theatre, all procedures together."
    )
    safety_checklist: AbsentOr[Text] | None = decision(
        "Which surgical safety checklist is used?", "The WHO checklist or the hospital's own; none if none is used."
    )
    safety_checklist_percent: Percent | None = decision(
        "For what share of operations is the checklist used?", "Percent of operations."
    )
    oxygen_primary: AbsentOr[Text] | None = decision(
        "Where does oxygen come from?", "Concentrator, cylinders or pipeline; none if there is no oxygen."
    )
    oxygen_backup: AbsentOr[Text] | None = decision(
        "What replaces the oxygen if it fails?", "A second source that needs no mains; none if there is none."
    )
    oxygen_verified: YesNo | None = attestation(
        "Has the oxygen supply been checked on site?", "Whether flow, purity and quantity were verified."
    )
    sterile_sets: Count | None = decision("How many instrument sets are there?", "Complete sets.")
    sterilisation_cycles_per_day: Count | None = decision(
        "How many sterilisation cycles run in a day?", "Cycles of all sterilisers."
    )
    sterilisation_checked: YesNo | None = decision(
        "Is each sterilisation cycle checked?", "With chemical or biological indicators, recorded."
    )
    instruments_brought_in_luggage: YesNo | None = decision(
        "Do instruments travel in the team's luggage?", "Rather than belonging to the hospital."
    )
    recovery_nurses: Count | None = decision(
        "How many trained nurses staff recovery at a time?", "Nurses trained in recovery, per shift."
    )
    recovery_handover: YesNo | None = decision(
        "Is there a handover from theatre to recovery and ward?", "A fixed form or routine."
    )
    inpatients_at_once: Count | None = decision(
        "How many inpatients are there at the most?", "Patients in beds in the same night."
    )
    night_nurses: Count | None = decision(
        "How many nurses are on duty at night?", "Nurses per night shift for the mission's inpatients."
    )
    night_doctor: AbsentOr[PersonRef] | None = decision(
        "Which doctor covers the nights?", "The person, by id; none if no doctor is on call."
    )
    nurses_per_shift: Count | None = decision(
        "How many nurses are on each shift?", "Nurses for the mission's inpatients."
    )
    doctors_per_shift: Count | None = decision(
        "How many doctors are on each shift?", "Doctors for the mission's inpatients."
    )
    laboratory_access: AbsentOr[Text] | None = world(
        "Which laboratory serves the theatre?", "Where haemoglobin and cross-match are done; none if nowhere."
    )
    selection_criteria: AbsentOr[Commitment] | None = attestation(
        "Are there written limits for choosing surgical patients?",
        "Agreed limits of age, weight, haemoglobin, ASA class and conditions.",
    )
    stop_rule: AbsentOr[Text] | None = decision(
        "When does the lead cancel operations?", "The go/no-go rule for missing standards; none if there is none."
    )
    stop_rule_held_by: PersonRef | None = decision("Who may cancel operations?", "The person, by id.")
    cataract_outcome_target: AbsentOr[OutcomeTarget] | None = decision(
        "What outcome is aimed at after cataract surgery?", "Targets and measurement; none if there are none."
    )
    preoperative_optimisation_days: Count | None = decision(
        "How many days before surgery are patients prepared?", "Days for treating anaemia, infection or malnutrition."
    )


class Anaesthesia(PlanModel):
    """Anaesthesia and its monitoring."""

    providers: Count | None = decision(
        "How many trained anaesthesia providers are there?", "People trained to give anaesthesia, visitors and hosts."
    )
    simultaneous_anaesthetics: Count | None = decision(
        "How many patients are anaesthetised at the same time?", "General, regional or sedation, at the most."
    )
    provider_always_present: YesNo | None = decision(
        "Does one provider stay with each patient throughout?", "One trained provider for one patient, without a break."
    )
    pulse_oximeters: Count | None = decision(
        "How many pulse oximeters are there?", "Working oximeters for theatre and recovery."
    )
    capnographs: Count | None = decision(
        "How many carbon dioxide detectors are there?",
        "Capnographs or single-use detectors sets for intubated patients.",
    )
    carbon_dioxide_detection_every_tube: YesNo | None = decision(
        "Is carbon dioxide detection used for every tube?", "With listening to the chest, for each intubation."
    )
    blood_pressure_monitors: Count | None = decision(
        "How many blood pressure monitors are there?", "Monitors for theatre and recovery."
    )
    pulse_by_palpation_only: YesNo | None = decision(
        "Is the pulse watched by hand alone?", "Whether any anaesthetic is given without an oximeter."
    )
    anaesthesia_machines: Count | None = decision(
        "How many anaesthesia machines are there?", "Machines or draw-over vaporisers in use."
    )
    machine_checked: YesNo | None = decision("Is each machine checked before use?", "With a written check each day.")
    power_cut_plan: AbsentOr[Text] | None = decision(
        "What happens when power fails during an anaesthetic?", "The plan; none if there is none."
    )
    difficult_airway_equipment: YesNo | None = decision(
        "Is equipment for a difficult airway at hand?", "For the ages that are treated."
    )
    paediatric_equipment: YesNo | None = decision(
        "Is there anaesthesia equipment in children's sizes?", "For the youngest patient accepted."
    )
    hours_fasting_taught: Amount | None = decision(
        "How many hours do patients fast before?", "Hours, as explained to them in their language."
    )
    malignant_hyperthermia_plan: YesNo | None = decision(
        "Is there a plan for malignant hyperthermia?", "Medicine and steps at hand."
    )
    host_providers_take_part: YesNo | None = world(
        "Do the hospital's own anaesthesia staff take part?", "Whether local providers work alongside."
    )
