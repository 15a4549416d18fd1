"""Pattern rules: a second stratum that sees, beside the plan's facts, what the other rules found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from missionrisk.assess import Assessor, EngineName
from missionrisk.catalogue.loading import CatalogueError, load_catalogue
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.engine.strata import facts_from_outcomes
from missionrisk.facts.knowledge import Known, OneOf, Range
from missionrisk.facts.model import Facts
from missionrisk.intake import load_plan

ON = date(2026, 11, 22)

WORDS: dict[str, Any] = {
    "severity": "moderate",
    "core": False,
    "models": ["short_term", "embedded", "hybrid", "emergency"],
    "applies_when": {},
    "mitigated_when": [],
    "question": "What do the other rules find?",
    "message": "The other rules found it.",
    "rationale": "What several rules find together weighs more than each.",
    "mitigations": [{"action": "Mend what they found.", "owner": "mission_lead", "lead_time_days": 1}],
    "sources": [{"key": "CHS-2024"}],
    "evidence": "house_default",
    "since": "0.1",
}


def rule(rule_id: str, **changes: Any) -> dict[str, Any]:
    return {"id": rule_id, "title": f"The rule {rule_id}", "harms": ["missing_follow_up"], **WORDS, **changes}


RECORDS = rule("PT-01", subject="follow_up", risk_when={"written_record_percent": {"lt": 100}})
REFERRAL = rule(
    "PT-02",
    subject="service",
    risk_when={"none": [{"referral_route": {"service": "$subject.service", "agreed": True}}]},
)
TOGETHER = rule(
    "PT-10",
    subject="mission",
    risk_when={
        "exists": [
            {"outcome": {"rule": "PT-01", "result": "flagged"}},
            {"outcome": {"rule": "PT-02", "result": "flagged"}},
        ]
    },
)
MANY = rule(
    "PT-11",
    subject="mission",
    parameters={
        "most": {"value": 1, "unit": "finding", "basis": "house_default", "description": "Findings that may stand."}
    },
    risk_when={"exists": [{"harm_summary": {"harm": "missing_follow_up", "flagged": {"gt": "$parameter.most"}}}]},
)
THIS_SERVICE = rule(
    "PT-12",
    subject="service",
    applies_when={"gives_care": True},
    risk_when={
        "exists": [{"outcome": {"rule": "PT-02", "subject_id": "$subject.service", "result": "flagged"}}],
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules")
    file = {
        "family": "patterns",
        "title": "Rules over rules",
        "rules": [RECORDS, REFERRAL, TOGETHER, MANY, THIS_SERVICE],
    }
    (path / "patterns.yaml").write_text(yaml.safe_dump(file), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=["durable", "reference"])
def assessor(request: pytest.FixtureRequest, folder: Path) -> Assessor:
    engine: EngineName = request.param
    return Assessor(load_catalogue(folder), engine=engine)


def outcomes(assessor: Assessor, **chapters: Any) -> dict[str, dict[str, str]]:
    plan = load_plan({"title": "A plan", "mission": {"model": "short_term"}, **chapters})
    decided = assessor.decide(plan, on=ON).outcomes
    return {rule: {key: found.value for key, found in of.items()} for rule, of in decided.by_rule.items()}


SERVICES = [{"id": "clinic", "kind": "primary_care"}, {"id": "course", "kind": "training"}]
NOWHERE: dict[str, Any] = {"destinations": []}
EVERYWHERE = {
    "destinations": [{"id": "hospital", "takes_services": ["primary_care", "training"], "commitment": "agreed"}]
}


def records(percent: int | None) -> dict[str, Any]:
    return {"follow_up": {} if percent is None else {"patients_with_written_record_percent": percent}}


def test_they_are_the_rules_that_speak_of_outcomes(folder: Path) -> None:
    assert load_catalogue(folder).pattern_rules == {"PT-10", "PT-11", "PT-12"}


def test_what_is_found_together_is_found(assessor: Assessor) -> None:
    found = outcomes(assessor, services=SERVICES, referral=NOWHERE, **records(50))
    assert found["PT-01"] == {"mission": "flagged"}
    assert found["PT-02"] == {"clinic": "flagged", "course": "flagged"}
    assert found["PT-10"] == {"mission": "flagged"}
    assert found["PT-11"] == {"mission": "flagged"}


def test_what_is_not_found_together_is_clear(assessor: Assessor) -> None:
    found = outcomes(assessor, services=SERVICES, referral=EVERYWHERE, **records(50))
    assert found["PT-02"] == {"clinic": "clear", "course": "clear"}
    assert found["PT-10"] == {"mission": "clear"}
    assert found["PT-11"] == {"mission": "clear"}


def test_what_another_rule_cannot_decide_stays_open(assessor: Assessor) -> None:
    found = outcomes(assessor, services=SERVICES, referral=NOWHERE, **records(None))
    assert found["PT-01"] == {"mission": "unknown"}
    assert found["PT-10"] == {"mission": "unknown"}
    assert found["PT-11"] == {"mission": "flagged"}, "two findings are enough, whatever the third may be"


def test_a_sum_is_open_as_long_as_it_may_pass_the_threshold(assessor: Assessor) -> None:
    one_and_perhaps_another = outcomes(assessor, services=SERVICES[:1], referral=NOWHERE, **records(None))
    assert one_and_perhaps_another["PT-11"] == {"mission": "unknown"}
    at_most_one = outcomes(assessor, services=[], referral=NOWHERE, **records(None))
    assert at_most_one["PT-11"] == {"mission": "clear"}


def test_services_that_were_not_stated_may_bring_any_number_of_findings(assessor: Assessor) -> None:
    found = outcomes(assessor, referral=NOWHERE, **records(100))
    assert found["PT-02"] == {"services[?]": "unknown"}
    assert found["PT-11"] == {"mission": "unknown"}


def test_a_pattern_rule_can_speak_of_one_service(assessor: Assessor) -> None:
    found = outcomes(assessor, services=SERVICES, referral=NOWHERE, **records(50))
    assert found["PT-12"] == {"clinic": "flagged", "course": "not_applicable"}


def test_a_finding_of_a_pattern_rule_is_a_finding_like_others(assessor: Assessor) -> None:
    plan = load_plan(
        {
            "title": "A plan",
            "mission": {"model": "short_term"},
            "services": SERVICES,
            "referral": NOWHERE,
            **records(50),
        }
    )
    assessment = assessor.assess(plan, on=ON)
    assert "PT-10@mission" in {finding.id for finding in assessment.findings}
    assert assessment.counts.error == 0


def test_a_rule_that_failed_leaves_its_outcome_open() -> None:
    failed = Outcomes({"PT-01": {"mission": Outcome.ERROR}}, {"PT-01": "it broke"})
    facts = Facts(facts_from_outcomes(failed, {"PT-01": ("missing_follow_up",)}))
    (outcome,) = facts.of("outcome")
    assert isinstance(outcome.knowledge("result"), OneOf)
    (harm,) = facts.of("harm_summary")
    assert harm.knowledge("flagged") == Range(0, 1)


def test_sums_count_what_is_sure_and_what_is_possible() -> None:
    found = {"a": Outcome.FLAGGED, "b": Outcome.UNKNOWN, "c": Outcome.CLEAR, "d": Outcome.NOT_APPLICABLE}
    harms = {"PT-01": ("consent", "transparency"), "PT-02": ("consent",)}
    facts = Facts(facts_from_outcomes(Outcomes({"PT-01": found, "PT-02": {"e": Outcome.FLAGGED}}), harms))
    sums = {fact.subject: fact.knowledge("flagged") for fact in facts.of("harm_summary")}
    assert sums == {"consent": Range(2, 3), "transparency": Range(1, 2)}
    results = {fact.subject: fact.knowledge("result") for fact in facts.of("outcome")}
    assert results["PT-01+a"] == Known("flagged")
    assert results["PT-01+c"] == Known("clear")


def test_none_over_outcomes_is_refused(tmp_path: Path) -> None:
    forbidden = rule(
        "PT-20", subject="mission", risk_when={"none": [{"outcome": {"rule": "PT-01", "result": "flagged"}}]}
    )
    file = {"family": "patterns", "title": "Rules over rules", "rules": [forbidden]}
    (tmp_path / "patterns.yaml").write_text(yaml.safe_dump(file), encoding="utf-8")
    with pytest.raises(CatalogueError, match="that a rule found nothing proves nothing"):
        load_catalogue(tmp_path)
