"""A plan with findings of several rules, and with questions."""

from __future__ import annotations

from typing import Final

HARMFUL: Final = """\
title: Surgical week
mission:
  model: short_term
  dates: {arrival: 2027-03-01, departure: 2027-03-10}
activities: {treats_patients: yes, screens: yes}
procedures:
  - {id: hernia, name: Hernia repair, size: major, expected_count: {min: 30, max: 40}, accepted_by: none}
  - {id: cataract, name: Cataract extraction}
follow_up: {patients_with_written_record_percent: 0}
unanswered:
  - {path: follow_up.facility_copy_percent, because: not_known, reason: The matron is on leave.}
"""
