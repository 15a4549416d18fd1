"""The form for the host partner: what it asks, what it shows of the plan, and how it is laid out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from missionrisk import load_plan
from missionrisk.plan import MissionPlan
from missionrisk.plan.changing import changed
from missionrisk.plan.paths import field_at
from missionrisk.reports.host.form import host_form_of
from missionrisk.reports.host.form_items import ITEMS, LAST
from missionrisk.reports.host.form_layouts import form_as_html, form_as_markdown, form_as_sheet
from missionrisk.reports.host.form_model import MOST_ITEMS, FormItem, HostForm
from tests.host_answers.answering import PLAN, plan_with
from tests.reports.strangers import HOSTILE

EXAMPLES = sorted((Path(__file__).parents[3] / "plan_examples").glob("*.yaml"))
LONG = "A name that is much longer than any form has room for " * 3


def plan(**data: Any) -> MissionPlan:
    return MissionPlan.model_validate({"title": "A visit", **data})


def ids(form: HostForm) -> list[str]:
    return [item.id for item in form.items]


def item(of: MissionPlan, name: str) -> FormItem:
    (found,) = [each for each in host_form_of(of).items if each.id == name]
    return found


def says(of: MissionPlan, name: str) -> str:
    return " ".join(item(of, name).plan_says)


def crowded() -> MissionPlan:
    """A plan with many of everything, all with long names."""
    return plan(
        title=LONG,
        partners=[{"id": "hospital", "name": LONG, "local": True}],
        procedures=[
            {"id": f"p{n}", "name": f"{n} {LONG}", "accepted_by": [{"commitment": "agreed" if n % 2 else "none"}]}
            for n in range(200)
        ],
        medicines=[{"id": f"m{n}", "inn": f"{n} {LONG}", "long_term": True, "destination": "both"} for n in range(200)],
        equipment=[{"id": f"e{n}", "name": f"{n} {LONG}", "after_departure": "stays"} for n in range(200)],
    )


# --- what is asked ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_a_form_of_at_most_twelve_questions_that_ends_with_the_hosts_wishes(example: Path) -> None:
    form = host_form_of(load_plan(example))
    assert len(form.items) <= MOST_ITEMS
    assert ids(form)[0] == "wanted"
    assert ids(form)[-1] == LAST.id
    assert len(set(ids(form))) == len(form.items)
    assert [path for each in form.items for path in each.paths if field_at(path) is None] == []


def test_a_gift_of_goods_is_asked_about_the_goods_and_not_about_patients() -> None:
    donation = plan(
        activities={"treats_patients": False, "donates_medicines": True},
        partners=[{"id": "store", "local": True}],
        equipment=[{"id": "monitor", "after_departure": "stays", "ownership": "donated"}],
    )
    asked = set(ids(host_form_of(donation)))
    assert {"medicines_wanted", "devices_wanted", "repairs"} <= asked
    assert not asked & {"patients_after", "leads", "displaced", "staff_taken", "days"}


def test_what_the_plan_does_not_have_is_not_asked() -> None:
    asked = set(ids(host_form_of(plan())))
    assert not asked & {"refills", "operated_patients", "rooms", "courses", "supervision", "running_costs"}


def test_only_long_term_medicines_are_asked_for_refills() -> None:
    medicines = [
        {"id": "amlodipine", "inn": "amlodipine", "long_term": True},
        {"id": "amoxicillin", "purpose": "acute"},
    ]
    assert item(plan(medicines=medicines), "refills").paths == ("medicines[amlodipine].refill_source.commitment",)


def test_a_partner_is_not_asked_about_what_another_takes_on() -> None:
    both = [{"id": "hospital", "local": True}, {"id": "clinic", "local": True}]
    medicines = [
        {"id": "a", "long_term": True, "refill_source": {"by": "hospital"}},
        {"id": "b", "long_term": True, "refill_source": {"by": "clinic"}},
    ]
    forms = {name: host_form_of(plan(partners=both, medicines=medicines), name) for name in ("hospital", "clinic")}
    asked = {name: [each.paths for each in form.items if each.id == "refills"] for name, form in forms.items()}
    assert asked == {
        "hospital": [("medicines[a].refill_source.commitment",)],
        "clinic": [("medicines[b].refill_source.commitment",)],
    }


def test_a_general_invitation_is_put_only_to_whoever_wrote_it() -> None:
    both = [{"id": "hospital", "local": True}, {"id": "clinic", "local": True}]
    invited = plan(partners=both, leadership={"invitation": "agreed", "invited_by": "hospital"})
    asked = {name: host_form_of(invited, name).items[0].paths for name in ("hospital", "clinic")}
    assert asked["hospital"] == ("leadership.invitation", "partners[hospital].asked_for_mission")
    assert asked["clinic"] == ("partners[clinic].asked_for_mission",)


def test_the_form_is_for_the_first_local_partner_unless_another_is_named() -> None:
    of = plan(partners=[{"id": "charity", "local": False}, {"id": "hospital", "local": True}])
    assert host_form_of(of).partner == "hospital"
    assert host_form_of(of, "charity").partner == "charity"
    assert host_form_of(plan()).partner is None
    with pytest.raises(KeyError):
        host_form_of(of, "nobody")


# --- what is shown of the plan ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("agreed", "The plan says that you will."),
        ("none", "The plan says that you will not."),
        ("requested", "The plan says that this is not settled yet."),
        (None, "The plan says nothing about this."),
    ],
)
def test_each_question_stands_beside_what_the_plan_says(value: str | None, sentence: str) -> None:
    of = plan(partners=[{"id": "hospital", "local": True, "keeps_patients_after_departure": value}])
    assert says(of, "patients_after") == sentence


def test_a_thing_that_the_plan_says_there_is_none_of_is_a_no() -> None:
    assert says(plan(leadership={"host_lead": "none"}), "leads") == "The plan says that nobody of yours leads."


def test_of_several_things_the_plan_says_which() -> None:
    assert item(plan_with(), "operated_patients").plan_says == (
        "The plan says yes for Hernia repair.",
        "The plan says no for Goitre.",
    )


def test_sums_and_numbers_are_shown() -> None:
    assert says(plan_with(), "true_cost") == "The plan says: 900 KES."
    assert item(plan_with(), "true_cost").currency == "KES"
    several = [
        {"id": "rooms", "amount": {"amount": 1500, "currency": "KES"}},
        {"id": "meals", "amount": {"amount": {"min": 400, "max": 600}, "currency": "KES"}},
    ]
    found = item(plan_with(finance__host_costs=several), "true_cost")
    assert found.said_there == ("1900 to 2100 KES",)
    assert says(plan(integration={"backfill": "none"}), "staff_taken") == "The plan says: 0."
    assert says(plan(), "staff_taken") == "The plan says nothing about this."


def test_a_currency_is_taken_from_elsewhere_in_the_plan() -> None:
    of = plan(finance={"total_cost": {"amount": 9000, "currency": "USD"}})
    assert item(of, "true_cost").currency == "USD"
    assert item(plan(), "true_cost").currency is None


def test_names_are_cut_and_the_rest_is_counted() -> None:
    about = item(crowded(), "refills").about or ""
    assert about.endswith("and 195 more")
    assert len(about) < 200


def test_nobody_is_named() -> None:
    people = [
        {"id": "student", "name": "Ada Secret", "supervisor": "matron", "email": "ada@x.example"},
        {"id": "matron", "name": "Mary Secret", "origin": "host"},
    ]
    of = plan(people=people, partners=[{"id": "ward", "local": True, "contact": "Mary Secret, 0700"}])
    form = host_form_of(of)
    for text in (form_as_sheet(form), form_as_html(form), form_as_markdown(form)):
        assert "Secret" not in text
        assert "0700" not in text


# --- how it is laid out -------------------------------------------------------------------------------------------


def test_the_sheet_has_an_empty_place_for_each_answer_and_for_who_gives_it() -> None:
    form = host_form_of(plan_with())
    data = yaml.safe_load(form_as_sheet(form))
    assert (data["form"], data["partner"], data["plan_sha256"]) == ("host", "hospital", plan_with().sha256)
    assert (data["by"], data[True]) == (None, None), "YAML 1.1 takes the word on for yes; our reader does not"
    assert list(data["answers"]) == ids(form)
    for each in form.items:
        empty = data["answers"][each.id]
        assert empty["words"] is None
        assert empty.get("answer") is None
        assert empty.get("number") is None
        assert tuple(empty.get("about", ())) == each.paths


def test_every_line_of_the_sheet_fits_a_screen() -> None:
    lines = form_as_sheet(host_form_of(crowded())).splitlines()
    assert max(len(line) for line in lines if not line.lstrip().startswith(("about:", "plan_said:"))) <= 100


def test_the_page_has_the_questions_the_boxes_and_no_codes() -> None:
    form = host_form_of(plan_with())
    html = form_as_html(form)
    visible = re.sub(r"<[^>]*>", " ", html.partition("<body>")[2])
    for each in form.items:
        assert each.question in visible
    assert not re.search(r"\b[A-Z]{2}-\d\d\b|\w_\w|\]\.|@", visible)
    assert html.count('class="box"') == sum(4 if each.kind == "yes_no" else each.kind != "words" for each in form.items)


def test_the_markdown_is_markdown_without_html() -> None:
    text = form_as_markdown(host_form_of(plan_with()))
    tokens = MarkdownIt("commonmark").parse(text)
    assert [token.content for token in tokens if token.type == "html_block"] == []
    assert text.count("☐ yes") == sum(each.kind == "yes_no" for each in host_form_of(plan_with()).items)


@pytest.mark.parametrize(
    "of", [*map(load_plan, EXAMPLES), crowded()], ids=[*(path.stem for path in EXAMPLES), "crowded"]
)
def test_the_printed_form_is_one_page(of: MissionPlan) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    assert len(weasyprint.HTML(string=form_as_html(host_form_of(of))).render().pages) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_plan_harms_the_form(text: str) -> None:
    procedures = [{"id": "hernia", "name": text, "accepted_by": "none"}]
    of = MissionPlan.model_validate(
        changed(PLAN, {"title": text, "procedures": procedures, "partners[hospital].name": text})
    )
    form = host_form_of(of)
    data = yaml.safe_load(form_as_sheet(form))
    assert list(data["answers"]) == ids(form)
    assert data["plan_sha256"] == of.sha256
    html = form_as_html(form)
    page = html.partition("<body>")[2]
    assert not re.search(r"<(script|img|svg|a\s+href=\"h)", page)
    assert 'onmouseover="' not in page
    assert not {"\x1b", "\u202e", "\u2066"} & set(html + form_as_sheet(form) + form_as_markdown(form))
    tokens = MarkdownIt("commonmark").parse(form_as_markdown(form))
    inner = [child.type for token in tokens for child in token.children or ()]
    assert not {"html_inline", "link_open", "image"} & set(inner)
    assert sum(token.type == "heading_open" for token in tokens) == 1


def test_every_question_has_sentences_for_both_words_of_the_plan() -> None:
    for each in ITEMS:
        assert each.question.endswith("?")
        assert (each.kind == "yes_no") == bool(each.yes and each.no), each.id
