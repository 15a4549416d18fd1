"""All lists that a user has brought for an assessment."""

from __future__ import annotations

from dataclasses import dataclass, fields

from missionrisk.reference_data.activities import OtherActivities
from missionrisk.reference_data.facilities import Facilities
from missionrisk.reference_data.files import Origin
from missionrisk.reference_data.national_list import NationalList
from missionrisk.reference_data.price_list import PriceList


@dataclass(frozen=True)
class ReferenceData:
    """The lists that an assessment looks things up in beside the plan; None for each that was not brought."""

    prices: PriceList | None = None
    national_list: NationalList | None = None
    facilities: Facilities | None = None
    activities: OtherActivities | None = None

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The files that the lists came from."""
        lists = (getattr(self, field.name) for field in fields(self))
        return tuple(brought.origin for brought in lists if brought is not None)
