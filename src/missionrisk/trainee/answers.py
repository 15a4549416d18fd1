"""The one function of this package: a plan or a sheet in, answers for a trainee out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from missionrisk.assess import Assessor, EngineName, own_version
from missionrisk.catalogue.loading import load_catalogue
from missionrisk.catalogue.messages import spoken_value
from missionrisk.judgement.case import Case
from missionrisk.judgement.judge import provenance_of
from missionrisk.judgement.wording import plain
from missionrisk.language import Language, language_of, listed, speaking, spoken_language
from missionrisk.language import gettext as _
from missionrisk.plan import MissionPlan
from missionrisk.trainee.answering import answered
from missionrisk.trainee.grounds import Grounds
from missionrisk.trainee.implied import NO_NAME, implied_by
from missionrisk.trainee.message import MOST_QUESTIONS, message_to_programme, open_questions
from missionrisk.trainee.model import AnsweredGroup, SheetLine, SheetReport, TraineeAnswers
from missionrisk.trainee.questions import load_questions
from missionrisk.trainee.reading import load_plan_or_sheet
from missionrisk.trainee.red_lines import red_lines
from missionrisk.trainee.sheet import Asked, Sheet, questions


def answers_for_trainee(
    source: MissionPlan | Sheet | Mapping[str, Any] | str | Path,
    *,
    on: date | None = None,
    rules: Path | None = None,
    language: str | None = None,
) -> TraineeAnswers:
    """What a plan, or a sheet that a student filled in, answers of what trainees ask; no verdict.

    `source` is a model, a dict, or the path of a file. `on` is the day that rules look at, today if left out. `rules`
    is a folder of rules with a `trainee.yaml` beside them; left out, the rules are missionrisk's. `language` is the tag
    of the language of the answers; left out, that which is spoken, English unless something else was said.

    Raises PlanError for what cannot be read, CatalogueError for rules or questions that cannot be used and
    LanguageError for a language that there are no translations for.
    """
    spoken = None if language is None else language_of(language)
    return TraineeDesk(rules).answers(load_plan_or_sheet(source), on=on or date.today(), language=spoken)


class TraineeDesk:
    """Rules and questions, read once and used for many plans and sheets. Raises CatalogueError for what is wrong."""

    def __init__(self, rules: Path | None = None, *, engine: EngineName = "durable") -> None:
        catalogue = load_catalogue(rules)
        self._questions = load_questions(catalogue, rules)
        self._assessor = Assessor(catalogue, engine=engine)

    def answers(self, asked_of: MissionPlan | Sheet, *, on: date, language: Language | None = None) -> TraineeAnswers:
        """The answers that one plan or sheet gives, in a language or, where that is left out, in the one spoken."""
        with speaking(language or spoken_language()):
            return self._of_plan(asked_of, on) if isinstance(asked_of, MissionPlan) else self._of_sheet(asked_of, on)

    def _of_plan(self, plan: MissionPlan, on: date) -> TraineeAnswers:
        case = self._assessor.decide(plan, on=on)
        return self._told(plan.title, case, answered(self._questions, case, Grounds(case)))

    def _of_sheet(self, sheet: Sheet, on: date) -> TraineeAnswers:
        implied = implied_by(sheet)
        case = self._assessor.decide(implied.plan, on=on)
        groups = answered(self._questions, case, Grounds(case, implied.source_at))
        return self._told(sheet.programme or _(NO_NAME), case, groups, _report(sheet, case, groups))

    def _told(
        self, title: str, case: Case, groups: tuple[AnsweredGroup, ...], sheet: SheetReport | None = None
    ) -> TraineeAnswers:
        asked = {rule for group in self._questions for question in group.questions for rule in question.rules}
        return TraineeAnswers(
            language=spoken_language().tag,
            title=title,
            groups=groups,
            sheet=sheet,
            failures={rule: why for rule, why in case.outcomes.failures.items() if rule in asked},
            provenance=provenance_of(case, own_version()),
        )


def _report(sheet: Sheet, case: Case, groups: tuple[AnsweredGroup, ...]) -> SheetReport:
    to_ask = open_questions(sheet, groups)
    return SheetReport(
        lines=tuple(_line(sheet, name, asked) for name, asked in questions()),
        red_lines=red_lines(sheet, case),
        message=message_to_programme(sheet.programme, to_ask[:MOST_QUESTIONS]),
        not_in_message=len(to_ask[MOST_QUESTIONS:]),
    )


def _line(sheet: Sheet, name: str, asked: Asked) -> SheetLine:
    given, position = sheet.given(name), sheet.position(name)
    return SheetLine(
        id=name,
        question=_(asked.question),
        answer=None if given.answer is None else _in_words(given.answer),
        source=given.source,
        line=position.line if position else None,
    )


def _in_words(answer: Any) -> str:
    if isinstance(answer, tuple):
        return listed(map(_in_words, answer)) or _("none")
    return plain(answer) if isinstance(answer, str) else spoken_value(answer)
