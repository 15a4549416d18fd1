"""Who works when: sessions, duty hours and rest."""

from typing import ClassVar

from missionrisk.plan.base import PlanModel, attestation, decision
from missionrisk.plan.kinds import LedBy, Weekday
from missionrisk.plan.references import PersonRef, ServiceRef, SiteRef
from missionrisk.plan.values import (
    AbsentOr,
    Amount,
    Commitment,
    Count,
    DaysPerWeek,
    HoursPerDay,
    HoursPerWeek,
    PlanDate,
    Slug,
    Text,
    TimeOfDay,
    YesNo,
)


class Session(PlanModel):
    """One session of work at one site, on one day."""

    in_order: ClassVar[tuple[str, ...]] = ("start", "end")

    id: Slug = decision(
        "By what short name does the plan call this session?", "A name that is unique among the sessions.", default=...
    )
    date: PlanDate | None = decision("On which day is this session?", "The day.")
    start: TimeOfDay | None = decision("At what time does this session start?", "Local time, such as 08:30.")
    end: TimeOfDay | None = decision(
        "At what time does this session end?", "Local time on the same day; night duties are shifts."
    )
    site: SiteRef | None = decision("At which site is this session?", "The site, by id.")
    service: ServiceRef | None = decision("Which service does this session give?", "The service, by id.")
    people: tuple[PersonRef, ...] | None = decision("Who works in this session?", "People, by id.")
    supervisors: tuple[PersonRef, ...] | None = decision("Who supervises trainees in this session?", "People, by id.")
    interpreters: Count | None = decision("How many interpreters work in this session?", "Interpreters present.")
    consulting_clinicians: Count | None = decision(
        "How many clinicians see patients in this session?", "Clinicians with patients at the same time."
    )
    operating_tables: Count | None = decision(
        "How many operating tables run at once in this session?", "Tables with a patient at the same time."
    )
    operations: Count | None = decision("How many operations are planned in this session?", "Operations.")
    led_by: LedBy | None = decision(
        "Whose clinicians lead this session?", "The host's, the visitors', or both together."
    )
    expected_patients: Count | None = decision("How many patients are expected in this session?", "Patients.")
    host_counterpart: AbsentOr[PersonRef] | None = decision(
        "Which local colleague is paired in this session?", "The person, by id; none if there is none."
    )


class Shift(PlanModel):
    """A duty of one person or group."""

    in_order: ClassVar[tuple[str, ...]] = ("first_day", "last_day")

    id: Slug = decision(
        "By what short name does the plan call this shift?", "A name that is unique among the shifts.", default=...
    )
    people: tuple[PersonRef, ...] | None = decision("Who works this shift?", "People, by id.")
    first_day: PlanDate | None = decision("From which day is this shift worked?", "First day.")
    last_day: PlanDate | None = decision("Until which day is this shift worked?", "Last day.")
    starts_at: TimeOfDay | None = decision("At what time does this shift start?", "Local time.")
    hours: HoursPerWeek | None = decision("How many hours does this shift last?", "Hours of continuous duty.")
    handover_hours: Amount | None = decision("How many hours of handover follow this shift?", "Hours.")
    rest_after_hours: Amount | None = decision(
        "How many hours of rest follow this shift?", "Hours before the next duty."
    )
    weekdays: tuple[Weekday, ...] | None = decision(
        "On which days of the week is this shift worked?", "mon to sun; left out, it is worked every day."
    )
    site: SiteRef | None = decision("At which site is this shift worked?", "The site, by id.")
    service: ServiceRef | None = decision("For which service is this shift?", "The service, by id.")
    supervisors: tuple[PersonRef, ...] | None = decision("Who supervises trainees in this shift?", "People, by id.")
    on_call: YesNo | None = decision(
        "Is this duty on call?",
        "Whether those on duty may rest and come only when they are called; left out, they are at work throughout.",
    )
    operating_tables: Count | None = decision(
        "How many operating tables run at once in this shift?", "Tables with a patient at the same time."
    )
    night: YesNo | None = decision("Is this a night shift?", "Whether most of it lies between 22:00 and 06:00.")


class Schedule(PlanModel):
    """Sessions, shifts and rest."""

    sessions: tuple[Session, ...] | None = decision("Which sessions are planned?", "Every session of the visit.")
    shifts: tuple[Shift, ...] | None = decision(
        "Which shifts are planned?", "Duties beyond sessions, such as nights and on call."
    )
    consultation_hours_per_day: HoursPerDay | None = decision(
        "For how many hours a day are patients seen?", "Hours on a usual day, without breaks."
    )
    weekly_hours: HoursPerWeek | None = decision(
        "How many hours a week does each member work?", "Hours in the busiest week, per person."
    )
    longest_shift_hours: Amount | None = decision("How long is the longest shift?", "Hours of continuous duty.")
    shortest_rest_hours: Amount | None = decision("How short is the shortest rest between shifts?", "Hours.")
    rest_days_per_week: DaysPerWeek | None = decision(
        "How many full days off a week does each member have?", "Days without duty in seven."
    )
    local_staff_weekly_hours: HoursPerWeek | None = decision(
        "How many hours a week do local staff work for the mission?",
        "Hours in the busiest week, per person, routine duty included.",
    )
    transfer_hours: HoursPerDay | None = decision(
        "How many hours does it take to move from one site to the next?",
        "Hours on the road, as a rule, between two sites at which the same people work.",
    )
    team_rotation_days: Count | None = decision(
        "After how many days does the team change?",
        "Days between changes of the team; leave out if it does not change.",
    )
    handover_between_teams: AbsentOr[Text] | None = decision(
        "How do teams hand over to each other?", "Overlap and papers; none if there is no handover."
    )
    agreed_with_host: Commitment | None = attestation(
        "Has the host agreed to the schedule?", "So that it does not clash with routine work."
    )
