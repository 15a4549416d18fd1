"""`python -m missionrisk.documentation.house_templates`: write the house templates anew."""

from __future__ import annotations

from missionrisk.documentation.house_templates.layouts import house_templates
from missionrisk.reports.templates import OWN

if __name__ == "__main__":
    for name, content in house_templates().items():
        (OWN / name).write_bytes(content)
