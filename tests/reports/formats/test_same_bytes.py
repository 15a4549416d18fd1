"""Archives without the time of their making."""

from __future__ import annotations

import io
from zipfile import ZipFile, ZipInfo

from missionrisk.reports.formats.same_bytes import without_times


def archive(second: int) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w") as made:
        for name, content in (("b.xml", b"<b/>"), ("a.xml", b"<a/>")):
            made.writestr(ZipInfo(name, (2026, 11, 22, 12, 0, second)), content)
    return written.getvalue()


def test_archives_that_differ_in_time_alone_become_the_same() -> None:
    assert archive(2) != archive(4)
    assert without_times(archive(2)) == without_times(archive(4))


def test_the_entries_stay_what_they_are_and_where() -> None:
    with ZipFile(io.BytesIO(without_times(archive(2)))) as file:
        assert {name: file.read(name) for name in file.namelist()} == {"b.xml": b"<b/>", "a.xml": b"<a/>"}
        assert file.namelist() == ["b.xml", "a.xml"]
