"""Every field can be asked for: it has a question, a meaning and a nature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic.fields import FieldInfo

from missionrisk.plan import MissionPlan, PlanModel
from missionrisk.plan.base import NATURE, PERSONAL, QUESTION
from missionrisk.plan.paths import field_at
from missionrisk.plan.shape import shapes


def models(root: type[PlanModel], seen: set[type[PlanModel]] | None = None) -> set[type[PlanModel]]:
    seen = set() if seen is None else seen
    if root not in seen:
        seen.add(root)
        for shape in shapes(root).values():
            if shape.model is not None:
                models(shape.model, seen)
    return seen


def fields() -> Iterator[tuple[type[PlanModel], str, FieldInfo]]:
    for model in models(MissionPlan):
        for name, field in model.model_fields.items():
            yield model, name, field


def extra(field: FieldInfo) -> dict[str, object]:
    assert isinstance(field.json_schema_extra, dict)
    return dict(field.json_schema_extra)


def test_every_field_has_question_meaning_and_nature() -> None:
    for model, name, field in fields():
        place = f"{model.__name__}.{name}"
        question = str(extra(field)[QUESTION])
        assert question.endswith("?"), place
        assert question[0].isupper(), place
        assert field.description, place
        assert field.description.endswith("."), place
        assert extra(field)[NATURE] in ("decision", "attestation", "world"), place


def test_questions_of_one_chapter_differ() -> None:
    for model in models(MissionPlan):
        asked = Counter(str(extra(field)[QUESTION]) for field in model.model_fields.values())
        assert [question for question, times in asked.items() if times > 1] == [], model.__name__


def test_only_the_title_and_ids_are_required() -> None:
    values = {"Estimate", "PlanDate", "Commitment", "Unanswered"}
    required = {
        (model.__name__, name)
        for model, name, field in fields()
        if field.is_required() and model.__name__ not in values and name != "id"
    }
    assert required == {("MissionPlan", "title")}


def test_names_and_numbers_of_people_are_personal() -> None:
    for path in (
        "people[?].name",
        "people[?].phone",
        "people[?].email",
        "people[?].home_licence.number",
        "follow_up.contact_after_departure.phone",
        "partners[?].contact",
        "preparation.home_contact_24h",
    ):
        field = field_at(path)
        assert field is not None
        assert extra(field).get(PERSONAL) is True, path


def test_every_reference_names_a_list_of_entities() -> None:
    for model in models(MissionPlan):
        for name, shape in shapes(model).items():
            if shape.refers_to is not None:
                assert field_at(f"{shape.refers_to}[?].id") is not None, f"{model.__name__}.{name}"


def test_days_in_order_are_fields() -> None:
    for model in models(MissionPlan):
        assert set(model.in_order) <= set(model.model_fields), model.__name__


def test_json_schema_carries_questions() -> None:
    schema = MissionPlan.model_json_schema()
    assert schema["required"] == ["title"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["title"][QUESTION] == "What is the mission called?"
