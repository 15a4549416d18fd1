"""Vaccination."""

from missionrisk.plan.base import PlanModel, attestation, decision
from missionrisk.plan.references import MedicineRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Percent, Text, YesNo


class Vaccination(PlanModel):
    """Vaccine doses given by the mission."""

    vaccines: tuple[MedicineRef, ...] | None = decision(
        "Which vaccines are given?", "Vaccines from the list of medicines, by id."
    )
    doses: Count | None = decision("How many vaccine doses are planned?", "Doses over the whole visit.")
    agreed_with_programme: Commitment | None = attestation(
        "Has the national immunisation programme agreed?", "Agreement of the programme or its district office."
    )
    national_cold_chain_used: YesNo | None = decision(
        "Is the national programme's cold chain used?", "From store to point of use."
    )
    doses_in_local_register_percent: Percent | None = decision(
        "What share of doses is entered in the local register?",
        "Percent of doses in the child's card and the facility register.",
    )
    later_doses: AbsentOr[Text] | None = decision(
        "Where are later doses of a series given?", "Facility; none if nowhere."
    )
    reactions_reported: YesNo | None = decision(
        "Are reactions reported to the national system?", "Adverse events following immunisation."
    )
