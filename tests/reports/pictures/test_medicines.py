"""The picture of the medicines."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk.reports.pictures.medicines import MOST_ROWS, Medicines, Row, medicines_of
from missionrisk.reports.pictures.shelf_life_left import months_asked
from missionrisk.reports.safe_text import visible
from tests.judgement.small import SOUND, case_of
from tests.reports.pictures.drawings import ASSESSMENT, EXAMPLES, decided, drawn, texts
from tests.reports.strangers import HOSTILE

DATES = {
    "arrival": "2027-03-01",
    "first_service_day": "2027-03-02",
    "last_service_day": "2027-03-10",
    "departure": "2027-03-10",
}
LONG_TERM: dict[str, Any] = {"id": "amlodipine", "inn": "amlodipine", "long_term": True, "supply_days": 30}
COURSE: dict[str, Any] = {"id": "amoxicillin", "inn": "amoxicillin", "purpose": "acute", "supply_days": 5}
REFILL: dict[str, Any] = {"by": "clinic", "commitment": "agreed", "first_visit_after_days": 45}


def plan_with(*medicines: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "title": "Clinic",
        "mission": {"model": "short_term", "dates": DATES},
        "activities": {"treats_patients": True, "dispenses_medicines": True},
        "partners": [{"id": "clinic"}],
        "medicines": list(medicines),
        **more,
    }


def picture(*medicines: dict[str, Any], **more: Any) -> Medicines:
    made = medicines_of(decided(plan_with(*medicines, **more)), ASSESSMENT)
    assert made is not None
    drawn("medicines", made)
    return made


def row(medicine: dict[str, Any], **more: Any) -> Row:
    (only,) = picture(medicine, **more).rows
    return only


def kinds(only: Row) -> list[tuple[str, bool]]:
    return [(bar.kind, bar.without_end) for bar in only.days]


# --- days ---------------------------------------------------------------------------------------------------------


def test_a_treatment_that_nobody_refills_has_a_gap_without_end() -> None:
    nobody = {"long_term_care": {"provider": "none"}}
    only = row({**LONG_TERM, "refill_source": "none"}, follow_up=nobody)
    assert kinds(only) == [("covered", False), ("gap", True)]
    assert only.days_words == "30 days; it goes on, and nobody refills it"
    assert (only.days_tone, only.days_mark) == ("high", None)


def test_a_visit_after_the_end_of_the_supply_leaves_a_gap_up_to_it() -> None:
    made = picture({**LONG_TERM, "refill_source": REFILL})
    (only,) = made.rows
    covered, gap = only.days
    assert kinds(only) == [("covered", False), ("gap", False)]
    assert gap.x == covered.x + covered.width
    assert gap.x + gap.width == only.days_mark
    assert covered.width == pytest.approx(2 * gap.width)
    assert only.days_words == "30 days, first visit on day 45: 15 without"
    assert made.summary.startswith("1 of 1 medicines does not last")


def test_a_visit_before_the_end_of_the_supply_is_marked_on_what_is_covered() -> None:
    only = row({**LONG_TERM, "refill_source": {**REFILL, "first_visit_after_days": 20}})
    (covered,) = only.days
    assert only.days_mark is not None
    assert covered.kind == "covered"
    assert covered.x < only.days_mark < covered.x + covered.width
    assert only.days_tone == "quiet"


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({}, "30 days; it goes on, refill not settled"),
        ({"refill_source": {"by": "clinic", "commitment": "agreed"}}, "30 days; day of the refill not stated"),
        ({"refill_source": {**REFILL, "commitment": "requested", "first_visit_after_days": 10}}, "30 days; it goes on"),
        ({"long_term": None, "inn": "unheard-of"}, "30 days; whether it goes on is not stated"),
    ],
)
def test_what_comes_after_the_supply_and_is_not_stated_is_drawn_as_not_known(stated: dict[str, Any], said: str) -> None:
    made = picture({**LONG_TERM, **stated})
    assert kinds(made.rows[0]) == [("covered", False), ("unknown", True)]
    assert made.rows[0].days_words.startswith(said)
    assert "not known" in made.summary


def test_a_supply_that_is_not_stated_covers_nothing() -> None:
    only = row({**LONG_TERM, "supply_days": None, "patients": 3})
    assert kinds(only) == [("unknown", True)]
    assert only.days_words.startswith("days not stated")


def test_a_supply_known_as_a_range_is_covered_up_to_its_least() -> None:
    only = row({**LONG_TERM, "supply_days": {"min": 20, "max": 30}, "refill_source": REFILL})
    assert kinds(only) == [("covered", False), ("unknown", False), ("gap", False)]
    assert only.days_words == "20 to 30 days, first visit on day 45: 15 to…"
    assert picture({**LONG_TERM, "supply_days": {"min": 20, "max": 30}, "refill_source": REFILL}).table.rows[0][3] == (
        "20 to 30 days, first visit on day 45: 15 to 25 without"
    )


@pytest.mark.parametrize(
    ("course", "drawn_as", "said"),
    [
        ({}, ["covered"], "5 days, the whole course"),
        ({"treatment_days": 5}, ["covered"], "5 days, of a course of 5"),
        ({"treatment_days": 7}, ["covered", "gap"], "5 days, of a course of 7"),
        ({"treatment_days": {"min": 5, "max": 7}}, ["covered", "unknown"], "5 days, of a course of 5 to 7"),
    ],
)
def test_a_course_is_needed_to_its_end(course: dict[str, Any], drawn_as: list[str], said: str) -> None:
    only = row({**COURSE, **course})
    assert [bar.kind for bar in only.days] == drawn_as
    assert not any(bar.without_end for bar in only.days)
    assert only.days_words == said


def test_what_patients_do_not_take_home_has_no_days() -> None:
    only = row({"id": "ketamine", "inn": "ketamine", "purpose": "anaesthesia", "destination": "used_during_visit"})
    assert (only.days, only.days_words) == ((), "used on the spot")
    given = row({"id": "insulin", "inn": "insulin", "destination": "left_behind"})
    assert (given.days, given.days_words) == ((), "given to the host")


def test_stock_that_is_not_enough_is_said_beside_the_name() -> None:
    short = row({**COURSE, "patients": 90, "quantity": 300, "units_per_dose": 1, "doses_per_day": 1})
    assert (short.detail, short.detail_tone) == ("stock for 60 of 90", "high")
    enough = row({**COURSE, "patients": 1, "quantity": 300, "units_per_dose": 1, "doses_per_day": 1})
    assert (enough.detail, enough.detail_tone) == ("1 patient", "quiet")


def test_a_supply_longer_than_the_axis_is_cut() -> None:
    (covered,) = row({**LONG_TERM, "supply_days": 500, "refill_source": REFILL}).days
    assert covered.cut
    assert not any(bar.cut for bar in row({**LONG_TERM, "refill_source": REFILL}).days)


# --- shelf life ---------------------------------------------------------------------------------------------------

STAYS = {"id": "insulin", "inn": "insulin", "destination": "left_behind"}
USED = {**COURSE, "destination": "used_during_visit"}


@pytest.mark.parametrize(
    ("medicine", "look", "said"),
    [
        ({**STAYS, "expiry_date": "2028-09-30"}, ["covered"], "18 months"),
        ({**STAYS, "expiry_date": "2027-07-31"}, ["moderate"], "4 months, 12 asked"),
        ({**STAYS, "expiry_date": "2028-03"}, ["covered"], "12 months"),
        ({**STAYS, "expiry_date": "2028"}, ["open", "unknown"], "10 to 21 months, 12 asked"),
        ({**STAYS, "expiry_date": "never"}, ["covered"], "does not expire"),
        ({**USED, "expiry_date": "2028-09-30"}, ["covered"], "18 months"),
        ({**USED, "expiry_date": "2027-03-12"}, [], "expires 3 days too early"),
        ({**USED, "expiry_date": "2027-02-01"}, [], "expired on arrival"),
        ({**COURSE, "expiry_date": "2027-07-31"}, ["open"], "4 months, 12 if left"),
        (USED, ["unknown"], "expiry not stated"),
    ],
)
def test_shelf_life_against_what_is_asked_of_it(medicine: dict[str, Any], look: list[str], said: str) -> None:
    only = row(medicine)
    assert [bar.kind for bar in only.shelf] == look
    assert only.shelf_words == said


def test_months_are_asked_of_what_may_stay_and_of_nothing_else() -> None:
    stays, used = row({**STAYS, "expiry_date": "2028-03-01"}), row({**USED, "expiry_date": "2028-03-01"})
    assert (stays.shelf[0].x + stays.shelf[0].width, used.shelf_mark) == (stays.shelf_mark, None)


def test_the_months_asked_are_those_of_the_catalogue() -> None:
    case = decided(plan_with(STAYS))
    assert months_asked(case) == case.catalogue.rules["MD-04"].parameters["months"].value
    assert months_asked(case_of(SOUND)) is None


# --- lists --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "status", "words"),
    [
        ({"on_national_list": True}, "listed", "on it"),
        ({"on_national_list": False}, "not_listed", "not on it"),
        ({"on_national_list": False, "reason_not_listed": "They take it already."}, "reason_given", "reason given"),
        ({}, "unknown", "not stated"),
    ],
)
def test_the_national_list(stated: dict[str, Any], status: str, words: str) -> None:
    national, who = row({**COURSE, **stated}).listings
    assert (national.status, national.words) == (status, words)
    assert who.status == "listed"


# --- the whole ----------------------------------------------------------------------------------------------------


def test_without_medicines_there_is_no_picture() -> None:
    assert medicines_of(decided({"title": "Only a title"}), ASSESSMENT) is None
    assert medicines_of(decided(plan_with(activities={"dispenses_medicines": False})), ASSESSMENT) is None


def test_what_lasts_as_long_as_it_is_needed_is_said_to() -> None:
    made = picture({**USED, "expiry_date": "2028-09-30", "on_national_list": True})
    assert made.summary == "The only medicine of the plan lasts as long as it is needed, as far as is stated."


def test_of_many_the_gravest_are_drawn_and_the_rest_summed_up() -> None:
    fine = {**USED, "expiry_date": "2028-09-30", "on_national_list": True}
    many = [{**fine, "id": f"m-{n:03}", "inn": f"substance {n}"} for n in range(78)]
    made = picture(*many, {**fine, "id": "unlisted", "on_national_list": False}, {**LONG_TERM, "refill_source": REFILL})
    assert [only.name for only in made.rows[:3]] == ["amlodipine", "amoxicillin", "substance 0"]
    assert len(made.rows) == MOST_ROWS
    assert made.rows[-1].name == f"{80 - MOST_ROWS + 1} more"
    assert made.rows[-1].days_words == "do not last: 0; not known: 0"
    assert (len(made.table.rows), made.table.rows[-1][0]) == (60, "21 more")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_plan_harms_the_drawing(text: str) -> None:
    made = picture({**COURSE, "inn": text, "strength": text, "form": text})
    said = texts(drawn("medicines", made))
    assert made.rows[0].name in said
    assert all(len(name) <= 23 and visible(name) == name for name in (made.rows[0].name, made.rows[0].detail[:23]))
    assert all(len(cell) <= 200 for cells in made.table.rows for cell in cells)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_drawn_small(example: Any) -> None:
    case = decided(example)
    made = medicines_of(case, ASSESSMENT)
    assert (made is None) == (not case.plan.medicines)
    if made is not None:
        drawn("medicines", made)
        assert made.height < 420
