"""The parts of a report, in the words of the HTML pages."""

from __future__ import annotations

from typing import Final

from missionrisk.documentation.house_templates.writer import Run, Writer, either

_SEVERITIES: Final = ("critical", "high", "moderate", "low")
_PICTURES_OF_THE_PLAN: Final = ("timeline", "supervision", "medicines", "surroundings")

_ABOUT: Final = '{% if entry.about %} {{ _("About:") }} {{ entry.about | join(", ") }}.{% endif %}'
_NEAR_LINE: Final = '{% if entry.line %} {{ _("near line %(line)s", line=entry.line) }}{% endif %}'

_BEGIN_BY: Final = either(
    ("action.too_late", ("Too Late", '{{ _("too late") }}')),
    ("action.begin_by", "{{ action.begin_by }}"),
    ('action.kind == "state"', ("Quiet", '{{ _("now") }}')),
    ("", ("Quiet", '{{ ngettext("takes %(num)s day", "takes %(num)s days", action.days) }}')),
)
_WHAT: Final = [
    ("Table Text", ["{{ action.text }}"]),
    ("Label", ['{{ action.points | map(attribute="id") | join(", ") }}']),
]


def title(w: Writer, *, on_a_new_page: bool = False) -> None:
    """What plan this is, and for what day it was assessed."""
    kind = w.paragraph("Kind", '{{ _("Risks of harm in a plan for a medical mission") }}')
    kind.paragraph_format.page_break_before = on_a_new_page or None
    w.paragraph("Title", "{{ report.title }}")
    w.paragraph(
        "Subtitle",
        "{{ report.stage_in_words | capitalize }}{% if report.file %}, {{ report.file }}{% endif %}. "
        '{{ _("Assessed for %(day)s.", day=report.on) }}',
    )


def title_on_a_new_page(w: Writer) -> None:
    """The same, after a letter."""
    title(w, on_a_new_page=True)


def verdict(w: Writer) -> None:
    """The verdict, and why in three sentences."""
    w.paragraph("Kind", '{{ _("Verdict") }}')
    w.paragraph("Heading 1", "{{ report.verdict.headline }}").paragraph_format.space_before = 0
    w.paragraph(
        "Normal",
        ("Strong", "{{ report.verdict.sentences[0] }}"),
        "{% for sentence in report.verdict.sentences[1:] %} {{ sentence }}{% endfor %}",
    )


def numbers(w: Writer) -> None:
    """How much was found of each kind."""
    counts = "report.numbers"
    w.numbers(
        (
            *((f'{{{{ _("{name.capitalize()}") }}}}', f"{{{{ {counts}.{name} }}}}") for name in _SEVERITIES),
            ('{{ _("Not known") }}', f"{{{{ {counts}.not_known }}}}"),
            ('{{ _("Not applicable") }}', f"{{{{ {counts}.not_applicable }}}}"),
        )
    )
    w.numbers(
        (
            (
                '{{ _("Clear: declared, documented, confirmed") }}',
                f"{{{{ {counts}.declared }}}}, {{{{ {counts}.documented }}}}, {{{{ {counts}.confirmed }}}}",
            ),
            (
                '{{ _("Core rules answered") }}',
                '{{ report.core_answered }}{{ _(" of %(all)s", all=report.core_rules) }}',
            ),
            ('{{ _("Checks that failed") }}', f"{{{{ {counts}.failed }}}}"),
        )
    )


def reasons(w: Writer) -> None:
    """Every reason for the verdict, and what is certain already."""
    with w.when("report.verdict.reasons"):
        w.paragraph("Heading 1", '{{ _("Why") }}')
        w.list("List Bullet", "reason in report.verdict.reasons", "{{ reason }}")
        with w.when("report.verdict.certain"):
            w.paragraph("Normal", '{{ _("Certain already, whatever the answers are:") }}')
            w.list("List Bullet", "risk in report.verdict.certain", "{{ risk }}")


def urgent(w: Writer) -> None:
    """What must change before departure."""
    with w.when("report.action_plan.urgent or report.action_plan.to_state"):
        w.paragraph("Heading 1", '{{ _("What must change before departure") }}')
        with w.when("report.action_plan.urgent"):
            w.table(
                [26, 110, 34],
                ['{{ _("Begin by") }}', '{{ _("What") }}', '{{ _("Who") }}'],
                "action in report.action_plan.urgent",
                [[("Table Text", _BEGIN_BY)], _WHAT, [("Table Text", ["{{ action.owner }}"])]],
            )
        with w.when("report.action_plan.less_urgent"):
            w.paragraph(
                "Label",
                '{{ ngettext("%(num)s more change is in the action plan.",'
                ' "%(num)s more changes are in the action plan.", report.action_plan.less_urgent | length) }}',
            )
        with w.when("report.action_plan.to_state"):
            w.paragraph(
                "Label",
                '{{ ngettext("%(num)s point of critical or high severity has yet to be stated: see the questions.",'
                ' "%(num)s points of critical or high severity have yet to be stated: see the questions.",'
                " report.action_plan.to_state) }}",
            )


def first_questions(w: Writer) -> None:
    """The questions that decide most."""
    with w.when("report.first_questions"):
        w.paragraph("Heading 1", '{{ _("Questions to answer first") }}')
        w.list(
            "List Number",
            "entry in report.first_questions",
            "{{ entry.text }} ",
            ("Quiet", '{{ _(entry.severity) }}{% if entry.core %}, {{ _("core") }}{% endif %}'),
        )
        with w.when("report.later_questions"):
            w.paragraph(
                "Label",
                '{{ ngettext("%(num)s more question is in the appendix.",'
                ' "%(num)s more questions are in the appendix.", report.later_questions | length) }}',
            )


def late_no(w: Writer) -> None:
    """Whom a late no harms, and what could go ahead all the same."""
    with w.when("report.late_no"):
        w.paragraph("Heading 1", '{{ _("If the answer is no") }}')
        w.paragraph(
            "Normal",
            "{% if report.late_no.days_left < 0 %}"
            '{{ _("The mission has begun. A no harms those who count on it, unless they hear of it and are looked'
            ' after.") }}{% else %}'
            '{{ ngettext("The start is %(num)s day away. A no this late harms those who count on the mission, unless'
            ' they hear of it and are looked after.", "The start is %(num)s days away. A no this late harms those who'
            ' count on the mission, unless they hear of it and are looked after.", report.late_no.days_left) }}'
            "{% endif %}",
        )
        with w.when("report.late_no.narrower"):
            w.paragraph("Heading 2", '{{ _("What could go ahead all the same") }}')
            w.list(
                "List Bullet",
                "scope in report.late_no.narrower",
                '{{ _("Without: %(left_out)s.", left_out=scope.without | join("; ")) }} {% if scope.conditions %}'
                '{{ ngettext("Then %(num)s condition would remain.", "Then %(num)s conditions would remain.",'
                ' scope.conditions) }}{% else %}{{ _("Then no condition would remain.") }}{% endif %}',
            )
            w.otherwise()
            w.paragraph("Normal", '{{ _("No narrower scope was found that could go ahead.") }}')
        with w.when("report.late_no.patients"):
            w.paragraph("Heading 2", '{{ _("Patients who need another provider") }}')
            w.table(
                [58, 24, 26, 62],
                [
                    '{{ _("Who waits, and for what") }}',
                    '{{ _("How many") }}',
                    '{{ _("From") }}',
                    '{{ _("Who could take them") }}',
                ],
                "waiting in report.late_no.patients",
                [
                    [
                        ("Table Text", ["{{ waiting.what }}"]),
                        ("Label", ['{{ _(waiting.waiting_for | replace("_", " ")) }}']),
                    ],
                    [("Table Text", ['{% include "parts/how_many.j2" %}'])],
                    [("Table Text", ['{{ waiting.first_day or _("not stated") }}'])],
                    [
                        ("Table Text", ["{%p for provider in waiting.other_providers %}"]),
                        ("Table Text", ["{{ provider.name }} ", ("Quiet", "{{ provider.because }}")]),
                        ("Table Text", ["{%p else %}"]),
                        ("Table Text", ['{{ _("nobody is named") }}']),
                        ("Table Text", ["{%p endfor %}"]),
                    ],
                ],
            )
        with w.when("report.late_no.told"):
            w.paragraph("Heading 2", '{{ _("Who must be told") }}')
            w.list("List Bullet", "told in report.late_no.told", ("Strong", "{{ told.who }}"), ": {{ told.why }}")


def matrix(w: Writer) -> None:
    """The findings by harm and severity, in numbers."""
    with w.when("report.pictures.matrix"), w.having("picture = report.pictures.matrix"):
        _picture(w)


def plan_in_tables(w: Writer) -> None:
    """What the HTML pages draw of the plan."""
    pictures = ", ".join(f"report.pictures.{name}" for name in _PICTURES_OF_THE_PLAN)
    with w.each(f"picture in [{pictures}] if picture"):
        _picture(w)


def findings(w: Writer) -> None:
    """The findings by harm, with what each rests on and what to do."""
    w.paragraph("Heading 1", '{{ _("Findings by harm") }}')
    with w.when("not report.harms"):
        w.paragraph("Normal", '{{ _("None.") }}')
    with w.each("harm in report.harms"):
        counted = '{{ ngettext("%(num)s finding", "%(num)s findings", harm.number) }}'
        w.paragraph("Heading 2", "{{ harm.title }} ", ("Quiet", counted))
        with w.each("rule in harm.rules"):
            _rule(w)


def _rule(w: Writer) -> None:
    w.paragraph("Heading 3", "{{r tone(rule.severity) }}", " · {{ rule.title }}")
    w.paragraph(
        "Label",
        '{{ rule.rule }}{% if rule.core %} · {{ _("core rule") }}{% endif %}'
        '{% if rule.also %} · {{ _("also:") }} {{ rule.also | join("; ") }}{% endif %}',
    ).paragraph_format.keep_with_next = True
    with w.each("case in rule.cases"):
        w.paragraph("Case", "{{ case.message }}")
        w.paragraph("Places", '{{ case.id }}{% if case.evidence %} {{ _("The plan says:") }}{% endif %}')
        with w.each("entry in case.evidence"):
            near = '{% if entry.line %}{{ _("line %(line)s:", line=entry.line) }} {% endif %}'
            w.paragraph("Evidence", near + "{{ entry.path }} = {{ entry.value }}")
        with w.when("case.rests_on"):
            w.paragraph("Places", '{{ _("Puts together:") }} {{ case.rests_on | join(", ") }}')
    w.paragraph("Heading 4", '{{ _("Why it is a harm") }}')
    w.paragraph("Normal", "{{ rule.rationale }}")
    with w.when("rule.remedies"):
        w.paragraph("Heading 4", '{{ _("What to do") }}')
        late_or_not: list[Run] = either(
            ("remedy.too_late", ("Too Late", "{{ remedy.timing }}")), ("", ("Quiet", "{{ remedy.timing }}"))
        )
        w.list(
            "List Bullet",
            "remedy in rule.remedies",
            "{{ remedy.action }} ",
            ("Quiet", "{{ remedy.owner }}, "),
            *late_or_not,
        )
    with w.when("rule.sources"):
        w.paragraph(
            "Label",
            '{{ _("On the authority of:") }} {% for source in rule.sources %}{{ source.key }}{% if source.place %},'
            " {{ source.place }}{% endif %}{% if not loop.last %}; {% endif %}{% endfor %} ({{ rule.grade }})",
        )


def action_plan(w: Writer) -> None:
    """Everything there is to do, by owner."""
    with w.when("report.action_plan.by_owner"):
        w.paragraph("Heading 1", '{{ _("Action plan") }}')
        w.paragraph(
            "Normal",
            '{{ _("One action for every finding, said once where it serves several.") }}',
            "{%r if report.action_plan.too_late %}",
            (
                "Too Late",
                ' {{ ngettext("%(num)s action takes longer than there is time.",'
                ' "%(num)s actions take longer than there is time.", report.action_plan.too_late) }}',
            ),
            "{%r endif %}",
        )
        with w.each("owner in report.action_plan.by_owner"):
            counted = '{{ ngettext("%(num)s action", "%(num)s actions", owner.actions | length) }}'
            w.paragraph("Heading 2", "{{ owner.owner | capitalize }} ", ("Quiet", counted))
            w.table(
                [26, 144],
                ['{{ _("Begin by") }}', '{{ _("What") }}'],
                "action in owner.actions",
                [[("Table Text", _BEGIN_BY)], _WHAT],
            )


def questions(w: Writer) -> None:
    """Every question, with the place in the plan that waits for its answer."""
    w.paragraph("Heading 1", '{{ _("Questions") }}')
    with w.when("not report.questions"):
        w.paragraph("Normal", '{{ _("None.") }}')
        w.otherwise()
        w.paragraph(
            "Normal",
            '{{ _("What the plan does not say yet and what could still change the outcome. The first are those that'
            ' decide most.") }}',
        )
        counted = w.numbering()
        with w.each("entry in report.questions"):
            w.entry("List Number", "{{ entry.text }}" + _ABOUT, number=counted)
            w.paragraph(
                "Label In List",
                '{{ _(entry.severity) }}{% if entry.core %}, {{ _("core") }}{% endif %} · {{ entry.path }}'
                + _NEAR_LINE
                + ' · {{ _("for %(rules)s", rules=entry.rules | join(", ")) }}',
            )
            with w.each("note in entry.notes"):
                w.paragraph("Label In List", "{{ note }}")
            with w.each("entry in entry.parts"):
                w.entry(
                    "List Bullet 2",
                    "{{ entry.text }}" + _ABOUT + " ",
                    ("Quiet", "{{ entry.path }}" + _NEAR_LINE + "{% for note in entry.notes %} {{ note }}{% endfor %}"),
                )


def safeguards(w: Writer) -> None:
    """Grave risks that the plan is free of."""
    with w.when("report.safeguards"):
        w.paragraph("Heading 1", '{{ _("Strengths") }}')
        w.paragraph(
            "Normal", '{{ _("Critical, high and core risks that the plan is free of, on more than its own word") }}'
        )
        w.table(
            [140, 30],
            ['{{ _("Free of this risk") }}', '{{ _("Support") }}'],
            "safeguard in report.safeguards",
            [
                [
                    ("Table Text", ["{{ safeguard.title }}"]),
                    ("Label", ['{{ _(safeguard.severity) }} · {{ safeguard.ids | join(", ") }}']),
                ],
                [("Table Text", ["{{ _(safeguard.assurance) }}"])],
            ],
        )


def checked(w: Writer) -> None:
    """What was checked, how it came out, and what was not checked."""
    w.paragraph("Heading 1", '{{ _("What was checked") }}')
    w.paragraph(
        "Normal",
        '{{ ngettext("%(num)s rule of the catalogue, by outcome; a rule may judge several points",'
        ' "%(num)s rules of the catalogue, by outcome; a rule may judge several points", report.results | length) }}',
    )
    w.table(
        [126, 22, 22],
        ['{{ _("Outcome") }}', '{{ _("Points") }}', '{{ _("Rules") }}'],
        "outcome in report.outcomes",
        [
            [("Table Text", ["{{ outcome.name }} ", ("Quiet", "{{ outcome.meaning }}")])],
            [("Table Text", ["{{ outcome.points }}"])],
            [("Table Text", ["{{ outcome.rules }}"])],
        ],
    )
    w.paragraph("Normal", "{{ report.not_checked }}")
    with w.when("report.failures"):
        w.paragraph("Heading 2", '{{ _("Checks that failed") }}')
        w.list("List Bullet", "failure in report.failures", "{{ failure.rule }}: {{ failure.why }}")
    with w.when("report.pictures.outcomes"), w.having("picture = report.pictures.outcomes"):
        _table_of_picture(w)
    w.paragraph("Heading 2", '{{ _("The outcome of every rule") }}')
    with w.columns(2), w.each("result in report.results if result.applies"):
        w.paragraph(
            "Places",
            ("Strong", "{{ result.rule }}"),
            "{% for name, subjects in result.outcomes %}"
            ' {{ name }}: {{ subjects | join(", ") }}{% if not loop.last %};{% endif %}{% endfor %}',
        )
    w.paragraph(
        "Label",
        '{{ _("Not applicable to this plan:") }}'
        ' {{ report.results | rejectattr("applies") | map(attribute="rule") | join(", ") }}',
    )


def names(w: Writer) -> None:
    """People and contacts, for readers who asked for names."""
    with w.when("report.names"):
        w.paragraph("Heading 1", '{{ _("People and contacts") }}')
        w.paragraph("Normal", '{{ _("Shown since names were asked for; not to be passed on without need") }}')
        w.table(
            [60, 60, 50],
            ['{{ _("Where") }}', '{{ _("What") }}', '{{ _("In the plan") }}'],
            "named in report.names",
            [
                [("Table Text", ["{{ named.where }}"])],
                [("Table Text", ["{{ named.what }}"])],
                [("Table Text", ["{{ named.value }}"])],
            ],
        )


def sources(w: Writer) -> None:
    """The sources that findings cite."""
    with w.when("report.sources"):
        w.paragraph("Heading 1", '{{ _("Sources") }}')
        with w.each("source in report.sources"):
            w.paragraph("Places", ("Strong", "{{ source.key }}"), " {{ source.citation }}")


def method(w: Writer) -> None:
    """How the report came about, what it cannot say, and by what to recognise what was assessed."""
    w.paragraph("Heading 1", '{{ _("Method and limits") }}')
    w.paragraph("Normal", "{{ report.limits_of_use }}")
    w.paragraph(
        "Normal",
        '{{ _("Each rule of the catalogue was held against what the plan states. What the plan leaves out counts'
        ' neither as yes nor as no. The same plan, catalogue, lists and day give the same report.") }}',
    )
    w.paragraph(
        "Normal",
        '{{ _("missionrisk %(version)s, %(engine)s engine.", version=report.provenance.missionrisk,'
        " engine=report.provenance.engine) }}",
    )
    w.paragraph("Places", '{{ _("Plan") }}: {{ report.provenance.plan_sha256 }}')
    w.paragraph("Places", '{{ _("Catalogue") }}: {{ report.provenance.catalogue_sha256 }}')
    with w.each("brought in report.provenance.reference"):
        w.paragraph("Places", "{{ _(brought.kind) | capitalize }}: {{ brought.file }} {{ brought.sha256 }}")


def _picture(w: Writer) -> None:
    w.paragraph("Heading 1", "{{ picture.title }}")
    _table_of_picture(w)


def _table_of_picture(w: Writer) -> None:
    w.paragraph("Normal", "{{ picture.summary }}").paragraph_format.keep_with_next = True
    w.any_table("picture.table.columns", "picture.table.rows")
