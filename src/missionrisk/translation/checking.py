"""Whether the translations into one language are in order, and what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from missionrisk.language import DOMAIN, LOCALES
from missionrisk.translation.placeholders import faults_in


class TranslationError(ValueError):
    """A file of translations that cannot be read."""


@dataclass(frozen=True)
class Checked:
    """One language's translations: what is wrong with them, and what they lack, each with its place."""

    path: Path
    catalog: Catalog
    faults: tuple[str, ...]
    lacking: tuple[str, ...]


def files_of_translations(folder: Path = LOCALES) -> list[Path]:
    """The files that people write translations in, one for each language."""
    return sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def check(path: Path, template: Catalog) -> Checked:
    """Compare a language's translations with the texts that there are. Raises TranslationError."""
    catalog = _read(path)
    return Checked(path, catalog, tuple(_faults(path, catalog)), tuple(_lacking(path, catalog, template)))


def _read(path: Path) -> Catalog:
    try:
        with path.open("rb") as file:
            return read_po(file, locale=path.parts[-3], abort_invalid=True)
    except PoFileError as error:
        raise TranslationError(f"{path}:{error.lineno}: {error.args[0]}") from error
    except (OSError, ValueError) as error:
        raise TranslationError(f"{path}: {error}") from error


def _faults(path: Path, catalog: Catalog) -> Iterator[str]:
    for message in catalog:
        if message.id:
            yield from (f"{path}:{message.lineno}: {fault}" for fault in faults_in(message))


def _lacking(path: Path, catalog: Catalog, template: Catalog) -> Iterator[str]:
    """What is not translated, or only in part or not surely, by its line; then what the file does not have."""
    for message in catalog:
        forms = [message.string] if isinstance(message.string, str) else message.string
        if message.id and message.id in template and (message.fuzzy or not forms or not all(forms)):
            yield f"{path}:{message.lineno}: not translated: {_beginning(message.id)}"
    for message in template:
        if message.id and message.id not in catalog:
            yield f"{path}: not there yet: {_beginning(message.id)}"


def _beginning(text: str | tuple[str, ...] | list[str]) -> str:
    first = text if isinstance(text, str) else text[0]
    return first if len(first) <= 60 else first[:59] + "…"
