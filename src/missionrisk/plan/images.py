"""Photographs, film and stories."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Percent, Slug, Text, YesNo

ImagePurpose = Literal[
    "clinical_record",
    "teaching",
    "publication",
    "fundraising",
    "social_media",
    "private",
    "press",
    "report_to_donors",
    "telehealth",
]


class ImageUse(PlanModel):
    """One kind of picture or film, and its use."""

    id: Slug = decision(
        "By what short name does the plan call this use of images?",
        "A name that is unique among the uses.",
        default=...,
    )
    purpose: ImagePurpose | None = decision(
        "What are these images for?", "Record, teaching, publication, fundraising, social media, private or press."
    )
    medium: Literal["photograph", "film", "sound", "story"] | None = decision(
        "What is made?", "Photograph, film, sound or story."
    )
    taken_by: tuple[PersonRef, ...] | None = decision("Who makes these images?", "People, by id.")
    posted_by: tuple[PersonRef, ...] | None = decision("Who publishes them?", "People who post or hand them on, by id.")
    identifiable: YesNo | None = decision("Can people be recognised in these images?", "Faces, names or other marks.")
    shows_operations_or_specimens: YesNo | None = decision(
        "Do these images show operations or specimens?", "Body parts, removed tissue or people under anaesthesia."
    )
    consent: Literal["written", "verbal", "none"] | None = decision(
        "What consent is asked for these images?", "written, verbal or none."
    )
    consent_separate_from_care: YesNo | None = decision(
        "Is that consent asked apart from consent to treatment?", "By somebody else or at another time."
    )
    consent_names_use: YesNo | None = decision(
        "Does that consent name the use?", "And asks whether the name may be given."
    )
    withdrawal_possible: YesNo | None = decision("Can people withdraw that consent?", "Whether they are told how.")
    includes_minors: YesNo | None = decision("Do these images show people under 18?", "Whether any may.")
    guardian_permission_percent: Percent | None = decision(
        "For what share of minors does a guardian permit it?", "Percent."
    )
    child_agrees: YesNo | None = decision("Does the child agree too?", "The child's own agreement.")
    reviewed_by_partner: Commitment | None = attestation(
        "Does the partner review these images before use?", "A review for dignity and truth."
    )
    subject_approves: YesNo | None = decision(
        "Do the people shown approve text and picture?", "Whether they tell their own story."
    )
    patient_asked_for_it: YesNo | None = decision("Did the patient ask for the picture?", "At the patient's own wish.")


class Images(PlanModel):
    """Images and stories."""

    policy: AbsentOr[Commitment] | None = attestation(
        "Is there a policy on images and social media?", "Written and in force; none if there is none."
    )
    policy_signed_percent: Percent | None = attestation(
        "What share of the team has signed the image policy?", "Percent."
    )
    policy_covers_private_posts: YesNo | None = decision(
        "Does the policy cover private posts and posts of others?", "Private accounts and pictures taken by colleagues."
    )
    private_devices_in_care_areas: YesNo | None = decision(
        "May private telephones be used where patients are?", "Whether private devices are allowed in care areas."
    )
    uses: tuple[ImageUse, ...] | None = decision(
        "Which images are made, and for what?", "Each use; an empty list if none are made."
    )
    responsible: AbsentOr[PersonRef] | None = decision(
        "Who answers for images?", "The person, by id; none if nobody does."
    )
    publicity_for_sponsors: AbsentOr[Text] | None = decision(
        "Which sponsors or makers use the images?", "Companies or donors; none if there are none."
    )
    host_law_checked: YesNo | None = attestation(
        "Was the host's law on images checked?", "Whether permission is needed there."
    )
