"""The standard of care of each service, against the country's own and against the visitors' at home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Knowledge, any_of, known, mapped
from missionrisk.facts.mission import NOT_CARE
from missionrisk.facts.model import Fact, choice, flag, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place

COMPARISONS: Final = ("below", "equal", "above")
URGENT: Final = "emergency_care"


@dataclass(kw_only=True)
class StandardOfCare(Fact):
    """To what standard one service is given."""

    listed_in = ("services",)

    service: Knowledge[str] = text("The service's id in the plan.")
    name: Knowledge[str] = text("The service's name for readers.")
    gives_care: Knowledge[bool] = flag("Whether patients are examined, advised or treated in it.")
    elective: Knowledge[bool] = flag("Whether its care can wait, rather than save life or limb.")
    against_national: Knowledge[str] = choice("How it compares with the national standard.", COMPARISONS)
    against_home: Knowledge[str] = choice("How it compares with the standard at the visitors' home.", COMPARISONS)
    justified: Knowledge[bool] = flag("Whether the plan gives reasons for a lower standard.")


def derive_standards(plan: Place) -> Iterator[StandardOfCare]:
    """One fact for each service, or one that stands for a list that was not stated."""
    services = plan.entries("services")
    if not services.stated:
        yield StandardOfCare.standing_for(services.path, ask=services.path)
    for place in services:
        yield _standard(place)


def _standard(place: Place) -> StandardOfCare:
    service, standard = str(place.written("id")), place.inside("standard_of_care")
    national, home = standard.knowledge("against_national"), standard.knowledge("against_home")
    lower = any_of(*(mapped(compared, lambda word: word == "below") for compared in (national, home)))
    return StandardOfCare(
        key=(service,),
        service=known(service, place.path),
        name=known(name_of(place), place.path),
        gives_care=mapped(place.knowledge("kind"), lambda kind: kind not in NOT_CARE),
        elective=asked_after(lower, _can_wait(place)),
        against_national=national,
        against_home=home,
        justified=asked_after(lower, standard.there_is("justification")),
    )


def _can_wait(service: Place) -> Knowledge[bool]:
    """As stated; emergency care cannot."""
    if service.written("elective") is None and service.written("kind") == URGENT:
        return known(False, service.at("kind"))
    return service.knowledge("elective")
