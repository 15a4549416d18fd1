"""What they want to do: aims, services with their fees, operations, and what else the plan admits to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from missionrisk.judgement.wording import plain
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.kinds import LedBy
from missionrisk.plan.mission import Aim, Mission
from missionrisk.plan.procedures import Procedure
from missionrisk.plan.services import Service
from missionrisk.plan.values import ABSENT, Money
from missionrisk.reports.base import Table
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_model import Line, Section
from missionrisk.reports.host.page_reading import Reading, role_words
from missionrisk.reports.host.page_tables import table_of

LED_BY: Final[dict[LedBy, str]] = {
    "host": to_translate("your side"),
    "visiting": to_translate("the visitors"),
    "joint": to_translate("both together"),
}
ACTIVITIES: Final[dict[str, str]] = {
    "treats_patients": to_translate("treat patients"),
    "operates": to_translate("operate"),
    "gives_anaesthesia": to_translate("give anaesthesia"),
    "dispenses_medicines": to_translate("hand out medicines"),
    "starts_long_term_treatment": to_translate("start treatment that must go on after they have gone"),
    "screens": to_translate("test people who have no complaint"),
    "vaccinates": to_translate("vaccinate"),
    "treats_under_18s": to_translate("treat children"),
    "has_trainees": to_translate("bring students or trainees"),
    "has_lay_volunteers_with_patients": to_translate("bring helpers who are not health workers"),
    "teaches": to_translate("teach your health workers"),
    "educates_community": to_translate("teach the community"),
    "uses_community_health_workers": to_translate("work with community health workers"),
    "gives_psychosocial_support": to_translate("give psychological or social support"),
    "uses_telehealth": to_translate("advise patients from a distance"),
    "leaves_goods_behind": to_translate("leave goods behind"),
    "donates_medicines": to_translate("give medicines"),
    "donates_equipment": to_translate("give or lend equipment"),
    "imports_goods": to_translate("bring medicines or devices into the country"),
    "sends_patients_abroad": to_translate("send patients abroad"),
    "does_research": to_translate("do research"),
    "photographs_or_films": to_translate("take photographs or films"),
    "offers_religious_activity": to_translate("offer prayer or preaching"),
}
"""The activities that a host will see, in everyday words."""

_MOST_AIMS: Final = 4


def what_they_do(reading: Reading) -> Section:
    """Aims, services and activities."""
    return Section(key="work", title=_("What they want to do"), lines=tuple(_lines(reading)), tables=_services(reading))


def work(reading: Reading) -> str:
    """What is planned, in one line."""
    services = reading.plan.services
    if services:
        return words.listed((_service_name(service) for service in services), most=5)
    activities = _activities(reading)
    return words.listed(activities, most=5) if activities else _("The plan does not say what they will do")


def _lines(reading: Reading) -> Iterator[Line]:
    mission = reading.plan.mission or Mission()
    for aim in (mission.aims or ())[:_MOST_AIMS]:
        if aim.text:
            yield Line(says=_aim(aim))
    if mission.expected_patients is not None:
        number = words.how_many(mission.expected_patients)
        yield Line(says=_("Patients whom they expect: {number}.").format(number=number))
    if reading.plan.procedures:
        operations = words.listed(map(_operation, reading.plan.procedures))
        yield Line(says=_("Operations: {operations}.").format(operations=operations))
    if activities := _activities(reading):
        listed = words.listed(activities, most=len(ACTIVITIES))
        yield Line(says=_("The plan says that they will: {activities}.").format(activities=listed))
    elif not reading.plan.services:
        yield Line(
            says=_("The plan does not say what they will do."),
            ask=_("What will the team do: treat patients, operate, teach, give goods?"),
        )
    research = reading.plan.research
    if research and research.question:
        yield Line(says=_("The question of the research: {question}").format(question=words.quoted(research.question)))


def _activities(reading: Reading) -> list[str]:
    return [_(said) for activity, said in ACTIVITIES.items() if getattr(reading.activities, activity)]


def _aim(aim: Aim) -> str:
    text = words.quoted(aim.text or "")
    if aim.chosen_by == "host":
        return _("Aim, which the plan says you chose: {aim}").format(aim=text)
    if aim.chosen_by == "visiting":
        return _("Aim, which the visitors chose: {aim}").format(aim=text)
    return _("Aim: {aim}").format(aim=text)


def _operation(procedure: Procedure) -> str:
    name = words.name(procedure.name or role_words(procedure.id))
    if procedure.expected_count is None:
        return name
    return _("{operation} ({number})").format(operation=name, number=words.how_many(procedure.expected_count))


def _services(reading: Reading) -> tuple[Table, ...]:
    columns = [_("What is offered"), _("Who leads it"), _("Who goes on with it afterwards")]
    if reading.patients_are_treated:
        columns.append(_("What a patient pays"))
    return table_of(tuple(columns), reading.plan.services, lambda service: _row(reading, service), _service_name)


def _row(reading: Reading, service: Service) -> tuple[str, ...]:
    row = [_service_name(service), _led_by(service), _afterwards(reading, service)]
    if reading.patients_are_treated:
        row.append(_fee(service.patient_fee))
    return tuple(row)


def _service_name(service: Service) -> str:
    return words.name(service.name or plain(service.kind or role_words(service.id)))


def _led_by(service: Service) -> str:
    return _("not stated") if service.led_by is None else _(LED_BY[service.led_by])


def _afterwards(reading: Reading, service: Service) -> str:
    if service.goes_on_after_departure is None:
        return _("not stated")
    if service.goes_on_after_departure == ABSENT:
        return _("nobody")
    return reading.partner(service.goes_on_after_departure)


def _fee(fee: Money | str | None) -> str:
    if fee is None:
        return _("not stated")
    if isinstance(fee, str):
        return _("nothing")
    return words.money(fee) or _("not stated")
