"""The sheet: what a student can find out about a programme from a brochure, a talk or a visit.

Each question says which plan paths its answers state, so that a sheet is a short plan in other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any, Final, Generic, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, PrivateAttr, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from missionrisk.language import to_translate
from missionrisk.plan.kinds import Task
from missionrisk.plan.mission import MissionModel
from missionrisk.plan.people import TrainingTopic
from missionrisk.plan.source import PlanSource, Position
from missionrisk.plan.values import ABSENT, Text, YesNo
from missionrisk.trainee.model import SourceOfAnswer

T = TypeVar("T")

Statements = Mapping[str, Any]
"""What is stated at plan paths."""

NOTHING: Final[Statements] = MappingProxyType({})

PARTNER: Final = "partners[host]"
STUDENT: Final = "people[me]"
SUPERVISOR: Final = "people[supervisor]"
MEDICINES: Final = "medicines[all-medicines]"

LOCAL_LEAD: Final = to_translate("local lead")
THE_MEDICINES: Final = to_translate("what the programme gives")


class SheetModel(BaseModel):
    """Base of everything in a sheet."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Given(SheetModel, Generic[T]):
    """An answer, and how the student knows it. Empty, it is open."""

    answer: T | None = None
    source: SourceOfAnswer | None = None


@dataclass(frozen=True)
class Asked:
    """A question of the sheet.

    `states` gives for each answer what it states at plan paths: for `yes`, `no` and other words; for an empty list
    as `none`, and for everything else as `stated`. At `states_at` stands the answer itself.
    """

    question: str
    help: str
    to_programme: str | None = None
    """The question as a student puts it to the programme; None for what the student knows best."""

    states: Mapping[str, Statements] = field(default_factory=dict)
    states_at: str | None = None
    options: tuple[str, ...] = ("yes", "no")
    """The words of the answer, or of the list that it is; none where it is free."""

    @property
    def needs_partner(self) -> bool:
        """Whether yes says that there is a partner."""
        return any(path.startswith(PARTNER) for path in self.states.get("yes", NOTHING))

    def stated_by(self, answer: Any) -> Statements:
        """What an answer states, by plan path."""
        if isinstance(answer, bool):
            return self.states["yes" if answer else "no"]
        word = ABSENT if answer in ((), ABSENT) else "stated"
        itself = {} if self.states_at is None or answer == ABSENT else {self.states_at: answer}
        return {**itself, **self.states.get(answer, self.states.get(word, NOTHING))}


PartnerWord = Literal[
    "public_facility",
    "private_facility",
    "faith_facility",
    "university",
    "ministry",
    "district_health_office",
    "ngo",
    "community_organisation",
    "religious_mission",
    "other",
    "none",
]
YesOrNo = Given[YesNo] | None
Level = Literal["prehealth", "student_preclinical", "student_clinical", "intern", "resident"]

_LOCAL_PARTNER: Final[Statements] = MappingProxyType({f"{PARTNER}.local": True})
_LICENSED_PARTNER: Final[Statements] = MappingProxyType({**_LOCAL_PARTNER, f"{PARTNER}.licensed_provider": True})


_NO_PARTNER: Final = PydanticCustomError(
    "no_partner", "this says that there is a partner, and 'partner' says none; name the partner, or answer no here"
)


def _student(level: str) -> Statements:
    return {f"{STUDENT}.cadre": "student", f"{STUDENT}.training_level": level}


class Sheet(SheetModel):
    """What a student knows of one programme in which patients are treated."""

    sheet: Literal["trainee"]
    programme: Text | None = None

    kind: Annotated[
        Given[MissionModel] | None,
        Asked(
            "What kind of programme is it?",
            "short_term: a visit of days or weeks; embedded: a post in a local institution; hybrid: visits to a"
            " programme that works all year; emergency: help after a disaster.",
            to_programme="Is this a single visit, or part of work that goes on all year?",
            states_at="mission.model",
            options=get_args(MissionModel),
        ),
    ] = None
    partner: Annotated[
        Given[PartnerWord] | None,
        Asked(
            "What is the programme's main partner in the country?",
            "An organisation of that country; of facilities and universities, one that is licensed to give care. none"
            " if the visitors work on their own.",
            to_programme="Which local hospital, clinic or health authority do you work with?",
            states={
                "none": {"partners": []},
                "public_facility": _LICENSED_PARTNER,
                "private_facility": _LICENSED_PARTNER,
                "faith_facility": _LICENSED_PARTNER,
                "university": _LICENSED_PARTNER,
                "stated": _LOCAL_PARTNER,
            },
            states_at=f"{PARTNER}.kind",
            options=get_args(PartnerWord),
        ),
    ] = None
    asked_for: Annotated[
        YesOrNo,
        Asked(
            "Did the partner ask for the programme, and name what is needed?",
            "no if visitors chose the place and the work.",
            to_programme="Who asked for the programme, and how were the local needs found?",
            states={
                "yes": {
                    **_LOCAL_PARTNER,
                    f"{PARTNER}.asked_for_mission": "agreed",
                    "needs.assessment": {"done_by": "joint"},
                },
                "no": {"leadership.invitation": "none", "needs.assessment": "none"},
            },
        ),
    ] = None
    level: Annotated[
        Given[Level] | None,
        Asked(
            "How far are you in your training?",
            "prehealth: not in a health school yet.",
            states={
                "prehealth": _student("prehealth"),
                "student_preclinical": _student("student_preclinical"),
                "student_clinical": _student("student_clinical"),
                "intern": {f"{STUDENT}.training_level": "intern"},
                "resident": {f"{STUDENT}.training_level": "resident"},
            },
            options=get_args(Level),
        ),
    ] = None
    tasks: Annotated[
        Given[tuple[Task, ...]] | None,
        Asked(
            "What would you do there?",
            "A list, such as [observes, takes_history].",
            to_programme="What exactly would I do there, and what would I only watch?",
            states_at=f"{STUDENT}.tasks",
            options=get_args(Task),
        ),
    ] = None
    home_tasks: Annotated[
        Given[tuple[Task, ...]] | None,
        Asked(
            "What may you do at home, in your own training?",
            "A list of the same words as above; [] if none of them.",
            states_at=f"{STUDENT}.home_tasks",
            options=(),
        ),
    ] = None
    supervisor: Annotated[
        YesOrNo,
        Asked(
            "Is a licensed clinician named who is beside you with every patient?",
            "no if you would be on your own at times, or nobody is named.",
            to_programme="Who would supervise me, and would they be present with every patient?",
            states={
                "yes": {
                    f"{SUPERVISOR}.cadre": "other",
                    f"{SUPERVISOR}.training_level": "licensed_independent",
                    f"{SUPERVISOR}.home_licence": {"held": True},
                    f"{SUPERVISOR}.tasks": ["supervises"],
                    f"{STUDENT}.supervisor": "supervisor",
                    f"{STUDENT}.supervisor_on_site": True,
                    f"{STUDENT}.supervisor_sees_each_patient": True,
                    f"{STUDENT}.supervisor_agreed": "agreed",
                },
                "no": {f"{STUDENT}.supervisor": "none"},
            },
        ),
    ] = None
    may_refuse: Annotated[
        YesOrNo,
        Asked(
            "Are you told that you may refuse a task beyond your level, without harm to your place?",
            "no if it was said or hinted that everybody does everything.",
            to_programme="If a task is beyond my level, may I say no, and whom do I tell?",
            states={"yes": {"trainees.told_to_refuse": True}, "no": {"trainees.told_to_refuse": False}},
        ),
    ] = None
    role: Annotated[
        YesOrNo,
        Asked(
            "Is it written down what you may and may not do, and does the partner know it?",
            "A role sheet or a letter; not a general description of the programme.",
            to_programme="Is there a written description of my role that your partner has seen?",
            states={"yes": {f"{STUDENT}.role_sheet": "agreed"}, "no": {f"{STUDENT}.role_sheet": "none"}},
        ),
    ] = None
    preparation: Annotated[
        Given[tuple[TrainingTopic, ...]] | None,
        Asked(
            "Which topics does the preparation before departure cover?",
            "A list of what everybody has; [] if there is no preparation.",
            to_programme="How is everybody prepared before departure, and on which topics?",
            states={"stated": {"preparation.trained_percent": 100}},
            states_at="preparation.training_topics",
            options=get_args(TrainingTopic),
        ),
    ] = None
    afterwards: Annotated[
        YesOrNo,
        Asked(
            "Has the partner agreed to look after the patients when the team has left?",
            "Wounds, results and treatment that must go on included.",
            to_programme="Who looks after the patients when the team has left?",
            states={
                "yes": {
                    **_LOCAL_PARTNER,
                    f"{PARTNER}.keeps_patients_after_departure": "agreed",
                    "follow_up.long_term_care": {"provider": "host", "commitment": "agreed"},
                },
                "no": {f"{PARTNER}.keeps_patients_after_departure": "none", "follow_up.handover_plan": "none"},
            },
        ),
    ] = None
    local_lead: Annotated[
        YesOrNo,
        Asked(
            "Does somebody from the country lead or co-lead, with the last word on what is done?",
            "A named role that has been accepted, not an interpreter or a host for meals.",
            to_programme="Who from the country leads or co-leads the work, and what do they decide?",
            states={
                "yes": {
                    **_LOCAL_PARTNER,
                    "leadership.host_lead": {
                        "role": LOCAL_LEAD,
                        "partner": "host",
                        "authority": ["scope"],
                        "accepted": "agreed",
                    },
                },
                "no": {"leadership.host_lead": "none"},
            },
        ),
    ] = None
    long_term: Annotated[
        YesOrNo,
        Asked(
            "Is there a written agreement with the partner, for three years or more?",
            "no if each visit is arranged anew.",
            to_programme="Is there a written agreement with your partner, and for how many years?",
            states={
                "yes": {
                    **_LOCAL_PARTNER,
                    # It does not end with the visit, whose days the sheet does not ask for.
                    f"{PARTNER}.agreement": {"commitment": "agreed", "valid_until": "never"},
                    "mission.commitment_years": {"min": 3},
                    "mission.multi_year_plan": "agreed",
                },
                "no": {"mission.multi_year_plan": "none"},
            },
        ),
    ] = None
    local_care: Annotated[
        YesOrNo,
        Asked(
            "Are patients seen in a facility of the partner, and entered in its files?",
            "no if the team keeps files of its own only.",
            to_programme="Where are patients seen, and are visits entered in the local facility's files?",
            states={
                "yes": {"sites[place].is_partner_facility": True, "records.visits_in_local_register_percent": 100},
                "no": {"records.visits_in_local_register_percent": 0},
            },
        ),
    ] = None
    local_means: Annotated[
        YesOrNo,
        Asked(
            "Does it treat by the country's own guidelines, with medicines of the national list?",
            "no if it brings its own.",
            to_programme="Which treatment guidelines and medicines are used?",
            states={
                "yes": {
                    "services[care].protocol": {"is_national_guideline": True},
                    f"{MEDICINES}.inn": THE_MEDICINES,
                    f"{MEDICINES}.on_national_list": True,
                },
                "no": {
                    f"{MEDICINES}.inn": THE_MEDICINES,
                    f"{MEDICINES}.on_national_list": False,
                    f"{MEDICINES}.reason_not_listed": "none",
                },
            },
        ),
    ] = None
    teaching: Annotated[
        YesOrNo,
        Asked(
            "Does it teach local staff what they asked for and can use, and stay in touch between visits?",
            "Once a month or more.",
            to_programme="What do local staff learn from the programme, and is there contact between visits?",
            states={
                "yes": {
                    "activities.teaches": True,
                    "training.host_chose_topics": True,
                    "training.courses[teaching]": {"tools_available_locally": True, "within_national_scope": True},
                    "training.mentorship": {"contacts_per_month": {"min": 1}, "commitment": "agreed"},
                },
                "no": {"activities.teaches": False},
            },
        ),
    ] = None
    feedback: Annotated[
        YesOrNo,
        Asked(
            "Are local staff, patients and the community asked what they think, and is harm counted?",
            "no if only the number of patients is counted.",
            to_programme="How do you learn what became of the patients, and what local staff and patients think?",
            states={
                "yes": {
                    "monitoring.plan": "agreed",
                    "monitoring.evaluators": ["host_staff", "patients", "community"],
                    "monitoring.indicators": [
                        {"id": "outcome", "kind": "outcome"},
                        {"id": "harm", "kind": "harm"},
                        {"id": "partner", "kind": "partner"},
                    ],
                },
                "no": {"monitoring.evaluators": [], "monitoring.output_statistics_only": True},
            },
        ),
    ] = None
    openness: Annotated[
        YesOrNo,
        Asked(
            "Does it share with its partner what it achieved, what went wrong and what it cost?",
            "Within three months of a visit.",
            to_programme="Is there a report of the last visit, with what went wrong and what it cost?",
            states={
                "yes": {
                    "monitoring.report": {
                        "within_days": {"max": 90},
                        "shared_with": ["partner"],
                        "contents": ["results", "limits", "harms", "costs"],
                    },
                    "monitoring.earlier_lessons_closed": True,
                },
                "no": {"monitoring.report": "none"},
            },
        ),
    ] = None

    _source: PlanSource | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _of_one_mind_about_the_partner(self) -> Sheet:
        """Where there is no partner, no answer may say that there is one."""
        wrong = [
            InitErrorDetails(type=_NO_PARTNER, loc=(name, "answer"), input=True)
            for name, asked in questions()
            if self.without_partner and self.given(name).answer is True and asked.needs_partner
        ]
        if wrong:
            raise ValidationError.from_exception_data("Sheet", wrong)
        return self

    @property
    def without_partner(self) -> bool:
        """Whether the sheet says that there is no partner."""
        return bool(self.given("partner").answer == ABSENT)

    @property
    def source(self) -> PlanSource | None:
        """The file that the sheet was read from; None for one built in Python."""
        return self._source

    def given(self, name: str) -> Given[Any]:
        """What was written for a question; an empty answer if nothing was."""
        found: Given[Any] | None = getattr(self, name)
        return found or Given[Any]()

    def position(self, name: str) -> Position | None:
        """Where the answer to a question stands in the file."""
        return self._source.position((name, "answer")) if self._source else None


def questions() -> Iterator[tuple[str, Asked]]:
    """The questions of the sheet by name, in the order in which they are asked."""
    for name, info in Sheet.model_fields.items():
        for asked in info.metadata:
            if isinstance(asked, Asked):
                yield name, asked
