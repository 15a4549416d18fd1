"""The host partner's form laid out: a sheet to fill in on a computer, and one page to print."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path

from missionrisk.intake.dump import dump_yaml
from missionrisk.language import gettext as _
from missionrisk.language import listed
from missionrisk.reports.host.form_model import SHORT_ANSWERS, FormItem, HostForm
from missionrisk.reports.safe_text import visible
from missionrisk.reports.templates import html_page, markdown_page

_WIDTH = 100


def form_as_sheet(form: HostForm) -> str:
    """The form as a YAML file to fill in; `missionrisk merge` reads it back."""
    return "\n".join(_lines(form)).rstrip() + "\n"


def form_as_html(form: HostForm, *, folder: Path | None = None) -> str:
    """The form as one page to print. Raises TemplateError for a reader's own template that is wrong."""
    return html_page("host-form.html.j2", folder=folder, form=form, answers=_answers())


def form_as_markdown(form: HostForm, *, folder: Path | None = None) -> str:
    """The form as Markdown. Raises TemplateError for a reader's own template that is wrong."""
    return markdown_page("host-form.md.j2", folder=folder, form=form, answers=_answers())


def _answers() -> tuple[str, ...]:
    return tuple(_(words) for words in SHORT_ANSWERS.values())


def _lines(form: HostForm) -> Iterator[str]:
    yield from _comment(
        _(
            "This form is about a plan that visitors have made. Please say how it is from your side. Fill in what you"
            " know, and leave the rest empty: empty is neither yes nor no."
        )
    )
    # What is written into the file stays English, since a program reads it.
    yield from _comment(
        _("At `answer` write one of: {words}. At `words` write what you want to say, in your language.").format(
            words=listed(
                word if _(meaning) == word else f"{word} ({_(meaning)})" for word, meaning in SHORT_ANSWERS.items()
            )
        )
    )
    yield from _comment(
        _("Please write no names of people. Your answers are put beside the plan: `missionrisk merge PLAN ANSWERS`.")
    )
    yield "form: host"
    yield from _value("plan", form.title)
    yield from _value("plan_sha256", form.plan_sha256)
    if form.partner is not None:
        yield from _value("partner", form.partner)
    yield ""
    yield from _comment(_("In which role do you answer for the partner? (a role such as matron, no name)"))
    yield "by:"
    yield from _comment(_("On which day? (such as 2027-03-05)"))
    yield "on:"
    yield ""
    yield "answers:"
    for number, item in enumerate(form.items, start=1):
        yield ""
        yield from _item(number, item)


def _item(number: int, item: FormItem) -> Iterator[str]:
    yield from _comment(f"{number}. {item.question}", indent="  ")
    if item.about:
        yield from _comment(_("It is about: {things}").format(things=item.about), indent="  ")
    for sentence in item.plan_says:
        yield from _comment(sentence, indent="  ")
    yield f"  {item.id}:"
    if item.kind == "yes_no":
        yield "    answer:"
    elif item.kind != "words":
        yield "    number:"
    if item.kind == "money":
        yield f"    currency: {item.currency}" if item.currency else "    currency:"
    yield "    words:"
    if item.paths:
        yield f"    about: {json.dumps(item.paths)}"
        yield f"    plan_said: {_in_one_line(item.said_there)}"


def _value(name: str, value: str) -> Iterator[str]:
    yield from dump_yaml({name: visible(value)}).splitlines()


def _in_one_line(texts: tuple[str, ...]) -> str:
    return json.dumps([visible(text) for text in texts], ensure_ascii=False)


def _comment(text: str, indent: str = "") -> Iterator[str]:
    lines = textwrap.wrap(visible(text), _WIDTH - len(indent) - 2, break_on_hyphens=False)
    yield from (f"{indent}# {line}" for line in lines)
