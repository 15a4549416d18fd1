"""Devices that stay, and devices that leave."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects, without

GIFT: dict[str, Any] = {
    "activities": {"donates_equipment": True},
    "partners": [{"id": "hospital", "name": "Hospital of Nyanza"}],
    "equipment": [{"id": "monitor", "ownership": "donated", "after_departure": "stays", "recipient": "hospital"}],
}


def device(**stated: Any) -> Any:
    return fact("device", "monitor", **{**GIFT, "equipment": [{**GIFT["equipment"][0], **stated}]})


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({}, True),
        ({"after_departure": "stays_on_loan", "ownership": "lent"}, True),
        ({"after_departure": "leaves"}, False),
        ({"ownership": "partner_owned"}, False),
        ({"ownership": None}, True),
        ({"ownership": None, "recipient": None}, "?"),
        ({"after_departure": None}, True),
        ({"after_departure": None, "recipient": None}, "?"),
    ],
)
def test_what_is_given(stated: Any, expected: Any) -> None:
    assert said(device(**stated).given) == expected


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ({"donates_equipment": True}, ["equipment[?]"]),
        ({}, ["equipment[?]"]),
        ({"leaves_goods_behind": True}, ["equipment[?]"]),
        ({"leaves_goods_behind": False}, []),
        ({"donates_equipment": False, "leaves_goods_behind": True}, []),
    ],
)
def test_devices_that_are_not_listed(activities: Any, expected: list[str]) -> None:
    assert subjects("device", activities=activities) == expected


def test_an_activity_is_asked_before_the_list() -> None:
    assert fact("device", "equipment[?]").given.missing == ("activities.donates_equipment",)
    listed = fact("device", "equipment[?]", activities={"donates_equipment": True})
    assert said(listed.given) is True
    assert listed.requested.missing == ("equipment",)


def test_whether_it_stays_is_asked_before_anything_about_it() -> None:
    found = fact("device", "monitor", equipment=[{"id": "monitor"}])
    assert found.requested.missing == ("equipment[monitor].after_departure",)
    assert found.users_trained.missing == ("equipment[monitor].after_departure",)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"ownership": "lent"}, True),
        ({"ownership": None, "loan": {}}, True),
        ({"ownership": None, "after_departure": "stays_on_loan"}, True),
        ({"ownership": None, "loan": "none"}, False),
        ({"ownership": None}, "?"),
        ({}, False),
    ],
)
def test_what_is_lent(stated: Any, expected: Any) -> None:
    assert said(device(**stated).lent) == expected


@pytest.mark.parametrize(
    ("voltage", "frequency", "expected"),
    [
        (230, 50, set()),
        (240, 50, set()),
        ({"min": 100, "max": 240}, {"min": 50, "max": 60}, set()),
        (110, None, {"voltage or frequency"}),
        (230, 60, {"voltage or frequency"}),
        (230, None, (set(), {"voltage or frequency"})),
    ],
)
def test_the_mains(voltage: Any, frequency: Any, expected: Any) -> None:
    stated = {"voltage": voltage, "frequency_hz": frequency, "site": "ward"}
    fits = {"water_gas_match": True, "climate_suits": True, "space_suits": True}
    sites = [{"id": "ward", "power": {"voltage": 225, "frequency_hz": 50}}, {"id": "other"}]
    plan = {**GIFT, "sites": sites, "equipment": [{**GIFT["equipment"][0], **stated, **fits}]}
    assert said(fact("device", "monitor", **plan).mismatches) == expected


def test_what_is_said_of_the_mains_counts_more_than_what_is_computed() -> None:
    found = device(power_matches=False, water_gas_match=False)
    assert said(found.mismatches) == ({"voltage or frequency", "water or gas"}, {"heat, dust or damp", "room"})
    assert said(found.mismatches_count) == (2, 4)


@pytest.mark.parametrize(
    ("maintenance", "expected"),
    [
        ("none", False),
        (None, "?"),
        ({"responsible": "hospital", "technician": "electrician", "commitment": "agreed"}, True),
        ({"responsible": "none"}, False),
        ({"responsible": "hospital", "technician": "none"}, False),
        ({"responsible": "hospital", "technician": "electrician", "commitment": "planned"}, "?"),
    ],
)
def test_maintenance(maintenance: Any, expected: Any) -> None:
    assert said(device(maintenance=maintenance).maintained) == expected


def test_maintenance_is_asked_as_a_whole() -> None:
    found = device()
    for knowledge in (found.maintained, found.maintenance_named, found.maintenance_budgeted):
        assert knowledge.missing == ("equipment[monitor].maintenance",)


@pytest.mark.parametrize(
    ("local", "months", "expected"),
    [
        (True, None, float("inf")),
        (False, 6, 6),
        (None, 6, (6, float("inf"))),
        (None, None, (0, float("inf"))),
        (None, {"max": 6}, (0, float("inf"))),
    ],
)
def test_consumables(local: Any, months: Any, expected: Any) -> None:
    found = device(consumables_available_locally=local, consumables_supply_months=months)
    assert said(found.consumables_months) == expected


@pytest.mark.parametrize(("working", "expected"), [(1, 4), (5, 0), (9, 0), ({"min": 2, "max": 4}, (1, 3))])
def test_broken_devices(working: Any, expected: Any) -> None:
    assert said(device(existing_local_devices=5, local_devices_working=working).broken_nearby) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"manual_read_by_staff": False, "manual_languages": ["en"]}, False),
        ({"manual_languages": ["en-GB"]}, True),
        ({"manual_languages": ["de"]}, False),
        ({"manual_languages": []}, False),
        ({}, "?"),
    ],
)
def test_the_manual(stated: Any, expected: Any) -> None:
    plan = {**GIFT, "equipment": [{**GIFT["equipment"][0], **stated}], "language": {"working_languages": ["en"]}}
    assert said(fact("device", "monitor", **plan).manual_read_by_staff) == expected


def test_the_recipient() -> None:
    assert said(device().recipient) == "Hospital of Nyanza"
    assert said(device(recipient="none").recipient) == "nobody"
    assert said(device(recipient="none", requested="agreed").requested) is False


LOAN: dict[str, Any] = {
    "services": [{"id": "eyes", "kind": "eye", "depends_on_equipment": ["microscope"]}],
    "equipment": [{"id": "microscope", "name": "Microscope", "after_departure": "leaves"}],
}


def test_a_device_that_leaves() -> None:
    found = fact("service_equipment", "eyes", **LOAN)
    assert said(found.leaving) == {"Microscope"}
    assert said(found.leaving_count) == 1


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"after_departure": "stays_on_loan"}, set()),
        ({"after_departure": None, "ownership": "partner_owned"}, set()),
        ({"after_departure": None}, (set(), {"Microscope"})),
    ],
)
def test_a_device_that_stays_or_may_leave(stated: Any, expected: Any) -> None:
    plan = {**LOAN, "equipment": [{**LOAN["equipment"][0], **stated}]}
    assert said(fact("service_equipment", "eyes", **plan).leaving) == expected


def test_on_what_a_service_depends_is_asked_unless_everything_stays() -> None:
    silent = without(LOAN, "services", 0, "depends_on_equipment")
    found = fact("service_equipment", "eyes", **silent).leaving
    assert said(found) == (set(), None)
    assert found.missing == ("services[eyes].depends_on_equipment",)
    everything_stays = {**silent, "equipment": [{"id": "microscope", "after_departure": "stays"}]}
    assert said(fact("service_equipment", "eyes", **everything_stays).leaving) == set()


@pytest.mark.parametrize(
    ("maintenance", "budgeted"),
    [
        ("none", False),
        ({"yearly_budget": "none"}, False),
        ({"yearly_budget": {"amount": 0}}, False),
        ({"yearly_budget": {"amount": 1}}, True),
        ({"yearly_budget": {"amount": {"min": 0, "max": 5}}}, "?"),
        ({"responsible": "hospital"}, "?"),
    ],
)
def test_a_yearly_budget_of_nothing_is_none(maintenance: Any, budgeted: Any) -> None:
    assert said(device(maintenance=maintenance).maintenance_budgeted) == budgeted
