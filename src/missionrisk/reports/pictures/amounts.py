"""Numbers in words, no more exact than they are known."""

from __future__ import annotations

import math

from missionrisk.language import gettext as _
from missionrisk.language import ngettext

Bounds = tuple[float, float]
"""The least and the most that a number can be."""


def number_in_words(bounds: Bounds) -> str:
    """`30`, `20 to 30`, `at least 20`; or that it is not stated."""
    low, high = bounds
    if low == high:
        return f"{low:g}"
    if math.isinf(high):
        return _("at least {n}").format(n=f"{low:g}") if low > 0 else _("not stated")
    if math.isinf(low):
        return _("at most {n}").format(n=f"{high:g}")
    return _("{low} to {high}").format(low=f"{low:g}", high=f"{high:g}")


def days_in_words(bounds: Bounds) -> str:
    """`30 days`; or that these are not stated."""
    if not is_stated(bounds):
        return _("days not stated")
    return _with(ngettext("{n} day", "{n} days", _plural_of(bounds)), bounds)


def months_in_words(bounds: Bounds) -> str:
    """`12 months`; or that these are not stated."""
    if not is_stated(bounds):
        return _("months not stated")
    return _with(ngettext("{n} month", "{n} months", _plural_of(bounds)), bounds)


def patients_in_words(bounds: Bounds) -> str:
    """`120 patients`; or that these are not stated."""
    if not is_stated(bounds):
        return _("patients not stated")
    return _with(ngettext("{n} patient", "{n} patients", _plural_of(bounds)), bounds)


def is_stated(bounds: Bounds) -> bool:
    """Whether anything is known of a number from 0 up."""
    return 0 < bounds[0] < math.inf or bounds[1] < math.inf


def _plural_of(bounds: Bounds) -> int:
    """The number by which a language chooses its plural: of a range, the last that is spoken."""
    return round(bounds[0] if math.isinf(bounds[1]) else bounds[1])


def _with(words: str, bounds: Bounds) -> str:
    return words.format(n=number_in_words(bounds))
