"""Recovery and the ward: who is there for patients after an operation, by day and by night."""

from __future__ import annotations

from dataclasses import dataclass

from missionrisk.facts.averages import per_head
from missionrisk.facts.knowledge import Knowledge, Known, Unknown, between, holds, known, least, number_bounds
from missionrisk.facts.mission import MISSION_KEY, operates
from missionrisk.facts.model import Fact, flag, number
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.rota import Rota
from missionrisk.facts.rota.ward_cover import DOCTORS, NURSES, ward_cover
from missionrisk.facts.surgery.operations import gives_anaesthesia


@dataclass(kw_only=True)
class InpatientCare(Fact):
    """Care in recovery and on the ward. There is exactly one such fact, also where nobody stays overnight."""

    anaesthesia: Knowledge[bool] = flag("Whether more than local anaesthesia is given.")
    overnight: Knowledge[bool] = flag("Whether patients stay overnight after an operation.")
    inpatients: Knowledge[float] = number("Patients in beds in the same night, at the most.", "patient", low=0)
    recovery_nurses: Knowledge[float] = number("Trained nurses in recovery at a time.", "person", low=0)
    handover: Knowledge[bool] = flag("Whether there is a handover from theatre to recovery and ward.")
    night_nurses: Knowledge[float] = number("Nurses on each night shift.", "person", low=0)
    night_doctor: Knowledge[bool] = flag("Whether a doctor covers the nights.")
    nurses_per_shift: Knowledge[float] = number("Nurses on each shift.", "person", low=0)
    doctors_per_shift: Knowledge[float] = number("Doctors on each shift.", "person", low=0)
    patients_per_nurse: Knowledge[float] = number("Inpatients for each nurse on a shift.", "patient", low=0)
    nurses_per_doctor: Knowledge[float] = number("Nurses for each doctor on a shift.", "person", low=0)
    nurses_by_day: Knowledge[float] = number("The fewest nurses on the rota from 06:00 to 22:00.", "person", low=0)
    nurses_by_night: Knowledge[float] = number("The fewest nurses on the rota from 22:00 to 06:00.", "person", low=0)
    patients_per_nurse_by_day: Knowledge[float] = number("Inpatients for each of these by day.", "patient", low=0)
    patients_per_nurse_by_night: Knowledge[float] = number("Inpatients for each of these by night.", "patient", low=0)
    patients_per_doctor_by_day: Knowledge[float] = number(
        "Inpatients for each doctor on the rota by day.", "patient", low=0
    )
    patients_per_doctor_by_night: Knowledge[float] = number(
        "Inpatients for each doctor on the rota by night.", "patient", low=0
    )


def derive_inpatient_care(plan: Place, rota: Rota) -> InpatientCare:
    """The fact about recovery and the ward."""
    surgery = plan.inside("surgery")
    inpatients = surgery.knowledge("inpatients_at_once")
    nurses_there, doctors_there = ward_cover(plan, rota, NURSES), ward_cover(plan, rota, DOCTORS)
    nurses = _stated_or(surgery.knowledge("nurses_per_shift"), least(nurses_there.by_day, nurses_there.by_night))
    doctors = _stated_or(surgery.knowledge("doctors_per_shift"), least(doctors_there.by_day, doctors_there.by_night))
    return InpatientCare(
        key=MISSION_KEY,
        anaesthesia=gives_anaesthesia(plan),
        overnight=_overnight(plan),
        inpatients=inpatients,
        recovery_nurses=surgery.knowledge("recovery_nurses"),
        handover=surgery.knowledge("recovery_handover"),
        night_nurses=_stated_or(surgery.knowledge("night_nurses"), nurses_there.by_night),
        night_doctor=surgery.there_is("night_doctor"),
        nurses_per_shift=nurses,
        doctors_per_shift=doctors,
        patients_per_nurse=per_head(inpatients, nurses),
        nurses_per_doctor=per_head(nurses, doctors),
        nurses_by_day=nurses_there.by_day,
        nurses_by_night=nurses_there.by_night,
        patients_per_nurse_by_day=per_head(inpatients, nurses_there.by_day),
        patients_per_nurse_by_night=per_head(inpatients, nurses_there.by_night),
        patients_per_doctor_by_day=per_head(inpatients, doctors_there.by_day),
        patients_per_doctor_by_night=per_head(inpatients, doctors_there.by_night),
    )


def _stated_or(stated: Knowledge[float], proven: Knowledge[float]) -> Knowledge[float]:
    """As stated; else no fewer than the rota proves."""
    if not isinstance(stated, Unknown):
        return stated
    return between(*number_bounds(proven), paths=proven.paths, missing=stated.missing)


def _overnight(plan: Place) -> Knowledge[bool]:
    """Whether anybody stays: as the beds say, or as the nights after each procedure do."""
    done, beds = operates(plan), plan.inside("surgery").knowledge("inpatients_at_once")
    if surely_not(done):
        return done
    nights = [holds(procedure.knowledge("stay_nights"), low=1) for procedure in plan.entries("procedures")]
    stays = next((k for k in nights if surely(k)), None)
    if stays is not None:
        return stays
    in_beds = holds(beds, low=1)
    if not isinstance(in_beds, Known) and nights and all(surely_not(k) for k in nights):
        return known(False, *(path for k in nights for path in k.paths))
    return in_beds
