"""One spelling for names of all languages and decades."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.goods.spelling import plain, spelled, without_last, words_in


@pytest.mark.parametrize(
    "alike",
    [
        ("amoxicillin", "amoxycillin", "Amoxicilina", "amoxicilline"),
        ("cefalexin", "cephalexin", "cefalexina", "céfalexine"),
        ("hydrochlorothiazide", "hidroclorotiazida", "Hydrochlorothiazid"),
        ("estradiol", "oestradiol"),
        ("ketamine", "cetamina"),
        ("sulfadiazine", "sulphadiazine", "sulfadiazina"),
    ],
)
def test_names_of_one_substance_are_spelled_alike(alike: tuple[str, ...]) -> None:
    assert len({tuple(words_in(name)) for name in alike}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prednisone", "prednisolone"),
        ("quinine", "quinidine"),
        ("chlorpromazine", "clomipramine"),
        ("hydralazine", "hydroxyzine"),
        ("vitamin k", "vitamin c"),
        ("vitamin b1", "vitamin b12"),
        ("cefotaxime", "cefoxitin"),
        ("nitrate", "nitrite"),
    ],
)
def test_different_substances_are_not(one: str, other: str) -> None:
    assert words_in(one) != words_in(other)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_spelling_again_changes_nothing(text: str) -> None:
    once = words_in(text)
    assert [spelled(word) for word in once] == once
    assert words_in(" ".join(once)) == once


def test_accents_and_capitals_go() -> None:
    assert plain("Ácido FÓLICO") == "acido folico"


def test_the_last_words_are_taken_off_as_long_as_one_is_left() -> None:
    assert without_last("iron syrup oral", frozenset({"oral", "sirup"})) == "iron"
    assert without_last("oral", frozenset({"oral"})) == "oral"
    assert without_last("+", frozenset({"oral"})) == "+"
