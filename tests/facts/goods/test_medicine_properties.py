"""What the name of a medicine tells where the plan says nothing of it."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.catalogue.loading import rules_folder
from missionrisk.catalogue.medicines_file import MEDICINES_FILE, read_medicines
from missionrisk.facts.derive import derive
from missionrisk.facts.goods.medicine_properties import tell_of_medicines
from missionrisk.facts.goods.medicines import derive_medicines
from missionrisk.facts.goods.pharmacy import derive_pharmacy
from missionrisk.facts.goods.stock import derive_stock
from missionrisk.facts.model import Fact, Facts
from missionrisk.facts.permission.imports import derive_imports
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from missionrisk.reference_data import Origin, ReferenceData
from missionrisk.reference_data.national_list import CountryList, ListedMedicine, NationalList
from tests.facts.comparing import within
from tests.facts.deriving import ON, TABLES, as_fields, said

TABLE, _ = read_medicines(rules_folder() / MEDICINES_FILE, None)
WITH_MEDICINES = replace(TABLES, medicines=TABLE)

DISPENSES = {"treats_patients": True, "dispenses_medicines": True, "starts_long_term_treatment": True}


def listed(*medicines: str | tuple[str, str], year: int = 2014) -> CountryList:
    """A list of names, or of names with an ATC code."""
    entries = (ListedMedicine(one) if isinstance(one, str) else ListedMedicine(one[0], one[1:]) for one in medicines)
    return CountryList(year, tuple(entries), "lists/ke.csv")


def brought(**lists: CountryList) -> ReferenceData:
    return ReferenceData(national_list=NationalList(Origin("national list of medicines", "ke.csv", ""), lists))


def facts(*medicines: dict[str, Any], reference: ReferenceData | None = None, **plan: Any) -> Facts:
    entries = [{"id": f"m{i}", **medicine} for i, medicine in enumerate(medicines)]
    data = {"title": "A mission", "activities": DISPENSES, "medicines": entries, **plan}
    return derive(MissionPlan.model_validate(data), ON, WITH_MEDICINES, reference or ReferenceData())


def stock(reference: ReferenceData | None = None, *, plan: dict[str, Any] | None = None, **medicine: Any) -> Any:
    (found,) = facts(medicine, reference=reference, **(plan or {})).of("medicine_stock")
    return found


def supply(plan: dict[str, Any] | None = None, **medicine: Any) -> Any:
    (found,) = facts(medicine, **(plan or {})).of("dispensed_supply")
    return found


# --- what the name tells ------------------------------------------------------------------------------------------


def test_the_table_counts_where_the_plan_says_nothing() -> None:
    found = stock(inn="Insulin glargine 100 IU/ml")
    assert (said(found.cold_chain), said(found.on_who_list)) == (True, True)
    assert found.cold_chain.paths == ("medicines[m0].inn",)


def test_the_plan_counts_first() -> None:
    found = stock(inn="insulin glargine", cold_chain=False)
    assert said(found.cold_chain) is False
    assert found.cold_chain.paths == ("medicines[m0].cold_chain",)


@pytest.mark.parametrize("inn", ["Something new", "metforrmin-like", None])
def test_nothing_is_guessed(inn: str | None) -> None:
    found = stock(inn=inn)
    assert said(found.cold_chain) == said(found.on_who_list) == said(found.who_listing) == "?"
    assert found.cold_chain.missing == ("medicines[m0].cold_chain",)


@pytest.mark.parametrize(
    ("inn", "on_list", "words"),
    [
        ("enalapril", True, "on the 22nd list (2021)"),
        ("lisinopril", True, "on the 22nd list (2021) by the entry of enalapril"),
        ("tramadol", False, "not on the 22nd list (2021)"),
        ("rosuvastatin", "?", "?"),
    ],
)
def test_who_list_with_its_edition(inn: str, on_list: Any, words: str) -> None:
    found = stock(inn=inn)
    assert (said(found.on_who_list), said(found.who_listing)) == (on_list, words)


def test_who_list_as_the_plan_says() -> None:
    assert said(stock(inn="enalapril", on_who_list=False).who_listing) == "not on it, as the plan says"


@pytest.mark.parametrize(
    ("medicine", "group"),
    [
        ({"inn": "amoxicillin"}, "access"),
        ({"inn": "ceftriaxone sodium"}, "watch"),
        ({"inn": "linezolid"}, "reserve"),
        ({"inn": "amlodipine"}, "not_antibiotic"),
        ({"inn": "fosfomycin trometamol", "form": "sachet"}, "watch"),
        ({"inn": "fosfomycin", "form": "powder for injection"}, "reserve"),
        ({"inn": "fosfomycin"}, {"watch", "reserve"}),
        ({"inn": "tetracycline", "form": "eye ointment"}, "not_antibiotic"),
        ({"inn": "tetracycline", "form": "capsule"}, "access"),
        ({"inn": "tetracycline"}, {"access", "not_antibiotic"}),
        ({"inn": "tetracycline", "form": "drops"}, {"access", "not_antibiotic"}),
        ({"inn": "amoxicillin", "purpose": "analgesia"}, "not_antibiotic"),
        ({"inn": "amoxicillin", "aware_group": "watch"}, "watch"),
    ],
)
def test_aware_group(medicine: dict[str, Any], group: Any) -> None:
    assert said(stock(**medicine).aware_group) == group


def test_the_form_is_asked_where_it_decides_on_the_group() -> None:
    assert stock(inn="tetracycline").aware_group.missing == ("medicines[m0].form",)
    assert stock(inn="tetracycline", form="drops").aware_group.missing == ("medicines[m0].aware_group",)


@pytest.mark.parametrize(
    ("starts", "medicine", "long_term"),
    [
        (True, {"inn": "amlodipine"}, True),
        (None, {"inn": "amlodipine"}, "?"),
        (False, {"inn": "amlodipine"}, False),
        (None, {"inn": "amoxicillin"}, False),
        (True, {"inn": "omeprazole"}, "?"),
        (True, {"inn": "amlodipine", "purpose": "acute"}, False),
        (True, {"inn": "amoxicillin", "long_term": True}, True),
    ],
)
def test_long_term(starts: bool | None, medicine: dict[str, Any], long_term: Any) -> None:
    activities = {**DISPENSES, "starts_long_term_treatment": starts}
    assert said(supply({"activities": activities}, **medicine).long_term) == long_term


def test_whether_treatment_is_started_is_asked_of_what_is_taken_for_long() -> None:
    activities = {"treats_patients": True, "dispenses_medicines": True}
    found = supply({"activities": activities}, inn="amlodipine").long_term
    assert found.missing == ("activities.starts_long_term_treatment",)


def test_tests_that_its_use_needs() -> None:
    assert said(supply(inn="warfarin sodium").tests_needed) == {"inr"}
    assert said(supply(inn="amlodipine").tests_needed) == set()
    assert said(supply(inn="warfarin", monitoring_tests=["quick"]).tests_needed) == {"quick"}


def test_controlled_medicines_are_told_by_their_names() -> None:
    activities = {**DISPENSES, "imports_goods": True}
    (found,) = facts({"inn": "morphine sulfate"}, {"inn": "amoxicillin"}, activities=activities).of(
        "import_authorisation"
    )
    assert said(found.knowledge("carries_controlled")) is True
    assert said(found.knowledge("controlled_medicines")) == {"m0"}


# --- contradictions -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("medicine", "said_of_it"),
    [
        ({"inn": "insulin glargine", "cold_chain": False}, {"kept cold: no in the plan, yes in the table"}),
        ({"inn": "paracetamol", "controlled": True}, {"internationally controlled: yes in the plan, no in the table"}),
        ({"inn": "amoxicillin", "aware_group": "watch"}, {"AWaRe group: watch in the plan, access in the table"}),
        ({"inn": "paracetamol", "aware_group": "watch"}, {"AWaRe group: watch in the plan, none in the table"}),
        (
            {"inn": "lisinopril", "on_who_list": False},
            {"on WHO's list: no in the plan, but covered by the entry of enalapril on the 22nd list (2021)"},
        ),
        ({"inn": "amlodipine", "long_term": False}, {"taken for long: no in the plan, yes in the table"}),
        ({"inn": "warfarin", "monitoring_tests": []}, {"tests needed: none in the plan, inr in the table"}),
        ({"inn": "tramadol", "on_who_list": True}, set()),
        ({"inn": "fosfomycin", "aware_group": "reserve"}, set()),
        ({"inn": "insulin glargine", "cold_chain": True, "long_term": True}, set()),
        ({"inn": "Something new", "cold_chain": True}, set()),
    ],
)
def test_contradictions(medicine: dict[str, Any], said_of_it: set[str]) -> None:
    found = stock(**medicine)
    assert said(found.contradictions) == said_of_it
    assert said(found.contradictions_count) == len(said_of_it)


def test_without_a_name_contradictions_are_open() -> None:
    found = stock(cold_chain=False)
    assert said(found.contradictions_count) == (0, float("inf"))
    assert found.contradictions_count.missing == ("medicines[m0].inn",)


# --- the national list --------------------------------------------------------------------------------------------

KENYA = {"mission": {"countries": ["KE"]}}
LIST = listed(
    "Paracetamol (Acetaminophen)",
    "Acyclovir",
    ("Amoxicillin", "J01CA04"),
    ("Co-amoxiclav tabs", "J01CR02"),
    "Sulfamethoxazole",
    "Trimethoprim",
    ("Penicillins", "J01CF"),
    "Magnesium",
    "Insulin",
)


@pytest.mark.parametrize(
    ("inn", "on_list"),
    [
        ("acetaminophen", True),
        ("aciclovir 200 mg", True),
        ("amoxicillin + clavulanic acid", True),
        ("Amoxicilina", True),
        ("enalapril", False),
        ("isoniazid + rifampicin", False),
        ("sulfamethoxazole + trimethoprim", "?"),
        ("cloxacillin", "?"),
        ("Something new", "?"),
        ("compound sodium lactate solution", "?"),
        ("magnesium sulfate", "?"),
        ("soluble insulin", "?"),
        (None, "?"),
    ],
)
def test_national_list(inn: str | None, on_list: Any) -> None:
    assert said(stock(brought(KE=LIST), plan=KENYA, inn=inn).on_national_list) == on_list


def test_the_year_of_the_list_is_named() -> None:
    found = stock(brought(KE=LIST), plan=KENYA, inn="enalapril")
    assert said(found.national_list) == "the national list of essential medicines of 2014 (ke.csv)"
    assert found.on_national_list.paths == ("medicines[m0].inn", "mission.countries")


def test_what_the_plan_says_of_the_national_list_counts_first() -> None:
    found = stock(brought(KE=LIST), plan=KENYA, inn="enalapril", on_national_list=True)
    assert said(found.on_national_list) is True
    assert said(found.national_list) == "the national list of essential medicines"


@pytest.mark.parametrize(
    ("countries", "on_list"), [(["KE"], True), (["KE", "UG"], False), (["KE", "TZ"], "?"), (["TZ"], "?"), (None, "?")]
)
def test_several_host_countries(countries: list[str] | None, on_list: Any) -> None:
    lists = brought(KE=listed("enalapril"), UG=listed("captopril", year=2016))
    found = stock(lists, plan={"mission": {"countries": countries}}, inn="enalapril")
    assert said(found.on_national_list) == on_list
    if on_list is False:
        assert said(found.national_list) == "the national list of essential medicines of 2016 (ke.csv)"


def test_what_a_file_names_for_no_country_may_have_been_left_out() -> None:
    lists = brought(KE=listed("enalapril"), UG=listed("captopril"))
    assert said(stock(lists, plan=KENYA, inn="captopril").on_national_list) is False
    assert said(stock(lists, plan=KENYA, inn="ramipril").on_national_list) == "?"


def test_a_list_that_names_no_country_is_that_of_any() -> None:
    assert said(stock(brought(**{"": listed("enalapril")}), plan=KENYA, inn="enalapril").on_national_list) is True


# --- more knowledge -----------------------------------------------------------------------------------------------

CONSISTENT: dict[str, Any] = {
    "title": "A mission",
    "mission": {"countries": ["KE"]},
    "activities": {**DISPENSES, "imports_goods": True, "handles_controlled_medicines": True},
    "medicines": [
        {"id": "a", "inn": "amoxicillin", "form": "capsule", "patients": 60, "quantity": 1500, "aware_group": "access"},
        {"id": "b", "inn": "tetracycline", "form": "eye ointment", "aware_group": "not_antibiotic", "quantity": 30},
        {"id": "c", "inn": "ceftriaxone", "form": "injection", "patients": 20, "quantity": 60, "cold_chain": False},
        {"id": "d", "inn": "lisinopril", "long_term": True, "monitoring_tests": ["creatinine", "potassium"]},
        {"id": "e", "inn": "morphine", "purpose": "analgesia", "controlled": True, "on_national_list": False},
        {"id": "f", "inn": "insulin glargine", "cold_chain": True, "on_who_list": True, "purpose": "long_term"},
    ],
}  # fmt: skip
LEFT_OUT = [
    (position, name) for position, medicine in enumerate(CONSISTENT["medicines"]) for name in medicine if name != "id"
]
LISTS = brought(KE=listed("amoxicillin", "ceftriaxone", "lisinopril", "tetracycline")).national_list


def derived(medicines: list[dict[str, Any]]) -> dict[tuple[str, tuple[str, ...]], Fact]:
    plan = Place(MissionPlan.model_validate({**CONSISTENT, "medicines": medicines}), "", final=False)
    tell_of_medicines(plan, TABLE)
    found = [*derive_stock(plan, TABLE, LISTS), *derive_medicines(plan), *derive_pharmacy(plan), derive_imports(plan)]
    return {(fact.type_name, fact.key): fact for fact in found}


def less(*left_out: tuple[int, str]) -> list[dict[str, Any]]:
    medicines = copy.deepcopy(CONSISTENT["medicines"])
    for position, name in left_out:
        medicines[position].pop(name, None)
    return list(medicines)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_stating_more_of_a_medicine_settles_and_never_unsettles(data: st.DataObject) -> None:
    left_out = data.draw(st.lists(st.sampled_from(LEFT_OUT), min_size=1, max_size=12, unique=True))
    of_these = data.draw(st.lists(st.sampled_from(left_out), max_size=8, unique=True))
    fuller, sparser = derived(less(*of_these)), derived(less(*left_out))
    for key, fact in sparser.items():
        for name, knowledge in as_fields(fact).items():
            if name not in ("name", "national_list", "who_listing", "not_access", "medicines") and key in fuller:
                assert within(fuller[key].knowledge(name), knowledge), (key, name)
