"""The organisation that sends the team."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

PAYING = [{"id": "students", "pays_to_take_part": True}]


def found(organisation: Any = None, **plan: Any) -> Any:
    mission = {} if organisation is None else {"mission": {"sending_organisation": organisation}}
    return fact("sending_organisation", "mission", **mission, **plan)


def test_who_answers_for_the_mission_is_never_named() -> None:
    named = found({"accountable_person": "Dr Maria Example"})
    assert said(named.answered_for) is True
    assert "Example" not in repr(named)
    assert said(found({"accountable_person": "none"}).answered_for) is False
    assert found({}).answered_for.missing == ("mission.sending_organisation.accountable_person",)
    assert found().answered_for.missing == ("mission.sending_organisation",)


@pytest.mark.parametrize(
    ("stated", "people", "pay"),
    [
        (True, [], True),
        (False, [], False),
        (False, PAYING, False),
        (None, PAYING, True),
        (None, [{"id": "students", "pays_to_take_part": False}], "?"),
        (None, [], "?"),
    ],
)
def test_whether_members_pay_for_their_place(stated: Any, people: Any, pay: Any) -> None:
    assert said(found({"volunteers_pay_to_take_part": stated}, people=people).members_pay) == pay


def test_deaths_and_their_review() -> None:
    known_of = found({"track_record": {"deaths": {"min": 2, "max": 3}, "patients": 900, "deaths_reviewed": False}})
    assert (said(known_of.deaths), said(known_of.patients), said(known_of.deaths_reviewed)) == ((2, 3), 900, False)
