"""What an HTML page is built of, without the words in it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

EMPTY: Final = frozenset({"meta", "link", "br", "hr", "img", "input"})
"""Elements that have no end."""

BUILDING: Final = frozenset(
    {"id", "class", "href", "style", "name", "for", "aria-labelledby", "scope", "dir", "tabindex"}
)
"""Attributes that hold no words: what they say is the layout's alone."""


class Elements(HTMLParser):
    """The elements of a page in reading order, each with its attributes; an error for what is not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.built: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.built.append((tag, tuple((name, value if name in BUILDING else None) for name, value in attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(" ".join(data.split()))

    def values(self, attribute: str) -> list[str | None]:
        """What the attribute says, wherever it stands."""
        return [value for _tag, attributes in self.built for name, value in attributes if name == attribute]
