"""Archives of which the same content always makes the same bytes, whenever they are written."""

from __future__ import annotations

import io
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can tell."""


def without_times(archive: bytes) -> bytes:
    """The zip archive with the same entries in the same order, none of which says when it was written."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as given, ZipFile(written, "w") as timeless:
        for name in given.namelist():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            timeless.writestr(entry, given.read(name))
    return written.getvalue()
