"""What holds for all tests: no deadline for a single example, since machines are slow at times."""

from __future__ import annotations

import os

from hypothesis import settings

if "CI" not in os.environ:  # there, hypothesis chooses a profile of its own: no deadline, always the same examples
    settings.register_profile("unhurried", deadline=None)
    settings.load_profile("unhurried")
