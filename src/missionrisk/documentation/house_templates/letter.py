"""The draft of a committee's letter."""

from __future__ import annotations

from missionrisk.documentation.house_templates.writer import Writer


def letter(w: Writer) -> None:
    """The letter, on pages of its own."""
    w.paragraph("Kind", '{{ _("Draft of a decision letter: nothing is decided before somebody signs it") }}')
    w.paragraph("Heading 1", "{{ report.letter.about }}")
    w.paragraph("Blank Line", '{{ _("Place and date:") }}\t')
    w.paragraph("Blank Line", '{{ _("To:") }}\t')
    w.paragraph("Normal", "{{ report.letter.opening }} ", ("Strong", "{{ report.letter.decision }}"))
    _listed(w, "grounds", '{{ _("The grounds") }}', "List Bullet")
    _listed(w, "to_be_told", '{{ _("Who must be told now") }}', "List Bullet")
    _listed(w, "conditions", '{{ _("What has to change") }}', "List Number")
    _listed(w, "questions", '{{ _("What we ask you to answer") }}', "List Number")
    with w.each("paragraph in report.letter.closing"):
        w.paragraph("Normal", "{{ paragraph }}")
    w.paragraph("Signature", '{{ _("For the committee:") }}\t')


def _listed(w: Writer, entries: str, heading: str, style: str) -> None:
    with w.when(f"report.letter.{entries}"):
        w.paragraph("Heading 2", heading)
        w.list(style, f"entry in report.letter.{entries}", "{{ entry }}")
