"""The kinds of value that a plan is written in: yes and no, estimates, partial dates, commitments, references.

A plan is written months before the mission, so a value may be less than exact: an estimate may be a range, a date
may be a month. Each kind reads what a planner would naturally write and writes back the shortest form that says
the same.
"""

from __future__ import annotations

import calendar
import math
import re
import sys
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    SerializerFunctionWrapHandler,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from missionrisk.plan.base import PlanModel, attestation, decision

ABSENT: Final = "none"

Absent = Literal["none"]
"""The word for a single thing that could be there and is not: `lead: none`."""

ALTERNATIVES: Final = frozenset({"none", "stated", "never"})
"""How errors name the alternatives of a value that may be a word instead."""

_Thing = TypeVar("_Thing")


def _absent_or_stated(value: Any) -> str:
    return "none" if isinstance(value, str) and value == ABSENT else "stated"


AbsentOr = Annotated[
    Annotated[Absent, Tag("none")] | Annotated[_Thing, Tag("stated")], Discriminator(_absent_or_stated)
]
"""A single thing, or the word `none` for its absence: `lead: AbsentOr[Leader] | None`."""


# --- yes and no ---------------------------------------------------------------------------------------------------


def _yes_or_no(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() in ("yes", "no"):
        return value.strip().lower() == "yes"
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("yes_or_no", "should be yes or no (or true or false)")


YesNo = Annotated[
    bool,
    BeforeValidator(_yes_or_no),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]}),
]
"""A plain statement. Left out, it is not stated, which is not `no`."""


# --- text ---------------------------------------------------------------------------------------------------------


def as_written(value: Any) -> Any:
    """Text that looks like a number stays as the planner wrote it (a telephone number, a licence number)."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return str(getattr(value, "written", value))
    return value


def _writable(value: str) -> str:
    """Half a character, as a broken program may write it into JSON, could be put into no file."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("text", "holds half of a character, which is no text") from None
    return value


Text = Annotated[
    str, BeforeValidator(as_written), AfterValidator(_writable), WithJsonSchema({"type": ["string", "number"]})
]
"""Free text. Numbers are kept as they were written."""

_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


def _slug(value: str) -> str:
    if _SLUG.fullmatch(value) is None:
        raise PydanticCustomError(
            "slug",
            "should be a short name of small letters, digits, hyphens and underscores, such as 'surgeon-1'"
            " (at most 80 characters)",
        )
    if value == ABSENT:
        raise PydanticCustomError("slug", "'none' means that there is none, so it cannot be a name")
    return value


Slug = Annotated[
    str,
    BeforeValidator(as_written),
    AfterValidator(_slug),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]{0,79}$"}),
]
"""The name of an entity inside a plan: small letters, digits, hyphens, underscores; unique in its list."""


@dataclass(frozen=True)
class RefersTo:
    """Marks a field whose value is the id of an entity in another list of the plan."""

    chapter: str


Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""A country as ISO 3166-1 alpha-2 (`KE`, `NO`, `NA`)."""

Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language as a BCP 47 tag (`es`, `es-GT`, `ht`)."""


def _known_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError(
            "time_zone", "is not a time zone; write it as Africa/Nairobi or America/Guatemala"
        ) from None
    return value


TimeZone = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"), AfterValidator(_known_zone)
]
"""A time zone of the IANA database (`Africa/Nairobi`)."""

TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]?\d|2[0-3]):[0-5]\d$")]
"""A local time such as `08:30`."""


# --- numbers ------------------------------------------------------------------------------------------------------


def _ordinary(value: Any) -> int | float:
    if isinstance(value, str):
        try:
            value = float(value) if "." in value or "e" in value.lower() else int(value)
        except ValueError:
            raise PydanticCustomError("number", "should be a number") from None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise PydanticCustomError("number", "should be a number")
    if isinstance(value, int) and abs(value) > sys.float_info.max:
        raise PydanticCustomError("number", "is too large a number")
    if not math.isfinite(value):
        raise PydanticCustomError("number", "should be an ordinary number, not infinite or 'not a number'")
    return int(value) if isinstance(value, int) else float(value)


class Estimate(PlanModel):
    """A number that may be known only as a range: `300`, or `{min: 200, max: 400}`, or `{min: 200}`.

    Both bounds are included. A side left out is open.
    """

    min: int | float | None = decision("At least how many?", "The lower bound, included.")
    max: int | float | None = decision("At most how many?", "The upper bound, included.")

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {k: _ordinary(v) if k in ("min", "max") and v is not None else v for k, v in value.items()}
        if isinstance(value, Estimate):
            return value
        number = _ordinary(value)
        return {"min": number, "max": number}

    @model_validator(mode="after")
    def _in_order(self) -> Estimate:
        if self.min is None and self.max is None:
            raise PydanticCustomError("estimate", "a range needs a min, a max or both")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError("estimate", "min {min} is above max {max}", {"min": self.min, "max": self.max})
        return self

    @model_serializer(mode="plain")
    def _shortest(self) -> int | float | dict[str, int | float]:
        if self.min is not None and self.min == self.max:
            return self.min
        return {k: v for k, v in (("min", self.min), ("max", self.max)) if v is not None}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _estimate_schema("number")


def _estimate_schema(kind: str, **limits: Any) -> JsonSchemaValue:
    bound = {"type": kind, **limits}
    return {
        "anyOf": [
            bound,
            {
                "type": "object",
                "properties": {"min": bound, "max": bound},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    }


def _limited(*, whole: bool, most: float | None, unit: str) -> AfterValidator:
    def check(value: Estimate) -> Estimate:
        for bound in (value.min, value.max):
            if bound is None:
                continue
            if whole and bound != int(bound):
                raise PydanticCustomError("estimate", "should be a whole number of {unit}", {"unit": unit})
            if bound < 0:
                raise PydanticCustomError("estimate", "cannot be negative")
            if most is not None and bound > most:
                raise PydanticCustomError("estimate", "cannot be above {most}", {"most": most})
        return value

    return AfterValidator(check)


Count = Annotated[
    Estimate,
    _limited(whole=True, most=None, unit="things"),
    WithJsonSchema(_estimate_schema("integer", minimum=0)),
]
"""How many: a whole number, or a range of them."""

Amount = Annotated[
    Estimate,
    _limited(whole=False, most=None, unit="units"),
    WithJsonSchema(_estimate_schema("number", minimum=0)),
]
"""How much, in the unit that the field's name gives: a number from 0 up, or a range."""

Percent = Annotated[
    Estimate,
    _limited(whole=False, most=100, unit="percent"),
    WithJsonSchema(_estimate_schema("number", minimum=0, maximum=100)),
]
"""A share in percent, 0 to 100, or a range."""


HoursPerDay = Annotated[
    Estimate,
    _limited(whole=False, most=24, unit="hours"),
    WithJsonSchema(_estimate_schema("number", minimum=0, maximum=24)),
]
"""Hours in a day, 0 to 24, or a range."""

HoursPerWeek = Annotated[
    Estimate,
    _limited(whole=False, most=7 * 24, unit="hours"),
    WithJsonSchema(_estimate_schema("number", minimum=0, maximum=7 * 24)),
]
"""Hours in a week, 0 to 168, or a range."""

DaysPerWeek = Annotated[
    Estimate,
    _limited(whole=False, most=7, unit="days"),
    WithJsonSchema(_estimate_schema("number", minimum=0, maximum=7)),
]
"""Days in a week, 0 to 7, or a range."""


class Money(PlanModel):
    """An amount of money: `{amount: 1200, currency: USD}`."""

    amount: Amount | None = decision("How much?", "The amount, in the currency named beside it; may be a range.")
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = decision(
        "In which currency?", "The currency as ISO 4217, such as USD, KES or GTQ."
    )


# --- dates --------------------------------------------------------------------------------------------------------

_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PlanDate(PlanModel):
    """A day, or what is known of it: `2027-03-05`, `2027-03`, `2027`, or `{earliest: …, latest: …}`.

    Both ends are included.
    """

    earliest: date = decision("On which day at the earliest?", "The first day that it can be.", default=...)
    latest: date = decision("On which day at the latest?", "The last day that it can be.", default=...)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, (dict, PlanDate)):
            return value
        if isinstance(value, date):
            return {"earliest": value, "latest": value}
        return _whole_period(str(value) if isinstance(value, int) else value)

    @model_validator(mode="after")
    def _in_order(self) -> PlanDate:
        if self.earliest > self.latest:
            raise PydanticCustomError("plan_date", "the earliest day is after the latest")
        return self

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    @model_serializer(mode="plain")
    def _shortest(self) -> str | dict[str, str]:
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first.year:04d}"
        if first.day == 1 and last == _last_of_month(first):
            return f"{first.year:04d}-{first.month:02d}"
        return {"earliest": first.isoformat(), "latest": last.isoformat()}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        day = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
        bounds = {"earliest": {"type": "string", "format": "date"}, "latest": {"type": "string", "format": "date"}}
        return {
            "anyOf": [
                day,
                {"type": "integer", "minimum": 1900, "maximum": 2999},
                {
                    "type": "object",
                    "properties": bounds,
                    "required": ["earliest", "latest"],
                    "additionalProperties": False,
                },
            ]
        }


def _whole_period(value: Any) -> dict[str, date]:
    match = _PARTIAL.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError(
            "plan_date", "should be a date such as 2027-03-05, a month such as 2027-03, a year, or earliest and latest"
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        assert year is not None
        if month is None:
            return {"earliest": date(year, 1, 1), "latest": date(year, 12, 31)}
        if day is None:
            first = date(year, month, 1)
            return {"earliest": first, "latest": _last_of_month(first)}
        return {"earliest": date(year, month, day), "latest": date(year, month, day)}
    except ValueError:
        raise PydanticCustomError("plan_date", "there is no such date as {written}", {"written": value}) from None


def _last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _never_or_date(value: Any) -> str:
    return "never" if value == "never" else "stated"


DateOrNever = Annotated[
    Annotated[Literal["never"], Tag("never")] | Annotated[PlanDate, Tag("stated")],
    Discriminator(_never_or_date),
]
"""The day on which something ends, or the word `never`."""


# --- commitments --------------------------------------------------------------------------------------------------

CommitmentStatus = Literal["none", "planned", "requested", "agreed", "in_place", "refused"]


class Document(PlanModel):
    """A paper that shows that something is so."""

    title: Text | None = attestation("What is the document called?", "The document's title.")
    date: PlanDate | None = attestation("What date does it bear?", "The day on which it was issued.")
    issuer: Text | None = attestation("Who issued it?", "The organisation or office that issued it.")


class Commitment(PlanModel):
    """A safeguard that others must give or that must come into being. A promise is not a boolean.

    The status word alone is the short form: `invitation: requested`.
    """

    status: CommitmentStatus = attestation(
        "How far has it come?",
        "none: there is none; planned: intended; requested: asked for; agreed: promised by the other side;"
        " in_place: working now; refused: asked for and denied.",
        default=...,
    )
    by_date: PlanDate | None = attestation("By when will it be in place?", "The day by which it is due.")
    confirmed_by: Literal["host_partner", "authority"] | None = attestation(
        "Who outside the sending organisation confirms it?",
        "host_partner or authority, if they have confirmed this in their own name.",
    )
    document: Document | None = attestation("Which document shows it?", "The paper that shows it.")

    @model_validator(mode="wrap")
    @classmethod
    def _from_status_word(cls, value: Any, handler: ModelWrapValidatorHandler[Commitment]) -> Commitment:
        if not isinstance(value, str):
            return handler(value)
        try:
            return handler({"status": value})
        except ValueError:
            raise PydanticCustomError(
                "commitment",
                "should be one of none, planned, requested, agreed, in_place, refused",
            ) from None

    @model_serializer(mode="wrap")
    def _shortest(self, handler: SerializerFunctionWrapHandler) -> Any:
        written = {k: v for k, v in handler(self).items() if v is not None}
        return self.status if set(written) == {"status"} else written

    @property
    def given(self) -> bool:
        """Whether the other side has given it: agreed or already in place."""
        return self.status in ("agreed", "in_place")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler(schema)
        words = {"enum": ["none", "planned", "requested", "agreed", "in_place", "refused"]}
        return {"anyOf": [words, full]}


# --- answers that are not values ----------------------------------------------------------------------------------


class Unanswered(PlanModel):
    """An answer that is not a value: asked and not known yet, or said not to apply."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Text = decision("Which field?", "The plan path, such as medicines[amlodipine].expiry_date.", default=...)
    because: Literal["not_known", "not_applicable"] = decision(
        "Why is there no answer?",
        "not_known: asked, not known yet (stays a question); not_applicable: the planner's claim that it does not"
        " apply, shown to the committee.",
        default=...,
    )
    reason: Text | None = decision("What is the reason?", "Why, in a sentence.")
