"""The hint beside the question which languages patients speak."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

import missionrisk as mr
from missionrisk.judgement.likely_languages import hint_on
from missionrisk.plan import MissionPlan

ON = date(2026, 11, 22)
QUESTION = "language.patient_languages"


def hint(path: str = QUESTION, **plan: Any) -> str | None:
    return hint_on(path, MissionPlan.model_validate({"title": "A mission", **plan}))


def test_the_likely_languages_of_the_country_come_with_the_question() -> None:
    said = hint(mission={"countries": ["GT"]})
    assert said is not None
    assert said.startswith(
        "In Guatemala probably: Spanish (es), K\u02bciche\u02bc (quc). These are CLDR's figures for the country"
    )


def test_languages_come_in_order_of_those_who_speak_them() -> None:
    assert "In Haiti probably: Haitian Creole (ht), French (fr)." in (hint(mission={"countries": ["HT"]}) or "")


def test_each_country_has_its_own() -> None:
    said = hint("sites[].languages", mission={"countries": ["HT", "DO"]})
    assert said is not None
    assert said.index("In Haiti probably") < said.index("In Dominican Republic probably: Spanish (es).")


def test_without_host_countries_those_of_the_sites_tell() -> None:
    said = hint(sites=[{"id": "a", "country": "HT"}, {"id": "b", "country": "HT"}])
    assert said is not None
    assert said.count("In Haiti") == 1


@pytest.mark.parametrize("plan", [{}, {"mission": {"countries": ["XX"]}}, {"mission": {"countries": []}}])
def test_of_no_known_country_nothing_is_said(plan: dict[str, Any]) -> None:
    assert hint(**plan) is None


def test_who_interprets_is_asked_with_them_while_no_language_is_named() -> None:
    guatemala = {"mission": {"countries": ["GT"]}}
    assert "Spanish (es)" in (hint("language.interpreting", **guatemala) or "")
    assert hint("language.interpreting", language={"patient_languages": ["quc"]}, **guatemala) is None
    assert hint("language.interpreting", sites=[{"id": "a", "languages": ["quc"]}], **guatemala) is None


def test_other_questions_have_no_hint() -> None:
    assert hint("people[].languages", mission={"countries": ["GT"]}) is None


def test_every_report_shows_it() -> None:
    plan = MissionPlan.model_validate(
        {
            "title": "A mission",
            "mission": {"model": "short_term", "countries": ["GT"]},
            "activities": {"treats_patients": True},
            "language": {
                "interpreting": {"languages": ["es"], "kinds": ["trained_interpreters"], "interpreters_per_day": 1}
            },
        }
    )
    assessment = mr.assess(plan, on=ON)
    assert all("In Guatemala probably" in mr.render(assessment, form) for form in ("markdown", "html", "json"))


def test_what_is_not_asked_costs_nothing() -> None:
    looks = (
        "import sys, datetime, missionrisk as mr\n"
        "mr.assess(mr.MissionPlan(title='A mission'), on=datetime.date(2026, 11, 22))\n"
        "assert not {'babel', 'langcodes'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", looks], check=False).returncode == 0
