"""Images and stories: the policy on them, and each use that is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from missionrisk.facts.asking import asked_after, existence_first
from missionrisk.facts.knowledge import Items, Knowledge, Known, any_of, known
from missionrisk.facts.mission import MISSION_KEY, activity, implied_by_list
from missionrisk.facts.model import SURELY, Fact, choice, flag, number, text, texts
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.facts.team.people import is_in_training, is_lay
from missionrisk.plan.images import ImagePurpose

CONSENTS: Final = ("written", "verbal", "none")


@dataclass(kw_only=True)
class ImagePolicy(Fact):
    """The policy on images and social media. At most one: there is none where no images are made."""

    in_force: Knowledge[bool] = flag("Whether there is a policy on images and social media.")
    signed_percent: Knowledge[float] = number("Share of the team that has signed it.", "percent", low=0, high=100)
    covers_private_posts: Knowledge[bool] = flag("Whether it covers private posts and pictures taken by colleagues.")
    private_devices: Knowledge[bool] = flag("Whether private telephones may be used where patients are.")


@dataclass(kw_only=True)
class ImageUse(Fact):
    """One kind of picture, film or story, and its use."""

    listed_in = ("images.uses",)

    use: Knowledge[str] = text("Its id in the plan.")
    purpose: Knowledge[str] = choice("What it is for.", get_args(ImagePurpose))
    identifiable: Knowledge[bool] = flag("Whether people can be recognised.")
    shows_operations: Knowledge[bool] = flag("Whether operations or specimens are shown.")
    shows_patients: Knowledge[bool] = flag("Whether people can be recognised, or operations or specimens are shown.")
    consent: Knowledge[str] = choice("What consent is asked for it.", CONSENTS)
    consent_apart_from_care: Knowledge[bool] = flag("Whether that consent is asked apart from consent to treatment.")
    consent_names_use: Knowledge[bool] = flag("Whether that consent names the use.")
    consent_can_be_withdrawn: Knowledge[bool] = flag("Whether people can withdraw it, and are told how.")
    shows_minors: Knowledge[bool] = flag("Whether people under 18 may be shown.")
    guardians_permit_percent: Knowledge[float] = number(
        "Share of minors shown for whom a guardian permits it.", "percent", low=0, high=100
    )
    reviewed_by_partner: Knowledge[bool] = flag("Whether the partner reviews it for dignity and truth before use.")
    by_learners: Knowledge[str] = texts("Those who make or publish it and are in training or outside the profession.")
    by_learners_count: Knowledge[float] = number("How many people or groups these are.", "entry", low=0)
    approved_by_subject: Knowledge[bool] = flag("Whether those shown approve it, or asked for it themselves.")


def derive_images(plan: Place) -> Iterator[Fact]:
    """The policy and each use, where images are or may be made; whether they are is asked before all else."""
    images = plan.inside("images")
    uses = images.entries("uses")
    made = implied_by_list(activity(plan, "photographs_or_films"), uses)
    if surely_not(made):
        return
    yield existence_first(_policy(images, SURELY if surely(made) else made))
    if len(uses) == 0:
        yield ImageUse.standing_for(uses.path, ask=uses.path if surely(made) else made.missing[0])
    for place in uses:
        yield _use(place, plan)


def _policy(images: Place, exists: Knowledge[bool]) -> ImagePolicy:
    in_force = images.secured("policy")
    return ImagePolicy(
        key=MISSION_KEY,
        exists=exists,
        in_force=in_force,
        signed_percent=asked_after(in_force, images.knowledge("policy_signed_percent")),
        covers_private_posts=asked_after(in_force, images.knowledge("policy_covers_private_posts")),
        private_devices=asked_after(in_force, images.knowledge("private_devices_in_care_areas")),
    )


def _use(place: Place, plan: Place) -> ImageUse:
    identifiable, operations = place.knowledge("identifiable"), place.knowledge("shows_operations_or_specimens")
    consent = place.knowledge("consent")
    learners = _by_learners(place, plan)
    return ImageUse(
        key=(str(place.written("id")),),
        use=known(str(place.written("id")), place.path),
        purpose=place.knowledge("purpose"),
        identifiable=identifiable,
        shows_operations=operations,
        shows_patients=any_of(identifiable, operations),
        consent=consent,
        consent_apart_from_care=asked_after(consent, place.knowledge("consent_separate_from_care")),
        consent_names_use=asked_after(consent, place.knowledge("consent_names_use")),
        consent_can_be_withdrawn=asked_after(consent, place.knowledge("withdrawal_possible")),
        shows_minors=place.knowledge("includes_minors"),
        guardians_permit_percent=asked_after(
            place.knowledge("includes_minors"), place.knowledge("guardian_permission_percent")
        ),
        reviewed_by_partner=place.secured("reviewed_by_partner"),
        by_learners=learners,
        by_learners_count=size_of(learners),
        approved_by_subject=any_of(place.knowledge("subject_approves"), place.knowledge("patient_asked_for_it")),
    )


def _by_learners(place: Place, plan: Place) -> Items[str]:
    """Those among the makers and publishers, by short name; open as long as one of the two lists is."""
    names = {name for field in ("taken_by", "posted_by") for name in place.written(field) or ()}
    learners = {
        str(person.written("id")): any_of(is_in_training(person), is_lay(person))
        for person in plan.entries("people")
        if person.written("id") in names
    }
    lists_open = tuple(place.at(field) for field in ("taken_by", "posted_by") if place.written(field) is None)
    undecided = {name: learns for name, learns in learners.items() if not isinstance(learns, Known)}
    return Items(
        frozenset(name for name, learns in learners.items() if surely(learns)),
        None if lists_open else frozenset(undecided),
        paths=(place.path,),
        missing=(*lists_open, *(path for learns in undecided.values() for path in learns.missing)),
    )
