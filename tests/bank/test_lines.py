"""The lines of an interviewer: read by style, each stands once, and none helps with a question."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from practice_tui.bank.checking import check_banks
from practice_tui.bank.line_warnings import telling_words
from practice_tui.bank.loader import load_bank
from practice_tui.bank.markdown import content_words
from practice_tui.core.bank.lines import Line, Occasion, Style
from practice_tui.core.bank.questions import Tier
from tests.bank.samples import TOPIC, bank_folder, question_yaml

OPENING = "- style: warm\n  opening: ['Hello, {minutes}.']\n"


def test_no_bundled_line_holds_a_word_of_a_must_that_the_prompt_does_not_hold() -> None:
    loaded = load_bank()
    words = frozenset().union(*(telling_words(line.text) for line in loaded.lines))
    assert {"subject", "enjoyed", "lovely"} <= words
    helped = {
        (question.id, word)
        for question in loaded.bank.questions
        for point in question.rubric
        if point.tier is Tier.MUST
        for word in words & content_words(point.text) - content_words(question.prompt)
    }
    assert helped == set()


def test_no_bundled_line_before_a_probe_says_that_what_was_left_out_was_said() -> None:
    probing = [line.text for line in load_bank().lines if line.occasion is Occasion.PROBING]
    assert [text for text in probing if re.search(r"you (?:told|said)|\bmore about\b|\bagain\b", text)] == []


def test_each_style_has_lines_for_every_occasion_of_a_long_round() -> None:
    had = Counter((line.style, line.occasion) for line in load_bank().lines)
    enough = {Occasion.TURNING: 8, Occasion.PROBING: 5, Occasion.DEEPER: 5}
    few = [
        (style, occasion) for style in Style for occasion in Occasion if had[style, occasion] < enough.get(occasion, 2)
    ]
    assert few == []


def test_own_lines_join_the_bundled_ones(tmp_path: Path) -> None:
    bundled = bank_folder(tmp_path / "bundled", topics=TOPIC, lines=OPENING)
    own = bank_folder(tmp_path / "own", topics="- {slug: mine, title: Mine}", lines="- {style: warm, thanks: [Bye.]}\n")
    loaded = load_bank(own, bundled)
    assert loaded.problems == ()
    assert loaded.lines == (
        Line(Style.WARM, Occasion.OPENING, "Hello, {minutes}."),
        Line(Style.WARM, Occasion.THANKS, "Bye."),
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- {style: warm, thanks: [Bye., 'Bye!']}", "the line 'Bye!' stands twice (first in {path}:1)"),
        ("- {style: warm, opening: [Hello.]}", "the opening 'Hello.' doesn't say once how long it takes"),
        ("- {style: warm, thanks: ['In {minutes}, bye']}", "the line 'In {minutes}, bye' holds '{minutes}'"),
        ("- {style: cold, thanks: [Bye.]}", "'style' is 'cold' (one of warm, neutral)"),
        ("- {style: warm, farewell: [Bye.]}", "'farewell' is no field"),
        (f"- {{style: warm, thanks: [{'la ' * 30}]}}", "is too long (one line, 76 characters at most)"),
    ],
)
def test_a_line_that_can_not_be_said_is_a_problem_and_its_style_is_left_out(
    tmp_path: Path, text: str, problem: str
) -> None:
    folder = bank_folder(tmp_path / "own", topics=TOPIC, lines=text)
    loaded = load_bank(bundled=folder)
    (found,) = loaded.problems
    assert problem.replace("{path}", str(folder / "lines.yaml")) in str(found)
    assert loaded.lines == ()


def test_words_of_talk_that_the_subject_uses_are_no_everyday_words() -> None:
    assert telling_words("The first moment, please; then a few fine next times.") == {
        "first",
        "moment",
        "few",
        "fine",
        "next",
        "time",
    }


def test_the_check_warns_of_a_line_with_a_word_of_a_must_but_not_of_one_with_a_word_of_its_prompt(
    tmp_path: Path,
) -> None:
    own = question_yaml(("Factors multiply outwards", "Factors multiply zigzag"))
    lines = "- style: neutral\n  turning:\n    - Let us go on to nested maps.\n    - 'Zigzag, please.'\n"
    folder = bank_folder(tmp_path / "own", topics="- {slug: t, title: T}", lines=lines, own=own)
    warned = [str(each) for each in check_banks(date(2026, 11, 29), (folder,)).problems]
    (warning,) = [each for each in warned if "lines.yaml" in each and "zigzag" in each]
    assert warning.startswith(
        f"{folder}/lines.yaml:4: style 'neutral': warning: the line 'Zigzag, please.' holds 'zigzag'"
    )
