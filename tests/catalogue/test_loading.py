"""The catalogue as a whole: what it holds, its parameters, its digest, its two strata."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from missionrisk.catalogue.language import Operator, Reference
from missionrisk.catalogue.loading import Catalogue, load_catalogue
from missionrisk.facts.tables import TeamType
from tests.catalogue.folders import RULE, loaded, rule, write


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue()


def test_the_shipped_catalogue_loads(shipped: Catalogue) -> None:
    assert list(shipped.rules) == sorted(shipped.rules)
    assert shipped.rules.keys() == shipped.logic.keys() == shipped.families.keys()
    assert shipped.families["FU-05"] == "follow_up"
    assert shipped.tables.review_windows["cataract"]
    assert shipped.tables.default_review_windows
    assert "speech_therapy" in shipped.tables.disciplines["cleft"]
    assert "other_major" not in shipped.tables.review_windows


def test_no_source_of_the_shipped_catalogue_is_idle(shipped: Catalogue) -> None:
    assert {citation.key for r in shipped.rules.values() for citation in r.sources} <= shipped.sources.keys()


def test_what_a_folder_lacks_is_that_of_missionrisk(tmp_path: Path, shipped: Catalogue) -> None:
    own = loaded(tmp_path, RULE)
    assert list(own.rules) == ["ZZ-01"]
    assert own.sources == shipped.sources
    assert own.harms == shipped.harms
    assert own.tables == shipped.tables


def test_files_of_tests_are_not_rules(tmp_path: Path) -> None:
    (tmp_path / "stranger.test.yaml").write_text("nonsense: yes\n", encoding="utf-8")
    assert list(loaded(tmp_path, RULE).rules) == ["ZZ-01"]


def test_parameters_take_their_place_in_the_logic(tmp_path: Path) -> None:
    catalogue = loaded(tmp_path, RULE)
    (written,) = catalogue.logic["ZZ-01"].risk[0].tests
    (bound,) = catalogue.bound_logic()["ZZ-01"].risk[0].tests
    assert written.operand == Reference("parameter", "days")
    assert (bound.operator, bound.operand) == (Operator.LT, 30)
    (pattern,) = catalogue.bound_logic()["ZZ-01"].mitigated[0].exists
    assert pattern.tests[0].operand == Reference("subject", "medicine")


def test_parameters_inside_patterns_are_bound_too(tmp_path: Path) -> None:
    names: dict[str, Any] = {
        "value": ["short_term", "hybrid"], "unit": "model", "basis": "house_default", "description": "Models meant."
    }  # fmt: skip
    blocks = [{"exists": [{"mission": {"model": {"in": "$parameter.names"}}}]}]
    changed = rule(parameters={**RULE["parameters"], "names": names}, mitigated_when=blocks)
    (pattern,) = loaded(tmp_path, changed).bound_logic()["ZZ-01"].mitigated[0].exists
    assert pattern.tests[0].operand == ("short_term", "hybrid")


def test_models_and_services_are_lines_of_applies_when(tmp_path: Path) -> None:
    lines = loaded(tmp_path, rule(services=["surgery"])).logic["ZZ-01"].applies.tests
    assert [(line.field, line.operator, line.operand, line.of_mission) for line in lines] == [
        ("model", Operator.IN, ("short_term",), True),
        ("services", Operator.INTERSECTS, ("surgery",), True),
        ("long_term", Operator.EQ, True, False),
    ]


def test_rules_over_what_others_found_are_the_second_stratum(tmp_path: Path) -> None:
    over = rule(id="ZZ-02", mitigated_when=[{"exists": [{"harm_summary": {"flagged": {"gte": 2}}}]}])
    assert loaded(tmp_path, RULE, over).pattern_rules == {"ZZ-02"}


def test_the_digest_changes_with_a_rule(tmp_path: Path) -> None:
    before = loaded(tmp_path, RULE).digest
    assert loaded(tmp_path, rule(title="Another title of the rule")).digest != before
    assert loaded(tmp_path, RULE).digest == before


def test_the_digest_does_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    digests = []
    for folder, names in (("one", ("a", "z")), ("two", ("z", "a"))):
        (tmp_path / folder).mkdir()
        for name, family, rule_id in zip(names, ("first", "second"), ("ZZ-01", "YY-01"), strict=True):
            write(tmp_path / folder, rule(id=rule_id), family=family, name=name)
        digests.append(load_catalogue(tmp_path / folder).digest)
    assert digests[0] == digests[1]


def test_the_digest_covers_sources_and_tables(tmp_path: Path) -> None:
    before = loaded(tmp_path, RULE).digest
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "staged_care.yaml").write_text(
        "table: staged_care\ndescription: Our own table.\n"
        "rows: [{category: hernia, disciplines: [nutrition], basis: house_default}]\n",
        encoding="utf-8",
    )
    own = load_catalogue(tmp_path)
    assert own.tables.disciplines == {"hernia": {"nutrition"}}
    assert own.digest != before


def test_the_least_that_emergency_teams_must_do_can_be_set(tmp_path: Path) -> None:
    before = loaded(tmp_path, RULE)
    assert before.tables.team_types["type_2"].major_operations_per_day == 7
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "emt_types.yaml").write_text(
        "table: emt_types\ndescription: Our own table.\n"
        "rows: [{type: type_2, stay_days: 30, outpatients_per_day: 150, basis: house_default}]\n",
        encoding="utf-8",
    )
    own = load_catalogue(tmp_path)
    assert own.tables.team_types == {"type_2": TeamType(stay_days=30, outpatients_per_day=150)}
    assert own.digest != before.digest


CONTESTED: dict[str, Any] = {
    "name": "who_leads",
    "question": "Who leads the clinic?",
    "default": "host",
    "alternatives": [
        {"id": "host", "title": "The host leads", "sources": [{"key": "DAINTON-2018"}]},
        {"id": "both", "title": "Both lead together", "sources": [{"key": "DAINTON-2018"}]},
    ],
}


def contested(folder: Path) -> Catalogue:
    """A catalogue of a rule that always counts, and of one for each alternative of a contested point."""
    (folder / "choices.yaml").write_text(yaml.safe_dump({"choices": [CONTESTED]}), encoding="utf-8")
    return loaded(
        folder,
        rule(),
        rule(id="ZZ-02", choice={"name": "who_leads", "is": "host"}),
        rule(id="ZZ-03", choice={"name": "who_leads", "is": "both"}),
    )


def test_only_rules_of_the_default_alternative_run(tmp_path: Path) -> None:
    catalogue = contested(tmp_path)
    assert [*catalogue.rules] == ["ZZ-01", "ZZ-02", "ZZ-03"]
    assert [*catalogue.bound_logic()] == ["ZZ-01", "ZZ-02"]


def test_another_alternative_can_be_picked(tmp_path: Path) -> None:
    catalogue = contested(tmp_path)
    picked = catalogue.picking({"who_leads": "both"})
    assert [*picked.bound_logic()] == ["ZZ-01", "ZZ-03"]
    assert picked.digest != catalogue.digest
    assert [*catalogue.bound_logic()] == ["ZZ-01", "ZZ-02"]


@pytest.mark.parametrize(("point", "alternative"), [("who_leads", "nobody"), ("who_pays", "host")])
def test_what_is_no_alternative_cannot_be_picked(tmp_path: Path, point: str, alternative: str) -> None:
    with pytest.raises(ValueError, match=f"'{alternative}' is not an alternative of '{point}'"):
        contested(tmp_path).picking({point: alternative})
