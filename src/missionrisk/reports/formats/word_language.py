"""The language of a Word file, and the direction of its paragraphs, tables and pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, Literal

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

# An element has to stand before these of its siblings, as ECMA-376 orders them.
_AFTER_LANG: Final = ("w:eastAsianLayout", "w:specVanish", "w:oMath")
_AFTER_RTL: Final = ("w:cs", "w:em", "w:lang", *_AFTER_LANG)
_AFTER_BIDI: Final = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
)
_AFTER_BIDI_VISUAL: Final = (
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
    "w:tblCaption",
    "w:tblDescription",
)
_AFTER_SECTION_BIDI: Final = ("w:rtlGutter", "w:docGrid", "w:printerSettings")


def set_language(document: Document, tag: str) -> None:
    """The language, as a BCP 47 tag, in which the text is spelled and hyphenated."""
    style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    if style is None:
        return
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), tag)
    language.set(qn("w:bidi"), tag)
    properties.insert_element_before(language, *_AFTER_LANG)


def set_direction(document: Document, direction: Literal["ltr", "rtl"]) -> None:
    """Let paragraphs, columns and pages run as the language does, and each text as its own script does."""
    for tree in _trees(document):
        for text in tree.iter(qn("w:t")):
            if _runs_from_the_right(text.text or ""):
                _mark(text.getparent().get_or_add_rPr(), "w:rtl", _AFTER_RTL)
        if direction == "rtl":
            for paragraph in tree.iter(qn("w:p")):
                _mark(paragraph.get_or_add_pPr(), "w:bidi", _AFTER_BIDI)
            for table in tree.iter(qn("w:tbl")):
                _mark(table.tblPr, "w:bidiVisual", _AFTER_BIDI_VISUAL)
            for section in tree.iter(qn("w:sectPr")):
                _mark(section, "w:bidi", _AFTER_SECTION_BIDI)


def _trees(document: Document) -> Iterator[BaseOxmlElement]:
    yield document.element.body
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            yield relation.target_part.element


def _runs_from_the_right(text: str) -> bool:
    """Whether the first letter with a direction has that of Arabic or Hebrew."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((found in ("R", "AL") for found in directions if found in ("L", "R", "AL")), False)


def _mark(properties: BaseOxmlElement, name: str, before: tuple[str, ...]) -> None:
    if properties.find(qn(name)) is None:
        properties.insert_element_before(OxmlElement(name), *before)
