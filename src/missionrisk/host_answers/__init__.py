"""What a host partner answered on its form, read and put beside the sender's word in the plan."""

from missionrisk.host_answers.merging import merge
from missionrisk.host_answers.reading import load_answers, plan_to_merge_into
from missionrisk.host_answers.sheet import HostSheet, SheetAnswer
from missionrisk.host_answers.telling import told
from missionrisk.host_answers.told import Effect, Merged, Told

__all__ = [
    "Effect",
    "HostSheet",
    "Merged",
    "SheetAnswer",
    "Told",
    "load_answers",
    "merge",
    "plan_to_merge_into",
    "told",
]
