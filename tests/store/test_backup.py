"""A backup counts once it has been read back, and goes only when better ones are there."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store import backup as making
from practice_tui.store.backup import back_up, back_up_daily
from practice_tui.store.backup_files import Backup, backups_of, count_facts, newest_good, superfluous
from practice_tui.store.history import History
from practice_tui.store.opening import open_history
from tests.store.facts import NOON, one_of_each, setting

FACTS = 10  # rows of one_of_each: two ticks hang on its rating


def test_holds_every_fact_and_is_for_its_owner_alone(history: History) -> None:
    history.write(one_of_each())
    made = back_up(history.path, NOON)
    assert (made.path.name, made.facts) == ("20260301T120000Z-10.db", FACTS)
    assert count_facts(made.path) == FACTS
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert [held.name for held in made.path.parent.iterdir()] == [made.path.name]


def test_a_backup_opens_as_a_history(history: History, tmp_path: Path) -> None:
    history.write(one_of_each())
    made = back_up(history.path, NOON)
    again = open_history(made.path.rename(tmp_path / "history.db"))
    assert len(again.attempts()) == 1
    again.close()


def test_a_damaged_history_makes_no_backup_and_takes_none_away(history: History) -> None:
    history.write(one_of_each())
    for day in range(3):
        back_up(history.path, NOON + timedelta(days=day))
    before = backups_of(history.path)
    with history.path.open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(b"\xff" * 4096)
    with pytest.raises(PracticeError) as refusal:
        back_up(history.path, NOON + timedelta(days=400))
    assert refusal.value.code is ExitCode.UNUSABLE_FILE
    assert "practice restore" in refusal.value.hint
    assert backups_of(history.path) == before


def test_a_copy_that_cant_be_read_back_doesnt_count(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    history.write(one_of_each())
    good = back_up(history.path, NOON)
    monkeypatch.setattr(making, "count_facts", lambda path: None)
    with pytest.raises(PracticeError, match="can't be read back"):
        back_up(history.path, NOON + timedelta(days=1))
    assert [held.name for held in good.path.parent.iterdir()] == [good.path.name]


def test_one_a_day_of_use_and_the_day_turns_at_four(history: History) -> None:
    home = timezone(timedelta(hours=2))
    evening = datetime(2026, 3, 1, 20, 0, tzinfo=home)
    assert back_up_daily(history.path, evening)
    assert back_up_daily(history.path, evening.replace(day=2, hour=3)) is None
    assert back_up_daily(history.path, evening.replace(day=2, hour=4))


def test_a_bad_backup_of_today_is_made_anew(history: History) -> None:
    made = back_up(history.path, NOON)
    made.path.write_bytes(b"")
    assert back_up_daily(history.path, NOON + timedelta(hours=1))
    newest = newest_good(history.path)
    assert newest is not None
    assert newest.at == NOON.replace(microsecond=0) + timedelta(hours=1)


def test_a_history_as_an_older_version_left_it_is_backed_up_before_it_is_migrated(history: History) -> None:
    history.write(one_of_each())
    history.close()
    with closing(sqlite3.connect(history.path)) as connection, connection:
        connection.execute("UPDATE _sqlite_migrations SET name = 'm000_before' WHERE name = 'm001_facts'")
    with pytest.raises(PracticeError, match="newer practice"):
        open_history(history.path)
    with closing(sqlite3.connect(history.path)) as connection, connection:
        connection.execute("DELETE FROM _sqlite_migrations")
    with pytest.raises(PracticeError):  # its tables are there already
        open_history(history.path)
    assert [backup.facts for backup in backups_of(history.path)] == [FACTS]


def daily(days: int, facts: int = 1, last: datetime = NOON) -> list[Backup]:
    """One backup a day, up to `last`, the facts growing."""
    return [
        Backup(Path(f"{number}.db"), last - timedelta(days=days - 1 - number), facts + number) for number in range(days)
    ]


def test_seven_days_four_weeks_and_twelve_months_stay() -> None:
    made = daily(800, last=datetime(2026, 3, 4, 12, tzinfo=UTC))  # a Wednesday
    gone = superfluous(made)
    left = sorted((backup.at.date().isoformat() for backup in made if backup not in gone), reverse=True)
    assert left[:7] == [f"2026-03-0{day}" for day in (4, 3, 2, 1)] + [f"2026-02-{day}" for day in (28, 27, 26)]
    assert left[7:9] == ["2026-02-22", "2026-02-15"]
    assert left[9:] == [
        "2026-01-31",
        "2025-12-31",
        "2025-11-30",
        "2025-10-31",
        "2025-09-30",
        "2025-08-31",
        "2025-07-31",
        "2025-06-30",
        "2025-05-31",
        "2025-04-30",
    ]


def test_the_same_week_of_another_year_is_another_week() -> None:
    days = [*(f"2026-03-0{day}" for day in range(2, 9)), "2025-03-09", "2025-03-16"]
    made = [Backup(Path(f"{day}.db"), datetime.fromisoformat(f"{day}T12:00Z"), 1) for day in days]
    assert superfluous(made) == []


def test_backups_of_a_new_empty_history_never_take_the_fullest_away() -> None:
    lost = Backup(Path("lost.db"), NOON, 60_000)
    assert lost not in superfluous([lost, *daily(800, last=NOON + timedelta(days=2000))])


def test_all_of_the_newest_day_stay() -> None:
    today = [Backup(Path(f"{hour}.db"), NOON.replace(hour=hour), hour) for hour in range(20)]
    assert superfluous(today) == []


def test_what_a_killed_backup_left_goes_with_the_next(history: History) -> None:
    folder = back_up(history.path, NOON).path.parent
    left, young = folder / ".20260301T120000Z-1.db.77.part", folder / ".20260301T120000Z-1.db.78.part"
    for part, age in ((left, 2), (young, 0)):
        part.touch()
        os.utime(part, (NOON.timestamp(), (NOON - timedelta(hours=age)).timestamp()))
    back_up(history.path, NOON)
    assert (left.exists(), young.exists()) == (False, True)


def test_strange_files_among_the_backups_are_left_alone(history: History) -> None:
    folder = history.path.with_name("backups")
    folder.mkdir()
    for name in ("mine.db", "20269999T999999Z-1.db", "20260301T120000Z-1.txt"):
        folder.joinpath(name).write_text("mine")
    for day in range(40):
        back_up(history.path, NOON + timedelta(days=day))
    assert {"mine.db", "20269999T999999Z-1.db", "20260301T120000Z-1.txt"} <= {held.name for held in folder.iterdir()}


def test_a_backup_sees_no_half_of_what_another_process_writes(history: History) -> None:
    history.write(one_of_each())
    with closing(sqlite3.connect(history.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO settings VALUES('x', 'now', 'theme', 'dark')")
        assert back_up(history.path, NOON).facts == FACTS
        other.execute("COMMIT")
    assert back_up(history.path, NOON + timedelta(seconds=1)).facts == FACTS + 1
    assert history.write([setting(8, "light")]) is None
