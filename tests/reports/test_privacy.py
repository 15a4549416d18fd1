"""Personal fields are in no report, whatever the rules look at, unless the reader asked for names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from missionrisk import Assessor, load_catalogue, load_plan
from missionrisk.judgement.quoting import Quotes
from missionrisk.plan.base import is_personal
from missionrisk.plan.paths import field_at
from missionrisk.reports import FORMATS, Edition
from missionrisk.reports.edition import Reader
from tests.judgement.small import ON
from tests.plan.strategies import plan_data
from tests.reports.everything_said import everything_said

ASSESSOR: Final = Assessor(load_catalogue(), engine="reference")
SECRET: Final = "Zaphod-Beeblebrox-0042"

EVERY: Final = [
    *((reader, format) for reader, formats in FORMATS.items() for format in formats if format != "pdf"),
    # The others too are made of the page, and take long.
    ("host", "pdf"),
]
QUICK: Final = [(reader, format) for reader, format in EVERY if format not in ("pdf", "docx", "xlsx")]
SHOWING_NAMES: Final = [
    *(
        (reader, format)
        for reader in ("planner", "committee")
        for format in ("text", "html", "docx", "xlsx", "markdown")
    ),
    *(("host", format) for format in FORMATS["host"]),
]
"""What people read; formats for programs, and the form that the host fills in, never hold names."""


def with_secrets(data: Any, path: str = "") -> Any:
    """The plan's data with every personal field that it states holding the secret."""
    if isinstance(data, dict):
        places = {name: f"{path}.{name}" if path else name for name in data}
        return {
            name: SECRET
            if _is_personal(places[name]) and value not in (None, "none")
            else with_secrets(value, places[name])
            for name, value in data.items()
        }
    if isinstance(data, list):
        return [with_secrets(entry, f"{path}[?]") for entry in data]
    return data


def _is_personal(path: str) -> bool:
    field = field_at(path)
    return field is not None and is_personal(field)


PERSONAL_PLAN: Final[dict[str, Any]] = {
    "title": "T",
    "mission": {
        "model": "short_term",
        "dates": {"arrival": "2027-03-01", "departure": "2027-03-05"},
        "sending_organisation": {"accountable_person": SECRET, "contact": SECRET},
    },
    "activities": {"operates": True, "treats_patients": True},
    "partners": [{"id": "ward", "contact": SECRET}],
    "leadership": {"visiting_lead": "surgeon-1"},
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


def edition_of(data: dict[str, Any], reader: Reader) -> Edition:
    case = ASSESSOR.decide(load_plan(data), on=ON)
    return Edition(ASSESSOR.judge(case), case, reader=reader, in_full=True, all_questions=True)


def test_a_personal_value_that_a_finding_rests_on_is_not_quoted() -> None:
    assessment = edition_of(PERSONAL_PLAN, "planner").assessment
    resting_on = {evidence.path: evidence.value for found in assessment.findings for evidence in found.evidence}
    assert resting_on["follow_up.contact_after_departure.phone"] == "stated (personal, not shown)"


@pytest.mark.parametrize(("reader", "format"), EVERY)
def test_names_stand_only_where_they_were_asked_for_and_people_read_them(reader: Reader, format: str) -> None:
    without = edition_of(PERSONAL_PLAN, reader)
    assert SECRET not in everything_said(without, format)
    with_names = everything_said(replace(without, names=True), format)
    assert (SECRET in with_names) == ((reader, format) in SHOWING_NAMES and with_names != "")


def test_a_personal_field_that_is_not_stated_is_said_to_be_so() -> None:
    assert Quotes(load_plan({"title": "T"})).value("people[surgeon-1].email") == "not stated"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan_data().map(with_secrets), st.sampled_from(QUICK))
def test_no_report_holds_what_is_personal(data: dict[str, Any], asked: tuple[Reader, str]) -> None:
    reader, format = asked
    assert SECRET not in everything_said(edition_of(data, reader), format)
