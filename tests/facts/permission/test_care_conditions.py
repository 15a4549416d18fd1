"""On what conditions patients get care."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from missionrisk.facts.permission.care_conditions import derive_care_conditions
from missionrisk.facts.reading import Place
from missionrisk.facts.tables import CountryRule, Tables
from missionrisk.plan import MissionPlan
from tests.facts.deriving import said

FREE = CountryRule("brigade", "permission_to_work", "free care", "2024", "low", free_care=True)
TABLES = Tables(
    country_rules={"HN": (FREE,), "KE": (replace(FREE, free_care=False),), "NP": (replace(FREE, free_care=None),)}
)


def conditions(**plan: Any) -> Any:
    return derive_care_conditions(Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", False), TABLES)


@pytest.mark.parametrize(("tied_to", "tied"), [(None, "?"), ([], False), (["religion"], True)])
def test_care_tied_to_other_ends(tied_to: Any, tied: Any) -> None:
    assert said(conditions(authorisation={"care_tied_to": tied_to}).tied) == tied


@pytest.mark.parametrize(
    ("sent", "recruited", "recruits"),
    [(None, None, "?"), (False, None, False), (True, None, "?"), (None, True, True), (True, False, False)],
)
def test_recruitment_for_treatment_abroad(sent: Any, recruited: Any, recruits: Any) -> None:
    found = conditions(
        activities={"sends_patients_abroad": sent}, authorisation={"patient_recruitment_abroad": recruited}
    )
    assert said(found.recruits_for_abroad) == recruits


@pytest.mark.parametrize(
    ("fees", "contribution", "charges"),
    [
        (None, None, "?"),
        (["none"], None, False),
        (["none", {"amount": 2}], None, True),
        (["none", {"amount": 0}], None, False),
        (["none", {"amount": {"min": 0, "max": 2}}], None, "?"),
        (["none", None], None, "?"),
        (None, "none", False),
        (["none", None], {"amount": 1}, True),
    ],
)
def test_what_patients_pay(fees: Any, contribution: Any, charges: Any) -> None:
    services = None
    if fees is not None:
        services = [{"id": f"s{n}", "kind": "primary_care", "patient_fee": fee} for n, fee in enumerate(fees)]
    assert said(conditions(services=services, finance={"patient_contribution": contribution}).charges) == charges


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("training", ()),
        ("community_education", ()),
        ("dental", ("services[s].patient_fee",)),
        (None, ("services[s].kind",)),
    ],
)
def test_only_patients_are_asked_for_a_fee(kind: Any, missing: tuple[str, ...]) -> None:
    assert conditions(services=[{"id": "s", "kind": kind}]).charges.missing == missing


@pytest.mark.parametrize(
    ("countries", "stated", "must_be_free", "said_by"),
    [
        (None, None, "?", "?"),
        (["HN"], None, True, "the entry for HN as of 2024; check with the authority"),
        (["KE", "HN"], None, True, "the entry for HN as of 2024; check with the authority"),
        (["KE"], None, False, "the entries of its countries"),
        (["KE", "RW"], None, "?", "?"),
        (["NP"], None, "?", "?"),
        (["HN"], False, False, "the plan"),
        ([], True, True, "the plan"),
    ],
)
def test_who_says_that_care_must_be_free(countries: Any, stated: Any, must_be_free: Any, said_by: str) -> None:
    found = conditions(mission={"countries": countries}, authorisation={"host_rules_demand_free_care": stated})
    assert (said(found.must_be_free), said(found.said_by)) == (must_be_free, said_by)
