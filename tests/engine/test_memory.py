"""Memory stays flat, however many plans are assessed and however many engines come and go."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from missionrisk.catalogue.language import Operator, Reference, Test
from missionrisk.engine.durable import DurableEngine
from missionrisk.facts.knowledge import Known, Range
from missionrisk.facts.model import Facts

from .engines import MISSION, eq, exists, none, rule_about
from .strategies import VOCABULARY, Person, Supply

pytest.importorskip("durable_rules_engine")

STATUS = Path("/proc/self/statm")
MEGABYTE = 2**20

pytestmark = pytest.mark.skipif(not STATUS.exists(), reason="memory is read from /proc")


def resident() -> int:
    """The bytes that this process holds in memory."""
    gc.collect()
    return int(STATUS.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def growth(work: Callable[[], object], *, times: int, warm_up: int) -> int:
    """How much memory grows by over `times` repetitions, once it has settled."""
    for _ in range(warm_up):
        work()
    before = resident()
    for _ in range(times):
        work()
    return resident() - before


RULES = (
    rule_about("supply", exists("person", eq("site", Reference("subject", "site")), eq("licensed", True))),
    rule_about("mission", none("person", Test("years", Operator.GTE, 2)), name="S"),
)
FACTS = Facts(
    [
        MISSION,
        Supply(key=("s",), site=Known("ward")),
        Person(key=("p",), site=Known("ward")),
        Person(key=("q",), licensed=Known(True), years=Range(1, 3)),
    ]
)


@pytest.mark.slow
def test_memory_is_flat_over_assessments() -> None:
    engine = DurableEngine(RULES, VOCABULARY)
    assert growth(lambda: engine.evaluate(FACTS), times=20_000, warm_up=1_000) < 4 * MEGABYTE
    engine.close()


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "forgotten"])
def test_memory_is_flat_over_engines(closed: bool) -> None:
    def build_and_close() -> None:
        engine = DurableEngine(RULES, VOCABULARY)
        engine.evaluate(FACTS)
        if closed:
            engine.close()

    assert growth(build_and_close, times=500, warm_up=50) < 8 * MEGABYTE
