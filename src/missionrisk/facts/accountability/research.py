"""Research: who approves it, who leads it on the host's side, and what the host gets from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Items, Knowledge, Known
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, choice, flag, number, text, texts
from missionrisk.facts.planned import is_planned
from missionrisk.facts.reading import Place
from missionrisk.facts.surgery.procedures import size_of

STEPS: Final = ("design", "data_collection", "analysis", "writing")
"""The steps of research, from the first on which local investigators can take part."""


@dataclass(kw_only=True)
class Research(Fact):
    """Data or samples collected for publication or general knowledge. There is exactly one."""

    done: Knowledge[bool] = flag("Whether research is done; quality improvement is none.")
    topic: Knowledge[str] = text("What it asks.")
    participants: Knowledge[float] = number("How many people take part.", "person", low=0)
    approved_in_host_country: Knowledge[bool] = flag("Whether an ethics committee of the host country has approved it.")
    approved_at_home: Knowledge[bool] = flag("Whether an ethics committee at home has approved it.")
    is_trial: Knowledge[bool] = flag("Whether a medicine or device is tried out.")
    trial_approved: Knowledge[bool] = flag("Whether the ministry has approved the trial.")
    local_investigators: Knowledge[str] = texts("The investigators who are of the host country.")
    local_investigators_count: Knowledge[float] = number("How many these are.", "person", low=0)
    local_role_since: Knowledge[str] = choice("From which step they take part.", STEPS)
    local_authorship: Knowledge[bool] = flag("Whether they are authors of every publication.")
    chosen_by: Knowledge[str] = choice("Which side chose the question.", ("host", "visiting", "joint"))
    consent_apart: Knowledge[bool] = flag("Whether consent to research is asked apart from care.")
    samples_leave: Knowledge[bool] = flag("Whether samples or genetic data leave the country.")
    samples_to: Knowledge[str] = text("The country to which they go.")
    samples_agreed: Knowledge[bool] = flag("Whether an agreement on samples and benefits is made.")
    fed_back: Knowledge[bool] = flag("Whether it is promised that the community learns the results.")


def derive_research(plan: Place) -> Research:
    """The fact about research."""
    chapter = plan.inside("research")
    done = is_planned(plan, "does_research", "research")
    local = _local_investigators(chapter, plan)
    trial, samples = chapter.knowledge("is_trial"), chapter.knowledge("samples_exported")
    fields: dict[str, Knowledge[Any]] = {
        "topic": chapter.knowledge("question"),
        "participants": chapter.knowledge("participants"),
        "approved_in_host_country": chapter.secured("host_ethics_approval"),
        "approved_at_home": chapter.secured("home_ethics_approval"),
        "is_trial": trial,
        "trial_approved": asked_after(trial, chapter.secured("ministry_approval_of_trial")),
        "local_investigators": local,
        "local_investigators_count": size_of(local),
        "local_role_since": chapter.knowledge("local_role_since"),
        "local_authorship": chapter.knowledge("local_authorship"),
        "chosen_by": chapter.knowledge("question_chosen_by"),
        "consent_apart": chapter.knowledge("consent_separate_from_care"),
        "samples_leave": samples,
        "samples_to": chapter.knowledge("samples_to"),
        "samples_agreed": asked_after(samples, chapter.secured("material_transfer_agreement")),
        "fed_back": chapter.secured("community_feedback"),
    }
    return Research(key=MISSION_KEY, done=done, **{name: asked_after(done, detail) for name, detail in fields.items()})


def _local_investigators(chapter: Place, plan: Place) -> Items[str]:
    """Those who are of the host country, among the people whom the plan names as local investigators."""
    named, path = chapter.written("local_investigators"), chapter.at("local_investigators")
    if named is None:
        return Items(frozenset(), None, missing=(path,))
    origins = {
        str(person.written("id")): person.knowledge("origin")
        for person in plan.entries("people")
        if person.written("id") in named
    }
    return Items(
        frozenset(name for name, origin in origins.items() if isinstance(origin, Known) and origin.value == "host"),
        frozenset(name for name, origin in origins.items() if not isinstance(origin, Known)),
        paths=(path,),
        missing=tuple(missing for origin in origins.values() for missing in origin.missing),
    )
