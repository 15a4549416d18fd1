"""What loading, deriving and assessing cost: `python -m benchmarks`.

Every figure is the median over several rounds, in milliseconds. Of the plans none, 30 % or 90 % of the stated fields
are left out at random, always the same ones. Since machines differ, and one differs from hour to hour, an assessment is
also set against PyYAML's C loader on one and the same text, the two taken in turn.
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from benchmarks.facilities import MIDDLE, facility_list, with_sites_at
from benchmarks.plans import EXAMPLES, crowded_plan, plan_data, with_left_out
from benchmarks.reports import edition_of, long_edition
from missionrisk.assess import Assessor, EngineName
from missionrisk.catalogue.loading import Catalogue, load_catalogue
from missionrisk.engine import build_engine
from missionrisk.facts.derive import derive
from missionrisk.facts.reading import Place
from missionrisk.facts.rota.duty_hours import derive_duty_hours
from missionrisk.facts.rota.rota import Rota, rota_of
from missionrisk.intake import dump_plan, load_plan, parse_plan, read_document
from missionrisk.judgement.judge import judge
from missionrisk.plan import MissionPlan
from missionrisk.reference_data import ReferenceData
from missionrisk.reference_data.facilities import read_facilities
from missionrisk.reports import FORMATS, Edition, render_edition

ON = date(2026, 11, 22)
ROUNDS = 15
SHARES = (0.0, 0.3, 0.9)
ENGINES: tuple[EngineName, ...] = ("durable", "reference")


def milliseconds(action: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """The median time of an action, after one round that is not counted."""
    action()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def against(yardstick: Callable[[], Any], action: Callable[[], Any], rounds: int = 2 * ROUNDS) -> float:
    """How many times as long as the yardstick an action takes: the median of rounds in which one follows the other."""
    return statistics.median(milliseconds(action, rounds=1) / milliseconds(yardstick, rounds=1) for _ in range(rounds))


def start_up(arguments: list[str]) -> tuple[float, float]:
    """Milliseconds of importing, as -X importtime counts them, and of the whole process, for a command line."""
    command = [sys.executable, "-X", "importtime", "-m", "missionrisk", *arguments]
    walls, imports = [], []
    for _ in range(5):
        start = time.perf_counter()
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
        walls.append((time.perf_counter() - start) * 1000)
        own = [line.split("|")[0] for line in finished.stderr.splitlines() if line.startswith("import time:")]
        imports.append(sum(int(line.split(":")[1]) for line in own[1:]) / 1000)
    return statistics.median(imports), statistics.median(walls)


def to_verdict(assessor: Assessor, text: str) -> None:
    """All that happens between a file's text and the verdict."""
    assessor.assess(parse_plan(text), on=ON)


def row(name: str, *figures: float) -> None:
    """Print one line of a table."""
    print(f"{name:34}" + "".join(f"{figure:12.2f}" for figure in figures))


def with_share_of_rules(catalogue: Catalogue, every: int) -> Catalogue:
    """The same catalogue with one rule in so many, and the rules of the second stratum left out."""
    kept = [rule for rule in catalogue.rules if rule not in catalogue.pattern_rules][::every]
    return catalogue.only(kept)


def examples(catalogue: Catalogue) -> None:
    """Print what assessing each example costs, as it stands and with 30 % of its fields left out."""
    assessor = Assessor(catalogue)
    yardstick = partial(yaml.load, dump_plan(load_plan(plan_data())), Loader=yaml.CSafeLoader)
    print(f"\n{'example':34}{'facts':>12}{'findings':>12}{'as it is':>12}{'30%':>12}{'/ C loader':>12}{'30%':>12}")
    for path in sorted(EXAMPLES.glob("*.yaml")):
        data = read_document(path.read_text(encoding="utf-8"), name=path.name).data
        plans = [load_plan(with_left_out(data, share)) for share in SHARES[:2]]
        assessed = [partial(assessor.assess, plan, on=ON) for plan in plans]
        row(
            path.stem,
            len(derive(plans[0], ON, catalogue.tables)),
            len(assessed[0]().findings),
            *map(milliseconds, assessed),
            *(against(yardstick, action) for action in assessed),
        )


def growth(catalogue: Catalogue) -> None:
    """Print how building and assessing grow with the rules, and assessing with the facts."""
    print(f"\n{'rules':>12}{'build':>12}{'stated':>12}{'30% left out':>16}")
    plans = [load_plan(with_left_out(plan_data(), share)) for share in SHARES[:2]]
    for every in (8, 4, 2, 1):
        part = with_share_of_rules(catalogue, every)
        built = milliseconds(partial(Assessor, part), rounds=5)
        assessor = Assessor(part)
        taken = [milliseconds(partial(assessor.assess, plan, on=ON)) for plan in plans]
        print(f"{len(part.rules):>12}{built:>12.1f}{taken[0]:>12.1f}{taken[1]:>16.1f}")
    print(f"\n{'facts':>12}{'':12}{'stated':>12}{'30% left out':>16}")
    assessor = Assessor(catalogue)
    for size in (1, 4, 16, 64):
        data = plan_data(procedures=size, medicines=2 * size, screening_tests=size, people=size)
        plans = [load_plan(with_left_out(data, share)) for share in SHARES[:2]]
        facts = len(derive(plans[0], ON, catalogue.tables))
        taken = [milliseconds(partial(assessor.assess, plan, on=ON), rounds=5) for plan in plans]
        print(f"{facts:>12}{'':12}{taken[0]:>12.1f}{taken[1]:>16.1f}")


def facilities(catalogue: Catalogue) -> None:
    """Print what a list of 100,000 facilities costs: reading it, a question to it, and an assessment beside it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facilities.csv"
        path.write_text(facility_list(), encoding="utf-8")
        reading = milliseconds(partial(read_facilities, path), rounds=3)
        found = read_facilities(path)
    reference = ReferenceData(facilities=found)
    plan = load_plan(with_sites_at(plan_data(), MIDDLE))
    assessor = Assessor(catalogue)
    print(
        f"\n{f'{len(found.places):,} facilities':34}{'read':>12}{'10 km':>12}{'50 km':>12}{'derive':>12}{'assess':>12}"
    )
    row(
        "",
        reading,
        *(milliseconds(partial(found.within, km, MIDDLE)) for km in (10, 50)),
        milliseconds(partial(derive, plan, ON, catalogue.tables, reference)),
        milliseconds(partial(assessor.assess, plan, on=ON, reference=reference)),
    )


def read_rota(plan: MissionPlan) -> tuple[Place, Rota]:
    """The rota of a plan, read from the beginning."""
    root = Place(plan, "", final=False)
    return root, rota_of(root)


def work_and_rest(root: Place, rota: Rota) -> None:
    """Measure everybody's work and rest."""
    for _ in derive_duty_hours(root, rota):
        pass


def rotas(catalogue: Catalogue) -> None:
    """Print how reading, deriving and assessing grow with the shifts of 100 people on 60 days."""
    print(f"\n{'shifts':>12}{'read':>12}{'rota':>12}{'work, rest':>12}{'derive':>12}{'assess':>12}")
    assessor = Assessor(catalogue)
    for shifts in (1250, 2500, 5000, 10000):
        data = crowded_plan(people=100, days=60, shifts=shifts)
        plan = load_plan(data)
        actions: list[Callable[[], Any]] = [
            partial(load_plan, data),
            partial(read_rota, plan),
            partial(work_and_rest, *read_rota(plan)),
            partial(derive, plan, ON, catalogue.tables),
            partial(assessor.assess, plan, on=ON),
        ]
        print(f"{shifts:>12}" + "".join(f"{milliseconds(action, rounds=3):>12.1f}" for action in actions))


def laid_out(edition: Edition, format: str) -> str | bytes:
    """The report in a format, with nothing kept from an earlier one."""
    return render_edition(replace(edition), format)


def reports(catalogue: Catalogue) -> None:
    """Print what each format costs after the assessment, for an example and for 300 findings, and the size."""
    assessor = Assessor(catalogue)
    editions = [edition_of(assessor, "village-brigade", ON), long_edition(assessor, 300, ON)]
    found = [len(edition.assessment.findings) for edition in editions]
    headings = "".join(f"{f'{number} findings':>16}{'kB':>10}" for number in found)
    print(f"\n{'report':34}{headings}")
    for format in FORMATS["planner"]:
        figures: list[float] = []
        for edition in editions:
            if format == "pdf" and edition is editions[1]:
                continue
            taken = milliseconds(partial(laid_out, edition, format), rounds=1 if format == "pdf" else 5)
            made = laid_out(edition, format)
            figures += [taken, len(made if isinstance(made, bytes) else made.encode("utf-8", "replace")) / 1000]
        print(f"{format:34}" + "".join(f"{figure:{16 - 6 * (n % 2)}.1f}" for n, figure in enumerate(figures)))


def main() -> None:
    """Measure and print."""
    print(f"Python {platform.python_version()}, {platform.machine()}; medians in ms\n")
    catalogue = load_catalogue()
    row("load the catalogue", milliseconds(load_catalogue))
    logic = list(catalogue.bound_logic().values())
    for name in ENGINES:
        row(f"build the {name} engine", milliseconds(partial(build_engine, logic, catalogue.vocabulary, name)))

    print(f"\n{'share of fields left out':34}" + "".join(f"{share:>12.0%}" for share in SHARES))
    plans = [load_plan(with_left_out(plan_data(), share)) for share in SHARES]
    texts = [dump_plan(plan) for plan in plans]
    facts = [derive(plan, ON, catalogue.tables) for plan in plans]
    decided = [Assessor(catalogue).decide(plan, on=ON) for plan in plans]
    row("facts", *(float(len(of_plan)) for of_plan in facts))
    row("bytes of YAML", *(float(len(text)) for text in texts))
    row("PyYAML's C loader alone", *(milliseconds(partial(yaml.load, text, Loader=yaml.CSafeLoader)) for text in texts))
    row("YAML to plan", *(milliseconds(partial(parse_plan, text)) for text in texts))
    row("derive", *(milliseconds(partial(derive, plan, ON, catalogue.tables)) for plan in plans))
    for name in ENGINES:
        engine = build_engine(logic, catalogue.vocabulary, name)
        row(f"evaluate, {name}", *(milliseconds(partial(engine.evaluate, of_plan)) for of_plan in facts))
    for name in ENGINES:
        assessor = Assessor(catalogue, engine=name)
        row(f"assess, {name}", *(milliseconds(partial(assessor.assess, plan, on=ON)) for plan in plans))
    assessor = Assessor(catalogue)
    yardstick = partial(yaml.load, texts[0], Loader=yaml.CSafeLoader)
    row(
        "assess / C loader on the first", *(against(yardstick, partial(assessor.assess, plan, on=ON)) for plan in plans)
    )
    reading = [milliseconds(partial(parse_plan, text)) for text in texts]
    whole = [milliseconds(partial(to_verdict, assessor, text)) for text in texts]
    row("YAML to verdict / YAML to plan", *(total / read for total, read in zip(whole, reading, strict=True)))
    row("of which judging", *(milliseconds(partial(judge, case, "0")) for case in decided))

    examples(catalogue)
    growth(catalogue)
    rotas(catalogue)
    facilities(catalogue)
    reports(catalogue)

    print(f"\n{'start-up':34}{'imports':>12}{'process':>12}")
    row("missionrisk --version", *start_up(["--version"]))
    row("missionrisk check (an example)", *start_up(["check", "plan_examples/village-brigade.yaml"]))


if __name__ == "__main__":
    main()
