"""What holds for all trainees and volunteers together: how they are chosen, and what they are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import Knowledge, Known, all_of, any_of, holds, negate
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import Fact, choice, flag, number, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.partnership.host_costs import SOME_MONEY
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.supervision.supervisors import needs_supervision, unlisted_need_it
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.facts.team.people import is_in_training, is_visiting, leaves_people_out

TRAINEE_POLICIES: Final = ("observe_only", "narrower_than_home", "home_scope", "wider_than_home")


@dataclass(kw_only=True)
class TraineeProgramme(Fact):
    """What holds for all trainees and volunteers together. There is exactly one."""

    has_trainees: Knowledge[bool] = flag("Whether any visitor is in training.")
    has_unlicensed: Knowledge[bool] = flag("Whether any visitor with clinical tasks has no licence.")
    policy: Knowledge[str] = choice("What trainees may do, by the plan's own rule.", TRAINEE_POLICIES)
    selection_criteria: Knowledge[bool] = flag("Whether there are written criteria for choosing them.")
    patients_can_decline: Knowledge[bool] = flag("Whether patients can decline a trainee without losing care.")
    per_supervisor_in_procedures: Knowledge[float] = number(
        "Trainees for each supervisor in procedures.", "person", low=0
    )
    told_to_refuse: Knowledge[bool] = flag("Whether they are told to refuse tasks beyond their level.")
    somebody_to_tell: Knowledge[bool] = flag("Whether somebody is named to whom they report unsafe tasks.")
    whom_to_tell: Knowledge[str] = text("The role to which they report, or none.")
    most_at_once: Knowledge[float] = number("Trainees at one site at one time, at the most.", "person", low=0)
    displace_local_trainees: Knowledge[bool] = flag("Whether they take the place of local trainees.")
    supervised_by_host: Knowledge[str] = texts("The trainees, by short name, whose supervisor is of the host country.")
    supervised_by_host_count: Knowledge[float] = number("How many people or groups these are.", "entry", low=0)
    host_supervision_paid: Knowledge[bool] = flag("Whether the host is paid for supervising them.")


def derive_trainee_programme(plan: Place) -> TraineeProgramme:
    """The fact about all trainees and volunteers together."""
    unlicensed = [all_of(is_visiting(person), needs_supervision(person)) for person in plan.entries("people")]
    if leaves_people_out(plan):
        unlicensed.append(unlisted_need_it(plan))
    chapter = plan.inside("trainees")
    hosted = _supervised_by_host(plan)
    return TraineeProgramme(
        key=MISSION_KEY,
        has_trainees=_has_trainees(plan),
        has_unlicensed=any_of(*unlicensed),
        policy=chapter.knowledge("policy"),
        selection_criteria=_selection_criteria(plan),
        patients_can_decline=plan.inside("language").inside("consent").knowledge("can_decline_trainees"),
        per_supervisor_in_procedures=chapter.knowledge("trainees_per_supervisor_in_procedures"),
        told_to_refuse=chapter.knowledge("told_to_refuse"),
        somebody_to_tell=chapter.there_is("whom_to_report"),
        whom_to_tell=chapter.knowledge("whom_to_report"),
        most_at_once=chapter.knowledge("max_at_once"),
        displace_local_trainees=chapter.knowledge("displaces_local_trainees"),
        supervised_by_host=hosted,
        supervised_by_host_count=size_of(hosted),
        host_supervision_paid=_host_supervision_paid(chapter, plan),
    )


def _supervised_by_host(plan: Place) -> Knowledge[str]:
    people = {person.written("id"): person for person in plan.entries("people")}

    def is_hosted(trainee: Place) -> Knowledge[bool]:
        visiting_trainee = all_of(is_in_training(trainee), is_visiting(trainee))
        supervised = trainee.there_is("supervisor")
        if surely_not(visiting_trainee) or not surely(supervised):
            return all_of(visiting_trainee, supervised)
        return all_of(visiting_trainee, negate(is_visiting(people[trainee.written("supervisor")])))

    return names_where(plan.entries("people"), is_hosted)


def _host_supervision_paid(chapter: Place, plan: Place) -> Knowledge[bool]:
    """As stated for trainees; else yes where hosts are paid for teaching visitors, or mentors get an allowance."""
    stated = chapter.knowledge("host_supervision_paid")
    teaching = plan.inside("exchange").knowledge("hosts_paid_for_teaching")
    allowance = holds(plan.inside("finance").inside("allowances_for_mentors").knowledge("amount"), low=SOME_MONEY)
    paid_otherwise = any_of(teaching, allowance)
    return paid_otherwise if not isinstance(stated, Known) and surely(paid_otherwise) else stated


def _has_trainees(plan: Place) -> Knowledge[bool]:
    stated, people = activity(plan, "has_trainees"), plan.entries("people")
    if isinstance(stated, Known) or not people.stated:
        return stated
    return any_of(*(all_of(is_in_training(person), is_visiting(person)) for person in people))


def _selection_criteria(plan: Place) -> Knowledge[bool]:
    """Criteria for all members of the team, or for trainees where there are any."""
    for_all = plan.inside("preparation").secured("selection_criteria")
    if surely_not(_has_trainees(plan)):
        return for_all
    return any_of(for_all, plan.inside("trainees").secured("selection_criteria"))
