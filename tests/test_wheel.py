"""A built wheel carries the catalogue, and works in a fresh environment outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_whole_catalogue(wheel: Path) -> None:
    rules = ROOT / "rules"
    expected = {f"missionrisk/rules/{path.relative_to(rules).as_posix()}" for path in rules.rglob("*.yaml")}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert expected <= names
    assert "missionrisk/py.typed" in names


def test_an_installed_wheel_checks_a_plan_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """The dependencies are those of this environment; only missionrisk itself is installed anew."""
    target = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    plan = tmp_path / "plan.yaml"
    plan.write_bytes((ROOT / "plan_examples" / "village-brigade.yaml").read_bytes())
    script = (
        "import sys, missionrisk; from missionrisk.catalogue.loading import rules_folder;"
        "from missionrisk.cli import main; print(rules_folder(), file=sys.stderr);"
        "sys.argv = ['missionrisk', 'check', 'plan.yaml', '--on', '2026-11-22']; main()"
    )
    environment = {**os.environ, "PYTHONPATH": str(target)}
    found = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1, found.stderr
    assert found.stderr.splitlines()[0] == str(target / "missionrisk" / "rules")
    assert "FU-05@amlodipine" in found.stdout
