from __future__ import annotations

from datetime import date
from typing import Any

from missionrisk.facts.reading import Place
from missionrisk.intake import load_plan
from missionrisk.judgement.assessment import WaitingPatients
from missionrisk.judgement.waiting_patients import waiting_patients
from tests.judgement import small

BEFORE = date(2027, 2, 25)


def waiting(on: date = BEFORE, **changes: Any) -> list[WaitingPatients]:
    plan = load_plan(small.changed(**changes))
    return list(waiting_patients(Place(plan, "", final=plan.effective_stage == "final"), on))


def names(group: WaitingPatients) -> list[tuple[str, bool]]:
    return [(provider.name, provider.agreed) for provider in group.other_providers]


def test_operated_patients_are_counted_and_whoever_accepts_them_is_named() -> None:
    (group,) = waiting(procedures=[{**small.SOUND["procedures"][0], "first_day": "2027-03-02"}])
    assert (group.waiting_for, group.what, group.fewest, group.most) == ("operation", "Cataract extraction", 40, 40)
    assert group.first_day == date(2027, 3, 2)
    assert names(group) == [("ward", True)]


def test_what_is_not_stated_is_not_zero() -> None:
    (group,) = waiting(procedures=[{"id": "cataract", "expected_count": {"min": 10}}])
    assert (group.fewest, group.most) == (10, None)
    (group,) = waiting(procedures=[{"id": "cataract"}])
    assert (group.fewest, group.most) == (None, None)
    assert group.other_providers == ()


def test_those_who_have_agreed_come_first_and_each_is_named_once() -> None:
    accepted = [{"local_provider": "asked", "commitment": "requested"}, {"clinician": "doctor", "commitment": "agreed"}]
    (group,) = waiting(
        procedures=[{"id": "cataract", "category": "cataract", "accepted_by": accepted}],
        local_providers=[{"id": "asked", "services": ["eye"]}],
        people=[{"id": "doctor", "name": "Dr Otieno", "origin": "host"}],
    )
    assert names(group) == [("doctor", True), ("asked", False)]


def test_local_providers_that_give_the_same_service_near_the_site_and_are_open() -> None:
    here, there = {"services": ["eye"], "near_site": "town"}, {"services": ["eye"], "near_site": "coast"}
    (group,) = waiting(
        procedures=[],
        sites=[{"id": "town"}, {"id": "coast"}],
        services=[{"id": "clinic", "kind": "eye", "sites": ["town"], "alternatives": ["named"]}],
        local_providers=[
            {"id": "near", "distance_km": 6, **here},
            {"id": "closed", "working": False, **here},
            {"id": "far", **there},
            {"id": "dentist", "services": ["dental"], "near_site": "town"},
            {"id": "named", "near_site": "town"},
        ],
    )
    assert names(group) == [("near", False), ("named", False)]
    assert group.other_providers[0].distance_km == 6


def test_partners_sites_and_destinations_for_a_kind_of_service() -> None:
    (group,) = waiting(
        procedures=[],
        partners=[{"id": "hospital", "name": "St Luke's", "provides_services": ["eye"]}, {"id": "carer"}],
        sites=[{"id": "town", "services_available": ["eye"]}],
        services=[{"id": "clinic", "kind": "eye", "sites": ["town"], "goes_on_after_departure": "carer"}],
        referral={
            "destinations": [
                {"id": "county", "takes_services": ["eye"], "commitment": "agreed"},
                {"id": "same", "partner": "hospital", "takes_services": ["eye"], "commitment": "agreed"},
                {"id": "dental", "takes_services": ["dental"], "commitment": "agreed"},
            ]
        },
    )
    assert names(group) == [("St Luke's", True), ("county", True), ("carer", False), ("town", False)]


def test_services_that_give_no_care_have_no_patients_and_a_surgical_one_has_those_of_its_procedures() -> None:
    services = [
        {"id": "surgery", "kind": "surgery", "expected_patients": 40},
        {"id": "teaching", "kind": "training"},
        {"id": "eye", "kind": "eye", "expected_patients": {"min": 60, "max": 90}},
    ]
    groups = waiting(services=services, procedures=[{"id": "hernia", "service": "surgery"}])
    assert [(group.waiting_for, group.what) for group in groups] == [("operation", "hernia"), ("service", "eye")]
    assert (groups[1].fewest, groups[1].most) == (60, 90)


def test_patients_of_all_sessions_together_and_the_day_of_the_first() -> None:
    sessions: list[dict[str, Any]] = [
        {"id": "b", "service": "clinic", "date": "2027-03-04", "expected_patients": 30},
        {"id": "a", "service": "clinic", "date": "2027-03-03", "expected_patients": {"min": 10, "max": 20}},
        {"id": "other", "date": "2027-03-02", "expected_patients": 5},
    ]
    services = [{"id": "clinic", "kind": "primary_care"}]
    (group,) = waiting(procedures=[], services=services, schedule={"sessions": sessions})
    assert (group.fewest, group.most, group.first_day) == (40, 50, date(2027, 3, 3))
    del sessions[0]["expected_patients"]
    (group,) = waiting(procedures=[], services=services, schedule={"sessions": sessions})
    assert (group.fewest, group.most) == (None, None)


def test_once_begun_those_already_operated_on_wait_for_their_review() -> None:
    procedure = {"id": "cataract", "expected_count": 40, "first_day": "2027-03-02"}
    assert [group.waiting_for for group in waiting(date(2027, 3, 1), procedures=[procedure])] == ["operation"]
    _operation, review = waiting(date(2027, 3, 2), procedures=[procedure])
    assert (review.waiting_for, review.fewest, review.most) == ("review", None, 40)


def test_patients_of_earlier_visits_wait_for_refills_and_to_be_seen_again() -> None:
    medicines = [
        {
            "id": "amlodipine",
            "purpose": "long_term",
            "patients": 90,
            "refill_source": {"by": "ward", "commitment": "agreed"},
        },
        {"id": "ibuprofen", "purpose": "acute", "patients": 50},
    ]
    mission = {
        "model": "short_term",
        "dates": {"arrival": "2027-03-01"},
        "past_visits": [{"id": "2026-spring", "partner": "ward", "patients": 120}],
    }
    partners = [{"id": "ward", "name": "Ward 3", "keeps_patients_after_departure": "agreed"}]
    changes: dict[str, Any] = {"medicines": medicines, "partners": partners, "procedures": []}
    refill, earlier = waiting(mission=mission, **changes)
    assert (refill.waiting_for, refill.what, refill.most, names(refill)) == (
        "refill",
        "amlodipine",
        90,
        [("Ward 3", True)],
    )
    assert (earlier.waiting_for, earlier.what, earlier.most, names(earlier)) == (
        "earlier_visit",
        "2026-spring",
        120,
        [("Ward 3", True)],
    )
    assert waiting(mission={**mission, "past_visits": []}, **changes) == []
