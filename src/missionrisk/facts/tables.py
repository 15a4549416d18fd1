"""Tables of cited numbers by kind, which derivations look things up in.

They are data of the catalogue (`rules/tables/`); their shape is fixed here, where they are read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from missionrisk.facts.goods.medicine_table import MedicineTable

ApprovalKind = Literal[
    "work_permission",
    "camp_licence",
    "local_permission",
    "district_notice",
    "practitioner_licence",
    "telehealth_licence",
    "organisation_registration",
    "guarantee",
    "written_guidance",
    "import_permit",
    "controlled_medicines_permit",
    "device_clearance",
    "host_ethics_approval",
    "home_ethics_approval",
    "trial_approval",
    "material_transfer_agreement",
    "other_permit",
]
"""What an office, a council or a committee gives before something may be done."""


@dataclass(frozen=True)
class ReviewWindow:
    """A time after a procedure in which the patient must be seen: from one day to another, both included."""

    name: str
    first_day: int
    last_day: float = math.inf


@dataclass(frozen=True)
class Scope:
    """What people of one cadre or level of training may do at home.

    `usual` are the tasks that are within their scope everywhere, `varies` those that are in some countries or posts;
    all others are outside it. `procedures` are the categories that may be within it; None where any may be.
    """

    usual: frozenset[str]
    varies: frozenset[str] = frozenset()
    procedures: frozenset[str] | None = None


@dataclass(frozen=True)
class TeamType:
    """What an emergency medical team of one type must at least be able to do, and how long it must stay.

    The operations count a day; either the major or the minor ones are enough. `beds_per_nurse` are the inpatient beds,
    and `intensive_care_beds_per_nurse` those of intensive care, that one nurse looks after on a shift; 0 where nothing
    is asked.
    """

    stay_days: int
    outpatients_per_day: int
    doctors: int = 0
    inpatient_beds: int = 0
    intensive_care_beds: int = 0
    major_operations_per_day: int = 0
    minor_operations_per_day: int = 0
    beds_per_nurse: int = 0
    intensive_care_beds_per_nurse: int = 0


@dataclass(frozen=True)
class CountryRule:
    """Something that a country is said to ask of visiting teams: a prompt to check with the authority, not law.

    `permits` are the kinds of permit that satisfy it; `lead_days` is the time before arrival by which to apply, 0 where
    none is named; `free_care` says whether care must be free, None where that is not known.
    """

    id: str
    topic: str
    requirement: str
    as_of: str
    confidence: str
    permits: tuple[str, ...] = ()
    lead_days: int = 0
    longest_stay_days: float = math.inf
    only_outside_facilities: bool = False
    free_care: bool | None = None


@dataclass(frozen=True)
class LocalServiceKind:
    """How one kind of service is found among local providers.

    `words` are the beginnings of words by which lists name it, `words_of_type` those of types of facility that give it
    where a list names no kind of service; `in_place_of_it` are the kinds that patients may use instead; a provider is
    in reach up to `reach_km`, in a straight line.
    """

    words: tuple[str, ...] = ()
    words_of_type: tuple[str, ...] = ()
    in_place_of_it: frozenset[str] = frozenset()
    reach_km: float = 10.0


@dataclass(frozen=True)
class Tables:
    """The tables of a catalogue.

    `review_windows` gives the reviews due after a category of procedure, `default_review_windows` those due after a
    major procedure that is not listed; `disciplines` gives what staged care of a category needs beside surgery,
    `care_years` for how many years, and `care_stages` when after the operation each discipline's care falls due.
    `cadre_scopes` and `level_scopes` give what people may do at home; a level that is not listed has the whole scope of
    its cadre. `team_types` gives what emergency medical teams must be able to do; a type that is not listed has no
    minimum. `country_rules` gives what is known of a country, by its ISO 3166-1 alpha-2 code. `approval_days` gives how
    many days a kind of approval takes where nobody says so; a kind that is not listed takes none. `local_services`
    gives how each kind of service is found among local providers, `health_words` the beginnings of words that speak of
    health care of any kind. `medicines` gives what medicines are.
    """

    review_windows: Mapping[str, tuple[ReviewWindow, ...]] = field(default_factory=dict)
    default_review_windows: tuple[ReviewWindow, ...] = ()
    disciplines: Mapping[str, frozenset[str]] = field(default_factory=dict)
    care_years: Mapping[str, float] = field(default_factory=dict)
    care_stages: Mapping[str, tuple[ReviewWindow, ...]] = field(default_factory=dict)
    cadre_scopes: Mapping[str, Scope] = field(default_factory=dict)
    level_scopes: Mapping[str, Scope] = field(default_factory=dict)
    team_types: Mapping[str, TeamType] = field(default_factory=dict)
    country_rules: Mapping[str, tuple[CountryRule, ...]] = field(default_factory=dict)
    approval_days: Mapping[str, int] = field(default_factory=dict)
    local_services: Mapping[str, LocalServiceKind] = field(default_factory=dict)
    health_words: tuple[str, ...] = ()
    medicines: MedicineTable = field(default_factory=MedicineTable)
