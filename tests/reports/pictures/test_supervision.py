"""The grid of supervision."""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any

import pytest

from missionrisk.language import Language, speaking
from missionrisk.reports.pictures.supervision import MOST_ROWS, Row, SupervisionGrid, supervision_of
from tests.facts.supervision.test_supervision_hours import PHYSICIAN, STUDENTS, session, shift
from tests.reports.pictures.drawings import ASSESSMENT, EXAMPLES, decided, drawn, texts

STAY = {"model": "short_term", "dates": {"arrival": "2027-03-08", "departure": "2027-03-12"}}


def plan_with(*duties: dict[str, Any], people: tuple[dict[str, Any], ...] = (PHYSICIAN, STUDENTS)) -> dict[str, Any]:
    """A plan of five days with these sessions and shifts and no others."""
    return {
        "title": "Clinic",
        "mission": STAY,
        "activities": {"treats_patients": True},
        "sites": [{"id": "clinic"}],
        "people": list(people),
        "schedule": {
            "sessions": [duty for duty in duties if "date" in duty],
            "shifts": [duty for duty in duties if "first_day" in duty],
        },
    }


def grid(plan: Any) -> SupervisionGrid:
    made = supervision_of(decided(plan), ASSESSMENT)
    assert made is not None
    drawn("supervision", made)
    return made


def cells(row: Row) -> list[tuple[str, str]]:
    return [(cell.kind, cell.label) for cell in row.cells]


NO_DUTY = ("no_duty", "")


def test_hours_with_and_without_a_supervisor_stand_in_the_column_of_their_day() -> None:
    made = grid(
        plan_with(
            session("am", "08:00", "12:00", "students", "physician"),
            session("pm", "13:00", "16:30", "students", ""),
            session("next", "08:00", "12:00", "students", "physician", date="2027-03-10"),
        )
    )
    (row,) = made.rows
    assert [column.day for column in made.columns] == ["8", "9", "10", "11", "12"]
    assert cells(row) == [NO_DUTY, ("covered", "4"), ("uncovered", "3.5"), ("covered", "4"), NO_DUTY, NO_DUTY]
    tuesday, wednesday = made.columns[1].x, made.columns[2].x
    assert [cell.middle for cell in row.cells[1:4]] == [tuesday, tuesday, wednesday]
    assert row.cells[1].y + row.cells[1].height == row.cells[2].y
    assert row.total is not None
    assert (row.total.hours, row.total.open) == ("8 of 11.5 h", "")
    assert row.alone
    assert "3.5 hours" in made.summary


def test_the_row_says_who_it_is_by_role_and_level_and_never_by_name() -> None:
    named = {**STUDENTS, "name": "Jane Doe", "count": {"min": 2, "max": 3}}
    made = grid(plan_with(session("am", "08:00", "12:00", "students", "physician"), people=(PHYSICIAN, named)))
    assert (made.rows[0].name, made.rows[0].level) == ("students (2 to 3)", "student clinical")
    assert "Jane" not in made.model_dump_json()


def test_work_beyond_the_scope_at_home_is_marked() -> None:
    beyond = {**STUDENTS, "training_level": "prehealth"}
    assert grid(plan_with(people=(PHYSICIAN, beyond))).rows[0].beyond_home
    assert not grid(plan_with()).rows[0].beyond_home


def test_a_duty_that_states_no_supervisors_is_not_known_and_never_covered() -> None:
    made = grid(plan_with(session("am", "08:00", "12:00", "students", None)))
    (row,) = made.rows
    assert cells(row)[1] == ("unknown", "4")
    assert row.total is not None
    assert (row.total.hours, row.total.open) == ("0 of 4 h", "4 h not known")
    assert [box.kind for box in row.total.bar] == ["unknown"]
    assert "not known" in made.summary


def test_a_duty_without_hours_stands_on_its_day_and_leaves_the_total_open() -> None:
    untimed = {**session("am", "08:00", "12:00", "students", ""), "start": None}
    (row,) = grid(plan_with(untimed, session("pm", "13:00", "17:00", "students", "physician"))).rows
    assert cells(row)[1:3] == [("covered", "4"), ("uncovered", "?")]
    assert row.total is not None
    assert (row.total.hours, row.total.open) == ("4 of 4+ h", "more not stated")
    assert row.total.bar[-1].kind == "unknown"


def test_where_all_hours_are_covered_the_summary_says_so() -> None:
    made = grid(plan_with(session("am", "08:00", "12:00", "students", "physician")))
    assert made.summary == "Somebody who may supervise is there in all 4 hours of duty."
    assert [box.kind for box, _words in made.legend] == ["covered"]


@pytest.mark.parametrize(
    ("supervisor", "said", "alone"),
    [
        ({"supervisor": "none"}, "no supervisor is named", True),
        ({"supervisor": None}, "supervisor not stated", False),
        ({"supervisor_on_site": True}, "supervisor: physician, said to be there", False),
        ({"supervisor_on_site": False}, "supervisor: physician, not always there", False),
        ({}, "supervisor: physician, presence not stated", False),
    ],
)
def test_without_a_rota_the_row_says_what_is_known_and_is_drawn_as_not_stated(
    supervisor: dict[str, Any], said: str, alone: bool
) -> None:
    made = grid({**plan_with(people=(PHYSICIAN, {**STUDENTS, **supervisor})), "schedule": None})
    (row,) = made.rows
    assert row.without_days is not None
    assert (row.without_days.sample.kind, row.without_days.supervision, row.alone) == ("unknown", said, alone)
    assert (row.cells, row.total, made.columns) == ((), None, ())
    assert made.table.rows[0][3:6] == ("not stated",) * 3
    assert "does not say on which days" in made.summary


def test_a_declared_ratio_is_told_as_far_as_the_roster_allows() -> None:
    plan = {**plan_with(), "schedule": None, "trainees": {"trainees_per_supervisor": 2}}
    assert grid(plan).note == "People without a licence for each licensed clinician: 4."
    unbounded = {**plan, "people": [PHYSICIAN, {**STUDENTS, "count": None}]}
    assert "not stated" in grid(unbounded).note


def test_trainees_who_are_not_listed_have_a_row() -> None:
    made = grid({"title": "Elective", "activities": {"treats_patients": True, "has_trainees": True}})
    assert [row.name for row in made.rows] == ["Not listed (?)"]
    assert made.rows[0].without_days is not None


def test_somebody_in_no_duty_of_a_complete_schedule_is_not_drawn_as_unknown() -> None:
    (row,) = grid(plan_with(session("am", "08:00", "12:00", "physician"))).rows
    assert row.without_days is not None
    assert row.without_days.sample.kind == "no_duty"


def test_nobody_in_need_of_supervision_no_picture() -> None:
    assert supervision_of(decided(plan_with(people=(PHYSICIAN,))), ASSESSMENT) is None
    assert supervision_of(decided({"title": "Only a title"}), ASSESSMENT) is None


def test_a_long_stay_has_columns_of_weeks_that_hold_all_its_hours() -> None:
    daily = shift("daily", "08:00", 6, "students", "physician", last_day="2027-05-08")
    long = {**plan_with(daily), "mission": {"dates": {"arrival": "2027-03-08", "departure": "2027-05-09"}}}
    made = grid(long)
    (row,) = made.rows
    assert made.heading == "Hours on duty, by 7 days"
    assert len(made.columns) == 9
    assert [column.month for column in made.columns if column.month] == ["Mar 2027", "Apr 2027", "May"]
    assert sum(float(cell.label) for cell in row.cells) == 61 * 6


def test_of_many_the_gravest_are_drawn_and_the_rest_summed_up() -> None:
    crowd = tuple({**STUDENTS, "id": f"student-{n:03}", "count": 1} for n in range(200))
    duties = [
        session(f"s-{n}", "08:00", "12:00", person["id"], "physician" if n < 195 else "", operating_tables=0)
        for n, person in enumerate(crowd)
    ]
    made = grid(plan_with(*duties, people=(PHYSICIAN, *crowd)))
    assert len(made.rows) == MOST_ROWS
    assert [row.name for row in made.rows[:6]] == [*(f"student-{n}" for n in range(195, 200)), "student-000"]
    rest = made.rows[-1]
    assert rest.name == f"{200 - MOST_ROWS + 1} more"
    assert cells(rest)[1] == ("covered", f"{4 * (200 - MOST_ROWS + 1)}")
    assert (len(made.table.rows), made.table.rows[-1][0]) == (60, "141 more")


def test_long_ids_are_shortened_in_the_drawing_and_whole_in_the_table() -> None:
    name = "trainee-" + "x" * 50
    made = grid(plan_with(people=(PHYSICIAN, {**STUDENTS, "id": name, "count": 1})))
    assert made.rows[0].name.endswith("…")
    assert len(made.rows[0].name) < 30
    assert made.table.rows[0][0] == name


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_drawn_small(example: Any) -> None:
    made = supervision_of(decided(example), ASSESSMENT)
    if made is None:
        assert "students" not in example.read_text(encoding="utf-8")
        return
    drawn("supervision", made)
    assert made.height < 420


def test_days_speak_the_readers_language() -> None:
    plan = plan_with(session("am", "08:00", "12:00", "students", "physician"))
    with speaking(Language("fr", "ltr", NullTranslations())):
        said = texts(drawn("supervision", grid(plan)))
    assert {"lun.", "mars 2027"} <= set(said)
