"""What a user brings beside the plan: lists of facilities, of medicines and of prices, each from a file."""

from missionrisk.reference_data.files import Origin, ReferenceDataError
from missionrisk.reference_data.loading import load_reference_data
from missionrisk.reference_data.reference import ReferenceData

__all__ = ["Origin", "ReferenceData", "ReferenceDataError", "load_reference_data"]
