"""Infection prevention: clean hands, instruments used once, sharps and waste."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.care.sites import AT_NO_SITE
from missionrisk.facts.knowledge import Knowledge, Known, any_of, mapped, unknown
from missionrisk.facts.mission import MISSION_KEY, activity, operates
from missionrisk.facts.model import Fact, flag, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place, surely, surely_not

WITHOUT_TOUCH: Final = AT_NO_SITE | {"mental_health", "rehabilitation", "imaging", "pharmacy"}
"""Kinds of service that leave next to no infectious waste."""


@dataclass(kw_only=True)
class InfectionControl(Fact):
    """Hygiene, sharps and waste on the mission. There is exactly one such fact."""

    hands_on: Knowledge[bool] = flag("Whether any service touches patients and leaves sharps or infectious waste.")
    hands_on_services: Knowledge[str] = texts("The names of those services.")
    waste_plan: Knowledge[bool] = flag("Whether a plan for health-care waste is agreed.")
    final_disposal: Knowledge[str] = text("Where the waste finally goes, or none.")
    waste_segregated: Knowledge[bool] = flag("Whether waste is sorted where it arises.")
    sharps_boxes: Knowledge[bool] = flag("Whether there are sharps boxes at every place of injection.")
    hand_hygiene: Knowledge[bool] = flag("Whether hands can be cleaned at every place of care.")
    protective_equipment: Knowledge[bool] = flag("Whether there is enough protective equipment.")
    responsible: Knowledge[bool] = flag("Whether somebody is responsible for infection prevention.")
    site_rules: Knowledge[bool] = flag("Whether the site has written rules that the team follows.")
    single_use_reused: Knowledge[bool] = flag("Whether items meant for one use are used again.")


def derive_infection_control(plan: Place) -> InfectionControl:
    """The fact about infection prevention."""
    chapter = plan.inside("infection_prevention")
    return InfectionControl(
        key=MISSION_KEY,
        hands_on=_hands_on(plan),
        hands_on_services=names_where(plan.entries("services"), _touches),
        waste_plan=chapter.secured("waste_plan"),
        final_disposal=chapter.knowledge("final_disposal"),
        waste_segregated=chapter.knowledge("waste_segregated"),
        sharps_boxes=chapter.knowledge("sharps_boxes"),
        hand_hygiene=chapter.knowledge("hand_hygiene"),
        protective_equipment=chapter.knowledge("protective_equipment"),
        responsible=chapter.there_is("responsible"),
        site_rules=chapter.knowledge("site_guideline_followed"),
        single_use_reused=chapter.knowledge("single_use_items_reused"),
    )


def _hands_on(plan: Place) -> Knowledge[bool]:
    """Whether anybody is operated on, vaccinated or seen in a service that touches patients."""
    treats, services = activity(plan, "treats_patients"), plan.entries("services")
    invasive = any_of(operates(plan), activity(plan, "vaccinates"))
    if surely(invasive):
        return invasive
    if surely_not(treats):
        return treats
    touching = [_touches(service) for service in services]
    if touching:
        found = any_of(*touching)
        return found if isinstance(found, Known) else unknown(*found.missing)
    return unknown(services.path)


def _touches(service: Place) -> Knowledge[bool]:
    return mapped(service.knowledge("kind"), lambda kind: kind not in WITHOUT_TOUCH)
