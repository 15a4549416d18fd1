"""Screening tests, and what follows a positive result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from missionrisk.facts.knowledge import Knowledge, known, subtract
from missionrisk.facts.mission import activity
from missionrisk.facts.model import Fact, flag, number, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely, surely_not


@dataclass(kw_only=True)
class ScreeningTest(Fact):
    """One test offered to people who have no complaint."""

    listed_in = ("screening.tests",)

    test: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    treatment_agreed: Knowledge[bool] = flag("Whether somebody has agreed to treat those who test positive.")
    expected_positives: Knowledge[float] = number("How many positive results are expected.", "person", low=0)
    capacity: Knowledge[float] = number("How many of them can be treated.", "person", low=0)
    affordable: Knowledge[bool] = flag("Whether those who test positive can afford that treatment.")
    price: Knowledge[float] = number("What it costs the patient.", "money", low=0)
    positives_over_capacity: Knowledge[float] = number("How many more there are than can be treated.", "person")


def derive_screening(plan: Place) -> Iterator[ScreeningTest]:
    """One fact for each test, or one that stands for a list that was not stated."""
    screens = activity(plan, "screens")
    if surely_not(screens):
        return
    tests = plan.inside("screening").entries("tests")
    if not tests.stated or (len(tests) == 0 and surely(screens)):
        # An empty list beside tests that are said to be offered says nothing of them.
        yield ScreeningTest.standing_for(tests.path, ask=tests.path if surely(screens) else screens.missing[0])
        return
    for place in tests:
        yield _test(place)


def _test(place: Place) -> ScreeningTest:
    test = str(place.written("id"))
    path = place.inside("treatment_path")
    positives = place.knowledge("expected_positives")
    none = surely_not(place.there_is("treatment_path"))
    capacity = known(0.0, place.at("treatment_path")) if none else path.knowledge("capacity")
    return ScreeningTest(
        key=(test,),
        test=known(test, place.path),
        name=known(name_of(place), place.path),
        treatment_agreed=known(False, place.at("treatment_path")) if none else path.secured("commitment"),
        affordable=path.knowledge("affordable"),
        price=path.inside("price").knowledge("amount"),
        expected_positives=positives,
        capacity=capacity,
        positives_over_capacity=subtract(positives, capacity),
    )
