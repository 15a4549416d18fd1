"""When patients with long-term treatment must be seen again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from missionrisk.facts.aftercare.follow_up import long_term_care_agreed
from missionrisk.facts.aftercare.review_due import (
    HOST,
    Carer,
    ReviewDue,
    carer_names,
    channels_of,
    names_in,
    slug,
    unseen,
)
from missionrisk.facts.knowledge import Knowledge, add, between, days_after, known, number_bounds
from missionrisk.facts.mission import Dates
from missionrisk.facts.reading import Place
from missionrisk.facts.team.clinician_stays import at_site, stays_of_clinicians
from missionrisk.language import gettext as _
from missionrisk.language import to_translate

FIRST_VISIT: Final = to_translate("first local visit")
NEXT_REVIEW: Final = to_translate("next review")

Days = tuple[Knowledge[date], Knowledge[date]]
"""The day for the first patient of the mission, and that for the last."""


def long_term_reviews(plan: Place, dates: Dates) -> Iterator[ReviewDue]:
    """The first local visit and the review after it, and the first local visit for medicines with one of their own."""
    care = plan.inside("follow_up").inside("long_term_care")
    if care.part is not None:
        first = care.knowledge("first_local_visit_after_days")
        yield _of_long_term_care(plan, FIRST_VISIT, _days_after_service(dates, first))
        if care.written("protocol_reviewed_every_days") is not None:
            second = add(first, care.knowledge("protocol_reviewed_every_days"))
            yield _of_long_term_care(plan, NEXT_REVIEW, _days_after_service(dates, second))
    for medicine in plan.entries("medicines"):
        refill = medicine.inside("refill_source")
        if refill.written("first_visit_on") is not None:
            on = refill.day("first_visit_on")
            yield _of_medicine(medicine, plan, (on, on))
        elif refill.written("first_visit_after_days") is not None:
            days = _days_after_service(dates, refill.knowledge("first_visit_after_days"))
            yield _of_medicine(medicine, plan, days)


def _days_after_service(dates: Dates, after: Knowledge[float]) -> Days:
    return days_after(dates.first_service_day, after), days_after(dates.last_service_day, after)


def _of_long_term_care(plan: Place, window: str, days: Days) -> ReviewDue:
    chapter = plan.inside("follow_up")
    care, in_all = chapter.inside("long_term_care"), plan.inside("mission").knowledge("expected_patients")
    providers = names_in(care, plan, {"provider": "partners", "local_provider": "local_providers"})
    return ReviewDue(
        key=("follow_up", "long_term_care", slug(window)),
        purpose=known("long_term_care", care.path),
        entry=known("long_term_care", care.path),
        name=known(_("long-term treatment"), care.path),
        window=known(_(window), care.path),
        **_seen_locally(
            providers,
            long_term_care_agreed(chapter),
            between(0.0, number_bounds(in_all)[1], paths=in_all.paths, missing=in_all.missing),
        ),
        **_on(days, plan),
    )


def _of_medicine(medicine: Place, plan: Place, days: Days) -> ReviewDue:
    medicine_id, refill = str(medicine.written("id")), medicine.inside("refill_source")
    providers = names_in(refill, plan, {"by": "partners", "local_provider": "local_providers"})
    return ReviewDue(
        key=("medicines", medicine_id, slug(FIRST_VISIT)),
        purpose=known("medicine", medicine.path),
        entry=known(medicine_id, medicine.path),
        name=known(str(medicine.written("inn") or medicine_id), medicine.path),
        window=known(_(FIRST_VISIT), refill.path),
        **_seen_locally(providers, refill.secured("commitment"), medicine.knowledge("patients")),
        **_on(days, plan),
    )


def _on(days: Days, plan: Place) -> dict[str, Knowledge[Any]]:
    first, last = days
    return {"first_date": first, "last_date": last, "at_site": at_site(plan, stays_of_clinicians(plan), first, last)}


def _seen_locally(
    providers: Sequence[str], agreed: Knowledge[bool], patients: Knowledge[float]
) -> dict[str, Knowledge[Any]]:
    """That a local provider sees the patients, if it has agreed to."""
    carers = [Carer(name, HOST, agreed) for name in (providers or (None,))]
    return {
        "patients": patients,
        "patients_at_risk": unseen(patients, agreed),
        "covered": agreed,
        "covered_by": carer_names(carers),
        "channels": channels_of(carers),
    }
