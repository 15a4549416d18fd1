"""A text to be translated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """An English text, the file that it is from, and what a translator should know of it.

    `plural` is the English text for several, where the text speaks of a number of things.
    """

    text: str
    place: str
    plural: str | None = None
    notes: tuple[str, ...] = ()
