from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from missionrisk.facts.reading import Place
from missionrisk.facts.rota.rota import Rota, rota_of, written_span
from missionrisk.plan import MissionPlan

SITES = [{"id": "clinic"}, {"id": "ward"}]
PEOPLE = [{"id": "ana"}, {"id": "ben"}]


def rota(sites: list[dict[str, Any]] = SITES, **schedule: Any) -> Rota:
    plan = MissionPlan.model_validate({"title": "A mission", "sites": sites, "people": PEOPLE, "schedule": schedule})
    return rota_of(Place(plan, "", final=False))


def session(**fields: Any) -> dict[str, Any]:
    return {
        "id": "s",
        "date": "2027-03-09",
        "start": "08:00",
        "end": "12:30",
        "site": "clinic",
        "people": ["ana"],
        **fields,
    }


def shift(**fields: Any) -> dict[str, Any]:
    night = {"id": "n", "first_day": "2027-03-09", "last_day": "2027-03-09", "starts_at": "22:00", "hours": 10}
    return {**night, "people": ["ben"], **fields}


def spans(found: Rota) -> list[str]:
    return [written_span(duty.span, duty.ahead) for duty in found.duties if duty.span is not None]


def test_a_session_stands_on_the_line_of_time() -> None:
    (duty,) = rota(sessions=[session(supervisors=["ben"])]).duties
    assert (duty.name, duty.site, sorted(duty.present)) == ("s", "clinic", ["ana", "ben"])
    assert spans(rota(sessions=[session()])) == ["Tue 2027-03-09 08:00-12:30"]


def test_a_shift_is_a_duty_on_each_of_its_days_and_goes_past_midnight() -> None:
    found = rota(shifts=[shift(last_day="2027-03-11")])
    assert spans(found) == [
        "Tue 2027-03-09 22:00-08:00",
        "Wed 2027-03-10 22:00-08:00",
        "Thu 2027-03-11 22:00-08:00",
    ]
    assert [len(found.of(person)) for person in ("ana", "ben")] == [0, 3]


def test_a_shift_of_certain_weekdays_is_worked_on_these() -> None:
    found = rota(shifts=[shift(last_day="2027-03-15", weekdays=["mon", "wed"])])
    assert spans(found) == ["Wed 2027-03-10 22:00-08:00", "Mon 2027-03-15 22:00-08:00"]


def test_a_duty_without_time_is_last_and_still_has_its_people() -> None:
    found = rota(sessions=[session(id="a", start=None), session(id="b")])
    assert [(duty.name, duty.span is None) for duty in found.duties] == [("b", False), ("a", True)]
    assert found.duties[1].day is not None
    assert len(found.of("ana")) == 2


def test_the_people_of_a_duty_may_be_unknown() -> None:
    found = rota(sessions=[session(people=None)])
    assert [duty.name for duty in found.with_unknown_people] == ["s"]


def test_sites_of_different_zones_stand_in_their_true_order() -> None:
    zones = [{"id": "clinic", "time_zone": "America/Guatemala"}, {"id": "ward", "time_zone": "Africa/Nairobi"}]
    found = rota(zones, sessions=[session(id="there"), session(id="here", site="ward")])
    assert [duty.name for duty in found.duties] == ["here", "there"]
    assert spans(found) == ["Tue 2027-03-09 08:00-12:30"] * 2


def test_a_site_without_zone_among_several_zones_has_no_known_time() -> None:
    zones = [
        {"id": "clinic"},
        {"id": "ward", "time_zone": "Africa/Nairobi"},
        {"id": "port", "time_zone": "America/Guatemala"},
    ]
    assert [duty.span is None for duty in rota(zones, sessions=[session()]).duties] == [True]
    assert [duty.span is None for duty in rota(zones[:2], sessions=[session()]).duties] == [False]


def test_a_duty_through_a_change_of_clocks_has_the_hours_that_pass() -> None:
    lisbon = [{"id": "clinic", "time_zone": "Europe/Lisbon"}]
    (duty,) = rota(lisbon, sessions=[session(date="2027-03-28", start="00:00", end="12:00")]).duties
    assert duty.span is not None
    assert duty.span[1] - duty.span[0] == 11 * 60


def test_a_rota_is_complete_when_sessions_and_shifts_are_stated() -> None:
    assert rota(sessions=[], shifts=[]).complete
    assert not rota(sessions=[]).complete


@given(st.integers(1, 20))
def test_one_long_shift_is_many_short_ones(days: int) -> None:
    last = f"2027-03-{9 + days:02d}"
    singly = [
        shift(id=f"n{n}", first_day=f"2027-03-{9 + n:02d}", last_day=f"2027-03-{9 + n:02d}") for n in range(days + 1)
    ]
    assert spans(rota(shifts=[shift(last_day=last)])) == spans(rota(shifts=singly))
