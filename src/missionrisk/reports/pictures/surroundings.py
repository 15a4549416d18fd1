"""Around each site: local providers by distance, and whether they give what the mission offers there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from pydantic import Field

from missionrisk.judgement.assessment import Assessment
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import ngettext, to_translate
from missionrisk.reports.base import ReportModel, Table
from missionrisk.reports.pictures.labels import in_table, shortened
from missionrisk.reports.pictures.model import Picture
from missionrisk.reports.pictures.near_sites import (
    OVERLAPS,
    Around,
    AroundSite,
    Distance,
    Neighbour,
    Organisation,
    Overlap,
    Standing,
    around,
)

Sign = Literal["tick", "ring", "cross", "hatched"]
"""How a neighbour stands to the mission: with it, asked, not asked or against it, not stated."""

MOST_SITES: Final = 6
MOST_AT_ONE_SITE: Final = 12
MOST_ROWS: Final = 27
"""How many rows all sites together have."""
MOST_ORGANISATIONS: Final = 3
MOST_IN_TABLE: Final = 58

_STANDINGS: Final[Mapping[Standing, tuple[Sign, str]]] = {
    "agrees": ("tick", to_translate("agrees")),
    "partner": ("tick", to_translate("is a partner")),
    "coordinated": ("tick", to_translate("coordinated")),
    "requested": ("ring", to_translate("asked to agree")),
    "asked": ("ring", to_translate("was asked")),
    "planned": ("ring", to_translate("is to be asked")),
    "refuses": ("cross", to_translate("refuses")),
    "no_agreement": ("cross", to_translate("no agreement")),
    "not_asked": ("cross", to_translate("was not asked")),
    "not_coordinated": ("cross", to_translate("not coordinated")),
    "not_stated": ("hatched", to_translate("not stated")),
    "not_in_plan": ("hatched", to_translate("not in the plan")),
}

_MARGIN: Final = 6
_AXIS_LEFT: Final = 206
_AXIS_RIGHT: Final = 404
_NOT_STATED: Final = 440
_SERVICES: Final = 484
_STANDING: Final = 644
_TICKS: Final = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 21_000)
_NEAREST_END: Final = 5
"""The axis is at least so many kilometres long."""
_TICK_ROOM: Final = 24
_TOP: Final = 36
_ROW: Final = 18
_HEADING: Final = 24
_GAP: Final = 8
_MOST_IN_NAME: Final = 30
_MOST_IN_SERVICES: Final = 24
_MOST_IN_STANDING: Final = 16
_MOST_IN_HEADING: Final = 40
_MOST_OFFERED: Final = 72
_MOST_OFFERED_BESIDE_REMARK: Final = 34


class Heading(ReportModel):
    """The heading of a column, or a distance on the axis."""

    x: float
    label: str


class Spot(ReportModel):
    """Where a neighbour stands on the axis, from the least to the greatest distance that it can have."""

    x: float
    x_least: float
    label: str
    label_before: bool = Field(description="Whether the label stands left of the mark.")


class Row(ReportModel):
    """One neighbour, or words about those that are not drawn."""

    y: float = Field(description="The top of the row.")
    name: str
    is_note: bool = False
    note_is_open: bool = Field(False, description="Whether the note says that something is not stated.")
    overlap: Overlap = "none"
    listed: bool = False
    spot: Spot | None = None
    elsewhere: str = Field("", description="What stands in place of a distance.")
    services: str = ""
    sign: Sign = "hatched"
    standing: str = ""


class Group(ReportModel):
    """A site with its rows."""

    y: float
    heading: str
    offers: str
    remark: str = ""
    rows: tuple[Row, ...]
    grid_bottom: float = Field(description="How far down the lines of the axis go.")


class Sample(ReportModel):
    """A line of the legend."""

    x: float
    overlap: Overlap
    listed: bool
    label: str


class Surroundings(Picture):
    """Sites one below the other, with a row for each provider around them."""

    width: int = 760
    height: float
    headings: tuple[Heading, ...]
    ticks: tuple[Heading, ...]
    not_stated_x: float = _NOT_STATED
    services_x: float = _SERVICES
    standing_x: float = _STANDING
    groups: tuple[Group, ...]
    legend: tuple[Sample, ...]
    legend_y: float
    lists: str
    lists_y: float


def surroundings_of(case: Case, _assessment: Assessment) -> Surroundings | None:
    """Who gives care around the sites; None where the plan states no site and no provider."""
    found = around(case)
    if not found.sites:
        return None
    sites, rest = _most_telling(found.sites)
    most = _most_at_one_site(sites)
    end = _end_of_axis([neighbour for site in sites for neighbour in site.neighbours[:most]])
    somebody = any(site.neighbours for site in sites) or bool(found.organisations)
    groups = tuple(_groups(found, sites, rest, most, end, top=_TOP + _GAP if somebody else 0))
    bottom = groups[-1].y + _HEADING + _ROW * len(groups[-1].rows)
    legend_bottom = bottom + 28 if somebody else bottom
    return Surroundings(
        title=_("Around each site"),
        summary=_summary(found),
        table=_table(found),
        height=legend_bottom + (24 if found.list_titles else 6),
        headings=_headings() if somebody else (),
        ticks=() if end is None else _ticks(end),
        groups=groups,
        legend=_legend(found) if somebody else (),
        legend_y=bottom + 8,
        lists_y=legend_bottom + 14,
        lists=_lists(found.list_titles),
    )


def _most_at_one_site(sites: Sequence[AroundSite]) -> int:
    """How many rows each site can have, so that all together have room."""
    most = MOST_AT_ONE_SITE
    while sum(min(most, len(site.neighbours) or 1) for site in sites) > MOST_ROWS:
        most -= 1
    return most


def _most_telling(sites: Sequence[AroundSite]) -> tuple[list[AroundSite], list[AroundSite]]:
    """The sites that are drawn, in the plan's order, and the others; drawn are those with most of the same care."""
    by_overlap = sorted(sites, key=lambda site: [-number for number in _overlaps(site)])
    chosen = {id(site) for site in by_overlap[:MOST_SITES]}
    return [site for site in sites if id(site) in chosen], [site for site in sites if id(site) not in chosen]


def _overlaps(site: AroundSite) -> list[int]:
    return [sum(neighbour.overlap == overlap for neighbour in site.neighbours) for overlap in OVERLAPS]


# --- the axis -----------------------------------------------------------------------------------------------------


def _end_of_axis(neighbours: Sequence[Neighbour]) -> float | None:
    """The first round distance that lies beyond all that are drawn; None without any distance."""
    distances = [neighbour.distance.farthest for neighbour in neighbours if neighbour.distance]
    if not distances:
        return None
    farthest = max(_NEAREST_END, *distances)
    return next((tick for tick in _TICKS if tick >= farthest), farthest)


def _x(km: float, end: float) -> float:
    """A logarithmic scale that begins with 0: what is near has most room, and what is far still fits."""
    return round(_AXIS_LEFT + (_AXIS_RIGHT - _AXIS_LEFT) * math.log1p(min(km, end)) / math.log1p(end), 1)


def _ticks(end: float) -> tuple[Heading, ...]:
    """From the farthest inwards as many as there is room for, and 0."""
    chosen: list[float] = [end]
    for km in reversed(_TICKS):
        before = _x(chosen[-1], end) - _TICK_ROOM
        if km == 0 or (km < end and _AXIS_LEFT + _TICK_ROOM <= _x(km, end) <= before):
            chosen.append(km)
    return tuple(Heading(x=_x(km, end), label=f"{km:g}") for km in reversed(chosen))


def _spot(distance: Distance, end: float) -> Spot:
    x = _x(distance.farthest, end)
    return Spot(
        x=x,
        x_least=_x(distance.low, end),
        label=_short(distance),
        label_before=x > (_AXIS_LEFT + _AXIS_RIGHT) / 2,
    )


def _short(distance: Distance) -> str:
    low, high = _km(distance.low), _km(distance.high)
    if math.isinf(distance.high):
        return _("from {km} km").format(km=low)
    if distance.low == distance.high:
        return _("{km} km").format(km=high)
    return _("{low} to {high} km").format(low=low, high=high)


def _km(km: float) -> str:
    return f"{km:.1f}".removesuffix(".0") if km < 10 else f"{km:.0f}"


# --- rows ---------------------------------------------------------------------------------------------------------


def _groups(
    found: Around,
    sites: Sequence[AroundSite],
    rest: Sequence[AroundSite],
    most: int,
    end: float | None,
    *,
    top: float,
) -> Iterator[Group]:
    y = top
    for site in sites:
        rows = tuple(_rows(found, site, most, end, y + _HEADING))
        room = _MOST_OFFERED_BESIDE_REMARK if site.not_looked_up else _MOST_OFFERED
        yield Group(
            y=y,
            heading=_site_name(site, _MOST_IN_HEADING),
            offers=shortened(_offers(found, site), room),
            remark=_not_looked_up() if site.not_looked_up else "",
            rows=rows,
            grid_bottom=y + _HEADING + _ROW * sum(not row.is_note for row in rows),
        )
        y += _HEADING + _ROW * len(rows) + _GAP
    if rest:
        yield Group(y=y, heading=_further_sites(rest), offers="", rows=(), grid_bottom=y)
        y += _HEADING + _GAP
    if found.organisations:
        rows = tuple(_organisation_rows(found.organisations, y + _HEADING))
        yield Group(y=y, heading=_("Other organisations in the district"), offers="", rows=rows, grid_bottom=y)


def _site_name(site: AroundSite, most: int) -> str:
    return _("Near which site is not stated") if site.name is None else shortened(site.name, most)


def _offers(found: Around, site: AroundSite) -> str:
    """What the mission offers at a site."""
    if site.name is None:
        return ""
    if not found.services_stated:
        return _("what is offered here is not stated")
    if site.offers and site.may_offer:
        return _("offers {services}; perhaps {others}").format(
            services=", ".join(site.offers), others=", ".join(site.may_offer)
        )
    if site.offers:
        return _("offers {services}").format(services=", ".join(site.offers))
    if site.may_offer:
        return _("offers perhaps {services}").format(services=", ".join(site.may_offer))
    return _("offers no care to patients")


def _not_looked_up() -> str:
    return _("not in the list: coordinates not stated")


def _further_sites(rest: Sequence[AroundSite]) -> str:
    number = len(rest)
    same = sum(_overlaps(site)[0] for site in rest)
    return ngettext(
        "{n} further site; providers with the same care around it: {same}",
        "{n} further sites; providers with the same care around them: {same}",
        number,
    ).format(n=number, same=same)


def _rows(found: Around, site: AroundSite, most: int, end: float | None, y: float) -> Iterator[Row]:
    room = most if len(site.neighbours) <= most else most - 1
    drawn, rest = site.neighbours[:room], site.neighbours[room:]
    for position, neighbour in enumerate(drawn):
        sign, standing = _STANDINGS[neighbour.standing]
        yield Row(
            y=y + _ROW * position,
            name=shortened(neighbour.name, _MOST_IN_NAME),
            overlap=neighbour.overlap,
            listed=neighbour.listed,
            spot=None if neighbour.distance is None or end is None else _spot(neighbour.distance, end),
            services=shortened(_services(neighbour), _MOST_IN_SERVICES),
            sign=sign,
            standing=shortened(_(standing), _MOST_IN_STANDING),
        )
    note = _further_providers(rest) if rest else _nobody(found, site)
    if note:
        is_open = not rest and not found.providers_stated
        yield Row(y=y + _ROW * len(drawn), name=note, is_note=True, note_is_open=is_open)


def _further_providers(rest: Sequence[Neighbour]) -> str:
    same = sum(neighbour.overlap == "same" for neighbour in rest)
    return ngettext(
        "{n} further provider, {same} of them with the same care",
        "{n} further providers, {same} of them with the same care",
        len(rest),
    ).format(n=len(rest), same=same)


def _nobody(found: Around, site: AroundSite) -> str:
    """What is known of a site around which nobody is stated; nothing where somebody is."""
    if not found.providers_stated:
        return _("Which local providers there are is not stated.")
    return "" if site.neighbours else _("No local provider near this site, by the plan.")


def _services(neighbour: Neighbour) -> str:
    """What a provider gives of what the mission offers."""
    if not neighbour.working:
        return _("does not work at present")
    if neighbour.same:
        return ", ".join(neighbour.same)
    if neighbour.perhaps:
        return _("perhaps {services}").format(services=", ".join(neighbour.perhaps))
    if neighbour.beyond:
        return _("too far: {services}").format(services=", ".join(neighbour.beyond))
    return _("not stated") if neighbour.overlap == "perhaps" else _("nothing in common")


def _organisation_rows(organisations: Sequence[Organisation], y: float) -> Iterator[Row]:
    most = MOST_ORGANISATIONS
    drawn = organisations if len(organisations) <= most else organisations[: most - 1]
    for position, organisation in enumerate(drawn):
        sign, standing = _STANDINGS[organisation.standing]
        yield Row(
            y=y + _ROW * position,
            name=shortened(organisation.name, _MOST_IN_NAME),
            overlap=organisation.overlap,
            listed=True,
            elsewhere=_("in the district"),
            services=_of_organisation(organisation),
            sign=sign,
            standing=shortened(_(standing), _MOST_IN_STANDING),
        )
    further = len(organisations) - len(drawn)
    if further:
        note = ngettext("{n} further organisation", "{n} further organisations", further).format(n=further)
        yield Row(y=y + _ROW * len(drawn), name=note, is_note=True)


def _of_organisation(organisation: Organisation) -> str:
    return _("the same care") if organisation.overlap == "same" else _("perhaps the same care")


# --- words --------------------------------------------------------------------------------------------------------


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(x=_MARGIN, label=_("Local provider")),
        Heading(x=_AXIS_LEFT, label=_("Kilometres from the site")),
        Heading(x=_NOT_STATED - 24, label=_("not stated")),
        Heading(x=_SERVICES, label=_("Gives the same care")),
        Heading(x=_STANDING, label=_("Agreement")),
    )


def _legend(found: Around) -> tuple[Sample, ...]:
    samples = (
        ("same", _("the same care, within reach")),
        ("perhaps", _("not known")),
        ("none", _("other care, or too far")),
    )
    columns = (_MARGIN, _AXIS_LEFT, 310)
    of_plan = tuple(
        Sample(x=x, overlap=overlap, listed=False, label=label)
        for x, (overlap, label) in zip(columns, samples, strict=True)
    )
    if not found.list_titles:
        return of_plan
    return (*of_plan, Sample(x=_SERVICES, overlap="same", listed=True, label=_("square: from a list")))


def _lists(titles: Sequence[str]) -> str:
    """The lists by title, or nothing."""
    number = len(titles)
    listed = shortened("; ".join(titles), 100)
    return ngettext("List: {lists}", "Lists: {lists}", number).format(lists=listed) if number else ""


def _summary(found: Around) -> str:
    around_sites = [neighbour for site in found.sites for neighbour in site.neighbours]
    same = {neighbour.name: neighbour for neighbour in around_sites if neighbour.overlap == "same"}
    perhaps = {neighbour.name for neighbour in around_sites if neighbour.overlap == "perhaps"} - same.keys()
    with_it = sum(_STANDINGS[neighbour.standing][0] == "tick" for neighbour in same.values())
    sentences = []
    if around_sites:
        sentences.append(
            ngettext(
                "{n} local provider within reach gives the same care as the mission, or what patients use instead.",
                "{n} local providers within reach give the same care as the mission, or what patients use instead.",
                len(same),
            ).format(n=len(same))
        )
    if same:
        sentences.append(_("Stated to agree to the mission or to be a partner in it: {n}.").format(n=with_it))
    if perhaps:
        sentences.append(_("Not known whether they give the same care: {n}.").format(n=len(perhaps)))
    if not found.providers_stated:
        sentences.append(_("The plan does not state which local providers there are."))
    elif not around_sites:
        sentences.append(_("By the plan there is no local provider near any site."))
    return " ".join(sentences)


def _table(found: Around) -> Table:
    rows = [
        *(row for site in found.sites for row in _table_rows(found, site)),
        *(
            (
                _("in the district"),
                in_table(organisation.name),
                _("in the district"),
                _of_organisation(organisation),
                _(_STANDINGS[organisation.standing][1]),
            )
            for organisation in found.organisations
        ),
    ]
    shown = rows[:MOST_IN_TABLE]
    if len(rows) > len(shown):
        further = len(rows) - len(shown)
        shown.append((ngettext("{n} further row", "{n} further rows", further).format(n=further), "", "", "", ""))
    return Table(
        columns=(_("Site"), _("Local provider"), _("Distance"), _("Gives the same care"), _("Agreement")),
        rows=tuple(shown),
    )


def _table_rows(found: Around, site: AroundSite) -> Iterator[tuple[str, ...]]:
    name = in_table(_site_name(site, 200))
    for neighbour in site.neighbours:
        yield (
            name,
            in_table(neighbour.name),
            _distance_in_words(neighbour.distance),
            in_table(_services(neighbour)),
            _(_STANDINGS[neighbour.standing][1]),
        )
    nobody = _nobody(found, site)
    if nobody:
        yield (name, nobody, "", "", "")
    if site.not_looked_up:
        yield (name, _not_looked_up(), "", "", "")


def _distance_in_words(distance: Distance | None) -> str:
    if distance is None:
        return _("not stated")
    if distance.by_road:
        return _("{distance} by road").format(distance=_short(distance))
    return _("{distance} in a straight line").format(distance=_short(distance))
