"""The commands that only print: what they print, and that they never load Textual."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Prediction
from practice_tui.core.rounds.events import Begin, Done, Next, Rate, Reveal, Skip
from practice_tui.presenters.reports import stats_lines
from tests.fakes import ANSWER, FakeClock, make_bank, make_desk, sit
from tests.terminal.terminal import clean_environment, practice

pytestmark = pytest.mark.usefixtures("kept_bank")

PRINTING = (
    ("stats",),
    ("stats", "--json"),
    ("history",),
    ("history", "--json"),
    ("bank", "list"),
    ("bank", "show", "dropout"),
    ("bank", "check"),
    ("bank", "where"),
    ("bank", "flags"),
    ("bank", "new", "math"),
    ("plan", "list"),
    ("plan", "list", "--json"),
    ("plan", "show", "quick"),
    ("plan", "show", "quick", "--json"),
    ("plan", "check"),
    ("tips",),
    ("where",),
    ("--version",),
    ("--help",),
)


@pytest.fixture
def sat(tmp_path: Path) -> Path:
    """A data directory in which one round of three was sat: SOLID, skipped, MISSED."""
    desk = make_desk(tmp_path, FakeClock(), make_bank(), (Plan("quick", "Quick", 3),))
    plan = desk.plans.find("quick")
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 1).choices)
    sit(desk, sitting, Begin(), Done(), Reveal(Prediction.SURE), Rate(Score.SOLID), Next())
    sit(desk, sitting, Skip(), Next(), *ANSWER, Rate(Score.MISSED), Next())
    desk.close()
    return tmp_path


def printed(*arguments: str, data: Path) -> str:
    ended = subprocess.run(
        practice(*arguments, data=data), capture_output=True, text=True, env=clean_environment(), timeout=60, check=True
    )
    return ended.stdout


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_it_prints_something_and_loads_no_textual(sat: Path, arguments: tuple[str, ...]) -> None:
    script = (
        "import sys; sys.argv = ['practice', *sys.argv[1:]]\n"
        "from practice_tui.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as end: code = end.code\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')], code or 0, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, "--data-dir", str(sat), *arguments],
        capture_output=True,
        text=True,
        env=clean_environment(),
        timeout=60,
        check=True,
    )
    assert ended.stdout or "0 problems" in ended.stderr
    assert ended.stderr.rstrip().split("\n")[-1] == "[] 0"


def test_history_is_a_list_oldest_first(sat: Path) -> None:
    attempts = json.loads(printed("history", "--json", data=sat))["attempts"]
    assert [(attempt["outcome"], attempt["score"], attempt["is_counted"]) for attempt in attempts] == [
        ("answered", 3, True),
        ("skipped", None, False),
        ("answered", 1, True),
    ]
    assert set(attempts[0]) == {
        *("id", "number", "round_id", "slot", "try", "question_id", "digest", "topic", "level", "kind", "outcome"),
        *("is_counted", "score", "first_score", "said_wrong", "hints"),
        *("suggested", "prediction", "asked_at", "answered_at", "day", "limit_s", "elapsed_s", "ticks"),
        *("answer", "said", "opened"),
    }


def test_stats_have_every_topic_of_the_bank(sat: Path) -> None:
    stats = json.loads(printed("stats", "--json", data=sat))
    assert len(stats["topics"]) == 16
    assert stats["n"] == 2
    assert set(stats["topics"]["math"]) >= {"mean", "low", "high", "n", "p_weak", "verdict"}
    assert stats["topics"]["math"]["verdict"] == "not enough yet"


def test_everything_is_found_from_any_folder(sat: Path, tmp_path: Path) -> None:
    assert "dropout" in printed("bank", "list", data=sat)
    assert str(sat / "history.db") in printed("where", data=sat)


def test_a_long_title_is_cut_with_an_ellipsis(tmp_path: Path) -> None:
    title = "Regularisation " * 6
    bank = make_bank()
    topics = tuple(replace(topic, title=title) for topic in bank.topics)
    desk = make_desk(tmp_path, FakeClock(), replace(bank, topics=topics))
    lines = [line for line in stats_lines(desk) if line.startswith("Regularisation")]
    desk.close()
    assert len(lines) == len(topics)
    assert all(line.startswith(f"{title[:59]}…  ") for line in lines)
