"""What the check commands print, and the templates, plans and tips beside them."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from practice_tui.bank.checking import check_banks, check_plans
from practice_tui.bank.listings import find_plan, plan_lines, plan_page, tip_lines
from practice_tui.bank.loader import load_bank
from practice_tui.bank.template import template_for
from practice_tui.cli import commands
from practice_tui.core.bank.plans import LADDER, Plan, Tip
from practice_tui.core.bank.questions import Kind, Level
from practice_tui.errors import ExitCode, PracticeError
from tests.bank.samples import PLAN, bank_folder, problems_of, question_yaml

TODAY = date(2026, 11, 29)
OWN_TOPIC = "- {slug: cooking, title: Cooking}\n"
OWN = question_yaml(("topic: math", "topic: cooking"), ("id: chain-rule", "id: a-dish-of-its-own"))
SHORT = Plan("short", "Short", 3, "A few", levels={Level.BASIC: 2, Level.ADVANCED: 1}, kinds={Kind.CODE: 1}, pace=1.5)


def test_a_right_file_has_nothing_to_tell(tmp_path: Path) -> None:
    folder = bank_folder(tmp_path / "own", topics=OWN_TOPIC, dishes=OWN)
    checked = check_banks(TODAY, (folder / "dishes.yaml",))
    assert (checked.problems, checked.is_right) == ((), True)
    assert checked.summary == "1 question: 0 problems, 0 warnings"


def test_problems_and_warnings_stand_together_by_place(tmp_path: Path) -> None:
    bad = OWN.replace("a-dish", "another-dish").replace("level: basic", "level: hard")
    folder = bank_folder(tmp_path / "own", topics=OWN_TOPIC, dishes=OWN.replace("by hand", "") + bad)
    checked = check_banks(TODAY, (folder,))
    assert [(problem.line, problem.is_warning) for problem in checked.problems][:2] == [(2, True), (12, True)]
    assert checked.problems[-1].message == "'level' is 'hard'"
    assert not checked.is_right
    assert checked.summary == "2 questions: 1 problem, 2 warnings"


def test_warnings_alone_leave_a_bank_right(tmp_path: Path) -> None:
    folder = bank_folder(tmp_path / "own", topics=OWN_TOPIC, dishes=OWN.replace("by hand", ""))
    assert check_banks(TODAY, (folder,)).is_right


@pytest.mark.parametrize(("command", "name"), [("bank", "mine.yaml"), ("plan", "plans.yaml")])
def test_a_check_that_finds_a_problem_ends_with_1(tmp_path: Path, command: str, name: str) -> None:
    path = tmp_path / name
    path.write_text("7\n", "utf-8")
    ended = CliRunner().invoke(commands, ["--data-dir", str(tmp_path), command, "check", str(path)])
    assert ended.exit_code == ExitCode.PROBLEMS
    assert "1 problem" in ended.stderr


def test_own_questions_get_hints_and_strict_asks_for_all(tmp_path: Path) -> None:
    text = "- {title: What is WAL?, answer: A log, topic: data-stores}\n"
    folder = bank_folder(tmp_path / "own", mine=text)
    checked = check_banks(TODAY, (folder / "mine.yaml",))
    assert [problem.message for problem in checked.problems] == ["no rubric yet"]
    assert checked.is_right
    for path in (folder, folder / "mine.yaml"):
        strict = check_banks(TODAY, (path,), is_strict=True)
        assert not strict.is_right
        assert any(problem.message.startswith("'topic' is") for problem in strict.problems)


def test_a_topic_that_is_nearly_a_bundled_one_is_hinted_at(tmp_path: Path) -> None:
    text = "- {title: What is a head?, answer: One of many, topic: transformer}\n"
    checked = check_banks(TODAY, (bank_folder(tmp_path / "own", mine=text) / "mine.yaml",))
    hint = "the topic 'transformer' is a new one (did you mean 'transformers'?)"
    assert any(str(problem).endswith(f"warning: {hint}") for problem in checked.problems)
    assert checked.is_right


def test_an_unquoted_text_that_a_hash_cuts_off_is_warned_of_and_a_comment_is_none(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "- id: cut\n  topic: math\n  prompt: What is the #1 rule?\n  answer: 'Use #1'\n  level: basic  # easy\n"
    )
    told_of = [str(problem) for problem in check_banks(TODAY, (file,)).problems]
    assert [line for line in told_of if "#" in line] == [
        f"{file}:3: warning: 'What is the' ends before a # (quote a text that holds ' #')"
    ]


def test_what_was_taken_for_a_bank_and_is_never_loaded_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("short.yml", "LOUD.YAML", "deck.csv", "deep/inner.yaml", "notes.txt"):
        (tmp_path / name).write_text("- {id: a, topic: math, prompt: Why?, answer: So.}\n")
    problems = load_bank(tmp_path).problems
    assert sorted(Path(problem.path).name for problem in problems) == ["LOUD.YAML", "deck.csv", "deep", "short.yml"]
    (problem,) = (each for each in check_banks(TODAY, (tmp_path / "short.yml",)).problems if not each.is_warning)
    assert "rename it: the name of a bank ends in .yaml" in str(problem)


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match=r"There is no .*none\.yaml\. \(name a bank file, or a folder of them\)"):
        check_banks(TODAY, (tmp_path / "none.yaml",))


def test_topics_are_checked_by_themselves(tmp_path: Path) -> None:
    folder = bank_folder(tmp_path / "own", topics=OWN_TOPIC, dishes=OWN)
    checked = check_banks(TODAY, (folder / "topics.yaml",))
    assert (checked.problems, checked.is_right) == ((), True)


def test_plans_are_checked_by_themselves(tmp_path: Path) -> None:
    folder = bank_folder(tmp_path / "own", topics=OWN_TOPIC, plans=PLAN, dishes="[")
    checked = check_plans(folder / "plans.yaml")
    assert [problem.message for problem in checked.problems] == []
    assert checked.summary == f"{folder}/plans.yaml: 0 problems, 0 warnings"


def test_a_plan_that_no_question_fits_is_a_warning_in_both_checks(tmp_path: Path) -> None:
    empty = "- {id: empty, title: Empty, count: 3, topics: [cooking], kinds: [design]}\n"
    folder = bank_folder(tmp_path / "own", topics=OWN_TOPIC, plans=f"{PLAN}{empty}", dishes=OWN)
    for checked in (check_plans(folder / "plans.yaml"), check_banks(TODAY, (folder,))):
        (warning,) = checked.problems
        assert checked.is_right
        assert str(warning).endswith(
            "plans.yaml:2: plan 'empty': warning: no question fits it (take in more topics, levels or kinds)"
        )


def test_a_plan_may_name_questions_of_the_files_beside_it(tmp_path: Path) -> None:
    named = "- {id: dish, title: Dish, questions: [a-dish-of-its-own]}\n"
    folder = bank_folder(tmp_path / "own", topics=OWN_TOPIC, plans=named, dishes=OWN)
    assert check_plans(folder / "plans.yaml").problems == ()
    assert load_bank(folder).problems == ()
    wrong = bank_folder(tmp_path / "wrong", topics=OWN_TOPIC, plans=named.replace("a-dish", "the-dish"), dishes=OWN)
    (problem,) = check_plans(wrong / "plans.yaml").problems
    assert problem.message == "'the-dish-of-its-own' is no question's id"
    with pytest.raises(PracticeError, match=r"isn't called plans\.yaml"):
        check_plans(folder / "dishes.yaml")


def test_a_template_lacks_only_what_must_be_filled_in() -> None:
    problems = problems_of(template_for("math", ["math"]))
    assert len(problems) == 22
    assert all(problem.endswith(" is empty") for problem in problems)


def test_a_template_for_no_topic_names_the_nearest() -> None:
    with pytest.raises(PracticeError, match=r"there is no topic 'maths' \(did you mean 'math'\?\)"):
        template_for("maths", ["llms", "math"])


def test_plans_are_printed() -> None:
    assert list(plan_lines([SHORT, Plan("longer-one", "Longer", 12)])) == [
        "short         3  Short",
        "longer-one   12  Longer",
    ]
    assert list(plan_page(find_plan([SHORT], "short"))) == [
        "Short (short)",
        "A few",
        "questions  3",
        "picked     mixed",
        "mode       coached",
        "limits     each question's own, times 1.5",
        "topics     all alike",
        "levels     basic 2, advanced 1",
        "kinds      code 1",
        "follow-ups no",
        "tips       no",
    ]


def test_an_unknown_plan_names_the_nearest() -> None:
    with pytest.raises(PracticeError, match=r"there is no plan 'shrot' \(did you mean 'short'\?\)"):
        find_plan([SHORT], "shrot")


def test_tips_are_printed_for_one_side_of_the_table() -> None:
    tips = [Tip("a", "candidate", "Speak", "Silence", "It helps"), Tip("b", "interviewer", "Wait", "Hurry", "Also")]
    assert list(tip_lines(tips, "candidate")) == ["Do     Speak", "Don't  Silence", "Why    It helps", ""]


def test_the_bundled_plans_are_right() -> None:
    assert check_plans().problems == ()
    assert [plan.id for plan in load_bank().plans] == [
        "quick",
        "phone-screen",
        "on-site",
        "computer-vision",
        "nlp-llm",
        "ml-infrastructure",
        "research-scientist",
        "new-graduate",
        "fundamentals-exam",
        "behavioural",
        "most-asked",
    ]


def test_the_page_of_a_ladder_says_its_times_and_that_it_counts_nowhere() -> None:
    lines = list(plan_page(LADDER))
    assert "limits     2m, then 1m, then 30s" in lines
    assert lines[-1] == "counts     no: ticked, not scored, in no figure"
