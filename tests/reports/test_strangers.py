"""Nothing that a plan says harms a page: what a stranger writes stands there as text, wherever it stands."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

import pytest
import yaml
from markdown_it import MarkdownIt
from rich.cells import cell_len

from missionrisk.intake import load_plan
from missionrisk.reports import FORMATS, Edition, render_edition
from missionrisk.reports.edition import Reader
from missionrisk.reports.formats.notebook import notebook_html
from missionrisk.reports.safe_text import visible
from missionrisk.reports.terminal import WIDTH
from tests.judgement.small import assess
from tests.reports.editions import ON, assessor
from tests.reports.elements import Elements
from tests.reports.pdfs import pdf_of, title_of
from tests.reports.strange_plans import HARMLESS, strange_edition
from tests.reports.strangers import HOSTILE, plan_that_says

PLANS: Final = ("cleft-programme", "maternal-child-health", "surgical-week", "village-brigade")
READERS: Final[tuple[Reader, ...]] = ("planner", "committee", "host", "host-form")
STEERING: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")
"""Characters that act on a terminal or reorder a line; of those only the line break is for layouts."""

every_page = pytest.mark.parametrize(("plan", "reader"), [(plan, reader) for plan in PLANS for reader in READERS])


@cache
def made(plan: str, reader: Reader, format: str, texts: tuple[str, ...] = HOSTILE) -> str:
    report = render_edition(strange_edition(plan, reader, texts), format)
    assert isinstance(report, str)
    return report


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


# --- pages --------------------------------------------------------------------------------------------------------


@every_page
def test_a_page_is_built_the_same_whatever_a_plan_says(plan: str, reader: Reader) -> None:
    """The pictures are part of it: their shapes and labels too are as many as those of a harmless plan."""
    strange = Elements(made(plan, reader, "html"))
    assert strange.built == Elements(made(plan, reader, "html", HARMLESS)).built
    assert one_line(strange_edition(plan, reader).assessment.title) in strange.words
    assert STEERING.findall(made(plan, reader, "html")) == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if set(text) & set('<>&"')])
def test_no_place_on_a_page_takes_markup_from_a_plan(text: str) -> None:
    """The same text in every place of a plan that has something to show in every picture."""
    page = Elements(made("village-brigade", "planner", "html", (text,)))
    assert page.built == Elements(made("village-brigade", "planner", "html", ("Words",))).built


@every_page
def test_a_page_has_links_within_itself_only(plan: str, reader: Reader) -> None:
    page = Elements(made(plan, reader, "html"))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    links = [link or "" for link in page.values("href") if link != "data:,"]
    assert [link for link in links if not link.startswith("#") or link[1:] not in ids] == []


ID: Final = "zaphod-beeblebrox"
PLAN_OF_ONE_ID: Final[dict[str, Any]] = {
    "title": "T",
    "mission": {"model": "short_term", "dates": {"arrival": "2027-03-01", "departure": "2027-03-10"}},
    **{
        chapter: [{"id": ID}]
        for chapter in ("sites", "partners", "people", "services", "procedures", "medicines", "equipment")
    },
}


@pytest.mark.parametrize("reader", READERS)
def test_no_id_of_a_plan_is_an_address_on_the_page(reader: Reader) -> None:
    case = assessor().decide(load_plan(PLAN_OF_ONE_ID), on=ON)
    page = render_edition(Edition(assessor().judge(case), case, reader=reader), "html")
    assert isinstance(page, str)
    built = repr(Elements(page).built)
    assert "'class'" in built
    assert ID not in built


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_a_notebook_shows_is_text(text: str) -> None:
    strange = notebook_html(assess(plan_that_says(text)))
    assert Elements(strange).built == Elements(notebook_html(assess(plan_that_says("Words")))).built
    assert one_line(text) in Elements(strange).words
    assert STEERING.findall(strange) == []


# --- Markdown -----------------------------------------------------------------------------------------------------

MARKDOWN: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def kinds(markdown: str) -> list[str]:
    """What a document is built of; whether a text stands as code is no matter."""
    tokens = (inner for token in MARKDOWN.parse(markdown) for inner in (token, *(token.children or ())))
    return [token.type for token in tokens if token.type not in ("text", "code_inline")]


@every_page
def test_markdown_is_built_the_same_whatever_a_plan_says(plan: str, reader: Reader) -> None:
    assert kinds(made(plan, reader, "markdown")) == kinds(made(plan, reader, "markdown", HARMLESS))
    assert STEERING.findall(made(plan, reader, "markdown")) == []


# --- text ---------------------------------------------------------------------------------------------------------

QUOTED: Final = ("plan:", "about:", "plan_said:")
"""Lines of a sheet that a program reads back: they are as long as what they quote."""


@every_page
def test_text_steers_no_terminal_and_keeps_its_width(plan: str, reader: Reader) -> None:
    text = made(plan, reader, "text")
    assert STEERING.findall(text) == []
    prose = [line for line in text.splitlines() if not line.lstrip().startswith(QUOTED)]
    assert max(map(cell_len, prose)) <= WIDTH


@pytest.mark.parametrize("plan", PLANS)
def test_the_sheet_of_a_form_says_what_it_says_of_any_plan(plan: str) -> None:
    strange, harmless = (yaml.safe_load(made(plan, "host-form", "text", texts)) for texts in (HOSTILE, HARMLESS))
    assert list(strange) == list(harmless)
    assert {item: list(answer) for item, answer in strange["answers"].items()} == {
        item: list(answer) for item, answer in harmless["answers"].items()
    }
    assert strange["plan"] == visible(strange_edition(plan, "host-form").assessment.title)


# --- PDF ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["planner", "host", "host-form"])
def test_a_pdf_does_nothing_and_leads_nowhere(reader: Reader) -> None:
    edition = strange_edition("maternal-child-health", reader)
    pdf = pdf_of(edition)
    assert one_line(edition.assessment.title) in title_of(pdf)
    root = pdf.root_object
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert set(root.get("/Names", ())) <= {"/Dests"}
    links = [link.get_object() for page in pdf.pages for link in page.get("/Annots", ())]
    assert {link["/Subtype"] for link in links} <= {"/Link"}
    assert {link["/A"]["/S"] for link in links if "/A" in link} <= {"/GoTo"}


# --- formats for programs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("format", sorted(name for name, format in FORMATS["planner"].items() if not format.binary))
def test_every_format_of_text_is_made_and_can_be_written(plan: str, format: str) -> None:
    assert made(plan, "planner", format).encode()
