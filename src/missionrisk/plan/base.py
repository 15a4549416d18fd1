"""What every part of a plan has in common: strict models, and fields that say what they are for.

Each field carries a description (what the value means, with its unit), the question that a person would be asked
for it, and its nature:

* a *decision* is the planners' to take: dates, scope, quantities, rosters;
* an *attestation* must be given by somebody or come into being: agreements, permissions, policies;
* a fact of the *world* is what it is: distances, languages, qualifications, local providers.

JSON Schema, documentation, forms and the tool's own questions are all made from these.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

Nature = Literal["decision", "attestation", "world"]

QUESTION: Final = "x-question"
NATURE: Final = "x-nature"
PERSONAL: Final = "x-personal"


class PlanModel(BaseModel):
    """Base of every model in a plan.

    Unknown fields are errors, so that a misspelt safeguard is never mistaken for a missing one. Every field may be
    left out: what is left out (or null) is *not stated*, which is neither yes nor no.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    in_order: ClassVar[tuple[str, ...]] = ()
    """Fields whose days or times follow one another: each is on or after those before it."""


def is_personal(field: FieldInfo) -> bool:
    """Whether what a field holds is about a single person, and is shown to nobody."""
    return isinstance(field.json_schema_extra, dict) and PERSONAL in field.json_schema_extra


def decision(question: str, description: str, *, personal: bool = False, **constraints: Any) -> Any:
    """A field that the planners decide: dates, scope, quantities, rosters."""
    return _field("decision", question, description, personal, constraints)


def attestation(question: str, description: str, *, personal: bool = False, **constraints: Any) -> Any:
    """A field that others must give or that must come into being: agreements, permissions, policies."""
    return _field("attestation", question, description, personal, constraints)


def world(question: str, description: str, *, personal: bool = False, **constraints: Any) -> Any:
    """A field that is as it is: distances, languages, qualifications. Proposals for change never touch it."""
    return _field("world", question, description, personal, constraints)


def _field(nature: Nature, question: str, description: str, personal: bool, constraints: dict[str, Any]) -> Any:
    default = constraints.pop("default", None)
    extra: dict[str, Any] = {QUESTION: question, NATURE: nature}
    if personal:
        extra[PERSONAL] = True
    return Field(default, description=description, json_schema_extra=extra, **constraints)
