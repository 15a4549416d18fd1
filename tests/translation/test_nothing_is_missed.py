"""In a language that nobody speaks, no plain letters are left: every word that a reader sees can be translated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from missionrisk.assess import Assessor
from missionrisk.catalogue.loading import TEST_SUFFIX, rules_folder
from missionrisk.catalogue.messages import render_message
from missionrisk.facts.derive import derive
from missionrisk.intake import load_plan, read_file
from missionrisk.judgement.assessment import Assessment
from missionrisk.judgement.case import Case
from missionrisk.judgement.explain import explain
from missionrisk.language import ENGLISH, Language, speaking
from missionrisk.plan import MissionPlan
from missionrisk.plan.changing import changed
from missionrisk.plan.host_answers import AnswerWord
from missionrisk.reports import FORMATS, Edition, render_edition
from missionrisk.reports.explanation_report import explanation_report
from missionrisk.reports.terminal import as_text
from missionrisk.rule_tests import RuleCase, RuleTestFile
from missionrisk.trainee import Sheet, TraineeAnswers, TraineeDesk, load_plan_or_sheet, new_sheet, render_for_trainee
from missionrisk.trainee.implied import implied_by
from missionrisk.trainee.layouts import LAYOUTS
from missionrisk.trainee.sheet import questions
from tests.trainee.asking import BAD, EMPTY, GOOD
from tests.translation.pseudo import PSEUDO, PSEUDO_RTL, in_foreign_words, plain_words
from tests.translation.reading import READ, notes_in_yaml, shown_as_they_are, texts_in, without

pytestmark = pytest.mark.slow

ON: Final = date(2026, 11, 22)
EXAMPLES: Final = sorted((Path(__file__).parents[2] / "plan_examples").glob("*.yaml"))
TESTS: Final = sorted(rules_folder().glob(f"*{TEST_SUFFIX}"))

NAMES: Final = frozenset({"missionrisk", "cldr", "durable", "reference"})
"""Words that are the same in every language."""

ANSWERS: Final = frozenset(word for answer in get_args(get_args(AnswerWord)[0]) for word in plain_words(answer))
"""What a host types on its form."""

NOT_READ: Final = frozenset({"pdf"})
"""The formats that are made of another one, and are not read again."""

SLOW: Final = frozenset({"docx"})
"""The formats of which some examples are enough."""

NOT_YET: Final = frozenset[tuple[str, str]]()
"""The readers and formats of reports that still have words which cannot be translated."""

REPORTS: Final = [
    (reader, format)
    for reader, formats in FORMATS.items()
    for format in formats
    if format not in NOT_READ and (reader, format) not in NOT_YET
]


@lru_cache(maxsize=1)
def assessor() -> Assessor:
    return Assessor(engine="reference")


@lru_cache(maxsize=1)
def desk() -> TraineeDesk:
    return TraineeDesk(engine="reference")


@lru_cache(maxsize=32)
def foreign(example: Path) -> MissionPlan:
    """An example whose own sentences are in accented letters too."""
    return load_plan(in_foreign_words(load_plan(example).stated()))


@lru_cache(maxsize=64)
def decided(example: Path, language: Language) -> Case:
    with speaking(language):
        return assessor().decide(foreign(example), on=ON)


@lru_cache(maxsize=64)
def assessed(example: Path, language: Language) -> Assessment:
    with speaking(language):
        return assessor().judge(decided(example, language))


def words_of(plan: MissionPlan) -> set[str]:
    """The plan's own words, in plain letters: its ids, its single words, and the names of its fields."""
    return plain_words(json.dumps(plan.stated())) | NAMES


def missed(texts: Iterator[tuple[str, str]], own: set[str]) -> dict[str, str]:
    """The texts that hold words which are nobody's own, by these words."""
    lines = ((field, line) for field, text in texts for line in text.splitlines())
    found = ((plain_words(line) - own, f"{field}: {line}") for field, line in lines)
    return {" ".join(sorted(words)): line for words, line in found if words}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_word_of_an_assessment_is_translated(example: Path) -> None:
    texts = texts_in(assessed(example, PSEUDO).model_dump(mode="json"))
    assert missed(texts, words_of(foreign(example))) == {}


@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.stem)
def test_every_word_of_every_message_is_translated(tests: Path) -> None:
    """For each rule the first plan of its tests that it flags."""
    file = RuleTestFile.model_validate(read_file(tests).data)
    flagged = (case for case in file.cases if "flagged" in case.expect.values())
    for case in {case.rule: case for case in flagged}.values():
        assert missed(_messages(case, file), set()) == {}


def _messages(case: RuleCase, file: RuleTestFile) -> Iterator[tuple[str, str]]:
    catalogue = assessor().catalogue
    rule, plan = catalogue.rules[case.rule], load_plan(in_foreign_words(changed(file.bases[case.base], case.change)))
    own = words_of(plan) | plain_words(" ".join((*case.lists, *case.lists.values(), "csv")))
    with speaking(PSEUDO):
        facts = derive(plan, case.on, catalogue.tables, case.reference())
        for subject in facts.of(rule.subject):
            if case.expect.get(subject.subject) == "flagged":
                message = render_message(rule.message, subject, facts.mission, catalogue.parameters_of(rule))
                yield rule.id, " ".join(plain_words(message) - own)


def test_every_word_of_an_explanation_is_translated() -> None:
    example = next(path for path in EXAMPLES if path.stem == "village-brigade")
    case = decided(example, PSEUDO)
    keys = plain_words(" ".join(fact.subject for fact in case.facts))
    for finding in assessed(example, PSEUDO).findings:
        with speaking(PSEUDO):
            explained = explain(case, finding.id)
            shown = as_text(explanation_report(explained))
        data, own = explained.model_dump(mode="json"), words_of(foreign(example)) | keys
        assert missed(texts_in(data), own) == {}
        assert plain_words(without(shown, shown_as_they_are(data))) - own == set()


@pytest.mark.parametrize("format", [name for name in LAYOUTS if name in READ])
@pytest.mark.parametrize("sheet", [GOOD, BAD, EMPTY], ids=["good", "bad", "empty"])
def test_every_word_for_a_trainee_is_translated(sheet: dict[str, Any], format: str) -> None:
    with speaking(PSEUDO):
        read = load_plan_or_sheet(in_foreign_words(sheet))
        assert isinstance(read, Sheet)
        answers = desk().answers(read, on=ON)
        shown = READ[format](render_for_trainee(answers, format))
        own = words_of(implied_by(read).plan) | _ids_in(answers)
    assert missed(iter([(format, shown)]), own) == {}


def _ids_in(answers: TraineeAnswers) -> set[str]:
    """The ids, paths and hashes that answers show."""
    grounds = [ground for question in answers.questions for ground in question.grounds]
    ids = [name for ground in grounds for name in ground.ids]
    paths = [place.path for ground in grounds for place in ground.places]
    made_with = answers.provenance
    hashes = (made_with.plan_sha256, made_with.catalogue_sha256, str(made_with.source))
    return plain_words(" ".join((*ids, *paths, *hashes)))


def test_every_word_of_an_empty_sheet_is_translated() -> None:
    with speaking(PSEUDO):
        sheet = new_sheet()
    to_be_typed = {word for _name, asked in questions() for option in asked.options for word in plain_words(option)}
    assert plain_words(without(notes_in_yaml(sheet), ())) - to_be_typed == set()


@pytest.mark.parametrize(("reader", "format"), REPORTS)
def test_every_word_of_a_report_is_translated(reader: Any, format: str) -> None:
    for example in EXAMPLES[:3] if format in SLOW else EXAMPLES:
        assert words_left_in(example, reader, format, PSEUDO) == set()


@pytest.mark.parametrize("reader", list(FORMATS))
def test_a_page_in_another_script_says_so_and_runs_the_other_way(reader: Any) -> None:
    example = EXAMPLES[0]
    page = report(example, reader, "html", PSEUDO_RTL)
    assert '<html lang="ar" dir="rtl">' in str(page)
    assert words_left_in(example, reader, "html", PSEUDO_RTL) == set()


def test_words_that_are_not_translated_are_found() -> None:
    """So the tests above can fail."""
    example = EXAMPLES[0]
    english = Edition(assessed(example, ENGLISH), decided(example, ENGLISH))
    assert {"what", "risk"} <= plain_words(without(READ["html"](render_edition(english, "html")), ()))


def words_left_in(example: Path, reader: Any, format: str, language: Language) -> set[str]:
    """The words of a report that are neither translated nor the plan's own, nor parts of ids, paths or citations."""
    made, own = report(example, reader, format, language), words_of(foreign(example))
    shown = READ[format](made)
    if (reader, format) == ("host-form", "text"):
        shown, own = notes_in_yaml(str(made)), own | ANSWERS
    as_they_are = shown_as_they_are(assessed(example, language).model_dump(mode="json"))
    return plain_words(without(shown, as_they_are)) - own


def report(example: Path, reader: Any, format: str, language: Language) -> str | bytes:
    with speaking(language):
        return render_edition(Edition(assessed(example, language), decided(example, language), reader=reader), format)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_language_changes_words_and_nothing_else(example: Path) -> None:
    english, pseudo = (_without_words(assessed(example, language)) for language in (ENGLISH, PSEUDO))
    assert english == pseudo


def _without_words(assessment: Assessment) -> Any:
    """What was decided: outcomes, verdict, and all that findings and questions hold beside their texts."""
    return (
        assessment.outcomes,
        assessment.verdict.decision,
        assessment.counts,
        assessment.provenance,
        [(condition.finding, condition.owner, condition.latest_start) for condition in assessment.verdict.conditions],
        [(found.id, found.severity, found.fingerprint, found.rests_on) for found in assessment.findings],
        [(seen.path, seen.about) for found in assessment.findings for seen in found.evidence],
        [(asked.path, asked.entries, asked.rules, asked.settles) for asked in assessment.open_fields],
    )
