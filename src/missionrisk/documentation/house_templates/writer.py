"""Writes a Word template: paragraphs, lists and tables, and the tags that fill them in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from missionrisk.documentation.house_templates.style import TABLE_STYLE, set_page, set_styles
from missionrisk.reports.formats.same_bytes import without_times

Run = str | tuple[str, str]
"""Text, alone or after the name of its character style."""

Cell = Sequence[tuple[str, Sequence[Run]]]
"""Paragraphs, each with the name of its style and its runs."""

_MADE: Final = datetime(2026, 1, 1)


class Writer:
    """A template that grows paragraph by paragraph."""

    def __init__(self) -> None:
        self._document = Document()
        set_page(self._document)
        set_styles(self._document)

    def content(self) -> bytes:
        """The Word file."""
        properties = self._document.core_properties
        properties.author = "missionrisk"
        properties.title = properties.comments = properties.keywords = ""
        properties.created = properties.modified = _MADE
        written = io.BytesIO()
        self._document.save(written)
        return without_times(written.getvalue())

    def paragraph(self, style: str, *runs: Run) -> Paragraph:
        """A paragraph in a style."""
        paragraph = self._document.add_paragraph(style=style)
        _fill(paragraph, runs)
        return paragraph

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        """What is written only if something holds."""
        self._tag(f"if {condition}")
        yield
        self._tag("endif")

    def otherwise(self) -> None:
        """Within `when`: what is written if it does not hold."""
        self._tag("else")

    @contextmanager
    def each(self, loop: str) -> Iterator[None]:
        """What is written for each of several."""
        self._tag(f"for {loop}")
        yield
        self._tag("endfor")

    @contextmanager
    def having(self, value: str) -> Iterator[None]:
        """What is written with a value by a name."""
        self._tag(f"with {value}")
        yield
        self._tag("endwith")

    def list(self, style: str, loop: str, *runs: Run) -> None:
        """A list with an entry for each of several; a numbered one begins with 1."""
        with self.each(loop):
            self.entry(style, *runs, number=self.numbering() if style == "List Number" else None)

    def entry(self, style: str, *runs: Run, number: int | None = None) -> None:
        """An entry of a list; `number` is the numbering that counts it."""
        paragraph = self.paragraph(style, *runs)
        if number is not None:
            numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            numbered.get_or_add_ilvl().val = 0
            numbered.get_or_add_numId().val = number

    def numbering(self) -> int:
        """A numbering in the style of numbered lists, that begins with 1."""
        numbering = self._document.part.numbering_part.element
        style = self._document.styles["List Number"].element
        model = numbering.num_having_numId(style.pPr.numPr.numId.val)
        number = numbering.add_num(model.abstractNumId.val)
        number.add_lvlOverride(0).add_startOverride(1)
        return int(number.numId)

    def table(self, widths: Sequence[int], heads: Sequence[str], loop: str, cells: Sequence[Cell]) -> None:
        """A table with columns so many millimetres wide and, but for its heads, a row for each of several."""
        table = self._table(widths)
        if heads:
            row = _new_row(table)
            _repeat(row)
            for cell, head in zip(row.cells, heads, strict=True):
                _write(cell, [("Table Head", [head])])
        self._row(table, [("Table Text", [f"{{%tr for {loop} %}}"])])
        row = _new_row(table)
        _keep_together(row)
        for cell, content in zip(row.cells, cells, strict=True):
            _write(cell, content)
        self._row(table, [("Table Text", ["{%tr endfor %}"])])
        self.paragraph("After Table")

    def numbers(self, columns: Sequence[tuple[str, str]]) -> None:
        """Numbers side by side, each under what it counts."""
        table = self._table([170 // len(columns)] * len(columns))
        heads, row = _new_row(table), _new_row(table)
        for position, (head, number) in enumerate(columns):
            _write(heads.cells[position], [("Table Head", [head])])
            _write(row.cells[position], [("Number", [number])])
        self.paragraph("After Table")

    def any_table(self, columns: str, rows: str) -> None:
        """A table with as many columns as there are."""
        table = self._table([56, 58, 56])
        _fit(table)
        head = _new_row(table)
        _repeat(head)
        self._cells(head, f"column in {columns}", "{{ column }}", "Table Head")
        self._row(table, [("Table Text", [f"{{%tr for row in {rows} %}}"])])
        row = _new_row(table)
        _keep_together(row)
        self._cells(row, "cell in row", "{{ cell }}", "Table Text")
        self._row(table, [("Table Text", ["{%tr endfor %}"])])
        self.paragraph("After Table")

    @contextmanager
    def columns(self, number: int) -> Iterator[None]:
        """What is set in several columns on a page."""
        self._document.add_section(WD_SECTION.CONTINUOUS)
        yield
        section = self._document.add_section(WD_SECTION.CONTINUOUS)
        section._sectPr.xpath("./w:cols")[0].set(qn("w:num"), "1")
        self._document.sections[-2]._sectPr.xpath("./w:cols")[0].set(qn("w:num"), str(number))

    def _tag(self, tag: str) -> None:
        self.paragraph("Normal", f"{{%p {tag} %}}")

    def _table(self, widths: Sequence[int]) -> Table:
        table: Table = self._document.add_table(rows=0, cols=len(widths), style=TABLE_STYLE)
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    @staticmethod
    def _row(table: Table, first: Cell) -> None:
        _write(_new_row(table).cells[0], first)

    @staticmethod
    def _cells(row: _Row, loop: str, text: str, style: str) -> None:
        before, each, after = row.cells
        for cell, content in ((before, f"{{%tc for {loop} %}}"), (each, text), (after, "{%tc endfor %}")):
            _write(cell, [(style, [content])])
            cell._tc.get_or_add_tcPr().clear()


def either(*choices: tuple[str, Run]) -> list[Run]:
    """The run of the first condition that holds; that of the condition "" if none before it does."""
    runs: list[Run] = []
    for position, (condition, run) in enumerate(choices):
        tag = f"elif {condition}" if condition and position else f"if {condition}" if condition else "else"
        runs += [f"{{%r {tag} %}}", run]
    return [*runs, "{%r endif %}"]


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _write(cell: _Cell, content: Cell) -> None:
    for position, (style, runs) in enumerate(content):
        paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
        paragraph.style = style
        _fill(paragraph, runs)


def _fill(paragraph: Paragraph, runs: Sequence[Run]) -> None:
    for run in runs:
        style, text = (None, run) if isinstance(run, str) else run
        paragraph.add_run(text, style)


def _repeat(row: _Row) -> None:
    """Show the row again at the top of each page."""
    _keep_together(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_together(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _fit(table: Table) -> None:
    """Leave the widths of the columns to the words in them."""
    table.autofit = True
    width: BaseOxmlElement = table._tbl.tblPr.find(qn("w:tblW"))
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")
