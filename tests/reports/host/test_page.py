"""The host partner's page as a whole: plain, complete, and harmless whoever wrote the plan."""

from __future__ import annotations

import re
from gettext import NullTranslations
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from missionrisk.language import Language, speaking
from missionrisk.reports.templates import html_page
from tests.plan.strategies import plan_data
from tests.reports.host.pages import example, examples, host_page, layouts, section, unsaid
from tests.reports.strangers import HOSTILE, plan_that_says

CODES = re.compile(r"\b[A-Z]{2}-\d{2}\b|\b\w+_\w+\b|\w\[\w*\]")
"""Rule ids, names of fields and choices, plan paths."""

SEVERITIES = re.compile(r"\b(critical|high|moderate|severity|verdict|finding)\b", re.IGNORECASE)


def all_texts(name: str) -> str:
    """Every text of an example's page, with what the layouts put around it."""
    return layouts(example(name))["text"]


@pytest.mark.parametrize("name", examples())
def test_it_speaks_without_codes_and_severities(name: str) -> None:
    text = all_texts(name)
    assert CODES.findall(text) == []
    assert SEVERITIES.findall(text) == []


def test_four_lines_at_the_top_tell_who_comes_when_for_what_and_who_leads() -> None:
    summary = example("surgical-week").summary
    assert summary.who == "visiting surgeons (2), sent by Surgeons Together (Canada)"
    assert summary.when == "13 February 2027 to 22 February 2027 (10 days)"
    assert summary.what == "Elective surgery and Teaching in theatre"
    assert summary.lead == "For your side: Head of surgery, co-director of the visit"


def test_what_a_plan_leaves_out_is_said_to_be_left_out_and_becomes_a_question() -> None:
    page = example("title-only")
    assert all(line.says for line in unsaid(page))
    assert "Money: the plan does not say what the visit will cost you." in [line.says for line in unsaid(page)]
    assert "What will the visit cost us, and who pays?" in page.questions
    assert page.questions == tuple(dict.fromkeys(line.ask for line in unsaid(page) if line.ask))
    assert page.requests == ()
    assert page.promises == ()


def test_a_plan_without_patients_is_not_asked_about_them() -> None:
    """A donation says nothing of fees, of patients drawn away, or of whom patients reach."""
    page = example("medicines-donation")
    assert [table.columns for table in section(page, "work").tables] == [
        ("What is offered", "Who leads it", "Who goes on with it afterwards")
    ]
    assert not [line for line in unsaid(page) if "patients reach" in line.says or "nearby lose" in line.says]


def test_it_is_addressed_to_the_partners_of_the_host_country() -> None:
    partners = [
        {"id": "clinic", "name": "Clinic of Rio Alto", "local": True},
        {"id": "sender", "name": "Branch of the sender", "local": False},
    ]
    assert host_page({"title": "T", "partners": partners}).addressed_to == "For Clinic of Rio Alto"
    assert host_page({"title": "T"}).addressed_to == "For the host partner"


def test_it_says_that_it_is_no_approval_and_that_the_host_may_say_no() -> None:
    for text in layouts(example("telementoring-hybrid")).values():
        words = " ".join(text.split())
        assert "It is not an approval" in words
        assert "you may say no." in words


def test_a_draft_can_still_change_and_a_final_plan_cannot() -> None:
    changing = "it can still change"
    assert changing in layouts(host_page({"title": "T"}))["text"]
    assert changing not in layouts(host_page({"title": "T", "stage": "final"}))["text"]


def plan_full_of(text: str) -> dict[str, Any]:
    """A plan in which the text stands wherever the page quotes one."""
    asked = {"status": "agreed", "document": {"title": text}}
    return {
        **plan_that_says(text),
        "sites": [{"id": "s", "name": text}],
        "partners": [{"id": "ward", "name": text, "asked_for_mission": asked}],
        "services": [{"id": "clinic", "name": text, "partner": "ward", "goes_on_after_departure": "ward"}],
        "leadership": {"host_lead": {"role": text, "partner": "ward"}},
        "finance": {"host_costs": [{"id": "time", "partner": "ward", "paid_by": text}]},
        "safeguarding": {"complaints": {"redress": text}, "exploitation": {"reporting_channel": text}},
    }


class Elements(HTMLParser):
    """The elements of a page, each with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _value in attrs)))


def kinds_of_tokens(markdown: str) -> set[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return {inner.type for token in tokens for inner in (token, *(token.children or ()))}


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_stranger_writes_stays_text(text: str) -> None:
    made, harmless = layouts(host_page(plan_full_of(text))), layouts(host_page(plan_full_of("Words")))
    assert Elements(made["html"]).found == Elements(harmless["html"]).found
    assert kinds_of_tokens(made["markdown"]) <= kinds_of_tokens(harmless["markdown"]) | {"code_inline"}
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "".join(made.values()))
    assert max(map(len, made["text"].splitlines())) <= 100
    assert len(made["html"]) < 60_000


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan_data())
def test_every_plan_has_a_page_in_every_layout(data: dict[str, object]) -> None:
    for text in layouts(host_page(data)).values():
        assert "\n\n\n\n" not in text


def test_numbers_that_nobody_means_do_no_harm() -> None:
    page = host_page({"title": "T", "mission": {"expected_patients": 10**90}})
    assert any(line.says.startswith("Patients whom they expect: 1000") for line in section(page, "work").lines)


def test_very_long_lists_are_summed_up() -> None:
    people = [{"id": f"nurse-{n}", "cadre": "nurse", "origin": "visiting"} for n in range(200)]
    medicines = [{"id": f"m{n}", "inn": f"medicine {n}", "destination": "left_behind"} for n in range(200)]
    page = host_page({"title": "T", "people": people, "medicines": medicines})
    (team,) = section(page, "people").tables
    assert len(team.rows) == 13
    assert team.rows[-1][0].endswith("and 180 more")
    assert page.summary.who.endswith("and 192 more")
    assert len(layouts(page)["html"]) < 60_000


def test_the_page_runs_in_the_direction_of_its_language() -> None:
    with speaking(Language("ar", "rtl", NullTranslations())):
        html = html_page("host.html.j2", page=host_page({"title": "T"}), timeline=None)
    assert '<html lang="ar" dir="rtl">' in html
