"""The sheet that comes back from a host partner: its form, filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, ValidationError, model_validator
from pydantic_core import InitErrorDetails

from missionrisk.plan.checks import as_line_errors
from missionrisk.plan.checks.problems import problem
from missionrisk.plan.host_answers import AnswerWord, Currency, PlanPath
from missionrisk.plan.notation import nearest
from missionrisk.plan.source import Location, PlanSource
from missionrisk.plan.values import Amount, Slug, Text
from missionrisk.reports.host.form_items import ITEMS, Item

BY_ID: Final[Mapping[str, Item]] = {item.id: item for item in ITEMS}

NOT_KNOWN: Final = "not_known"


class SheetModel(BaseModel):
    """Base of everything in a sheet."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SheetAnswer(SheetModel):
    """The answer to one question. Empty, it is not answered."""

    answer: AnswerWord | None = None
    number: Amount | None = None
    currency: Currency | None = None
    words: Text | None = None
    about: tuple[PlanPath, ...] = ()
    plan_said: tuple[Text, ...] = ()


class HostSheet(SheetModel):
    """A host partner's form, filled in.

    Raises `pydantic.ValidationError` with every problem at once: those of single fields, questions that there are not,
    answers that do not fit their question, and a sheet that does not say who answers and when.
    """

    form: Literal["host"]
    plan: Text | None = None
    plan_sha256: Text | None = None
    partner: Slug | None = None
    by: Text
    on: date
    answers: dict[str, SheetAnswer | None]

    _source: PlanSource | None = PrivateAttr(default=None)

    @property
    def source(self) -> PlanSource | None:
        """The file that the sheet was read from; None for one built in Python."""
        return self._source

    def given(self) -> Iterator[tuple[Item, SheetAnswer]]:
        """Each question on the sheet with its answer, in the order in which forms ask."""
        for item in ITEMS:
            if item.id in self.answers:
                yield item, self.answers[item.id] or SheetAnswer()

    @model_validator(mode="wrap")
    @classmethod
    def _with_fitting_answers(cls, data: Any, handler: ModelWrapValidatorHandler[HostSheet]) -> HostSheet:
        problems = list(_unfitting(data)) if isinstance(data, Mapping) else []
        try:
            sheet = handler(data)
        except ValidationError as error:
            problems = [*as_line_errors(error, data), *problems]
        if problems:
            raise ValidationError.from_exception_data(cls.__name__, problems)
        return sheet


def _unfitting(data: Mapping[Any, Any]) -> Iterator[InitErrorDetails]:
    """Questions that there are not, and answers of another kind than their question asks for."""
    answers = data.get("answers")
    if not isinstance(answers, Mapping):
        return
    for name, given in answers.items():
        item = BY_ID.get(str(name))
        if item is None:
            near = nearest(str(name), BY_ID, 1)
            yield _problem("no form has a question '{name}'", ("answers", name), given, name=str(name), nearest=near)
        elif isinstance(given, Mapping):
            yield from _of_another_kind(item, given, ("answers", name))


def _of_another_kind(item: Item, given: Mapping[Any, Any], at: Location) -> Iterator[InitErrorDetails]:
    answer, number, currency = given.get("answer"), given.get("number"), given.get("currency")
    known = answer is not None and answer != NOT_KNOWN
    if item.kind == "yes_no":
        if number is not None:
            message = "this question is answered with yes, no, in_part or not_known at 'answer', not with a number"
            yield _problem(message, (*at, "number"), number)
    elif known:
        where = "'words'" if item.kind == "words" else "'number'"
        message = "this question is not answered with yes or no; write the answer at {where}"
        yield _problem(message, (*at, "answer"), answer, where=where)
    if item.kind == "words" and number is not None:
        yield _problem("this question is answered at 'words', not with a number", (*at, "number"), number)
    if item.kind == "money" and number is not None and currency is None:
        message = "a sum needs its currency; add it at 'currency', such as USD"
        yield _problem(message, (*at, "number"), number)


def _problem(message: str, location: Location, value: Any, **context: Any) -> InitErrorDetails:
    return problem("host_sheet", message, location, value, **context)
