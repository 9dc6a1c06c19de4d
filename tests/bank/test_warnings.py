"""What good entries avoid, each with the very message, and what is no reason to warn."""

from datetime import date
from pathlib import Path

import pytest

from practice_tui.bank.loader import load_bank
from practice_tui.bank.text_warnings import about_text
from practice_tui.bank.warnings import warnings_of
from tests.bank.samples import bank_folder, question_yaml

TODAY = date(2026, 11, 29)


def warned(tmp_path: Path, *questions: str) -> list[str]:
    """The warnings of a bank, each without its path."""
    folder = bank_folder(tmp_path / "bank", math="".join(f"{text}  reviewed: 2026-11-01\n" for text in questions))
    loaded = load_bank(bundled=folder)
    assert loaded.problems == ()
    return [
        str(problem).removeprefix(f"{folder}/")
        for problem in sorted(warnings_of(loaded.entries, loaded.entries, TODAY))
    ]


def test_a_good_entry_gives_no_warning(tmp_path: Path) -> None:
    assert warned(tmp_path, question_yaml()) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("by hand", "", ":2: TELL the title has 2 words (3 to 6)"),
        (
            "level: basic",
            "level: advanced",
            ":18: TELL 'answer.deep' is missing (what a senior adds to an advanced answer)",
        ),
        ("word " * 50, "word " * 39, ":19: TELL 'answer.short' has 39 words (40 to 80)"),
        ("word " * 90, "word " * 181, ":21: TELL 'answer.full' has 181 words (60 to 180)"),
        ("answer:\n", "answer:\n    deep: too short\n", ":19: TELL 'answer.deep' has 2 words (30 to 150)"),
        ("tags:", "related: [nowhere]\n  tags:", ":7: TELL related 'nowhere' is no other question"),
        ("tags:", "related: [chain-rule]\n  tags:", ":7: TELL related 'chain-rule' is no other question"),
        ("Factors multiply outwards", "The derivative passes through maps", None),
        (
            "Factors multiply outwards",
            "A derivative through nested maps",
            ":12: TELL the prompt gives away 'A derivative",
        ),
        ("Ask for a", "Ask\u00ad for a", ":8: TELL holds a soft hyphen (leave it out; it isn't shown)"),
        (
            "Ask for a",
            "Ask for y\u0302, a",
            ":8: TELL holds the combining mark U+0302 (write one character, such as ŷ)",
        ),
        ("word " * 50, "梯度下降" * 20, None),
        ("Outer first", "<i>Outer</i>", ":14: TELL holds '<i>' (formulas in Unicode, no LaTeX and no HTML)"),
        ("Ask for a", "Ask for $x_1$ a", ":8: TELL holds '$x_1$' (formulas in Unicode, no LaTeX and no HTML)"),
        (
            "kind: concept",
            "kind: numeric\n  value: [{name: n, value: 3}]",
            ":13: TELL the prompt of a numeric question",
        ),
    ],
)
def test_what_good_entries_avoid(tmp_path: Path, old: str, new: str, told: str | None) -> None:
    found = warned(tmp_path, question_yaml((old, new)))
    start = f"math.yaml{told}".replace("TELL", "question 'chain-rule': warning:")
    assert any(line.startswith(start) for line in found) if told else not found


@pytest.mark.parametrize(("name", "told"), [("theta", "a tab"), ("nabla", "a line within a word"), ("alpha", "")])
def test_a_name_that_double_quotes_have_changed(name: str, told: str) -> None:
    meant = {"theta": "\theta", "nabla": "\nabla", "alpha": "α"}[name]
    assert [message for message, _ in about_text(f"What is {meant} here?")] == (
        [f"{'holds' if told == 'a tab' else 'breaks'} {told}"] if told else []
    )


def test_a_rubric_of_definitions_only(tmp_path: Path) -> None:
    changes = [
        (f"aspect: {name}", "aspect: definition") for name in ("mechanism", "formula", "trade-off", "failure-mode")
    ]
    (line,) = warned(tmp_path, question_yaml(*changes))
    assert line.endswith("the rubric asks for definitions only (ask for reasons, trade-offs, failures)")


def test_nearly_the_same_prompt_is_told_of_both(tmp_path: Path) -> None:
    # 8 of 10 words are shared.
    second = question_yaml(("id: chain-rule", "id: other"), ("three nested", "four nested"))
    first_told, second_told = warned(tmp_path, question_yaml(), second)
    assert "question 'chain-rule': warning: the prompt is nearly that of 'other'" in first_told
    assert "question 'other': warning: the prompt is nearly that of 'chain-rule'" in second_told


def test_fences(tmp_path: Path) -> None:
    fenced = f"code: |\n      {'x' * 55}\n    deep: |\n      ```\n      {'y' * 54}\n      ```\n      {'word ' * 30}\n"
    told = warned(tmp_path, question_yaml(("answer:\n", f"answer:\n    {fenced}")))
    assert [line.split("warning: ")[1] for line in told] == [
        "'xxxxxxxxxxxxxxxxxxxx' in a fence has 55 columns (54 at most)",
        "a fence names no language (begin it with ```text or ```python)",
    ]


def test_formerly_must_not_be_another_questions_id(tmp_path: Path) -> None:
    second = question_yaml(
        ("id: chain-rule", "id: other\n  formerly: [chain-rule]"), ("three nested maps", "a sum of two")
    )
    second = second.replace("How does a derivative", "And what becomes of a map")
    (line,) = warned(tmp_path, question_yaml(), second)
    assert line.endswith("question 'other': warning: formerly 'chain-rule' is another question's id")


def test_a_former_id_may_be_related(tmp_path: Path) -> None:
    second = question_yaml(
        ("id: chain-rule", "id: other\n  related: [old-name]"), ("three nested maps", "a sum of two")
    )
    second = second.replace("How does a derivative", "And what becomes of a map")
    assert warned(tmp_path, question_yaml(("tags:", "formerly: [old-name]\n  tags:")), second) == []


PROMPT = "How does a derivative pass through three nested maps?"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            [("asks: How does a derivative, aspect: formula", "aspect: formula")],
            "must 'Jacobians replace slopes' quotes",
        ),
        (
            [("asks: How does a derivative, aspect: formula", "asks: Why, aspect: formula")],
            "the prompt doesn't say 'Why'",
        ),
        ([(PROMPT, f"{PROMPT} When does that fail?")], "no must answers 'When does that fail?'"),
        ([(PROMPT, f"Maps nest. {PROMPT[:-1]}, and why so?")], "no must answers 'why so?'"),
        ([(PROMPT, f"{PROMPT} State one limit of it.")], "no must answers 'State one limit of it.'"),
        ([(PROMPT, "How does a derivative.")], "the prompt asks for nothing that can be found in it"),
        ([("tier: bonus, aspect", "tier: bonus, asks: nested, aspect")], "bonus 'Products shrink with depth' answers"),
        ([("Jacobians replace slopes", "Jacobians; no slopes")], "must 'Jacobians; no slopes' holds two facts"),
        ([("Left}", "It shall}")], "holds 'shall' (say it in today's plain English)"),
        ([("answer:\n", "answer:\n    code: x = np.ones(3)\n")], "the code uses np without importing it"),
    ],
)
def test_prompt_and_rubric_fit(tmp_path: Path, changes: list[tuple[str, str]], told: str) -> None:
    assert any(told in line for line in warned(tmp_path, question_yaml(*changes)))


def test_a_sentence_that_only_tells_something_needs_no_must(tmp_path: Path) -> None:
    assert warned(tmp_path, question_yaml((PROMPT, f"Maps nest, and that matters. {PROMPT}"))) == []


def test_an_entry_is_gone_through_again_after_two_years(tmp_path: Path) -> None:
    folder = bank_folder(tmp_path / "bank", math=f"{question_yaml()}  reviewed: 2026-11-01\n")
    entries = load_bank(bundled=folder).entries
    assert not list(warnings_of(entries, entries, date(2028, 10, 31)))
    (told,) = warnings_of(entries, entries, date(2028, 11, 1))
    assert "was last gone through on 2026-11-01" in str(told)
