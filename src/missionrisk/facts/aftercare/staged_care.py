"""Care in stages over years: when each stage falls due, and how long it is needed against how long is promised.

**What goes in.** For each procedure its category, `first_day`, `last_day`, `care_years`, `further_stages`,
`disciplines_linked` and `accepted_by`; the mission's dates, `commitment_years` and `planned_visits`; partners that
keep patients after departure; and the table of staged care, which gives for each condition the years of care and, for
each discipline, the days after the operation between which its care falls due.

**Years of care.** As the plan states it for the procedure, else as the table says for the condition. A procedure that
is in neither and needs no further operation is not in stages.

**Years promised.** The mission's `commitment_years`; if the plan does not state them, at least as many as visits are
planned ahead. *Years short* are the years of care less these. *Promised until* is the departure plus the years
promised.

**Who goes on.** The years promised by the mission do not matter where a local clinician, provider or partner has
accepted the patients. A discipline counts as given where somebody who does not leave with the visitors has agreed to
it.

**When stages fall due.** A stage from day *a* to day *b* after operations from day *F* to day *L* is due from *F + a*
to *L + b*. Care as a whole is needed until *L* plus the years of care, of 365.25 days.

**What is missing or a range.** An open date or number of years makes a range; nothing is guessed.

Sources: OPSMILE-STD (2020 article: speech, dental and psychosocial care belong to cleft care), WHO-EMT-REHAB-2016
(abstract: rehabilitation after burns, limb injury and amputation); house default: clubfoot, and all years and days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.aftercare.review_due import (
    HOST,
    Carer,
    ReviewDue,
    carer_names,
    channels_of,
    first_day_of,
    last_day_of,
    missing_of,
    names_in,
    unseen,
)
from missionrisk.facts.asking import existence_first
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    any_of,
    days_after,
    items,
    known,
    multiply,
    number_bounds,
    subtract,
    unknown,
)
from missionrisk.facts.mission import Dates, activity, dates_of, operates
from missionrisk.facts.model import SURELY, Fact, day, flag, number, text, texts
from missionrisk.facts.naming import name_of
from missionrisk.facts.partnership.partners import keeps_patients_locally
from missionrisk.facts.partnership.visits import years_committed
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import accepted, links_to, operating_days
from missionrisk.facts.tables import Tables
from missionrisk.facts.team.clinician_stays import at_site, stays_of_clinicians
from missionrisk.language import plain

DAYS_IN_A_YEAR: Final = 365.25


@dataclass(kw_only=True)
class StagedCare(Fact):
    """Care over years that begins with one kind of procedure."""

    listed_in = ("procedures",)

    procedure: Knowledge[str] = text("The procedure's id in the plan.")
    name: Knowledge[str] = text("The procedure's name for readers.")
    care_years: Knowledge[float] = number("Years for which patients need care.", "year", low=0)
    committed_years: Knowledge[float] = number("Years for which the mission has promised to go on.", "year", low=0)
    years_short: Knowledge[float] = number("Years of care that lie beyond that promise; negative if none do.", "year")
    needed_until: Knowledge[date] = day("The day until which the last patient needs care.")
    committed_until: Knowledge[date] = day("The day until which the mission has promised to go on.")
    further_operations: Knowledge[float] = number("Further operations that each patient needs.", "operation", low=0)
    stages: Knowledge[str] = texts("The disciplines whose care falls due at known times.", words=True)
    disciplines_given: Knowledge[str] = texts("Those that somebody who stays has agreed to give.", words=True)
    accepted: Knowledge[bool] = flag("Whether somebody local has accepted the patients.")


def derive_staged_care(plan: Place, tables: Tables) -> Iterator[Fact]:
    """The care over years that each procedure begins, and its stages, or what stands for a list that was not stated."""
    done = operates(plan)
    if surely_not(done):
        return
    entries = plan.entries("procedures")
    if len(entries) == 0:
        ask = entries.path if surely(done) else activity(plan, "operates").missing[0]
        yield StagedCare.standing_for(entries.path, ask)
        return
    dates = dates_of(plan)
    for place in entries:
        in_stages = _in_stages(place, tables)
        if not surely_not(in_stages):
            yield existence_first(_care(place, plan, dates, tables, in_stages))
        if surely(in_stages):
            yield from _stages_due(place, plan, dates, tables)


def _in_stages(place: Place, tables: Tables) -> Knowledge[bool]:
    """Whether care goes on in stages: as the plan says of the procedure, or the table of its category."""
    for name in ("care_years", "further_stages"):
        if number_bounds(place.knowledge(name))[0] > 0:
            return known(True, place.at(name))
    category = place.written("category")
    if category is None:
        return unknown(place.at("category")) if tables.care_years else known(False, place.path)
    return known(category in tables.care_years, place.at("category"))


def _care(place: Place, plan: Place, dates: Dates, tables: Tables, in_stages: Knowledge[bool]) -> StagedCare:
    procedure_id = str(place.written("id"))
    years, promised = _care_years(place, tables), years_committed(plan)
    return StagedCare(
        key=(procedure_id,),
        exists=SURELY if surely(in_stages) else in_stages,
        procedure=known(procedure_id, place.path),
        name=known(name_of(place), place.path),
        care_years=years,
        committed_years=promised,
        years_short=subtract(years, promised),
        needed_until=_years_after(operating_days(place, dates).last, years),
        committed_until=_years_after(dates.departure, promised),
        further_operations=place.knowledge("further_stages"),
        stages=_stage_names(place, tables),
        disciplines_given=_given(place),
        accepted=any_of(accepted(place, plan), _kept(plan)),
    )


def _care_years(place: Place, tables: Tables) -> Knowledge[float]:
    if place.written("care_years") is not None:
        return place.knowledge("care_years")
    category = place.written("category")
    if category in tables.care_years:
        return known(tables.care_years[category], place.at("category"))
    return unknown(place.at("category" if category is None and tables.care_years else "care_years"))


def _years_after(start: Knowledge[date], years: Knowledge[float]) -> Knowledge[date]:
    return days_after(start, multiply(years, known(DAYS_IN_A_YEAR)))


def _kept(plan: Place) -> Knowledge[bool]:
    partners = plan.entries("partners")
    if not partners.stated:
        return unknown(partners.path)
    return any_of(known(False, partners.path), *map(keeps_patients_locally, partners))


# --- disciplines --------------------------------------------------------------------------------------------------


def _stage_names(place: Place, tables: Tables) -> Items[str]:
    category = place.written("category")
    if category is None:
        return Items(frozenset(), None, missing=(place.at("category"),))
    return items((stage.name for stage in tables.care_stages.get(category, ())), place.at("category"))


def _given(place: Place) -> Items[str]:
    """The disciplines that somebody who stays has agreed to give."""
    linked = place.entries("disciplines_linked")
    if not linked.stated:
        return Items(frozenset(), None, missing=(linked.path,))
    named = [name for link in linked if (name := link.written("discipline")) is not None]
    given = {name: any_of(*links_to(linked, name)) for name in dict.fromkeys(named)}
    open_ones = {name: k for name, k in given.items() if not isinstance(k, Known)}
    unnamed = tuple(link.at("discipline") for link in linked if link.written("discipline") is None)
    return Items(
        frozenset(name for name, k in given.items() if surely(k)),
        None if unnamed else frozenset(open_ones),
        paths=(linked.path,),
        missing=(*missing_of(open_ones.values()), *unnamed),
    )


def _stages_due(place: Place, plan: Place, dates: Dates, tables: Tables) -> Iterator[ReviewDue]:
    """For each stage of the table, when it falls due and who has agreed to give it."""
    stages = tables.care_stages.get(place.written("category") or "", ())
    if not stages:
        return
    days, linked = operating_days(place, dates), place.entries("disciplines_linked")
    for stage in stages:
        carers = [
            Carer(_provider(link, plan), HOST, given)
            for link, given in zip(linked, links_to(linked, stage.name), strict=True)
        ]
        others = known(False, linked.path) if linked.stated else unknown(linked.path)
        covered = any_of(others, *(carer.sees for carer in carers))
        first, last = first_day_of(stage, days.first), last_day_of(stage, days.last)
        yield ReviewDue(
            key=(str(place.written("id")), "stage", stage.name),
            purpose=known("staged_care", place.path),
            entry=known(str(place.written("id")), place.path),
            name=known(name_of(place), place.path),
            window=known(plain(stage.name), place.at("category")),
            first_date=first,
            last_date=last,
            patients=place.knowledge("expected_count"),
            patients_at_risk=unseen(place.knowledge("expected_count"), covered),
            covered=covered,
            covered_by=carer_names(carers, (others,)),
            channels=channels_of(carers, (others,)),
            at_site=at_site(plan, stays_of_clinicians(plan), first, last),
        )


def _provider(link: Place, plan: Place) -> str | None:
    named = names_in(link, plan, {"provider": "local_providers"})
    return named[0] if named else link.written("given_by")
