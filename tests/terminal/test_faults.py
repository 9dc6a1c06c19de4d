"""What goes wrong around a round is said on the screen, and the same key works once the cause is gone."""

import json
import resource
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from practice_tui.store.opening import open_history
from tests.terminal.terminal import Terminal, practice
from tests.terminal.test_first_round import run

pytestmark = pytest.mark.usefixtures("kept_bank")

ENTER = "\r"
ROUND = ("round", "--topic", "foundations", "--count", "3")


def to_review(terminal: Terminal) -> None:
    terminal.see("enter: start")
    terminal.start()
    terminal.answer("s")
    terminal.see("Tick what you said")


def scores(data: Path) -> list[int | None]:
    return [attempt["score"] for attempt in json.loads(run("history", "--json", data=data).stdout)["attempts"]]


def flat(terminal: Terminal) -> str:
    """The screen's words: a message may be broken over lines."""
    return " ".join(terminal.text.split())


def test_a_busy_file_is_said_and_the_same_key_works_later(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        to_review(terminal)
        with closing(sqlite3.connect(tmp_path / "history.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            terminal.press("3")
            terminal.wait(lambda: "NOT SAVED" in flat(terminal) and "another program holds" in flat(terminal), "words")
            assert "Saved #1" not in terminal.text
        terminal.press("3")
        terminal.see("Saved #1.")
    assert scores(tmp_path) == [3]


def test_a_full_disk_is_said_and_the_same_key_works_later(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        to_review(terminal)
        pid, size = terminal.process.pid, (tmp_path / "history.db").stat().st_size
        unlimited = resource.prlimit(pid, resource.RLIMIT_FSIZE, (size // 2, resource.RLIM_INFINITY))
        terminal.press("4")
        terminal.wait(lambda: "NOT SAVED" in flat(terminal), "NOT SAVED")
        assert "Saved #1" not in terminal.text
        assert str(tmp_path)[:20] in flat(terminal)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, unlimited)
        terminal.press("4")
        terminal.see("Saved #1.")
    assert scores(tmp_path) == [4]


@pytest.mark.parametrize("is_replaced", [False, True])
def test_a_file_that_was_taken_away_is_never_called_saved(tmp_path: Path, is_replaced: bool) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        to_review(terminal)
        history = tmp_path / "history.db"
        kept = history.rename(tmp_path / "elsewhere.db")
        if is_replaced:
            open_history(history).close()
        terminal.press("2")
        terminal.wait(lambda: "NOT SAVED" in flat(terminal) and "removed or replaced" in flat(terminal), "words")
        assert "Saved #1" not in terminal.text
        kept.replace(history)
        terminal.press("2")
        terminal.see("Saved #1.")
    assert scores(tmp_path) == [2]


def test_two_terminals_keep_every_score_once(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as one, Terminal(practice(*ROUND, data=tmp_path)) as two:
        to_review(one)
        to_review(two)
        one.press("1")
        two.press("4")
        one.see("Saved #")
        two.see("Saved #")
    assert sorted(score or 0 for score in scores(tmp_path)) == [1, 4]


def test_bytes_that_are_no_text_broken_sequences_and_mouse_noise_do_nothing(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        to_review(terminal)
        for noise in (b"\xff\xfe\x80\xc3\x28", b"\x1b[<0;5", b";5M\x1b[<35;1;1M" * 50, b"\x1b[999;999Z", b"\xf0\x9f"):
            terminal.process.send(noise)
        terminal.see("Tick what you said")
        terminal.press("3")
        terminal.see("Saved #1.")
    assert scores(tmp_path) == [3]


REPLIES = ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", "\x1b[?62;22;52c", "\x1bP>|XTerm(388)\x1b\\", "\x1b[>41;354;0c")


def test_late_replies_of_a_terminal_press_no_key(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        to_review(terminal)
        terminal.wait_quiet()
        before = terminal.text
        for reply in REPLIES:
            terminal.press(reply[:5])
            terminal.wait_quiet()  # longer than an Escape takes
            terminal.press(reply[5:])
        terminal.wait_quiet()
        assert terminal.text == before
    assert scores(tmp_path) == [None]


def test_late_replies_open_nothing_from_home(tmp_path: Path) -> None:
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("topics, levels")
        terminal.wait_quiet()
        before = terminal.text
        for reply in REPLIES:
            terminal.press(reply)
        terminal.wait_quiet()
        assert terminal.text == before


def test_mashed_keys_score_a_question_once_and_only_after_its_reveal(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        terminal.see("enter: start")
        terminal.start()
        terminal.press("1234" * 25)
        terminal.see("Back to the keys")
        assert scores(tmp_path) == []
        terminal.press("\t")
        terminal.answer("s" + "3412" * 25)  # what comes before the reveal does nothing, what comes behind it may score
        terminal.wait(lambda: "then score it" in terminal.text or "Saved #1." in terminal.text, "review")
        terminal.listen(1)  # until all of it has come through
        terminal.press("2" * 50)
        terminal.see("Saved #1.")
        terminal.press("abcdef1234wguswx" * 10)
        terminal.press("?")
        terminal.see("Now")
    assert len(scores(tmp_path)) == 1
    with closing(sqlite3.connect(tmp_path / "history.db")) as history:
        assert history.execute("SELECT count(*) FROM ratings WHERE score IS NOT NULL").fetchone() == (1,)


@pytest.mark.parametrize("marks", [("\x1b[200~", "\x1b[201~"), ("", "")], ids=["marked", "unmarked"])
def test_a_paste_of_a_megabyte_is_capped_with_a_word_and_keys_work_at_once(
    tmp_path: Path, marks: tuple[str, str]
) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        terminal.see("enter: start")
        terminal.start()
        terminal.press("n")
        terminal.see("Back to the keys")
        began = time.monotonic()
        terminal.press_much(marks[0] + "gus1234 " * 125_000 + marks[1])
        terminal.wait(lambda: "Notes are kept up to 20,000" in flat(terminal), "word on the cap")
        terminal.listen(0.3)  # until the paste is over
        terminal.press("\t")
        terminal.see("Answer aloud; enter when done")
        assert time.monotonic() - began < 10
        terminal.answer("s")
        terminal.see("Tick what you said")
        terminal.press("3")
        terminal.see("Saved #1.")
    assert scores(tmp_path) == [3]
    with closing(sqlite3.connect(tmp_path / "history.db")) as history:
        assert history.execute("SELECT length(answer) FROM attempts").fetchall() == [(20_000,)]


def test_notes_of_two_seconds_ago_outlive_a_kill(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        terminal.see("enter: start")
        terminal.start()
        terminal.press("n")
        terminal.see("Back to the keys")
        terminal.press("so far")
        terminal.see("so far")
        terminal.listen(3.5)  # two seconds, and the tick after them
        terminal.kill(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("Resume")
        terminal.press(ENTER)
        terminal.wait(lambda: "aused" in terminal.text, "pause")
        terminal.press("p")
        terminal.see("so far")


def test_a_paste_where_nothing_is_written_presses_no_key(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        to_review(terminal)
        terminal.press_much("sq4321\r" * 3000)
        terminal.listen(0.5)  # until the paste is over
        terminal.see("Tick what you said")
    assert scores(tmp_path) == [None]


def test_a_storm_of_resizes_pauses_scores_nothing_and_everything_comes_back(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        to_review(terminal)
        for rows, columns in ((1, 1), (5, 20), (24, 80), (1, 200), (60, 10), (20, 60), (2, 2)) * 5:
            resize(terminal, rows, columns)
        resize(terminal, 5, 30)
        terminal.listen(1)  # until the storm is over
        terminal.wait(lambda: "terminal too small" in flat(terminal), "word on the size")
        terminal.press("3")
        terminal.listen(1)
        resize(terminal, 24, 80)
        terminal.see("Tick what you said")
        assert scores(tmp_path) == [None]
        terminal.press("2")
        terminal.see("Saved #1.")
    assert scores(tmp_path) == [2]


def resize(terminal: Terminal, rows: int, columns: int) -> None:
    terminal.screen.resize(rows, columns)
    terminal.process.setwinsize(rows, columns)


@pytest.mark.parametrize(
    "environment",
    [
        {"NO_COLOR": "1"},
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_is_the_same_without_colours_and_in_any_locale(tmp_path: Path, environment: dict[str, str]) -> None:
    with Terminal(practice(*ROUND, data=tmp_path), environment=environment) as terminal:
        to_review(terminal)
        terminal.press("3")
        terminal.see("Saved #1.")
        terminal.kill(signal.SIGTERM)
        assert terminal.end() == 143


def test_damage_found_at_the_start_is_told_with_the_way_back(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        to_review(terminal)
        terminal.press("3")
        terminal.see("Saved #1.")
    assert run("backup", data=tmp_path).returncode == 0
    (tmp_path / "history.db").write_bytes(b"damage" * 2000)
    with Terminal(practice(data=tmp_path)) as terminal:
        assert terminal.end() == 65
        assert "practice restore" in flat(terminal)
    assert run("restore", data=tmp_path).returncode == 0
    assert scores(tmp_path) == [3]


def test_the_first_start_of_a_day_makes_a_backup_and_the_next_makes_none(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        to_review(terminal)
        terminal.kill(signal.SIGTERM)
        terminal.end()
    for _ in range(2):
        with Terminal(practice(data=tmp_path)) as terminal:
            terminal.see("Rounds")
            terminal.see("Resume")
            terminal.press("q")
            assert terminal.end() == 0
    assert len(list((tmp_path / "backups").glob("*.db"))) == 1


def test_an_internal_error_leaves_the_terminal_one_line_and_a_log(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom practice_tui import cli\nfrom practice_tui.tui import app\n"
        "def fail(*given): raise RuntimeError('my private note')\n"
        "app.home = fail\ncli.main()"
    )
    with Terminal([sys.executable, "-c", program, "--data-dir", str(tmp_path)]) as terminal:
        assert terminal.end() == 70
        assert terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h")
        assert "internal error: RuntimeError" in flat(terminal)
        assert "private" not in terminal.text
    log = (tmp_path / "practice.log").read_text()
    assert "builtins.RuntimeError" in log
    assert "private" not in log
