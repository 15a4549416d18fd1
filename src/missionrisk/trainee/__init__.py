"""The trainee's voice: what a student asks of a programme, answered from a plan or from the student's own sheet."""

from missionrisk.trainee.answers import TraineeDesk, answers_for_trainee
from missionrisk.trainee.layouts import render_for_trainee
from missionrisk.trainee.model import TraineeAnswers
from missionrisk.trainee.new_sheet import new_sheet
from missionrisk.trainee.reading import load_plan_or_sheet
from missionrisk.trainee.sheet import Sheet

__all__ = [
    "Sheet",
    "TraineeAnswers",
    "TraineeDesk",
    "answers_for_trainee",
    "load_plan_or_sheet",
    "new_sheet",
    "render_for_trainee",
]
