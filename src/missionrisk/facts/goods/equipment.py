"""Devices: whether those that stay are wanted and can be kept running, and what stops when others leave."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, get_args

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    between,
    holds,
    known,
    mapped,
    negate,
    number_bounds,
    subtract,
    unknown,
)
from missionrisk.facts.language.languages import readable_in, written_forms
from missionrisk.facts.mission import activity
from missionrisk.facts.model import SURELY, Fact, choice, flag, number, text, texts
from missionrisk.facts.naming import name_of, names_among
from missionrisk.facts.partnership.partners import partner_named
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.kinds import ServiceKind

CONDITIONS: Final = ("new", "refurbished", "used", "unknown")

NEEDS_OF_A_SITE: Final = {
    "power_matches": to_translate("voltage or frequency"),
    "water_gas_match": to_translate("water or gas"),
    "climate_suits": to_translate("heat, dust or damp"),
    "space_suits": to_translate("room"),
}
"""What a device needs of its site, with its name for readers."""

VOLTAGE_TOLERANCE: Final = 0.1
"""How far mains and the voltage that a device is built for may differ: 220, 230 and 240 volts go together."""


@dataclass(kw_only=True)
class Device(Fact):
    """One kind of device that the plan uses, gives or lends."""

    listed_in = ("equipment",)

    device: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    given: Knowledge[bool] = flag("Whether it stays as a gift or on loan, and was not the host's before.")
    lent: Knowledge[bool] = flag("Whether somebody lends it.")
    recipient: Knowledge[str] = text("The name of the partner that receives it, or nobody.")
    requested: Knowledge[bool] = flag("Whether the recipient has asked for it.")
    cleared: Knowledge[bool] = flag("Whether the regulator of the host country has cleared it.")
    condition: Knowledge[str] = choice("Its condition.", CONDITIONS)
    tested_working: Knowledge[bool] = flag("Whether it was tested as fully working.")
    mismatches: Knowledge[str] = texts("What the site does not have as the device needs it.")
    mismatches_count: Knowledge[float] = number("How many such needs are not met.", "need", low=0)
    users_trained: Knowledge[float] = number("Local users trained to use it.", "person", low=0)
    manual_read_by_staff: Knowledge[bool] = flag("Whether local staff can read its manual.")
    maintenance_named: Knowledge[bool] = flag("Whether the plan names any maintenance.")
    maintained: Knowledge[bool] = flag("Whether a partner has agreed to maintain it and a technician can repair it.")
    maintenance_budgeted: Knowledge[bool] = flag("Whether there is a yearly budget for its maintenance.")
    consumables_months: Knowledge[float] = number(
        "Months for which its consumables are assured; without end where they can be bought locally.", "month", low=0
    )
    spares_months: Knowledge[float] = number("Months for which its spare parts are assured.", "month", low=0)
    broken_nearby: Knowledge[float] = number("Devices of this kind that stand broken in the region.", "device", low=0)
    repair_planned: Knowledge[bool] = flag("Whether the repair of those has been agreed, or found not to be worth it.")
    for_publicity: Knowledge[bool] = flag("Whether its use may be shown for publicity.")


@dataclass(kw_only=True)
class ServiceEquipment(Fact):
    """What one service loses when devices leave with the team."""

    listed_in = ("services",)

    service: Knowledge[str] = text("The service's id in the plan.")
    name: Knowledge[str] = text("The service's name for readers.")
    kind: Knowledge[str] = choice("What kind of service it is.", get_args(ServiceKind))
    leaving: Knowledge[str] = texts("The names of the devices that it depends on and that leave with the team.")
    leaving_count: Knowledge[float] = number("How many such kinds of device there are.", "device", low=0)
    declared_time_limited: Knowledge[bool] = flag("Whether partner and patients are told that it ends.")


def derive_equipment(plan: Place) -> Iterator[Fact]:
    """One fact for each device, or one that stands for those that may be given; and one for each service."""
    yield from _devices(plan)
    services = plan.entries("services")
    if not services.stated:
        yield ServiceEquipment.standing_for(services.path, ask=services.path)
        return
    for place in services:
        yield _service_equipment(place, plan)


def _devices(plan: Place) -> Iterator[Device]:
    devices = plan.entries("equipment")
    if not devices.stated:
        gives = _may_give(plan)
        if not surely_not(gives):
            ask = devices.path if surely(gives) else gives.missing[0]
            yield Device.standing_for(devices.path, ask, given=gives)
        return
    for place in devices:
        yield _device(place, plan)


def _may_give(plan: Place) -> Knowledge[bool]:
    """Whether devices are given or lent to the host, as far as the activities tell."""
    donates, leaves = activity(plan, "donates_equipment"), activity(plan, "leaves_goods_behind")
    if isinstance(donates, Known) or not surely_not(leaves):
        return donates
    return leaves


def _device(place: Place, plan: Place) -> Device:
    device = str(place.written("id"))
    given = _is_given(place, plan)
    maintenance = place.inside("maintenance")
    named = place.there_is("maintenance")
    broken = _broken_nearby(place)
    mismatches = _mismatches(place, plan)
    fields: dict[str, Knowledge[Any]] = {
        "requested": all_of(place.there_is("recipient"), place.secured("requested")),
        "cleared": place.secured("regulator_clearance"),
        "condition": place.knowledge("condition"),
        "tested_working": place.secured("tested_working"),
        "mismatches": mismatches,
        "mismatches_count": size_of(mismatches),
        "users_trained": place.knowledge("local_users_trained"),
        "manual_read_by_staff": _manual_read_by_staff(place, plan),
        "maintenance_named": named,
        "maintained": _maintained(named, maintenance),
        "maintenance_budgeted": _budgeted(named, maintenance),
        "consumables_months": _consumables(place),
        "spares_months": place.knowledge("spares_supply_months"),
        "broken_nearby": broken,
        "repair_planned": place.secured("broken_ones_repaired"),
    }
    return Device(
        key=(device,),
        exists=SURELY,
        device=known(device, place.path),
        name=known(name_of(place), place.path),
        given=given,
        lent=_is_lent(place),
        recipient=_recipient(place, plan),
        for_publicity=place.knowledge("publicity_for_lender"),
        **{name: asked_after(given, detail) for name, detail in fields.items()},
    )


# --- what stays, and whose it is ----------------------------------------------------------------------------------


def _is_given(place: Place, plan: Place) -> Knowledge[bool]:
    """A device that stays is given unless it is the host's own; one that has a recipient is the recipient's."""
    staying = _stays(place, plan)
    if not surely(staying):
        return staying
    if surely(place.there_is("recipient")) and place.written("ownership") is None:
        return staying
    return mapped(place.knowledge("ownership"), lambda owner: owner != "partner_owned")


def _stays(place: Place, plan: Place) -> Knowledge[bool]:
    stated = place.knowledge("after_departure")
    if isinstance(stated, Known):
        return mapped(stated, lambda after: after != "leaves")
    if surely(place.there_is("recipient")):
        return known(True, place.at("recipient"))
    if place.written("ownership") == "partner_owned":
        return known(True, place.at("ownership"))
    gives = _may_give(plan)
    return gives if surely_not(gives) else unknown(*stated.missing)


def _is_lent(place: Place) -> Knowledge[bool]:
    if surely(place.there_is("loan")):
        return place.there_is("loan")
    if place.written("after_departure") == "stays_on_loan":
        return known(True, place.at("after_departure"))
    if place.written("ownership") is not None:
        return mapped(place.knowledge("ownership"), lambda owner: owner == "lent")
    return place.there_is("loan") if surely_not(place.there_is("loan")) else unknown(place.at("ownership"))


def _recipient(place: Place, plan: Place) -> Knowledge[str]:
    there_is = place.there_is("recipient")
    if surely_not(there_is):
        return known(_("nobody"), place.at("recipient"))
    if not surely(there_is):
        return unknown(*there_is.missing)
    return known(name_of(partner_named(plan, place.written("recipient"))), place.at("recipient"))


# --- the site -----------------------------------------------------------------------------------------------------


def _mismatches(place: Place, plan: Place) -> Items[str]:
    met = {_(spoken): _need_met(name, place, plan) for name, spoken in NEEDS_OF_A_SITE.items()}
    return Items(
        frozenset(spoken for spoken, is_met in met.items() if surely_not(is_met)),
        frozenset(spoken for spoken, is_met in met.items() if not isinstance(is_met, Known)),
        paths=tuple(path for is_met in met.values() for path in is_met.paths),
        missing=tuple(path for is_met in met.values() for path in is_met.missing),
    )


def _need_met(name: str, place: Place, plan: Place) -> Knowledge[bool]:
    stated = place.knowledge(name)
    if name != "power_matches" or isinstance(stated, Known):
        return stated
    mains = _site_of(place, plan)
    if mains is None:
        return stated
    fits = all_of(
        _suits(place.knowledge("voltage"), mains.knowledge("voltage"), VOLTAGE_TOLERANCE),
        _suits(place.knowledge("frequency_hz"), mains.knowledge("frequency_hz"), 0.0),
    )
    return fits if isinstance(fits, Known) else stated


def _site_of(place: Place, plan: Place) -> Place | None:
    """The electricity of the site where a device is used: of the one that it names, or of the only one."""
    sites = list(plan.entries("sites"))
    named = place.written("site")
    found = [site for site in sites if site.written("id") == named] if named is not None else sites
    return found[0].inside("power") if len(found) == 1 else None


def _suits(built_for: Knowledge[float], mains: Knowledge[float], tolerance: float) -> Knowledge[bool]:
    """Whether the mains lie within the range that a device adapts to."""
    if not (built_for.paths and mains.paths):
        return unknown(*built_for.missing, *mains.missing)
    low, high = number_bounds(built_for)
    within = holds(mains, low=low * (1 - tolerance), high=high * (1 + tolerance))
    return known(within.value, *built_for.paths, *mains.paths) if isinstance(within, Known) else within


# --- users and maintenance ----------------------------------------------------------------------------------------


def _manual_read_by_staff(place: Place, plan: Place) -> Knowledge[bool]:
    """As stated, or because the manual has a language in which local staff work."""
    stated = place.knowledge("manual_read_by_staff")
    of_manual = place.written("manual_languages")
    if isinstance(stated, Known) or of_manual is None:
        return stated
    if not of_manual:
        return known(False, place.at("manual_languages"))
    language = plan.inside("language")
    of_staff = language.written("working_languages")
    if not of_staff:
        return unknown(language.at("working_languages"))
    shared = readable_in(of_manual) & written_forms(of_staff)
    return known(bool(shared), place.at("manual_languages"), language.at("working_languages"))


def _maintained(named: Knowledge[bool], maintenance: Place) -> Knowledge[bool]:
    if not surely(named):
        return named
    return all_of(
        maintenance.there_is("responsible"), maintenance.there_is("technician"), maintenance.secured("commitment")
    )


def _budgeted(named: Knowledge[bool], maintenance: Place) -> Knowledge[bool]:
    """Whether there is a yearly budget; one of nothing is none."""
    if surely_not(named):
        return named
    there_is = maintenance.there_is("yearly_budget")
    if not surely(there_is):
        return there_is
    return negate(holds(maintenance.inside("yearly_budget").knowledge("amount"), high=0))


def _consumables(place: Place) -> Knowledge[float]:
    local = place.knowledge("consumables_available_locally")
    supply = place.knowledge("consumables_supply_months")
    if surely(local):
        return known(math.inf, *local.paths)
    if surely_not(local):
        return supply
    low = max(0.0, number_bounds(supply)[0])
    return between(low, math.inf, paths=supply.paths, missing=(*local.missing, *supply.missing))


def _broken_nearby(place: Place) -> Knowledge[float]:
    """Devices that the region has less those that work; none where the two numbers contradict each other."""
    broken = subtract(place.knowledge("existing_local_devices"), place.knowledge("local_devices_working"))
    low, high = number_bounds(broken)
    return between(max(0.0, low), max(0.0, high), paths=broken.paths, missing=broken.missing)


# --- what leaves --------------------------------------------------------------------------------------------------


def _service_equipment(service: Place, plan: Place) -> ServiceEquipment:
    service_id = str(service.written("id"))
    leaving = _leaving(service, plan)
    return ServiceEquipment(
        key=(service_id,),
        service=known(service_id, service.path),
        name=known(name_of(service), service.path),
        kind=service.knowledge("kind"),
        leaving=leaving,
        leaving_count=size_of(leaving),
        declared_time_limited=service.knowledge("declared_time_limited"),
    )


def _leaving(service: Place, plan: Place) -> Items[str]:
    """Those on which the service depends; none at all where every device of the plan stays."""
    devices = plan.entries("equipment")
    needed = service.written("depends_on_equipment")
    if needed is None:
        all_stay = all_of(known(devices.stated), *(_remains(device) for device in devices))
        ask = service.at("depends_on_equipment")
        return Items(frozenset(), frozenset() if surely(all_stay) else None, missing=() if surely(all_stay) else (ask,))
    judged = [(device, mapped(_remains(device), lambda stays: not stays)) for device in devices]
    found = names_among(
        ((device, leaves) for device, leaves in judged if device.written("id") in needed),
        service.at("depends_on_equipment"),
    )
    assert isinstance(found, Items)
    return found


def _remains(device: Place) -> Knowledge[bool]:
    """Whether a device is still there when the team has gone."""
    stated = device.knowledge("after_departure")
    if isinstance(stated, Known):
        return mapped(stated, lambda after: after != "leaves")
    hosts_own = mapped(device.knowledge("ownership"), lambda owner: owner == "partner_owned")
    return any_of(hosts_own, unknown(*stated.missing))
