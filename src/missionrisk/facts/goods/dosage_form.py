"""How a medicine is given, as far as the words for its form tell."""

from __future__ import annotations

from typing import Final, Literal

from missionrisk.facts.goods.spelling import words_of

Route = Literal["oral", "injected", "local"]

_ORAL: Final = """
    oral tablet tablets tab tabs capsule capsules caps cap suspension syrup sachet sachets granules dispersible chewable
    effervescent sublingual elixir tableta tabletas comprimido comprimidos comprime comprimes capsula capsulas gelule
    gelules jarabe sirop xarope suspensao sobre sobres po
"""
_INJECTED: Final = """
    injection injections injectable inj ampoule ampoules ampule ampules amp amps vial vials infusion parenteral
    intravenous intramuscular subcutaneous iv im sc prefilled inyectable inyeccion ampolla ampollas injetavel
"""
_LOCAL: Final = """
    eye ear nasal topical cream ointment gel lotion shampoo paste ophthalmic otic vaginal pessary pessaries ovule ovules
    rectal suppository suppositories inhaler inhalation nebuliser nebulizer patch crema pomada unguento collyre colirio
    pommade creme champu mouthwash
"""
_NEITHER: Final = """
    drops solution powder liquid aerosol spray for and of strength paediatric pediatric adult adults children forte
    retard release modified extended slow coated film scored reconstitution bottle bottles pack unit dose doses
    concentrate soluble sterile preservative free gotas gouttes solucion solution polvo poudre para pour
"""

_WORDS_BY_ROUTE: Final[dict[Route, frozenset[str]]] = {
    "oral": words_of(_ORAL),
    "injected": words_of(_INJECTED),
    "local": words_of(_LOCAL),
}

FORM_WORDS: Final = frozenset[str]().union(*_WORDS_BY_ROUTE.values(), words_of(_NEITHER))
"""Words that describe a form, in the spelling in which names are compared."""


def route_of(form: str | None) -> Route | None:
    """The route that the words for a form tell; None where they tell none, or more than one."""
    words = words_of(form or "")
    routes: list[Route] = [route for route, of_route in _WORDS_BY_ROUTE.items() if words & of_route]
    return routes[0] if len(routes) == 1 else None
