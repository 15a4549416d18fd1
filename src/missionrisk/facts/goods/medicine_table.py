"""What medicines are, as the table of the catalogue tells.

A plan names a medicine and often says no more. The table `rules/tables/medicines.csv` then tells what follows from the
name: whether WHO's model list has it, its AWaRe group, whether it is taken for long and needs laboratory tests, whether
it must be kept cold and whether it is under international control. What the plan itself says of it always counts first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from missionrisk.facts.goods.inn import Key, Names, canonical_inn, key_of, names_from
from missionrisk.language import to_translate

WHO_EDITION: Final = to_translate("22nd list (2021)")
"""The edition of WHO's model list of which the table speaks."""

WhoListing = Literal["listed", "alternative", "no"]
AwareGroup = Literal["access", "watch", "reserve", "none"]
LongTerm = Literal["yes", "no", "depends"]
ControlledAs = Literal["narcotic", "psychotropic", "no"]

LOCAL_ATC: Final = ("D", "G01", "S", "A01", "R01")
"""The beginnings of ATC codes for use on skin, eye, ear, nose, mouth and vagina."""


@dataclass(frozen=True)
class MedicineEntry:
    """What the table tells of one medicine, None for what is not known for certain.

    `inn` holds its substances in alphabetical order. `who_list` speaks of the substance, not of a form or strength;
    an `alternative` is covered by the square box of the entry that `alternative_to` names. `aware_injected` is the
    AWaRe group of the injected form where it differs. `tests` are the laboratory tests that its safe use needs.
    `basis` says where long use, tests and cold chain come from: keys of sources, or `house_default`.
    """

    inn: tuple[str, ...]
    atc: tuple[str, ...] = ()
    who_list: WhoListing | None = None
    alternative_to: str | None = None
    aware: AwareGroup | None = None
    aware_injected: AwareGroup | None = None
    long_term: LongTerm | None = None
    tests: tuple[str, ...] | None = None
    cold_chain: bool | None = None
    controlled: ControlledAs | None = None
    other_names: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its international nonproprietary name."""
        return " + ".join(self.inn)

    @property
    def given_locally(self) -> bool:
        """Whether it is also used on skin, eye, ear, nose, mouth or vagina."""
        return any(code.startswith(LOCAL_ATC) for code in self.atc)

    @cached_property
    def keys(self) -> frozenset[Key]:
        """Its names as they are compared."""
        return frozenset(key_of(name) for name in (self.name, *self.other_names))


@dataclass(frozen=True)
class MedicineTable:
    """The medicines that the catalogue tells of. Raises ValueError where a name stands for two of them."""

    entries: tuple[MedicineEntry, ...] = ()

    def __post_init__(self) -> None:
        _ = self.names

    @cached_property
    def names(self) -> Names:
        """What each known name stands for."""
        return names_from({entry.inn: entry.other_names for entry in self.entries})

    @cached_property
    def _by_inn(self) -> Mapping[tuple[str, ...], MedicineEntry]:
        return {entry.inn: entry for entry in self.entries}

    def canonical(self, written: str) -> tuple[str, ...] | None:
        """The substances that a name stands for, by INN in alphabetical order; None where it is not recognised."""
        return canonical_inn(written, self.names)

    def find(self, written: str | None) -> MedicineEntry | None:
        """The medicine that a name stands for; None where there is none, or the table does not have it."""
        substances = None if written is None else self.canonical(written)
        return None if substances is None else self._by_inn.get(substances)
