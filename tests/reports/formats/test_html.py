"""The HTML report: one file that fetches nothing, that anybody can read, and that a plan cannot write into."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser
from typing import Final

import pytest

from missionrisk import Assessment, render
from missionrisk.reports.safe_text import visible
from missionrisk.reports.templates import OWN
from tests.judgement.small import assess
from tests.reports.harmful import HARMFUL
from tests.reports.strangers import HOSTILE, plan_that_says

STYLE: Final = (OWN / "_style.css").read_text(encoding="utf-8")
EMPTY: Final = {"meta", "link", "br", "hr", "img", "input"}


class Reader(HTMLParser):
    """Elements in reading order with their attributes and texts; an error for what is not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[int, str] = {}
        self._open: list[int] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in EMPTY:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            self.texts[element] = self.texts.get(element, "") + data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    def text(self, tag: str) -> list[str]:
        return [" ".join(self.texts.get(i, "").split()) for i, (name, _) in enumerate(self.elements) if name == tag]


def read(assessment: Assessment) -> Reader:
    return Reader(render(assessment, "html"))


PAGES: Final = {"harmful": HARMFUL, "title only": "title: Only a title\n"}


@pytest.fixture(params=list(PAGES.values()), ids=list(PAGES))
def page(request: pytest.FixtureRequest) -> Reader:
    return read(assess(request.param))


# --- what it says -------------------------------------------------------------------------------------------------


def test_the_verdict_comes_first_then_what_to_do_then_the_findings() -> None:
    page = read(assess(HARMFUL))
    assert page.text("title") == ["Do not proceed: Surgical week"]
    assert page.text("h1") == ["Surgical week"]
    assert page.text("h2") == [
        "Verdict Do not proceed",
        "What must change before departure",
        "Questions to answer first",
        "Findings by harm",
        "Action plan",
        "Questions",
        "What was checked",
        "Sources",
        "Method and limits",
    ]
    assert page.text("h4")[0] == "critical Nobody local has accepted the operated patients"


def test_all_of_an_assessment_is_on_the_page() -> None:
    assessment = assess(HARMFUL)
    (body,) = read(assessment).text("body")
    for finding in assessment.findings:
        for said in (finding.id, finding.message, finding.rationale, *(action.action for action in finding.actions)):
            assert said in body
        for evidence in finding.evidence:
            assert f"line {evidence.line}: {evidence.path} = {evidence.value}" in body
        for source in finding.sources:
            assert source.citation in body
    for question in assessment.questions:
        assert question.text in body
    assert "not an approval, not legal advice, and not a finding about any person" in body
    assert assessment.provenance.catalogue_sha256 in body


def test_what_can_no_longer_be_done_in_time_is_said_to_be_too_late() -> None:
    assert "too late" in render(assess(HARMFUL, on=assess(HARMFUL).provenance.on.replace(year=2027)), "html")
    assert ">too late<" not in render(assess(HARMFUL), "html")


# --- how it is built ----------------------------------------------------------------------------------------------


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert render(assess(HARMFUL), "html") == render(assess(HARMFUL), "html")


def test_it_fetches_nothing_and_runs_nothing(page: Reader) -> None:
    assert page.all("script", "img", "iframe", "object", "embed", "base", "form", "video", "audio") == []
    assert [link["href"] for link in page.all("link")] == ["data:,"]
    assert all((link["href"] or "").startswith("#") for link in page.all("a"))
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    (policy,) = (meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_every_link_leads_somewhere_on_the_page(page: Reader) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(link["href"] or "")[1:] for link in page.all("a")} <= set(ids)
    assert page.elements[[tag for tag, _ in page.elements].index("body") + 1] == (
        "a",
        {"class": "skip", "href": "#main"},
    )


def test_headings_go_down_one_level_at_a_time(page: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


def test_tables_have_captions_and_their_headers_say_for_what(page: Reader) -> None:
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert {header.get("scope") for header in page.all("th")} == {"col", "row"}


def test_it_has_a_language_and_fits_a_telephone(page: Reader) -> None:
    assert page.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.all("meta")


# --- texts of strangers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_a_plan_writes_text_and_never_elements(text: str) -> None:
    page = read(assess(plan_that_says(text)))
    harmless = read(assess(plan_that_says("Cataract extraction")))
    assert page.elements == harmless.elements
    assert page.text("h1") == [" ".join(visible(text).split())]
    (body,) = page.text("body")
    assert f"the plan says: not known: {page.text('h1')[0]}" in body


# --- colours ------------------------------------------------------------------------------------------------------


def schemes() -> dict[str, dict[str, str]]:
    """The colours of the style sheet for light, dark and paper, in the order in which it gives them."""
    roots = re.findall(r":root \{(.*?)\}", STYLE, flags=re.DOTALL)
    return {name: dict(re.findall(r"--(\w+): (#\w+)", root)) for name, root in zip(SCHEMES, roots, strict=True)}


SCHEMES: Final = ("light", "dark", "print")
TEXT: Final = ("ink", "quiet", "link", "critical", "high", "moderate", "low", "good", "unknown")


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize("ink", TEXT)
def test_text_stands_out_from_its_ground(scheme: str, ground: str, ink: str) -> None:
    """At least 4.5 to 1, which WCAG asks for at level AA."""
    colours = schemes()[scheme]
    darker, lighter = sorted((luminance(colours[ink]), luminance(colours[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
