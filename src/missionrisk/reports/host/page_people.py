"""Who comes: roles and numbers, what they will do, and under whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.kinds import Task, TrainingLevel
from missionrisk.plan.mission import SendingOrganisation
from missionrisk.plan.people import Person
from missionrisk.plan.values import ABSENT
from missionrisk.reports.base import Table
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_model import Line, Section
from missionrisk.reports.host.page_reading import Reading
from missionrisk.reports.host.page_tables import table_of

TASKS: Final[dict[Task, str]] = {
    "takes_history": to_translate("ask patients about their illness"),
    "examines": to_translate("examine patients"),
    "diagnoses": to_translate("decide what illness it is"),
    "prescribes": to_translate("prescribe medicines"),
    "performs_procedure": to_translate("operate"),
    "assists_procedure": to_translate("help at operations"),
    "gives_anaesthesia": to_translate("give anaesthesia"),
    "monitors_recovery": to_translate("watch over patients after operations"),
    "nurses_inpatients": to_translate("look after patients on the ward"),
    "delivers_babies": to_translate("deliver babies"),
    "vaccinates": to_translate("vaccinate"),
    "gives_injections": to_translate("give injections"),
    "draws_blood": to_translate("take blood"),
    "performs_laboratory_test": to_translate("do laboratory tests"),
    "reads_laboratory_test": to_translate("read laboratory tests"),
    "performs_imaging": to_translate("make x-rays or scans"),
    "reads_imaging": to_translate("read x-rays or scans"),
    "extracts_teeth": to_translate("pull teeth"),
    "gives_therapy": to_translate("give therapy"),
    "counsels_patients": to_translate("counsel patients"),
    "takes_consent": to_translate("ask patients for consent"),
    "dispenses": to_translate("hand out medicines"),
    "counsels_on_medicines": to_translate("explain medicines"),
    "packs_and_labels": to_translate("pack medicines"),
    "triages": to_translate("sort patients by urgency"),
    "takes_vital_signs": to_translate("measure pulse and blood pressure"),
    "registers_patients": to_translate("register patients"),
    "interprets": to_translate("interpret"),
    "educates_community": to_translate("teach the community"),
    "teaches": to_translate("teach"),
    "supervises": to_translate("supervise"),
    "cleans_instruments": to_translate("clean instruments"),
    "repairs_equipment": to_translate("repair equipment"),
    "collects_research_data": to_translate("collect data for research"),
    "photographs": to_translate("take photographs"),
    "leads_team": to_translate("lead the team"),
    "observes": to_translate("watch"),
    "logistics": to_translate("organise"),
}
LEVELS: Final[dict[TrainingLevel, str]] = {
    "licensed_independent": to_translate("Licensed at home to work alone"),
    "resident": to_translate("Still in specialist training"),
    "intern": to_translate("Still in the first year of work"),
    "student_clinical": to_translate("Student who has worked with patients"),
    "student_preclinical": to_translate("Student who has not worked with patients yet"),
    "prehealth": to_translate("Not yet a student of a health profession"),
    "not_in_training": to_translate("Not in training"),
}


def who_comes(reading: Reading) -> Section:
    """The visitors, and the people of the host country whom the plan counts on."""
    return Section(key="people", title=_("Who comes"), lines=tuple(_lines(reading)), tables=_visitors(reading))


def team(reading: Reading) -> str:
    """The visitors in one line: `surgeons (2) and nurse`."""
    if not reading.visitors:
        return _("The plan does not say who comes") if reading.plan.people is None else _("Nobody travels to you")
    return words.listed(reading.group(person) for person in reading.visitors)


def sender(reading: Reading) -> str | None:
    """The organisation that sends the team, and its country."""
    organisation = _organisation(reading)
    if organisation.name is None:
        return None
    name = words.name(organisation.name)
    if organisation.country is None:
        return name
    return _("{organisation} ({country})").format(organisation=name, country=words.country(organisation.country))


def _lines(reading: Reading) -> Iterator[Line]:
    organisation = sender(reading)
    if organisation is None:
        yield Line(
            says=_("The plan does not say which organisation sends the team."),
            ask=_("Which organisation sends the team, and who in it answers for the visit?"),
        )
    else:
        yield Line(says=_("The team is sent by {organisation}.").format(organisation=organisation))
    if reading.plan.people is None:
        yield Line(
            says=_("The plan does not say who comes."), ask=_("Who will come, how many, and what may each of them do?")
        )
    elif not reading.visitors:
        yield Line(says=_("The plan names nobody who travels to you."))
    yield from _languages(reading)
    if reading.local_people:
        people = words.listed(reading.group(person) for person in reading.local_people)
        yield Line(says=_("The plan also counts on these people from your side: {people}.").format(people=people))
    if reading.names:
        yield from _contacts(reading)


def _languages(reading: Reading) -> Iterator[Line]:
    if not reading.visitors:
        return
    spoken = [tag for person in reading.visitors for tag in person.languages or ()]
    if spoken:
        yield Line(
            says=_("Languages spoken among them: {languages}.").format(
                languages=words.listed(map(words.language, spoken))
            )
        )
    else:
        yield Line(
            says=_("The plan does not say which languages they speak."),
            ask=_("Which languages does the team speak, and who interprets?"),
        )
    language = reading.plan.language
    if reading.patients_are_treated and language and language.patient_languages:
        patients = words.listed(map(words.language, language.patient_languages))
        yield Line(says=_("The plan says that your patients speak {languages}.").format(languages=patients))


def _contacts(reading: Reading) -> Iterator[Line]:
    organisation = _organisation(reading)
    if organisation.accountable_person not in (None, ABSENT):
        answers = words.name(str(organisation.accountable_person))
        yield Line(says=_("In that organisation this person answers for the visit: {person}.").format(person=answers))
    if organisation.contact:
        yield Line(
            says=_("You reach that organisation at: {contact}.").format(contact=words.name(organisation.contact))
        )
    for partner in reading.plan.partners or ():
        if partner.contact:
            name = reading.partner(partner.id)
            contact = words.name(partner.contact)
            yield Line(says=_("The plan's contact at {partner} is: {contact}.").format(partner=name, contact=contact))
    for person in reading.local_people:
        if contact := _reached_at(person):
            yield Line(says=_("{person}: {contact}").format(person=reading.role(person), contact=contact))


def _visitors(reading: Reading) -> tuple[Table, ...]:
    columns = [_("Who"), _("How many"), _("What they will do"), _("Training, and under whom")]
    if reading.names:
        columns.append(_("Contact"))
    return table_of(tuple(columns), reading.visitors, lambda person: _row(reading, person), reading.role)


def _row(reading: Reading, person: Person) -> tuple[str, ...]:
    # Somebody whose number is left out may be one or a group.
    number = words.how_many(person.count) if person.count is not None else _("not stated")
    row = [reading.role(person), number, tasks(person.tasks), _supervision(reading, person)]
    if reading.names:
        row.append(_reached_at(person))
    return tuple(row)


def tasks(done: Iterable[Task] | None) -> str:
    """Tasks in everyday words."""
    if done is None:
        return _("not stated")
    return words.listed((_(TASKS[task]) for task in done), most=len(TASKS)) or _("nothing is planned")


def _supervision(reading: Reading, person: Person) -> str:
    if person.training_level is None:
        return _("not stated")
    level = _(LEVELS[person.training_level])
    if person.training_level in ("licensed_independent", "not_in_training"):
        return level
    if person.supervisor is None:
        return _("{level}; the plan does not say who supervises").format(level=level)
    if person.supervisor == ABSENT:
        return _("{level}; nobody supervises").format(level=level)
    return _("{level}; supervised by {person}").format(level=level, person=reading.person(person.supervisor))


def _reached_at(person: Person) -> str:
    return words.listed(words.name(contact) for contact in (person.phone, person.email) if contact)


def _organisation(reading: Reading) -> SendingOrganisation:
    mission = reading.plan.mission
    return (mission and mission.sending_organisation) or SendingOrganisation()
