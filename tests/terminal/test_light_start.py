"""The first paint of Home: with its figures, and without what only later screens need to have imported."""

import hashlib
import json
import sys
from pathlib import Path

from tests.terminal.terminal import Terminal, practice

# The first thing that the app does behind its first paint is to freeze the collector.
PROGRAM = """
import gc, sys
from pathlib import Path
told = Path(sys.argv.pop())
gc.freeze = lambda: told.exists() or told.write_text("\\n".join(sys.modules))
from practice_tui.__main__ import main
main()
"""
AT_THE_END = """
import atexit, json, sys
from pathlib import Path
told = Path(sys.argv.pop())
@atexit.register
def tell():
    modules = sorted(sys.modules)
    import hashlib
    told.write_text(json.dumps([modules, hashlib.sha256(b"asked").hexdigest()]))
from practice_tui.__main__ import main
main()
"""
HEAVY = {"ssl", "sqlite3", "sqlite_utils", "yaml", "fsrs", "click", "tomllib"}
LATER = {
    "bank.loading",
    "cli",
    "core.questions",
    "core.rounds",
    "sitting.desk",
    "store.history",
    "tui.conductor",
    "tui.navigator",
}


def test_a_home_that_was_kept_is_painted_without_the_rest_of_the_program(tmp_path: Path) -> None:
    imported_behind_a_home(tmp_path)
    assert (tmp_path / "cache" / "home.json").exists()

    modules = imported_behind_a_home(tmp_path)

    assert "practice_tui.tui.screens.home" in modules
    assert not {name.removeprefix("practice_tui.") for name in modules} & (HEAVY | LATER)
    assert not {name for name in modules if name.startswith("textual.widgets._markdown")}


def test_the_first_paint_has_its_figures_where_none_were_kept(tmp_path: Path) -> None:
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("topics, levels")  # the last of the rounds
        painted = terminal.raw[: terminal.raw.index(b"topics, levels")]

    assert painted.count(b" Rounds ") == 1


def test_the_app_hashes_as_ever_and_without_openssl(tmp_path: Path) -> None:
    told = tmp_path / "told"
    for _ in range(2):  # the first makes the history, with what that takes
        with Terminal([sys.executable, "-c", AT_THE_END, "--data-dir", str(tmp_path), str(told)]) as terminal:
            terminal.see("Quick")
            terminal.wait_quiet()
            terminal.press("q")
            assert terminal.end() == 0

    modules, digest = json.loads(told.read_bytes())
    assert "hashlib" in modules
    assert not {"_hashlib", "ssl"} & set(modules)
    assert digest == hashlib.sha256(b"asked").hexdigest()


def test_who_leaves_at_the_first_paint_leaves_in_peace(tmp_path: Path) -> None:
    """While the week of Homes is still being kept."""
    for _ in range(3):
        with Terminal(practice(data=tmp_path)) as terminal:
            terminal.see("Quick")
            terminal.press("q")
            assert terminal.end() == 0


def imported_behind_a_home(data: Path) -> set[str]:
    """The modules that were there when Home had been painted, in one whole start."""
    told = data / "modules"
    told.unlink(missing_ok=True)
    with Terminal([sys.executable, "-c", PROGRAM, "--data-dir", str(data), str(told)]) as terminal:
        terminal.see("Quick")
        terminal.wait_quiet()
        terminal.press("q")
        assert terminal.end() == 0
    return set(told.read_text("utf-8").split("\n"))
