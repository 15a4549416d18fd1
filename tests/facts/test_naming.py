"""Names of entries, and of those among several for which something holds."""

from __future__ import annotations

from missionrisk.facts.knowledge import Items, known, unknown
from missionrisk.facts.naming import name_of, names_judged, names_where
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan

PLAN = MissionPlan.model_validate(
    {
        "title": "A mission",
        "sites": [{"id": "ward", "name": "District ward"}, {"id": "tent"}],
        "people": [{"id": "nurse-1", "name": "Somebody Real"}],
    }
)
ROOT = Place(PLAN, "", final=False)


def test_an_entry_goes_by_its_name_or_else_by_its_id() -> None:
    assert [name_of(site) for site in ROOT.entries("sites")] == ["District ward", "tent"]


def test_a_person_is_never_called_by_a_personal_name() -> None:
    people = ROOT.entries("people")
    assert [name_of(person) for person in people] == ["nurse-1"]
    assert "Somebody Real" not in str(names_where(people, lambda _: known(True)))


def test_names_rest_on_what_makes_them_sure_and_ask_for_what_leaves_them_open() -> None:
    judged = {"a": known(True, "p"), "b": unknown("q", paths=("r",)), "c": known(False, "s"), "d": known(True, "p")}
    assert names_judged(judged, so=True) == Items(frozenset("ad"), frozenset("b"), ("p",), ("q",))
    assert names_judged(judged, so=False) == Items(frozenset("c"), frozenset("b"), ("s",), ("q",))
