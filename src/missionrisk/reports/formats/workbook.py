"""An Excel workbook: the verdict on one sheet, and the registers of actions, findings, questions and outcomes."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from missionrisk.language import gettext as _
from missionrisk.language import long_day
from missionrisk.reports.edition import Edition
from missionrisk.reports.errors import MissingExtra
from missionrisk.reports.formats.registers import Column, Register, Value, registers_of
from missionrisk.reports.report.model import Report
from missionrisk.reports.safe_text import visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_A4: Final = 9
_LONGEST_CELL: Final = 32_767
_CUT: Final = " […]"
_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_HIGHEST_ROW: Final = 409
_LINE_HEIGHT: Final = 13.5
_LABEL_WIDTH: Final = 36
_VALUE_WIDTH: Final = 96
_FIRST_DAY: Final = date(1900, 1, 1)
_TABLE_STYLE: Final = "Table Style Light 1"

_INK: Final = "#1b2430"
_QUIET: Final = "#55606e"
_LINE_COLOR: Final = "#d5dae1"
_TO_FILL_IN: Final = "#fdf8e3"
_WORDS: Final = {"font_name": "Calibri", "font_size": 10, "font_color": _INK, "valign": "top", "text_wrap": True}
_CELL: Final = {**_WORDS, "bottom": 1, "bottom_color": _LINE_COLOR}
# What begins like a formula stays text even after somebody has edited the cell.
_TEXT: Final = {**_CELL, "quote_prefix": True}
_DAY: Final = {**_CELL, "num_format": "yyyy-mm-dd", "align": "center"}
_LOOKS: Final = {
    "text": _TEXT,
    "code": {**_TEXT, "font_size": 9, "font_color": _QUIET},
    "number": {**_CELL, "num_format": "0", "align": "center"},
    "day": _DAY,
    "to_fill_in": {**_CELL, "bg_color": _TO_FILL_IN},
    "day_to_fill_in": {**_DAY, "bg_color": _TO_FILL_IN},
    "critical": {**_CELL, "bold": True, "font_color": "#a3151c", "bg_color": "#fbe4e5"},
    "high": {**_CELL, "bold": True, "font_color": "#a6450a"},
    "moderate": {**_CELL, "font_color": "#765900"},
    "low": {**_CELL, "font_color": "#2b5f86"},
    "head": {**_CELL, "bold": True, "valign": "vcenter", "bg_color": "#e6e9ee", "bottom_color": _QUIET},
    "count": {**_CELL, "num_format": "0"},
    "title": {**_WORDS, "quote_prefix": True, "font_size": 18, "bold": True, "text_wrap": False, "valign": "vcenter"},
    "heading": {**_WORDS, "quote_prefix": True, "font_size": 13, "bold": True, "text_wrap": False, "valign": "vcenter"},
    "label": {**_TEXT, "bold": True},
}


def render_xlsx(edition: Edition) -> bytes:
    """The report as a workbook. Raises MissingExtra where XlsxWriter is not installed."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtra(_("Excel files need XlsxWriter: pip install 'missionrisk[xlsx]'")) from None
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        _describe(book, edition.report)
        formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
        formats["count"].set_align("right" if edition.report.direction == "rtl" else "left")
        registers = tuple(registers_of(edition))
        names = sheet_names([_("Summary"), *(register.name for register in registers)])
        _write_summary(_sheet(book, next(names), edition.report), edition.report, formats)
        for register, name in zip(registers, names, strict=True):
            _write_register(_sheet(book, name, edition.report), register, formats)
    return written.getvalue()


def sheet_names(names: Iterable[str]) -> Iterator[str]:
    """The names as Excel lets sheets be called: short, without some signs, and each only once."""
    taken: set[str] = set()
    for name in names:
        allowed = _NOT_IN_NAMES.sub(" ", visible(name)).strip("' ") or "-"
        short = allowed[:_LONGEST_NAME].rstrip("' ")
        number = 1
        while short.casefold() in taken:
            number += 1
            short = f"{allowed[: _LONGEST_NAME - 4]} {number}"
        taken.add(short.casefold())
        yield short


def in_cell(text: str) -> str:
    """The text with line breaks and no other control characters, and no longer than a cell can hold."""
    shown = "\n".join(map(visible, text.split("\n")))
    if len(shown) > _LONGEST_CELL:
        shown = shown[: _LONGEST_CELL - len(_CUT)] + _CUT
    # XlsxWriter would take it for formatted text of its own making.
    return f" {shown}" if shown.startswith("<r>") else shown


def _describe(book: Workbook, report: Report) -> None:
    book.set_properties({"title": in_cell(report.title)[:255], "created": datetime.combine(report.on, time())})
    book.set_size(2400, 1600)


def _sheet(book: Workbook, name: str, report: Report) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.hide_gridlines(2)
    if report.direction == "rtl":
        sheet.right_to_left()
    return sheet


def _write_register(sheet: Worksheet, register: Register, formats: dict[str, Format]) -> None:
    columns, rows = register.columns, register.rows or (_nothing(register),)
    heads = [{"header": column.head, "header_format": formats["head"]} for column in columns]
    options = {"columns": heads, "style": _TABLE_STYLE, "banded_rows": False}
    sheet.add_table(0, 0, len(rows), len(columns) - 1, options)
    sheet.set_row(0, 30)
    for position, column in enumerate(columns):
        sheet.set_column(position, position, column.width)
    for number, row in enumerate(rows, 1):
        for position, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, number, position, value, column, formats)
        sheet.set_row(number, _height((value, column.width) for column, value in zip(columns, row, strict=True)))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, len(rows), register.printed - 1)


def _nothing(register: Register) -> tuple[Value, ...]:
    """The row of a register that has none."""
    return tuple(_("None.") if position == 0 else None for position in range(len(register.columns)))


def _height(cells: Iterable[tuple[Value, int]]) -> float:
    """How high a row has to be for its longest text: not every program finds that out when it opens a file."""
    return min(_HIGHEST_ROW, 4 + _LINE_HEIGHT * max(_lines(value, width) for value, width in cells))


def _lines(value: Value, width: int) -> int:
    if not isinstance(value, str):
        return 1
    return sum(max(1, math.ceil(len(line) / (0.92 * width))) for line in value.split("\n"))


def _write(sheet: Worksheet, row: int, position: int, value: Value, column: Column, formats: dict[str, Format]) -> None:
    kind = column.kind
    match value:
        case None:
            sheet.write_blank(row, position, None, formats["text" if kind == "severity" else kind])
        case int():
            sheet.write_number(row, position, value, formats[kind])
        case date() if value >= _FIRST_DAY:
            sheet.write_datetime(row, position, datetime.combine(value, time()), formats[kind])
        case str() if kind == "severity" and value in formats:
            sheet.write_string(row, position, _(value), formats[value])
        case _:
            sheet.write_string(row, position, in_cell(str(value)), formats["code" if kind == "code" else "text"])


def _write_summary(sheet: Worksheet, report: Report, formats: dict[str, Format]) -> None:
    sheet.set_column(0, 0, _LABEL_WIDTH)
    sheet.set_column(1, 1, _VALUE_WIDTH)
    for row, (look, label, value) in enumerate(_summary(report)):
        sheet.write_string(row, 0, in_cell(label), formats[look])
        if isinstance(value, int):
            sheet.write_number(row, 1, value, formats["count"])
        elif value is not None:
            sheet.write_string(row, 1, in_cell(value), formats["text"])
            sheet.set_row(row, _height([(label, _LABEL_WIDTH), (value, _VALUE_WIDTH)]))
        else:
            sheet.set_row(row, 30)


def _summary(report: Report) -> Iterator[tuple[str, str, str | int | None]]:
    """Line by line: how its label looks, the label, and what it says."""
    yield "title", report.title, None
    yield "label", _("Verdict"), report.verdict.headline
    yield "label", _("Why"), " ".join(report.verdict.sentences)
    yield "label", _("Stage"), report.stage_in_words
    yield "label", _("Day of the assessment"), long_day(report.on)
    if report.file:
        yield "label", _("File"), report.file
    yield "heading", _("Findings"), None
    for label, count in _counts(report):
        yield "label", label, count
    yield "heading", _("Core rules"), None
    yield "label", _("Core rules answered"), report.core_answered
    yield "label", _("Core rules that apply"), report.core_rules
    if report.failures:
        yield "heading", _("Checks that failed"), None
        for failure in report.failures:
            yield "label", failure.rule, failure.why
    yield "heading", _("Method and limits"), None
    yield "label", _("Not checked"), report.not_checked
    yield "label", _("Limits of use"), report.limits_of_use
    yield "label", _("Version"), report.provenance.missionrisk
    yield "label", _("Engine"), report.provenance.engine
    yield "label", _("Plan"), report.provenance.plan_sha256
    yield "label", _("Catalogue"), report.provenance.catalogue_sha256
    for brought in report.provenance.reference:
        yield "label", brought.file, brought.sha256


def _counts(report: Report) -> Iterator[tuple[str, int]]:
    numbers = report.numbers
    yield _("Critical"), numbers.critical
    yield _("High"), numbers.high
    yield _("Moderate"), numbers.moderate
    yield _("Low"), numbers.low
    yield _("Not known"), numbers.not_known
    yield _("Clear (declared)"), numbers.declared
    yield _("Clear (documented)"), numbers.documented
    yield _("Clear (confirmed)"), numbers.confirmed
    yield _("Not applicable"), numbers.not_applicable
    yield _("Checks that failed"), numbers.failed
