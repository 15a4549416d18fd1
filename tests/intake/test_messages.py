"""What a planner is told, word for word."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from missionrisk.intake import PlanError, read_data, read_document
from missionrisk.intake.load import checked
from missionrisk.intake.problems import Problem, render
from missionrisk.plan.base import PlanModel
from missionrisk.plan.values import (
    AbsentOr,
    Amount,
    Commitment,
    Count,
    Country,
    Language,
    Money,
    PlanDate,
    Slug,
    Text,
    TimeOfDay,
    YesNo,
)


class Lead(PlanModel):
    """Who leads a clinic."""

    name: Text | None = None
    cadre: Literal["doctor", "nurse", "midwife"] | None = None


class Clinic(PlanModel):
    """A place of work."""

    id: Slug
    country: Country | None = None
    languages: tuple[Language, ...] | None = None
    opens: TimeOfDay | None = None
    supply_days: Count | None = None
    distance_km: Amount | None = None
    latitude: float | None = None
    lead: AbsentOr[Lead] | None = None
    agreement: AbsentOr[Commitment] | None = None
    rent: Money | None = None


class Plan(PlanModel):
    """A small plan with values of every kind."""

    title: Annotated[Text, Field(min_length=1)]
    stage: Literal["concept", "draft", "final"] | None = None
    starts: PlanDate | None = None
    ends: date | None = None
    operates: YesNo | None = None
    beds: int | None = None
    clinics: tuple[Clinic, ...] | None = None
    rooms: dict[str, Lead] | None = None


def refusal(text: str, name: str = "plan.yaml") -> str:
    with pytest.raises(PlanError) as caught:
        checked(read_document(text, name=name), Plan)
    return str(caught.value)


def first_problem(text: str) -> Problem:
    with pytest.raises(PlanError) as caught:
        checked(read_document(text, name="plan.yaml"), Plan)
    return caught.value.problems[0]


def test_a_misspelt_field() -> None:
    text = "title: x\nclinics:\n  - id: a\n    suply_days: 30\n"
    assert refusal(text) == (
        "plan.yaml:4:5: there is no field 'suply_days' here\n"
        "    4 |     suply_days: 30\n"
        "      |     ^\n"
        "   did you mean 'supply_days'?"
    )


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    text = "title: x\nstage: darft\nstarts: 2027-02-30\nstage: final\noperates: maybe\nclinics: none\n"
    assert refusal(text) == (
        "plan.yaml:2:8: 'stage' should be one of concept, draft, final, not 'darft'\n"
        "    2 | stage: darft\n"
        "      |        ^\n"
        "   did you mean 'draft'?\n"
        "plan.yaml:3:9: there is no such date as 2027-02-30\n"
        "    3 | starts: 2027-02-30\n"
        "      |         ^\n"
        "plan.yaml:4:1: the field 'stage' is here twice; it stands first in line 2\n"
        "    4 | stage: final\n"
        "      | ^\n"
        "plan.yaml:5:11: 'operates' should be yes or no (or true or false), not 'maybe'\n"
        "    5 | operates: maybe\n"
        "      |           ^\n"
        "plan.yaml:6:10: 'clinics' should be a list, such as [a, b], not 'none'\n"
        "    6 | clinics: none\n"
        "      |          ^\n"
        "   did you mean '[none]'?"
    )


@pytest.mark.parametrize(
    ("clinic", "message", "hint"),
    [
        (
            "country: ke",
            "'country' should be a country code of two capital letters (ISO 3166-1 alpha-2), such as KE, not 'ke'",
            "did you mean 'KE'?",
        ),
        (
            "country: Kenya",
            "'country' should be a country code of two capital letters (ISO 3166-1 alpha-2), such as KE, not 'Kenya'",
            None,
        ),
        (
            "languages: [es_GT]",
            "entry 1 of 'languages' should be a language code (BCP 47), such as es or es-GT, not 'es_GT'",
            "did you mean 'es-GT'?",
        ),
        (
            "languages: [Spanish]",
            "entry 1 of 'languages' should be a language code (BCP 47), such as es or es-GT, not 'Spanish'",
            "did you mean 'es'?",
        ),
        (
            "languages: [k'iche']",
            "entry 1 of 'languages' should be a language code (BCP 47), such as es or es-GT, not 'k'iche''",
            "did you mean 'quc'?",
        ),
        (
            "languages: [Elvish speech]",
            "entry 1 of 'languages' should be a language code (BCP 47), such as es or es-GT, not 'Elvish speech'",
            None,
        ),
        ("languages: es", "'languages' should be a list, such as [a, b], not 'es'", "did you mean '[es]'?"),
        ("opens: 8.30", "'opens' should be text, not '8.30'", None),
        ("opens: '8.30'", "'opens' should be a time of day such as 08:30, not '8.30'", "did you mean '8:30'?"),
        ("supply_days: -1", "'supply_days' cannot be negative", None),
        ("supply_days: {min: 3, max: 1}", "min 3 is above max 1", None),
        ("distance_km: far", "'distance_km' should be a number, not 'far'", None),
        ("latitude: north", "'latitude' should be a number, not 'north'", None),
        ("lead: {cadre: nurs}", "'cadre' should be one of doctor, nurse, midwife, not 'nurs'", "did you mean 'nurse'?"),
        ("lead: Ann", "'lead' should hold fields of its own, such as 'name: …', not 'Ann'", None),
        ("lead: [Ann]", "'lead' should hold fields of its own, such as 'name: …', not a list", None),
        ("lead: {name: [Ann]}", "'name' should be text, not a list", None),
        (
            "lead: {name: true}",
            "'name' should be text, not true",
            "put true in quotes if it is meant as text",
        ),
        ("lead: {nane: Ann}", "there is no field 'nane' here", "did you mean 'name'?"),
        ("lead: {name:Ann}", "there is no field 'name:Ann' here", "is a space missing after the colon?"),
        ("lead: {zzz: 1}", "there is no field 'zzz' here", "the fields here are cadre, name"),
        ("agreement: {by_date: 2027-03}", "the field 'status' is missing", None),
        (
            "rent: {amount: 5, currency: usd}",
            "'currency' should be a currency code of three capital letters (ISO 4217), such as USD, not 'usd'",
            "did you mean 'USD'?",
        ),
    ],
)
def test_what_is_wrong_with_a_clinic(clinic: str, message: str, hint: str | None) -> None:
    problem = first_problem(f"title: x\nclinics:\n  - id: a\n    {clinic}\n")
    assert (problem.message, problem.hint, problem.line) == (message, hint, 4)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("beds: 1.5", "'beds' should be a whole number, not '1.5'"),
        ("beds: many", "'beds' should be a whole number, not 'many'"),
        ("ends: 2027-02-30", "'ends' should be a date such as 2027-03-05, not '2027-02-30'"),
        ("ends: soon", "'ends' should be a date such as 2027-03-05, not 'soon'"),
        ("starts: {earliest: 2027-03-05, latest: 2027-03-01}", "the earliest day is after the latest"),
        ("title2: x", "there is no field 'title2' here"),
        ("clinics: [x]", "entry 1 of 'clinics' should hold fields of its own, such as 'id: …', not 'x'"),
        ("clinics: [{id: None}]", None),
        ("clinics: [{id: ~}]", "'id' must be stated; nothing stands here"),
        ("rooms: [x]", "'rooms' should hold fields of its own, as 'name: value', not a list"),
        ("rooms: {a: {cadre: x}}", "'cadre' should be one of doctor, nurse, midwife, not 'x'"),
    ],
)
def test_what_is_wrong_with_a_plan(line: str, message: str | None) -> None:
    problem = first_problem(f"title: x\n{line}\n")
    if message is not None:
        assert problem.message == message
    else:
        assert "short name of small letters" in problem.message


def test_an_empty_title() -> None:
    assert first_problem("title: ''\n").message == "'title' cannot be empty"


def test_a_missing_field_points_at_what_lacks_it() -> None:
    problem = first_problem("title: x\nclinics:\n  - country: KE\n")
    assert (problem.message, problem.line, problem.column) == ("the field 'id' is missing", 3, 5)
    assert problem.path == "clinics[0].id"


def test_paths_name_entries_by_their_id() -> None:
    problem = first_problem("title: x\nclinics:\n  - id: a\n    lead: {cadre: x}\n")
    assert problem.path == "clinics[a].lead.cadre"
    assert problem.location == ("clinics", 0, "lead", "cadre")


def test_a_plan_made_in_python_names_the_path() -> None:
    with pytest.raises(PlanError) as caught:
        checked(read_data({"title": "x", "clinics": [{"id": "a", "suply_days": 3}]}), Plan)
    assert str(caught.value) == (
        "<dict>: clinics[a].suply_days: there is no field 'suply_days' here\n   did you mean 'supply_days'?"
    )


JARGON = ("input should", "valid dictionary", "tuple", "extra inputs", "field required", "unable to parse", "str")


@pytest.mark.parametrize("value", ["x", 1, 1.5, True, None, [], {}, [1], {"a": 1}, [[{}]], "\ud800", -1, 10**30])
@pytest.mark.parametrize("field", [*Plan.model_fields])
def test_no_message_speaks_of_how_the_library_is_built(field: str, value: Any) -> None:
    try:
        checked(read_data({"title": "x", field: value}), Plan)
    except PlanError as error:
        for problem in error.problems:
            assert not any(word in problem.message.lower() for word in JARGON), problem.message


def test_long_lines_are_cut_around_the_place() -> None:
    padding = "x" * 300
    problem = first_problem(f"{{title: {padding}, stage: darft, beds: {'1' * 40}.5}}")
    assert problem.excerpt is not None
    assert len(problem.excerpt) <= 102
    excerpt_line, caret_line = render(problem).splitlines()[1:3]
    assert excerpt_line[caret_line.index("^") :].startswith("darft")


def test_the_caret_stands_below_wide_characters_too() -> None:
    caret_line = render(first_problem("{title: 医療, stage: darft}")).splitlines()[2]
    assert caret_line.index("^") == len("    1 | {title: 医療, stage: ") + 2


def test_nothing_in_a_message_moves_the_cursor_or_turns_the_text() -> None:
    written = refusal('title: x\n"\\e[31mred\\u202E\\n": 1\n"sta\u202ege": 2\n')
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert "'␛[31mred�␊'" in written


def test_of_very_many_problems_the_first_are_told_and_the_others_counted() -> None:
    with pytest.raises(PlanError) as caught:
        checked(read_document(f"title: x\nclinics: [{'x, ' * 5_000}x]\n", name="plan.yaml"), Plan)
    assert len(caught.value.problems) == 201
    assert caught.value.problems[-1].message == "there are 4,801 further problems"
