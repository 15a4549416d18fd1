"""`python -m missionrisk.translation`: from the texts to a language that is spoken."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from missionrisk.language import gettext, language_of, speaking
from missionrisk.translation import __main__ as commands
from missionrisk.translation.message import Message

TEXTS = (
    Message("yes", "a.py"),
    Message("{n} left", "a.py"),
    Message("{n} day", "a.py", "{n} days"),
    Message("{{ subject.name }} is missing.", "rules"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the texts above as its template."""
    monkeypatch.setattr(commands, "all_messages", lambda: iter(TEXTS))
    assert run("extract", tmp_path) == 0
    return tmp_path


def run(task: str, folder: Path) -> int:
    return commands.main([task, "--folder", str(folder)])


def begin(folder: Path, translated: dict[str, str]) -> Path:
    """French, begun from the template."""
    with (folder / "missionrisk.pot").open("rb") as file:
        catalog = read_po(file, locale="fr")
    for text, words in translated.items():
        found = catalog.get(text)
        assert found is not None
        found.string = words
    path = folder / "fr" / "LC_MESSAGES" / "missionrisk.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalog)
    return path


def line_of(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8").splitlines().index(f'msgid "{text}"') + 1


def test_what_is_translated_and_compiled_is_spoken(folder: Path) -> None:
    begin(folder, {"yes": "oui"})
    assert run("compile", folder) == 0
    with speaking(language_of("fr", folder)):
        assert gettext("yes") == "oui"
        assert gettext("{n} left") == "{n} left"


def test_a_check_tells_what_is_not_translated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = begin(folder, {"yes": "oui"})
    assert run("check", folder) == 0
    told = capsys.readouterr().out
    assert f"{path}:{line_of(path, '{n} left')}: not translated: {{n}} left" in told
    assert f"{path}: 3 of 4 texts lack a translation" in told


def test_a_check_tells_of_texts_that_came_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = begin(folder, {})
    monkeypatch.setattr(commands, "all_messages", lambda: iter((*TEXTS, Message("maybe", "b.py"))))
    assert run("check", folder) == 0
    assert f"{path}: not there yet: maybe" in capsys.readouterr().out


@pytest.mark.parametrize("task", ["check", "compile"])
def test_a_wrong_placeholder_is_an_error_that_names_file_line_and_placeholder(
    folder: Path, capsys: pytest.CaptureFixture[str], task: str
) -> None:
    path = begin(folder, {"{n} left": "il reste {m}"})
    assert run(task, folder) == 1
    line = line_of(path, "{n} left")
    assert capsys.readouterr().err.splitlines() == [
        f"{path}:{line}: {{m}} is not in the English text",
        f"{path}:{line}: {{n}} is missing",
    ]
    assert not path.with_suffix(".mo").exists()


def test_a_file_that_cannot_be_read_is_an_error_that_names_the_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = begin(folder, {})
    with path.open("a", encoding="utf-8") as file:
        file.write("\nthis is no translation\n")
    assert run("check", folder) == 1
    assert str(path) in capsys.readouterr().err
