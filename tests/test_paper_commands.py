"""`practice kit`, `paper` and `report` as somebody types them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from practice_tui.cli import commands
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Next, Rate
from practice_tui.errors import PracticeError
from practice_tui.sitting.orders import begin_plan
from tests.fakes import ANSWER, FakeClock, make_bank, make_desk, sit
from tests.test_cli import run
from tests.test_completion import offered


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with a round of one answer."""
    desk = make_desk(tmp_path / "data", FakeClock(), make_bank())
    sit(desk, begin_plan(desk, Plan("quick", "Quick", 1), 1), Begin(), *ANSWER, Rate(Score.SOLID), Next())
    desk.close()
    return tmp_path / "data"


def test_a_paper_is_made_and_made_again(data: Path, tmp_path: Path) -> None:
    made = run("paper", str(tmp_path / "now"), "--plan", "fundamentals-exam", "--versions", "2", data=data)
    assert (made.returncode, made.stderr) == (0, "")
    code = made.stdout.rstrip().rpartition(" ")[2]
    again = run("paper", "--from", str(tmp_path / "now" / "paper.json"), str(tmp_path / "later"), data=data)
    assert again.returncode == 0
    for path in (tmp_path / "now").iterdir():
        assert (tmp_path / "later" / path.name).read_bytes() == path.read_bytes()
    kit = run("kit", str(tmp_path / "kit.html"), "--code", code, data=data)
    assert kit.returncode == 0 and code in (tmp_path / "kit.html").read_text("utf-8")


def test_a_report_on_the_newest_round_and_on_one_that_is_named(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    done = run("report", "--for", "recruiter", str(path), "--name", "Ann\x1b[31m", data=data)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Report for the recruiter on Quick, 2026-03-02: {path}\n"
    assert "A practice interview on deep learning: Ann" in path.read_text("utf-8")
    [round_id, *_] = offered("report ", data)
    assert run("report", round_id, str(path), "--for", "mentor", "--force", data=data).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        ("report --for mentor nope out.html", 2, "there is no round 'nope'"),
        ("report out.html", 2, "Missing option '--for'"),
        ("report --for friend out.html", 2, "friend"),
        ("report --for mentor", 2, "Missing argument"),
        ("report --for mentor a b c.html", 2, "give one file"),
        ("report --for mentor out.pdf", 2, "ends in none of"),
        ("kit --plan nope out.html", 2, "there is no plan 'nope'"),
        ("kit --plan quick --topic math out.html", 2, "say all that"),
        ("kit --plan quick --code QUICK-7F3K-2M9 out.html", 2, "a code names its plan"),
        ("kit --code nonsense out.html", 2, "is no code of a round"),
        ("kit nowhere/out.html", 73, "There is no folder nowhere"),
        ("paper nowhere/out", 73, "There is no folder nowhere"),
        ("paper data/history.db", 73, "data/history.db is a file (name a folder)"),
        ("paper --bank own out", 2, "no questions match"),
        ("paper --from nope.json out", 65, "nope.json isn't there"),
        ("paper --from nope.json --versions 2 out", 2, "no other choice goes with it"),
        ("paper --bank own --code QUICK-7F3K-2M9 out", 2, "--bank doesn't go with it"),
    ],
)
def test_what_cannot_be_is_said_in_a_line_and_nothing_is_written(
    arguments: str, code: int, what: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(commands, ["--data-dir", str(data), *arguments.split()])
    error = done.exception
    if isinstance(error, PracticeError):
        assert (error.code, what in str(error), "\n" in str(error)) == (code, True, False)
    else:
        assert (done.exit_code, what in done.output) == (code, True)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_help_lists_them_by_what_they_are_for() -> None:
    whole = CliRunner().invoke(commands, ["--help"]).output
    interview, teach = whole.index("Interview:"), whole.index("Teach:")
    assert interview < whole.index("  kit ") < whole.index("  report ") < teach < whole.index("  paper ")
