"""Stating more never undoes what is known of permits, licences, imports, agreements and the conditions of care."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.derive import derive
from missionrisk.facts.tables import CountryRule, Tables
from missionrisk.plan import MissionPlan
from tests.facts.comparing import within
from tests.facts.deriving import as_fields
from tests.facts.test_more_knowledge import Step, places, remove

ON = date(2026, 11, 22)

TABLES = Tables(
    country_rules={
        "KE": (
            CountryRule(
                "camp", "permission_to_work", "a licence", "2016", "low", ("medical_camp_licence",), 28, 7, True
            ),
            CountryRule("letter", "permission_to_work", "a letter", "2016", "low", ("ministry_of_health",), 120),
            CountryRule("licence", "practitioner_licence", "a licence", "2016", "low", ("professional_council",), 42),
            CountryRule("import", "import_of_medicines", "a notice", "2016", "low", (), 60),
            CountryRule("guarantee", "guarantee", "a guarantee", "2016", "low"),
        )
    },
    approval_days={"work_permission": 60, "camp_licence": 30, "practitioner_licence": 42, "host_ethics_approval": 90},
)

FULL: dict[str, Any] = {
    "title": "A mission that says much of its permits",
    "stage": "draft",
    "mission": {
        "model": "short_term",
        "countries": ["KE"],
        "sending_organisation": {"name": "Friends", "registered_in_host_country": "refused"},
        "dates": {
            "arrival": "2027-03-06",
            "first_service_day": "2027-03-08",
            "last_service_day": {"earliest": "2027-03-12", "latest": "2027-03-19"},
            "departure": "2027-03-20",
        },
    },
    "activities": {
        "treats_patients": True,
        "imports_goods": True,
        "dispenses_medicines": True,
        "handles_controlled_medicines": True,
        "sends_patients_abroad": True,
        "does_research": True,
        "uses_telehealth": True,
    },
    "sites": [{"id": "school", "kind": "school"}, {"id": "post", "kind": "health_centre"}],
    "partners": [
        {
            "id": "hospital",
            "local": True,
            "agreement": {
                "commitment": "agreed",
                "terms": ["roles", "costs"],
                "valid_until": "2027-12",
                "reviewed_every_months": 24,
            },
        },
        {"id": "charity", "local": False, "agreement": {"commitment": "agreed", "terms": ["exit"]}},
        {"id": "clinic", "local": True, "agreement": {"commitment": "requested", "terms": ["data"]}},
    ],
    "services": [{"id": "general", "kind": "primary_care", "patient_fee": {"amount": 2, "currency": "USD"}}],
    "people": [
        {
            "id": "surgeon-1",
            "cadre": "surgeon",
            "training_level": "licensed_independent",
            "origin": "visiting",
            "tasks": ["performs_procedure"],
            "leaves": "2027-03-15",
            "home_licence": {
                "held": True,
                "valid_until": "2027-03-10",
                "restricted": True,
                "good_standing": "in_place",
                "good_standing_dated": "2026-06",
                "verified_at_source": False,
                "specialty_verified": "none",
                "country": "DE",
            },
            "host_licence": {
                "status": "in_place",
                "valid_from": "2027-03-09",
                "valid_until": "2027-03-10",
                "sites": ["post"],
            },
            "sites": ["school"],
            "indemnity": "refused",
            "checks": [{"kind": "credentials", "cleared": False}],
        },
        {"id": "nurse-1", "cadre": "nurse", "training_level": "licensed_independent", "origin": "host"},
    ],
    "medicines": [
        {"id": "ketamine", "source": "team_luggage", "controlled": True},
        {"id": "ors", "source": "local_pharmacy", "controlled": False},
    ],
    "equipment": [{"id": "monitor", "ownership": "team_owned"}, {"id": "bed", "ownership": "partner_owned"}],
    "pharmacy": {"controlled_medicines": {"authorisation": "planned"}},
    "research": {
        "host_ethics_approval": {"status": "planned", "by_date": "2027-04-01"},
        "home_ethics_approval": "requested",
        "is_trial": False,
        "samples_exported": True,
        "material_transfer_agreement": "planned",
    },
    "telehealth": {"licensed_for_host_country": "planned"},
    "finance": {"patient_contribution": {"amount": 2, "currency": "USD"}},
    "authorisation": {
        "health_authority": {"status": "requested", "by_date": "2027-03"},
        "district_notified": "planned",
        "permits": [
            {
                "id": "camp",
                "kind": "medical_camp_licence",
                "country": "KE",
                "sites": ["school"],
                "status": "requested",
                "applied_on": "2026-11-10",
                "valid_until": "2027-03-15",
            },
            {"id": "council", "kind": "professional_council", "status": "planned", "applied_on": "2027-02"},
        ],
        "import_permits": [
            {
                "id": "drugs",
                "covers": ["medicines"],
                "status": "in_place",
                "applied_on": "2026-10",
                "itemised_list_filed": True,
            },
            {"id": "scans", "covers": ["devices"], "status": "refused", "itemised_list_filed": False},
        ],
        "licences_cover_percent": {"min": 40, "max": 60},
        "visa_kind": "tourist",
        "visa_permits_clinical_work": False,
        "indemnity": "none",
        "indemnity_covers_percent": 0,
        "morbidity_guarantee": "refused",
        "after_report": {
            "commitment": "agreed",
            "within_days": 60,
            "recipients": ["partner"],
            "contents": ["patients"],
        },
        "patient_recruitment_abroad": True,
        "care_tied_to": ["commerce"],
        "host_rules_demand_free_care": False,
    },
}
"""A plan that does not contradict itself, so that leaving out a part of it makes it say less and nothing else."""

REPLACING_A_DEFAULT = {"leaves", "name", "country", "specialty", "by_date"}
"""What replaces a default: the departure of all, an id, the only host country, the usual time of an approval."""

REFERRED_TO = {("sites",), ("people",), ("mission", "countries"), ("mission",)}
"""Lists that must be there for what refers to their entries, and the country that says which entries there are."""


def check(fuller: dict[str, Any], sparser: dict[str, Any]) -> None:
    known = {(f.type_name, f.key): f for f in derive(MissionPlan.model_validate(fuller), ON, TABLES)}
    for fact in derive(MissionPlan.model_validate(sparser), ON, TABLES):
        if fact.type_name not in JUDGED or (other := known.get((fact.type_name, fact.key))) is None:
            continue
        for name, knowledge in as_fields(fact).items():
            assert within(other.knowledge(name), knowledge), (fact.type_name, fact.subject, name)


JUDGED = {
    "authorisation",
    "clinician_permission",
    "home_licence",
    "host_licence",
    "import_authorisation",
    "partner_agreements",
    "after_report",
    "care_conditions",
    "country_requirement",
    "approval",
}


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_stating_more_of_a_consistent_plan(data: st.DataObject) -> None:
    possible: list[tuple[Step, ...]] = [
        path for path in places(FULL) if path[-1] not in REPLACING_A_DEFAULT and path not in REFERRED_TO
    ]
    left_out = data.draw(st.lists(st.sampled_from(possible), min_size=1, max_size=12, unique=True))
    of_these = data.draw(st.lists(st.sampled_from(left_out), max_size=6, unique=True))
    check(remove(FULL, of_these), remove(FULL, left_out))


def test_every_fact_of_the_full_plan_is_judged() -> None:
    found = {fact.type_name for fact in derive(MissionPlan.model_validate(FULL), ON, TABLES)}
    assert found >= JUDGED
