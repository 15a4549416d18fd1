"""Links to sources."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from missionrisk.documentation.links import links


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("doi:10.1111/pan.13378", "[doi:10.1111/pan.13378](https://doi.org/10.1111/pan.13378)"),
        ("PMID 32415355", "[PMID 32415355](https://pubmed.ncbi.nlm.nih.gov/32415355/)"),
        ("ncihc.org", "[ncihc.org](https://ncihc.org)"),
        ("bmj.com/content/361/rr-0", "[bmj.com/content/361/rr-0](https://bmj.com/content/361/rr-0)"),
        ("scribd.com, document 2", "[scribd.com](https://scribd.com), document 2"),
        ("a.org; ISBN 978-1", "[a.org](https://a.org); ISBN 978-1"),
        ("ISBN 978-92-4-002933-0", "ISBN 978-92-4-002933-0"),
        ("known from a summary", "known from a summary"),
        ("WHO/PSA/96.17", "WHO/PSA/96.17"),
    ],
)
def test_a_place_becomes_a_link_where_it_is_one(where: str, shown: str) -> None:
    assert links(where) == shown


def test_brackets_of_a_doi_do_not_end_its_link() -> None:
    assert "(https://doi.org/10.1016/S2214-109X%2813%2970003-2)" in links("doi:10.1016/S2214-109X(13)70003-2")


@pytest.mark.parametrize(
    "where", ["javascript:alert(1)", "doi:10.1/x) [y](http://z.example", "a.org/<b>", "[x](b.org)"]
)
def test_nothing_else_becomes_a_link(where: str) -> None:
    (paragraph,) = (token for token in MarkdownIt().parse(links(where)) if token.type == "inline")
    for token in paragraph.children or ():
        assert token.type != "html_inline"
        assert token.type != "link_open" or str(token.attrs["href"]).startswith("https://doi.org/10.1/x")
