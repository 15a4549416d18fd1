"""missionrisk checks a plan for a medical mission against cited rules of harm.

import missionrisk as mr

plan = mr.load_plan("plan.yaml")
assessment = mr.assess(plan, on=date(2026, 11, 22))
assessment.verdict, assessment.findings, assessment.questions
print(mr.render(assessment, "text"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from missionrisk.assess import Assessor, assess, explain, render

if TYPE_CHECKING:
    from missionrisk.catalogue.loading import Catalogue, CatalogueError, load_catalogue
    from missionrisk.intake import Limits, PlanError, Problem, dump_plan, load_plan, parse_plan
    from missionrisk.judgement.assessment import Assessment, Finding, Question, Strength, Verdict
    from missionrisk.judgement.explain import UnknownOutcome
    from missionrisk.judgement.explanation import Explanation
    from missionrisk.language import Language, LanguageError, language_of, languages, speaking
    from missionrisk.plan import MissionPlan
    from missionrisk.reports import Edition, ReportError, render_edition
    from missionrisk.trainee import TraineeAnswers, answers_for_trainee, render_for_trainee

_HOMES = {
    "missionrisk.catalogue.loading": ("Catalogue", "CatalogueError", "load_catalogue"),
    "missionrisk.intake": ("Limits", "PlanError", "Problem", "dump_plan", "load_plan", "parse_plan"),
    "missionrisk.judgement.assessment": ("Assessment", "Finding", "Question", "Strength", "Verdict"),
    "missionrisk.judgement.explain": ("UnknownOutcome",),
    "missionrisk.judgement.explanation": ("Explanation",),
    "missionrisk.language": ("Language", "LanguageError", "language_of", "languages", "speaking"),
    "missionrisk.plan": ("MissionPlan",),
    "missionrisk.reference_data": ("ReferenceData", "ReferenceDataError", "load_reference_data"),
    "missionrisk.reports": ("Edition", "ReportError", "render_edition"),
    "missionrisk.trainee": ("TraineeAnswers", "answers_for_trainee", "render_for_trainee"),
}

__all__ = [
    "Assessment",
    "Assessor",
    "Catalogue",
    "CatalogueError",
    "Edition",
    "Explanation",
    "Finding",
    "Language",
    "LanguageError",
    "Limits",
    "MissionPlan",
    "PlanError",
    "Problem",
    "Question",
    "ReferenceData",
    "ReferenceDataError",
    "ReportError",
    "Strength",
    "TraineeAnswers",
    "UnknownOutcome",
    "Verdict",
    "answers_for_trainee",
    "assess",
    "dump_plan",
    "explain",
    "language_of",
    "languages",
    "load_catalogue",
    "load_plan",
    "load_reference_data",
    "parse_plan",
    "render",
    "render_edition",
    "render_for_trainee",
    "speaking",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that the command line starts without all of them."""
    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'missionrisk' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
