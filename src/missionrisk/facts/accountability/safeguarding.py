"""Protection from exploitation and abuse, protection of children, and ways to complain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Items, Knowledge, Known, all_of, any_of, days_between, items, known
from missionrisk.facts.language.languages import patient_languages, understood_in
from missionrisk.facts.mission import MISSION_KEY, activity, dates_of, service_kinds
from missionrisk.facts.model import Fact, flag, number, texts
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.facts.team.contact import sees_patients
from missionrisk.facts.team.travel import travels
from missionrisk.language import gettext as _

CHILD_SERVICE: Final = "child_health"


@dataclass(kw_only=True)
class Safeguarding(Fact):
    """How people are protected from those who come to help, and how they can complain. There is exactly one."""

    travels: Knowledge[bool] = flag("Whether anybody travels for the mission.")
    exploitation_policy: Knowledge[bool] = flag("Whether there is a policy against sexual exploitation and abuse.")
    six_principles: Knowledge[bool] = flag("Whether that policy holds the six core principles.")
    abuse_reporting: Knowledge[bool] = flag("Whether abuse can be reported outside the team's own line.")
    trained_percent: Knowledge[float] = number(
        "Share of the team that is trained in the policy.", "percent", low=0, high=100
    )
    covers_local_staff: Knowledge[bool] = flag("Whether the policy covers local staff and interpreters.")
    sees_children: Knowledge[bool] = flag("Whether people under 18 are treated face to face.")
    child_policy: Knowledge[bool] = flag("Whether there is a child safeguarding policy.")
    checked_percent: Knowledge[float] = number(
        "Share of the team that has passed a background check.", "percent", low=0, high=100
    )
    nobody_alone_with_child: Knowledge[bool] = flag("Whether two adults, or a guardian, are always with a child.")
    complaint_channel: Knowledge[bool] = flag("Whether a way to complain is agreed or set up.")
    complaints_days_late: Knowledge[float] = number(
        "Days from the first day of service to the day from which one can complain; 0 or less if it is in time.", "day"
    )
    cannot_complain: Knowledge[str] = texts("Patients or host staff, where the way to complain is not open to them.")
    cannot_complain_count: Knowledge[float] = number("How many of these groups there are.", "group", low=0)
    complaint_languages_missing: Knowledge[str] = texts("The patients' languages in which one cannot complain.")
    complaint_languages_missing_count: Knowledge[float] = number("How many languages these are.", "language", low=0)
    redress: Knowledge[bool] = flag("Whether it is laid down what follows a complaint.")


def derive_safeguarding(plan: Place) -> Safeguarding:
    """The fact about safeguarding."""
    chapter = plan.inside("safeguarding")
    exploitation, children = chapter.inside("exploitation"), chapter.inside("children")
    complaints, there_is_a_way = chapter.inside("complaints"), chapter.there_is("complaints")
    policy = exploitation.secured("policy")
    channel = complaints.secured("commitment") if surely(there_is_a_way) else there_is_a_way
    sees_children = _sees_children(plan)
    nobody_alone = any_of(children.knowledge("two_adult_rule"), children.knowledge("guardian_present"))
    left_out = _left_out(plan, complaints)
    languages = _languages_missing(plan, complaints)
    return Safeguarding(
        key=MISSION_KEY,
        travels=travels(plan),
        exploitation_policy=policy,
        six_principles=asked_after(policy, exploitation.knowledge("six_core_principles")),
        abuse_reporting=exploitation.there_is("reporting_channel"),
        trained_percent=asked_after(policy, exploitation.knowledge("trained_percent")),
        covers_local_staff=asked_after(policy, exploitation.knowledge("covers_local_staff")),
        sees_children=sees_children,
        child_policy=asked_after(sees_children, children.secured("policy")),
        checked_percent=asked_after(sees_children, children.knowledge("background_checks_percent")),
        nobody_alone_with_child=asked_after(sees_children, nobody_alone),
        complaint_channel=channel,
        complaints_days_late=asked_after(channel, _days_late(plan, complaints)),
        cannot_complain=asked_after(channel, left_out),
        cannot_complain_count=asked_after(channel, size_of(left_out)),
        complaint_languages_missing=asked_after(channel, languages),
        complaint_languages_missing_count=asked_after(channel, size_of(languages)),
        redress=asked_after(channel, complaints.there_is("redress")),
    )


def _sees_children(plan: Place) -> Knowledge[bool]:
    """As the activities say it, or because there is a service for children."""
    stated, services = activity(plan, "treats_under_18s"), service_kinds(plan)
    if not isinstance(stated, Known) and CHILD_SERVICE in services.sure:
        stated = known(True, *services.paths)
    in_person = sees_patients(plan)
    return all_of(in_person, asked_after(in_person, stated))


def _days_late(plan: Place, complaints: Place) -> Knowledge[float]:
    """A channel that is in place already is in time."""
    commitment = complaints.written("commitment")
    if complaints.written("live_from") is None and commitment is not None and commitment.status == "in_place":
        return known(0.0, complaints.at("commitment"))
    return days_between(dates_of(plan).first_service_day, complaints.day("live_from"))


def _left_out(plan: Place, complaints: Place) -> Items[str]:
    """Host staff, and patients where there are any."""
    treats, open_to = activity(plan, "treats_patients"), complaints.written("open_to")
    patients = _("patients")
    expected = {_("host staff"): "host_staff"} | ({} if surely_not(treats) else {patients: "patients"})
    if open_to is None:
        missing = complaints.knowledge("open_to").missing
        return Items(frozenset(), frozenset(expected), missing=missing)
    missed = frozenset(name for name, group in expected.items() if group not in open_to)
    perhaps = frozenset[str]() if isinstance(treats, Known) else missed & {patients}
    return Items(missed - perhaps, perhaps, paths=(complaints.at("open_to"),), missing=treats.missing)


def _languages_missing(plan: Place, complaints: Place) -> Items[str]:
    spoken, possible_in = patient_languages(plan), complaints.written("languages")
    if possible_in is None:
        possible = None if spoken.possible is None else spoken.sure
        return Items(frozenset(), possible, paths=spoken.paths, missing=complaints.knowledge("languages").missing)
    missing_ones = items(spoken.sure - understood_in(possible_in), complaints.at("languages"), *spoken.paths)
    return missing_ones if spoken.possible is not None else Items(missing_ones.sure, None, missing=spoken.missing)
