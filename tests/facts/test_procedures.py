"""Procedures: who takes the patients, when they are seen, what else they need."""

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
    ("accepted_by", "accepted", "able"),
    [
        ("none", False, False),
        ([], False, False),
        ([{"partner": "x", "commitment": "agreed"}], True, "?"),
        ([{"partner": "x", "commitment": "agreed", "can_manage_complications": False}], True, False),
        ([{"partner": "x", "commitment": "agreed", "can_manage_complications": True}], True, True),
        ([{"partner": "x", "commitment": "requested", "can_manage_complications": True}], "?", "?"),
        ([{"partner": "x", "commitment": "refused", "can_manage_complications": True}], False, False),
        ([{"clinician": "a", "commitment": "agreed"}], True, "?"),
        ([{"clinician": "b", "commitment": "agreed"}], False, False),
        ([{"clinician": "c", "commitment": "agreed"}], "?", "?"),
        ([{"commitment": "agreed"}], "?", "?"),
    ],
)
def test_acceptance(accepted_by: Any, accepted: Any, able: Any) -> None:
    found = procedure(plan={**PEOPLE, **PARTNER}, accepted_by=accepted_by)
    assert (said(found.accepted), said(found.accepted_by_able)) == (accepted, able)


def test_what_an_open_acceptance_hangs_on() -> None:
    assert procedure().accepted.missing == ("procedures[p].accepted_by",)
    found = procedure(plan=PEOPLE, accepted_by=[{"clinician": "c", "commitment": "agreed"}])
    assert found.accepted.missing == ("people[c].origin",)


def reviewed(*reviews: dict[str, Any], follow_up: Any = None, **fields: Any) -> Any:
    numbered = [{"id": f"r{i}", **review} for i, review in enumerate(reviews)]
    fields = {"category": "cataract", "last_day": "2027-03-19", **fields}
    return procedure(plan={"follow_up": follow_up or {}}, reviews=numbered, **fields)


HOST = {"by": "host_clinician", "commitment": "agreed"}


@pytest.mark.parametrize(
    ("review", "missing"),
    [
        ({"after_days": 3, **HOST}, {"late"}),
        ({"after_days": 28, **HOST}, {"early"}),
        ({"after_days": 4, **HOST}, {"early", "late"}),
        ({"after_days": {"min": 1, "max": 3}, **HOST}, {"late"}),
        ({"after_days": {"min": 1, "max": 4}, **HOST}, ({"late"}, {"early"})),
        ({**HOST}, (set(), {"early", "late"})),
        ({"after_days": 1, "by": "host_clinician"}, ({"late"}, {"early"})),
        ({"after_days": 1, "by": "host_clinician", "commitment": "refused"}, {"early", "late"}),
        ({"after_days": 1, "by": "visiting_team"}, {"late"}),
        ({"after_days": 2, "by": "visiting_team"}, {"early", "late"}),
        ({"after_days": 2, "commitment": "agreed"}, ({"late"}, {"early"})),
        ({"after_days": 1, "commitment": "agreed"}, {"late"}),
    ],
)
def test_which_reviews_are_missing(review: dict[str, Any], missing: Any) -> None:
    found = reviewed(review)
    assert said(found.reviews_missing) == missing
    assert said(found.reviews_due) == {"early", "late"}
    sure, possible = missing if isinstance(missing, tuple) else (missing, set())
    count = (len(sure), len(sure | possible))
    assert said(found.reviews_missing_count) == (count if possible else len(sure))


@pytest.mark.parametrize(
    ("stays", "missing"),
    [({"until": "2027-03-22"}, {"late"}), ({"until": "2027-03-21"}, {"early", "late"}), ("none", {"early", "late"})],
)
def test_those_who_stay_behind_review_until_they_leave(stays: Any, missing: set[str]) -> None:
    found = reviewed({"after_days": 3, "by": "stay_behind_team"}, follow_up={"stays_behind": stays})
    assert said(found.reviews_missing) == missing


def test_reviews_due_depend_on_category_and_size() -> None:
    assert said(procedure(category="hernia", size="major").reviews_due) == {"monthly"}
    assert said(procedure(category="hernia", size="minor").reviews_due) == set()
    assert procedure(category="hernia").reviews_due.missing == ("procedures[p].size",)
    assert procedure().reviews_due.missing == ("procedures[p].category",)
    assert procedure(category="cataract").reviews_missing.missing == ("procedures[p].reviews",)


def test_planned_reviews_are_those_that_can_be_counted_on() -> None:
    assert (
        said(reviewed({"by": "visiting_team"}, {**HOST}, {"by": "telephone", "commitment": "none"}).reviews_planned)
        == 2
    )
    assert said(reviewed({**HOST}, {"by": "telephone"}).reviews_planned) == (1, 2)


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
