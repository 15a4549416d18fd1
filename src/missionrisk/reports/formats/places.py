"""Where a finding belongs in the plan's file, for formats that point at files."""

from __future__ import annotations

from pathlib import Path

from missionrisk.judgement.assessment import Assessment, Evidence, Finding


def file_of(assessment: Assessment) -> str | None:
    """The path of the plan's file as it was given, with forward slashes; None for a plan that is in no file."""
    source = assessment.provenance.source
    # Readers name what is no file in angle brackets, such as <stdin>.
    if source is None or (source.startswith("<") and source.endswith(">")):
        return None
    return Path(source).as_posix()


def place_of(finding: Finding) -> Evidence | None:
    """The place of the risk itself: what a finding rests on last. Before it stands why the rule applies."""
    return finding.evidence[-1] if finding.evidence else None
