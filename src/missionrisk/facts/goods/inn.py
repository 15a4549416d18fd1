"""The name of a medicine, as a planner writes it, as its international nonproprietary name.

What is written may hold a strength, a form, a salt, accents, a US or British name, or several substances in any order.
A name is either recognised, exactly once all that is taken off, or it is not: nothing is guessed from likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from missionrisk.facts.goods.dosage_form import FORM_WORDS
from missionrisk.facts.goods.spelling import plain, without_last, words_in, words_of

Key = tuple[str, ...]
"""A name as it is compared: its substances, each in one spelling without its salt, in alphabetical order."""

Names = Mapping[Key, tuple[str, ...]]
"""The substances that each known name stands for, by INN in alphabetical order."""

_SALTS: Final = words_of("""
    acetate acistrate anhydrous axetil besylate besilate benzoate bitartrate bromide calcium carbonate chloride citrate
    digluconate dihydrate dihydrochloride diphosphate dipropionate disodium edisylate embonate ethylsuccinate fumarate
    furoate gluconate hcl hbr hemisuccinate hydrobromide hydrochloride hydrogen iodide lactate lysine magnesium malate
    maleate meglumine mesilate mesylate methylsulfate metilsulfate monohydrate nitrate oxalate palmitate pamoate
    phosphate pivoxil potassium propionate proxetil sodium stearate succinate sulfate sulphate tartrate tosylate
    trihydrate trometamol tromethamine valerate xinafoate zinc
    sodio potasio sodica sodico potasico clorhidrato cloridrato chlorhydrate hidrocloruro sulfato fosfato acetato
    citrato maleato succinato besilato mesilato tartrato bromuro bromure cloruro chlorure
    ferrous ferric ferroso ferreux iron aluminium aluminum
""")
"""What follows the name of a substance and names its salt, ester or water; metals too, which are no substance alone."""

_BEFORE: Final = words_of("""
    sodium potassium disodium sodio potasio clorhidrato cloridrato chlorhydrate hidrocloruro maleato fosfato
""")
"""Salts that may stand before the name of the substance, as in sodium valproate."""

_LINKS: Final = frozenset({"de", "of"})

_LONGEST_NAME: Final = 300
"""Longer texts are no names."""

_NOTHING_SAID: Final = FORM_WORDS | _SALTS | words_of("as the to base elemental equivalent each contains eq usp bp ip")
"""Words that change nothing in brackets behind a name."""

_UNIT: Final = r"(?:mg|g|mcg|ug|µg|μg|kg|ml|l|iu|ui|u|miu|units?|%|mmol|meq|million|mui|dl|h|hr|dose|w/v|w/w)"
_AMOUNT: Final = rf"\d+(?:[.,]\d+)*\s*{_UNIT}?"
_STRENGTH: Final = re.compile(
    rf"(?<![a-z0-9.,-]){_AMOUNT}(?:\s*[/+x:-]\s*(?:{_AMOUNT}|{_UNIT}))*(?![a-z0-9]|-[a-z])", re.IGNORECASE
)
_BRACKETS: Final = re.compile(r"\(([^()]*)\)|\[([^][]*)\]")
_BETWEEN: Final = re.compile(r"[+/&,;|]|\b(?:and|with|plus|y|et|e|con|avec|com)\b", re.IGNORECASE)
_BETWEEN_OR_HYPHEN: Final = re.compile(rf"{_BETWEEN.pattern}|-|\u2013", re.IGNORECASE)


def canonical_inn(text: str, names: Names) -> tuple[str, ...] | None:
    """The substances that a name stands for, by INN in alphabetical order; None where it is not recognised.

    What stands in brackets must say the same (`salbutamol (albuterol)`) or nothing of the substance (`(as besilate)`).
    """
    outside, notes = _without_brackets(text[: _LONGEST_NAME + 1])
    found = _resolved(outside, names)
    if found is None or any(not _says_nothing(note) and _resolved(note, names) != found for note in notes):
        return None
    return found


def keys_of(text: str) -> tuple[Key, ...]:
    """The ways in which a name can be read, the most literal first: as a whole, without its form, as a combination."""
    return _keys_of(text) if len(text) <= _LONGEST_NAME else ()


def key_of(name: str) -> Key:
    """The one way to read a name that is written as in a table: the substances of a combination joined by ` + `."""
    return _key(tuple(plain(name).split("+"))) if "+" in name else (_whole(plain(name)),)


def names_from(known: Mapping[tuple[str, ...], tuple[str, ...]]) -> dict[Key, tuple[str, ...]]:
    """The index of names from medicines, each as its substances with its other names.

    A substance of a combination is a name too. Raises ValueError, with the name, where one stands for two medicines.
    """
    index: dict[Key, tuple[str, ...]] = {}
    for substances, others in known.items():
        _add(index, key_of(" + ".join(substances)), substances)
        for substance in substances:
            _add(index, _key((substance,)), (substance,))
        for other in others:
            _add(index, key_of(other), substances)
    return index


def _add(index: dict[Key, tuple[str, ...]], key: Key, substances: tuple[str, ...]) -> None:
    if index.setdefault(key, substances) != substances:
        raise ValueError(f"'{' + '.join(key)}' stands for {' + '.join(index[key])} and for {' + '.join(substances)}")


def _resolved(text: str, names: Names) -> tuple[str, ...] | None:
    for key in keys_of(text):
        if key in names:
            return names[key]
        each = [names.get((substance,)) for substance in key]
        if len(key) > 1 and None not in each:
            return tuple(sorted({inn for substances in each for inn in substances or ()}))
    return None


@lru_cache(maxsize=8192)
def _keys_of(text: str) -> tuple[Key, ...]:
    name = _STRENGTH.sub(" ", " ".join(plain(text).split()))
    return tuple(dict.fromkeys(_readings(name)))


def _readings(name: str) -> Iterator[Key]:
    for text in (name, without_last(name, FORM_WORDS)):
        whole = _whole(text)
        if whole:
            yield (whole,)
        for between in (_BETWEEN, _BETWEEN_OR_HYPHEN):
            key = _key(_split(text, between))
            if len(key) > 1:
                yield key


def _whole(text: str) -> str:
    """A text as the name of one substance; of several, the last word is no salt of all."""
    return " ".join(words_in(text)) if _BETWEEN.search(text) else _substance(text)


def _split(text: str, between: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(without_last(part, FORM_WORDS) for part in between.split(text))


def _key(substances: tuple[str, ...]) -> Key:
    return tuple(sorted({key for substance in substances if (key := _substance(substance))}))


def _substance(text: str) -> str:
    """A substance without its salt; a salt of a metal, such as zinc sulfate, keeps both words."""
    words = [word for word in words_in(text) if word not in _LINKS]
    kept = list(words)
    while kept and kept[-1] in _SALTS:
        kept.pop()
    while kept and kept[0] in _BEFORE:
        kept.pop(0)
    return " ".join(kept or words)


def _without_brackets(text: str) -> tuple[str, list[str]]:
    notes = [first or second for first, second in _BRACKETS.findall(text)]
    outside = _BRACKETS.sub(" ", text)
    if not outside.strip() and len(notes) == 1:
        return notes[0], []
    return outside, notes


def _says_nothing(note: str) -> bool:
    return words_of(_STRENGTH.sub(" ", plain(note))) <= _NOTHING_SAID
