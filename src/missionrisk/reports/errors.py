"""What can go wrong when a report is laid out."""

from __future__ import annotations


class ReportError(Exception):
    """A report that could not be made; the text says why and what to do."""


class TemplateError(ReportError):
    """An error in a template; the text begins with its file and, where that is known, the line."""


class MissingExtra(ReportError):
    """A layout needs a package that is not installed, or one of the system's libraries."""
