"""The host partner's page for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.reports.base import Table
from missionrisk.reports.host.page_model import HostPage, Line, Promise, Request, Section
from missionrisk.reports.safe_text import safe_text

_INDENT: Final = (0, 0, 0, 2)


def host_text(page: HostPage) -> RenderableType:
    """The page, from the summary to the closing words."""
    return Group(*_parts(page))


def _parts(page: HostPage) -> Iterator[RenderableType]:
    yield safe_text(page.title, style="bold")
    yield safe_text(page.addressed_to)
    yield safe_text(_("What this visit means for you, in plain words."), style="dim")
    if page.is_draft:
        yield safe_text(_("The plan is a draft: it can still change."), style="dim")
    # The messages are those of the templates, which mark what is filled in in this way.
    yield safe_text(_("Made on %(day)s.") % {"day": page.made_on}, style="dim")
    yield Text()
    yield _summary(page)
    for section in page.sections:
        yield from _section(section)
    yield from _requests(page)
    yield from _questions(page)
    yield from _promises(page)
    yield from _heading(_("You may say no"))
    for sentence in page.closing:
        yield Padding(safe_text(sentence), _INDENT)


def _summary(page: HostPage) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for label, said in (
        (_("Who comes"), page.summary.who),
        (_("When"), page.summary.when),
        (_("For what"), page.summary.what),
        (_("Who leads"), page.summary.lead),
    ):
        grid.add_row(safe_text(label), safe_text(said, style="bold"))
    return Padding(grid, _INDENT)


def _section(section: Section) -> Iterator[RenderableType]:
    yield from _heading(section.title)
    for table in section.tables:
        yield _table(table)
        yield Text()
    for line in section.lines:
        yield _line(line)


def _line(line: Line) -> RenderableType:
    if line.ask is None:
        return _beside("-", safe_text(line.says))
    return _beside("?", safe_text(line.says, style="yellow"))


def _table(table: Table) -> RenderableType:
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for column in table.columns:
        grid.add_column(safe_text(column, style="dim"), overflow="fold")
    for first, *others in table.rows:
        grid.add_row(safe_text(first, style="bold"), *map(safe_text, others))
    return Padding(grid, _INDENT)


def _requests(page: HostPage) -> Iterator[RenderableType]:
    if not page.requests:
        return
    yield from _heading(_("What you may ask to change"))
    rows = tuple((_request(request), request.when) for request in page.requests)
    yield _table(Table(columns=(_("You may say"), _("They must begin by")), rows=rows))
    if page.more_requests:
        left_out = ngettext(
            "%(num)s smaller request is left out. Ask the sending side for its full report.",
            "%(num)s smaller requests are left out. Ask the sending side for its full report.",
            page.more_requests,
        )
        yield Padding(safe_text(left_out % {"num": page.more_requests}, style="dim"), _INDENT)


def _request(request: Request) -> str:
    return f"{request.text} ({request.about})" if request.about else request.text


def _questions(page: HostPage) -> Iterator[RenderableType]:
    if not page.questions:
        return
    yield from _heading(_("What you may ask, because the plan does not say it"))
    for question in page.questions:
        yield _beside("-", safe_text(question))


def _promises(page: HostPage) -> Iterator[RenderableType]:
    if not page.promises:
        return
    yield from _heading(_("What was promised, and how far it has come"))
    checking = _(
        "This is what the plan says. Check whether it is so, above all where your side is said to have agreed."
    )
    yield Padding(safe_text(checking, style="dim"), _INDENT)
    for group in page.promises:
        yield Padding(safe_text(f"{group.words} ({len(group.promises)})", style="bold"), _INDENT)
        for promise in group.promises:
            yield _beside("-", _promise(promise))


def _promise(promise: Promise) -> Text:
    about = f" {promise.about}" if promise.about else ""
    notes = f" ({'; '.join(promise.notes)})" if promise.notes else ""
    return Text.assemble(safe_text(promise.question), safe_text(about + notes, style="dim"))


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text()
    yield safe_text(words.upper(), style="bold")


def _beside(mark: str, text: Text) -> RenderableType:
    """The text beside its mark, so that its further lines begin below its first."""
    grid = Grid.grid()
    grid.add_column(width=4, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(f"  {mark} ", text)
    return grid
