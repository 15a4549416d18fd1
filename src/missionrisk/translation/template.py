"""All texts in one template, from which the translations of each language are begun and brought up to date."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from missionrisk.language import DOMAIN, LOCALES
from missionrisk.translation.in_catalogue import messages_in_catalogue
from missionrisk.translation.in_code import messages_in_code
from missionrisk.translation.in_models import messages_in_models
from missionrisk.translation.message import Message

TEMPLATE: Final = LOCALES / f"{DOMAIN}.pot"

HEADER: Final = """\
# The texts of missionrisk, to be translated: see docs/translating.md. Written by `missionrisk.translation extract`.
#"""
_PASSING: Final = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Project-Id-Version')
"""The lines of a template that would differ from one day or one version to the next."""


def all_messages() -> Iterator[Message]:
    """Every text that a reader may see: of the code, of the catalogue, and of the models."""
    messages = chain(messages_in_code(), messages_in_catalogue(), messages_in_models())
    return (message for message in messages if any(map(str.isalpha, message.text)) or message.place.endswith(".py"))


def template(messages: Iterable[Message]) -> Catalog:
    """The texts, each once, with all places and notes that belong to it."""
    catalog = Catalog(project=DOMAIN, header_comment=HEADER, charset="utf-8", fuzzy=False)
    for message in messages:
        text = message.text if message.plural is None else (message.text, message.plural)
        catalog.add(text, locations=[(message.place, 0)], auto_comments=message.notes)
    return catalog


def as_text(catalog: Catalog) -> str:
    """A template as it is written to its file, the same on every day."""
    written = io.BytesIO()
    write_po(written, catalog, width=120, include_lineno=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_PASSING))
