"""A plan as its host partner reads it: entries by their names, people by their roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from missionrisk.judgement.wording import plain
from missionrisk.language import gettext as _
from missionrisk.plan import MissionPlan
from missionrisk.plan.activities import Activities
from missionrisk.plan.partners import Partner
from missionrisk.plan.people import Person
from missionrisk.reports.host import page_words as words


@dataclass(frozen=True)
class Reading:
    """A plan, and whether the reader asked for the names of people."""

    plan: MissionPlan
    names: bool = False

    @cached_property
    def activities(self) -> Activities:
        """What the mission does; where the plan does not say, nothing is stated."""
        return self.plan.activities or Activities()

    @cached_property
    def patients_are_treated(self) -> bool:
        """Whether patients are treated, or may be: the plan does not deny it."""
        return self.activities.treats_patients is not False

    @cached_property
    def visitors(self) -> tuple[Person, ...]:
        """Everybody who comes; who is not said to be of the country is counted among them."""
        return tuple(person for person in self.plan.people or () if person.origin != "host")

    @cached_property
    def local_people(self) -> tuple[Person, ...]:
        """Those of the host country whom the plan counts on."""
        return tuple(person for person in self.plan.people or () if person.origin == "host")

    def person(self, id: str) -> str:
        """The role of a person, with the name where the reader asked for it and the plan has it."""
        person = self._people.get(id)
        return role_words(id) if person is None else self.role(person)

    def name(self, id: str) -> str | None:
        """The name of a person, where the reader asked for it and the plan has it."""
        person = self._people.get(id)
        return words.name(person.name) if self.names and person is not None and person.name else None

    def role(self, person: Person) -> str:
        """`head nurse`, `clinic director (doctor)`; with the name where the reader asked for it."""
        role = role_words(person.id)
        cadre = plain(person.cadre) if person.cadre else ""
        if cadre and cadre not in role:
            role = _("{role} ({cadre})").format(role=role, cadre=cadre)
        name = self.name(person.id)
        return role if name is None else _("{role}, {name}").format(role=role, name=name)

    def group(self, person: Person) -> str:
        """`surgeons (2)`: the role, with the number where there is more than one, or may be."""
        role = role_words(person.id) if self.name(person.id) is None else self.role(person)
        if person.count is None or words.is_one(person.count):
            return role
        return _("{role} ({number})").format(role=role, number=words.how_many(person.count))

    def partner(self, id: str) -> str:
        """The name of a partner."""
        return self.named("partners", id)

    def provider(self, id: str) -> str:
        """The name of a local provider."""
        return self.named("local_providers", id)

    def site(self, id: str) -> str:
        """The name of a site."""
        return self.named("sites", id)

    def service(self, id: str) -> str:
        """The name of a service."""
        return self.named("services", id)

    def named(self, chapter: str, id: str) -> str:
        """The name of an entry of a list; its short name in words, where it has no other."""
        return self._names.get((chapter, id)) or role_words(id)

    def has(self, chapter: str, id: str) -> bool:
        """Whether a list of the plan has an entry."""
        return (chapter, id) in self._names

    @property
    def host_partners(self) -> tuple[Partner, ...]:
        """The partners whom the page may be addressed to: all but those said not to be of the country."""
        return tuple(partner for partner in self.plan.partners or () if partner.local is not False)

    @cached_property
    def _people(self) -> Mapping[str, Person]:
        return {person.id: person for person in self.plan.people or ()}

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        named = {
            "partners": ((partner.id, partner.name) for partner in self.plan.partners or ()),
            "local_providers": ((provider.id, provider.name) for provider in self.plan.local_providers or ()),
            "sites": ((site.id, site.name) for site in self.plan.sites or ()),
            "services": ((service.id, service.name) for service in self.plan.services or ()),
            "procedures": ((procedure.id, procedure.name) for procedure in self.plan.procedures or ()),
            "medicines": ((medicine.id, medicine.inn) for medicine in self.plan.medicines or ()),
            "equipment": ((device.id, device.name) for device in self.plan.equipment or ()),
        }
        return {
            (chapter, id): words.name(name) if name else role_words(id)
            for chapter, entries in named.items()
            for id, name in entries
        }


def role_words(id: str) -> str:
    """A short name of the plan as words: `head-nurse` is a head nurse."""
    return plain(id.replace("-", " "))
