"""What the host partner has answered on its form, in its own words and beside what the plan said then.

Answers are never merged into what the sender says where the two differ: both stand in the plan.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from missionrisk.plan.base import PlanModel, attestation, decision
from missionrisk.plan.notation import parse
from missionrisk.plan.references import PartnerRef
from missionrisk.plan.values import AbsentOr, Amount, Slug, Text


def _path(value: str) -> str:
    try:
        parse(value)
    except ValueError as error:
        raise PydanticCustomError("plan_path", "{why}", {"why": str(error)}) from None
    return value


PlanPath = Annotated[Text, AfterValidator(_path)]
"""A place in a plan, such as `medicines[amlodipine].refill_source.commitment`."""


def _word(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip().lower().replace(" ", "_") if isinstance(value, str) else value


AnswerWord = Annotated[Literal["yes", "no", "in_part", "not_known"], BeforeValidator(_word)]
"""A short answer. `not_known` is an answer that was not given."""

WOULD_CHANGE: Final = "would_change"
"""The question of the form that is answered in words alone: what the host would change."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class HostAnswer(PlanModel):
    """The host partner's answer to one question of its form."""

    id: Slug = decision(
        "Which question of the form is answered?", "Its short name, unique among the answers of a form.", default=...
    )
    asked: Text | None = attestation("How was the host asked?", "The question as it stood on the form.")
    about: tuple[PlanPath, ...] | None = attestation(
        "Which places of the plan is the answer about?", "Plan paths; an empty list if the plan has no such place."
    )
    says: AnswerWord | None = attestation(
        "What does the host answer?", "yes, no, in_part, or not_known if it gave no answer."
    )
    number: Amount | None = attestation(
        "Which number does the host give?", "A sum of money, or a number of people; may be a range."
    )
    currency: Currency | None = attestation(
        "In which currency is that number?", "ISO 4217, such as KES; left out where it is no money."
    )
    words: Text | None = attestation("What does the host say about it?", "The host's own words.")
    plan_said: tuple[Text, ...] | None = attestation(
        "What did the plan say when the answer was recorded?", "For each of those places, its value in words."
    )
    reply: AbsentOr[Text] | None = decision(
        "What do you reply to this answer?", "What was changed in the plan, or why nothing was; none if nothing is."
    )


class AnsweredForm(PlanModel):
    """One form that a host partner has filled in."""

    id: Slug = decision(
        "By what short name does the plan call this form?", "A name that is unique among the forms.", default=...
    )
    partner: PartnerRef | None = attestation("Which partner has answered?", "The partner, by id.")
    by: Text | None = attestation(
        "In which role did somebody answer for the partner?", "A role such as matron; never a name."
    )
    on: date | None = attestation("On which day was the form answered?", "The day.")
    plan_sha256: Text | None = attestation(
        "For which state of the plan was the form made?", "The SHA-256 of the plan that the form shows."
    )
    answers: tuple[HostAnswer, ...] | None = attestation(
        "What did the host answer?", "Every question of the form, answered or not."
    )
