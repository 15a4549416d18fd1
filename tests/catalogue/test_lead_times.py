"""The table of lead times that comes with missionrisk."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from missionrisk.catalogue.loading import load_catalogue
from missionrisk.facts.tables import ApprovalKind
from tests.catalogue.folders import RULE, loaded


def test_every_kind_of_approval_has_a_time() -> None:
    days = load_catalogue().tables.approval_days
    assert set(days) == set(get_args(ApprovalKind))
    assert all(7 <= number <= 365 for number in days.values())


def test_a_folder_can_set_its_own_times(tmp_path: Path) -> None:
    loaded(tmp_path, RULE)
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "lead_times.yaml").write_text(
        "table: lead_times\ndescription: Our own table.\n"
        "rows: [{kind: import_permit, days: 100, basis: house_default}]\n",
        encoding="utf-8",
    )
    assert load_catalogue(tmp_path).tables.approval_days == {"import_permit": 100}
