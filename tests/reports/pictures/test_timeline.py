"""The time line of the mission."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from missionrisk import Assessor
from missionrisk.intake import load_plan
from missionrisk.judgement.judge import judge
from missionrisk.reports.pictures.timeline import Timeline, timeline_of
from missionrisk.reports.pictures.timeline.model import RIGHT, TimeLane, TimeRow
from missionrisk.reports.templates import html_page
from tests.reports.strangers import HOSTILE

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).parents[3] / "plan_examples"
DATES = {
    "arrival": "2027-03-06",
    "first_service_day": "2027-03-08",
    "last_service_day": "2027-03-12",
    "departure": "2027-03-13",
}
HERNIA = {
    "id": "hernia",
    "name": "Hernia repair",
    "category": "hernia",
    "size": "major",
    "anaesthesia": "general",
    "expected_count": 30,
    "first_day": "2027-03-08",
    "last_day": "2027-03-10",
}
WARD = {"partner": "ward", "commitment": "agreed"}
TABLET = {"id": "amlodipine", "inn": "amlodipine", "purpose": "long_term", "supply_days": 30, "patients": 50}


@lru_cache(maxsize=1)
def assessor() -> Assessor:
    return Assessor()


def timeline(source: dict[str, Any] | Path, on: date = ON) -> Timeline | None:
    case = assessor().decide(load_plan(source), on=on)
    return timeline_of(case, judge(case, "0"))


def plan(dates: dict[str, str] | None = None, **chapters: Any) -> dict[str, Any]:
    mission = {"model": "short_term", "dates": DATES if dates is None else dates, **chapters.pop("mission", {})}
    partners = [{"id": "ward", "name": "District hospital", "local": True}]
    return {"title": "Visit", "mission": mission, "partners": partners, **chapters}


def made(dates: dict[str, str] | None = None, on: date = ON, **chapters: Any) -> Timeline:
    found = timeline(plan(dates, **chapters), on)
    assert found is not None
    return found


def operating(on: date = ON, **changes: Any) -> Timeline:
    return made(on=on, activities={"operates": True}, procedures=[{**HERNIA, **changes}])


def operating_alone(on: date = ON) -> Timeline:
    """The time line of operations after which nobody sees the patients."""
    procedure = {**HERNIA, "accepted_by": "none", "reviews": []}
    alone: dict[str, Any] = {"partners": [], "follow_up": {"stays_behind": "none"}}
    return made(on=on, activities={"operates": True}, procedures=[procedure], **alone)


def dispensing(*medicines: dict[str, Any]) -> Timeline:
    return made(activities={"dispenses_medicines": True}, medicines=list(medicines))


def lane(picture: Timeline, title: str) -> TimeLane:
    return next(lane for lane in picture.lanes if lane.title == title)


def awaiting(on: date = ON, **authorisation: Any) -> Timeline:
    """The time line of a mission that treats patients and so needs to be permitted."""
    chapters = {"authorisation": authorisation} if authorisation else {}
    return made(on=on, mission={"countries": ["NO"]}, activities={"treats_patients": True}, **chapters)


def row(picture: Timeline, title: str, position: int = 0) -> TimeRow:
    return lane(picture, title).rows[position]


def note(of: TimeRow) -> str:
    assert of.note is not None
    return of.note.text


def drawn(picture: Timeline) -> ElementTree.Element:
    return ElementTree.fromstring(html_page("pictures/timeline.svg.j2", picture=picture))


def told(picture: Timeline, part: str) -> list[tuple[str, ...]]:
    return [row[1:] for row in picture.table.rows if row[0] == part]


FOLLOW_UP = "Follow-up that falls due"
APPROVALS = "Permits and approvals"
SUPPLIES = "Supplies that run out"
VISITS = "Visits before and after"
STAY = "Stay and work"


# --- when there is one, and what is in it ----------------------------------------------------------------------------


def test_a_plan_without_a_date_has_none() -> None:
    assert timeline(EXAMPLES / "title-only.yaml") is None
    assert timeline({"title": "Visit", "authorisation": {"health_authority": "none"}}) is None


def test_a_lane_is_there_only_for_what_the_plan_has() -> None:
    bare = made(activities={"treats_patients": False, "operates": False, "dispenses_medicines": False})
    assert {STAY} <= {lane.title for lane in bare.lanes} <= {STAY, APPROVALS}
    full = timeline(EXAMPLES / "village-brigade.yaml")
    assert full is not None
    assert [lane.title for lane in full.lanes] == [STAY, APPROVALS, FOLLOW_UP, SUPPLIES]


def test_the_stay_has_a_scale_of_its_own_beside_a_year_of_follow_up() -> None:
    picture = made(mission={"planned_visits": [{"id": "next", "arrival": "2028-03"}]})
    before, stay, after = picture.panels
    assert stay.width > 0.2 * (before.width + stay.width + after.width)
    assert [tick.label for tick in stay.ticks] == ["6", "7", "8", "9", "10", "11", "12", "13"]
    assert stay.headings[0].label == "Mar 2027"
    assert row(picture, STAY).bars[0].x == stay.x
    assert row(picture, STAY).bars[0].width == pytest.approx(stay.width)


def test_a_month_is_drawn_as_not_known_to_the_day() -> None:
    picture = made({"arrival": "2027-03", "departure": "2027-03"})
    assert [bar.kind for bar in row(picture, STAY).bars] == ["hatched"]
    assert told(picture, STAY)[0][1] == "Mar 2027"
    assert "not stated, or not to the day" in [entry.label for entry in picture.legend]


def test_days_of_service_that_are_not_stated_are_hatched() -> None:
    picture = made({"arrival": "2027-03-06", "departure": "2027-03-13"})
    service = row(picture, STAY, 1)
    assert [(bar.kind, bar.tone) for bar in service.bars] == [("hatched", "unknown")]
    assert note(service) == "not stated"


def test_a_departure_alone_is_no_arrival() -> None:
    picture = made({"departure": "2027-03-13"})
    assert told(picture, STAY)[0][1] == "first day not stated; last day: 13 Mar 2027"
    assert row(picture, STAY).bars[0].kind == "hatched"


def test_each_day_with_sessions_has_a_sign() -> None:
    days = ["2027-03-08", "2027-03-08", "2027-03-10"]
    picture = made(schedule={"sessions": [{"id": f"s{n}", "date": day} for n, day in enumerate(days)]})
    service = row(picture, STAY, 1)
    assert [mark.shape for mark in service.marks] == ["day", "day"]
    assert note(service) == "2 days with sessions: 8\u201312 Mar 2027"


def test_very_many_days_with_sessions_are_one_bar() -> None:
    days = [f"2027-03-{day:02}" for day in range(1, 31)]
    picture = made({}, schedule={"sessions": [{"id": f"s{n}", "date": day} for n, day in enumerate(days)]})
    assert row(picture, STAY).marks == ()
    assert [bar.kind for bar in row(picture, STAY).bars] == ["solid"]


def test_the_last_operation_is_told_against_the_departure() -> None:
    assert note(row(operating(), STAY, 2)) == "8\u201310 Mar 2027; the last 3 days before departure"


# --- permits ------------------------------------------------------------------------------------------------------


def test_an_approval_is_to_be_begun_by_its_day() -> None:
    picture = awaiting(health_authority="none")
    first = row(picture, APPROVALS)
    assert (first.label, first.marks[0].shape) == ("Work permission", "deadline")
    assert note(first) == "not asked for; begin by: 5 Jan 2027"
    assert first.bars[0].x == first.marks[0].x


def test_an_approval_whose_day_is_past_is_marked_and_comes_first() -> None:
    picture = awaiting(date(2027, 2, 20), health_authority="none", clinician_licences="in_place")
    first = row(picture, APPROVALS)
    assert (first.label, first.marks[0].shape, first.marks[0].tone) == ("Work permission", "missed", "critical")
    assert "1 approval is late." in picture.summary


def test_a_requested_approval_has_no_day_to_begin() -> None:
    picture = awaiting(health_authority="requested")
    assert row(picture, APPROVALS).marks == ()
    assert note(row(picture, APPROVALS)).startswith("requested")


def test_an_approval_of_which_nothing_is_said_is_not_good() -> None:
    picture = awaiting()
    first = row(picture, APPROVALS)
    assert first.bars[0].kind == "dashed"
    assert note(first) == "not stated; begin by: 5 Jan 2027"
    assert "not stated to be given" in picture.summary


def test_given_approvals_share_a_row_without_a_day() -> None:
    picture = made(authorisation={"health_authority": "in_place", "district_notified": "agreed"})
    last = lane(picture, APPROVALS).rows[-1]
    assert (last.label, note(last)) == ("2 given", "district notice, work permission")
    assert [mark.shape for mark in last.marks] == ["given"]


# --- follow-up ----------------------------------------------------------------------------------------------------


def test_follow_up_that_somebody_gives_is_full() -> None:
    picture = operating(accepted_by=[WARD])
    review = row(picture, FOLLOW_UP)
    assert [(bar.kind, bar.tone) for bar in review.bars] == [("solid", "good")]
    assert told(picture, FOLLOW_UP) == [
        (
            "Hernia repair: about 30 days",
            "29 Mar\u2009\u2013\u200924 Apr 2027",
            "about 30 days; 30 patients; seen by District hospital",
        )
    ]


def test_follow_up_that_nobody_gives_is_empty_and_marked() -> None:
    picture = operating_alone()
    review = row(picture, FOLLOW_UP)
    assert [(bar.kind, bar.tone) for bar in review.bars] == [("empty", "critical")]
    assert [mark.shape for mark in review.marks] == ["missed"]
    assert note(review).startswith("nobody sees them; 30 patients")
    assert "1 follow-up falls due with nobody to give it." in picture.summary


def test_follow_up_that_is_only_asked_for_is_not_known() -> None:
    picture = operating(accepted_by=[{**WARD, "commitment": "requested"}], reviews=[])
    review = row(picture, FOLLOW_UP)
    assert [(bar.kind, bar.tone) for bar in review.bars] == [("hatched", "unknown")]
    assert note(review).startswith("not agreed yet: District hospital")


def test_procedures_that_are_seen_alike_share_a_row() -> None:
    procedures = [{**HERNIA, "id": f"p{n}", "name": f"Operation {n}", "accepted_by": [WARD]} for n in range(3)]
    picture = made(activities={"operates": True}, procedures=procedures)
    assert [row.label for row in lane(picture, FOLLOW_UP).rows] == ["About 30 days (3)"]
    assert note(row(picture, FOLLOW_UP)).startswith("90 patients; seen by District")


def test_care_over_years_goes_on_beyond_the_axis() -> None:
    picture = timeline(EXAMPLES / "cleft-programme.yaml")
    assert picture is not None
    assert picture.summary.endswith("Somebody is named for every follow-up that falls due.")
    psychosocial = row(picture, FOLLOW_UP)
    assert psychosocial.bars[0].x + psychosocial.bars[0].width == pytest.approx(RIGHT, abs=0.2)
    assert [mark.shape for mark in psychosocial.marks] == ["later"]
    assert told(picture, FOLLOW_UP)[0][1].endswith("2032")


# --- supplies -----------------------------------------------------------------------------------------------------


def test_a_supply_that_ends_before_the_first_visit_leaves_a_gap() -> None:
    picture = dispensing({**TABLET, "refill_source": {"first_visit_after_days": 45}})
    supply = row(picture, SUPPLIES)
    assert [bar.kind for bar in supply.bars] == ["solid", "line", "empty"]
    assert [mark.shape for mark in supply.marks] == ["end", "visit"]
    assert note(supply) == "runs out: 7 Apr 2027; 15 days without it"
    assert "1 long-term medicine runs out before the first local visit." in picture.summary


def test_a_supply_that_lasts_until_the_visit_leaves_none() -> None:
    picture = dispensing({**TABLET, "refill_source": {"first_visit_after_days": 25}})
    assert [bar.kind for bar in row(picture, SUPPLIES).bars] == ["solid", "line"]
    assert "runs out before" not in picture.summary


def test_a_supply_without_a_visit_says_so() -> None:
    picture = dispensing(TABLET)
    assert told(picture, SUPPLIES)[0][2] == "runs out: 7 Apr 2027; first local visit not stated"


def test_a_supply_of_which_nobody_says_how_long_it_lasts_is_hatched() -> None:
    picture = dispensing({name: value for name, value in TABLET.items() if name != "supply_days"})
    assert {bar.kind for bar in row(picture, SUPPLIES).bars} == {"hatched"}
    assert row(picture, SUPPLIES).label == "Amlodipine"


def test_medicines_that_run_out_on_the_same_day_are_one_row() -> None:
    picture = dispensing(*({**TABLET, "id": f"m{n}", "inn": f"medicine {n}"} for n in range(20)))
    assert [row.label for row in lane(picture, SUPPLIES).rows] == ["20 long-term medicines"]
    assert told(picture, SUPPLIES)[0][0].startswith("medicine 0, medicine 1")


def test_medicines_for_a_time_are_one_quiet_row() -> None:
    picture = dispensing({**TABLET, "purpose": "acute"}, {**TABLET, "id": "b", "inn": "b", "purpose": "acute"})
    assert [(row.label, row.bars[0].tone) for row in lane(picture, SUPPLIES).rows] == [
        ("2 medicines for a time", "quiet")
    ]


# --- other visits, today ------------------------------------------------------------------------------------------


def test_earlier_visits_do_not_stretch_the_axis() -> None:
    picture = made(mission={"past_visits": [{"id": f"v{n}", "arrival": f"{2020 + n}-05"} for n in range(3)]})
    earlier = row(picture, VISITS)
    assert (earlier.label, note(earlier)) == ("3 earlier visits", "the latest: May 2022")
    assert {mark.shape for mark in earlier.marks} == {"earlier"}
    assert picture.panels[0].headings[0].label == "2026"


def test_a_visit_many_years_on_is_an_arrow() -> None:
    picture = made(mission={"planned_visits": [{"id": "next", "arrival": "2040-05"}]})
    assert [mark.shape for mark in row(picture, VISITS).marks] == ["later"]
    assert note(row(picture, VISITS)) == "May 2040"


@pytest.mark.parametrize("on", [date(1990, 1, 1), ON, date(2027, 3, 9), date(2027, 9, 1), date(2060, 1, 1)])
def test_today_is_within_the_picture_whenever_it_is(on: date) -> None:
    picture = made(on=on)
    assert picture.panels[0].x <= picture.today.x <= RIGHT
    assert str(on.year) in picture.today.label


def test_today_does_not_cross_a_note() -> None:
    picture = operating_alone(date(2027, 1, 10))
    review = row(picture, FOLLOW_UP)
    assert review.note is not None
    assert review.note.x < picture.today.x < review.note.x + 5 * len(review.note.text)
    segments = [segment.split("V") for segment in picture.today.line.split("M")[1:]]
    stretches = [(float(start.split()[1]), float(end)) for start, end in segments]
    assert len(stretches) > 1
    assert not any(start < review.y < end for start, end in stretches)


# --- size and strangers -------------------------------------------------------------------------------------------


def crowded() -> Timeline:
    statuses = ("none", "planned", "refused", "requested", "in_place")
    return made(
        {**DATES},
        mission={
            "planned_visits": [{"id": f"v{n}", "arrival": f"{2027 + n}-09"} for n in range(40)],
            "past_visits": [{"id": f"p{n}", "arrival": f"{2000 + n % 20}-09"} for n in range(40)],
        },
        activities={"operates": True, "dispenses_medicines": True, "starts_long_term_treatment": True},
        authorisation={
            "permits": [{"id": f"p{n}", "kind": "other", "status": statuses[n % 5]} for n in range(200)],
            "import_permits": [{"id": f"i{n}", "covers": ["medicines"], "status": "none"} for n in range(200)],
        },
        procedures=[
            {
                **HERNIA,
                "id": f"o{n}",
                "category": ("cataract", "other", "cleft")[n % 3],
                "accepted_by": [] if n % 5 else [WARD],
                "disciplines_linked": [],
            }
            for n in range(200)
        ],
        medicines=[{**TABLET, "id": f"m{n}", "inn": f"m {n}", "supply_days": 10 + n} for n in range(200)],
        follow_up={"stays_behind": {"until": "2027-04-20"}},
    )


def test_a_plan_with_200_of_everything_stays_small() -> None:
    picture = crowded()
    assert picture.height < 900
    assert sum(len(lane.rows) for lane in picture.lanes) <= 40
    assert len(picture.table.rows) <= 60
    supplies = lane(picture, SUPPLIES).rows
    assert supplies[-1].label == f"{200 - len(supplies) + 1} more"
    assert len(html_page("pictures/timeline.svg.j2", picture=picture)) < 60_000


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_is_drawn_within_its_size(path: Path) -> None:
    picture = timeline(path)
    if path.stem == "title-only":
        assert picture is None
        return
    assert picture is not None
    assert picture.height <= 420
    svg = drawn(picture)
    assert svg.get("aria-label") == f"{picture.title}. {picture.summary}"
    assert not [element for element in svg.iter() if element.get("id") or element.tag.endswith(("style", "script"))]
    assert all(0 <= x <= 760 for x in places(svg))


def places(svg: ElementTree.Element) -> Iterator[float]:
    for element in svg.iter():
        for name in ("x", "cx"):
            if element.get(name):
                yield float(element.get(name, ""))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_texts_of_strangers_stay_texts(text: str) -> None:
    picture = made(
        activities={"operates": True, "dispenses_medicines": True},
        partners=[{"id": "ward", "name": text, "local": True}],
        procedures=[{**HERNIA, "name": text, "accepted_by": [WARD]}],
        medicines=[{**TABLET, "inn": text}],
    )
    tags = {element.tag for element in drawn(picture).iter()}
    assert tags <= {"svg", "text", "path", "rect", "circle"}
    assert all(len(row.label) < 40 for lane in picture.lanes for row in lane.rows)
    assert all(len(cell) <= 200 for cells in picture.table.rows for cell in cells)


def test_no_personal_name_is_in_it() -> None:
    person = {
        "id": "surgeon",
        "name": "Ada Example",
        "origin": "host",
        "cadre": "surgeon",
        "host_licence": {"status": "none"},
    }
    picture = made(
        activities={"operates": True},
        people=[person],
        procedures=[{**HERNIA, "accepted_by": [{"clinician": "surgeon", "commitment": "agreed"}]}],
    )
    assert "Ada" not in picture.model_dump_json()
    assert "surgeon" in picture.model_dump_json()


@pytest.mark.parametrize(
    "dates",
    [
        {"arrival": "0001-01-01", "departure": "9999-12-31"},
        {"arrival": "9999-12-30", "departure": "9999-12-31"},
        {"arrival": "0001-01-01", "departure": "0001-01-02"},
        {"first_service_day": "2027"},
    ],
)
def test_days_at_the_ends_of_the_calendar_are_drawn(dates: dict[str, str]) -> None:
    drawn(made(dates, mission={"planned_visits": [{"id": "v", "arrival": "9999-12-31"}]}))
