"""References from one part of a plan to an entity in another, by its id."""

from __future__ import annotations

from typing import Annotated

from missionrisk.plan.values import RefersTo, Slug

AimRef = Annotated[Slug, RefersTo("mission.aims")]
DestinationRef = Annotated[Slug, RefersTo("referral.destinations")]
DispensingPointRef = Annotated[Slug, RefersTo("pharmacy.dispensing_points")]
EquipmentRef = Annotated[Slug, RefersTo("equipment")]
LocalProviderRef = Annotated[Slug, RefersTo("local_providers")]
MedicineRef = Annotated[Slug, RefersTo("medicines")]
PartnerRef = Annotated[Slug, RefersTo("partners")]
PersonRef = Annotated[Slug, RefersTo("people")]
ProcedureRef = Annotated[Slug, RefersTo("procedures")]
ServiceRef = Annotated[Slug, RefersTo("services")]
SiteRef = Annotated[Slug, RefersTo("sites")]
