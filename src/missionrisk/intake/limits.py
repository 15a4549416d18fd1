"""How much of a file is read before it is refused: plans may come from strangers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The most that is read from one plan. The defaults are far above any plan that people write by hand.

    `bytes` is the size of the file; `depth` how many lists and fields may stand inside each other; `nodes` how many
    values there may be, those that YAML aliases repeat included; `aliases` how many aliases there may be.
    """

    bytes: int = 2_000_000
    depth: int = 100
    nodes: int = 200_000
    aliases: int = 1_000

    def too_large(self, size: int | None = None) -> str:
        """What to say of a file of `size` bytes, or of a stream that is longer than the limit."""
        found = f"the file has {_megabytes(size)}" if size is not None else "the input is too long"
        return f"{found}; at most {_megabytes(self.bytes)} are read {_raise_with('bytes')}"

    def too_deep(self) -> str:
        """What to say where values stand inside each other too deeply."""
        return (
            f"more than {self.depth:,} lists and fields stand inside each other;"
            f" at most {self.depth:,} are read {_raise_with('depth')}"
        )

    def too_many_nodes(self) -> str:
        """What to say of too many values."""
        return (
            f"there are more than {self.nodes:,} values, those repeated by aliases included;"
            f" at most {self.nodes:,} are read {_raise_with('nodes')}"
        )

    def too_many_aliases(self) -> str:
        """What to say of too many aliases."""
        return (
            f"there are more than {self.aliases:,} aliases; at most {self.aliases:,} are read {_raise_with('aliases')}"
        )


def _raise_with(limit: str) -> str:
    return f"(raise it with --max-{limit} or Limits({limit}=…))"


def _megabytes(size: int) -> str:
    if size >= 100_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{size:,} bytes"
