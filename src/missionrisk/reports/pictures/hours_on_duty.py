"""Hours on duty of one person or group: with somebody there who may supervise, with nobody, and not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from missionrisk.facts.rota.rota import MINUTES_IN_AN_HOUR
from missionrisk.facts.supervision.supervision_hours import SupervisedTime

Sort = Literal["covered", "uncovered", "unknown"]
SORTS: Final[tuple[Sort, ...]] = ("covered", "uncovered", "unknown")


@dataclass(frozen=True)
class HoursOnDuty:
    """The minutes of each sort, and of which sorts there are duties on top whose length is not known."""

    minutes: Mapping[Sort, int] = field(default_factory=dict)
    untimed: frozenset[Sort] = frozenset()

    def __add__(self, other: HoursOnDuty) -> HoursOnDuty:
        minutes = Counter(self.minutes)
        minutes.update(other.minutes)
        return HoursOnDuty(minutes, self.untimed | other.untimed)

    def of(self, sort: Sort) -> int:
        """The minutes of a sort."""
        return self.minutes.get(sort, 0)

    @property
    def sorts(self) -> list[Sort]:
        """The sorts that there are."""
        return [sort for sort in SORTS if self.of(sort) or sort in self.untimed]

    def label(self, sort: Sort) -> str:
        """The hours of a sort, with a plus where a duty of unknown length comes on top."""
        return self._with_untimed(sort, in_hours(self.of(sort)))

    def short_label(self, sort: Sort) -> str:
        """The same in at most four characters and a plus."""
        return self._with_untimed(sort, _in_hours_briefly(self.of(sort)))

    def _with_untimed(self, sort: Sort, hours: str) -> str:
        if sort not in self.untimed:
            return hours
        return f"{hours}+" if self.of(sort) else "?"


NO_HOURS: Final = HoursOnDuty()


def hours_by_day(time: SupervisedTime) -> dict[date, HoursOnDuty]:
    """The hours of each local day on duty; without the duties of which not even the day is known."""
    days = {
        day: HoursOnDuty({"covered": part.covered, "uncovered": part.uncovered, "unknown": part.unclear})
        for day, part in time.days.items()
    }
    for duty, coverage in time.duties:
        if duty.span is None and duty.day is not None:
            sort: Sort = "uncovered" if coverage.gaps else "unknown" if coverage.unclear else "covered"
            days[duty.day] = days.get(duty.day, NO_HOURS) + HoursOnDuty(untimed=frozenset({sort}))
    return days


def in_hours(minutes: float) -> str:
    """Minutes as hours to one decimal; a few minutes are not nothing."""
    hours = minutes / MINUTES_IN_AN_HOUR
    if hours >= 100:
        return f"{hours:.0f}"
    return f"{max(round(hours, 1), 0.1):g}" if minutes else "0"


def _in_hours_briefly(minutes: float) -> str:
    hours = minutes / MINUTES_IN_AN_HOUR
    if hours < 20:
        return in_hours(minutes)
    if hours < 999.5:
        return f"{hours:.0f}"
    return f"{hours / 1_000:.1f}k" if hours < 9_950 else f"{hours / 1_000:.0f}k"
