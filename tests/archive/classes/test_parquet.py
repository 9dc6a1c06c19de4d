"""The Parquet files of a class: one a hand-in, and the same sums from them."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from practice_tui.archive.classes.class_file import change_class, make_or_change_class, read_class
from practice_tui.archive.classes.parquet import export_parquet, views
from practice_tui.archive.classes.sums import SUMS, class_figures
from practice_tui.errors import ExitCode, PracticeError
from tests.archive.classes import made
from tests.archive.classes.students import hand_in, take_in


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made.write_class(tmp_path / "class.db", made.made_answers(30, 8))
    return tmp_path / "class.db"


def close(ours: Iterable[Any], theirs: Iterable[Any]) -> bool:
    """Whether two rows say the same, but for the last digits of sums of fractions."""
    return all(
        left == pytest.approx(right, rel=1e-12, abs=1e-12) if isinstance(left, float) else left == right
        for left, right in zip(ours, theirs, strict=True)
    )


def test_duckdb_gives_the_same_sums_from_the_files(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "class's files"
    handed_in = {(answer["student"], answer["scored_by"]) for answer in made.made_answers(30, 8)}
    assert export_parquet(path, folder) == [f"Wrote {len(handed_in)} hand-ins as Parquet: {folder}"]
    with duckdb.connect() as from_files, read_class(path) as from_class:
        for statement in views(f"{folder}/"):
            from_files.execute(statement)
        for name, sql in SUMS.items():
            ours, theirs = from_class.execute(sql).fetchall(), from_files.execute(sql).fetchall()
            assert ours and len(ours) == len(theirs)
            assert all(map(close, sorted(ours, key=str), sorted(theirs, key=str))), name
        figures = class_figures(lambda sql: from_files.execute(sql).fetchall())
        here = class_figures(from_class.execute)
    assert [item.question_id for item in figures.items_of("student")] == [
        item.question_id for item in here.items_of("student")
    ]


def test_there_is_a_file_for_each_hand_in_on_screen_and_on_paper(tmp_path: Path) -> None:
    ann, scores = hand_in(tmp_path, "Ann", [1, 2, 3], 1, ticks=1), tmp_path / "scores.csv"
    ann.desk.close()
    scores.write_text("student,question-0\nAnn,4\nBen,1\n")
    take_in(tmp_path / "class.db", ann.file, scores)
    folder = tmp_path / "out"
    export_parquet(tmp_path / "class.db", folder)
    files = sorted((folder / "answers").iterdir())
    assert len(files) == 3
    with duckdb.connect() as connection:
        sql = f"SELECT count(*), min(scored_by) FROM read_parquet('{folder}/answers/*.parquet', filename = true)"
        sizes = connection.execute(f"{sql} GROUP BY filename").fetchall()
        points = connection.execute(f"SELECT count(*) FROM '{folder}/answer_points/*.parquet'").fetchone()
        answer = connection.execute(f"SELECT DISTINCT answer, code FROM '{folder}/answers/*.parquet'").fetchall()
    assert sorted(sizes) == [(1, "teacher"), (1, "teacher"), (3, "student")]
    assert points == (18,)
    assert set(answer) == {("", ann.code), ("", None)}


def test_an_answer_of_no_hand_in_is_written_too(path: Path, tmp_path: Path) -> None:
    with change_class(path) as connection:
        connection.execute("DELETE FROM hand_ins WHERE program = 'paper'")
        (answers,) = connection.execute("SELECT count(*) FROM answers").fetchone()
    export_parquet(path, tmp_path / "out")
    with duckdb.connect() as connection:
        assert connection.execute(f"SELECT count(*) FROM '{tmp_path}/out/answers/*.parquet'").fetchone() == (answers,)


def test_no_file_is_written_outside_of_the_folder(path: Path, tmp_path: Path) -> None:
    with change_class(path) as connection:
        connection.execute(
            "UPDATE hand_ins SET digest = '../../../up' WHERE student = 'S0001' AND program = 'practice'"
        )
    before = sorted(tmp_path.iterdir())
    with pytest.raises(PracticeError, match=r"has a hand-in '../../../up': no name for a file"):
        export_parquet(path, tmp_path / "out")
    assert sorted(tmp_path.iterdir()) == before and not (tmp_path.parent / "up.parquet").exists()


def test_the_script_runs_as_it_lies(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export_parquet(path, tmp_path / "out")
    monkeypatch.chdir(tmp_path / "out")
    with duckdb.connect() as connection:
        connection.execute(Path("report.sql").read_text("utf-8"))
        assert connection.fetchall()


def test_a_folder_with_something_in_it_is_left_as_it_is(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mine").touch()
    with pytest.raises(PracticeError, match="is there already") as refused:
        export_parquet(path, folder)
    assert refused.value.code is ExitCode.CANT_CREATE
    (folder / "mine").unlink()
    export_parquet(path, folder)
    assert (folder / "students.parquet").exists()


def test_a_class_without_hand_ins_leaves_nothing_behind(tmp_path: Path) -> None:
    with make_or_change_class(tmp_path / "class.db"):
        pass
    with pytest.raises(PracticeError, match="has no answer yet"):
        export_parquet(tmp_path / "class.db", tmp_path / "out")
    assert [left.name for left in tmp_path.iterdir()] == ["class.db"]


def test_without_duckdb_the_command_to_install_it_is_named(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(PracticeError, match=r"duckdb, which isn't installed \(in the clone: .*'\.\[class\]'"):
        export_parquet(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
