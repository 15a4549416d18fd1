"""What is brought into the host country, and whether it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.asking import asked_after
from missionrisk.facts.goods.stock import is_brought_in, needs_medicines
from missionrisk.facts.knowledge import Items, Knowledge, Known, all_of, any_of, known, negate, unknown
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import Fact, flag, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Entries, Place, asked_once, surely, surely_not

CERTAINLY_BROUGHT: Final = frozenset({"team_owned"})
"""Devices that come with the team, whoever has them in the end."""

ALREADY_THERE: Final = frozenset({"partner_owned"})


@dataclass(kw_only=True)
class ImportAuthorisation(Fact):
    """Whether what is brought into the host country may be. There is exactly one."""

    imports: Knowledge[bool] = flag("Whether medicines or devices are brought into the country.")
    unpermitted: Knowledge[bool] = flag("Whether some of the goods are brought without an import permit for them.")
    kinds_unpermitted: Knowledge[str] = texts(
        "Kinds of goods, medicines or devices, that no given permit covers.", words=True
    )
    permits_given: Knowledge[str] = texts("The import permits that were given, by their ids in the plan.")
    permits_open: Knowledge[str] = texts("The import permits that were not given, by their ids in the plan.")
    itemised: Knowledge[bool] = flag("Whether itemised lists were filed with all applications for import permits.")
    carries_controlled: Knowledge[bool] = flag("Whether controlled medicines are brought into the country.")
    controlled_medicines: Knowledge[str] = texts("The controlled medicines, by their ids in the plan.")
    controlled_authorised: Knowledge[bool] = flag(
        "Whether the competent authority has allowed the controlled medicines."
    )


def derive_imports(plan: Place) -> ImportAuthorisation:
    """The fact about what is brought in."""
    permits = plan.inside("authorisation").entries("import_permits")
    brought = imports(plan)
    without = {
        kind: all_of(is_brought, negate(_permitted(permits, kind)))
        for kind, is_brought in (("medicines", medicines_brought(plan)), ("devices", _devices_brought(plan)))
    }
    return ImportAuthorisation(
        key=MISSION_KEY,
        imports=brought,
        unpermitted=any_of(all_of(brought, negate(_permitted(permits, None))), *without.values()),
        kinds_unpermitted=Items(
            frozenset(kind for kind, lacking in without.items() if surely(lacking)),
            frozenset(kind for kind, lacking in without.items() if not isinstance(lacking, Known)),
            paths=(permits.path,),
            missing=tuple(dict.fromkeys(path for lacking in without.values() for path in lacking.missing)),
        ),
        permits_given=names_where(permits, lambda permit: permit.secured("status")),
        permits_open=names_where(permits, lambda permit: negate(permit.secured("status"))),
        itemised=_itemised(permits),
        carries_controlled=carries_controlled(plan),
        controlled_medicines=names_where(plan.entries("medicines"), lambda medicine: medicine.knowledge("controlled")),
        controlled_authorised=_controlled_authorised(plan, permits),
    )


@asked_once
def imports(plan: Place) -> Knowledge[bool]:
    """Whether medicines or devices are brought into the country: as stated, or because permits for it are listed."""
    stated, permits = activity(plan, "imports_goods"), plan.inside("authorisation").entries("import_permits")
    if isinstance(stated, Known) or len(permits) == 0:
        return stated
    return known(True, permits.path)


# --- which goods --------------------------------------------------------------------------------------------------


def medicines_brought(plan: Place) -> Knowledge[bool]:
    """Whether any medicines are brought into the country rather than bought there."""
    brought, medicines = imports(plan), plan.entries("medicines")
    if len(medicines) > 0:
        return all_of(brought, any_of(*(is_brought_in(medicine, plan) for medicine in medicines)))
    needed = needs_medicines(plan)
    return all_of(brought, needed if surely_not(needed) else unknown(*(needed.missing or (medicines.path,))))


def _devices_brought(plan: Place) -> Knowledge[bool]:
    brought, devices = imports(plan), plan.entries("equipment")
    if not devices.stated:
        return all_of(brought, unknown(devices.path))
    return all_of(brought, any_of(known(False, devices.path), *(_is_brought(device) for device in devices)))


def _is_brought(device: Place) -> Knowledge[bool]:
    """What was bought, lent or hired may have been so in the host country."""
    ownership = device.written("ownership")
    if ownership in CERTAINLY_BROUGHT | ALREADY_THERE:
        return known(ownership in CERTAINLY_BROUGHT, device.at("ownership"))
    return unknown(device.at("ownership"))


# --- permits ------------------------------------------------------------------------------------------------------


def _permitted(permits: Entries, kind: str | None) -> Knowledge[bool]:
    """Whether a permit for one kind of goods was given; without a kind, any permit."""
    if not permits.stated:
        return unknown(permits.path)
    return any_of(known(False, permits.path), *(_covers(permit, kind) for permit in permits))


def _covers(permit: Place, kind: str | None) -> Knowledge[bool]:
    given = permit.secured("status")
    return given if kind is None else all_of(given, is_for(permit, kind))


def is_for(permit: Place, kind: str) -> Knowledge[bool]:
    """Whether an import permit is for one kind of goods."""
    kinds = permit.written("covers")
    return unknown(permit.at("covers")) if kinds is None else known(kind in kinds, permit.at("covers"))


def _itemised(permits: Entries) -> Knowledge[bool]:
    if not permits.stated:
        return unknown(permits.path)
    return all_of(known(True, permits.path), *(permit.knowledge("itemised_list_filed") for permit in permits))


# --- controlled medicines -----------------------------------------------------------------------------------------


@asked_once
def carries_controlled(plan: Place) -> Knowledge[bool]:
    """Whether controlled medicines are brought into the country."""
    brought = imports(plan)
    stated = activity(plan, "handles_controlled_medicines")
    listed = any_of(*(medicine.knowledge("controlled") for medicine in plan.entries("medicines")))
    carries = listed if surely(listed) and not isinstance(stated, Known) else stated
    return all_of(brought, asked_after(brought, carries))


def _controlled_authorised(plan: Place, permits: Entries) -> Knowledge[bool]:
    """By the competent authority's word, or by an import permit that covers them."""
    chapter = plan.inside("pharmacy").inside("controlled_medicines")
    own = chapter.secured("authorisation")
    return (
        own if isinstance(own, Known) else any_of(own, *(_covers(permit, "controlled_medicines") for permit in permits))
    )
