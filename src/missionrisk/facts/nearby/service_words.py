"""Which kinds of service a list means by its own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from missionrisk.facts.tables import LocalServiceKind, Tables
from missionrisk.reference_data.sheets import plain_words

UNLISTED = LocalServiceKind()


def local_service(kind: str, tables: Tables) -> LocalServiceKind:
    """How a kind of service is found among local providers; a kind that the table lacks is found in no list."""
    return tables.local_services.get(kind, UNLISTED)


def kinds_used(kind: str, tables: Tables) -> frozenset[str]:
    """A kind of service and those that patients may use in its place."""
    return local_service(kind, tables).in_place_of_it | {kind}


def names_any(text: str, kinds: Iterable[str], tables: Tables) -> bool:
    """Whether a list's words name one of these kinds of service."""
    words = plain_words(text)
    return any(_begins(words, local_service(kind, tables).words) for kind in kinds)


def gives_any(services: str, of_type: str, kinds: Iterable[str], tables: Tables) -> bool:
    """Whether a facility gives one of these kinds by its services and its type as a list writes them."""
    said = f"{services} {of_type}"
    if names_any(said, kinds, tables):
        return True
    words = plain_words(of_type)
    by_type = any(_begins(words, local_service(kind, tables).words_of_type) for kind in kinds)
    return by_type and not names_some_kind(said, tables)


def speaks_of_health(text: str, tables: Tables) -> bool:
    """Whether a list's words speak of health care of any kind."""
    words = plain_words(text)
    return _begins(words, tables.health_words) or any(
        _begins(words, row.words) for row in tables.local_services.values()
    )


def names_some_kind(text: str, tables: Tables) -> bool:
    """Whether a list's words name any kind of service at all."""
    return names_any(text, tables.local_services, tables)


def _begins(words: str, beginnings: Collection[str]) -> bool:
    return any(f" {beginning}" in words for beginning in beginnings)
