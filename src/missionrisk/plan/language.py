"""Language, interpreters and consent."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Language, Percent, Text, YesNo

InterpreterKind = Literal[
    "trained_interpreters",
    "bilingual_staff",
    "local_volunteers",
    "students",
    "relatives",
    "children",
    "other_patients",
    "telephone",
]


class Interpreting(PlanModel):
    """Interpreters."""

    people: tuple[PersonRef, ...] | None = decision("Who interprets?", "People, by id.")
    kinds: tuple[InterpreterKind, ...] | None = decision(
        "What kinds of interpreters are planned?", "Every kind that will be used."
    )
    languages: tuple[Language, ...] | None = decision(
        "For which languages are there interpreters?", "BCP 47 tags of the patients' languages covered."
    )
    interpreters_per_day: Count | None = decision(
        "How many interpreters are booked each day?", "Interpreters at work at the same time."
    )
    clinicians_needing_interpreter: Count | None = decision(
        "How many clinicians need an interpreter at the same time?",
        "Consulting clinicians who do not speak the patients' language.",
    )
    confidentiality_signed: YesNo | None = attestation(
        "Are the interpreters bound to confidentiality?", "By a signed statement."
    )
    paid: YesNo | None = decision("Are the interpreters paid?", "At a fair local rate.")
    briefed: YesNo | None = decision("Are interpreters briefed on medical words?", "Before the first session.")
    also_in_charge_of: AbsentOr[Text] | None = decision(
        "What else do the interpreters do at the same time?", "Other tasks such as dispensing; none if nothing."
    )


class Consent(PlanModel):
    """How patients agree to treatment."""

    languages: tuple[Language, ...] | None = decision("In which languages is consent asked?", "BCP 47 tags.")
    in_patients_language_percent: Percent | None = decision(
        "For what share of procedures is consent asked in the patient's language?", "Percent of procedures."
    )
    read_aloud: YesNo | None = decision("Is the consent text read aloud?", "For patients who do not read.")
    teach_back: YesNo | None = decision("Do patients say in their own words what they agree to?", "Teach-back.")
    adapted_to_local_custom: YesNo | None = decision(
        "Is consent asked in a way that fits local custom?", "Who is present, who speaks, how much time."
    )
    recorded_in_notes: YesNo | None = decision("Is consent written in the notes?", "For every procedure.")
    taken_by: tuple[PersonRef, ...] | None = decision("Who asks for consent?", "People, by id.")
    taken_by_operator: YesNo | None = decision(
        "Does the operator ask for consent?", "Or another clinician able to do the procedure."
    )
    discloses_trainees: YesNo | None = decision(
        "Are patients told who is in training?", "In their language, before care."
    )
    can_decline_trainees: YesNo | None = decision(
        "Can patients decline a trainee without losing care?", "An alternative is offered."
    )
    discloses_departure: YesNo | None = decision(
        "Are patients told when the team leaves and who follows?", "Before they agree."
    )
    guardian_for_minors: YesNo | None = decision(
        "Does a guardian agree for patients under 18?", "Together with the child's own agreement."
    )
    form: AbsentOr[Commitment] | None = attestation(
        "Is there a translated consent form?", "Approved by the host; none if there is none."
    )


class LanguagePlan(PlanModel):
    """Language and consent."""

    working_languages: tuple[Language, ...] | None = world("In which languages do local staff work?", "BCP 47 tags.")
    patient_languages: tuple[Language, ...] | None = world(
        "Which languages do the patients speak?", "BCP 47 tags, over all sites."
    )
    literacy_percent: Percent | None = world("What share of patients can read?", "Percent of adults.")
    interpreting: AbsentOr[Interpreting] | None = decision(
        "Who interprets, and how?", "Interpreters; none if there are none."
    )
    consent: Consent | None = decision("How is consent asked?", "Language, form and record.")
    clinicians_speaking_percent: Percent | None = world(
        "What share of visiting clinicians speaks the patients' language?", "Percent."
    )
