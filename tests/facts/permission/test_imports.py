"""What is brought into the host country, and whether it may be."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

LUGGAGE = {"id": "amoxicillin", "source": "team_luggage"}
BOUGHT = {"id": "amoxicillin", "source": "local_pharmacy"}
PERMIT: dict[str, Any] = {"id": "p", "covers": ["medicines"], "status": "in_place"}


def found(activities: dict[str, Any] | None = None, permits: Any = None, **plan: Any) -> Any:
    stated = {"imports_goods": True, **(activities or {})}
    return fact("import_authorisation", "mission", activities=stated, authorisation={"import_permits": permits}, **plan)


@pytest.mark.parametrize(
    ("permits", "medicines", "unpermitted"),
    [
        (None, [LUGGAGE], "?"),
        ([], None, True),
        ([], [BOUGHT], True),
        ([PERMIT], [LUGGAGE], False),
        ([{**PERMIT, "status": "refused"}], [LUGGAGE], True),
        ([{**PERMIT, "status": "requested"}], [LUGGAGE], "?"),
        ([{**PERMIT, "covers": ["devices"]}], [LUGGAGE], True),
        ([{**PERMIT, "covers": ["devices"]}], [BOUGHT], False),
        ([{**PERMIT, "covers": None}], [LUGGAGE], "?"),
        ([{**PERMIT, "status": "none"}, {**PERMIT, "id": "q"}], [LUGGAGE], False),
    ],
)
def test_goods_without_a_permit(permits: Any, medicines: Any, unpermitted: Any) -> None:
    assert said(found(permits=permits, medicines=medicines, equipment=[]).unpermitted) == unpermitted


@pytest.mark.parametrize(
    ("ownership", "kinds"),
    [("team_owned", {"devices"}), ("partner_owned", set()), ("bought", (set(), {"devices"}))],
)
def test_devices_that_come_with_the_team_need_a_permit_of_their_own(ownership: str, kinds: Any) -> None:
    device = {"id": "monitor", "ownership": ownership}
    assert said(found(permits=[PERMIT], medicines=[LUGGAGE], equipment=[device]).kinds_unpermitted) == kinds


def test_permits_imply_that_something_is_brought() -> None:
    assert said(found({"imports_goods": None}, [PERMIT]).imports) is True
    assert found({"imports_goods": None}, []).imports.missing == ("activities.imports_goods",)


def test_the_list_is_filed_with_every_application() -> None:
    filed, not_filed = {**PERMIT, "itemised_list_filed": True}, {**PERMIT, "id": "q", "itemised_list_filed": False}
    assert said(found(permits=[filed]).itemised) is True
    assert said(found(permits=[filed, not_filed]).itemised) is False


@pytest.mark.parametrize(
    ("activities", "controlled", "carries"),
    [
        ({}, None, "?"),
        ({"handles_controlled_medicines": True}, None, True),
        ({"handles_controlled_medicines": False}, None, False),
        ({}, True, True),
        ({"imports_goods": False, "handles_controlled_medicines": True}, True, False),
    ],
)
def test_controlled_medicines_are_brought(activities: dict[str, Any], controlled: Any, carries: Any) -> None:
    medicines = [{**LUGGAGE, "controlled": controlled}]
    permits: Any = None if activities.get("imports_goods") is False else []
    assert said(found(activities, permits, medicines=medicines).carries_controlled) == carries


@pytest.mark.parametrize(
    ("own", "covers", "authorised"),
    [
        (None, ["medicines"], "?"),
        ("none", ["controlled_medicines"], False),
        ("in_place", ["medicines"], True),
        (None, ["controlled_medicines"], True),
    ],
)
def test_who_allows_controlled_medicines(own: Any, covers: list[str], authorised: Any) -> None:
    pharmacy = {"controlled_medicines": {"authorisation": own}}
    assert said(found(permits=[{**PERMIT, "covers": covers}], pharmacy=pharmacy).controlled_authorised) == authorised


def test_whether_anything_is_brought_is_asked_before_what() -> None:
    assert found({"imports_goods": None}).carries_controlled.missing == ("activities.imports_goods",)
    assert found().carries_controlled.missing == ("activities.handles_controlled_medicines",)
