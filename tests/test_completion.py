"""Completion in a shell: what it offers, that it starts no app, and that real shells take the scripts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from practice_tui.core.bank.plans import Pick, Plan
from practice_tui.core.rounds.events import Begin
from practice_tui.core.values.text import clean
from practice_tui.sitting.orders import begin_plan
from tests.fakes import FakeClock, make_desk
from tests.sitting.sat import begun
from tests.sitting.test_second_opinions import written
from tests.store.facts import key
from tests.terminal.terminal import clean_environment
from tests.test_cli import run

pytestmark = pytest.mark.usefixtures("kept_bank")

EXAM = Plan("exam", "Exam", 3, pick=Pick.SEEDED)


def offered(line: str, data: Path) -> list[str]:
    """What `practice LINE<TAB>` may become."""
    words = ["practice", *line.split(" ")]
    asked = {
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_PRACTICE_COMPLETE": "bash_complete",
        "PRACTICE_DATA_DIR": str(data),
    }
    ended = subprocess.run(
        [sys.executable, "-m", "practice_tui"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ended.stderr == ""
    return [answer.partition(",")[2] for answer in ended.stdout.splitlines() if answer]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("", {"round", "stats", "bank", "completion"}),
        ("round --", {"--plan", "--topic", "--plain"}),
        ("round --plan ", {"due", "weak", "quick"}),
        ("round --topic re", {"regularization"}),
        ("bank ", {"list", "show", "check"}),
        ("bank list --topic op", {"optimization"}),
        ("bank show drop", {"dropout"}),
        ("bank hide bun", {"bundled"}),
        ("bank edit drop", {"dropout"}),
        ("bank new ma", {"math"}),
        ("plan show qu", {"quick"}),
        ("date --plan we", {"weak"}),
        ("stats --explain tr", {"transformers"}),
        ("drill soft", {"softmax"}),
        ("date --level b", {"basic"}),
        ("completion z", {"zsh"}),
    ],
)
def test_it_offers_what_fits(line: str, named: set[str], tmp_path: Path) -> None:
    found = offered(line, tmp_path)
    assert named <= set(found)
    assert all(name.startswith(line.rpartition(" ")[2]) for name in found)


def test_codes_of_own_rounds_are_offered(tmp_path: Path) -> None:
    assert offered("export --hand-in ", tmp_path) == []
    desk = make_desk(tmp_path, FakeClock(), plans=(EXAM,))
    begin_plan(desk, EXAM, seed=7).handle(Begin())
    (code,) = desk.history.codes()
    desk.close()
    assert offered("export --hand-in exam-", tmp_path) == [code]
    assert offered("round --code ", tmp_path) == [code]


def test_rounds_to_be_judged_are_offered(tmp_path: Path) -> None:
    desk = written(make_desk(tmp_path, FakeClock()))
    desk.history.write([begun(99)])  # nothing of it was tried yet
    desk.close()
    assert offered("rate 019", tmp_path) == offered("agreement 019", tmp_path) == [key(1)]


def test_names_come_from_the_cache_of_the_bank(tmp_path: Path) -> None:
    offered("bank show drop", tmp_path)
    cache = tmp_path / "cache" / "bank.json"
    head, _, body = cache.read_text("utf-8").partition("\n")
    cache.write_text(f"{head}\n{body.replace('dropout-variance', 'dropout-from-cache')}", "utf-8")
    assert "dropout-from-cache" in offered("bank show drop", tmp_path)


def test_nothing_is_written_beside_the_cache(tmp_path: Path) -> None:
    offered("round --plan ", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_what_its_shell_reads(shell: str, tmp_path: Path) -> None:
    script = run("completion", shell, data=tmp_path).stdout
    assert "_PRACTICE_COMPLETE" in script and clean(script) == script and "\N{REPLACEMENT CHARACTER}" not in script
    program = shutil.which(shell)
    if program:
        ended = subprocess.run([program, "-n", "-c", script], capture_output=True, text=True, check=False, timeout=30)
        assert (ended.returncode, ended.stderr) == (0, "")


def test_tab_completes_in_a_real_bash(tmp_path: Path) -> None:
    environment = {**clean_environment(), "PRACTICE_DATA_DIR": str(tmp_path), "PS1": "READY>"}
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    bash = pexpect.spawn("bash", ["--norc", "--noprofile", "-i"], env=environment, encoding="utf-8", timeout=30)
    try:
        bash.expect_exact("READY>")
        bash.sendline('eval "$(practice completion bash)"')
        bash.expect_exact("READY>")
        bash.send("practice rou\t--topic regu\t")
        bash.expect_exact("round --topic regularization")
    finally:
        bash.close(force=True)


def test_an_unknown_shell_is_refused(tmp_path: Path) -> None:
    refused = run("completion", "tcsh", data=tmp_path)
    assert refused.returncode == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in refused.stderr
