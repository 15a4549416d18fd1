"""Patients' data: where they go, how they are protected, and what the district learns of diseases."""

from __future__ import annotations

from dataclasses import dataclass

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Knowledge, Known, all_of, any_of, known, unknown
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import Fact, flag, text
from missionrisk.facts.reading import Place, surely, surely_not


@dataclass(kw_only=True)
class PatientData(Fact):
    """What becomes of patients' data. There is exactly one."""

    leave_country: Knowledge[bool] = flag("Whether data by which patients can be known leave the country.")
    on_private_devices: Knowledge[bool] = flag("Whether such data are kept on private devices.")
    leave_facility: Knowledge[bool] = flag("Whether such data leave the country or lie on private devices.")
    leave_electronically: Knowledge[bool] = flag("Whether they do so in an electronic form.")
    agreed: Knowledge[bool] = flag("Whether the partner has agreed on their use, storage and export.")
    protected: Knowledge[bool] = flag("Whether electronic records are encrypted and access to them is limited.")
    law_checked: Knowledge[bool] = flag("Whether the host country's law on data protection was checked.")
    system: Knowledge[str] = text("The electronic system in which records are kept.")
    reported_to_district: Knowledge[bool] = flag("Whether notifiable diseases are reported to the district.")
    reporting_time_set: Knowledge[bool] = flag("Whether it is set within what time they are reported.")


def derive_patient_data(plan: Place) -> PatientData:
    """The fact about patients' data."""
    records = plan.inside("records")
    system = records.inside("electronic")
    abroad, private = _leave_country(records, plan), records.knowledge("identifiable_data_on_private_devices")
    anywhere = any_of(abroad, private)
    kept_electronically = activity(plan, "keeps_patient_records_electronically")
    reported = records.secured("notifiable_diseases_reported")
    return PatientData(
        key=MISSION_KEY,
        leave_country=abroad,
        on_private_devices=private,
        leave_facility=anywhere,
        leave_electronically=_electronically(anywhere, kept_electronically, system),
        agreed=asked_after(anywhere, records.secured("data_agreement")),
        protected=asked_after(anywhere, all_of(system.knowledge("encrypted"), system.knowledge("access_limited"))),
        law_checked=asked_after(abroad, records.knowledge("data_protection_law_checked")),
        system=system.knowledge("system"),
        reported_to_district=reported,
        reporting_time_set=asked_after(reported, records.there_is("notifiable_within_hours")),
    )


def _leave_country(records: Place, plan: Place) -> Knowledge[bool]:
    """As stated, or because the records are stored in another country than the mission works in."""
    stated = records.knowledge("identifiable_data_leave_country")
    if isinstance(stated, Known):
        return stated
    stored = records.inside("electronic").written("stored_in_country")
    hosts = plan.inside("mission").written("countries")
    if stored is None or not hosts or stored in hosts:
        return stated
    return known(True, records.at("electronic.stored_in_country"), plan.inside("mission").at("countries"))


def _electronically(anywhere: Knowledge[bool], kept: Knowledge[bool], system: Place) -> Knowledge[bool]:
    """Data that leave on paper need other protection than encryption; a plan that names a system keeps one."""
    if surely_not(anywhere) or surely_not(kept):
        return anywhere if surely_not(anywhere) else kept
    named = known(True, system.path) if system.part is not None else kept
    return all_of(anywhere, named) if surely(anywhere) else unknown(*anywhere.missing)
