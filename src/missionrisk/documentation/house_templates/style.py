"""The page and the styles of the house templates, which committees find in Word's list of styles and can change."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

TABLE_STYLE: Final = "Report Table"

_FONT: Final = "Calibri"
_INK: Final = "1b2430"
_QUIET: Final = "55606e"
_LINE: Final = "d5dae1"
_PANEL: Final = "f4f6f8"
_TONES: Final = {"Critical": "a3151c", "High": "a6450a", "Moderate": "765900", "Low": "2b5f86"}
_TEXT_WIDTH: Final = Mm(170)


def set_page(document: Document) -> None:
    """A4, with the title and the number of the page at its foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.footer_distance = Mm(9)
    foot = section.footer.paragraphs[0]
    foot.add_run("{{ report.title | truncate(80) }}\t")
    _field(foot, "PAGE")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES")
    _drop_thumbnail(document)


def set_styles(document: Document) -> None:
    """The fonts, sizes, colours and distances of everything."""
    _paragraph(document, "Normal", size=10.5, after=6)
    _paragraph(document, "Title", size=22, bold=True, before=0, after=4)
    _paragraph(document, "Subtitle", size=10.5, color=_QUIET, after=12)
    _paragraph(document, "Heading 1", size=16, bold=True, before=18, after=6)
    _paragraph(document, "Heading 2", size=13, bold=True, before=14, after=4)
    _paragraph(document, "Heading 3", size=11, bold=True, before=12, after=2)
    _paragraph(document, "Heading 4", size=9.5, bold=True, color=_QUIET, before=4, after=1)
    foot = _paragraph(document, "Footer", size=8.5, color=_QUIET)
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for name in ("List Bullet", "List Number", "List Bullet 2"):
        _paragraph(document, name, after=3)
    _paragraph(
        document, "Kind", new=True, size=9, color=_QUIET, before=6, after=0
    ).paragraph_format.keep_with_next = True
    _paragraph(document, "Case", new=True, before=4, after=2).paragraph_format.keep_with_next = True
    _paragraph(document, "Label", new=True, size=8.5, color=_QUIET, after=4)
    _paragraph(document, "Label In List", new=True, size=8.5, color=_QUIET, after=4).paragraph_format.left_indent = Mm(
        6.35
    )
    _paragraph(document, "Places", new=True, size=8.5, color=_QUIET, after=1).paragraph_format.left_indent = Mm(4)
    _paragraph(document, "Evidence", new=True, size=8.5, color=_QUIET, after=1).paragraph_format.left_indent = Mm(8)
    _paragraph(document, "Table Head", new=True, size=8.5, bold=True, color=_QUIET, before=1, after=1)
    _paragraph(document, "Table Text", new=True, size=9.5, before=1, after=1)
    _paragraph(document, "Number", new=True, size=14, bold=True, before=1, after=1)
    _paragraph(document, "After Table", new=True, size=4, after=4)
    for name in ("Blank Line", "Signature"):
        _blank_line(_paragraph(document, name, new=True, before=28 if name == "Signature" else 6, after=6))
    _character(document, "Quiet", color=_QUIET)
    _character(document, "Too Late", color=_TONES["Critical"], bold=True)
    for name, color in _TONES.items():
        _character(document, name, color=color, bold=True)
    _table_style(document)


def _paragraph(
    document: Document,
    name: str,
    *,
    new: bool = False,
    size: float | None = None,
    bold: bool | None = None,
    color: str = _INK,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    styles = document.styles
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) if new else styles[name]
    assert isinstance(style, ParagraphStyle)
    if new:
        style.base_style = styles["Normal"]
        style.quick_style = True
    _set_font(style, size=size, bold=bold, color=color)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1
    border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)
    return style


def _character(document: Document, name: str, *, color: str, bold: bool = False) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(style, CharacterStyle)
    style.font.color.rgb = RGBColor.from_string(color)
    style.font.bold = bold or None


def _set_font(style: ParagraphStyle, *, size: float | None, bold: bool | None, color: str) -> None:
    properties = style.element.get_or_add_rPr()
    # Fonts and colours of the theme would win over those that are named here.
    for name in ("w:rFonts", "w:color", "w:spacing", "w:kern", "w:i", "w:iCs"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    style.font.name = _FONT
    style.font.color.rgb = RGBColor.from_string(color)
    style.font.bold = bold
    style.font.cs_bold = bold
    if size is not None:
        style.font.size = Pt(size)
        _set_complex_size(style, size)


def _set_complex_size(style: ParagraphStyle, size: float) -> None:
    """The size of scripts such as Arabic."""
    properties = style.element.rPr
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(2 * size)))
    properties.find(qn("w:sz")).addnext(complex_size)


def _blank_line(style: ParagraphStyle) -> None:
    """A line to write on, up to the right margin."""
    style.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _table_style(document: Document) -> None:
    document.styles.element.append(
        parse_xml(f"""\
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE.replace(" ", "")}">
<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{_QUIET}"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>
</w:tblBorders>
<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_PANEL}"/></w:tcPr></w:tblStylePr>
</w:style>""")
    )


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _drop_thumbnail(document: Document) -> None:
    """The template that python-docx begins with has a picture of an empty page."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]
