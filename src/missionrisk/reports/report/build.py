"""From an assessment, and the plan that it is about, to the report that tells it."""

from __future__ import annotations

from typing import Final

from missionrisk.judgement import case as judged
from missionrisk.judgement.assessment import Assessment, Stage
from missionrisk.judgement.topics import FIRST_SCREEN
from missionrisk.language import gettext as _
from missionrisk.language import language_of, speaking, to_translate
from missionrisk.reports.pictures.matrix import matrix_of
from missionrisk.reports.pictures.medicines import medicines_of
from missionrisk.reports.pictures.outcomes import outcomes_of
from missionrisk.reports.pictures.supervision import supervision_of
from missionrisk.reports.pictures.surroundings import surroundings_of
from missionrisk.reports.pictures.timeline import timeline_of
from missionrisk.reports.report.action_plan import action_plan_of
from missionrisk.reports.report.checked import (
    failures_of,
    numbers_of,
    outcome_counts,
    results_of,
    safeguards_of,
)
from missionrisk.reports.report.findings import cited, harms_of
from missionrisk.reports.report.letter import letter_of
from missionrisk.reports.report.model import Pictures, Reader, Report
from missionrisk.reports.report.names import names_in
from missionrisk.reports.report.questions import open_question
from missionrisk.reports.report.verdict import verdict_in_words

LIMITS_OF_USE: Final = to_translate(
    "Decision support from what the plan declares: not an approval, not legal advice, and not a finding about any"
    " person. What the rules do not speak of was not checked."
)
NOT_CHECKED: Final = to_translate(
    "Not checked: whether what the plan declares is true, and anything that no rule speaks of."
)
_STAGES: Final[dict[Stage, str]] = {
    "concept": to_translate("concept"),
    "draft": to_translate("draft plan"),
    "final": to_translate("final plan"),
}


def report_of(
    assessment: Assessment, case: judged.Case | None = None, *, reader: Reader = "planner", names: bool = False
) -> Report:
    """The report of an assessment for a reader, in the assessment's language.

    `case` is the decided plan: with it, the report has pictures of the plan. `names` shows the plan's personal fields.
    """
    with speaking(language_of(assessment.language)) as language:
        plan = action_plan_of(assessment)
        questions = tuple(map(open_question, assessment.questions))
        sources = cited(assessment.findings)
        return Report(
            reader=reader,
            language=language.tag,
            direction=language.direction,
            title=assessment.title,
            stage=assessment.stage,
            stage_in_words=_(_STAGES[assessment.stage]),
            on=assessment.provenance.on,
            file=assessment.provenance.source,
            letter=letter_of(assessment, plan, questions[:FIRST_SCREEN]) if reader == "committee" else None,
            verdict=verdict_in_words(assessment, plan),
            numbers=numbers_of(assessment),
            core_answered=assessment.completeness.answered,
            core_rules=assessment.completeness.of,
            late_no=assessment.late_no,
            action_plan=plan,
            first_questions=questions[:FIRST_SCREEN],
            later_questions=questions[FIRST_SCREEN:],
            harms=harms_of(assessment, sources),
            safeguards=tuple(safeguards_of(assessment.strengths)),
            failures=tuple(failures_of(assessment)),
            outcomes=tuple(outcome_counts(assessment)),
            results=tuple(results_of(assessment)),
            sources=sources,
            pictures=_pictures(assessment, case),
            names=tuple(names_in(case.plan)) if names and case else (),
            not_checked=_(NOT_CHECKED),
            limits_of_use=_(LIMITS_OF_USE),
            provenance=assessment.provenance,
        )


def _pictures(assessment: Assessment, case: judged.Case | None) -> Pictures:
    return Pictures(
        matrix=matrix_of(assessment),
        outcomes=outcomes_of(assessment),
        timeline=timeline_of(case, assessment) if case else None,
        supervision=supervision_of(case, assessment) if case else None,
        medicines=medicines_of(case, assessment) if case else None,
        surroundings=surroundings_of(case, assessment) if case else None,
    )
