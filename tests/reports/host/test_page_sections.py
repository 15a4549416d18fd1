"""What each section of the host partner's page makes of what a plan says."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from missionrisk.plan.activities import Activities
from missionrisk.plan.finance import CostKind, SupportKind
from missionrisk.plan.kinds import CarePayer, Channel, LedBy, Task, TrainingLevel
from missionrisk.plan.leadership import Authority
from missionrisk.plan.procedures import ReviewBy
from missionrisk.plan.values import CommitmentStatus
from missionrisk.reports.host.page_afterwards import PAYERS, REVIEWERS
from missionrisk.reports.host.page_complaints import CHANNELS
from missionrisk.reports.host.page_costs import COSTS, SUPPORT
from missionrisk.reports.host.page_lead import AUTHORITY
from missionrisk.reports.host.page_people import LEVELS, TASKS
from missionrisk.reports.host.page_promises import STATES
from missionrisk.reports.host.page_work import ACTIVITIES, LED_BY
from tests.reports.host.pages import host_page, said, section


def plan(**chapters: Any) -> dict[str, Any]:
    return {"title": "T", **chapters}


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (TASKS, Task),
        (LEVELS, TrainingLevel),
        (COSTS, CostKind),
        (SUPPORT, SupportKind),
        (AUTHORITY, Authority),
        (REVIEWERS, ReviewBy),
        (PAYERS, CarePayer),
        (CHANNELS, Channel),
        (LED_BY, LedBy),
        (STATES, CommitmentStatus),
    ],
)
def test_every_choice_has_its_words(words: dict[str, str], choices: Any) -> None:
    assert set(words) == set(get_args(choices))


def test_activities_in_words_are_activities() -> None:
    assert set(ACTIVITIES) <= set(Activities.model_fields)


def test_a_row_for_each_visitor_tells_number_tasks_and_supervision() -> None:
    people = [
        {"id": "surgeon-1", "origin": "visiting", "training_level": "licensed_independent", "tasks": ["examines"]},
        {"id": "students", "origin": "visiting", "count": {"min": 10, "max": 14}, "training_level": "prehealth",
         "supervisor": "surgeon-1", "tasks": []},
        {"id": "residents", "origin": "visiting", "count": 2, "training_level": "resident", "supervisor": "none"},
        {"id": "helpers", "origin": "visiting", "count": 3, "training_level": "resident"},
        {"id": "nurse", "origin": "host", "cadre": "nurse"},
    ]  # fmt: skip
    page = host_page(plan(people=people))
    (table,) = section(page, "people").tables
    assert table.rows == (
        ("surgeon 1", "not stated", "examine patients", "Licensed at home to work alone"),
        ("students", "10 to 14", "nothing is planned",
         "Not yet a student of a health profession; supervised by surgeon 1"),
        ("residents", "2", "not stated", "Still in specialist training; nobody supervises"),
        ("helpers", "3", "not stated", "Still in specialist training; the plan does not say who supervises"),
    )  # fmt: skip
    assert "The plan also counts on these people from your side: nurse." in said(page, "people")
    assert page.summary.who == "surgeon 1, students (10 to 14), residents (2) and helpers (3)"


@pytest.mark.parametrize(
    ("dates", "when"),
    [
        ({"arrival": "2027-03-06", "departure": "2027-03-06"}, "6 March 2027 to 6 March 2027 (1 day)"),
        ({"arrival": "2027-03", "departure": "2027-04"}, "March 2027 to April 2027"),
        ({"arrival": "2027"}, "From 2027; the plan does not say until when"),
        (
            {"arrival": {"earliest": "2027-03-06", "latest": "2027-03-08"}, "departure": "2027-03-20"},
            "between 6 March 2027 and 8 March 2027 to 20 March 2027",
        ),
        ({}, "The plan does not say when"),
    ],
)
def test_days_are_as_exact_as_the_plan(dates: dict[str, Any], when: str) -> None:
    assert host_page(plan(mission={"dates": dates})).summary.when == when


@pytest.mark.parametrize(
    ("invitation", "line"),
    [
        ("in_place", "The plan says that your side has asked for the visit in writing."),
        ("agreed", "The plan says that your side has asked for the visit in writing."),
        ("requested", "The plan says that your side has not yet asked for the visit in writing."),
        ("refused", "The plan says that your side has refused the visit."),
        ("none", "The plan says that nobody on your side has asked for the visit in writing."),
        (None, "The plan does not say whether your side has asked for the visit."),
    ],
)
def test_an_invitation_that_is_only_asked_for_is_none_yet(invitation: str | None, line: str) -> None:
    assert line in said(host_page(plan(leadership={"invitation": invitation})), "lead")


def test_a_lead_who_has_not_agreed_is_not_taken_for_one_who_has() -> None:
    lead = {"role": "Matron", "authority": ["dates", "stopping"], "accepted": "requested"}
    lines = said(host_page(plan(leadership={"host_lead": lead})), "lead")
    assert "The plan does not show that this person has agreed to lead." in lines
    assert "This person has the last word on: when it is done and whether to stop." in lines
    agreed = said(host_page(plan(leadership={"host_lead": {**lead, "accepted": "agreed"}})), "lead")
    assert "The plan does not show that this person has agreed to lead." not in agreed


def test_costs_tell_amount_payer_and_whether_the_host_agreed() -> None:
    costs = [
        {"id": "beds", "kind": "lodging", "amount": {"amount": {"min": 200, "max": 1200}, "currency": "USD"},
         "paid_by": "none", "commitment": "requested"},
        {"id": "coffee", "kind": "other", "amount": {"amount": 12}, "paid_by": "the sender", "commitment": "agreed"},
        {"id": "staff", "kind": "staff_time"},
    ]  # fmt: skip
    (table,) = section(host_page(plan(finance={"host_costs": costs})), "costs").tables
    assert table.rows == (
        ("lodging", "200 to 1,200 USD", "you: nobody else pays", "the plan says no, or not yet"),
        ("coffee", "12 (the plan does not say in which currency)", "the sender", "the plan says yes"),
        ("time of your staff", "not stated", "not stated", "not stated"),
    )


@pytest.mark.parametrize(
    ("chapters", "line"),
    [
        ({}, "Money: the plan does not say what the visit will cost you."),
        ({"finance": {"host_costs": []}}, "Money: the plan says that the visit costs you nothing."),
        (
            {"partners": [{"id": "p", "name": "Clinic", "host_costs": {"amount": 900, "currency": "USD"}}]},
            "Money: the plan puts the cost to Clinic at 900 USD.",
        ),
    ],
)
def test_a_cost_that_is_not_stated_is_never_nothing(chapters: dict[str, Any], line: str) -> None:
    lines = said(host_page(plan(**chapters)), "costs")
    assert [said for said in lines if said.startswith("Money:")] == [line]


def test_staff_that_nobody_takes_away_need_no_cover() -> None:
    none_taken = "Staff: the plan says that it takes none of your staff from their work."
    assert none_taken in said(host_page(plan(integration={"backfill": "none"})), "costs")
    assert none_taken in said(host_page(plan(integration={"backfill": {"staff_withdrawn": 0}})), "costs")
    some = said(host_page(plan(integration={"backfill": {"staff_withdrawn": {"min": 0, "max": 2}}})), "costs")
    assert "Staff whom it takes from their usual work: 0 to 2." in some


def test_reviews_are_told_by_who_does_them_and_who_has_not_agreed() -> None:
    procedure = {
        "id": "hernia",
        "name": "Hernia repair",
        "reviews": [
            {"id": "a", "after_days": 1, "by": "visiting_team"},
            {"id": "b", "after_days": 8, "by": "host_clinician"},
            {"id": "c", "after_days": 30, "by": "host_clinician"},
            {"id": "d"},
        ],
        "accepted_by": [{"partner": "ward", "commitment": "requested"}, {"clinician": "chief", "commitment": "agreed"}],
    }
    page = host_page(
        plan(
            partners=[{"id": "ward", "name": "Ward 3"}],
            people=[{"id": "chief", "origin": "host"}],
            procedures=[procedure],
        )
    )
    (table,) = section(page, "afterwards").tables
    assert table.rows == (
        (
            "Hernia repair",
            "by the visitors: after 1 day; by your clinicians: after 8 days and 30 days;"
            " by somebody whom the plan does not name: after a time that is not stated",
            "Ward 3 (has not agreed yet) and chief",
        ),
    )


def test_long_term_medicines_tell_how_long_they_last_and_where_there_is_more() -> None:
    medicines = [
        {"id": "a", "inn": "amlodipine", "strength": "5 mg", "purpose": "long_term", "supply_days": 30,
         "refill_source": "none"},
        {"id": "b", "inn": "metformin", "long_term": True,
         "refill_source": {"by": "clinic", "commitment": "planned"}},
        {"id": "c", "inn": "insulin", "long_term": True,
         "refill_source": {"source": "Pharmacy", "commitment": "agreed"}},
        {"id": "d", "inn": "amoxicillin", "purpose": "acute"},
    ]  # fmt: skip
    page = host_page(plan(partners=[{"id": "clinic", "name": "Clinic"}], medicines=medicines))
    (table,) = section(page, "afterwards").tables
    assert table.rows == (
        ("amlodipine, 5 mg", "30 days", "nowhere"),
        ("metformin", "not stated", "Clinic (has not agreed yet)"),
        ("insulin", "not stated", "Pharmacy"),
    )


def test_equipment_that_stays_tells_who_asked_for_it_and_who_keeps_it_working() -> None:
    equipment = [
        {"id": "lamp", "name": "Lamp", "quantity": 2, "after_departure": "stays", "requested": "none",
         "maintenance": "none"},
        {"id": "scanner", "name": "Scanner", "after_departure": "stays_on_loan", "requested": "in_place",
         "maintenance": {"responsible": "clinic"}},
        {"id": "drill", "name": "Drill", "after_departure": "leaves"},
    ]  # fmt: skip
    page = host_page(plan(partners=[{"id": "clinic", "name": "Clinic"}], equipment=equipment))
    (table,) = section(page, "afterwards").tables
    assert table.rows == (
        ("Lamp", "2", "the plan says no, or not yet", "nobody"),
        ("Scanner", "not stated", "the plan says yes", "Clinic"),
    )


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (None, "The plan does not say whether you get a report."),
        ("none", "You get no report of the visit."),
        ({"within_days": 1, "shared_with": ["partner"]}, "You get a report of the visit within 1 day."),
        (
            {"within_days": 60, "shared_with": ["authority"]},
            "There is a report of the visit, and it is not meant for you.",
        ),
        ({"shared_with": ["partner"]}, "You get a report of the visit; the plan does not say when."),
    ],
)
def test_a_report_counts_if_it_is_meant_for_the_host(report: Any, line: str) -> None:
    assert line in said(host_page(plan(monitoring={"report": report})), "afterwards")


def test_goods_that_stay_are_asked_for_by_name() -> None:
    lines = said(host_page(plan(activities={"leaves_goods_behind": True})), "afterwards")
    assert "The plan says that goods stay behind, and does not say which." in lines
    assert "The plan does not say who gets rid of goods that are damaged or expired." in lines


def test_the_way_to_complain_is_told_in_full() -> None:
    complaints = {
        "channel": "telephone",
        "run_by": "host",
        "open_to": ["patients", "host_staff"],
        "languages": ["ht", "fr"],
        "live_from": "2027-01-01",
        "redress": "none",
    }
    page = host_page(plan(safeguarding={"complaints": complaints, "exploitation": {"reporting_channel": "none"}}))
    assert said(page, "complaints") == [
        "How you complain: by telephone.",
        "Your side receives complaints.",
        "Who may complain: patients and your staff.",
        "Languages in which one can complain: Haitian Creole and French.",
        "It works from this day on: 1 January 2027.",
        "Nothing is laid down for what follows a complaint.",
        "There is nobody outside the team to whom one reports abuse.",
    ]
    assert said(host_page(plan(safeguarding={"complaints": "none"})), "complaints")[0] == "There is no way to complain."
