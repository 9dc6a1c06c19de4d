"""Plans of one's own are built, changed and removed by command."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from practice_tui.cli import commands
from practice_tui.errors import PracticeError
from tests.kept_bank import keep_bank

JOB = Path(__file__).parent / "core" / "bank" / "jobs" / "nlp-llm.txt"

Practice = Callable[..., Result]


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    keep_bank(tmp_path)

    def run(*words: str, source: str = "") -> Result:
        return CliRunner().invoke(commands, ["--data-dir", str(tmp_path), "plan", *words], input=source)

    return run


def test_a_plan_is_made_of_a_job_description_changed_and_removed(practice: Practice) -> None:
    made = practice("new", "LLM job", "--job", str(JOB), "--minutes", "45", "--stage", "core=3", "--stage", "deep-dive")
    assert "Transformers: transformer, attention, positional encoding, tokenization, long context, BERT" in made.stdout
    assert " questions, 4" in made.stdout
    assert "Kept as llm-job" in made.stdout
    shown = practice("show", "llm-job").stdout
    assert "topics     llms 5, " in shown
    assert "stages     core 3, deep-dive 1\nminutes    45\n" in shown
    assert "Kept as llm-job" in practice("edit", "llm-job", "--count", "4", "--minutes", "0", "--stage", "all").stdout
    changed = practice("show", "llm-job").stdout
    assert "questions  4\n" in changed
    assert "minutes" not in changed
    assert "topics     llms 5, " in changed
    assert practice("remove", "llm-job").stdout.startswith("Removed: LLM job (llm-job)")
    assert "llm-job" not in practice("list").stdout


def test_another_promise_keeps_the_count_and_none_asks_a_fixed_number_again(practice: Practice) -> None:
    practice("new", "Eight", "--minutes", "40", "--count", "8")
    practice("new", "Full", "--minutes", "40")
    assert "Kept as eight" in practice("edit", "eight", "--minutes", "30").stdout
    assert "Kept as full" in practice("edit", "full", "--minutes", "0").stdout
    assert "questions  8\n" in practice("show", "eight").stdout
    assert "questions  10\n" in practice("show", "full").stdout


def test_one_limit_for_all_is_set_and_taken_back(practice: Practice) -> None:
    practice("new", "Short", "--each", "1.5")
    assert "limits     1m30s" in practice("show", "short").stdout
    practice("edit", "short", "--each", "0")
    assert "limits     each question's own" in practice("show", "short").stdout


def test_an_interviewer_may_talk_and_end_with_ones_own_questions(practice: Practice) -> None:
    assert practice("new", "Talks", "--style", "warm", "--closing").exit_code == 0
    shown = practice("show", "talks").stdout
    assert "talks      warm\nclosing    your own questions\n" in shown
    assert practice("edit", "talks", "--style", "none", "--no-closing").exit_code == 0
    shown = practice("show", "talks").stdout
    assert "warm" not in shown and "your own questions" not in shown


def test_a_preview_keeps_nothing_and_a_struck_word_has_no_say(practice: Practice) -> None:
    text = "You know BERT, attention and PyTorch, and you have fine-tuned an LLM."
    seen = practice("new", "Job", "--job", "-", "--strike", "pytorch", "--preview", source=text)
    assert seen.stdout.startswith("Transformers: BERT, attention\nLanguage models: LLM\n12 questions, ")
    assert seen.stdout.endswith("Nothing is kept: this is a preview.\n")
    assert "job" not in practice("list").stdout


def test_a_description_of_too_few_words_offers_a_role(practice: Practice) -> None:
    text = "We bake bread, with PyTorch."
    refused = practice("new", "Bread", "--job", "-", source=text)
    assert isinstance(refused.exception, PracticeError)
    assert str(refused.exception) == (
        "the job description has 1 known word: PyTorch (3 are needed)"
        " (--role ID takes the topics of a plan: practice plan list)"
    )
    made = practice("new", "Bread", "--job", "-", "--role", "computer-vision", source=text)
    assert "so its topics are those of Computer vision engineer" in made.stderr
    assert "cnn-vision 5" in practice("show", "bread").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("new", "Quick"), "there is a plan quick already"),
        (("new", "Mine", "--stage", "middle"), "--stage 'middle': one of opening, core, deep-dive, closing"),
        (("new", "Mine", "--topic", "maths"), "there is no topic 'maths'"),
        (("new", "Mine", "--role", "weak"), "weak is no role"),
        (("new", "Mine", "--strike", "BERT"), "--strike goes with --job"),
        (("new", "Mine", "--job", "nowhere.txt"), "there is no nowhere.txt"),
        (("edit", "quick"), "quick isn't a plan of yours"),
        (("remove", "quick"), "quick isn't a plan of yours"),
    ],
)
def test_what_cant_be_is_refused_with_what_to_do(practice: Practice, words: tuple[str, ...], says: str) -> None:
    refused = practice(*words)
    assert says in (str(refused.exception) if isinstance(refused.exception, PracticeError) else refused.stderr)


def test_a_file_of_a_plan_goes_into_other_commands_and_says_all_that_they_ask(
    practice: Practice, tmp_path: Path
) -> None:
    file, page = tmp_path / "quick.json", tmp_path / "kit.md"
    assert practice("export", "quick", str(file)).stdout.startswith("Quick: 5 questions, ")

    def run(*words: str) -> Result:
        return CliRunner().invoke(commands, ["--data-dir", str(tmp_path), *words], input="q\n")

    assert run("kit", str(page), "--from", str(file)).exit_code == 0
    assert "5 questions" in page.read_text("utf-8")
    assert "5 questions" in run("round", "--plain", "--from", str(file)).stdout
    for words in (
        ("round", "--from", str(file), "--plan", "quick"),
        ("kit", "x.md", "--from", str(file), "--count", "2"),
    ):
        assert "--from says which questions: no other choice goes with it" in run(*words).stderr
