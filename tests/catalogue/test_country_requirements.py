"""The table of country requirements that comes with missionrisk."""

from __future__ import annotations

from missionrisk.catalogue.loading import load_catalogue, rules_folder
from missionrisk.catalogue.tables import CountryRequirements
from missionrisk.intake import read_file
from missionrisk.intake.load import checked


def table() -> CountryRequirements:
    return checked(read_file(rules_folder() / "tables" / "country_requirements.yaml"), CountryRequirements)


def test_every_entry_has_a_source_and_a_name_of_its_own() -> None:
    sources = load_catalogue().sources
    for entry in table().rows:
        assert {rule.source for rule in entry.rules} <= set(sources)
        assert len({rule.id for rule in entry.rules}) == len(entry.rules)


def test_a_country_stands_once() -> None:
    countries = [entry.country for entry in table().rows]
    assert len(set(countries)) == len(countries)


def test_derivations_read_what_the_file_says() -> None:
    camp = next(rule for rule in load_catalogue().tables.country_rules["KE"] if rule.id == "camp-licence")
    assert (camp.lead_days, camp.longest_stay_days, camp.permits) == (28, 7, ("medical_camp_licence",))
