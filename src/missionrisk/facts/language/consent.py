"""How patients agree to procedures: in words that they understand, in a way that fits, and on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from missionrisk.facts.asking import asked_after, existence_first
from missionrisk.facts.knowledge import Knowledge, all_of, any_of, holds, known, negate, unknown
from missionrisk.facts.language.languages import patient_languages, understood_in
from missionrisk.facts.mission import MISSION_KEY, activity, operates
from missionrisk.facts.model import SURELY, Fact, flag, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place, surely, surely_not


@dataclass(kw_only=True)
class Consent(Fact):
    """How patients agree to procedures, over all of them. At most one."""

    procedures: Knowledge[str] = texts("The names of the procedures.")
    patient_languages: Knowledge[str] = texts("The languages that patients speak.")
    languages: Knowledge[str] = texts("The languages in which consent is asked.")
    in_patients_language: Knowledge[bool] = flag("Whether every patient is asked in a language that he or she speaks.")
    fit_for_non_readers: Knowledge[bool] = flag(
        "Whether patients who do not read can follow: the text is read aloud, or they repeat what they agree to."
    )
    fits_custom: Knowledge[bool] = flag("Whether it is asked in a way that fits local custom.")
    recorded: Knowledge[bool] = flag("Whether it is written in the notes, for every procedure.")
    departure_told: Knowledge[bool] = flag("Whether patients are told when the team leaves and who follows.")
    from_minors: Knowledge[bool] = flag("Whether people under 18 are treated.")
    guardians_agree: Knowledge[bool] = flag("Whether a guardian agrees for them, together with the child.")
    procedures_not_recorded: Knowledge[str] = texts("The procedures for which it is known not to be written there.")


def derive_consent(plan: Place) -> Iterator[Consent]:
    """The fact about consent, where there are or may be procedures."""
    operated = operates(plan)
    if surely_not(operated):
        return
    language = plan.inside("language")
    consent = language.inside("consent")
    procedures, minors = plan.entries("procedures"), activity(plan, "treats_under_18s")
    yield existence_first(
        Consent(
            key=MISSION_KEY,
            exists=SURELY if surely(operated) else operated,
            procedures=names_where(procedures, lambda place: known(True, place.path)),
            patient_languages=patient_languages(plan),
            languages=consent.listed("languages"),
            in_patients_language=_in_patients_language(plan, consent),
            fit_for_non_readers=_fit_for_non_readers(language, consent),
            fits_custom=consent.knowledge("adapted_to_local_custom"),
            recorded=_recorded(plan, consent),
            departure_told=consent.knowledge("discloses_departure"),
            from_minors=minors,
            guardians_agree=asked_after(minors, consent.knowledge("guardian_for_minors")),
            procedures_not_recorded=names_where(procedures, lambda place: negate(place.knowledge("consent_in_notes"))),
        )
    )


def _in_patients_language(plan: Place, consent: Place) -> Knowledge[bool]:
    """As the share of procedures says it; else by the languages in which it is asked."""
    if consent.written("in_patients_language_percent") is not None:
        return holds(consent.knowledge("in_patients_language_percent"), low=100)
    asked, spoken = consent.written("languages"), patient_languages(plan)
    if asked is None:
        return consent.knowledge("languages")
    all_asked = spoken.sure <= understood_in(asked)
    if all_asked and spoken.possible is None:
        return unknown(*spoken.missing)
    return known(all_asked, consent.at("languages"), *spoken.paths)


def _fit_for_non_readers(language: Place, consent: Place) -> Knowledge[bool]:
    """Nobody needs help with reading where everybody reads."""
    everybody_reads = holds(language.knowledge("literacy_percent"), low=100)
    helped = any_of(consent.knowledge("read_aloud"), consent.knowledge("teach_back"))
    return everybody_reads if surely(everybody_reads) else helped


def _recorded(plan: Place, consent: Place) -> Knowledge[bool]:
    """As stated for all procedures, or for each of them."""
    overall = consent.knowledge("recorded_in_notes")
    each = [place.knowledge("consent_in_notes") for place in plan.entries("procedures")]
    return overall if consent.written("recorded_in_notes") is not None or not each else all_of(*each)
