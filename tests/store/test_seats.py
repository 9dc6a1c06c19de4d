"""What somebody else did or judged stands apart, can be forgotten, and goes out and comes back like the rest."""

import multiprocessing
import shutil
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.core.bank.questions import Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Erasure, RoundNote, Target
from practice_tui.core.history.interview_facts import RatingSheet, SheetDraft
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.backup import back_up
from practice_tui.store.backup_files import Backup, backups_of, superfluous
from practice_tui.store.export_file import Tables, write_json
from practice_tui.store.history import History
from practice_tui.store.import_reader import read_import, without_other_raters
from practice_tui.store.merging import Merged
from practice_tui.store.opening import open_history
from practice_tui.store.sheet_history import SheetHistory
from tests.store.facts import NOON, draft, key, rating, remark, setting
from tests.store.seats import (
    ANSWER,
    ENCOUNTER,
    ERASED_WITH_THE_ENCOUNTER,
    ERASED_WITH_THE_INTERVIEW,
    INTERVIEW,
    MARK,
    OPINION,
    OPINION_MARK,
    SHEET,
    erasure,
    interview,
    mark,
    point,
    seats,
)
from tests.store.test_export_and_import import QUESTION, sat

RELEASED = Path(__file__).parents[1] / "releases"


def others() -> Tables:
    return seats(round_id=key(1), attempt_id=key(2), digest=QUESTION.digest)


@pytest.fixture
def full(history: History) -> History:
    """A history with a row in every table of facts but erasures."""
    history.write(sat(), draft())
    history.merge(others())
    return history


@pytest.fixture
def other(tmp_path: Path) -> History:
    return open_history(tmp_path / "other" / "history.db")


def brought(history: History, into: History, folder: Path) -> Merged:
    path = folder / "export.json"
    write_json(history.tables(), path, "practice test", NOON)
    return into.merge(read_import(path, into.path))


def layout(path: Path) -> set[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


@pytest.mark.parametrize("released", sorted(RELEASED.glob("*/history.db")), ids=lambda path: path.parent.name)
def test_a_released_history_becomes_what_a_new_one_is(tmp_path: Path, released: Path) -> None:
    shutil.copy(released, tmp_path / "history.db")
    open_history(tmp_path / "history.db").close()
    open_history(tmp_path / "new.db").close()
    assert layout(tmp_path / "history.db") == layout(tmp_path / "new.db")


def test_every_table_goes_out_and_comes_back(full: History, other: History, tmp_path: Path) -> None:
    merged = brought(full, other, tmp_path)
    assert other.tables() == full.tables()
    assert all(rows for table, rows in other.tables().items() if table != "erasures")
    assert brought(full, other, tmp_path) == Merged(0, 0, merged.added)


def test_another_history_with_every_table_is_the_same_as_its_export(full: History, other: History) -> None:
    full.close()
    other.merge(read_import(full.path, other.path))
    assert other.tables() == open_history(full.path).tables()


def test_nobody_elses_rating_can_stand_among_ones_own(full: History) -> None:
    with pytest.raises(PracticeError, match="a second opinion is a mark on a sheet"):
        full.write([rating(200, of=2, score=Score.MISSED, rater="a friend")])
    assert [attempt.score for attempt in full.attempts()] == [Score.SOLID]


def test_a_rating_of_somebody_else_from_before_is_in_no_figure(full: History) -> None:
    full._connection.execute("DROP TRIGGER ratings_are_ones_own")
    full.write([rating(3000, of=2, score=Score.MISSED, rater="a friend")])
    (attempt,) = full.attempts(with_ticks=True)
    assert (attempt.score, attempt.first_score, len(attempt.ticks)) == (Score.SOLID, Score.SOLID, 2)
    assert full.ticks().keys() == {key(2)}
    assert full.rounds()[0].rated == 1


def test_ratings_of_others_in_a_file_are_left_out_with_their_ticks_and_counted(full: History, other: History) -> None:
    tables = full.tables()
    foreign = {**tables["ratings"][0], "id": key(300), "rater": "a friend"}
    tables["ratings"].append(foreign)
    tables["ticks"].append({**tables["ticks"][0], "rating_id": key(300)})
    own, left_out = without_other_raters(tables)
    assert left_out == {"a friend": 1}
    other.merge(own)
    assert other.tables() == full.tables()


def test_what_is_to_be_forgotten_goes_with_all_that_hangs_on_it(full: History) -> None:
    full.write([Erasure(key(200), NOON, INTERVIEW)])
    tables = full.tables()
    assert {table: list(tables[table]) for table in ERASED_WITH_THE_INTERVIEW} == {
        "interviews": [],
        "interview_endings": [],
        "interview_answers": [],
        "sheets": [row for row in others()["sheets"] if row["id"] == OPINION],
        "marks": [row for row in others()["marks"] if row["id"] == OPINION_MARK],
        "mark_points": [row for row in others()["mark_points"] if row["mark_id"] == OPINION_MARK],
        "sheet_endings": [row for row in others()["sheet_endings"] if row["sheet_id"] == OPINION],
    }
    assert all(tables[table] for table in ERASED_WITH_THE_ENCOUNTER)
    full.write([Erasure(key(201), NOON, ENCOUNTER)])
    assert not any(full.tables()[table] for table in ERASED_WITH_THE_ENCOUNTER)
    assert full.is_intact()


def test_what_was_forgotten_is_not_in_the_file_any_more(full: History) -> None:
    assert b"nervous" in full.path.read_bytes()
    full.write([Erasure(key(200), NOON, INTERVIEW), Erasure(key(201), NOON, ENCOUNTER)])
    stored = full.path.read_bytes()
    assert b"a company" not in stored
    assert stored.count(b"nervous") == 1  # on the second opinion, which is on one's own round


def test_what_was_forgotten_does_not_come_back_by_a_merge(full: History, other: History, tmp_path: Path) -> None:
    brought(full, other, tmp_path)
    full.write([Erasure(key(200), NOON, INTERVIEW)])
    merged = brought(other, full, tmp_path)
    assert (merged.added, full.tables()["interviews"]) == (0, [])
    assert not full.has_news(other.tables())
    brought(full, other, tmp_path)
    assert other.tables() == full.tables()


def test_only_what_was_forgotten_can_be_deleted(full: History) -> None:
    for table in (*ERASED_WITH_THE_INTERVIEW, *ERASED_WITH_THE_ENCOUNTER):
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} are only ever added"):
            full._connection.execute(f"DELETE FROM {table}")


def test_who_writes_to_a_forgotten_interview_is_told(full: History) -> None:
    full.write([Erasure(key(200), NOON, INTERVIEW)])
    sheet = RatingSheet(SHEET, NOON, "me", "here", "1.0", interview_id=INTERVIEW)
    with pytest.raises(PracticeError, match="this interview was forgotten in another terminal") as refusal:
        SheetHistory(full).write_sheet([sheet], SheetDraft(sheet.id, "me", NOON, "{}"))
    assert refusal.value.code is ExitCode.CANT_CREATE


def test_a_point_of_a_mark_that_is_nowhere_is_refused(full: History, other: History) -> None:
    tables = full.tables()
    tables["mark_points"].append(point(key(400), 0))
    with pytest.raises(PracticeError, match=r"mark_points \S+ 0 refers to marks") as refusal:
        other.merge(tables)
    assert refusal.value.code is ExitCode.UNUSABLE_FILE
    assert not any(other.tables().values())


def test_a_point_may_refer_to_a_mark_that_is_here(full: History) -> None:
    tables: Tables = {table: [] for table in full.tables()}
    tables["mark_points"] = [point(MARK, 7)]
    assert full.merge(tables).added == 1


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("endings", "round_id"),
        ("attempts", "digest"),
        ("ratings", "attempt_id"),
        ("ticks", "rating_id"),
        ("follow_ups", "attempt_id"),
        ("round_notes", "round_id"),
        ("speech", "attempt_id"),
        ("drill_answers", "run_id"),
        ("encounter_questions", "encounter_id"),
        ("encounter_outcomes", "encounter_id"),
        ("interview_endings", "interview_id"),
        ("interview_answers", "digest"),
        ("marks", "sheet_id"),
        ("sheet_endings", "sheet_id"),
    ],
)
def test_a_row_whose_parent_is_nowhere_is_named(full: History, other: History, table: str, column: str) -> None:
    tables = full.tables()
    tables[table][0][column] = key(999)
    with pytest.raises(PracticeError) as refusal:
        other.merge(tables)
    assert refusal.value.message.startswith(f"NOT SAVED: its rows contradict one another: {table} ")
    assert refusal.value.message.endswith(f"{key(999)}, which is missing")
    assert not any(other.tables().values())


def test_a_mark_of_another_interview_than_its_sheet_is_refused(full: History, other: History) -> None:
    tables = full.tables()
    tables["interviews"].append(interview(key(500)))
    tables["marks"].append(mark(key(501), SHEET, interview_id=key(500), answer_id=ANSWER))
    with pytest.raises(PracticeError, match="is of another interview than its sheet"):
        other.merge(tables)


def test_the_end_of_a_sheet_of_another_interview_is_refused(full: History, other: History) -> None:
    tables = full.tables()
    tables["interviews"].append(interview(key(500)))
    tables["sheet_endings"].append({**tables["sheet_endings"][0], "id": key(501), "interview_id": key(500)})
    with pytest.raises(PracticeError, match="is of another interview than its sheet"):
        other.merge(tables)


def test_a_sheet_is_of_one_subject_alone(full: History, other: History) -> None:
    tables = full.tables()
    tables["sheets"][0]["round_id"] = key(1)
    with pytest.raises(PracticeError, match="its rows contradict one another"):
        other.merge(tables)


def test_news_is_what_isnt_here_yet(full: History, other: History) -> None:
    tables = full.tables()
    assert other.has_news(tables)
    other.merge(tables)
    assert not other.has_news(tables)
    full.write([remark(800)])
    assert other.has_news(full.tables())


def test_a_target_holds_until_the_next_and_older_settings_say_their_half(history: History) -> None:
    first, second = setting(10, "2026-05-01", name="interview"), setting(12, "2026-06-01", name="interview")
    target = Target(key(11), NOON, "2026-05-07", Level.ADVANCED, minutes=30)
    history.write([second, first, target, setting(13, "dark")])
    assert history.targets() == [first, target, second]


def test_round_notes_are_kept(full: History) -> None:
    full.write([RoundNote(key(210), key(1), NOON, "self-review", "slower")])
    assert [row["text"] for row in full.tables()["round_notes"]] == ["Who decides?", "slower"]


def test_the_number_of_a_backup_leaves_out_what_can_be_erased(full: History) -> None:
    before = back_up(full.path, NOON)
    full.write([Erasure(key(200), NOON, INTERVIEW)])
    after = back_up(full.path, NOON + timedelta(seconds=1))
    assert after.facts == before.facts + 1
    lasting = {table: rows for table, rows in others().items() if table not in ERASED_WITH_THE_ENCOUNTER}
    assert before.facts == 10 + sum(
        len(rows) for table, rows in lasting.items() if table not in ERASED_WITH_THE_INTERVIEW
    )


def test_backups_that_still_hold_what_was_forgotten_go_with_the_next_one(full: History) -> None:
    back_up(full.path, NOON - timedelta(days=2))
    back_up(full.path, NOON - timedelta(days=1))
    full.write([Erasure(key(200), NOON, INTERVIEW)])
    made = back_up(full.path, NOON + timedelta(days=1))
    assert [stored.path for stored in backups_of(full.path)] == [made.path]


def test_a_fuller_backup_from_before_stays() -> None:
    fuller = Backup(Path("1.db"), NOON - timedelta(days=3), 90)
    before = Backup(Path("2.db"), NOON - timedelta(days=1), 10)
    after = Backup(Path("3.db"), NOON + timedelta(days=1), 12)
    assert superfluous([fuller, before, after], NOON) == [before]
    assert superfluous([fuller, before], NOON) == []
    as_full = Backup(Path("4.db"), NOON - timedelta(days=1), after.facts)
    assert superfluous([as_full, after], NOON) == [as_full]


def test_the_views_count_and_leave_out_what_does_not_count(full: History) -> None:
    def rows(view: str) -> list[tuple[object, ...]]:
        return full._connection.execute(f"SELECT * FROM {view}").fetchall()

    assert rows("v_topics") == [("optimisation", 1, 1, 0, "2026-03-01")]
    assert rows("v_days") == [("2026-03-01", 1, 1, 1.5)]
    ((*_, is_counted),) = rows("v_attempts")
    assert is_counted == 1


def test_two_that_migrate_at_once_both_succeed(tmp_path: Path) -> None:
    released = sorted(RELEASED.glob("*/history.db"))[0]
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(3, mp_context=spawn) as pool:
        for race in range(5):
            path = tmp_path / str(race) / "history.db"
            path.parent.mkdir()
            shutil.copy(released, path)
            list(pool.map(write_a_remark, [path] * 3, range(1, 4)))
            history = open_history(path)
            assert len([stored for stored in history.remarks() if stored.question_id == "relu"]) == 3
            assert history.is_intact()
            history.close()


def write_a_remark(path: Path, number: int) -> None:
    history = open_history(path)
    history.write([remark(number)])
    history.close()


def test_an_erasure_in_a_file_erases_here(full: History) -> None:
    tables: Tables = {table: [] for table in full.tables()}
    tables["erasures"] = [erasure(600, INTERVIEW)]
    assert full.merge(tables).added == 1
    assert full.tables()["interviews"] == []
