"""The operating theatre: checklist, sterile instruments, the rule for stopping, and results after cataract surgery."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import (
    Knowledge,
    Unknown,
    any_of,
    between,
    known,
    mapped,
    number_bounds,
    subtract,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, operates
from missionrisk.facts.model import Fact, flag, number, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.rota import Rota
from missionrisk.facts.rota.session_load import OperatingDays, operating_days
from missionrisk.facts.surgery.operations import DENTAL, does_operations, is_operation, services_by_id

CATARACT: Final = "cataract"
WITH_INSTRUMENTS: Final = frozenset({"dental_extraction", "dental_restoration", "contraceptive_implant"})
"""Categories of procedure that are no operation and need sterile instruments all the same."""


@dataclass(kw_only=True)
class Theatre(Fact):
    """What surrounds operations. There is exactly one such fact, also where nobody operates."""

    operations: Knowledge[bool] = flag("Whether operations are done, rather than procedures at a chair or a bed.")
    operation_names: Knowledge[str] = texts("The names of the procedures that are operations.")
    checklist: Knowledge[str] = text("The surgical safety checklist that is used, or none.")
    checklist_percent: Knowledge[float] = number("Share of operations with the checklist.", "percent", low=0, high=100)
    sterile_instruments: Knowledge[bool] = flag("Whether anything is done that needs sterile instruments.")
    operations_per_day: Knowledge[float] = number(
        "Operations in a day, all tables together: as stated, else no fewer than sessions have.", "procedure", low=0
    )
    operations_per_theatre_day: Knowledge[float] = number(
        "Operations in one theatre in a day: as stated, else no fewer than sessions have.", "procedure", low=0
    )
    operations_per_surgeon_day: Knowledge[float] = number(
        "Operations of one surgeon in a day: as stated, else no fewer than sessions have.", "procedure", low=0
    )
    sterile_sets: Knowledge[float] = number("Instrument sets.", "set", low=0)
    sterilisation_cycles: Knowledge[float] = number("Sterilisation cycles in a day.", "cycle", low=0)
    sets_short: Knowledge[float] = number(
        "Operations in a day beyond the sterile sets that there can be at best; negative where some are spare.", "set"
    )
    sterilisation_checked: Knowledge[bool] = flag("Whether each sterilisation cycle is checked with an indicator.")
    instruments_reprocessed: Knowledge[bool] = flag("Whether somebody cleans and sterilises the instruments.")
    stop_rule: Knowledge[bool] = flag("Whether a rule says when the lead cancels operations.")
    cataracts: Knowledge[bool] = flag("Whether cataracts are operated on.")
    cataract_target: Knowledge[bool] = flag("Whether a result in vision is aimed at.")
    vision_measured_percent: Knowledge[float] = number("Share of eyes measured.", "percent", low=0, high=100)
    first_vision_day: Knowledge[float] = number("Days after the operation of the first measurement.", "day", low=0)
    last_vision_day: Knowledge[float] = number("Days after the operation of the last measurement.", "day", low=0)


def derive_theatre(plan: Place, rota: Rota) -> Theatre:
    """The fact about the theatre."""
    surgery, services = plan.inside("surgery"), services_by_id(plan)
    target = surgery.inside("cataract_outcome_target")
    busiest = operating_days(plan, rota)
    per_day = _no_fewer(surgery.knowledge("operations_per_day"), busiest.in_a_day, busiest)
    sets, cycles = surgery.knowledge("sterile_sets"), surgery.knowledge("sterilisation_cycles_per_day")
    first, last = _vision_days(target)
    return Theatre(
        key=MISSION_KEY,
        operations=does_operations(plan),
        operation_names=names_where(plan.entries("procedures"), lambda procedure: is_operation(procedure, services)),
        checklist=surgery.knowledge("safety_checklist"),
        checklist_percent=_checklist_percent(surgery),
        sterile_instruments=_needs_sterile_instruments(plan),
        operations_per_day=per_day,
        operations_per_theatre_day=_no_fewer(
            surgery.knowledge("operations_per_theatre_per_day"), busiest.of_one_theatre, busiest
        ),
        operations_per_surgeon_day=_no_fewer(
            surgery.knowledge("operations_per_surgeon_per_day"), busiest.of_one_surgeon, busiest
        ),
        sterile_sets=sets,
        sterilisation_cycles=cycles,
        sets_short=subtract(per_day, _sterile_sets_a_day(sets, cycles, surgery.knowledge("days"))),
        sterilisation_checked=surgery.knowledge("sterilisation_checked"),
        instruments_reprocessed=plan.inside("infection_prevention").there_is("instruments_reprocessed_by"),
        stop_rule=surgery.there_is("stop_rule"),
        cataracts=_any_cataract(plan),
        cataract_target=surgery.there_is("cataract_outcome_target"),
        vision_measured_percent=target.knowledge("measured_percent"),
        first_vision_day=first,
        last_vision_day=last,
    )


def _no_fewer(stated: Knowledge[float], fewest: float, busiest: OperatingDays) -> Knowledge[float]:
    """As stated; else no fewer than sessions have on their busiest day."""
    if not isinstance(stated, Unknown) or not fewest:
        return stated
    return between(fewest, math.inf, paths=busiest.paths, missing=stated.missing)


def _checklist_percent(surgery: Place) -> Knowledge[float]:
    """As stated; without a checklist, it is used for no operation."""
    stated, checklist = surgery.knowledge("safety_checklist_percent"), surgery.there_is("safety_checklist")
    if surely_not(checklist) and surgery.written("safety_checklist_percent") is None:
        return known(0.0, *checklist.paths)
    return stated


def _needs_sterile_instruments(plan: Place) -> Knowledge[bool]:
    operations = does_operations(plan)
    if surely(operations) or surely_not(operates(plan)):
        return operations
    chairside = any_of(
        known(False),
        *(_has_kind(service, DENTAL) for service in plan.entries("services")),
        *(_has_instruments(procedure) for procedure in plan.entries("procedures")),
    )
    return any_of(chairside, operations)


def _has_kind(service: Place, kind: str) -> Knowledge[bool]:
    return mapped(service.knowledge("kind"), lambda stated: stated == kind)


def _has_instruments(procedure: Place) -> Knowledge[bool]:
    return mapped(procedure.knowledge("category"), lambda category: category in WITH_INSTRUMENTS)


def _sterile_sets_a_day(sets: Knowledge[float], cycles: Knowledge[float], days: Knowledge[float]) -> Knowledge[float]:
    """The sets that can be sterile in a day if each cycle takes all of them.

    Without any cycle each set is used once in the whole visit, so that those there are share the operating days.
    """
    (fewest_sets, most_sets), (fewest, most) = _not_negative(sets), _not_negative(cycles)
    fewest_days, most_days = number_bounds(days)
    inputs = (sets, cycles) if fewest >= 1 else (sets, cycles, days)
    return between(
        _capacity(fewest_sets, fewest, most_days),
        _capacity(most_sets, most, max(1.0, fewest_days)),
        paths=tuple(path for k in inputs for path in k.paths),
        missing=tuple(path for k in inputs for path in k.missing),
    )


def _not_negative(stated: Knowledge[float]) -> tuple[float, float]:
    low, high = number_bounds(stated)
    return max(0.0, low), high


def _capacity(sets: float, cycles: float, days: float) -> float:
    if sets == 0:
        return 0.0
    if cycles >= 1:
        return sets * cycles
    if math.isinf(sets) or math.isinf(days):
        return math.inf if math.isinf(sets) else 0.0
    return float(math.floor(sets / max(1.0, days)))


def _any_cataract(plan: Place) -> Knowledge[bool]:
    done, procedures = operates(plan), plan.entries("procedures")
    if surely_not(done):
        return done
    if not len(procedures):
        return unknown(procedures.path) if surely(done) else done
    return any_of(*(mapped(p.knowledge("category"), lambda category: category == CATARACT) for p in procedures))


def _vision_days(target: Place) -> tuple[Knowledge[float], Knowledge[float]]:
    """The first and last day of measurement: of none, never."""
    days = target.written("measured_after_days")
    if days is None:
        open_days = target.knowledge("measured_after_days")
        return open_days, open_days
    path = target.at("measured_after_days")
    if not days:
        never: Knowledge[float] = known(math.inf, path)
        return never, known(0.0, path)
    bounds = [(0 if d.min is None else d.min, math.inf if d.max is None else d.max) for d in days]
    lows, highs = zip(*bounds, strict=True)
    return between(min(lows), min(highs), paths=(path,)), between(max(lows), max(highs), paths=(path,))
