"""What can be left out of a plan, and what goes with it.

What is left out is named by plan paths: `procedures[hernia]`, `people[students].tasks` (who then only observe),
`activities.operates`. With a service go its procedures and sessions; with the last procedure goes operating at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from missionrisk.facts.goods.medicines import NOT_TAKEN_HOME
from missionrisk.facts.mission import NOT_CARE, SURGICAL
from missionrisk.language import gettext as _
from missionrisk.language import to_translate

LeftOut = frozenset[str]
"""Plan paths of what is left out."""

ENTRIES: Final = {
    "services": to_translate("the service {name}"),
    "procedures": to_translate("the procedure {name}"),
    "medicines": to_translate("the medicine {name}"),
    "equipment": to_translate("the device {name}"),
    "sites": to_translate("all work at {name}"),
    "people": to_translate("the part of {name} in the mission"),
    "schedule.sessions": to_translate("the session {name}"),
    "schedule.shifts": to_translate("the shift {name}"),
    "screening.tests": to_translate("screening with {name}"),
}
"""The lists whose entries can be left out."""

ACTIVITIES: Final = {
    "treats_patients": to_translate("everything in which patients are seen"),
    "operates": to_translate("all operations and other procedures"),
    "gives_anaesthesia": to_translate("everything under general or regional anaesthesia or sedation"),
    "dispenses_medicines": to_translate("giving medicines to patients"),
    "starts_long_term_treatment": to_translate("starting or changing long-term treatment"),
    "screens": to_translate("all screening"),
    "vaccinates": to_translate("all vaccination"),
    "does_research": to_translate("all research"),
    "uses_telehealth": to_translate("all care at a distance"),
    "sends_patients_abroad": to_translate("sending patients abroad"),
    "gives_psychosocial_support": to_translate("psychological and social support"),
    "photographs_or_films": to_translate("all photographs and films"),
}
"""The activities that a mission can do without."""

ALL_CARE: Final = "activities.treats_patients"

_BEYOND_OBSERVING: Final = to_translate("everything that {name} would do beyond observing")
_CARE: Final = (
    "operates",
    "gives_anaesthesia",
    "dispenses_medicines",
    "starts_long_term_treatment",
    "screens",
    "vaccinates",
    "treats_under_18s",
    "uses_telehealth",
    "sends_patients_abroad",
    "gives_psychosocial_support",
)
_BESIDE_CARE: Final = ("teaches", "educates_community", "donates_medicines", "donates_equipment", "leaves_goods_behind")
_UNDER_ANAESTHESIA: Final = frozenset({"regional", "sedation", "general"})
_KIND_OF_SERVICE: Final = {
    "operates": SURGICAL,
    "screens": "screening",
    "vaccinates": "vaccination",
    "does_research": "research",
    "uses_telehealth": "telehealth",
}
_GOES_WITH: Final = {
    "services": ("sites", "clinicians"),
    "procedures": ("service", "site", "operators"),
    "schedule.sessions": ("service", "site", "people"),
    "schedule.shifts": ("service", "site", "people"),
}
"""The fields of an entry of which one that is wholly left out takes the entry with it."""
_REFERS_TO: Final = {
    "service": "services[{}]",
    "site": "sites[{}]",
    "sites": "sites[{}]",
    "people": "people[{}]",
    "clinicians": "people[{}].tasks",
    "operators": "people[{}].tasks",
}


@dataclass(frozen=True)
class _Consequence:
    """Where all of one is left out, the other goes too."""

    all_of: LeftOut
    then: str


class Scope:
    """What one plan holds that can be left out."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.entries: dict[str, Mapping[str, Any]] = {
            f"{name}[{entry['id']}]": entry for name in ENTRIES for entry in entries_of(data, name)
        }

    def activity(self, name: str) -> bool | None:
        """What the plan says of an activity; None where it says nothing."""
        found: bool | None = (self.data.get("activities") or {}).get(name)
        return found

    def holds(self, path: str) -> bool:
        """Whether the plan has what a path names: an entry, or an activity that it does not deny."""
        return self.activity(path.removeprefix("activities.")) is not False

    def can_only_observe(self, person: str) -> bool:
        """Whether it is open to somebody to look on: those in training and those without a profession."""
        entry = self.entries.get(person, {})
        level = entry.get("training_level")
        learns = level is not None and level != "licensed_independent"
        return entry.get("origin") != "host" and bool(entry.get("tasks")) and learns

    def with_what_follows(self, chosen: LeftOut) -> LeftOut:
        """What is left out, with all that goes with it."""
        left_out = set(chosen)
        grown = True
        while grown:
            found = {c.then for c in self._consequences if c.then not in left_out and c.all_of <= left_out}
            left_out |= found
            grown = bool(found)
        return frozenset(left_out)

    def leaves_a_mission(self, left_out: LeftOut) -> bool:
        """Whether something is left to do, and for each profession left out somebody with a licence remains."""
        services = [path for path in self.entries if path.startswith("services[")]
        does_something = (
            any(path not in left_out for path in services)
            or (not services and ALL_CARE not in left_out)
            or any(self.activity(name) and f"activities.{name}" not in left_out for name in _BESIDE_CARE)
        )
        licensed = {path: e for path, e in self.entries.items() if e.get("training_level") == "licensed_independent"}
        gone = {entry.get("cadre") for path, entry in licensed.items() if path in left_out}
        remaining = {entry.get("cadre") for path, entry in licensed.items() if path not in left_out}
        return does_something and gone <= remaining

    def in_words(self, left_out: LeftOut) -> tuple[str, ...]:
        """What is left out in words, without what goes with something else that is named."""
        following = {path: self.with_what_follows(frozenset((path,))) for path in left_out}
        widest_first = [f"activities.{name}" for name in ACTIVITIES]
        order = {path: rank for rank, path in enumerate((*widest_first, *self.entries))}
        named: list[str] = []
        for path in sorted(left_out, key=lambda path: (-len(following[path]), order.get(path, len(order)), path)):
            if not any(path in following[other] for other in named):
                named.append(path)
        return tuple(words for path in named if (words := self._words(path)))

    def _words(self, path: str) -> str:
        if path in self.entries:
            return _(ENTRIES[path.partition("[")[0]]).format(name=self._name(path))
        person, observing, _rest = path.partition("].tasks")
        if observing:
            return _(_BEYOND_OBSERVING).format(name=self._name(f"{person}]"))
        activity = path.removeprefix("activities.")
        return _(ACTIVITIES[activity]) if activity in ACTIVITIES else ""

    def _name(self, path: str) -> str:
        """An entry's name; of a medicine its international one, of a person the id, since the name is personal."""
        entry = self.entries[path]
        name = None if path.startswith("people[") else entry.get("inn") or entry.get("name")
        return str(name or entry["id"])

    # --- what goes with what --------------------------------------------------------------------------------------

    @cached_property
    def _consequences(self) -> tuple[_Consequence, ...]:
        return (*self._of_entries(), *self._of_activities())

    def _of_entries(self) -> Iterator[_Consequence]:
        for path, entry in self.entries.items():
            for field in _GOES_WITH.get(path.partition("[")[0], ()):
                named = entry.get(field)
                if isinstance(named, list | str) and named:
                    ids = [named] if isinstance(named, str) else named
                    yield _Consequence(frozenset(_REFERS_TO[field].format(name) for name in ids), path)
            if path.startswith("people["):
                yield _Consequence(frozenset((path,)), f"{path}.tasks")

    def _of_activities(self) -> Iterator[_Consequence]:
        for activity in ACTIVITIES:
            whole, parts = frozenset((f"activities.{activity}",)), self._parts_of(activity)
            yield from (_Consequence(whole, part) for part in parts)
            if parts and self.activity(activity) is not False:
                yield _Consequence(parts, f"activities.{activity}")
        for activity, kind in _KIND_OF_SERVICE.items():
            for path in self._services_of(kind):
                yield _Consequence(frozenset((f"activities.{activity}",)), path)
        for activity in _CARE:
            yield _Consequence(frozenset((ALL_CARE,)), f"activities.{activity}")
        # Nothing but a procedure needs anaesthesia.
        yield _Consequence(frozenset(("activities.operates",)), "activities.gives_anaesthesia")

    def _parts_of(self, activity: str) -> LeftOut:
        """The entries without which nothing is left of an activity."""
        return frozenset(path for path, entry in self.entries.items() if _is_part_of(activity, path, entry))

    def _services_of(self, kind: str) -> Iterator[str]:
        return (p for p, entry in self.entries.items() if p.startswith("services[") and entry.get("kind") == kind)


def _is_part_of(activity: str, path: str, entry: Mapping[str, Any]) -> bool:
    chapter = path.partition("[")[0]
    match activity, chapter:
        case "treats_patients", "services":
            return entry.get("kind") not in NOT_CARE
        case "operates", "procedures":
            return True
        case "gives_anaesthesia", "procedures":
            return entry.get("anaesthesia") in _UNDER_ANAESTHESIA
        case "dispenses_medicines", "medicines":
            return entry.get("destination") != "left_behind" and entry.get("purpose") not in NOT_TAKEN_HOME
        case "starts_long_term_treatment", "medicines":
            return bool(entry.get("long_term")) or entry.get("purpose") == "long_term"
        case "screens", "screening.tests":
            return True
    return False


def entries_of(data: Mapping[str, Any], name: str) -> list[Any]:
    """The entries of a list of a plan's data, such as `schedule.sessions`; none where it has none."""
    here: Any = data
    for step in name.split("."):
        here = here.get(step) if isinstance(here, Mapping) else None
    return here if isinstance(here, list) else []
