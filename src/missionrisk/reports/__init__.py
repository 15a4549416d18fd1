"""An assessment laid out for a reader: who may read what in which format."""

from missionrisk.reports.edition import Edition
from missionrisk.reports.errors import MissingExtra, ReportError, TemplateError
from missionrisk.reports.rendering import FORMATS, Format, formats_for, render_edition

__all__ = [
    "FORMATS",
    "Edition",
    "Format",
    "MissingExtra",
    "ReportError",
    "TemplateError",
    "formats_for",
    "render_edition",
]
