"""What the host partner's form is made of: at most twelve questions, each beside what the sender's plan says."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from missionrisk.language import to_translate
from missionrisk.reports.base import ReportModel

MOST_ITEMS: Final = 12

AnswerKind = Literal["yes_no", "money", "people", "words"]
"""How a question is answered: with a short word, a sum of money, a number of people, or in words alone."""

SHORT_ANSWERS: Final = {
    "yes": to_translate("yes"),
    "no": to_translate("no"),
    "in_part": to_translate("in part"),
    "not_known": to_translate("do not know"),
}
"""The short answers, with the words for them."""


class FormItem(ReportModel):
    """One question of the form."""

    id: str = Field(description="A short name that never changes, by which its answer is known.")
    kind: AnswerKind
    question: str
    about: str | None = Field(None, description="The things that the question is about, by name; None for the whole.")
    plan_says: tuple[str, ...] = Field(description="What the sender's plan says of it, in sentences.")
    paths: tuple[str, ...] = Field((), description="The places of the plan that the answer is about.")
    said_there: tuple[str, ...] = Field((), description="What the plan says in each of them, in words.")
    currency: str | None = Field(None, description="The currency in which the plan counts, where money is asked for.")


class HostForm(ReportModel):
    """The form for one host partner."""

    title: str
    partner: str | None = Field(None, description="The partner's id; None if the plan names no partner.")
    partner_name: str | None = None
    plan_sha256: str
    items: tuple[FormItem, ...] = Field(max_length=MOST_ITEMS)
