"""The house templates in the package: what the program that writes them says, whenever it is run."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from missionrisk.documentation.house_templates.layouts import LAYOUTS, house_templates
from missionrisk.reports.templates import OWN

WRITTEN_HERE = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml", "docProps/core.xml")


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in WRITTEN_HERE}


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    return house_templates()


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_the_templates_of_the_package_are_up_to_date(name: str, written: dict[str, bytes]) -> None:
    assert parts((OWN / name).read_bytes()) == parts(written[name]), (
        "write them anew: python -m missionrisk.documentation.house_templates"
    )


def test_the_same_bytes_are_written_each_time(written: dict[str, bytes]) -> None:
    assert house_templates() == written
