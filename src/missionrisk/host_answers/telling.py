"""What merging did, in words for whoever runs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from missionrisk.host_answers.sheet import HostSheet
from missionrisk.host_answers.told import Effect, Merged, Told
from missionrisk.language import gettext as _
from missionrisk.language import listed, long_day, ngettext, to_translate
from missionrisk.reports.safe_text import visible

_COUNTED: Final[dict[Effect, str]] = {
    "confirmed": to_translate("confirmed in the plan: {n}"),
    "stated": to_translate("stated in the plan, which left it open: {n}"),
    "agreed": to_translate("as the plan says: {n}"),
    "contradicted": to_translate("other than the plan says: {n}"),
    "in_part": to_translate("in part: {n}"),
    "noted": to_translate("noted: {n}"),
    "moved": to_translate("noted, since the plan has changed there: {n}"),
    "not_in_plan": to_translate("noted, since the plan has no place for it: {n}"),
    "blank": to_translate("not answered: {n}"),
}


def told(merged: Merged, sheet: HostSheet) -> tuple[str, ...]:
    """What became of the answers, line by line, with a warning where they belong to another state of the plan."""
    return tuple(_lines(merged, sheet))


def _lines(merged: Merged, sheet: HostSheet) -> Iterator[str]:
    if merged.already:
        yield _("The plan holds these answers already; nothing is changed.")
        return
    if merged.other_state:
        yield from _other_state(merged, sheet)
    counts = Counter(each.effect for each in merged.told)
    yield _("Answers given by {by} on {day}.").format(by=visible(sheet.by), day=long_day(sheet.on))
    yield listed(_(words).format(n=counts[effect]) for effect, words in _COUNTED.items() if counts[effect])
    yield from (_contradiction(each) for each in merged.told if each.effect == "contradicted")


def _other_state(merged: Merged, sheet: HostSheet) -> Iterator[str]:
    yield _("Warning: the form was made for another state of the plan ({digest}…).").format(
        digest=visible(sheet.plan_sha256 or "")[:12]
    )
    for each in merged.told:
        if each.effect == "moved":
            yield _("Warning: {question} The plan has changed here ({paths}); the answer is noted only.").format(
                question=each.question, paths=listed(each.paths)
            )
    if gone := [path for each in merged.told for path in each.gone]:
        n = len(gone)
        yield ngettext(
            "Warning: the form asked about a place that this plan does not have: {paths}.",
            "Warning: the form asked about places that this plan does not have: {paths}.",
            n,
        ).format(paths=listed(gone))


def _contradiction(each: Told) -> str:
    return _("Other than the plan says: {question} The host partner: {host}. The plan: {plan} ({paths}).").format(
        question=each.question, host=visible(each.host_says), plan=visible(each.plan_says), paths=listed(each.paths)
    )
