from __future__ import annotations

from typing import Any

import pytest

from missionrisk.facts.reading import Place
from missionrisk.intake import load_plan
from missionrisk.judgement.assessment import ToTell
from missionrisk.judgement.to_be_told import to_be_told
from tests.judgement import small


def told(**changes: Any) -> list[ToTell]:
    plan = small.changed(**changes)
    return list(to_be_told(Place(load_plan(plan), "", final=False), small.case_of(plan).facts.mission))


def who(role: str, **changes: Any) -> list[str]:
    return [entry.who for entry in told(**changes) if entry.role == role]


def test_the_host_comes_first_then_authorities_patients_and_the_team() -> None:
    roles = [
        entry.role
        for entry in told(
            leadership={"host_lead": {"role": "Head of surgery"}},
            authorisation={"health_authority": "agreed"},
            people=[{"id": "surgeon", "origin": "visiting"}],
            finance={"funders": [{"id": "club"}]},
        )
    ]
    assert roles == ["host_lead", "host_partner", "authority", "patients", "team", "funder"]


def test_a_partner_is_told_by_its_name_and_asked_about_the_patients_that_it_promised_to_keep() -> None:
    partners = [
        {"id": "hospital", "name": "St Luke's", "keeps_patients_after_departure": "agreed"},
        {"id": "ngo", "keeps_patients_after_departure": "refused"},
    ]
    keeps, other = (entry for entry in told(partners=partners, procedures=[]) if entry.role == "host_partner")
    assert (keeps.who, keeps.path) == ("St Luke's", "partners[hospital]")
    assert "promised to look after" in keeps.why
    assert other.who == "ngo"
    assert "promised" not in other.why


def test_partners_that_were_not_stated_are_to_be_found_out() -> None:
    assert who("host_partner", partners=None, procedures=[]) == ["The host partner"]
    assert who("host_partner", partners=[], procedures=[]) == []


def test_of_a_site_that_a_partner_runs_the_partner_is_told() -> None:
    sites = [
        {"id": "theatre", "name": "Theatre block", "run_by": "ward"},
        {"id": "school", "name": "Primary school", "run_by": "none"},
        {"id": "tent"},
    ]
    assert who("site", sites=sites) == ["Primary school", "tent"]


@pytest.mark.parametrize(("status", "counts"), [("requested", True), ("in_place", True), ("none", False)])
def test_authorities_are_told_that_have_been_asked(status: str, counts: bool) -> None:
    chapter = {
        "health_authority": status,
        "permits": [{"id": "council", "authority": "Medical Council", "status": status}],
        "import_permits": [{"id": "drugs", "status": status}],
    }
    expected = ["The health authority", "Medical Council", "The authority of the permit drugs"]
    assert who("authority", authorisation=chapter) == (expected if counts else [])


@pytest.mark.parametrize(
    ("found_by", "said"),
    [("host", "Local workers found them"), ("self_presenting", "without an appointment"), (None, "does not say who")],
)
def test_patients_are_told_through_whoever_found_them(found_by: str | None, said: str) -> None:
    needs = {"selection": {"candidates_found_by": found_by} if found_by else {}}
    (patients,) = (entry for entry in told(needs=needs) if entry.role == "patients")
    assert said in patients.why


def test_a_waiting_list_of_local_clinicians_is_named() -> None:
    services = [{"id": "eye", "name": "Eye clinic", "waiting_list": "agreed"}, {"id": "dental"}]
    assert who("patients", services=services)[1:] == ["The patients on the waiting list of Eye clinic"]


def test_a_mission_without_patients_has_none_to_tell() -> None:
    assert who("patients", activities={"treats_patients": False}, procedures=None) == []


def test_each_local_provider_that_said_yes_is_told_once() -> None:
    providers = [{"id": "near", "name": "Near clinic", "agrees": "agreed"}, {"id": "far"}, {"id": "silent"}]
    accepted = [
        {"local_provider": "near", "commitment": "agreed"},
        {"local_provider": "far", "commitment": "agreed"},
        {"local_provider": "silent", "commitment": "requested"},
    ]
    destinations = [
        {"id": "county", "name": "County hospital", "commitment": "agreed"},
        {"id": "same", "local_provider": "near", "commitment": "agreed"},
        {"id": "host", "partner": "ward", "commitment": "agreed"},
    ]
    found = who(
        "local_provider",
        local_providers=providers,
        procedures=[{"id": "cataract", "accepted_by": accepted}],
        referral={"destinations": destinations},
    )
    assert found == ["Near clinic", "far", "County hospital"]


def test_people_are_called_by_their_ids_and_never_by_their_names() -> None:
    people = [
        {"id": "scrub-nurse", "name": "Grace Mwangi", "origin": "host"},
        {"id": "students", "name": "Ann Lee", "origin": "visiting", "sent_by": "State University"},
        {"id": "resident", "origin": "visiting", "sent_by": "State University"},
    ]
    entries = told(people=people, training={"courses": [{"id": "suturing"}]}, leadership={"host_lead": {}})
    said = " ".join(f"{entry.who} {entry.why}" for entry in entries)
    assert "scrub-nurse" in said
    assert "suturing" in said
    assert "Mwangi" not in said
    assert "Lee" not in said
    assert [entry.who for entry in entries if entry.role == "home_institution"] == ["State University"]


def test_whoever_gives_the_indemnity_is_told_if_there_is_one() -> None:
    assert who("insurer", authorisation={"indemnity": "in_place"}) == ["Whoever gives the indemnity"]
    assert who("insurer", authorisation={"indemnity": "none"}) == []
