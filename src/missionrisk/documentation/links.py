"""Where a source can be found, as links."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from missionrisk.reports.markdown_text import escaped

_DOI: Final = re.compile(r"doi:(10\.\S+)")
_PUBMED: Final = re.compile(r"PMID (\d+)")
_ADDRESS: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w./~-]*)?")


def links(where: str) -> Markup:
    """The places of a source with a link for each DOI, PubMed number and address; anything else as it is written."""
    return Markup("; ").join(_link(place.strip()) for place in where.split(";"))


def _link(place: str) -> Markup:
    name, comma, rest = place.partition(", ")
    address = _address_of(name)
    if address is None:
        return escaped(place)
    target = quote(address, safe=":/.-_~%")
    return Markup(f"[{escaped(name).replace('`', '')}]({target})") + escaped(comma + rest)


def _address_of(place: str) -> str | None:
    if found := _DOI.fullmatch(place):
        return f"https://doi.org/{found[1]}"
    if found := _PUBMED.fullmatch(place):
        return f"https://pubmed.ncbi.nlm.nih.gov/{found[1]}/"
    return f"https://{place}" if _ADDRESS.fullmatch(place) else None
