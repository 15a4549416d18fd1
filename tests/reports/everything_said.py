"""All the text in a report, whatever its format keeps it in."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

from pypdf import PdfReader

from missionrisk.reports import Edition, MissingExtra, render_edition


def everything_said(edition: Edition, format: str) -> str:
    """What a report says, with the white space left out, since layouts break lines where they like."""
    try:
        made = render_edition(edition, format)
    except MissingExtra:
        return ""
    return re.sub(r"\s", "", made if isinstance(made, str) else words_in(made))


def words_in(made: bytes) -> str:
    """The words in a PDF, or in the XML of an archive, as Word and Excel write it."""
    if made.startswith(b"%PDF-"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    with ZipFile(io.BytesIO(made)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
