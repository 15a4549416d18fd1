"""The same plan, catalogue and day give the same bytes: in every format, again and in another process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, get_args

import pytest

from missionrisk.intake import load_plan
from missionrisk.reports import FORMATS, Edition, MissingExtra, render_edition
from missionrisk.reports.edition import Reader
from tests.reports.editions import EXAMPLES, ON, assessor

ROOT: Final = Path(__file__).parents[2]
EXAMPLE: Final = next(path for path in EXAMPLES if path.stem == "maternal-child-health")
DIGESTS: Final = "import json; from tests.reports.test_same_bytes import digests; print(json.dumps(dict(digests())))"


def digests() -> Iterator[tuple[str, str]]:
    """Every format of every reader, made anew; of the PDFs, which take long, one."""
    case = assessor().decide(load_plan(EXAMPLE), on=ON)
    assessment = assessor().judge(case)
    for reader in get_args(Reader):
        for format in FORMATS[reader]:
            if format == "pdf" and reader != "planner":
                continue
            try:
                made = render_edition(Edition(assessment, case, reader=reader), format)
            except MissingExtra as missing:
                made = str(missing)
            yield f"{reader} {format}", sha256(made if isinstance(made, bytes) else made.encode()).hexdigest()


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first() -> dict[str, str]:
    return dict(digests())


def test_a_second_time(first: dict[str, str]) -> None:
    assert dict(digests()) == first


def test_in_another_process_of_another_time_zone(first: dict[str, str]) -> None:
    """There, sets and dicts of texts have another order too."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT), *filter(None, sys.path)])
    elsewhere = {"PYTHONPATH": path, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", DIGESTS], env=os.environ | elsewhere, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == first
