"""What a notebook shows of an assessment."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from missionrisk.language import Language, speaking
from missionrisk.reports.formats.notebook import MOST_FINDINGS
from tests.judgement.small import SOUND, assess
from tests.reports.elements import Elements
from tests.reports.harmful import HARMFUL


def test_the_verdict_the_numbers_and_the_gravest_findings_come_first() -> None:
    assessment = assess(HARMFUL)
    words = " ".join(Elements(assessment._repr_html_()).words)
    assert words.startswith("Do not proceed : Surgical week")
    counts = assessment.counts
    assert f"Critical {counts.critical} · High {counts.high} · Moderate {counts.moderate}" in words
    first = assessment.findings[0]
    assert f"{first.severity.capitalize()}: {first.title} {first.id}" in words


def test_it_is_short_however_many_findings_there_are() -> None:
    assessment = assess(HARMFUL)
    many = assessment.model_copy(update={"findings": 100 * assessment.findings})
    page = Elements(many._repr_html_())
    assert [tag for tag, _attributes in page.built].count("li") == MOST_FINDINGS + 1
    assert f"and {len(many.findings) - MOST_FINDINGS} more findings" in page.words
    assert len(many._repr_html_()) < 3_000


def test_of_a_sound_plan_it_lists_no_findings() -> None:
    page = Elements(assess(SOUND)._repr_html_())
    assert "li" not in [tag for tag, _attributes in page.built]
    assert page.words[0] == "Proceed"
    assert page.words[-1] == "0 questions are open."


@pytest.mark.parametrize("plan", [HARMFUL, "title: Only a title\n"])
def test_it_is_a_fragment_that_disturbs_nothing_around_it(plan: str) -> None:
    built = Elements(assess(plan)._repr_html_()).built
    assert built[0][0] == "div"
    assert {tag for tag, _attributes in built} <= {"div", "p", "b", "bdi", "ul", "li", "code"}
    assert not {name for _tag, attributes in built for name, _value in attributes} & {"id", "class"}


def test_it_speaks_the_language_of_the_assessment_in_its_direction() -> None:
    with speaking(Language("ar", "rtl", NullTranslations())):
        shown = assess(HARMFUL)._repr_html_()
    assert shown.startswith('<div lang="ar" dir="rtl"')
