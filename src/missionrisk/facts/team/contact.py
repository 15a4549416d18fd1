"""Whether patients are met face to face, and who among those named belongs to the host country."""

from __future__ import annotations

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Knowledge, all_of, mapped
from missionrisk.facts.mission import treats_patients
from missionrisk.facts.reading import Place, asked_once, surely
from missionrisk.facts.team.travel import travels


@asked_once
def sees_patients(plan: Place) -> Knowledge[bool]:
    """Whether visitors examine, advise or treat patients face to face."""
    treats = treats_patients(plan)
    return all_of(treats, asked_after(treats, travels(plan)))


def is_from_host(plan: Place, person: str) -> Knowledge[bool]:
    """Whether somebody whom a valid plan refers to belongs to the host country."""
    place = next(place for place in plan.entries("people") if str(place.written("id")) == person)
    return mapped(place.knowledge("origin"), lambda origin: origin == "host")


def named_from_host(place: Place, field: str, plan: Place) -> Knowledge[bool]:
    """Whether a field that can be `none` names somebody, and somebody of the host country."""
    there_is = place.there_is(field)
    return is_from_host(plan, str(place.written(field))) if surely(there_is) else there_is
