"""The share of Access antibiotics among the courses that patients get.

What goes in: `medicines[].aware_group`, or what the table of medicines tells of the `inn` (2023, with the `form`
where the route matters); `medicines[].patients`, the patients who receive it; `medicines[].quantity`;
`pharmacy.antibiotics_access_percent`. What is given as mass treatment follows its own programme and is left out.

Each patient who receives an antibiotic counts as one course:

    share = 100 x courses of the group Access / courses of the groups Access, Watch and Reserve

A share that the plan states counts first. Where the patients of an antibiotic are not stated, its courses lie between
one (what is brought is for somebody) and the number of units brought, as a course takes at least one; without a
number of units there is no upper bound. An antibiotic whose group is not known counts for either side. The share is
then a range: lowest with the fewest courses of Access and the most of the others, highest the other way round. If all
antibiotics are Access ones it is 100 whatever their numbers.

Courses of several medicines at once count once for each. Doses and days make no difference: WHO's own target is
counted in defined daily doses over a country, so that the share is a figure for a plan and not to be compared with
national reports.

Sources: AWARE-2024 (at least 70 percent worldwide; WHO's older target for countries is 60), WHO-AWARE-2023; house
default: counting courses, and 60 percent as the least share of a plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from missionrisk.facts.knowledge import Knowledge, Known, OneOf, between, number_bounds
from missionrisk.facts.reading import Place

ACCESS: Final = "access"
OTHER_GROUPS: Final = frozenset({"watch", "reserve"})
_ALL_GROUPS: Final = frozenset({ACCESS, *OTHER_GROUPS, "not_antibiotic"})

LEAST_COURSES: Final = 1.0
"""Courses of an antibiotic that is brought: it is for somebody."""


def courses_of(place: Place) -> Knowledge[float]:
    """How many courses of a medicine are given: one for each patient, and at most one for each unit."""
    patients, units = place.knowledge("patients"), place.knowledge("quantity")
    low, high = number_bounds(patients if place.written("patients") is not None else units)
    if place.written("patients") is not None:
        return between(
            max(low, LEAST_COURSES), max(high, LEAST_COURSES), paths=patients.paths, missing=patients.missing
        )
    return between(LEAST_COURSES, max(high, LEAST_COURSES), paths=units.paths, missing=patients.missing)


def access_share(used: Iterable[tuple[Knowledge[str], Knowledge[float]]]) -> Knowledge[float]:
    """The share of Access antibiotics in percent, from each medicine's group and courses. Of none the share is 0."""
    antibiotics = [
        (groups, courses, group) for group, courses in used if (groups := _possible(group)) != {"not_antibiotic"}
    ]
    surely_access, possibly_access, surely_other, possibly_other = (0.0,) * 4
    for groups, courses, _ in antibiotics:
        low, high = number_bounds(courses)
        surely_access += low if groups == {ACCESS} else 0
        possibly_access += high if ACCESS in groups else 0
        surely_other += low if groups <= OTHER_GROUPS else 0
        possibly_other += high if groups & OTHER_GROUPS else 0
    least, most = _percent(surely_access, possibly_other), _percent(possibly_access, surely_other)
    rests_on: list[Knowledge[Any]] = [group for _, _, group in antibiotics]
    if least != most:
        rests_on += [courses for _, courses, _ in antibiotics]
    return between(
        least,
        most,
        paths=tuple(dict.fromkeys(path for knowledge in rests_on for path in knowledge.paths)),
        missing=tuple(dict.fromkeys(path for knowledge in rests_on for path in knowledge.missing)),
    )


def _possible(group: Knowledge[str]) -> frozenset[str]:
    if isinstance(group, Known):
        return frozenset({group.value})
    return group.options if isinstance(group, OneOf) else _ALL_GROUPS


def _percent(part: float, rest: float) -> float:
    if part == 0:
        return 0.0
    if rest == 0 or part == float("inf"):
        return 100.0
    return round(100.0 * part / (part + rest), 1)
