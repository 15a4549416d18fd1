"""What readers see of an assessment and of a report: its words, without what is written for machines."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import unquote
from xml.etree import ElementTree

# fmt: off
CODES: Final = frozenset({
    "about", "affected", "answer", "assurance", "bearing", "by", "citation", "core", "decision", "entries",
    "evidence_grade", "failure", "finding", "fingerprint", "format", "harms", "id", "ids", "key", "kind", "language",
    "outcome", "outcomes", "owner", "path", "place", "provenance", "rests_on", "result", "rule", "rules", "said",
    "severity", "source", "stage", "state", "subject",
})
# fmt: on
"""The fields that hold ids, places, the words of choices or citations, which programs read."""

SHOWN_AS_THEY_ARE: Final = frozenset({
    "citation", "entries", "finding", "id", "key", "outcomes", "path", "place", "provenance", "rests_on", "rule",
    "rules", "subject",
})  # fmt: skip
"""Those of them that readers are shown as they are: ids, places in the plan, citations, file names and hashes."""


def shown_as_they_are(data: Any, *, within: bool = False) -> Iterator[str]:
    """The strings of an assessment that stand in a report as they are."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from shown_as_they_are(value, within=within or name in SHOWN_AS_THEY_ARE)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from shown_as_they_are(value, within=within)
    elif isinstance(data, str) and within:
        yield data


def without(shown: str, strings: Iterable[str]) -> str:
    """What is shown, on one line, apart from these strings, hashes, what is to be typed, and the marks of Markdown."""
    rest = " ".join(shown.replace("\\", "").split())
    rest = re.sub(r"`[^`]*`|\b[0-9a-f]{12,}\b", " ", rest)
    longest_first = sorted({" ".join(string.split()) for string in strings} - {""}, key=len, reverse=True)
    as_they_are = "|".join(map(re.escape, longest_first))
    return re.sub(rf"(?<!\w)(?:{as_they_are})(?!\w)", " ", rest) if as_they_are else rest


def texts_in(data: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """The texts that are written for readers, each with the field that holds it."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in CODES:
                yield from texts_in(value, name)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from texts_in(value, field)
    elif isinstance(data, str):
        yield field, data


_CODES_ALONE: Final = re.compile(r"[a-z_:]+(; [a-z_:]+)*$")


class _Page(HTMLParser):
    """What a page shows, and what it says to those who do not see it."""

    HIDDEN: Final = ("style", "script")
    SPOKEN: Final = ("aria-label", "title", "alt", "placeholder")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self.HIDDEN
        self.texts += [value for name, value in attrs if name in self.SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in self.HIDDEN

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def _of_page(page: str) -> str:
    return "\n".join(_Page(page).texts)


def _of_json(text: str) -> str:
    return "\n".join(words for _field, words in texts_in(json.loads(text)))


def _of_sarif(text: str) -> str:
    return "\n".join(words for field, words in texts_in(json.loads(text)) if field in ("text", "markdown"))


def _of_csv(text: str) -> str:
    """The cells of the table; the names of its columns, and cells that hold words of choices, are for programs."""
    _columns, *rows = csv.reader(io.StringIO(text))
    return "\n".join(cell for row in rows for cell in row if not _CODES_ALONE.match(cell))


def notes_in_yaml(text: str) -> str:
    """What a sheet to be filled in says to people: its comments."""
    return " ".join(line.lstrip("# ") for line in text.splitlines() if line.lstrip().startswith("#"))


def _of_xml(text: str) -> str:
    nodes = list(ElementTree.fromstring(text).iter())
    texts = [node.text or "" for node in nodes]
    values = (value for node in nodes for value in node.attrib.values())
    return "\n".join((*texts, *(value for value in values if not _CODES_ALONE.match(value))))


def _of_calendar(text: str) -> str:
    lines = text.replace("\r\n ", "").splitlines()
    told = (line.partition(":")[2] for line in lines if line.startswith(("SUMMARY", "DESCRIPTION")))
    return "\n".join(told).replace("\\n", "\n")


def _of_commands(text: str) -> str:
    """What GitHub's commands tell, without the names of commands and of their properties."""
    return unquote(re.sub(r"(?m)^::[a-z]+ |\b(file|line|col|endLine|endColumn|title)=", " ", text))


def _of_office(content: bytes) -> str:
    """The texts of a DOCX or XLSX file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    return "\n".join(node.text or "" for part in parts for node in part.iter() if node.tag.endswith("}t"))


READ: Final[Mapping[str, Callable[[Any], str]]] = {
    "text": str,
    "markdown": str,
    "html": _of_page,
    "json": _of_json,
    "csv": _of_csv,
    "sarif": _of_sarif,
    "ics": _of_calendar,
    "github": _of_commands,
    "junit": _of_xml,
    "docx": _of_office,
    "xlsx": _of_office,
}
"""What a reader sees of each format."""
