"""Asking first whether a thing is there at all."""

from __future__ import annotations

from missionrisk.facts.asking import asked_after, existence_first
from missionrisk.facts.goods.pharmacy import MedicineList
from missionrisk.facts.knowledge import Known, between, known, unknown
from missionrisk.facts.model import SURELY


def test_a_detail_is_asked_once_the_thing_is_known() -> None:
    detail = unknown("detail")
    assert asked_after(unknown("thing"), detail).missing == ("thing",)
    assert asked_after(Known(True), detail).missing == ("detail",)


def test_a_detail_that_is_known_stays_known() -> None:
    detail = known(3, "detail")
    assert asked_after(unknown("thing"), detail) == detail


def test_a_fact_that_may_not_exist_asks_only_for_its_existence() -> None:
    possible = MedicineList(key=("mission",), exists=unknown("there"), leftover_plan=unknown("plan"))
    assert existence_first(possible).leftover_plan.missing == ("there",)
    sure = MedicineList(key=("mission",), exists=SURELY, leftover_plan=unknown("plan"))
    assert existence_first(sure).leftover_plan.missing == ("plan",)


def test_what_is_stated_as_a_range_is_stated_and_the_detail_is_asked() -> None:
    share = between(20.0, 60.0, paths=("donation.percent",))
    assert asked_after(share, unknown("pharmacy.sorted")).missing == ("pharmacy.sorted",)
    from_twenty = between(20.0, 100.0, paths=("donation.percent",), missing=("donation.percent",))
    assert asked_after(from_twenty, unknown("pharmacy.sorted")).missing == ("donation.percent",)
