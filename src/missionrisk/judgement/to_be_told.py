"""Who counts on a mission by what its plan says, and has to hear that it does not go ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from missionrisk.facts.model import Fact
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely_not
from missionrisk.judgement.assessment import Audience, ToTell
from missionrisk.language import gettext as _
from missionrisk.language import listed, plain, to_translate
from missionrisk.plan.values import ABSENT, Commitment

ASKED: Final = frozenset({"requested", "agreed", "in_place"})
GIVEN: Final = frozenset({"agreed", "in_place"})

_HOW_PATIENTS_ARE_REACHED: Final = {
    "host": to_translate("They count on being seen. Local workers found them and can reach them."),
    "visiting": to_translate("They count on being seen. The mission found them and has to reach them itself."),
    "joint": to_translate("They count on being seen. Local workers and the mission found them and can reach them."),
    "self_presenting": to_translate(
        "They come without an appointment: the news has to reach all places where the visit was made known."
    ),
}
_NOBODY_HOLDS_THE_LIST: Final = to_translate(
    "They count on being seen. The plan does not say who holds the list of them."
)


def to_be_told(plan: Place, mission: Fact) -> Iterator[ToTell]:
    """Everybody whom the plan names as counting on the mission, the host side and the patients first."""
    yield from _host_lead(plan)
    yield from _partners(plan)
    yield from _sites(plan)
    yield from _authorities(plan)
    if not surely_not(mission.knowledge("treats_patients")):
        yield from _patients(plan)
    yield from _those_who_agreed_to_take_patients(plan)
    yield from _people(plan)
    yield from _funders(plan)
    yield from _insurer(plan)


def _tell(role: Audience, who: str, why: str, path: str) -> ToTell:
    return ToTell(role=role, who=who, why=why, path=path)


# --- the host side ------------------------------------------------------------------------------------------------


def _host_lead(plan: Place) -> Iterator[ToTell]:
    lead = plan.inside("leadership").inside("host_lead")
    if lead.part is not None:
        who = lead.written("role") or lead.written("person") or _("The host lead")
        why = _("Leads the mission on the host's side, and has to agree what is still done.")
        yield _tell("host_lead", str(who), why, lead.path)


def _partners(plan: Place) -> Iterator[ToTell]:
    partners = plan.entries("partners")
    if not partners.stated:
        why = _("Expects the team. The plan does not say who it is.")
        yield _tell("host_partner", _("The host partner"), why, partners.path)
    for partner in partners:
        if _status(partner, "keeps_patients_after_departure") in GIVEN:
            why = _("Expects the team, and has promised to look after its patients: ask whom it can take now.")
        else:
            why = _("Expects the team, and has to cancel what it has prepared.")
        yield _tell("host_partner", name_of(partner), why, partner.path)


def _sites(plan: Place) -> Iterator[ToTell]:
    """The sites that no partner runs; of the others their partner is told."""
    for site in plan.entries("sites"):
        if site.written("run_by") in (None, ABSENT):
            yield _tell("site", name_of(site), _("Whoever owns it keeps it free for the mission."), site.path)


def _authorities(plan: Place) -> Iterator[ToTell]:
    chapter = plan.inside("authorisation")
    if _status(chapter, "health_authority") in ASKED:
        why = _("Has authorised the mission or been asked to.")
        yield _tell("authority", _("The health authority"), why, chapter.at("health_authority"))
    if _status(chapter, "district_notified") in ASKED:
        why = _("Has been told that the mission comes.")
        yield _tell("authority", _("The district health office"), why, chapter.at("district_notified"))
    if _status(chapter, "clinician_licences") in ASKED:
        why = _("Has licensed visiting clinicians or been asked to.")
        yield _tell("authority", _("The professional council"), why, chapter.at("clinician_licences"))
    for name in ("permits", "import_permits"):
        for permit in chapter.entries(name):
            if _status(permit, "status") in ASKED:
                why = _("Has given a permit or been asked for it.")
                yield _tell("authority", str(permit.written("authority") or _kind_of(permit)), why, permit.path)
    research = plan.inside("research")
    if _status(research, "host_ethics_approval") in ASKED:
        why = _("Has approved research with these patients or been asked to.")
        yield _tell("authority", _("The ethics committee"), why, research.at("host_ethics_approval"))


def _kind_of(permit: Place) -> str:
    kind = getattr(permit.part, "kind", None)
    return plain(kind) if kind else _("The authority of the permit {permit}").format(permit=permit.written("id"))


# --- patients -----------------------------------------------------------------------------------------------------


def _patients(plan: Place) -> Iterator[ToTell]:
    selection = plan.inside("needs").inside("selection")
    path = selection.at("candidates_found_by")
    why = _(_HOW_PATIENTS_ARE_REACHED.get(selection.written("candidates_found_by"), _NOBODY_HOLDS_THE_LIST))
    yield _tell("patients", _("The patients who are booked or expected"), why, path)
    for service in plan.entries("services"):
        if _status(service, "waiting_list") in GIVEN:
            who = _("The patients on the waiting list of {service}").format(service=name_of(service))
            why = _("Local clinicians put them on the list and can reach them.")
            yield _tell("patients", who, why, service.at("waiting_list"))


def _those_who_agreed_to_take_patients(plan: Place) -> Iterator[ToTell]:
    """Local providers and destinations that have said yes to the mission or to its patients, each once."""
    providers = {str(place.written("id")): place for place in plan.entries("local_providers")}
    told: set[str] = set()
    for name, path in (*_named_in_promises(plan), *_who_agree(providers)):
        if name in providers and name not in told:
            told.add(name)
            why = _("Has agreed to the mission or to take patients of it.")
            yield _tell("local_provider", name_of(providers[name]), why, path)
    for destination in plan.inside("referral").entries("destinations"):
        its_provider = destination.written("local_provider")
        is_a_partner = destination.written("partner") is not None
        if _status(destination, "commitment") in GIVEN and its_provider not in told and not is_a_partner:
            why = _("Has agreed to take patients whom the mission refers.")
            yield _tell("local_provider", name_of(destination), why, destination.path)


def _named_in_promises(plan: Place) -> Iterator[tuple[str, str]]:
    """The local providers that take operated patients, refill a medicine or go on with long-term treatment."""
    promises = [
        *(acceptance for procedure in plan.entries("procedures") for acceptance in procedure.entries("accepted_by")),
        *(medicine.inside("refill_source") for medicine in plan.entries("medicines")),
        plan.inside("follow_up").inside("long_term_care"),
    ]
    for promise in promises:
        if promise.written("local_provider") and _status(promise, "commitment") in GIVEN:
            yield str(promise.written("local_provider")), promise.path


def _who_agree(providers: dict[str, Place]) -> Iterator[tuple[str, str]]:
    for name, provider in providers.items():
        if _status(provider, "agrees") in GIVEN:
            yield name, provider.at("agrees")


# --- people and money ---------------------------------------------------------------------------------------------


def _people(plan: Place) -> Iterator[ToTell]:
    people = plan.entries("people")
    hosts = [person for person in people if person.written("origin") == "host"]
    if hosts:
        why = _("They have planned their duties with the mission: {people}.").format(people=_ids(hosts))
        yield _tell("local_staff", _("Local staff who take part"), why, people.path)
    courses = plan.inside("training").entries("courses")
    if len(courses):
        why = _("They have planned their duties with the courses: {courses}.").format(courses=_ids(courses))
        yield _tell("local_staff", _("Those who are to be taught"), why, courses.path)
    visitors = [person for person in people if person.written("origin") != "host"]
    if visitors or not people.stated:
        yield _tell("team", _("The visiting team"), _("Has planned leave and travel."), people.path)
    by_institution: dict[str, Place] = {}
    for person in visitors:
        if person.written("sent_by") is not None:
            by_institution.setdefault(str(person.written("sent_by")), person)
    for institution, person in by_institution.items():
        why = _("Sends members of the team.")
        yield _tell("home_institution", institution, why, person.at("sent_by"))


def _ids(entries: Iterable[Place]) -> str:
    return listed(str(entry.written("id")) for entry in entries)


def _funders(plan: Place) -> Iterator[ToTell]:
    for funder in plan.inside("finance").entries("funders"):
        why = _("Gives money for the mission, and has to agree what becomes of it.")
        yield _tell("funder", name_of(funder), why, funder.path)


def _insurer(plan: Place) -> Iterator[ToTell]:
    chapter = plan.inside("authorisation")
    if _status(chapter, "indemnity") in ASKED:
        why = _("Covers the mission for its dates and scope.")
        yield _tell("insurer", _("Whoever gives the indemnity"), why, chapter.at("indemnity"))


def _status(place: Place, name: str) -> str | None:
    """How far a promise has come; None where the plan does not say, or says that there is none."""
    value = place.written(name)
    return value.status if isinstance(value, Commitment) else None
