"""What medicines are: what the plan leaves out is told by their names.

What goes in: `medicines[].inn`, as written, and `form` for antibiotics. The name is brought to its international
nonproprietary name: strengths, forms, salts, accents and the order of a combination make no difference, US and
British names and common Spanish, French and Portuguese spellings are known (`facts/goods/inn.py`). A name is recognised
exactly or not at all; nothing is guessed from likeness. The table `rules/tables/medicines.csv` then tells:

- whether the substance is on the WHO model list (22nd list, 2021). An entry with a square box stands for its
  therapeutic alternatives too: lisinopril is covered by the entry of enalapril, as both are of the subgroup C09AA.
  Nothing is said of strength and form;
- the AWaRe group of an antibiotic (2023). Where the group depends on the route, or the medicine is also given on
  skin, eye or ear, which have no group, the `form` decides; as long as it is not stated, the groups are all possible;
- whether patients must go on taking it, which laboratory tests its safe long use needs, whether it must be kept cold;
- whether it is a narcotic (1961) or psychotropic (1971) under the conventions of the United Nations.

What the plan says of the medicine itself always counts first, and so does its `purpose`. A medicine that is taken for
long counts as long-term only once the plan says that the mission starts such treatment. What the table does not have,
or has an empty cell for, stays open. Where the plan says otherwise than the table, that is told as a contradiction: a
listing denied, another group, another need for cold, another control, no tests although some are needed, and no long
use although the medicine is for that. A listing that the plan claims is no contradiction, as its edition may be a
newer one.

The national list is read from a file of the user's. A medicine is on it if one of its names or ATC codes is. It is
not on it only if the table knows all its names and neither these nor its codes are found; a combination of which all
parts are on the list stays open, and so does a medicine of whose chemical subgroup or kind (insulin, magnesium) the
list speaks as a whole, and one that a file of several countries names for none of them. With several host countries
it must be on the list of each. Every finding names the year of the list: it never says that a medicine is not
available.

Sources: WHO-EML-2021, WHO-AWARE-2023, WHO-OXYTOCIN-2019, INCB-YELLOW, INCB-GREEN; house default: long-term use,
laboratory tests and cold chain of all medicines but oxytocin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from missionrisk.facts.goods.dosage_form import Route, route_of
from missionrisk.facts.goods.inn import Key, keys_of
from missionrisk.facts.goods.medicine_table import WHO_EDITION, MedicineEntry, MedicineTable
from missionrisk.facts.knowledge import Items, Knowledge, Known, OneOf, items, known, unknown
from missionrisk.facts.reading import Place
from missionrisk.language import gettext as _
from missionrisk.language import listed, plain, word
from missionrisk.reference_data.national_list import CountryList, ListedMedicine, NationalList

NO_GROUP: Final = "not_antibiotic"

_LONGEST_SUBGROUP: Final = 5
_LONGEST_CODE: Final = 7


def tell_of_medicines(plan: Place, table: MedicineTable) -> None:
    """Let the table tell what the plan leaves out of its medicines."""
    for place in plan.entries("medicines"):
        entry = table.find(place.written("inn"))
        if entry is not None:
            for name, told in _told_of(entry, place):
                place.tell(name, told)


def _told_of(entry: MedicineEntry, place: Place) -> Iterator[tuple[str, Knowledge[Any]]]:
    inn = place.at("inn")
    if entry.who_list is not None:
        yield "on_who_list", known(entry.who_list != "no", inn)
    if entry.cold_chain is not None:
        yield "cold_chain", known(entry.cold_chain, inn)
    if entry.controlled is not None:
        yield "controlled", known(entry.controlled != "no", inn)
    if entry.long_term in ("yes", "no"):
        yield "long_term", known(entry.long_term == "yes", inn)
    if entry.tests is not None:
        yield "monitoring_tests", items(entry.tests, inn)
    if entry.aware is not None:
        yield "aware_group", _group(entry, place)


def _group(entry: MedicineEntry, place: Place) -> Knowledge[str]:
    groups = _groups(entry, place)
    if len(groups) == 1:
        return known(next(iter(groups)), place.at("inn"), *([place.at("form")] if place.written("form") else []))
    ask = "form" if place.written("form") is None else "aware_group"
    return OneOf(groups, paths=(place.at("inn"),), missing=(place.at(ask),))


def _groups(entry: MedicineEntry, place: Place) -> frozenset[str]:
    """The groups that the antibiotic may be in, as far as its form is known."""
    by_route = _groups_by_route(entry)
    route = route_of(place.written("form"))
    return frozenset(by_route.values()) if route is None else frozenset({by_route[route]})


def _groups_by_route(entry: MedicineEntry) -> dict[Route, str]:
    if entry.aware in (None, "none"):
        return {"oral": NO_GROUP, "injected": NO_GROUP, "local": NO_GROUP}
    swallowed, injected = str(entry.aware), str(entry.aware_injected or entry.aware)
    return {"oral": swallowed, "injected": injected, "local": NO_GROUP if entry.given_locally else swallowed}


# --- lists --------------------------------------------------------------------------------------------------------


def who_listing(place: Place, table: MedicineTable) -> Knowledge[str]:
    """What is known of the medicine on WHO's list, in words, with the edition."""
    stated = place.written("on_who_list")
    if stated is not None:
        words = _("on it, as the plan says") if stated else _("not on it, as the plan says")
        return known(words, place.at("on_who_list"))
    entry = table.find(place.written("inn"))
    if entry is None or entry.who_list is None:
        return unknown(place.at("on_who_list"))
    listings = {
        "listed": _("on the {edition}"),
        "alternative": _("on the {edition} by the entry of {medicine}"),
        "no": _("not on the {edition}"),
    }
    listing = listings[entry.who_list].format(edition=_(WHO_EDITION), medicine=entry.alternative_to)
    return known(listing, place.at("inn"))


@dataclass(frozen=True)
class NationalListing:
    """Whether a medicine is on the national list, and what that list is called in a message."""

    listed: Knowledge[bool]
    title: Knowledge[str]


def national_listing(place: Place, plan: Place, table: MedicineTable, brought: NationalList | None) -> NationalListing:
    """As the plan says of the medicine, else by the list that was brought for the host countries."""
    stated = place.knowledge("on_national_list")
    as_stated = NationalListing(stated, known(_("the national list of essential medicines"), *stated.paths))
    mission = plan.inside("mission")
    inn, countries = place.written("inn"), mission.written("countries")
    if isinstance(stated, Known) or brought is None or inn is None or not countries:
        return as_stated
    verdicts = {country: _is_on(brought, country, inn, table) for country in countries}
    paths = (place.at("inn"), mission.at("countries"))
    lacking = [country for country, on_it in verdicts.items() if on_it is False]
    if not lacking and not all(verdicts.values()):
        return as_stated
    named = (brought.of(country) for country in lacking or countries)
    titles = _(" and ").join(dict.fromkeys(of_country.title for of_country in named if of_country is not None))
    return NationalListing(known(not lacking, *paths), known(titles, *paths))


def _is_on(brought: NationalList, country: str, inn: str, table: MedicineTable) -> bool | None:
    """Whether a medicine is on a country's list; None where that cannot be said."""
    listed = brought.of(country)
    if listed is None:
        return None
    entry, content = table.find(inn), _content_of(listed)
    if entry is None:
        return True if content.names.intersection(keys_of(inn)) else None
    if content.has(entry):
        return True
    open_to_doubt = (
        not entry.atc
        or content.has_more_generally(entry)
        or _has_all_parts(entry, content.names, table)
        or (len(brought.lists) > 1 and not _content_of_all(brought).has(entry))
    )
    return None if open_to_doubt else False


def _has_all_parts(entry: MedicineEntry, names: frozenset[Key], table: MedicineTable) -> bool:
    """Whether a list has each substance of a combination by itself."""
    if len(entry.inn) == 1:
        return False
    alone = ((substance, table.find(substance)) for substance in entry.inn)
    return all(names & (frozenset(keys_of(name)) if found is None else found.keys) for name, found in alone)


@dataclass(frozen=True)
class _Content:
    """The names on a list, its codes of substances, and its codes of chemical subgroups."""

    names: frozenset[Key]
    codes: frozenset[str]
    subgroups: tuple[str, ...]

    def has(self, entry: MedicineEntry) -> bool:
        """Whether a name or a code of the medicine is among them."""
        return bool(entry.keys & self.names or self.codes.intersection(entry.atc))

    def has_more_generally(self, entry: MedicineEntry) -> bool:
        """Whether its subgroup is, or the first word of its name: insulin, or magnesium, of whatever kind."""
        first_words = {(key[0].split()[0],) for key in entry.keys if len(key) == 1}
        return any(code.startswith(self.subgroups) for code in entry.atc) or bool(first_words & self.names)


@lru_cache(maxsize=16)
def _content_of(listed: CountryList) -> _Content:
    return _content(listed.medicines)


@lru_cache(maxsize=2)
def _content_of_all(brought: NationalList) -> _Content:
    """What is on any of the lists: a medicine that is on none may have been left out of all."""
    return _content({medicine for listed in brought.lists.values() for medicine in listed.medicines})


def _content(medicines: Iterable[ListedMedicine]) -> _Content:
    medicines = tuple(medicines)
    codes = {code for medicine in medicines for code in medicine.atc}
    return _Content(
        names=frozenset(key for medicine in medicines for name in _names_in(medicine.name) for key in keys_of(name)),
        codes=frozenset(code for code in codes if len(code) == _LONGEST_CODE),
        subgroups=tuple(sorted(code for code in codes if len(code) == _LONGEST_SUBGROUP)),
    )


def _names_in(written: str) -> Iterable[str]:
    """A name, and those in brackets behind it: Butylscopolamine (Hyoscine butylbromide, Scopolamine butylbromide)."""
    outside, _, inside = written.partition("(")
    yield outside
    yield from filter(None, (name.strip() for name in inside.replace(")", "").split(",")))


# --- contradictions -----------------------------------------------------------------------------------------------


def contradictions(place: Place, table: MedicineTable) -> Items[str]:
    """Where the plan says of a medicine what the table does not, with both; open as long as it has no name."""
    inn = place.written("inn")
    if inn is None:
        return Items(frozenset(), None, missing=(place.at("inn"),))
    entry = table.find(inn)
    found = {} if entry is None else dict(_contradicted(entry, place))
    return items(found.values(), place.at("inn"), *(place.at(name) for name in found))


def _contradicted(entry: MedicineEntry, place: Place) -> Iterator[tuple[str, str]]:
    if place.written("on_who_list") is False and entry.who_list in ("listed", "alternative"):
        yield "on_who_list", _covered(entry)
    group, groups = place.written("aware_group"), set(_groups_by_route(entry).values())
    if group is not None and entry.aware is not None and group not in groups:
        told = _(" or ").join(map(_group_in_words, sorted(groups)))
        words = _("AWaRe group: {plan} in the plan, {table} in the table")
        yield "aware_group", words.format(plan=_group_in_words(group), table=told)
    controlled = None if entry.controlled is None else entry.controlled != "no"
    for name, words, in_table in (
        ("cold_chain", _("kept cold: {plan} in the plan, {table} in the table"), entry.cold_chain),
        ("controlled", _("internationally controlled: {plan} in the plan, {table} in the table"), controlled),
    ):
        stated = place.written(name)
        if stated is not None and in_table is not None and stated != in_table:
            yield name, words.format(plan=_yes_or_no(stated), table=_yes_or_no(in_table))
    if place.written("long_term") is False and entry.long_term == "yes":
        yield "long_term", _("taken for long: no in the plan, yes in the table")
    if place.written("monitoring_tests") == () and entry.tests:
        words = _("tests needed: none in the plan, {tests} in the table")
        yield "monitoring_tests", words.format(tests=listed(map(word, entry.tests)))


def _covered(entry: MedicineEntry) -> str:
    if entry.alternative_to is None:
        return _("on WHO's list: no in the plan, but listed on the {edition}").format(edition=_(WHO_EDITION))
    words = _("on WHO's list: no in the plan, but covered by the entry of {medicine} on the {edition}")
    return words.format(medicine=entry.alternative_to, edition=_(WHO_EDITION))


def _group_in_words(group: str) -> str:
    return _("none") if group == NO_GROUP else plain(group)


def _yes_or_no(value: bool) -> str:
    return _("yes") if value else _("no")
