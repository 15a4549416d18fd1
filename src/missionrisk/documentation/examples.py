"""Examples of a rule, taken from its tests: a short excerpt of a plan for each outcome."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from missionrisk.catalogue.loading import Catalogue, CatalogueError
from missionrisk.catalogue.messages import render_message
from missionrisk.catalogue.rules import Rule
from missionrisk.facts.derive import derive
from missionrisk.intake import Problem, load_plan
from missionrisk.intake.dump import dump_yaml
from missionrisk.plan.changing import changed
from missionrisk.plan.notation import Entry, id_of, is_list, locate, parse, written
from missionrisk.plan.source import Location
from missionrisk.rule_tests import NEEDED, OutcomeWord, RuleCase, RuleTestFile

_ABOUT_A_PLAN: Final = ("mission.model", "activities")
"""What is shown of a plan of which nothing else is."""

_QUOTED: Final = re.compile(r"'(yes|no|\d{4}-\d{2}-\d{2})'$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A plan, in part, with what the rule says of it; or why there can be none.

    `subject` is told where the plan has several.
    """

    outcome: OutcomeWord
    name: str
    subject: str | None = None
    plan: str = ""
    excerpt: str = ""
    not_stated: tuple[str, ...] = ()
    message: str | None = None
    impossible: str | None = None


def examples_of(rule: Rule, tests: RuleTestFile | None, catalogue: Catalogue) -> tuple[Example, ...]:
    """One example for each outcome that the rule's tests show, in the order flagged, clear, unknown, not applicable.

    Raises CatalogueError for tests of which no plan can be made.
    """
    if tests is None:
        return ()
    try:
        return tuple(_examples(rule, tests, catalogue))
    except ValueError as error:
        message = f"no examples can be made of the tests of this rule: {error}"
        raise CatalogueError([Problem(source=rule.id, message=message, hint="run 'missionrisk rules test'")]) from error


def _examples(rule: Rule, tests: RuleTestFile, catalogue: Catalogue) -> Iterator[Example]:
    cases = {outcome: _case(rule, outcome, tests) for outcome in NEEDED}
    chosen = [case for case in cases.values() if case is not None]
    impossible = {excuse.outcome: excuse.because for excuse in tests.impossible if excuse.rule == rule.id}
    for outcome, case in cases.items():
        if case is not None:
            telling = [path for other in chosen if other.base == case.base for path in other.change]
            yield _example(rule, outcome, case, telling, tests.bases[case.base], catalogue)
        elif outcome in impossible:
            yield Example(outcome, "cannot be", impossible=impossible[outcome])


def _case(rule: Rule, outcome: OutcomeWord, tests: RuleTestFile) -> RuleCase | None:
    """The first case with this outcome alone, else the first in which it is one of several."""
    of_rule = (case for case in tests.cases if case.rule == rule.id and case.base in tests.bases)
    showing = [case for case in of_rule if outcome in case.expect.values()]
    alone = (case for case in showing if set(case.expect.values()) == {outcome})
    return next(alone, next(iter(showing), None))


def _example(
    rule: Rule,
    outcome: OutcomeWord,
    case: RuleCase,
    telling: Iterable[str],
    base: Mapping[str, Any],
    catalogue: Catalogue,
) -> Example:
    plan = changed(base, case.change)
    subject = next(subject for subject, found in case.expect.items() if found == outcome)
    return Example(
        outcome=outcome,
        name=case.name,
        subject=subject if len(case.expect) > 1 else None,
        plan=str(base.get("title", "")),
        excerpt=_excerpt(plan, case, subject, telling),
        not_stated=tuple(path for path, value in case.change.items() if value is None and not locate(path, plan)),
        message=_message(rule, case, subject, plan, catalogue) if outcome == "flagged" else None,
    )


def _excerpt(plan: Mapping[str, Any], case: RuleCase, subject: str, telling: Iterable[str]) -> str:
    """What tells this plan from those of the other examples, and of several subjects the one in question."""
    shown = _located([*case.change, *telling], plan)
    if len(case.expect) > 1:
        shown += _entries_named(subject.split("+"), plan)
    shown = shown or _located(map(_entry_around, case.change), plan) or _located(_ABOUT_A_PLAN, plan)
    text = dump_yaml(_picked(plan, frozenset(shown))) if shown else ""
    # Cases are read as they were written: yes, no and dates as text, which plans write without quotes.
    return _QUOTED.sub(r"\1", text)


def _located(paths: Iterable[str], plan: Mapping[str, Any]) -> list[Location]:
    return [location for path in paths if (location := locate(path, plan))]


def _entries_named(ids: Collection[str], plan: Mapping[str, Any]) -> list[Location]:
    lists = ((chapter, entries) for chapter, entries in plan.items() if is_list(entries))
    return [(chapter, n) for chapter, entries in lists for n, entry in enumerate(entries) if id_of(entry) in ids]


def _entry_around(path: str) -> str:
    """The path of the entry of a list of the plan that a path leads into; else the path itself."""
    parts = parse(path)
    return written(parts[:2]) if len(parts) > 2 and isinstance(parts[1], Entry) else path


def _picked(data: Any, locations: frozenset[Location]) -> Any:
    """What stands at some locations of data, with the ids of the entries around it."""
    if () in locations:
        return data
    below: dict[Any, set[Location]] = {}
    for step, *rest in locations:
        below.setdefault(step, set()).add(tuple(rest))
    if isinstance(data, Mapping):
        kept = {key: {()} for key in data if key == "id"} | below
        return {key: _picked(value, frozenset(kept[key])) for key, value in data.items() if key in kept}
    return [_picked(entry, frozenset(below[position])) for position, entry in enumerate(data) if position in below]


def _message(rule: Rule, case: RuleCase, subject: str, plan: Mapping[str, Any], catalogue: Catalogue) -> str | None:
    facts = derive(load_plan(plan), case.on, catalogue.tables, case.reference())
    fact = next((fact for fact in facts.of(rule.subject) if fact.subject == subject), None)
    if fact is None:
        return None
    return render_message(rule.message, fact, facts.mission, catalogue.parameters_of(rule))
