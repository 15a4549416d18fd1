"""Medicines that stay in the host country, as a whole."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

DONATES: dict[str, Any] = {"activities": {"donates_medicines": True}}
LEAVES: dict[str, Any] = {"activities": {"donates_medicines": False, "leaves_goods_behind": True}}


def handover(plan: dict[str, Any], medicines: list[dict[str, Any]] | None = None, **chapters: Any) -> Any:
    return fact("medicine_handover", "mission", **plan, medicines=medicines, **chapters)


def item(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "destination": "left_behind", **fields}


@pytest.mark.parametrize(
    ("activities", "medicines"),
    [
        ({"donates_medicines": False, "leaves_goods_behind": False}, None),
        ({"donates_medicines": False, "leaves_goods_behind": True}, [{"id": "m", "destination": "used_during_visit"}]),
        ({"donates_medicines": False, "leaves_goods_behind": True}, []),
    ],
)
def test_there_is_none_where_nothing_stays(activities: dict[str, Any], medicines: Any) -> None:
    assert subjects("medicine_handover", activities=activities, medicines=medicines) == []


@pytest.mark.parametrize(
    ("activities", "medicines", "missing"),
    [
        ({}, None, ("activities.donates_medicines", "activities.leaves_goods_behind")),
        ({"donates_medicines": False, "leaves_goods_behind": True}, None, ("medicines",)),
        ({"donates_medicines": False}, [{"id": "m"}], ("medicines[m].destination",)),
        ({"leaves_goods_behind": True}, [], ("activities.donates_medicines",)),
    ],
)
def test_whether_anything_stays_may_be_open(
    activities: dict[str, Any], medicines: Any, missing: tuple[str, ...]
) -> None:
    found = fact("medicine_handover", "mission", activities=activities, medicines=medicines)
    assert found.exists.missing == missing
    assert found.payer_agreed.missing == missing


def test_terms_of_a_donation_say_that_there_is_one() -> None:
    found = handover({}, pharmacy={"donation": {"packing_list": True}})
    assert found.sure
    assert said(found.donation) is True


@pytest.mark.parametrize(
    ("pharmacy", "medicines", "expected"),
    [
        ({"request_list": "agreed"}, None, True),
        ({"request_list": "refused"}, [item("m", requested="agreed")], False),
        ({"request_list": "planned"}, None, "?"),
        ({}, [item("m", requested="agreed")], True),
        ({}, [item("m", requested="agreed"), item("n")], "?"),
        ({}, [item("m", requested="none")], "?"),
        ({}, [item("m", requested="agreed"), {"id": "n", "destination": "used_during_visit"}], True),
    ],
)
def test_requested_as_a_whole_or_each(pharmacy: dict[str, Any], medicines: Any, expected: Any) -> None:
    assert said(handover(DONATES, medicines, pharmacy={"donation": pharmacy}).requested) == expected


def test_what_is_left_must_be_wanted() -> None:
    found = handover(LEAVES, [item("m")], pharmacy={"left_stock": {"wanted": "agreed"}})
    assert (said(found.requested), said(found.consented), said(found.donation)) == (True, True, False)
    assert handover(LEAVES, [item("m")]).consented.missing == ("pharmacy.left_stock",)


def test_papers() -> None:
    found = handover(DONATES, pharmacy={"donation": {"packing_list": False, "prior_notice": "planned"}})
    assert said(found.papers_missing) == ({"packing list"}, {"prior notice", "agreed value"})
    assert said(found.papers_missing_count) == (1, 3)
    assert found.papers_missing.missing == ("pharmacy.donation.prior_notice", "pharmacy.donation.value_agreed")


def test_terms_of_a_donation_are_not_asked_before_it_is_known_to_be_one() -> None:
    found = handover({}, [item("m")])
    assert found.sure
    assert found.payer_agreed.missing == ("activities.donates_medicines",)


@pytest.mark.parametrize(
    ("medicines", "expected"),
    [
        ([item("m", label_languages=["fr"]), item("n", label_languages=["es-MX"])], 50),
        ([item("m", label_languages=["fr"]), item("n")], (50, 100)),
        ([item("m", label_languages=["es"]), {"id": "n", "label_languages": ["fr"]}], (0, 50)),
        ([item("m", label_languages=["es"]), {"id": "n", "destination": "used_during_visit"}], 0),
    ],
)
def test_labels_that_staff_cannot_read_are_counted(medicines: list[dict[str, Any]], expected: Any) -> None:
    found = handover(DONATES, medicines, language={"working_languages": ["es"]})
    assert said(found.unreadable_labels_percent) == expected


def test_the_share_of_unreadable_labels_as_stated() -> None:
    found = handover(DONATES, [item("m")], pharmacy={"donation": {"foreign_language_labels_percent": 70}})
    assert said(found.unreadable_labels_percent) == 70


@pytest.mark.parametrize(
    ("plan", "pharmacy", "expected"),
    [
        (DONATES, {"donation": {"recipient": "store"}}, "Regional store"),
        (LEAVES, {"left_stock": {"recipient": "store"}}, "Regional store"),
        (LEAVES, {"left_stock": {"recipient": "none"}}, "nobody"),
        (DONATES, {}, "?"),
        ({}, {}, "?"),
    ],
)
def test_recipient(plan: dict[str, Any], pharmacy: dict[str, Any], expected: str) -> None:
    partners = [{"id": "store", "name": "Regional store"}]
    assert said(handover(plan, [item("m")], partners=partners, pharmacy=pharmacy).recipient) == expected
