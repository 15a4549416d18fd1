"""Handing medicines to patients, and the mission's list of medicines as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.asking import existence_first
from missionrisk.facts.goods.antibiotic_use import access_share, courses_of
from missionrisk.facts.goods.medicines import goes_home, medicine_name
from missionrisk.facts.goods.stock import aware_group, needs_medicines
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    count,
    items,
    known,
    mapped,
    negate,
    resting_on,
    unknown,
)
from missionrisk.facts.language.languages import patient_languages, readable_in, written_forms
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import SURELY, Fact, flag, number, texts
from missionrisk.facts.naming import names_that_belong
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of

DISPENSERS: Final = frozenset(
    {
        "pharmacist",
        "pharmacy_technician",
        "doctor",
        "surgeon",
        "anaesthetist",
        "clinical_officer",
        "dentist",
        "nurse",
        "midwife",
    }
)
"""Professions that can be made responsible for dispensing: pharmacists, and clinicians as trained focal persons."""

STUDENTS: Final = frozenset({"student_clinical", "student_preclinical", "prehealth"})


@dataclass(kw_only=True)
class Dispensing(Fact):
    """How medicines are handed to patients, over all dispensing points. At most one."""

    listed_in = ("pharmacy.dispensing_points",)

    medicines: Knowledge[str] = texts("The names of the medicines that patients take home.")
    responsible_qualified: Knowledge[bool] = flag(
        "Whether at each dispensing point a pharmacist or another qualified person is responsible."
    )
    points_without_responsible: Knowledge[str] = texts("The dispensing points where nobody qualified is responsible.")
    second_check: Knowledge[bool] = flag("Whether at each dispensing point somebody else checks a second time.")
    points_without_second_check: Knowledge[str] = texts("The dispensing points without a second check.")
    patient_languages: Knowledge[str] = texts("The languages that patients speak.")
    languages_without_instructions: Knowledge[str] = texts("Those of them without written instructions.")
    languages_without_instructions_count: Knowledge[float] = number("How many languages these are.", "language", low=0)
    pictograms: Knowledge[bool] = flag("Whether the instructions use pictures for those who do not read.")
    packs_with_instructions_percent: Knowledge[float] = number(
        "Share of dispensed packs that carry instructions.", "percent", low=0, high=100
    )
    expiry_on_pack: Knowledge[bool] = flag("Whether each dispensed pack shows the expiry date.")
    explained_by_speaker: Knowledge[bool] = flag("Whether a speaker of the patient's language explains each medicine.")
    understanding_checked: Knowledge[bool] = flag("Whether patients are asked to repeat how they take it.")


@dataclass(kw_only=True)
class MedicineList(Fact):
    """The mission's medicines as a whole. At most one."""

    listed_in = ("medicines",)

    antibiotics_count: Knowledge[float] = number(
        "How many of them are antibiotics, mass treatment left out.", "medicine", low=0
    )
    access_percent: Knowledge[float] = number(
        "Share of the courses of antibiotics that are of WHO's Access group.", "percent", low=0, high=100
    )
    not_access: Knowledge[str] = texts("The antibiotics of the groups Watch and Reserve.")
    leftover_plan: Knowledge[bool] = flag("Whether it is settled what becomes of leftover, damaged and expired stock.")


def derive_pharmacy(plan: Place) -> Iterator[Fact]:
    """How medicines are dispensed, and what holds for all of them, where there are or may be any."""
    dispenses = _dispenses(plan)
    if not surely_not(dispenses):
        yield existence_first(_dispensing(plan, dispenses))
    has_medicines = _has_medicines(plan)
    if not surely_not(has_medicines):
        yield existence_first(_medicine_list(plan, has_medicines))


def _has_medicines(plan: Place) -> Knowledge[bool]:
    medicines = plan.entries("medicines")
    needed = needs_medicines(plan)
    if medicines.stated and not surely(needed):
        return known(len(medicines) > 0, medicines.path)
    return needed if isinstance(needed, Known) else unknown(needed.missing[0])


def _dispenses(plan: Place) -> Knowledge[bool]:
    stated = activity(plan, "dispenses_medicines")
    if isinstance(stated, Known):
        return stated
    taken_home = any_of(stated, *(goes_home(place, plan) for place in plan.entries("medicines")))
    return taken_home if surely(taken_home) else stated


def _dispensing(plan: Place, dispenses: Knowledge[bool]) -> Dispensing:
    pharmacy = plan.inside("pharmacy")
    instructions = pharmacy.inside("instructions")
    qualified = _responsible_at_each_point(plan)
    checked = _second_check_at_each_point(plan)
    without = _uncovered(patient_languages(plan, written_forms), _written_languages(instructions, plan))
    return Dispensing(
        key=MISSION_KEY,
        exists=SURELY if surely(dispenses) else dispenses,
        medicines=_taken_home(plan),
        responsible_qualified=all_of(*qualified.values()) if qualified else _qualified(pharmacy, plan),
        points_without_responsible=_points_without(qualified),
        second_check=all_of(*checked.values()) if checked else unknown(pharmacy.at("dispensing_points")),
        points_without_second_check=_points_without(checked),
        patient_languages=patient_languages(plan),
        languages_without_instructions=without,
        languages_without_instructions_count=size_of(without),
        pictograms=instructions.knowledge("pictograms"),
        packs_with_instructions_percent=instructions.knowledge("packs_with_instructions_percent"),
        expiry_on_pack=instructions.knowledge("expiry_on_pack"),
        explained_by_speaker=instructions.knowledge("spoken_by_speaker"),
        understanding_checked=instructions.knowledge("understanding_checked"),
    )


def _taken_home(plan: Place) -> Items[str]:
    medicines = plan.entries("medicines")
    return names_that_belong(((medicine_name(place), goes_home(place, plan)) for place in medicines), medicines.path)


# --- dispensing points --------------------------------------------------------------------------------------------


def _responsible_at_each_point(plan: Place) -> dict[str, Knowledge[bool]]:
    """Whether somebody qualified is responsible; where a point names nobody, whoever is for all medicines."""
    pharmacy = plan.inside("pharmacy")
    return {
        str(point.written("id")): _qualified(_responsible(point, pharmacy), plan)
        for point in pharmacy.entries("dispensing_points")
    }


def _second_check_at_each_point(plan: Place) -> dict[str, Knowledge[bool]]:
    pharmacy = plan.inside("pharmacy")
    return {
        str(point.written("id")): _second_check(point, _responsible(point, pharmacy))
        for point in pharmacy.entries("dispensing_points")
    }


def _responsible(point: Place, pharmacy: Place) -> Place:
    return pharmacy if point.written("responsible") is None else point


def _second_check(point: Place, responsible: Place) -> Knowledge[bool]:
    """A check by the person who is responsible anyway is no second one."""
    second, first = point.there_is("second_check_by"), responsible.there_is("responsible")
    if not surely(second) or surely_not(first):
        return second
    another = mapped(_id_of(responsible, "responsible"), lambda name: name != str(point.written("second_check_by")))
    return resting_on(another, second)


def _id_of(place: Place, name: str) -> Knowledge[str]:
    there_is = place.there_is(name)
    return known(str(place.written(name)), place.at(name)) if surely(there_is) else unknown(*there_is.missing)


def _qualified(place: Place, plan: Place) -> Knowledge[bool]:
    """Whether the person named is of a profession that can answer for dispensing, and not in training for it."""
    there_is = place.there_is("responsible")
    if not surely(there_is):
        return there_is
    name = str(place.written("responsible"))
    person = next(person for person in plan.entries("people") if str(person.written("id")) == name)
    by_cadre = mapped(person.knowledge("cadre"), lambda cadre: cadre in DISPENSERS)
    by_level = mapped(person.knowledge("training_level"), lambda level: level not in STUDENTS)
    return all_of(by_cadre, by_level)


def _points_without(at_each: Mapping[str, Knowledge[bool]]) -> Items[str]:
    return names_that_belong(((name, negate(there)) for name, there in at_each.items()), "pharmacy.dispensing_points")


# --- instructions -------------------------------------------------------------------------------------------------


def _written_languages(instructions: Place, plan: Place) -> Knowledge[str]:
    """The languages of the instructions: as stated for all, or those that every dispensed medicine has."""
    if instructions.written("written_languages") is not None:
        return items(readable_in(instructions.written("written_languages")), instructions.at("written_languages"))
    dispensed = [place for place in plan.entries("medicines") if not surely_not(goes_home(place, plan))]
    of_each = [place.written("patient_instruction_languages") for place in dispensed]
    if not of_each or None in of_each:
        return instructions.listed("written_languages")
    shared = frozenset.intersection(*(readable_in(tags) for tags in of_each))
    return items(shared, *(place.at("patient_instruction_languages") for place in dispensed))


def _uncovered(spoken: Items[str], written: Knowledge[str]) -> Items[str]:
    """The languages that patients speak and no instructions are written in."""
    paths, missing = (*spoken.paths, *written.paths), (*spoken.missing, *written.missing)
    if not isinstance(written, Items):
        return Items(frozenset(), None if spoken.possible is None else spoken.sure, paths=paths, missing=missing)
    possible = None if spoken.possible is None else frozenset[str]()
    return Items(spoken.sure - written.sure, possible, paths=paths, missing=missing)


# --- the list as a whole ------------------------------------------------------------------------------------------


def _medicine_list(plan: Place, has_medicines: Knowledge[bool]) -> MedicineList:
    pharmacy = plan.inside("pharmacy")
    medicines = plan.entries("medicines")
    counted = [place for place in medicines if not _is_mass_treatment(place)]
    is_antibiotic = [mapped(aware_group(place), lambda group: group != "not_antibiotic") for place in counted]
    return MedicineList(
        key=MISSION_KEY,
        exists=SURELY if surely(has_medicines) else has_medicines,
        antibiotics_count=count(is_antibiotic) if len(medicines) > 0 else unknown(medicines.path),
        access_percent=_access_percent(counted, plan),
        not_access=names_that_belong(
            ((medicine_name(place), _is_not_access(place)) for place in medicines), medicines.path
        ),
        leftover_plan=_leftover_plan(pharmacy),
    )


def _is_mass_treatment(medicine: Place) -> bool:
    return bool(medicine.written("purpose") == "mass_treatment")


def _is_not_access(medicine: Place) -> Knowledge[bool]:
    """Whether it is an antibiotic that counts, and not of the group Access."""
    if _is_mass_treatment(medicine):
        return known(False, medicine.at("purpose"))
    return mapped(aware_group(medicine), lambda group: group in ("watch", "reserve"))


def _access_percent(counted: list[Place], plan: Place) -> Knowledge[float]:
    """As stated for their use, or from the courses that patients get."""
    pharmacy = plan.inside("pharmacy")
    medicines = plan.entries("medicines")
    if pharmacy.written("antibiotics_access_percent") is not None:
        return pharmacy.knowledge("antibiotics_access_percent")
    if len(medicines) == 0:
        return unknown(medicines.path)
    return access_share((aware_group(place), courses_of(place)) for place in counted)


def _leftover_plan(pharmacy: Place) -> Knowledge[bool]:
    """A plan for it, or the way in which damaged and expired goods are destroyed."""
    destroyed = pharmacy.inside("left_stock").there_is("disposal_plan")
    return destroyed if surely(destroyed) else pharmacy.secured("leftover_plan")
