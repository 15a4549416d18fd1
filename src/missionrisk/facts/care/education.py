"""Health education for the community, session by session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from missionrisk.facts.knowledge import Items, Knowledge, known, unknown
from missionrisk.facts.language.languages import languages_at_site_of, understood_in
from missionrisk.facts.mission import activity, implied_by_list
from missionrisk.facts.model import Fact, flag, text, texts
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.team.contact import named_from_host


@dataclass(kw_only=True)
class EducationSession(Fact):
    """One kind of education session."""

    listed_in = ("education.sessions",)

    session: Knowledge[str] = text("Its topic or, without one, its id in the plan.")
    led_locally: Knowledge[bool] = flag("Whether somebody of the host country leads it, alone or with visitors.")
    languages: Knowledge[str] = texts("The languages in which it is held.")
    audience_languages: Knowledge[str] = texts("The languages that its audience speaks.")
    understood: Knowledge[bool] = flag("Whether one of its languages is one of the audience's.")
    uses_local_resources: Knowledge[bool] = flag("Whether people can do what is taught with what they have.")


def derive_education(plan: Place) -> Iterator[EducationSession]:
    """One fact for each kind of session, or one that stands for sessions that were not stated."""
    sessions = plan.inside("education").entries("sessions")
    educates = implied_by_list(activity(plan, "educates_community"), sessions)
    if surely_not(educates):
        return
    if len(sessions) == 0:
        ask = sessions.path if surely(educates) else educates.missing[0]
        yield EducationSession.standing_for(sessions.path, ask)
    for place in sessions:
        yield _session(place, plan)


def _session(place: Place, plan: Place) -> EducationSession:
    audience = languages_at_site_of(place, plan)
    return EducationSession(
        key=(str(place.written("id")),),
        session=known(str(place.written("topic") or place.written("id")), place.path),
        led_locally=named_from_host(place, "local_facilitator", plan),
        languages=place.listed("languages"),
        audience_languages=audience,
        understood=_understood(place, audience),
        uses_local_resources=place.knowledge("uses_local_resources"),
    )


def _understood(session: Place, audience: Items[str]) -> Knowledge[bool]:
    """Whether the audience, whichever it is, finds one of its languages among those of the session."""
    stated = session.written("languages")
    if stated is None:
        return session.knowledge("languages")
    held_in = understood_in(stated)
    if held_in & audience.sure or (audience.possible and audience.possible <= held_in):
        return known(True, session.at("languages"), *audience.paths)
    if audience.possible is None or held_in & audience.possible:
        return unknown(*audience.missing)
    return known(False, session.at("languages"), *audience.paths)
