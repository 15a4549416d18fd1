"""Reports of assessed plans: in which formats, into which files, each made on its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, Final, Literal

import typer

from missionrisk.cli.output import Exit, stop, write_bytes, write_result

if TYPE_CHECKING:
    from missionrisk.reports import Edition, Format
    from missionrisk.reports.edition import Reader

JOINED: Final = frozenset(("text", "json", "markdown", "github"))
"""Formats in which the reports of several plans can stand in one file."""


@dataclass(frozen=True)
class Wanted:
    """What was asked for on the command line: the formats, and a file or a folder for them."""

    reader: Reader
    formats: tuple[str, ...]
    output: Path | None

    def check(self, plans: Sequence[str]) -> None:
        """Raise BadParameter where the formats, the plans and the output do not go together."""
        self._check_formats()
        if self.output is None:
            if self._in_several_files(plans):
                raise typer.BadParameter(
                    "several reports need a folder to be written into: -o FOLDER", param_hint="--output"
                )
            if self._binary(self.formats[0]) and sys.stdout.isatty():
                raise typer.BadParameter(
                    f"{self.formats[0]} cannot be shown on a terminal; name a file with -o", param_hint="--output"
                )
        elif self._to_folder(plans):
            if _kind(self.output) == "file":
                raise typer.BadParameter(
                    f"{self.output} is a file; several reports need a folder", param_hint="--output"
                )
            names = [self._name(plan, format) for plan in plans for format in self.formats]
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                raise typer.BadParameter(f"two plans would be written to {', '.join(twice)}", param_hint="PLAN…")
        written = {target.resolve() for plan in plans for target in self._targets(plan, plans)}
        for plan in plans:
            if Path(plan).resolve() in written:
                raise typer.BadParameter(f"{plan} is a plan, and a report would replace it", param_hint="--output")

    def write(self, editions: Sequence[tuple[str, Edition]], plans: Sequence[str]) -> list[Exit]:
        """Write every report, and say of those that could not be made why; the codes say whether all went well."""
        if self.output is not None and self._to_folder(plans):
            return [
                self._write_one(edition, format, self._folder() / self._name(plan, format))
                for plan, edition in editions
                for format in self.formats
            ]
        (format,) = self.formats
        if len(plans) == 1:
            return [self._write_one(editions[0][1], format, self.output)]
        return [self._write_joined([edition for _, edition in editions], format)]

    def _check_formats(self) -> None:
        from missionrisk.reports import formats_for

        known = formats_for(self.reader)
        for format in self.formats:
            if format not in known:
                raise typer.BadParameter(
                    f"there is no {format} for a {self.reader}; known: {', '.join(known)}", param_hint="--format"
                )

    def _format(self, format: str) -> Format:
        from missionrisk.reports import formats_for

        return formats_for(self.reader)[format]

    def _binary(self, format: str) -> bool:
        return self._format(format).binary

    def _to_folder(self, plans: Sequence[str]) -> bool:
        assert self.output is not None
        return self._in_several_files(plans) or _kind(self.output) == "folder"

    def _in_several_files(self, plans: Sequence[str]) -> bool:
        # A form is filled in for one plan, so that several never stand in one file.
        joined = set(self.formats) <= JOINED and self.reader != "host-form"
        return len(self.formats) > 1 or (len(plans) > 1 and not joined)

    def _targets(self, plan: str, plans: Sequence[str]) -> list[Path]:
        if self.output is None:
            return []
        if self._to_folder(plans):
            return [self.output / self._name(plan, format) for format in self.formats]
        return [self.output]

    def _name(self, plan: str, format: str) -> str:
        stem = "plan" if plan == "-" else Path(plan).stem
        reader = "" if self.reader == "planner" else f".{self.reader}"
        return f"{stem}{reader}{self._format(format).suffix}"

    def _folder(self) -> Path:
        assert self.output is not None
        try:
            self.output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            stop(f"{self.output}: this folder cannot be made: {error.strerror or error}", Exit.USAGE)
        return self.output

    def _write_one(self, edition: Edition, format: str, target: Path | None) -> Exit:
        made = _made(edition, format, terminal=target is None)
        if made is None:
            return Exit.FAILED
        try:
            if isinstance(made, bytes):
                write_bytes(made, target)
            else:
                write_result(made, target)
        except typer.Exit:
            # It has been said which file cannot be written; the others can be.
            return Exit.USAGE
        return Exit.OK

    def _write_joined(self, editions: Sequence[Edition], format: str) -> Exit:
        made = [_made(edition, format, terminal=self.output is None) for edition in editions]
        parts = [part for part in made if isinstance(part, str)]
        if not parts:
            return Exit.FAILED
        if format == "json":
            joined = json.dumps([json.loads(part) for part in parts], indent=2, ensure_ascii=False) + "\n"
        elif format == "text" and self.reader in ("planner", "committee") and len(editions) > 1:
            joined = "".join((*parts, _summary(editions, terminal=self.output is None)))
        else:
            joined = "\n".join(parts)
        write_result(joined, self.output)
        return Exit.OK if len(parts) == len(editions) else Exit.FAILED


def _kind(path: Path) -> Literal["file", "folder"] | None:
    """What there is at a path; None if nothing, or if nothing can be."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return None
    return "folder" if S_ISDIR(mode) else "file"


def _made(edition: Edition, format: str, *, terminal: bool) -> str | bytes | None:
    """The report or, after saying why there is none, None. A format that fails must not take the others with it."""
    from missionrisk.reports import ReportError, render_edition
    from missionrisk.reports.formats.text import text_for_terminal

    try:
        if format == "text" and terminal and edition.reader in ("planner", "committee"):
            return text_for_terminal(edition)
        return render_edition(edition, format)
    except ReportError as error:
        typer.echo(f"{format}: {error}", err=True)
    except Exception as error:
        typer.echo(f"{format}: this report could not be made: {type(error).__name__}: {error}", err=True)
    return None


def _summary(editions: Sequence[Edition], *, terminal: bool) -> str:
    from missionrisk.reports.formats.text import summary
    from missionrisk.reports.terminal import as_text, for_output

    laid_out = summary([edition.assessment for edition in editions])
    return for_output(laid_out) if terminal else as_text(laid_out)
