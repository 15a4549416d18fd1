from pathlib import Path

import pytest

from missionrisk.reference_data import ReferenceDataError
from missionrisk.reference_data.facilities import read_facilities


@pytest.mark.parametrize("name", ["facilities.csv", "facilities.geojson"])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("missionrisk.reference_data.files.MOST_BYTES", 1_000_000)
    path = tmp_path / name
    path.write_bytes(b" " * 2_000_000)
    with pytest.raises(ReferenceDataError, match="the file has 2 MB; at most 1 MB are read"):
        read_facilities(path)
