"""What pattern rules see beside the plan's facts: the outcomes of the other rules, one by one and summed by harm."""

from __future__ import annotations

import math
from dataclasses import dataclass

from missionrisk.facts.knowledge import Knowledge
from missionrisk.facts.model import Fact, choice, number, text, texts


@dataclass(kw_only=True)
class Outcome(Fact):
    """What one rule found for one subject. Where the rule could not decide, the result is open."""

    rule: Knowledge[str] = text("The rule's id.")
    harms: Knowledge[str] = texts("The harms that the rule guards against.")
    subject_id: Knowledge[str] = text("The subject's key: plan ids joined with '+', or 'mission'.")
    result: Knowledge[str] = choice("What the rule found.", ("flagged", "clear", "not_applicable"))


@dataclass(kw_only=True)
class HarmSummary(Fact):
    """How often the rules that guard against one harm were flagged."""

    harm: Knowledge[str] = text("The harm's label.")
    flagged: Knowledge[float] = number(
        "How many findings there are, from those that are sure to those that are possible.",
        "finding",
        low=0,
        high=math.inf,
    )
