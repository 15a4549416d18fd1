"""Anaesthesia: patients at the same time, against the providers, monitors and oxygen that there are for them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import (
    Knowledge,
    Unknown,
    add,
    all_of,
    any_of,
    between,
    greatest,
    holds,
    known,
    mapped,
    number_bounds,
    subtract,
    unknown,
    with_sources,
)
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import Fact, flag, number, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.anaesthesia_cover import TablesAtWork, tables_at_work
from missionrisk.facts.rota.rota import Rota
from missionrisk.facts.surgery.operations import gives_anaesthesia, needs_provider
from missionrisk.facts.team.people import is_licensed, people_in

ANAESTHETIST: Final = "anaesthetist"
GENERAL: Final = "general"


@dataclass(kw_only=True)
class Anaesthesia(Fact):
    """Anaesthesia on the mission. There is exactly one such fact, also where none is given."""

    given: Knowledge[bool] = flag("Whether general or regional anaesthesia or sedation is given.")
    simultaneous: Knowledge[float] = number("Patients anaesthetised at the same time, at the most.", "patient", low=0)
    recovering: Knowledge[float] = number("Patients in recovery at the same time, at the most.", "patient", low=0)
    providers: Knowledge[float] = number(
        "Trained providers: as stated, else no fewer than those among the people.", "person", low=0
    )
    providers_short: Knowledge[float] = number(
        "Patients at the same time beyond the providers, or tables beyond those on duty, at the worst moment.", "person"
    )
    worst_moment: Knowledge[str] = text("When and where tables and providers on the rota differ most, for messages.")
    provider_always_present: Knowledge[bool] = flag("Whether one provider stays with each patient throughout.")
    oximeters: Knowledge[float] = number("Working pulse oximeters.", "device", low=0)
    pulse_by_hand: Knowledge[bool] = flag("Whether the pulse is watched by hand alone in any anaesthetic.")
    oximeters_short: Knowledge[float] = number(
        "Patients under anaesthesia beyond the oximeters; at least 1 where a pulse is watched by hand alone.", "device"
    )
    oximeters_short_in_recovery: Knowledge[float] = number(
        "Patients under anaesthesia and in recovery beyond the oximeters.", "device"
    )
    blood_pressure_monitors: Knowledge[float] = number("Blood pressure monitors.", "device", low=0)
    blood_pressure_monitors_short: Knowledge[float] = number(
        "Patients under anaesthesia beyond the blood pressure monitors.", "device"
    )
    intubates: Knowledge[bool] = flag("Whether a tracheal tube is planned for any procedure.")
    intubated_procedures: Knowledge[str] = texts("The names of the procedures for which it is planned.")
    carbon_dioxide_detection: Knowledge[bool] = flag("Whether carbon dioxide is detected for each tube.")
    oxygen_source: Knowledge[str] = text("Where oxygen comes from, or none.")
    oxygen_backup: Knowledge[str] = text("What replaces it if it fails, or none.")
    oxygen_verified: Knowledge[bool] = flag("Whether the oxygen supply was checked on site.")
    power_cut_plan: Knowledge[bool] = flag("Whether there is a plan for a power cut during an anaesthetic.")
    treats_children: Knowledge[bool] = flag("Whether any patient may be under 18.")
    equipment_for_children: Knowledge[bool] = flag("Whether there is anaesthesia equipment in children's sizes.")


def derive_anaesthesia(plan: Place, rota: Rota) -> Anaesthesia:
    """The fact about anaesthesia."""
    chapter, surgery = plan.inside("anaesthesia"), plan.inside("surgery")
    given = gives_anaesthesia(plan)
    tables = _tables_with_providers(plan, rota)
    simultaneous = _simultaneous(chapter, given, tables)
    recovering = _at_least(0.0, surgery.knowledge("recovery_places"))
    providers = _providers(plan)
    oximeters = _at_least(0.0, chapter.knowledge("pulse_oximeters"))
    pressure_monitors = _at_least(0.0, chapter.knowledge("blood_pressure_monitors"))
    return Anaesthesia(
        key=MISSION_KEY,
        given=given,
        simultaneous=simultaneous,
        recovering=recovering,
        providers=providers,
        providers_short=_or_more(subtract(simultaneous, providers), tables),
        worst_moment=unknown("schedule.sessions") if tables.worst is None else known(tables.worst, *tables.paths),
        provider_always_present=chapter.knowledge("provider_always_present"),
        oximeters=oximeters,
        pulse_by_hand=chapter.knowledge("pulse_by_palpation_only"),
        oximeters_short=_oximeters_short(subtract(simultaneous, oximeters), chapter),
        oximeters_short_in_recovery=subtract(add(simultaneous, recovering), oximeters),
        blood_pressure_monitors=pressure_monitors,
        blood_pressure_monitors_short=subtract(simultaneous, pressure_monitors),
        intubates=_intubates(plan, given),
        intubated_procedures=names_where(plan.entries("procedures"), _is_intubated),
        carbon_dioxide_detection=_carbon_dioxide_detection(chapter),
        oxygen_source=surgery.knowledge("oxygen_primary"),
        oxygen_backup=surgery.knowledge("oxygen_backup"),
        oxygen_verified=surgery.knowledge("oxygen_verified"),
        power_cut_plan=chapter.there_is("power_cut_plan"),
        treats_children=activity(plan, "treats_under_18s"),
        equipment_for_children=chapter.knowledge("paediatric_equipment"),
    )


def _at_least(fewest: float, stated: Knowledge[float]) -> Knowledge[float]:
    low, high = number_bounds(stated)
    return between(max(fewest, low), max(fewest, high), paths=stated.paths, missing=stated.missing)


def _tables_with_providers(plan: Place, rota: Rota) -> TablesAtWork:
    """The tables of the rota, if each of them surely needs a provider."""
    procedures = plan.entries("procedures")
    if not len(procedures) or not all(surely(needs_provider(procedure)) for procedure in procedures):
        return TablesAtWork()
    listed = [person for person in plan.entries("people") if surely(_is_provider(person))]
    return tables_at_work(rota, listed, plan.inside("anaesthesia").knowledge("providers"))


def _simultaneous(chapter: Place, given: Knowledge[bool], tables: TablesAtWork) -> Knowledge[float]:
    """As stated, and no fewer than tables run at once."""
    stated = chapter.knowledge("simultaneous_anaesthetics")
    counted = _at_least(max(tables.at_once, 1.0 if surely(given) else 0.0), stated)
    if not tables.at_once:
        return counted
    return with_sources(counted, (*counted.paths, *tables.paths), counted.missing)


def _or_more(counted: Knowledge[float], tables: TablesAtWork) -> Knowledge[float]:
    low, high = number_bounds(counted)
    if tables.beyond_providers <= low:
        return counted
    low = tables.beyond_providers
    return between(low, max(low, high), paths=(*counted.paths, *tables.paths), missing=counted.missing)


def _providers(plan: Place) -> Knowledge[float]:
    """As stated; else no fewer than the licensed people who are anaesthetists or have the task.

    There may be more: a hospital's own staff are seldom listed by name.
    """
    stated = plan.inside("anaesthesia").knowledge("providers")
    if not isinstance(stated, Unknown):
        return stated
    listed = [person for person in plan.entries("people") if surely(_is_provider(person))]
    heads = [number_bounds(people_in(person))[0] for person in listed]
    return between(sum(heads), math.inf, paths=[person.path for person in listed], missing=stated.missing)


def _is_provider(person: Place) -> Knowledge[bool]:
    return all_of(is_licensed(person), any_of(_is_anaesthetist(person), _gives_anaesthesia(person)))


def _is_anaesthetist(person: Place) -> Knowledge[bool]:
    return mapped(person.knowledge("cadre"), lambda cadre: cadre == ANAESTHETIST)


def _gives_anaesthesia(person: Place) -> Knowledge[bool]:
    tasks = person.written("tasks")
    return unknown(person.at("tasks")) if tasks is None else known("gives_anaesthesia" in tasks, person.at("tasks"))


def _oximeters_short(counted: Knowledge[float], chapter: Place) -> Knowledge[float]:
    by_hand = chapter.knowledge("pulse_by_palpation_only")
    return greatest(counted, known(1.0, *by_hand.paths)) if surely(by_hand) else counted


def _intubates(plan: Place, given: Knowledge[bool]) -> Knowledge[bool]:
    if surely_not(given):
        return given
    procedures = plan.entries("procedures")
    return (
        any_of(*(_is_intubated(procedure) for procedure in procedures)) if len(procedures) else unknown(procedures.path)
    )


def _is_intubated(procedure: Place) -> Knowledge[bool]:
    """As stated; else a tube may be planned only for a general anaesthetic."""
    stated = procedure.knowledge("intubation")
    kind = procedure.written("anaesthesia")
    if isinstance(stated, Unknown) and kind is not None and kind != GENERAL:
        return known(False, procedure.at("anaesthesia"))
    return stated


def _carbon_dioxide_detection(chapter: Place) -> Knowledge[bool]:
    """As stated, but no without any detector."""
    some = holds(chapter.knowledge("capnographs"), low=1)
    return some if surely_not(some) else chapter.knowledge("carbon_dioxide_detection_every_tube")
