"""When one language tag serves another, and which languages patients speak."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.language.languages import (
    languages_at_site_of,
    patient_languages,
    readable_in,
    spoken_forms,
    understood_in,
    written_forms,
)
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from tests.facts.deriving import place_of, said

LANGUAGES = ("es", "ht", "quc", "acr", "zh", "sr", "hr", "no", "nn", "ar", "arz", "iw", "spa", "kmr", "zh-yue", "xxz")
REGIONS = ("", "-GT", "-419", "-TW", "-RS")
SCRIPTS = ("", "-Latn", "-Cyrl", "-Hant")

tags = st.builds("".join, st.tuples(st.sampled_from(LANGUAGES), st.sampled_from(SCRIPTS), st.sampled_from(REGIONS)))


def speaks(speaker: str, patient: str) -> bool:
    return spoken_forms([patient]) <= understood_in([speaker])


def reads(reader: str, text: str) -> bool:
    return written_forms([reader]) <= readable_in([text])


@pytest.mark.parametrize(
    ("speaker", "patient"),
    [
        ("es-GT", "es"),
        ("es", "es-419"),
        ("ES", "es"),
        ("spa", "es"),
        ("iw", "he"),
        ("in", "id"),
        ("zh-Hans", "zh-Hant"),
        ("cmn", "zh"),
        ("zh-yue", "yue"),
        ("sr-Latn", "sr-Cyrl"),
        ("hr", "bs"),
        ("sh", "hr"),
        ("nb", "no"),
        ("nn", "nb"),
        ("swh", "sw-TZ"),
        ("prs", "fa-AF"),
    ],
)
def test_one_language_under_two_tags(speaker: str, patient: str) -> None:
    assert speaks(speaker, patient)
    assert speaks(patient, speaker)


@pytest.mark.parametrize(
    ("speaker", "patient"),
    [
        ("fr", "ht"),
        ("es", "quc"),
        ("quc", "acr"),
        ("qu", "quz"),
        ("qu", "quy"),
        ("ku", "ckb"),
        ("zh", "yue"),
        ("ar", "arz"),
        ("pt", "es"),
        ("da", "no"),
        ("hi", "ur"),
        ("sl", "hr"),
    ],
)
def test_languages_that_are_near_are_not_the_same(speaker: str, patient: str) -> None:
    assert not speaks(speaker, patient)
    assert not speaks(patient, speaker)


@pytest.mark.parametrize(
    ("reader", "text", "expected"),
    [
        ("es-GT", "es-ES", True),
        ("es", "es-Latn", True),
        ("zh-TW", "zh-Hant", True),
        ("zh-Hans", "zh-Hant", False),
        ("zh-HK", "zh", False),
        ("sr", "sr-Latn", False),
        ("sr-Latn", "hr", True),
        ("sr", "hr", False),
        ("nn", "nb", True),
        ("pa-PK", "pa", False),
        ("fr", "ht", False),
    ],
)
def test_script_matters_in_writing(reader: str, text: str, expected: bool) -> None:
    assert reads(reader, text) is expected


@settings(max_examples=50)
@given(tags)
def test_every_tag_serves_itself(tag: str) -> None:
    assert speaks(tag, tag)
    assert reads(tag, tag)


@settings(max_examples=50)
@given(st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES), st.sampled_from(REGIONS), st.sampled_from(REGIONS))
def test_region_never_matters_for_speech(one: str, other: str, here: str, there: str) -> None:
    assert speaks(one + here, other + there) is speaks(one, other)


@settings(max_examples=50)
@given(tags, tags)
def test_who_reads_it_would_understand_it_read_aloud(reader: str, text: str) -> None:
    assert speaks(text, reader) or not reads(reader, text)


def test_a_tag_that_no_registry_knows_is_still_a_language() -> None:
    assert spoken_forms(["qqx", "es-x1234567", "es-aa-bb-cc"]) == {"qqx", "es"}


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"language": {"patient_languages": ["es"]}}, {"es"}),
        ({"language": {"patient_languages": ["es"]}, "sites": [{"id": "a", "languages": ["quc"]}]}, {"es", "quc"}),
        ({"sites": [{"id": "a", "languages": ["quc"]}, {"id": "b", "languages": ["es-GT"]}]}, {"es", "quc"}),
        ({"sites": [{"id": "a", "languages": ["quc"]}, {"id": "b"}]}, ({"quc"}, None)),
        ({"language": {"patient_languages": []}}, (set(), None)),
        ({"sites": []}, (set(), None)),
        ({}, (set(), None)),
    ],
)
def test_patient_languages(plan: dict[str, Any], expected: Any) -> None:
    found = patient_languages(Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", final=False))
    assert said(found) == expected
    assert bool(found.missing) is (found.possible is None)


def test_patient_languages_as_they_are_written() -> None:
    plan = place_of(language={"patient_languages": ["sr-Latn", "zh-TW", "es-GT"]})
    assert said(patient_languages(plan, written_forms)) == {"sr-Latn", "zh-Hant", "es"}


@pytest.mark.parametrize(
    ("sites", "overall", "site", "expected", "asked"),
    [
        ([{"id": "a", "languages": ["quc"]}, {"id": "b"}], ["es", "quc"], "a", {"quc"}, ()),
        (
            [{"id": "a", "languages": ["quc"]}, {"id": "b"}],
            ["es"],
            "b",
            (set(), {"es", "quc"}),
            ("sites[b].languages",),
        ),
        ([{"id": "a", "languages": ["quc"]}, {"id": "b"}], None, "b", (set(), None), ("language.patient_languages",)),
        ([{"id": "a"}, {"id": "b"}], ["quc"], "b", {"quc"}, ()),
        ([{"id": "a"}], ["es", "quc"], "a", {"es", "quc"}, ()),
        ([{"id": "a"}, {"id": "b"}], ["es", "quc"], None, (set(), {"es", "quc"}), ("education.sessions[talk].site",)),
    ],
)
def test_languages_at_one_site(sites: Any, overall: Any, site: Any, expected: Any, asked: Any) -> None:
    plan = place_of(
        sites=sites, language={"patient_languages": overall}, education={"sessions": [{"id": "talk", "site": site}]}
    )
    (session,) = plan.inside("education").entries("sessions")
    found = languages_at_site_of(session, plan)
    assert (said(found), found.missing) == (expected, asked)
