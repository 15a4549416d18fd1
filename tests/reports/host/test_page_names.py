"""Names and contacts stand on the page for a reader who asked for them, and for nobody else."""

from __future__ import annotations

from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings

from tests.plan.strategies import plan_data
from tests.reports.host.pages import host_page, layouts, with_secret

SECRET: Final = "Zaphod-Beeblebrox-0042"

NAMED: Final[dict[str, Any]] = {
    "title": "T",
    "mission": {"sending_organisation": {"accountable_person": "Ann Answers", "contact": "ann@a.org"}},
    "partners": [{"id": "clinic", "name": "Clinic", "contact": "Mr Matron"}],
    "leadership": {"host_lead": {"person": "chief", "role": "Head of surgery"}, "visiting_lead": "surgeon"},
    "people": [
        {"id": "chief", "name": "Carla Chief", "origin": "host", "phone": "0777 1"},
        {"id": "surgeon", "name": "Sam Surgeon", "origin": "visiting", "phone": "0777 2", "email": "sam@b.org",
         "home_licence": {"held": True, "number": "L-4711"}},
    ],
    "equipment": [{"id": "lamp", "after_departure": "stays",
                   "maintenance": {"responsible": "clinic", "technician": "Tina Technician"}}],
    "follow_up": {"contact_after_departure": {"person": "chief", "phone": "0777 3"}},
    "preparation": {"home_contact_24h": "Hugo Home"},
}  # fmt: skip

SHOWN: Final = (
    "Ann Answers",
    "ann@a.org",
    "Mr Matron",
    "Carla Chief",
    "Sam Surgeon",
    "0777 1",
    "0777 2",
    "sam@b.org",
    "Tina Technician",
    "0777 3",
)
NEVER_SHOWN: Final = ("L-4711", "Hugo Home")


def test_with_names_each_stands_beside_its_role() -> None:
    page = host_page(NAMED, names=True)
    assert page.summary.lead == "For your side: Head of surgery, Carla Chief"
    text = page.model_dump_json()
    assert [name for name in SHOWN if name not in text] == []
    assert [name for name in NEVER_SHOWN if name in text] == []


def test_without_names_none_is_in_the_page() -> None:
    text = host_page(NAMED).model_dump_json()
    assert [name for name in (*SHOWN, *NEVER_SHOWN) if name in text] == []
    assert "Head of surgery" in text


@pytest.mark.parametrize("layout", ["html", "markdown", "text"])
def test_without_names_no_layout_shows_one(layout: str) -> None:
    made = layouts(host_page(with_secret(NAMED, SECRET)))
    assert SECRET not in made[layout]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan_data())
def test_nothing_personal_is_on_the_page_of_any_plan(data: dict[str, Any]) -> None:
    assert SECRET not in host_page(with_secret(data, SECRET)).model_dump_json()
