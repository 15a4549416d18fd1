"""Experience: who performs what, and how often it was done alone before."""

from __future__ import annotations

from typing import Any

from missionrisk.facts.knowledge import Range
from tests.facts.deriving import fact, said, subjects

HERNIA: dict[str, Any] = {"id": "hernia", "category": "hernia", "name": "Repair of hernia"}
SURGEON: dict[str, Any] = {"id": "surgeon", "tasks": ["performs_procedure"], "procedures": ["hernia"]}


def assignment(*volumes: dict[str, Any], **stated: Any) -> Any:
    """The fact about the surgeon and the hernias, with these prior volumes."""
    people = [{**SURGEON, "prior_volume": list(volumes), **stated}]
    return fact("procedure_assignment", "surgeon+hernia", people=people, procedures=[HERNIA])


def test_an_assignment_restates_person_and_procedure() -> None:
    found = assignment(supervisor="none", origin="visiting")
    assert found.sure
    assert said(found.procedure_name) == "Repair of hernia"
    assert said(found.service_kind) == "surgery"
    assert said(found.visiting) is True
    assert said(found.supervisor) == "none"


def test_the_count_is_that_of_the_procedure_or_its_category() -> None:
    by_category = {"category": "hernia", "independent_last_24_months": 7}
    by_procedure = {"procedure": "hernia", "independent_last_24_months": {"min": 9, "max": 12}}
    other = {"category": "cataract", "independent_last_24_months": 300}
    assert said(assignment(by_category, other).independent_count) == 7
    assert said(assignment(by_category, by_procedure).independent_count) == (9, 12)
    assert said(assignment(other).independent_count) == 0
    assert said(assignment().independent_count) == 0


def test_what_a_volume_is_about_may_be_open() -> None:
    vague = assignment({"independent_last_24_months": 7})
    assert vague.independent_count.missing == ("people[surgeon].prior_volume[0].category",)
    people = [{**SURGEON, "prior_volume": [{"category": "hernia", "independent_last_24_months": 7}]}]
    uncategorised = fact("procedure_assignment", "surgeon+hernia", people=people, procedures=[{"id": "hernia"}])
    assert uncategorised.independent_count.missing == ("procedures[hernia].category",)


def test_volumes_that_were_not_stated_are_asked_for() -> None:
    found = fact("procedure_assignment", "surgeon+hernia", people=[SURGEON], procedures=[HERNIA])
    assert found.independent_count.missing == ("people[surgeon].prior_volume",)


def test_operators_of_a_procedure_are_assigned_to_it() -> None:
    people = [{"id": "one"}, {"id": "two", "tasks": ["performs_procedure"]}]
    procedures = [{**HERNIA, "operators": ["one"]}]
    assert subjects("procedure_assignment", people=people, procedures=procedures) == ["one+hernia"]


def test_whoever_only_assists_or_does_something_else_has_no_assignment() -> None:
    people = [{**SURGEON, "tasks": ["assists_procedure"]}, {"id": "driver", "tasks": ["logistics"]}]
    assert subjects("procedure_assignment", people=people, procedures=[HERNIA]) == []


def test_an_assignment_that_may_be_exists_possibly() -> None:
    people = [{"id": "surgeon", "tasks": ["performs_procedure"]}, {"id": "driver", "tasks": ["logistics"]}]
    found = fact("procedure_assignment", "surgeon+hernia", people=people, procedures=[HERNIA])
    assert not found.sure
    assert found.exists.missing == ("people[surgeon].procedures",)


def test_of_several_that_may_be_one_fact_stands_for_all() -> None:
    volumes = [
        {"category": "hernia", "independent_last_24_months": 40},
        {"category": "thyroid", "independent_last_24_months": 2},
    ]
    people = [{"id": "surgeon", "tasks": ["performs_procedure"], "prior_volume": volumes}]
    procedures = [HERNIA, {**HERNIA, "id": "thyroid", "category": "thyroid"}]
    subject = "surgeon+people[surgeon].procedures[?]"
    assert subjects("procedure_assignment", people=people, procedures=procedures) == [subject]
    found = fact("procedure_assignment", subject, people=people, procedures=procedures)
    assert not found.sure
    count = found.knowledge("independent_count")
    assert isinstance(count, Range)
    assert (count.low, count.high) == (2, 40)
    assert count.missing == ("people[surgeon].procedures",), "which of them it is settles the count"


def test_without_procedures_or_people_something_stands_for_them() -> None:
    people = [{"id": "surgeon", "tasks": ["performs_procedure"]}]
    activities = {"operates": True}
    assert subjects("procedure_assignment", people=people, activities=activities) == [
        "surgeon+people[surgeon].procedures[?]"
    ]
    assert subjects("procedure_assignment", activities=activities) == ["people[?]"]
    assert subjects("procedure_assignment", people=people, activities={"operates": False}) == []
