"""The catalogue as pages for people, made from the data that decides plans; and what such pages must cover."""

from missionrisk.documentation.coverage import problems_of_coverage
from missionrisk.documentation.folder import problems_of_pages, write_pages
from missionrisk.documentation.pages import Documented, documented, pages_of

__all__ = ["Documented", "documented", "pages_of", "problems_of_coverage", "problems_of_pages", "write_pages"]
