"""How wide the columns of a Word file's tables are, where the template leaves that open."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Length, Mm

_LETTER: Final = Mm(1.7)
_MARGINS: Final = Mm(3)
_LONGEST_WORD: Final = 16
_LONGEST_LINE: Final = 60


def set_widths(document: Document) -> None:
    """Give each column of no stated width the room that its words need, and share out what is left by length."""
    section = document.sections[0]
    if section.page_width is None or section.left_margin is None or section.right_margin is None:
        return
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.element.body.iter(qn("w:tbl")):
        if all(cell.width is None for cell in table.iter_tcs()):
            _set(table, room)


def _set(table: CT_Tbl, room: int) -> None:
    rows = [["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.tc_lst] for row in table.tr_lst]
    widths = _widths(rows, room)
    for column, width in zip(table.tblGrid.gridCol_lst, widths, strict=False):
        column.w = width
    for row in table.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=False):
            cell.width = width


def _widths(rows: list[list[str]], room: int) -> list[Length]:
    columns = list(zip(*rows, strict=False))
    needed = [_MARGINS + _LETTER * _longest_word(column) for column in columns]
    wished = [_LETTER * _longest_line(column) for column in columns]
    spare = max(0, room - sum(needed))
    widths = [need + spare * wish / sum(wished) for need, wish in zip(needed, wished, strict=True)]
    return [Length(round(width * room / sum(widths))) for width in widths]


def _longest_word(texts: tuple[str, ...]) -> int:
    return max(min(len(word), _LONGEST_WORD) for text in texts for word in (text.split() or [""]))


def _longest_line(texts: tuple[str, ...]) -> int:
    return max(1, *(min(len(text), _LONGEST_LINE) for text in texts))
