"""Other organisations that give the same care in the same district at the same time.

What goes in: a 3W sheet ("who does what where") that a user brings, with HXL hashtags; `services[…].kind` and `sites`;
`sites[…].location` or `latitude` and `longitude`; `mission.dates`; `integration.other_teams[…].name` and `coordinated`;
the names of the partners and of the sending organisation.

**Whose activities count.** A row of the sheet counts for a service if all three hold:

- *same care*: its sector, activity or service names that kind of service, or one that patients may use in its place, in
  the words of the table of local services; where it speaks of health care of no named kind, this is open;
- *same district*: its point is in reach of a site of the service (the distance of that table); a row without a point
  counts if its district or smaller place stands in the site's `location`, or its region where it names nothing smaller;
  where only the region stands there and the row names a district too, this is open;
- *same days*: its dates overlap with those from arrival to departure; a row without a start has begun, one without an
  end goes on.

Capitals, accents and hyphens make no difference to names. Partners and the sending organisation are left out.

**Coordinated with** is an organisation if the plan lists it among `integration.other_teams`, under the same name, with
work that is coordinated. While that list is not stated this is open; an organisation that a stated list lacks is not
coordinated with.

Without a sheet nothing is known of other organisations beyond the plan, and nothing follows.

Sources: none; house default: what counts as the same care, district and days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    days_between,
    holds,
    known,
    negate,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, NOT_CARE, dates_of
from missionrisk.facts.model import Fact, flag, text, texts
from missionrisk.facts.naming import name_of
from missionrisk.facts.nearby.service_words import (
    kinds_used,
    local_service,
    names_any,
    names_some_kind,
    speaks_of_health,
)
from missionrisk.facts.nearby.surroundings import Surroundings, point_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.tables import Tables
from missionrisk.language import gettext as _
from missionrisk.plan.geography import kilometres
from missionrisk.reference_data import ReferenceData
from missionrisk.reference_data.activities import Activity, OtherActivities
from missionrisk.reference_data.sheets import plain_words


@dataclass(kw_only=True)
class OtherOrganisations(Fact):
    """Other organisations with the same care in the same district at the same time. There is exactly one."""

    sheet_brought: Knowledge[bool] = flag("Whether a 3W sheet was brought.")
    sheet_title: Knowledge[str] = text("That sheet, with its year.")
    organisations: Knowledge[str] = texts("The organisations in it that give the same care there and then.")
    services: Knowledge[str] = texts("The names of the mission's services that they give too.")
    not_coordinated: Knowledge[str] = texts("Those of them with whom the work is not coordinated.")
    some_not_coordinated: Knowledge[bool] = flag("Whether there is any such organisation.")


def derive_other_organisations(plan: Place, tables: Tables, reference: ReferenceData) -> OtherOrganisations:
    """The fact about other organisations."""
    sheet = reference.activities
    if sheet is None:
        nobody: Knowledge[str] = Items(frozenset())
        return OtherOrganisations(
            key=MISSION_KEY,
            sheet_brought=known(False),
            sheet_title=known(_("no sheet was brought")),
            organisations=nobody,
            services=nobody,
            not_coordinated=nobody,
            some_not_coordinated=known(False),
        )
    services = plan.entries("services")
    if not services.stated:
        anybody: Knowledge[str] = Items(frozenset(), None, missing=(services.path,))
        return OtherOrganisations(
            key=MISSION_KEY,
            sheet_brought=known(True),
            sheet_title=known(sheet.title),
            organisations=anybody,
            services=anybody,
            not_coordinated=anybody,
            some_not_coordinated=unknown(services.path),
        )
    found = list(_active(sheet, plan, tables))
    by_name = _by_organisation(found)
    unaccounted = {name: all_of(there, negate(_coordinated(name, plan))) for name, there in by_name.items()}
    return OtherOrganisations(
        key=MISSION_KEY,
        sheet_brought=known(True),
        sheet_title=known(sheet.title),
        organisations=_names(by_name.items()),
        services=_names((name_of(service), there) for service, _, there in found),
        not_coordinated=_names(unaccounted.items()),
        some_not_coordinated=any_of(known(False, services.path), *unaccounted.values()),
    )


_Active = tuple[Place, str, Knowledge[bool]]
"""A service, an organisation, and whether it gives that service there and then."""


def _active(sheet: OtherActivities, plan: Place, tables: Tables) -> Iterable[_Active]:
    own = _own_names(plan)
    others = [row for row in sheet.rows if plain_words(row.organisation) not in own]
    surroundings = Surroundings(plan, tables)
    for service in plan.entries("services"):
        if service.written("kind") in NOT_CARE:
            continue
        for row in others:
            there = all_of(
                _same_care(row, service, tables), _same_days(row, plan), _same_place(row, service, surroundings)
            )
            if not surely_not(there):
                yield service, row.organisation, there


def _own_names(plan: Place) -> set[str]:
    names = [name_of(partner) for partner in plan.entries("partners")]
    sender = plan.inside("mission").inside("sending_organisation").written("name")
    return {plain_words(name) for name in (*names, sender) if name}


def _same_care(row: Activity, service: Place, tables: Tables) -> Knowledge[bool]:
    kind = service.written("kind")
    if kind is None:
        return unknown(service.at("kind")) if speaks_of_health(row.what, tables) else known(False)
    if names_any(row.what, kinds_used(kind, tables), tables):
        return known(True, service.at("kind"))
    is_open = speaks_of_health(row.what, tables) and not names_some_kind(row.what, tables)
    return unknown("integration.other_teams") if is_open else known(False, service.at("kind"))


def _same_days(row: Activity, plan: Place) -> Knowledge[bool]:
    dates = dates_of(plan)
    return all_of(
        holds(days_between(Known(row.start), dates.departure), low=0),
        holds(days_between(dates.arrival, Known(row.end)), low=0),
    )


def _same_place(row: Activity, service: Place, surroundings: Surroundings) -> Knowledge[bool]:
    sites = surroundings.sites_of(service)
    if not sites:
        return unknown(surroundings.plan.entries("sites").path)
    reach = local_service(service.written("kind") or "", surroundings.tables).reach_km
    return any_of(*(all_of(here, _near(row, site, reach)) for site, here in sites))


def _near(row: Activity, site: Place, reach: float) -> Knowledge[bool]:
    if row.point is not None:
        point = point_of(site)
        if not isinstance(point, Known):
            return unknown(*point.missing)
        return known(kilometres(row.point, point.value) <= reach, *point.paths)
    location = site.written("location")
    if location is None:
        return unknown(site.at("location"))
    words, here = plain_words(location), site.at("location")
    if row.district and plain_words(row.district) in words:
        return known(True, here)
    in_region = bool(row.region) and plain_words(row.region) in words
    return unknown(here, paths=(here,)) if in_region and row.district else known(in_region, here)


def _by_organisation(found: Iterable[_Active]) -> dict[str, Knowledge[bool]]:
    names: dict[str, list[Knowledge[bool]]] = {}
    written: dict[str, str] = {}
    for _service, organisation, there in found:
        name = written.setdefault(plain_words(organisation), organisation)
        names.setdefault(name, []).append(there)
    return {name: any_of(*of_one) for name, of_one in names.items()}


def _coordinated(organisation: str, plan: Place) -> Knowledge[bool]:
    teams = plan.inside("integration").entries("other_teams")
    if not teams.stated:
        return unknown(teams.path)
    same = [team for team in teams if plain_words(name_of(team)) == plain_words(organisation)]
    return any_of(known(False, teams.path), *(team.secured("coordinated") for team in same))


def _names(judged: Iterable[tuple[str, Knowledge[bool]]]) -> Items[str]:
    judged = list(judged)
    sure = frozenset(name for name, there in judged if surely(there))
    return Items(
        sure,
        frozenset(name for name, there in judged if not isinstance(there, Known)) - sure,
        paths=tuple(dict.fromkeys(path for _, there in judged for path in there.paths)),
        missing=tuple(dict.fromkeys(path for _, there in judged for path in there.missing)),
    )
