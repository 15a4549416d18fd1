"""The texts in the models: the questions of plans and sheets, what facts mean, and the words of choices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from missionrisk.catalogue.rules import RuleFile
from missionrisk.engine.outcomes import Outcome
from missionrisk.facts.model import Fact
from missionrisk.facts.vocabulary import VOCABULARY
from missionrisk.judgement.assessment import Assessment
from missionrisk.judgement.explanation import Explanation
from missionrisk.plan import MissionPlan
from missionrisk.plan.base import QUESTION
from missionrisk.trainee.model import TraineeAnswers
from missionrisk.trainee.sheet import Sheet, questions
from missionrisk.translation.message import Message

PLAN: Final = "src/missionrisk/plan"
FACTS: Final = "src/missionrisk/facts"
SHEET: Final = "src/missionrisk/trainee/sheet.py"
CHOICES: Final = "src/missionrisk"

ROOTS: Final = (MissionPlan, Sheet, RuleFile, Assessment, Explanation, TraineeAnswers)
"""The models whose choices readers meet in words."""

Model = type[BaseModel]


def messages_in_models() -> Iterator[Message]:
    """The texts that readers see of plans, sheets and facts, and the words of every choice."""
    for model in models_in(MissionPlan):
        for name, field in model.model_fields.items():
            yield from _question(model, name, field)
    for _name, asked in questions():
        for text in (asked.question, asked.help, asked.to_programme):
            if text:
                yield Message(text, SHEET, notes=("what trainees are asked, or ask the programme",))
    for fact_type in VOCABULARY.values():
        yield from _of_fact(fact_type)
    for word in sorted(_words_of_choices()):
        yield Message(_in_words(word), CHOICES, notes=("a word of a choice",))


def models_in(root: Model) -> Iterator[Model]:
    """A model and those that its fields hold, however deep; each once."""
    seen: dict[Model, None] = {root: None}
    waiting = [root]
    while waiting:
        for field in waiting.pop().model_fields.values():
            found = [part for part in _parts(field.annotation) if _is_model(part) and part not in seen]
            seen.update(dict.fromkeys(found))
            waiting += found
    return iter(seen)


def _question(model: Model, name: str, field: FieldInfo) -> Iterator[Message]:
    if isinstance(field.json_schema_extra, dict) and QUESTION in field.json_schema_extra:
        yield Message(str(field.json_schema_extra[QUESTION]), PLAN, notes=(f"question for {model.__name__}.{name}",))


def _of_fact(fact_type: type[Fact]) -> Iterator[Message]:
    name = fact_type.type_name
    yield Message(_in_words(name), FACTS, notes=("a kind of fact",))
    for field, declared in fact_type.declarations().items():
        yield Message(_in_words(field), FACTS, notes=("a field of facts",))
        yield Message(declared.description, FACTS, notes=(f"what {name}.{field} means",))
        if declared.unit:
            yield Message(declared.unit, FACTS, notes=("a unit",))


def _words_of_choices() -> set[str]:
    words = {outcome.value for outcome in Outcome}
    for fact_type in VOCABULARY.values():
        words.update(*(declared.options or () for declared in fact_type.declarations().values()))
    for root in ROOTS:
        for model in models_in(root):
            parts = [part for field in model.model_fields.values() for part in _parts(field.annotation)]
            words.update(word for part in parts if get_origin(part) is Literal for word in get_args(part))
    return {word for word in words if isinstance(word, str)}


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and everything that it is made of."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _in_words(name: str) -> str:
    return name.replace("_", " ")
