"""Other organisations of a 3W sheet that give the same care in the same district at the same time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from missionrisk.facts.derive import derive
from missionrisk.plan import MissionPlan
from missionrisk.plan.geography import Point
from missionrisk.reference_data import Origin, ReferenceData
from missionrisk.reference_data.activities import Activity, OtherActivities
from tests.facts.deriving import ON, TABLES, said

DATES = {"arrival": "2027-03-06", "departure": "2027-03-14"}


def row(**changed: Any) -> Activity:
    usual: dict[str, Any] = {
        "organisation": "Team",
        "what": "Health; mobile clinics",
        "district": "Lake",
        "region": "West",
        "point": None,
        "start": date(2027, 1, 1),
        "end": date(2027, 6, 30),
    }
    return Activity(**(usual | changed))


def found(*rows: Activity, site: dict[str, Any] | None = None, **plan: Any) -> Any:
    sheet = OtherActivities(Origin("activities", "3w_2027.csv", ""), rows, year=2027)
    data: dict[str, Any] = {
        "title": "A visit",
        "mission": {"dates": DATES},
        "sites": [{"id": "ward", "location": "A village in Lake, West", **(site or {})}],
        "services": [{"id": "clinic", "kind": "primary_care", "sites": ["ward"]}],
        **plan,
    }
    (fact,) = derive(MissionPlan.model_validate(data), ON, TABLES, ReferenceData(activities=sheet)).of(
        "other_organisations"
    )
    return fact


@pytest.mark.parametrize(
    ("changed", "there"),
    [
        ({}, True),
        ({"what": "Pharmacy"}, True),
        ({"what": "Dental care"}, False),
        ({"what": "WASH; wells"}, False),
        ({"what": "Health"}, None),
        ({"district": "Hills"}, None),
        ({"district": "Hills", "region": "East"}, False),
        ({"district": "", "region": "West"}, True),
        ({"district": "LÁKE", "region": ""}, True),
        ({"district": "Lak", "region": ""}, False),
        ({"end": date(2027, 3, 5)}, False),
        ({"end": date(2027, 3, 6)}, True),
        ({"start": date(2027, 3, 14)}, True),
        ({"start": date(2027, 3, 15)}, False),
        ({"start": date.min, "end": date.max}, True),
    ],
)
def test_same_care_district_and_days(changed: dict[str, Any], there: bool | None) -> None:
    organisations = found(row(**changed)).organisations
    assert said(organisations) == {True: {"Team"}, False: set(), None: (set(), {"Team"})}[there]


@pytest.mark.parametrize(
    ("site", "there"),
    [
        ({"latitude": 0.05, "longitude": 30}, {"Team"}),
        ({"latitude": 0.5, "longitude": 30}, set()),
        ({}, (set(), {"Team"})),
    ],
)
def test_a_row_with_a_point_is_judged_by_distance(site: dict[str, Any], there: Any) -> None:
    organisations = found(row(point=Point(0, 30)), site=site).organisations
    assert said(organisations) == there
    assert organisations.missing == (() if site else ("sites[ward].latitude",))


@pytest.mark.parametrize(
    ("teams", "not_coordinated", "some"),
    [
        (None, (set(), {"Team"}), "?"),
        ([], {"Team"}, True),
        ([{"id": "t", "name": "TEAM", "coordinated": "agreed"}], set(), False),
        ([{"id": "t", "name": "TEAM", "coordinated": "refused"}], {"Team"}, True),
        ([{"id": "t", "name": "TEAM"}], (set(), {"Team"}), "?"),
        ([{"id": "t", "name": "Another", "coordinated": "agreed"}], {"Team"}, True),
    ],
)
def test_coordination(teams: Any, not_coordinated: Any, some: Any) -> None:
    fact = found(row(), integration={"other_teams": teams})
    assert said(fact.not_coordinated) == not_coordinated
    assert said(fact.some_not_coordinated) == some


def test_what_is_asked() -> None:
    assert found(row()).some_not_coordinated.missing == ("integration.other_teams",)
    assert found(row(), site={"location": None}).organisations.missing == ("sites[ward].location",)


def test_partners_and_the_sender_are_no_others() -> None:
    partners = [{"id": "t", "name": "team"}]
    assert said(found(row(), partners=partners).organisations) == set()
    sender = {"dates": DATES, "sending_organisation": {"name": "Team"}}
    assert said(found(row(), mission=sender).organisations) == set()


def test_several_rows_of_one_organisation_are_one() -> None:
    fact = found(row(), row(organisation="TEAM", district="Hills"), row(organisation="Other"))
    assert said(fact.organisations) == {"Team", "Other"}
    assert said(fact.services) == {"clinic"}
    assert said(fact.sheet_title) == "3w_2027.csv (year 2027; 3 activities)"


def test_services_that_are_not_stated_and_those_that_are_no_care() -> None:
    assert said(found(row(), services=None).some_not_coordinated) == "?"
    assert said(found(row(), services=[{"id": "course", "kind": "training"}]).organisations) == set()


def test_without_a_sheet_nothing_follows() -> None:
    (fact,) = derive(MissionPlan.model_validate({"title": "A visit"}), ON, TABLES).of("other_organisations")
    assert said(fact.knowledge("sheet_brought")) is False
    assert said(fact.knowledge("some_not_coordinated")) is False
