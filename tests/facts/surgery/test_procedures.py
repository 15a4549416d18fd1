"""Procedures: when they are done, who takes the patients, what else these need."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

DATES = {"arrival": "2027-03-06", "first_service_day": "2027-03-08", "last_service_day": "2027-03-19"}


def procedure(days: dict[str, Any] | None = None, plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    mission = {"dates": days if days is not None else {**DATES, "departure": "2027-03-20"}}
    return fact("procedure", "p", **{"mission": mission, **(plan or {}), "procedures": [{"id": "p", **fields}]})


def test_there_are_none_where_nobody_operates() -> None:
    assert subjects("procedure", activities={"operates": False}) == []
    assert subjects("procedure", procedures=[]) == []


@pytest.mark.parametrize(
    ("plan", "ask"),
    [
        ({}, "activities.operates"),
        ({"activities": {"operates": True}}, "procedures"),
        ({"activities": {"operates": True}, "procedures": []}, "procedures"),
        ({"services": [{"id": "a", "kind": "surgery"}]}, "procedures"),
    ],
)
def test_a_placeholder_stands_for_procedures_that_are_not_listed(plan: dict[str, Any], ask: str) -> None:
    found = fact("procedure", "procedures[?]", **plan)
    assert not found.sure
    assert found.accepted.missing == found.exists.missing == (ask,)


@pytest.mark.parametrize(
    ("fields", "size"),
    [
        ({"size": "minor"}, "minor"),
        ({"size": "minor", "anaesthesia": "general"}, "major"),
        ({"anaesthesia": "general"}, "major"),
        ({"anaesthesia": "local"}, {"minor", "major"}),
    ],
)
def test_size(fields: dict[str, Any], size: Any) -> None:
    assert said(procedure(**fields).size) == size


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"category": "cataract"}, "eye"),
        ({"category": "caesarean"}, "maternal"),
        ({"category": "hernia"}, "surgery"),
        ({"category": "hernia", "service": "s"}, "primary_care"),
    ],
)
def test_kind_of_service(fields: dict[str, Any], kind: str) -> None:
    services = {"services": [{"id": "s", "kind": "primary_care"}]}
    assert said(procedure(plan=services, **fields).service_kind) == kind


def test_a_procedure_of_no_category_may_belong_to_any_service() -> None:
    assert procedure(category="other").service_kind.missing == ("procedures[p].category",)
    assert procedure(plan={"services": [{"id": "s"}]}, service="s").service_kind.missing == ("services[s].kind",)


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"last_day": "2027-03-15"}, 5),
        ({"last_day": {"earliest": "2027-03-15", "latest": "2027-03-18"}}, (2, 5)),
        ({}, (1, 12)),
        ({"first_day": "2027-03-16"}, (1, 4)),
    ],
)
def test_days_from_the_last_one_to_departure(fields: dict[str, Any], days: Any) -> None:
    assert said(procedure(**fields).days_to_departure) == days


def test_days_to_an_unknown_departure_ask_for_it() -> None:
    found = procedure(days={}, last_day="2027-03-15").days_to_departure
    assert found.missing == ("mission.dates.departure",)


PEOPLE = {"people": [{"id": "a", "origin": "host"}, {"id": "b", "origin": "visiting"}, {"id": "c"}]}
PARTNER = {"partners": [{"id": "x"}]}


@pytest.mark.parametrize(
    ("accepted_by", "accepted"),
    [
        ("none", False),
        ([], False),
        ([{"partner": "x", "commitment": "agreed"}], True),
        ([{"partner": "x", "commitment": "requested"}], "?"),
        ([{"partner": "x", "commitment": "refused"}], False),
        ([{"clinician": "a", "commitment": "agreed"}], True),
        ([{"clinician": "b", "commitment": "agreed"}], False),
        ([{"clinician": "c", "commitment": "agreed"}], "?"),
        ([{"commitment": "agreed"}], "?"),
    ],
)
def test_acceptance(accepted_by: Any, accepted: Any) -> None:
    assert said(procedure(plan={**PEOPLE, **PARTNER}, accepted_by=accepted_by).accepted) == accepted


def test_what_an_open_acceptance_hangs_on() -> None:
    assert procedure().accepted.missing == ("procedures[p].accepted_by",)
    found = procedure(plan=PEOPLE, accepted_by=[{"clinician": "c", "commitment": "agreed"}])
    assert found.accepted.missing == ("people[c].origin",)


@pytest.mark.parametrize(
    ("fields", "needed", "missing"),
    [
        ({"category": "hernia", "disciplines_linked": []}, set(), set()),
        ({"category": "cleft", "disciplines_linked": []}, {"dental", "speech_therapy"}, {"dental", "speech_therapy"}),
        (
            {"category": "cleft", "disciplines_linked": [{"discipline": "dental", "commitment": "agreed"}]},
            {"dental", "speech_therapy"},
            {"speech_therapy"},
        ),
        (
            {
                "category": "hernia",
                "disciplines_needed": ["nutrition"],
                "disciplines_linked": [{"discipline": "nutrition", "commitment": "planned"}],
            },
            {"nutrition"},
            (set(), {"nutrition"}),
        ),
        (
            {"disciplines_needed": ["nutrition"], "disciplines_linked": []},
            ({"nutrition"}, {"dental", "speech_therapy"}),
            ({"nutrition"}, {"dental", "speech_therapy"}),
        ),
    ],
)
def test_disciplines(fields: dict[str, Any], needed: Any, missing: Any) -> None:
    found = procedure(**fields)
    assert (said(found.disciplines_needed), said(found.disciplines_missing)) == (needed, missing)
