"""Published missions: their plans, and what their authors say was wrong or right."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from missionrisk.intake import load_plan, read_file
from missionrisk.intake.load import checked
from missionrisk.plan import MissionPlan

FOLDER: Final = Path(__file__).parents[1] / "tests" / "cases"
LABELS: Final = Path(__file__).parent / "labels.yaml"

Reading = Literal["harmful", "mixed", "exemplary"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(_Model):
    """What a source says of one harm."""

    harm: str
    state: Literal["present", "mitigated", "recommended"]
    basis: Literal["explicit", "fact", "contrast"]
    visible: Literal["yes", "partly", "no"] = Field(description="Whether a plan could have shown it.")

    @property
    def scored(self) -> bool:
        """Whether it must be found: the source itself calls it a harm, and a plan could have shown it."""
        return (self.state, self.basis, self.visible) == ("present", "explicit", "yes")


class PublishedCase(_Model):
    """A published mission."""

    plan: str = Field(description="The name of its plan file.")
    reading: Reading = Field(description="What the source as a whole says of it, by one reader's judgement.")
    labels: tuple[Label, ...]
    reasons: dict[str, str] = Field(
        {},
        description="Why a label is missed, a finding holds (by its id), or it ranks with the good ones (`rank`).",
    )

    def load(self) -> MissionPlan:
        """Its plan."""
        return load_plan(FOLDER / f"{self.plan}.yaml")


class _LabelFile(_Model):
    cases: tuple[PublishedCase, ...]


def published_cases() -> tuple[PublishedCase, ...]:
    """All cases, in the order of their file. Raises PlanError where the file is wrong."""
    return checked(read_file(LABELS), _LabelFile).cases
