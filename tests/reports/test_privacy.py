"""Personal fields are in no report: not in text, not in JSON, whatever the rules look at."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from missionrisk import Assessor, load_catalogue, load_plan
from missionrisk.judgement.quoting import Quotes
from missionrisk.plan.base import PERSONAL
from missionrisk.plan.paths import field_at
from missionrisk.reports import RENDERERS, render
from tests.judgement.small import ON
from tests.plan.strategies import plan_data

ASSESSOR: Final = Assessor(load_catalogue(), engine="reference")
SECRET: Final = "Zaphod-Beeblebrox-0042"


def is_personal(path: str) -> bool:
    field = field_at(path)
    return field is not None and isinstance(field.json_schema_extra, dict) and PERSONAL in field.json_schema_extra


def with_secrets(data: Any, path: str = "") -> Any:
    """The plan's data with every personal field that it states holding the secret."""
    if isinstance(data, dict):
        places = {name: f"{path}.{name}" if path else name for name in data}
        return {
            name: SECRET
            if is_personal(places[name]) and value not in (None, "none")
            else with_secrets(value, places[name])
            for name, value in data.items()
        }
    if isinstance(data, list):
        return [with_secrets(entry, f"{path}[?]") for entry in data]
    return data


PERSONAL_PLAN: Final[dict[str, Any]] = {
    "title": "T",
    "mission": {"model": "short_term", "dates": {"arrival": "2027-03-01", "departure": "2027-03-05"}},
    "activities": {"operates": True, "treats_patients": True},
    "people": [{"id": "surgeon-1", "name": SECRET, "phone": SECRET, "email": SECRET}],
    "follow_up": {
        "contact_after_departure": {
            "person": "surgeon-1",
            "phone": SECRET,
            "commitment": "agreed",
            "valid_days_after_last_procedure": 3,
        }
    },
}


def test_a_personal_value_that_a_finding_rests_on_is_not_quoted() -> None:
    plan = load_plan(PERSONAL_PLAN)
    assessment = ASSESSOR.assess(plan, on=ON)
    resting_on = {evidence.path: evidence.value for found in assessment.findings for evidence in found.evidence}
    assert resting_on["follow_up.contact_after_departure.phone"] == "stated (personal, not shown)"
    for format in RENDERERS:
        assert SECRET not in render(assessment, format)


def test_a_personal_field_that_is_not_stated_is_said_to_be_so() -> None:
    assert Quotes(load_plan({"title": "T"})).value("people[surgeon-1].email") == "not stated"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan_data().map(with_secrets), st.sampled_from(sorted(RENDERERS)))
def test_no_report_holds_what_is_personal(data: dict[str, Any], format: str) -> None:
    assert SECRET not in render(ASSESSOR.assess(load_plan(data), on=ON), format)
