"""A sprint over a real file: what is answered is on the disk at once, and no figure of the statistics moves."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from practice_tui.core.drills.catalogue import MAKERS_VERSION
from practice_tui.core.drills.exercises import shown
from practice_tui.core.drills.sprint import Check, End, Go, Show, SprintPhase
from practice_tui.core.history.drill_facts import DrillOutcome
from practice_tui.errors import PracticeError
from practice_tui.presenters.reports import stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drilling import Drilling, DrillOrder, begin_drill, drill_rows, list_json, runs_json
from practice_tui.store.drill_sums import read_drill_sums
from practice_tui.store.opening import open_history
from tests.fakes import FakeClock


def begin(
    desk: Desk, name: str = "mse", *, count: int | None = None, level: int | None = None, seed: int | None = None
) -> Drilling:
    return begin_drill(desk, DrillOrder(name, level=level, count=count, seed=seed), 4711)


def answer_right(drilling: Drilling, clock: FakeClock, times: int, seconds: float = 6.0) -> None:
    for _ in range(times):
        clock.advance(seconds)
        drilling.handle(Check(shown(drilling.sprint.exercise.answer, 4)))


def stored(folder: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    history = open_history(folder / "history.db")
    tables = history.tables()
    history.close()
    return [tuple(row.values()) for row in tables["drill_runs"]], [
        tuple(row.values()) for row in tables["drill_answers"]
    ]


def test_nothing_is_written_before_the_first_answer_and_each_answer_at_once(
    tmp_path: Path, desk: Desk, clock: FakeClock
) -> None:
    drilling = begin(desk, count=3)
    assert stored(tmp_path) == ([], [])
    answer_right(drilling, clock, 1)
    runs, answers = stored(tmp_path)
    assert (len(runs), len(answers)) == (1, 1)
    clock.advance(3)
    drilling.handle(Show())
    runs, answers = stored(tmp_path)
    assert (len(runs), len(answers)) == (1, 2)
    assert drilling.sprint.run.maker == MAKERS_VERSION


def test_an_unreadable_result_is_never_written(tmp_path: Path, desk: Desk) -> None:
    drilling = begin(desk)
    view = drilling.handle(Check("six"))
    assert view.sprint.trouble.startswith("“six” can't be read as a number")
    assert stored(tmp_path) == ([], [])


def test_the_result_stands_beside_the_best_of_earlier_sprints(desk: Desk, clock: FakeClock) -> None:
    first = begin(desk, count=5, level=1)
    answer_right(first, clock, 5, seconds=12.0)
    second = begin(desk, count=5, level=1)
    answer_right(second, clock, 5, seconds=6.0)
    view = second.view()
    assert view.sprint.phase is SprintPhase.FINISHED
    assert view.result and view.result.is_best
    assert view.result.run.rate == pytest.approx(10.0)
    assert view.result.best and view.result.best.rate == pytest.approx(5.0)
    assert begin(desk).sprint.run.level == 2


def test_a_failed_write_leaves_the_sprint_where_it_was(tmp_path: Path, desk: Desk, clock: FakeClock) -> None:
    drilling = begin(desk)
    before = drilling.sprint
    (tmp_path / "history.db").rename(tmp_path / "elsewhere.db")
    clock.advance(5)
    with pytest.raises(PracticeError):
        drilling.handle(Check(shown(before.exercise.answer, 4)))
    assert drilling.sprint == before
    (tmp_path / "elsewhere.db").rename(tmp_path / "history.db")
    drilling.handle(Check(shown(before.exercise.answer, 4)))
    assert drilling.sprint.answers[0].outcome is DrillOutcome.RIGHT


def test_a_seed_repeats_a_sprint_and_chance_gives_others(desk: Desk) -> None:
    assert begin(desk, seed=9).sprint.exercise == begin(desk, seed=9).sprint.exercise
    assert begin(desk, seed=9).sprint.exercise != begin(desk).sprint.exercise
    assert begin(desk, seed=0).sprint.run.seed == 0


def test_an_ended_sprint_without_answers_leaves_nothing(tmp_path: Path, desk: Desk) -> None:
    view = begin(desk).handle(End())
    assert view.result is None
    assert stored(tmp_path) == ([], [])


def test_an_unknown_drill_is_told_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(PracticeError) as raised:
        begin(desk, "soft-max")
    assert str(raised.value) == "there is no drill 'soft-max' (did you mean 'softmax'?)"


def test_a_drill_moves_no_figure(desk: Desk, clock: FakeClock) -> None:
    before = stats_json(desk)
    drilling = begin(desk, count=2)
    answer_right(drilling, clock, 1)
    drilling.handle(Check("-9"))
    clock.advance(2)
    drilling.handle(Go())
    assert len(read_drill_sums(desk.history)) == 1
    assert stats_json(desk) == before


def test_lists_tell_how_it_went(desk: Desk, clock: FakeClock) -> None:
    drilling = begin(desk, count=5, level=1)
    answer_right(drilling, clock, 4, seconds=10.0)
    clock.advance(20)
    drilling.handle(Check("-9"))
    row = next(row for row in drill_rows(desk) if row.id == "mse")
    assert (row.level, row.detail) == (2, "not at this level yet")
    entry = next(entry for entry in json.loads(list_json(desk))["drills"] if entry["drill"] == "mse")
    assert (entry["runs"], entry["tried"], entry["right"], entry["level"]) == (1, 5, 4, 2)
    (run,) = json.loads(runs_json(desk, "mse"))["runs"]
    assert (run["level"], run["rate"], run["share"]) == (1, 4.0, 0.8)


def test_a_run_that_cant_be_read_is_left_out_and_said(tmp_path: Path, desk: Desk, clock: FakeClock) -> None:
    drilling = begin(desk, count=2)
    answer_right(drilling, clock, 1)
    (run,), (answer,) = stored(tmp_path)
    spoilt = ("0" + str(run[0])[1:-1] + "f", run[1], "soon", *run[3:])
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        connection.execute(f"INSERT INTO drill_runs VALUES({', '.join('?' * len(spoilt))})", spoilt)
        connection.execute("INSERT INTO drill_answers VALUES(?, ?, ?, ?, ?, ?)", (spoilt[0], *answer[1:]))
        connection.commit()
    assert [one.run_id for one in read_drill_sums(desk.history)] == [run[0]]
    assert [str(row) for row in desk.left_out()] == [f"drill_runs {spoilt[0]}: day can't be 'soon'"]
