"""Templates of a reader's own stand in for ours file by file, reach nothing else, and say where they are wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from missionrisk.cli import app
from missionrisk.reports import Edition, TemplateError, render_edition
from missionrisk.reports.edition import Reader
from missionrisk.reports.templates import OWN, html_page
from tests.judgement.small import RULES, assess
from tests.reports.editions import edition
from tests.reports.harmful import HARMFUL

VERDICT: Final = "parts/verdict.html.j2"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a template into a reader's own folder, and gives the folder."""

    def to_folder(name: str, template: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template, encoding="utf-8")
        return tmp_path

    return to_folder


def page(folder: Path | None, reader: Reader = "planner", format: str = "html") -> str:
    made = render_edition(Edition(assess(HARMFUL), reader=reader, templates=folder), format)
    assert isinstance(made, str)
    return made


def error_of(folder: Path, reader: Reader = "planner", format: str = "html") -> str:
    with pytest.raises(TemplateError) as error:
        page(folder, reader, format)
    return str(error.value)


# --- ours, replaced file by file ----------------------------------------------------------------------------------


def test_a_part_of_ones_own_stands_where_ours_stood_and_the_rest_stays(write: Callable[[str, str], Path]) -> None:
    folder = write(VERDICT, "<p>Our house says: {{ report.verdict.headline }}.</p>\n")
    ours = (OWN / VERDICT).read_text(encoding="utf-8")
    assert '<section class="verdict' in ours
    for reader in ("planner", "committee"):
        own = page(folder, reader)
        assert "<p>Our house says: Do not proceed.</p>" in own
        assert '<section class="verdict' not in own
        assert '<h2 id="findings">Findings by harm</h2>' in own


def test_a_style_sheet_of_ones_own_is_the_whole_style_sheet(write: Callable[[str, str], Path]) -> None:
    own = page(write("_style.css", "body { color: rebeccapurple; }\n"))
    assert "<style>\nbody { color: rebeccapurple; }\n" in own
    assert "--paper" not in own


def test_a_committees_page_can_extend_ours(write: Callable[[str, str], Path]) -> None:
    folder = write(
        "committee.html.j2",
        '{% extends "report.html.j2" %}\n'
        '{% block body %}<p>Only this.</p>{% include "parts/letter.html.j2" %}{% endblock %}\n',
    )
    own = page(folder, "committee")
    assert "<p>Only this.</p>" in own
    assert 'id="letter"' in own
    assert 'id="findings"' not in own
    assert 'id="findings"' in page(folder, "planner")


def test_a_template_of_ones_own_serves_the_host_too(write: Callable[[str, str], Path]) -> None:
    folder = write("host.md.j2", "Dear partner, this is about {{ page.title }}.\n")
    made = render_edition(replace(edition("title-only", "host"), templates=folder), "markdown")
    assert made == f"Dear partner, this is about {edition('title-only').assessment.title}.\n"


def test_one_reader_s_templates_are_not_anothers(write: Callable[[str, str], Path]) -> None:
    before = page(None)
    assert page(write(VERDICT, "")) != before
    assert page(None) == before


def test_what_a_plan_says_is_escaped_in_templates_of_ones_own_too(write: Callable[[str, str], Path]) -> None:
    folder = write("report.html.j2", "<h1>{{ report.title }}</h1>\n")
    write("report.md.j2", "# {{ report.title }}\n")
    assessment = assess("title: '<b>*loud*</b>'\n")
    told = Edition(assessment, templates=folder)
    assert render_edition(told, "html") == "<h1>&lt;b&gt;*loud*&lt;/b&gt;</h1>\n"
    assert render_edition(told, "markdown") == "# \\<b\\>\\*loud\\*\\</b\\>\n"


# --- the sandbox --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "template",
    [
        "{{ report.__class__ }}",
        "{{ report.__class__.__mro__[-1].__subclasses__() }}",
        "{{ report['__class__'] }}",
        "{{ report | attr('__class__') }}",
        "{{ _.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ self._TemplateReference__context }}",
        "{{ '{0.__class__}'.format(report) }}",
        "{{ report.model_fields_set }}",
        "{{ report.parse_file('/etc/passwd') }}",
        "{{ report.parse_raw('cos.'.encode(), proto='pickle', allow_pickle=True) }}",
        "{{ report.verdict.model_construct() }}",
    ],
)
@pytest.mark.parametrize("format", ["html", "markdown"])
def test_templates_reach_nothing_but_what_they_are_given(
    write: Callable[[str, str], Path], template: str, format: str
) -> None:
    name = {"html": "report.html.j2", "markdown": "report.md.j2"}[format]
    error = error_of(write(name, f"\n{template}"), format=format)
    assert error.startswith(f"{write(name, template) / name}, line 2: access to attribute '")
    assert error.endswith("is unsafe.")


def test_templates_cannot_keep_a_computer_busy_by_counting(write: Callable[[str, str], Path]) -> None:
    assert "Range too big" in error_of(write("report.html.j2", "{% for n in range(10**9) %}{% endfor %}"))


def test_templates_run_no_statements(write: Callable[[str, str], Path]) -> None:
    for template in ("{% set report.title = 'x' %}", "{% do report %}", "{% import os %}"):
        assert "report.html.j2, line 1: " in error_of(write("report.html.j2", template))


@pytest.mark.parametrize("change", ["given.append(4)", "given.clear()", "given.extend([4])", "named.update(a=2)"])
def test_templates_cannot_change_what_they_are_given(write: Callable[[str, str], Path], change: str) -> None:
    folder = write("x.html.j2", f"{{{{ {change} }}}}")
    given, named = [1, 2, 3], {"a": 1}
    with pytest.raises(TemplateError, match="is unsafe"):
        html_page("x.html.j2", folder=folder, given=given, named=named)
    assert (given, named) == ([1, 2, 3], {"a": 1})


@pytest.mark.parametrize("place", ["../secret.txt", "/etc/hostname", "parts/../../secret.txt", "..\\secret.txt"])
def test_templates_include_nothing_outside_their_folder(write: Callable[[str, str], Path], place: str) -> None:
    folder = write("inner/report.html.j2", f"{{% include {place!r} %}}").joinpath("inner")
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    assert "there is no template" in error_of(folder)


# --- errors in them -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{% if %}", "line 3: Expected an expression"),
        ("{% endif %}", "line 3: Encountered unknown tag 'endif'"),
        ("{{ reprot.title }}", "line 3: 'reprot' is undefined"),
        ("{{ report.titel }}", "has no attribute 'titel'"),
        ("{{ report.title | shout }}", "line 3: No filter named 'shout'"),
        ("{% include 'parts/gone.html.j2' %}", "line 3: there is no template parts/gone.html.j2"),
        ("{{ 1 // 0 }}", "line 3: integer division or modulo by zero"),
        ("{{ report.harms + 1 }}", "line 3: can only concatenate tuple"),
    ],
)
@pytest.mark.parametrize("name", ["report.html.j2", VERDICT])
def test_an_error_names_the_file_and_the_line(
    write: Callable[[str, str], Path], name: str, template: str, says: str
) -> None:
    folder = write(name, f"first\nsecond\n{template}\n")
    error = error_of(folder)
    assert error.startswith(f"{folder / name}, line 3: ")
    assert says in error


def test_an_error_in_a_part_is_not_one_of_the_page_around_it(write: Callable[[str, str], Path]) -> None:
    folder = write("report.html.j2", '\n\n\n{% include "parts/verdict.html.j2" %}\n')
    write(VERDICT, "{{ nobody }}\n")
    assert error_of(folder) == f"{folder / VERDICT}, line 1: 'nobody' is undefined"


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_bytes(b"\xff\xfe\x00")
    assert error_of(tmp_path).startswith("report.html.j2: 'utf-8' codec can't decode")


def test_one_wrong_template_keeps_no_other_format_from_being_written(
    write: Callable[[str, str], Path], tmp_path: Path
) -> None:
    folder = write("own/report.html.j2", "{{ nobody }}\n") / "own"
    plan = tmp_path / "plan.yaml"
    plan.write_text(HARMFUL, encoding="utf-8")
    formats = [option for format in ("html", "markdown", "pdf", "json") for option in ("-f", format)]
    out = tmp_path / "out"
    asked = [
        "check",
        str(plan),
        "--rules",
        str(RULES),
        "--on",
        "2026-11-22",
        "--templates",
        str(folder),
        "-o",
        str(out),
    ]
    result = CliRunner().invoke(app, [*asked, *formats])
    assert result.exit_code == 4
    assert f"html: {folder / 'report.html.j2'}, line 1: 'nobody' is undefined" in result.stderr
    assert sorted(path.name for path in out.iterdir()) == ["plan.json", "plan.md"]


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", "plan.yaml", "--templates", str(tmp_path / "gone")])
    assert result.exit_code == 2
