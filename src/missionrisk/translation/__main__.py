"""`python -m missionrisk.translation extract | check | compile`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from babel.messages.mofile import write_mo

from missionrisk.language import LOCALES
from missionrisk.translation.checking import Checked, TranslationError, check, files_of_translations
from missionrisk.translation.template import TEMPLATE, all_messages, as_text, template


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked for; 1 if a translation is wrong."""
    parser = argparse.ArgumentParser(prog="python -m missionrisk.translation", description="Work on translations.")
    parser.add_argument("task", choices=("extract", "check", "compile"))
    parser.add_argument("--folder", type=Path, default=LOCALES, help="where the languages are (default: the package's)")
    asked = parser.parse_args(arguments)
    texts = template(all_messages())
    if asked.task == "extract":
        (asked.folder / TEMPLATE.name).write_text(as_text(texts), encoding="utf-8")
        return 0
    try:
        languages = [check(path, texts) for path in files_of_translations(asked.folder)]
    except TranslationError as error:
        print(error, file=sys.stderr)
        return 1
    for language in languages:
        if asked.task == "check":
            _tell(language, len(texts))
        elif not language.faults:
            _compile(language)
    faults = [fault for language in languages for fault in language.faults]
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


def _tell(language: Checked, texts: int) -> None:
    print(*language.lacking, sep="\n", end="\n" if language.lacking else "")
    print(f"{language.path}: {len(language.lacking)} of {texts} texts lack a translation")


def _compile(language: Checked) -> None:
    with language.path.with_suffix(".mo").open("wb") as file:
        write_mo(file, language.catalog)


if __name__ == "__main__":
    sys.exit(main())
