"""The language that is spoken: where it is found, how long it lasts, and what a text without translation is."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from missionrisk.language import (
    DOMAIN,
    ENGLISH,
    LanguageError,
    gettext,
    language_of,
    languages,
    listed,
    long_day,
    ngettext,
    plain,
    speaking,
    spoken_language,
    word,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """French, Arabic and Brazilian Portuguese, each with a text or two."""
    _translate(tmp_path, "fr", {"yes": "oui", "short term": "de courte durée", ("{n} day", "{n} days"): "jour jours"})
    _translate(tmp_path, "ar", {"yes": "نعم", ", ": "، "})
    _translate(tmp_path, "pt_BR", {"yes": "sim"})
    return tmp_path


def _translate(folder: Path, name: str, texts: dict[str | tuple[str, str], str]) -> None:
    catalog = Catalog(locale=name)
    for text, translated in texts.items():
        catalog.add(text, translated if isinstance(text, str) else tuple(f"{{n}} {one}" for one in translated.split()))
    path = folder / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalog)


def test_english_is_spoken_unless_something_else_was_said() -> None:
    assert spoken_language() is ENGLISH
    assert gettext("yes") == "yes"
    assert ngettext("{n} day", "{n} days", 1) == "{n} day"


def test_the_languages_are_those_in_the_folder_and_english(folder: Path) -> None:
    assert languages(folder) == ("ar", "en", "fr", "pt-BR")
    assert languages(folder / "nowhere") == ("en",)


def test_a_language_is_spoken_within_its_block(folder: Path) -> None:
    with speaking(language_of("fr", folder)):
        assert gettext("yes") == "oui"
        assert ngettext("{n} day", "{n} days", 3).format(n=3) == "3 jours"
        with speaking(language_of("pt-BR", folder)):
            assert gettext("yes") == "sim"
        assert gettext("yes") == "oui"
    assert gettext("yes") == "yes"


def test_a_block_that_ends_with_an_error_ends(folder: Path) -> None:
    with pytest.raises(KeyError), speaking(language_of("fr", folder)):
        raise KeyError
    assert spoken_language() is ENGLISH


def test_another_thread_speaks_its_own_language(folder: Path) -> None:
    heard: list[str] = []
    with speaking(language_of("fr", folder)):
        other = threading.Thread(target=lambda: heard.append(gettext("yes")))
        other.start()
        other.join()
    assert heard == ["yes"]


def test_a_text_without_translation_stays_english(folder: Path) -> None:
    with speaking(language_of("fr", folder)):
        assert gettext("no such text") == "no such text"
        assert gettext("") == ""


def test_the_direction_is_that_of_the_script(folder: Path) -> None:
    assert language_of("ar", folder).direction == "rtl"
    assert language_of("fr", folder).direction == "ltr"


def test_a_language_that_is_spoken_is_known_by_its_tag(folder: Path) -> None:
    """So what was made in a language is laid out in it, wherever its translations came from."""
    with speaking(language_of("fr", folder)) as french:
        assert language_of("fr") is french


def test_an_unknown_language_is_an_error_that_names_the_known_ones(folder: Path) -> None:
    with pytest.raises(LanguageError, match="no translations into 'xx'; known: ar, en, fr, pt-BR"):
        language_of("xx", folder)


@pytest.mark.parametrize("content", [b"", b"junk", b"\xde\x12\x04\x95\x00\x00\x00\x00\xff\xff"])
def test_a_broken_file_is_an_error_that_names_it(folder: Path, content: bytes) -> None:
    path = folder / "es" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(LanguageError, match=r"es.LC_MESSAGES.missionrisk\.mo: these translations cannot be read"):
        language_of("es", folder)


def test_a_folder_that_is_named_after_no_language_is_an_error(folder: Path) -> None:
    _translate(folder, "fr_FR", {})
    (folder / "fr_FR").rename(folder / "klingon")
    with pytest.raises(LanguageError, match="'klingon' is no language"):
        language_of("klingon", folder)


def test_names_are_said_in_words(folder: Path) -> None:
    assert plain("short_term") == "short term"
    assert word("short_term") == "short_term"
    with speaking(language_of("fr", folder)):
        assert plain("short_term") == "de courte durée"
        assert word("short_term") == "de courte durée"
        assert word("long_term") == "long_term"


def test_lists_have_the_commas_of_the_language(folder: Path) -> None:
    assert listed(["gloves", "drapes"]) == "gloves, drapes"
    with speaking(language_of("ar", folder)):
        assert listed(["gloves", "drapes"]) == "gloves، drapes"


def test_days_are_written_as_the_language_writes_them(folder: Path) -> None:
    assert long_day(date(2027, 3, 5)) == "5 March 2027"
    with speaking(language_of("fr", folder)):
        assert long_day(date(2027, 3, 5)) == "5 mars 2027"
