"""A student's own red lines, and whether a programme keeps them, as far as the sheet says."""

from __future__ import annotations

from functools import partial

from missionrisk.facts.knowledge import Items, number_bounds
from missionrisk.facts.model import Fact
from missionrisk.judgement.case import Case
from missionrisk.judgement.wording import plain
from missionrisk.language import gettext as _
from missionrisk.language import listed
from missionrisk.trainee.model import RedLine
from missionrisk.trainee.sheet import Sheet

_ME = ("me",)


def red_lines(sheet: Sheet, case: Case) -> tuple[RedLine, ...]:
    """The three red lines, in the order in which a student meets them."""
    return (_scope(sheet, case), _supervision(sheet), _refusal(sheet))


def _scope(sheet: Sheet, case: Case) -> RedLine:
    (me,) = (person for person in case.facts.of("person") if person.key == _ME)
    least, most = number_bounds(me.knowledge("tasks_beyond_home_count"))
    tell = partial(RedLine, id="beyond_home_scope", text=_("I do nothing to patients that I may not do at home."))
    if least > 0:
        why = _("Beyond it: {tasks}.").format(tasks=_beyond(me))
        return tell(state="crossed", why=why, line=_line(sheet, "tasks"))
    if most == 0:
        why = _("Nothing that needs a licence or a supervisor goes beyond what you do at home.")
        return tell(state="kept", why=why, line=_line(sheet, "tasks"))
    if sheet.given("tasks").answer is None:
        why = _("The sheet does not say what you would do.")
        return tell(state="not_known", why=why, line=_line(sheet, "tasks"))
    why = _("The sheet does not say what you may do at home.")
    return tell(state="not_known", why=why, line=_line(sheet, "home_tasks"))


def _beyond(me: Fact) -> str:
    beyond = me.knowledge("tasks_beyond_home")
    assert isinstance(beyond, Items)
    return listed(sorted(plain(str(task)) for task in beyond.sure))


def _supervision(sheet: Sheet) -> RedLine:
    tell = partial(RedLine, id="no_supervisor", text=_("I see no patient without a supervisor."))
    line = _line(sheet, "supervisor")
    match sheet.given("supervisor").answer:
        case True:
            why = _("A licensed clinician is named who is beside you with every patient.")
            return tell(state="kept", why=why, line=line)
        case False:
            why = _("Nobody is named, or you would be alone with patients at times.")
            return tell(state="crossed", why=why, line=line)
    return tell(state="not_known", why=_("The sheet does not say who would be beside you."), line=line)


def _refusal(sheet: Sheet) -> RedLine:
    tell = partial(RedLine, id="may_not_refuse", text=_("I may refuse a task that is beyond my level."))
    line = _line(sheet, "may_refuse")
    match sheet.given("may_refuse").answer:
        case True:
            return tell(state="kept", why=_("You are told that you may."), line=line)
        case False:
            return tell(state="crossed", why=_("You are not told that you may, or the contrary."), line=line)
    return tell(state="not_known", why=_("The sheet does not say whether you may."), line=line)


def _line(sheet: Sheet, question: str) -> int | None:
    position = sheet.position(question)
    return position.line if position else None
