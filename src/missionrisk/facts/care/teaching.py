"""What local staff learn, at whose wish, and what stays with them when the teachers have left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from missionrisk.facts.asking import asked_after, details_after
from missionrisk.facts.knowledge import Knowledge, Known, all_of, any_of, items, known, mapped, unknown
from missionrisk.facts.language.languages import understood_in
from missionrisk.facts.mission import MISSION_KEY, activity, implied_by_list
from missionrisk.facts.model import Fact, choice, flag, number, text, texts
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.plan.kinds import Cadre, LedBy
from missionrisk.plan.values import ABSENT


@dataclass(kw_only=True)
class Teaching(Fact):
    """What local staff learn from the mission. There is exactly one."""

    taught: Knowledge[bool] = flag("Whether local staff are taught or mentored.")
    requested: Knowledge[bool] = flag("Whether they learn anything that the host asked for.")
    courses: Knowledge[str] = texts("The courses, by topic.")
    only_visitors_learn: Knowledge[bool] = flag(
        "Whether visitors in training come to learn, and the mission has no other aim than that."
    )
    contacts_per_month: Knowledge[float] = number("Contacts with the learners between visits.", "contact", low=0)
    contact_agreed: Knowledge[bool] = flag("Whether that contact is agreed with the learners.")
    takes_staff_from_duty: Knowledge[bool] = flag("Whether it takes staff away from patients, without replacement.")


@dataclass(kw_only=True)
class Course(Fact):
    """One thing that is taught to local staff."""

    listed_in = ("training.courses",)

    course: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its topic, for readers.")
    learners: Knowledge[float] = number("How many learn.", "person", low=0)
    learner_cadre: Knowledge[str] = choice("The learners' profession.", get_args(Cadre))
    led_by: Knowledge[str] = choice("Whose teachers lead.", get_args(LedBy))
    tools_available: Knowledge[bool] = flag("Whether learners will have the drugs and devices for it.")
    within_national_scope: Knowledge[bool] = flag("Whether their profession may do it in the host country.")
    languages: Knowledge[str] = texts("The languages in which it is taught.")
    working_languages: Knowledge[str] = texts("The languages in which local staff work.")
    understood: Knowledge[bool] = flag("Whether one of the languages of teaching is one in which local staff work.")
    competence_assessed: Knowledge[bool] = flag("Whether it is checked that they can do it.")


@dataclass(kw_only=True)
class CommunityHealthWorkers(Fact):
    """The terms on which community health workers take part. There is exactly one."""

    used: Knowledge[bool] = flag("Whether community health workers carry out part of the work.")
    workers: Knowledge[float] = number("How many they are.", "person", low=0)
    supervised: Knowledge[bool] = flag("Whether somebody supervises them.")
    supervisor: Knowledge[str] = text("The supervisor's short name in the plan, or none.")
    supervisor_stays: Knowledge[bool] = flag("Whether the supervisor is of the host country.")
    supplies_assured: Knowledge[bool] = flag("Whether their supplies are assured.")
    pay_agreed: Knowledge[bool] = flag("Whether their pay is agreed with the national programme.")
    employer: Knowledge[str] = text("The partner that employs them, or none.")
    within_national_scope: Knowledge[bool] = flag("Whether their tasks are within the national scope.")


def derive_teaching(plan: Place) -> Iterator[Fact]:
    """The facts about training, each course, and community health workers."""
    taught = _is_taught(plan)
    yield _teaching(plan, taught)
    yield from _courses(plan, taught)
    yield _community_health_workers(plan)


# --- training and mentorship --------------------------------------------------------------------------------------


def _is_taught(plan: Place) -> Knowledge[bool]:
    stated = activity(plan, "teaches")
    if isinstance(stated, Known):
        return stated
    for service in plan.entries("services"):
        if service.written("kind") == "training":
            return known(True, service.at("kind"))
    return implied_by_list(stated, plan.inside("training").entries("courses"))


def _teaching(plan: Place, taught: Knowledge[bool]) -> Teaching:
    training = plan.inside("training")
    mentorship, none = training.inside("mentorship"), training.written("mentorship") == ABSENT
    contacts = mentorship.knowledge("contacts_per_month")
    return Teaching(
        key=MISSION_KEY,
        taught=taught,
        requested=_requested(plan, taught),
        courses=_topics(plan),
        only_visitors_learn=_only_visitors_learn(plan),
        contacts_per_month=asked_after(taught, known(0.0, mentorship.path) if none else contacts),
        contact_agreed=asked_after(taught, known(False, mentorship.path) if none else mentorship.secured("commitment")),
        takes_staff_from_duty=asked_after(taught, training.knowledge("takes_staff_from_duty")),
    )


def _requested(plan: Place, taught: Knowledge[bool]) -> Knowledge[bool]:
    """Whether the host chose the topics or asked for any course; no where nothing is taught."""
    if surely_not(taught):
        return taught
    training = plan.inside("training")
    chosen, courses = training.knowledge("host_chose_topics"), training.entries("courses")
    asked_for = [course.secured("requested_by_host") for course in courses]
    found = any_of(chosen, *(asked_for if courses.stated else [unknown(courses.path)]))
    if isinstance(found, Known):
        return found
    if not surely(taught):
        return unknown(*taught.missing)
    something_said = isinstance(chosen, Known) or any(asked.paths for asked in asked_for)
    return found if something_said else chosen


def _only_visitors_learn(plan: Place) -> Knowledge[bool]:
    trainees, aims = activity(plan, "has_trainees"), plan.inside("mission").entries("aims")
    if not aims.stated:
        return all_of(trainees, asked_after(trainees, unknown(aims.path)))
    for_visitors = (mapped(aim.knowledge("kind"), lambda kind: kind == "visitor_education") for aim in aims)
    return all_of(trainees, known(len(aims) > 0, aims.path), *(asked_after(trainees, one) for one in for_visitors))


def _topics(plan: Place) -> Knowledge[str]:
    courses = plan.inside("training").entries("courses")
    if not courses.stated:
        return unknown(courses.path)
    return items((_topic(course) for course in courses), courses.path)


def _topic(course: Place) -> str:
    return str(course.written("topic") or course.written("id"))


def _courses(plan: Place, taught: Knowledge[bool]) -> Iterator[Course]:
    courses = plan.inside("training").entries("courses")
    if surely_not(taught):
        return
    if len(courses) == 0:
        # An empty list beside teaching that is said to take place says nothing of it.
        yield Course.standing_for(courses.path, ask=courses.path if surely(taught) else taught.missing[0])
        return
    for place in courses:
        course = str(place.written("id"))
        yield Course(
            key=(course,),
            course=known(course, place.path),
            name=known(_topic(place), place.path),
            learners=place.knowledge("learner_count"),
            learner_cadre=place.knowledge("learner_cadre"),
            led_by=place.knowledge("led_by"),
            tools_available=place.knowledge("tools_available_locally"),
            within_national_scope=place.knowledge("within_national_scope"),
            languages=place.listed("languages"),
            working_languages=plan.inside("language").listed("working_languages"),
            understood=_understood(place, plan),
            competence_assessed=place.knowledge("competence_assessed"),
        )


def _understood(course: Place, plan: Place) -> Knowledge[bool]:
    taught, language = course.written("languages"), plan.inside("language")
    working = language.written("working_languages")
    if not taught:
        return unknown(course.at("languages"))
    if not working:
        return unknown(language.at("working_languages"))
    shared = understood_in(taught) & understood_in(working)
    return known(bool(shared), course.at("languages"), language.at("working_languages"))


# --- local counterparts -------------------------------------------------------------------------------------------


def has_counterpart(service: Place, plan: Place) -> Knowledge[bool]:
    """Whether a local colleague is paired with the visitors in a service.

    As the service names one; else because local clinicians lead or share its lead; else as its sessions or the plan
    for training have it.
    """
    if service.written("host_counterpart") is not None:
        return _is_local_colleague(service, plan)
    if service.written("led_by") in ("host", "joint"):
        return known(True, service.at("led_by"))
    in_sessions = all_of(*_in_sessions(service, plan))
    in_every_service = plan.inside("training").knowledge("local_counterpart_per_service")
    if surely_not(in_sessions):
        return in_sessions
    if surely(in_every_service) or (surely_not(in_every_service) and len(plan.entries("services")) == 1):
        return in_every_service
    return in_sessions if surely(in_sessions) else unknown(service.at("host_counterpart"))


def _in_sessions(service: Place, plan: Place) -> Iterator[Knowledge[bool]]:
    """For each session of the service, whether a local colleague is paired in it; open if there may be others."""
    sessions = plan.inside("schedule").entries("sessions")
    own = [session for session in sessions if session.written("service") == service.written("id")]
    if not own or any(session.written("service") is None for session in sessions):
        yield unknown(service.at("host_counterpart"))
    yield from (_is_local_colleague(session, plan) for session in own)


def _is_local_colleague(part: Place, plan: Place) -> Knowledge[bool]:
    """Whether the counterpart named in a service or session is of the host country."""
    there_is = part.there_is("host_counterpart")
    if not surely(there_is):
        return there_is
    return _is_host(part.written("host_counterpart"), plan)


def _is_host(person_id: str, plan: Place) -> Knowledge[bool]:
    person = next(person for person in plan.entries("people") if person.written("id") == person_id)
    return mapped(person.knowledge("origin"), lambda origin: origin == "host")


# --- community health workers -------------------------------------------------------------------------------------


def _community_health_workers(plan: Place) -> CommunityHealthWorkers:
    chapter = plan.inside("community_health_workers")
    supervised = chapter.there_is("supervision")
    used = _uses_workers(plan)
    found = CommunityHealthWorkers(
        key=MISSION_KEY,
        used=used,
        workers=chapter.knowledge("count"),
        supervised=supervised,
        supervisor=chapter.knowledge("supervision"),
        supervisor_stays=_is_host(chapter.written("supervision"), plan) if surely(supervised) else supervised,
        supplies_assured=chapter.secured("commodities"),
        pay_agreed=chapter.secured("pay_agreed"),
        employer=chapter.knowledge("contracted_by"),
        within_national_scope=chapter.knowledge("within_national_scope"),
    )
    return details_after(used, found)


def _uses_workers(plan: Place) -> Knowledge[bool]:
    """As stated; else yes where such workers are on the team or the plan speaks of their tasks."""
    stated = activity(plan, "uses_community_health_workers")
    if isinstance(stated, Known):
        return stated
    for person in plan.entries("people"):
        if person.written("cadre") == "community_health_worker" and person.written("origin") == "host":
            return known(True, person.at("cadre"))
    chapter = plan.inside("community_health_workers")
    if chapter.written("tasks") is not None:
        return known(True, chapter.at("tasks"))
    return stated
