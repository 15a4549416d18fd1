"""The kinds of value: what is read, what is refused, what is written back."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from missionrisk.plan import Commitment, Estimate, PlanDate
from missionrisk.plan.values import (
    AbsentOr,
    Count,
    Country,
    DateOrNever,
    Language,
    Percent,
    Slug,
    Text,
    TimeOfDay,
    YesNo,
)

TextOrNone = AbsentOr[Text]
CommitmentOrNone = AbsentOr[Commitment]
CountOrNone = AbsentOr[Count]


def read(kind: Any, value: Any) -> Any:
    adapter = TypeAdapter(kind)
    return adapter.dump_python(adapter.validate_python(value), mode="json")


@pytest.mark.parametrize(
    ("kind", "value", "back"),
    [
        (YesNo, "yes", True),
        (YesNo, "No", False),
        (YesNo, True, True),
        (Text, 10, "10"),
        (Slug, "surgeon-1", "surgeon-1"),
        (Country, "NO", "NO"),
        (Language, "es-GT", "es-GT"),
        (TimeOfDay, "8:05", "8:05"),
        (Count, 3, 3),
        (Count, {"min": 200, "max": 400}, {"min": 200, "max": 400}),
        (Count, {"min": 5, "max": 5}, 5),
        (Count, {"min": 5}, {"min": 5}),
        (Percent, 12.5, 12.5),
        (PlanDate, "2027-03-05", "2027-03-05"),
        (PlanDate, "2027-03", "2027-03"),
        (PlanDate, 2027, "2027"),
        (PlanDate, {"earliest": "2027-03-01", "latest": "2027-03-31"}, "2027-03"),
        (
            PlanDate,
            {"earliest": "2027-03-01", "latest": "2027-04-02"},
            {"earliest": "2027-03-01", "latest": "2027-04-02"},
        ),
        (DateOrNever, "never", "never"),
        (DateOrNever, "2028", "2028"),
        (Commitment, "agreed", "agreed"),
        (Commitment, {"status": "agreed"}, "agreed"),
        (Commitment, {"status": "agreed", "by_date": "2027"}, {"status": "agreed", "by_date": "2027"}),
        (TextOrNone, "none", "none"),
        (TextOrNone, "a generator", "a generator"),
        (CommitmentOrNone, "none", "none"),
        (CountOrNone, 40, 40),
    ],
)
def test_what_is_read_is_written_back_shortest(kind: Any, value: Any, back: Any) -> None:
    assert read(kind, value) == back
    assert read(kind, back) == back


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (YesNo, "maybe"),
        (YesNo, 1),
        (YesNo, "true"),
        (Text, True),
        (Text, ["a"]),
        (Slug, "Surgeon 1"),
        (Slug, "none"),
        (Slug, ""),
        (Country, "Kenya"),
        (Language, "spanish please"),
        (TimeOfDay, "25:00"),
        (Count, 2.5),
        (Count, -1),
        (Count, True),
        (Count, {}),
        (Count, {"min": 5, "max": 2}),
        (Count, {"least": 5}),
        (Percent, 101),
        (Percent, float("nan")),
        (PlanDate, "2027-02-30"),
        (PlanDate, "March"),
        (PlanDate, {"earliest": "2027-03-02", "latest": "2027-03-01"}),
        (PlanDate, {"earliest": "2027-03-02"}),
        (DateOrNever, "none"),
        (Commitment, "promised"),
        (Commitment, True),
        (Commitment, {"by_date": "2027"}),
        (CommitmentOrNone, "nothing"),
    ],
)
def test_what_is_refused(kind: Any, value: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


def test_a_single_day_is_exact() -> None:
    assert PlanDate.model_validate("2027-03-05").exact
    assert not PlanDate.model_validate("2027-03").exact


@pytest.mark.parametrize(("status", "given"), [("agreed", True), ("in_place", True), ("requested", False)])
def test_a_promise_is_given_by_the_other_side(status: str, given: bool) -> None:
    assert Commitment.model_validate(status).given is given


def test_an_open_side_of_an_estimate() -> None:
    estimate = Estimate.model_validate({"min": 200})
    assert (estimate.min, estimate.max) == (200, None)
