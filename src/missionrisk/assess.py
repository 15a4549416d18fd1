"""The one function that walks through all rooms: a plan in, an assessment out.

The rooms are entered where they are needed, not on import, so that the command line starts quickly.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from missionrisk.language import Language, language_of, speaking, spoken_language

if TYPE_CHECKING:
    from missionrisk.catalogue.loading import Catalogue
    from missionrisk.catalogue.pattern_rules import Sight
    from missionrisk.engine import Engine
    from missionrisk.facts.model import Facts
    from missionrisk.judgement.assessment import Assessment
    from missionrisk.judgement.case import Case
    from missionrisk.judgement.explanation import Explanation
    from missionrisk.plan import MissionPlan
    from missionrisk.reference_data import ReferenceData
    from missionrisk.reports.edition import Reader

EngineName = Literal["durable", "reference"]
TextFormat = Literal["text", "html", "markdown", "json", "csv", "sarif", "junit", "github", "ics"]
"""The formats that are text; all others are bytes."""

AnyPlan: TypeAlias = "MissionPlan | Mapping[str, Any] | str | Path"
"""A plan as a model, as data, or as the path of its file."""


def assess(
    plan: MissionPlan | Mapping[str, Any] | str | Path,
    *,
    on: date | None = None,
    catalogue: Catalogue | None = None,
    reference: ReferenceData | None = None,
    engine: EngineName = "durable",
    language: str | None = None,
) -> Assessment:
    """What a plan risks, on what evidence, what is not known, and what follows.

    `plan` is a model, a dict, or the path of a file. `on` is the day that the assessment is made for, today if left
    out. Without a catalogue, that which comes with missionrisk is used. `reference` holds lists to look things up in,
    such as the facilities of the region. The durable engine runs where it can be imported, else the reference; the
    assessment says which. `language` is the tag of the language of the assessment's texts, such as `fr`; left out, that
    which is spoken, English unless something else was said.

    Raises PlanError for a plan that cannot be read, CatalogueError for a catalogue that cannot be used and
    LanguageError for a language that there are no translations for.
    """
    from missionrisk.intake import load_plan

    assessor = Assessor(catalogue, engine=engine) if catalogue is not None else _default_assessor(engine)
    return assessor.assess(load_plan(plan), on=on or date.today(), reference=reference, language=_language(language))


def explain(
    plan: MissionPlan | Mapping[str, Any] | str | Path,
    outcome_id: str,
    *,
    on: date | None = None,
    reference: ReferenceData | None = None,
    language: str | None = None,
) -> Explanation:
    """How RULE@subject came out for a plan, line by line, and what would clear it, in a language as for `assess`.

    Raises UnknownOutcome, with the nearest ids, where the plan has no such outcome, PlanError for a plan that cannot
    be read and LanguageError for a language that there are no translations for.
    """
    from missionrisk.intake import load_plan

    assessor, day = _default_assessor("durable"), on or date.today()
    return assessor.explain(load_plan(plan), outcome_id, on=day, reference=reference, language=_language(language))


@overload
def render(
    assessment: Assessment,
    format: TextFormat = "text",
    *,
    plan: AnyPlan | None = None,
    reader: Reader = "planner",
    reference: ReferenceData | None = None,
    names: bool = False,
    templates: Path | None = None,
) -> str: ...


@overload
def render(
    assessment: Assessment,
    format: str,
    *,
    plan: AnyPlan | None = None,
    reader: Reader = "planner",
    reference: ReferenceData | None = None,
    names: bool = False,
    templates: Path | None = None,
) -> str | bytes: ...


def render(
    assessment: Assessment,
    format: str = "text",
    *,
    plan: AnyPlan | None = None,
    reader: Reader = "planner",
    reference: ReferenceData | None = None,
    names: bool = False,
    templates: Path | None = None,
) -> str | bytes:
    """An assessment as a report: text without terminal codes or, of pdf, docx and xlsx, bytes.

    With the plan that was assessed, and the reference data that were brought, there are pictures of it; the pages of
    the host need it. `names` shows the plan's personal fields. `templates` is a folder with templates of your own.

    Raises ValueError for a reader or a format that is not known and for a plan that is not the one assessed, and
    ReportError for a report that cannot be made.
    """
    from missionrisk.intake import load_plan
    from missionrisk.judgement.judge import provenance_of
    from missionrisk.reports import Edition, render_edition

    case = None
    if plan is not None:
        with speaking(language_of(assessment.language)):
            case = _default_assessor("durable").decide(
                load_plan(plan), on=assessment.provenance.on, reference=reference
            )
        if provenance_of(case, own_version()).plan_sha256 != assessment.provenance.plan_sha256:
            raise ValueError("this is not the plan that was assessed")
    edition = Edition(assessment, case, reader=reader, names=names, templates=templates)
    return render_edition(edition, format)


def _language(tag: str | None) -> Language | None:
    return None if tag is None else language_of(tag)


class Assessor:
    """A catalogue with its engines, built once and used for many plans, from several threads if need be."""

    def __init__(self, catalogue: Catalogue | None = None, *, engine: EngineName = "durable") -> None:
        from missionrisk.catalogue.loading import load_catalogue
        from missionrisk.catalogue.pattern_rules import sight_of
        from missionrisk.engine import build_engine

        self.catalogue = catalogue or load_catalogue()
        self._logic = self.catalogue.bound_logic()
        pattern_rules = self.catalogue.pattern_rules
        first = [logic for rule, logic in self._logic.items() if rule not in pattern_rules]
        second = [logic for rule, logic in self._logic.items() if rule in pattern_rules]
        self._sight = sight_of(second)
        vocabulary = self.catalogue.vocabulary
        self._first: Engine = build_engine(first, vocabulary, prefer=engine)
        self._second: Engine | None = build_engine(second, vocabulary, prefer=engine) if second else None

    def assess(
        self,
        plan: MissionPlan,
        *,
        on: date,
        reference: ReferenceData | None = None,
        language: Language | None = None,
    ) -> Assessment:
        """The assessment of one plan for one day, in a language or, where that is left out, in the one spoken."""
        with speaking(language or spoken_language()):
            return self.judge(self.decide(plan, on=on, reference=reference))

    def judge(self, case: Case) -> Assessment:
        """What follows from a plan that has been decided; of a no that comes late also what could go ahead."""
        from missionrisk.judgement.judge import judge

        assessment = judge(case, own_version())
        if assessment.late_no is None:
            return assessment
        from missionrisk.narrower_scope import narrower_scopes

        def decide(plan: MissionPlan) -> Case:
            return self.decide(plan, on=case.on, reference=case.reference)

        scopes = narrower_scopes(case, decide, lambda narrower: judge(narrower, own_version()))
        return assessment.model_copy(update={"late_no": assessment.late_no.model_copy(update={"narrower": scopes})})

    def explain(
        self,
        plan: MissionPlan,
        outcome_id: str,
        *,
        on: date,
        reference: ReferenceData | None = None,
        language: Language | None = None,
    ) -> Explanation:
        """How RULE@subject came out for one plan, and what would clear it, in a language as for `assess`.

        Raises UnknownOutcome, with the nearest ids, where the plan has no such outcome.
        """
        from missionrisk.judgement.explain import explain

        with speaking(language or spoken_language()):
            # What made a pattern rule clear decides nothing, and is told all the same.
            sight = self._sight.of_any_result()
            return explain(self.decide(plan, on=on, reference=reference, sight=sight), outcome_id)

    def decide(
        self, plan: MissionPlan, *, on: date, reference: ReferenceData | None = None, sight: Sight | None = None
    ) -> Case:
        """The outcomes of one plan, before they are judged.

        `sight` is what pattern rules are shown of the other rules' outcomes; left out, what could make them true.
        """
        from missionrisk.facts.derive import derive
        from missionrisk.reference_data import ReferenceData

        reference = reference or ReferenceData()
        facts = derive(plan, on, self.catalogue.tables, reference)
        return self.decide_from(facts, plan, on=on, reference=reference, sight=sight)

    def decide_from(
        self, facts: Facts, plan: MissionPlan, *, on: date, reference: ReferenceData, sight: Sight | None = None
    ) -> Case:
        """The outcomes of one plan whose facts have been derived already."""
        from missionrisk.engine.strata import evaluate_strata
        from missionrisk.judgement.case import Case

        outcomes, seen = evaluate_strata(
            self._first, self._second, facts, self.catalogue.harms_by_rule, sight or self._sight
        )
        return Case(
            plan=plan,
            on=on,
            catalogue=self.catalogue,
            logic=self._logic,
            facts=seen,
            outcomes=outcomes,
            engine=self._first.name,
            reference=reference,
        )

    def close(self) -> None:
        """Let go of what the engines hold. The assessor cannot be used afterwards."""
        self._first.close()
        if self._second is not None:
            self._second.close()


@lru_cache(maxsize=2)
def _default_assessor(engine: EngineName) -> Assessor:
    return Assessor(engine=engine)


@lru_cache(maxsize=1)
def own_version() -> str:
    """The version of missionrisk."""
    try:
        return version("missionrisk")
    except PackageNotFoundError:
        return "unknown"
