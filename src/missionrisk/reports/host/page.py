"""The host partner's page: what is coming, in plain words, and what the host may ask.

It is made from the plan. It says nothing of rules, severities or verdicts; what was found comes back as requests that
the host may make.
"""

from __future__ import annotations

from missionrisk.judgement.assessment import Assessment
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import long_day
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_afterwards import what_happens_after
from missionrisk.reports.host.page_complaints import how_to_complain
from missionrisk.reports.host.page_costs import what_it_costs
from missionrisk.reports.host.page_lead import lead, who_leads
from missionrisk.reports.host.page_model import HostPage, Section, Summary
from missionrisk.reports.host.page_people import sender, team, who_comes
from missionrisk.reports.host.page_promises import what_was_promised
from missionrisk.reports.host.page_reading import Reading
from missionrisk.reports.host.page_requests import what_you_may_ask
from missionrisk.reports.host.page_stay import stay, when_and_where
from missionrisk.reports.host.page_work import what_they_do, work


def host_page_of(case: Case, assessment: Assessment, *, names: bool) -> HostPage:
    """The page for the host partner of a plan.

    `names` shows the names and contacts of people beside their roles; without it, nothing personal is on the page.
    """
    reading = Reading(case.plan, names)
    sections = (
        who_comes(reading),
        when_and_where(reading),
        what_they_do(reading),
        who_leads(reading),
        what_it_costs(reading),
        what_happens_after(reading),
        how_to_complain(reading),
    )
    requests, more_requests = what_you_may_ask(reading, assessment)
    return HostPage(
        title=words.quoted(assessment.title),
        addressed_to=_addressed_to(reading),
        is_draft=assessment.stage != "final",
        summary=_summary(reading),
        sections=sections,
        promises=what_was_promised(reading),
        requests=requests,
        more_requests=more_requests,
        questions=_questions(sections),
        made_on=long_day(case.on),
        closing=_closing(),
    )


def _addressed_to(reading: Reading) -> str:
    partners = reading.host_partners
    if not partners:
        return _("For the host partner")
    return _("For {partners}").format(partners=words.listed(reading.partner(partner.id) for partner in partners))


def _summary(reading: Reading) -> Summary:
    organisation = sender(reading)
    people = team(reading)
    who = (
        people
        if organisation is None
        else _("{people}, sent by {organisation}").format(people=people, organisation=organisation)
    )
    return Summary(who=who, when=stay(reading), what=work(reading), lead=lead(reading))


def _questions(sections: tuple[Section, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.ask for section in sections for line in section.lines if line.ask))


def _closing() -> tuple[str, ...]:
    return (
        _("This page was made from the plan of the sending side. Nobody has checked whether the plan is true."),
        _("It is not an approval, and you have agreed to nothing by reading it."),
        _("You may ask, you may say what has to change, and you may say no."),
    )
