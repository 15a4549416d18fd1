"""The visiting clinicians' licences and indemnity."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, facts_of, said, subjects

MISSION = {"countries": ["KE"], "dates": {"arrival": "2027-03-06", "departure": "2027-03-20"}}
DOCTOR: dict[str, Any] = {
    "id": "doctor-1",
    "name": "Ada Example",
    "cadre": "doctor",
    "training_level": "licensed_independent",
    "origin": "visiting",
    "tasks": ["examines"],
}
IN_FORCE = {"status": "in_place", "valid_until": "2027-03-20"}


def permission(doctor: dict[str, Any] | None = None, **chapter: Any) -> Any:
    people = [{**DOCTOR, **(doctor or {})}]
    return fact("clinician_permission", "mission", mission=MISSION, people=people, authorisation=chapter)


@pytest.mark.parametrize(
    ("doctor", "chapter", "needed"),
    [
        ({}, {}, True),
        ({"origin": "host"}, {}, False),
        ({"origin": None}, {}, "?"),
        ({"tasks": ["teaches"]}, {"clinician_licences": "none"}, False),
        ({"training_level": None}, {}, "?"),
        ({"training_level": None}, {"clinician_licences": "none"}, True),
        ({"cadre": "student", "training_level": "student_clinical"}, {}, False),
    ],
)
def test_whether_there_are_visiting_clinicians(doctor: dict[str, Any], chapter: dict[str, Any], needed: Any) -> None:
    assert said(permission(doctor, **chapter).needed) == needed


def test_who_comes_is_asked_unless_something_is_said_of_all_clinicians() -> None:
    assert fact("clinician_permission", "mission").needed.missing == ("people",)
    assert said(fact("clinician_permission", "mission", authorisation={"indemnity": "none"}).needed) is True


@pytest.mark.parametrize(
    ("doctor", "chapter", "permitted"),
    [
        ({}, {}, "?"),
        ({"host_licence": "none"}, {}, False),
        ({"host_licence": "none"}, {"clinician_licences": "in_place"}, False),
        ({"host_licence": IN_FORCE}, {}, True),
        ({"host_licence": {**IN_FORCE, "status": "refused"}}, {}, False),
        ({"host_licence": {**IN_FORCE, "status": "planned"}}, {}, "?"),
        ({"host_licence": {**IN_FORCE, "valid_until": "2027-03-19"}}, {}, False),
        ({"host_licence": {"status": "in_place"}}, {}, "?"),
        ({"home_licence": {"country": "KE", "held": True}}, {}, True),
        ({"home_licence": {"country": "UG", "held": True}}, {}, "?"),
        ({}, {"clinician_licences": "in_place"}, True),
        ({}, {"clinician_licences": "none"}, False),
        ({}, {"licences_cover_percent": 99, "clinician_licences": "in_place"}, False),
        ({}, {"licences_cover_percent": 100}, True),
    ],
)
def test_permission_in_the_host_country(doctor: dict[str, Any], chapter: dict[str, Any], permitted: Any) -> None:
    assert said(permission(doctor, **chapter).all_permitted) == permitted


def test_those_without_permission_are_named_by_their_role() -> None:
    found = permission({"host_licence": "none", "indemnity": "none"})
    assert (said(found.not_permitted), said(found.not_covered)) == ({"doctor-1"}, {"doctor-1"})


def test_a_host_clinician_does_not_count_for_or_against() -> None:
    host = {**DOCTOR, "id": "host", "origin": "host", "host_licence": "none", "indemnity": "none"}
    people = [{**DOCTOR, "host_licence": IN_FORCE, "indemnity": "in_place"}, host]
    found = fact("clinician_permission", "mission", mission=MISSION, people=people)
    assert (said(found.all_permitted), said(found.all_covered)) == (True, True)


@pytest.mark.parametrize(
    ("doctor", "chapter", "covered"),
    [
        ({}, {}, "?"),
        ({"indemnity": "agreed"}, {}, True),
        ({"indemnity": "refused"}, {"indemnity": "in_place"}, False),
        ({}, {"indemnity": "none"}, False),
        ({}, {"indemnity_covers_percent": {"min": 80, "max": 100}}, "?"),
    ],
)
def test_indemnity(doctor: dict[str, Any], chapter: dict[str, Any], covered: Any) -> None:
    assert said(permission(doctor, **chapter).all_covered) == covered


def home_licence(licence: Any = None, **doctor: Any) -> Any:
    people = [{**DOCTOR, "home_licence": licence, **doctor}]
    return fact("home_licence", "doctor-1", mission=MISSION, people=people)


@pytest.mark.parametrize(
    ("valid_until", "leaves", "early"),
    [
        (None, None, "?"),
        ("2027-03-19", None, True),
        ("2027-03-20", None, False),
        ("2027-03", None, "?"),
        ("2027-03-19", "2027-03-18", False),
    ],
)
def test_a_licence_that_ends_before_its_holder_leaves(valid_until: Any, leaves: Any, early: Any) -> None:
    assert said(home_licence({"valid_until": valid_until}, leaves=leaves).ends_early) == early


def test_a_licence_that_is_not_stated_is_one_question() -> None:
    found = home_licence()
    asked = {found.held.missing, found.ends_early.missing, found.restricted.missing, found.verified.missing}
    assert asked == {("people[doctor-1].home_licence",)}


def test_no_licence_at_home() -> None:
    assert said(home_licence("none").held) is False


@pytest.mark.parametrize(
    ("licence", "checks", "verified"),
    [
        ({"good_standing": "none"}, None, "?"),
        ({"good_standing": "none", "verified_at_source": False}, None, False),
        ({"verified_at_source": True}, None, True),
        ({"good_standing": "in_place"}, None, True),
        ({"good_standing": "none"}, [{"kind": "credentials", "cleared": True}], True),
        (
            {"good_standing": "none", "verified_at_source": False},
            [{"kind": "criminal_record", "cleared": True}],
            False,
        ),
    ],
)
def test_verification(licence: Any, checks: Any, verified: Any) -> None:
    assert said(home_licence(licence, checks=checks).verified) == verified


@pytest.mark.parametrize(
    ("doctor", "specialist", "specialty"),
    [
        ({"cadre": "surgeon"}, True, "surgeon"),
        ({"specialty": "paediatrics"}, True, "paediatrics"),
        ({}, "?", "doctor"),
        ({"cadre": "nurse", "specialty": "theatre"}, False, "theatre"),
    ],
)
def test_who_works_in_a_specialty(doctor: dict[str, Any], specialist: Any, specialty: str) -> None:
    found = home_licence(None, **doctor)
    assert (said(found.specialist), said(found.specialty)) == (specialist, specialty)


def host_licence(doctor: dict[str, Any] | None = None, **licence: Any) -> Any:
    people = [{**DOCTOR, "host_licence": {"status": "in_place", **licence}, **(doctor or {})}]
    sites = [{"id": "ward"}, {"id": "school"}]
    dates = {**MISSION["dates"], "first_service_day": "2027-03-08"}  # type: ignore[dict-item]
    return fact("host_licence", "doctor-1", mission={**MISSION, "dates": dates}, sites=sites, people=people)


def test_only_a_stated_host_licence_is_looked_into() -> None:
    assert subjects("host_licence", people=[DOCTOR, {**DOCTOR, "id": "b", "host_licence": "none"}]) == []
    assert facts_of().of("host_licence")[0].placeholder


@pytest.mark.parametrize(("valid_from", "late"), [("2027-03-08", False), ("2027-03-09", True), (None, "?")])
def test_a_host_licence_that_starts_late(valid_from: Any, late: Any) -> None:
    assert said(host_licence(valid_from=valid_from).starts_late) == late


@pytest.mark.parametrize(
    ("covered", "works_at", "missing"),
    [
        (["ward"], ["ward"], set()),
        (["ward"], ["ward", "school"], {"school"}),
        (["ward"], None, (set(), {"school"})),
        (["ward", "school"], None, set()),
        (None, ["ward"], (set(), None)),
    ],
)
def test_sites_that_a_host_licence_leaves_out(covered: Any, works_at: Any, missing: Any) -> None:
    assert said(host_licence({"sites": works_at}, sites=covered).sites_missing) == missing
