"""Who looks after those who work: visitors, local staff and interpreters, during the mission and after it."""

from __future__ import annotations

from dataclasses import dataclass

from missionrisk.facts.asking import asked_after, details_after
from missionrisk.facts.knowledge import Knowledge, known, mapped
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, flag, number, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place, surely_not
from missionrisk.facts.team.travel import travels


@dataclass(kw_only=True)
class TeamWelfare(Fact):
    """Care for those who work. There is exactly one."""

    travels: Knowledge[bool] = flag("Whether anybody travels for the mission.")
    focal_person: Knowledge[bool] = flag("Whether somebody is named who looks after the team's welfare.")
    operational_debrief: Knowledge[bool] = flag("Whether the team reviews its work together at the end.")
    support_after_return: Knowledge[bool] = flag("Whether members find support after their return.")
    support_status: Knowledge[str] = text("How far that support has come.", words=True)
    contact_after_weeks: Knowledge[float] = number("Weeks after return until members are contacted.", "week", low=0)
    compulsory_debriefing: Knowledge[bool] = flag("Whether a single psychological debriefing is compulsory.")
    psychological_first_aid: Knowledge[bool] = flag("Whether psychological first aid or peer support is offered.")
    host_staff: Knowledge[str] = texts("The people of the host country, by short name, who take part.")
    covers_local_staff: Knowledge[bool] = flag("Whether welfare covers local staff as well.")
    has_interpreters: Knowledge[bool] = flag("Whether interpreters take part.")
    interpreters_per_day: Knowledge[float] = number("Interpreters at work at the same time.", "person", low=0)
    covers_interpreters: Knowledge[bool] = flag("Whether welfare covers interpreters as well.")
    needlestick_cover_for_local_staff: Knowledge[bool] = flag(
        "Whether treatment after a needlestick is there for local staff on the same terms."
    )


def derive_team_welfare(plan: Place) -> TeamWelfare:
    """The fact about welfare."""
    chapter = plan.inside("welfare")
    travelled, interpreters = travels(plan), _has_interpreters(plan)
    found = TeamWelfare(
        key=MISSION_KEY,
        travels=travelled,
        focal_person=chapter.there_is("focal_person"),
        operational_debrief=chapter.knowledge("operational_debrief"),
        support_after_return=chapter.secured("support_after_return"),
        support_status=chapter.knowledge("support_after_return"),
        contact_after_weeks=chapter.knowledge("contact_after_return_weeks"),
        compulsory_debriefing=chapter.knowledge("compulsory_psychological_debriefing"),
        psychological_first_aid=chapter.knowledge("psychological_first_aid"),
        host_staff=names_where(plan.entries("people"), _is_host),
        covers_local_staff=chapter.knowledge("covers_local_staff"),
        has_interpreters=interpreters,
        interpreters_per_day=_interpreters_per_day(plan),
        covers_interpreters=asked_after(interpreters, chapter.knowledge("covers_interpreters")),
        needlestick_cover_for_local_staff=chapter.knowledge("needlestick_cover_for_local_staff"),
    )
    return details_after(travelled, found)


def _is_host(person: Place) -> Knowledge[bool]:
    return mapped(person.knowledge("origin"), lambda origin: origin == "host")


def _has_interpreters(plan: Place) -> Knowledge[bool]:
    """Whether anybody interprets: somebody among the people, or as the plan for languages says."""
    for person in plan.entries("people"):
        if person.written("cadre") == "interpreter":
            return known(True, person.at("cadre"))
        if "interprets" in (person.written("tasks") or ()):
            return known(True, person.at("tasks"))
    return plan.inside("language").there_is("interpreting")


def _interpreters_per_day(plan: Place) -> Knowledge[float]:
    language = plan.inside("language")
    if surely_not(language.there_is("interpreting")):
        return known(0.0, language.at("interpreting"))
    return language.inside("interpreting").knowledge("interpreters_per_day")
