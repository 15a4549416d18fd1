"""How often those who perform a procedure have done it alone before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    OneOf,
    between,
    greatest,
    known,
    number_bounds,
    unknown,
    value_of,
)
from missionrisk.facts.mission import SERVICE_KINDS, operates
from missionrisk.facts.model import SURELY, Fact, choice, flag, number, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import service_kind_of
from missionrisk.facts.team.people import is_licensed, is_visiting, listed_procedures
from missionrisk.facts.team.scope import Procedures, procedures_performed


@dataclass(kw_only=True)
class ProcedureAssignment(Fact):
    """A person or group who performs one kind of procedure, rather than assists in it."""

    listed_in = ("people",)

    person: Knowledge[str] = text("The person's short name in the plan.")
    procedure: Knowledge[str] = text("The procedure's id in the plan.")
    procedure_name: Knowledge[str] = text("The procedure's name for readers.")
    service_kind: Knowledge[str] = choice("The kind of service that the procedure belongs to.", SERVICE_KINDS)
    visiting: Knowledge[bool] = flag("Whether the person comes with the visitors.")
    licensed: Knowledge[bool] = flag("Whether the person may care for patients without a supervisor at home.")
    supervisor: Knowledge[str] = text("The supervisor's short name in the plan, or none.")
    independent_count: Knowledge[float] = number("How many the person has done alone in 24 months.", "procedure", low=0)


def derive_experience(plan: Place) -> Iterator[ProcedureAssignment]:
    """One fact for each person and procedure performed, or ones that stand for what was not stated."""
    if surely_not(operates(plan)):
        return
    people, procedures = plan.entries("people"), listed_procedures(plan)
    if not people.stated:
        yield ProcedureAssignment.standing_for(people.path, ask=people.path)
        return
    services = {service.written("id"): service for service in plan.entries("services")}
    for place in people:
        yield from _assignments(place, procedures, services)


def _assignments(place: Place, procedures: Procedures, services: dict[Any, Place]) -> Iterator[ProcedureAssignment]:
    performed = procedures_performed(place, procedures)
    person, nothing = str(place.written("id")), unknown(*performed.missing)
    standing_for_many = (person, place.entries("procedures").placeholder)
    own: dict[str, Any] = {
        "person": known(person, place.path),
        "visiting": is_visiting(place),
        "licensed": is_licensed(place),
        "supervisor": place.knowledge("supervisor"),
    }
    if performed.possible is None:
        open_ones: dict[str, Any] = dict.fromkeys(
            ("procedure", "procedure_name", "service_kind", "independent_count"), nothing
        )
        yield ProcedureAssignment(key=standing_for_many, exists=nothing, **own, **open_ones)
        return
    # Of several that may be, one fact stands for all: people times procedures would be too many.
    alone = performed.possible if len(performed.possible) == 1 else frozenset()
    for name in sorted(performed.sure | alone):
        procedure = procedures[name]
        yield ProcedureAssignment(
            key=(person, name),
            exists=SURELY if name in performed.sure else nothing,
            procedure=known(name, procedure.path),
            procedure_name=known(name_of(procedure), procedure.path),
            service_kind=service_kind_of(procedure, services),
            independent_count=_done_before(place, procedure),
            **own,
        )
    if len(performed.possible) > 1:
        among = [procedures[name] for name in sorted(performed.possible)]
        yield ProcedureAssignment(
            key=standing_for_many,
            exists=nothing,
            procedure=OneOf(performed.possible, missing=performed.missing),
            procedure_name=nothing,
            service_kind=_any_kind(among, services, performed),
            independent_count=_any_count([_done_before(place, procedure) for procedure in among], performed),
            **own,
        )


def _any_kind(among: list[Place], services: dict[Any, Place], performed: Items[str]) -> Knowledge[str]:
    """The kind of one of several procedures, of which it is not known which."""
    kinds = [service_kind_of(procedure, services) for procedure in among]
    if not all(isinstance(kind, Known) for kind in kinds):
        return unknown(*performed.missing, *(path for kind in kinds for path in kind.missing))
    return OneOf(frozenset(value_of(kind, "") for kind in kinds), missing=performed.missing)


def _any_count(counts: list[Knowledge[float]], performed: Items[str]) -> Knowledge[float]:
    """The count for one of several procedures, of which it is not known which."""
    bounds = [number_bounds(number) for number in counts]
    return between(
        min(low for low, _ in bounds),
        max(high for _, high in bounds),
        paths=dict.fromkeys(path for number in counts for path in number.paths),
        missing=dict.fromkeys((*performed.missing, *(path for number in counts for path in number.missing))),
    )


def _done_before(place: Place, procedure: Place) -> Knowledge[float]:
    """The count for this procedure or its category, of several the greatest; none where the list has no such entry."""
    volumes = place.entries("prior_volume")
    if not volumes.stated:
        return unknown(volumes.path)
    about = [(volume, _is_about(volume, procedure)) for volume in volumes]
    undecided = [path for _, whether in about for path in whether.missing]
    if undecided:
        return unknown(*undecided)
    counts = [volume.knowledge("independent_last_24_months") for volume, whether in about if surely(whether)]
    return greatest(*counts) if counts else known(0.0, volumes.path)


def _is_about(volume: Place, procedure: Place) -> Knowledge[bool]:
    if volume.written("procedure") is not None:
        return known(volume.written("procedure") == procedure.written("id"), volume.at("procedure"))
    for place in (volume, procedure):
        if place.written("category") is None:
            return unknown(place.at("category"))
    return known(volume.written("category") == procedure.written("category"), volume.at("category"))
