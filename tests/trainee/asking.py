"""A small catalogue with questions of its own, and sheets, so that tests do not depend on what the real rules say."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from missionrisk.intake import parse_plan, read_document
from missionrisk.plan import MissionPlan
from missionrisk.trainee import Sheet, TraineeAnswers, TraineeDesk, load_plan_or_sheet
from missionrisk.trainee.reading import sheet_in
from tests.judgement.small import ON, RULES

SHORT_ANSWERS: Final = (
    "asked_for",
    "local_lead",
    "long_term",
    "local_care",
    "afterwards",
    "local_means",
    "teaching",
    "feedback",
    "openness",
    "role",
    "supervisor",
    "may_refuse",
)
"""The questions of the sheet that are answered with yes or no."""

TOPICS: Final = ["clinical_context", "health_system", "culture", "language", "ethics", "safety", "emotional_readiness"]


def answer(given: Any, source: str | None = None) -> dict[str, Any]:
    return {"answer": given} if source is None else {"answer": given, "source": source}


GOOD: Final[dict[str, Any]] = {
    "sheet": "trainee",
    "programme": "Clinic in the hills",
    "kind": answer("short_term", "website"),
    "partner": answer("public_facility", "website"),
    "level": answer("student_clinical"),
    "tasks": answer(["takes_history", "examines"], "told"),
    "home_tasks": answer(["takes_history", "examines", "diagnoses"]),
    "preparation": answer(TOPICS, "told"),
    **{name: answer("yes", "seen") for name in SHORT_ANSWERS},
}
"""A sheet that is filled in, of a programme as one would want it."""

BAD: Final[dict[str, Any]] = {
    **GOOD,
    "partner": answer("none", "told"),
    "preparation": answer([], "told"),
    "home_tasks": answer(["takes_history"]),
    **{name: answer("no", "seen") for name in SHORT_ANSWERS},
}
"""The same of a programme that answers no to everything."""

EMPTY: Final[dict[str, Any]] = {"sheet": "trainee"}


@lru_cache(maxsize=1)
def desk() -> TraineeDesk:
    """The shipped rules and questions."""
    return TraineeDesk()


def told(source: Mapping[str, Any] | MissionPlan | Sheet) -> TraineeAnswers:
    """What the shipped rules answer."""
    return desk().answers(load_plan_or_sheet(source), on=ON)


def sheet(text: str) -> Sheet:
    """The sheet in a YAML text, which messages call sheet.yaml."""
    return sheet_in(read_document(text, name="sheet.yaml"))


def with_questions(folder: Path, questions: str) -> Path:
    """A folder with the rules of the small catalogue and a file of questions beside them."""
    shutil.copytree(RULES, folder, dirs_exist_ok=True)
    (folder / "trainee.yaml").write_text(questions, encoding="utf-8")
    return folder


def small(folder: Path, questions: str, plan: Mapping[str, Any] | str) -> TraineeAnswers:
    """What the small catalogue answers to some questions for a plan."""
    read = parse_plan(plan, name="plan.yaml") if isinstance(plan, str) else load_plan_or_sheet(plan)
    return TraineeDesk(with_questions(folder, questions), engine="reference").answers(read, on=ON)
