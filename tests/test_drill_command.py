"""`practice drill`: its list, a sprint line by line, and what it leaves behind."""

import io
import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from practice_tui.core.drills.catalogue import DRILLS
from practice_tui.core.drills.exercises import shown
from practice_tui.core.drills.sprint import SprintEvent
from practice_tui.core.drills.views import SprintView
from practice_tui.errors import PracticeError
from practice_tui.plain.drills import PlainDrill
from practice_tui.sitting.drilling import Drilling, DrillOrder, begin_drill
from tests.fakes import FakeClock, make_desk
from tests.test_cli import run

pytestmark = pytest.mark.usefixtures("kept_bank")

RIGHT = "right"
"""A line of a script that stands for the right result."""


class Script:
    """Lines that a person types, five seconds each; a number among them is so many seconds of saying nothing."""

    def __init__(self, steps: Iterable[str | int], clock: FakeClock, drilling: Drilling) -> None:
        self._steps, self._clock, self._drilling = list(steps), clock, drilling

    def __call__(self, seconds: float) -> str | None:
        if not self._steps:
            raise EOFError
        step = self._steps.pop(0)
        if isinstance(step, int):
            self._clock.advance(step)
            return None
        self._clock.advance(5)
        answer = shown(self._drilling.sprint.exercise.answer, 4)
        return f"{answer if step == RIGHT else step}\n"


def drilled(folder: Path, order: DrillOrder, *steps: str | int) -> str:
    clock = FakeClock()
    drilling = begin_drill(make_desk(folder, clock), order, 5)
    out = io.StringIO()
    PlainDrill(drilling, Script(steps, clock, drilling), out).drill()
    return out.getvalue()


def test_a_sprint_line_by_line(tmp_path: Path) -> None:
    said = drilled(tmp_path, DrillOrder("conv-output-size", 1, count=3), RIGHT, "about 3", "-4", "", "show", "")
    lines = said.splitlines()
    assert lines[0] == "Output size of a convolution, level 1: 3 exercises."
    assert lines[2] == "1 of 3, 0:00."
    assert "Exactly." in lines
    assert any(line.startswith("Right: ") for line in lines)
    assert any(line.startswith("“about 3” can't be read as a number") for line in lines)
    assert "Not right: -4." in lines
    assert "Shown; it counts as shown, not as wrong." in lines
    assert "1 of 3 right (33 %), 1 shown, 3.0 right a minute; 0:20 in all." in lines
    assert lines[-1] == "These again: practice drill conv-output-size --level 1 --count 3 --seed 5"


def test_what_isnt_saved_is_said_once_and_nothing_goes_on(tmp_path: Path) -> None:
    clock = FakeClock()
    drilling = begin_drill(make_desk(tmp_path, clock), DrillOrder("conv-output-size", 1, count=3), 5)
    out = io.StringIO()
    (tmp_path / "history.db").rename(tmp_path / "gone.db")
    PlainDrill(drilling, Script((RIGHT,), clock, drilling), out).drill()
    (trouble,) = [line for line in out.getvalue().splitlines() if "NOT SAVED" in line]
    assert trouble.startswith("NOT SAVED: history.db was removed") and trouble.endswith("Then type it again.")
    assert drilling.sprint.answers == ()


def test_it_ends_with_its_lines_though_the_end_cant_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = FakeClock()
    drilling = begin_drill(make_desk(tmp_path, clock), DrillOrder("pooling", 1), 5)
    out = io.StringIO()

    def fail(event: SprintEvent) -> SprintView:
        raise PracticeError("the disk is gone")

    monkeypatch.setattr(drilling, "handle", fail)
    PlainDrill(drilling, Script((), clock, drilling), out).drill()
    assert out.getvalue().endswith("the disk is gone. Then type it again.\n")


def test_a_solution_that_is_shown_already_says_how_to_go_on(tmp_path: Path) -> None:
    said = drilled(tmp_path, DrillOrder("conv-output-size", 1, count=1), "show", "show")
    assert said.count("An empty line goes on.") == 2


def test_by_time_it_says_when_time_is_up_and_takes_one_more(tmp_path: Path) -> None:
    said = drilled(tmp_path, DrillOrder("pooling", 1, seconds=30.0), RIGHT, 40, RIGHT)
    assert said.count("Time is up: this one still counts.") == 1
    assert "2 of 2 right (100 %)" in said
    assert "--for 30s" in said


def test_what_was_answered_is_kept_when_the_source_ends(tmp_path: Path) -> None:
    said = drilled(tmp_path, DrillOrder("pooling", 1), RIGHT, "t", "?")
    assert "1 of 1 right (100 %)" in said
    assert "Type the result. show: the solution" in said


def test_nothing_answered_is_nothing_kept(tmp_path: Path) -> None:
    assert "Nothing was answered, nothing is kept." in drilled(tmp_path, DrillOrder("pooling"), "", "end")


def test_the_list_names_every_drill(tmp_path: Path) -> None:
    listed = run("drill", data=tmp_path)
    assert [line.split()[0] for line in listed.stdout.splitlines()] == [drill.name for drill in DRILLS]
    entries = json.loads(run("drill", "--json", data=tmp_path).stdout)["drills"]
    assert [entry["drill"] for entry in entries] == [drill.name for drill in DRILLS]


def test_a_plain_drill_is_kept_and_moves_no_figure(tmp_path: Path) -> None:
    before = without_instant(run("stats", "--json", data=tmp_path).stdout)
    done = run(
        "drill", "mse", "--plain", "--level", "1", "--seed", "3", data=tmp_path, stdin=None, input="1\n\nshow\n\nend\n"
    )
    assert done.returncode == 0, done.stderr
    assert "Mean squared error, level 1: 10 exercises." in done.stdout
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        kept = connection.execute("SELECT outcome FROM drill_answers ORDER BY n").fetchall()
        assert connection.execute("SELECT drill, level, seed FROM drill_runs").fetchall() == [("mse", 1, 3)]
    assert len(kept) == 2
    assert without_instant(run("stats", "--json", data=tmp_path).stdout) == before
    (one,) = json.loads(run("drill", "mse", "--json", data=tmp_path).stdout)["runs"]
    assert one["tried"] == 2


def without_instant(text: str) -> str:
    assert text
    return re.sub(r'"\d{4}-\d\d-\d\dT[^"]*"', '"then"', text)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("drill", "soft-max", "--plain"), "there is no drill 'soft-max' (did you mean 'softmax'?)"),
        (("drill", "mse", "--for", "2:30"), "'2:30' is no duration; write 2m30s, 90s or 1h5m"),
        (("drill", "mse", "--for", "3s"), "a sprint takes 10s to 1h"),
        (("drill", "mse", "--for", "3m", "--count", "5"), "give --for or --count, not both"),
        (("drill", "--level", "2"), "give the NAME of a drill"),
        (("drill", "mse"), "practice needs a terminal"),
    ],
)
def test_what_cant_be_drilled_is_told(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    ended = run(*arguments, data=tmp_path)
    assert ended.returncode == 2
    assert told in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_drills_travel_with_the_history(tmp_path: Path) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    run("drill", "mse", "--plain", "--level", "1", data=there, stdin=None, input="show\n\nend\n")
    run("export", str(tmp_path / "all.json"), data=there)
    assert run("import", str(tmp_path / "all.json"), data=here).stdout.startswith("Added 2 facts")
    assert json.loads(run("drill", "mse", "--json", data=here).stdout)["runs"][0]["tried"] == 1
