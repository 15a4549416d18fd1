"""What a model refuses, in plain words: what is wrong, what would be right, and the nearest right name or value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from missionrisk.intake.documents import Document
from missionrisk.intake.language_names import code_of
from missionrisk.intake.problems import MOST_PROBLEMS, Problem, quoted, visible
from missionrisk.plan.notation import child, nearest, path_of
from missionrisk.plan.source import Location, Position
from missionrisk.plan.values import Country, Language, TimeOfDay

_FEW: Final = 8
_LONGEST_NAME: Final = 80
_LONGEST_MESSAGE: Final = 1_000
_LISTS: Final = (list, tuple, set, frozenset)
_LANGUAGE_TAG: Final = "should be a language code (BCP 47), such as es or es-GT"
_CURRENCY: Final = r"^[A-Z]{3}$"
_WHOLE_NUMBER: Final = "should be a whole number"
_NUMBER: Final = "should be a number"
_YES_OR_NO: Final = "should be yes or no"
_DATE: Final = "should be a date such as 2027-03-05"
_LIST: Final = "should be a list, such as [a, b]"

# What is wrong, by pydantic's name for the error; braces stand for what pydantic says of it.
_WORDS: Final[dict[str, str]] = {
    "string_type": "should be text",
    "string_sub_type": "should be text",
    "string_unicode": "holds characters that are no text",
    "string_too_long": "is too long: at most {max_length} characters",
    "string_too_short": "is too short: at least {min_length} characters",
    "bool_type": _YES_OR_NO,
    "bool_parsing": _YES_OR_NO,
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_parsing_size": "is too large a number",
    "int_from_float": _WHOLE_NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": "should be an ordinary number, not infinite or 'not a number'",
    "greater_than": "should be above {gt}",
    "greater_than_equal": "cannot be below {ge}",
    "less_than": "should be below {lt}",
    "less_than_equal": "cannot be above {le}",
    "multiple_of": "should be a multiple of {multiple_of}",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": "should be a date without a time, such as 2027-03-05",
    "time_type": "should be a time such as 08:30",
    "time_parsing": "should be a time such as 08:30",
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "too_long": "has {actual_length} entries; at most {max_length} are read",
    "too_short": "needs at least {min_length} entries; it has {actual_length}",
    "dict_type": "should hold fields of its own, as 'name: value'",
    "enum": "should be {expected}",
    "union_tag_invalid": "should be {expected_tags}",
}
_PATTERNS: Final[dict[str, str]] = {
    _CURRENCY: "should be a currency code of three capital letters (ISO 4217), such as USD",
}
for _kind, _words in (
    (Country, "should be a country code of two capital letters (ISO 3166-1 alpha-2), such as KE"),
    (Language, _LANGUAGE_TAG),
    (TimeOfDay, "should be a time of day such as 08:30"),
):
    for _constraint in get_args(_kind)[1:]:
        if isinstance(_constraint, StringConstraints) and isinstance(_constraint.pattern, str):
            _PATTERNS[_constraint.pattern] = _words


def problems_of(error: ValidationError, model: type[BaseModel], document: Document) -> list[Problem]:
    """Every problem that a model found in the data of a document, placed where it was written."""
    problems = []
    found = error.errors(include_url=False)
    for details in found[:MOST_PROBLEMS]:
        location = _written_location(details, document.data)
        message, hint = _message(details, location, model)
        position = _position(details["type"], location, document)
        problem = Problem(
            source=document.source.name,
            message=message,
            location=location,
            path=path_of(location, document.data),
            line=position.line if position else None,
            column=position.column if position else None,
            text_line=document.source.line(position.line) if position else None,
            hint=hint,
        )
        problems.append(problem)
    untold = len(found) - len(problems)
    if untold > 0:
        problems.append(Problem(source=document.source.name, message=f"there are {untold:,} further problems"))
    return problems


def _written_location(details: ErrorDetails, data: Any) -> Location:
    """The location without the names of alternatives, which pydantic adds and no planner wrote."""
    parts = details["loc"]
    location: list[str | int] = []
    for number, part in enumerate(parts, start=1):
        if details["type"] == "missing" and number == len(parts):
            location.append(part)
        elif _holds(data, part):
            location.append(part)
            data = child(data, part)
    return tuple(location)


def _holds(data: Any, part: str | int) -> bool:
    if isinstance(data, Mapping):
        return part in data
    return isinstance(data, (list, tuple)) and isinstance(part, int) and part < len(data)


def _position(kind: str, location: Location, document: Document) -> Position | None:
    if kind == "extra_forbidden" and location in document.field_positions:
        return document.field_positions[location]
    for length in range(len(location), -1, -1):
        if location[:length] in document.positions:
            return document.positions[location[:length]]
    return None


def _message(details: ErrorDetails, location: Location, model: type[BaseModel]) -> tuple[str, str | None]:
    kind, context, value = details["type"], details.get("ctx", {}), details["input"]
    if kind == "extra_forbidden":
        return _unknown_field(location, model)
    if kind == "missing":
        return f"the field {quoted(location[-1])} is missing", None
    hint = None
    if value in ("", [], ()) and kind in ("string_too_short", "too_short"):
        words = "cannot be empty"
    elif kind == "literal_error":
        words, hint = _not_one_of(value, list(_choices(_kinds_at(model, location))))
    elif kind == "string_pattern_mismatch":
        words = _PATTERNS.get(context["pattern"], "is not written as this field needs it")
        hint = _did_you_mean(_rewritten(value, context["pattern"]))
        if words == _LANGUAGE_TAG and hint is None:
            hint = _did_you_mean(code_of(str(value)))
    elif kind in ("model_type", "model_attributes_type"):
        words = _fields_expected(_kinds_at(model, location))
    elif kind == "value_error":
        words = str(context["error"])
    elif kind in _WORDS:
        words = _WORDS[kind].format_map(context)
        hint = _hint_for_kind(words, value, location)
    elif "Input should" in details["msg"]:
        words = "cannot be read as this field"
    else:
        words = visible(details["msg"])[:_LONGEST_MESSAGE]
    if value is None and words.startswith("should "):
        words, hint = "must be stated; nothing stands here", None
    if context.get("nearest"):
        hint = _did_you_mean(context["nearest"])
    elif 0 < len(context.get("known", ())) <= _FEW:
        hint = f"there are {', '.join(quoted(name) for name in context['known'])}"
    if not words.startswith(("should ", "cannot ", "must ", "is ", "has ", "needs ", "holds ")):
        return words, hint
    if not location:
        return f"the plan {words}", hint
    return f"{_name(location)} {words}{_but(value, words)}", hint


def _name(location: Location) -> str:
    """The field, or the entry of a list, as a sentence begins with it."""
    last = location[-1]
    if isinstance(last, str):
        return quoted(last)
    field = next((part for part in reversed(location) if isinstance(part, str)), None)
    return f"entry {last + 1} of {quoted(field)}" if field is not None else f"entry {last + 1}"


def _but(value: Any, words: str) -> str:
    """What stands there instead of what should."""
    if not words.startswith("should "):
        return ""
    if isinstance(value, bool):
        return f", not {str(value).lower()}"
    if isinstance(value, Mapping):
        return ", not fields of its own"
    if isinstance(value, (list, tuple)):
        return ", not a list"
    return f", not {quoted(getattr(value, 'written', value))}"


def _unknown_field(location: Location, model: type[BaseModel]) -> tuple[str, str | None]:
    name = str(location[-1])
    message = f"there is no field {quoted(name)} here"
    fields = sorted({field for kind in _models(_kinds_at(model, location[:-1])) for field in kind.model_fields})
    if ":" in name:
        return message, "is a space missing after the colon?"
    hint = _did_you_mean(nearest(_as_name(name), fields, 1))
    if hint is None and 0 < len(fields) <= _FEW:
        hint = f"the fields here are {', '.join(fields)}"
    return message, hint


def _not_one_of(value: Any, choices: list[Any]) -> tuple[str, str | None]:
    words = [str(choice) for choice in choices]
    return f"should be one of {', '.join(words)}", _did_you_mean(nearest(_as_name(value), words, 1))


def _as_name(value: Any) -> str:
    """What was written, in the manner in which fields and choices are written."""
    return re.sub(r"[\s-]+", "_", str(value).strip().lower())[:_LONGEST_NAME]


def _fields_expected(kinds: Iterable[Any]) -> str:
    fields = [field for kind in _models(kinds) for field in kind.model_fields]
    return f"should hold fields of its own, such as '{fields[0]}: …'" if fields else _WORDS["dict_type"]


def _rewritten(value: Any, pattern: str) -> list[str]:
    text = str(value).strip()
    attempts = (text, text.upper(), text.replace(".", ":"), text.replace("_", "-"))
    return [attempt for attempt in attempts if attempt != value and re.search(pattern, attempt)][:1]


def _hint_for_kind(words: str, value: Any, location: Location) -> str | None:
    if words.startswith("cannot be ") and location[-1:] == ("latitude",):
        return "latitude and longitude may be swapped"
    if words == _LIST and isinstance(value, (str, int, float)):
        return _did_you_mean([f"[{getattr(value, 'written', value)}]"])
    if words == _WORDS["string_type"] and isinstance(value, bool):
        return f"put {str(value).lower()} in quotes if it is meant as text"
    return None


def _did_you_mean(nearest: Any) -> str | None:
    names = [nearest] if isinstance(nearest, str) else list(nearest or ())
    return f"did you mean {' or '.join(quoted(name) for name in names)}?" if names else None


# --- what a model expects at a place ------------------------------------------------------------------------------


def _kinds_at(model: type[BaseModel], location: Location) -> list[Any]:
    """The kinds of value that the model takes at a location, alternatives apart."""
    kinds: list[Any] = [model]
    for part in location:
        kinds = [alternative for kind in kinds for alternative in _alternatives(_part(kind, part))]
    return kinds


def _part(kind: Any, part: str | int) -> Any:
    """What stands inside a kind of value: a field of a model, an entry of a list or of a table."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(str(part))
        return field.annotation if field is not None else None
    inner = get_args(kind)
    if get_origin(kind) in _LISTS and inner:
        return inner[0]
    return inner[-1] if get_origin(kind) in (dict, Mapping) and inner else None


def _alternatives(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for alternative in get_args(annotation):
            yield from _alternatives(alternative)
    elif annotation is not None and annotation is not type(None):
        yield annotation


def _models(kinds: Iterable[Any]) -> Iterator[type[BaseModel]]:
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind


def _choices(kinds: Iterable[Any]) -> Iterator[Any]:
    for kind in kinds:
        if get_origin(kind) is Literal:
            yield from get_args(kind)
