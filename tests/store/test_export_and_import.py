"""An export holds every fact; an import adds what is new, all of it or nothing, whatever the file holds."""

import json
import os
import shutil
import sqlite3
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from practice_tui.archive import answers_file, paper_file, sheet_file
from practice_tui.archive.json_file import FileKind
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Ending, Fact, Rating, RoundStart, Text, Trial
from practice_tui.core.values import records
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.sitting import text_of
from practice_tui.store import json_stream
from practice_tui.store.export_file import Tables, write_json
from practice_tui.store.history import History
from practice_tui.store.import_reader import MAX_BYTES, read_import
from practice_tui.store.merging import Merged
from practice_tui.store.opening import open_history
from practice_tui.store.row_formats import FORMAT, FORMATS
from practice_tui.store.rows import Row
from tests.fakes import make_question
from tests.store.facts import NOON, draft, end, key, one_of_each, rating, remark, setting, start, ticks, trial
from tests.store.test_opening import die_in_a_commit
from tests.store.test_refusals import (
    bytes_below,
    make_foreign,
    make_garbage,
    make_newer,
    make_other_application,
    make_truncated,
)

QUESTION = make_question("relu")
READ = " and ".join(map(str, FORMATS))
SETTING: Row = {"id": key(1), "at": NOON.isoformat(), "name": "theme", "value": "else"}
SPEC = {"plan": records.to_data(Plan("quick", "Quick", 3)), "seed": 7}


def readable(fact: Fact) -> Fact:
    """The same fact about a question and a plan that can be read."""
    match fact:
        case Text():
            return text_of(QUESTION)
        case RoundStart():
            return replace(fact, spec=SPEC)
        case Trial():
            return replace(fact, digest=QUESTION.digest)
    return fact


def sat() -> list[Fact]:
    return [readable(fact) for fact in one_of_each()]


@pytest.fixture
def full(history: History) -> History:
    history.write(sat(), draft())
    return history


@pytest.fixture
def other(tmp_path: Path) -> History:
    return open_history(tmp_path / "other" / "history.db")


def exported(history: History, folder: Path) -> Path:
    path = folder / "export.json"
    write_json(history.tables(), path, "practice test", NOON)
    return path


def bring(history: History, path: Path) -> Merged:
    return history.merge(read_import(path, history.path))


def test_export_into_an_empty_history_gives_the_same_facts(full: History, other: History, tmp_path: Path) -> None:
    hostile = "=cmd \x1b]52;c;x\x07 [/b] \u202e Ünï \U0001f600"
    full.write([replace(remark(8), text=hostile)])
    merged = bring(other, exported(full, tmp_path))
    assert (merged.added, merged.attempts, merged.already_here) == (11, 1, 0)
    assert other.tables() == full.tables()
    assert other.attempts(with_ticks=True) == full.attempts(with_ticks=True)
    assert other.remarks()[-1].text == hostile
    assert other.drafts() == []


@pytest.mark.parametrize("opened", [True, False, None])
def test_whether_the_answer_had_been_opened_travels_with_a_rating(
    full: History, other: History, tmp_path: Path, opened: bool | None
) -> None:
    trial_of_it = next(fact for fact in sat() if isinstance(fact, Trial))
    full.write([Rating(key(900), trial_of_it.id, NOON, Score.SOLID, Score.SHAKY, opened=opened)])
    bring(other, exported(full, tmp_path))
    (attempt,) = (stored for stored in other.attempts(with_ticks=True) if stored.id == trial_of_it.id)
    assert attempt.opened is opened


def test_twice_is_the_same_as_once(full: History, other: History, tmp_path: Path) -> None:
    bring(other, exported(full, tmp_path))
    once = other.tables()
    assert bring(other, exported(full, tmp_path)) == Merged(added=0, attempts=0, already_here=10)
    assert other.tables() == once


def test_two_laptops_end_with_the_same_facts(full: History, other: History, tmp_path: Path) -> None:
    bring(other, exported(full, tmp_path))
    other.write([readable(start(20)), readable(trial(21, of=20)), rating(22, of=21, score=Score.STRONG)])
    full.write([rating(30, of=2, score=Score.MISSED), setting(31, "light")])
    bring(full, exported(other, tmp_path))
    bring(other, exported(full, tmp_path))
    assert full.tables() == other.tables()
    assert {attempt.id: attempt.score for attempt in full.attempts()} == {key(2): Score.MISSED, key(21): Score.STRONG}
    assert other.setting("theme") == "light"


def test_a_slot_answered_on_both_keeps_both_and_the_one_that_was_made_first_counts_on_both(
    full: History, other: History, tmp_path: Path
) -> None:
    bring(other, exported(full, tmp_path))
    full.write([readable(trial(40, slot=5)), rating(41, of=40, score=Score.SOLID)])
    other.write([readable(trial(50, slot=5)), rating(51, of=50, score=Score.MISSED)])
    for _ in range(2):
        bring(full, exported(other, tmp_path))
    assert [(a.id, a.try_no, a.counts, a.score) for a in full.attempts() if a.slot == 5] == [
        (key(40), 1, True, Score.SOLID),
        (key(50), 2, False, Score.MISSED),
    ]
    bring(other, exported(full, tmp_path))
    assert other.attempts() == [attempt._replace(seq=own.seq) for attempt, own in both(full, other)]
    assert [record.rated for record in (*full.rounds(), *other.rounds())] == [2, 2]


def both(one: History, other: History) -> list[tuple[Attempt, Attempt]]:
    return list(zip(one.attempts(), other.attempts(), strict=True))


def test_another_database_is_the_same_as_its_export(full: History, other: History, tmp_path: Path) -> None:
    full.close()
    shutil.copy(full.path, tmp_path / "copy.db")
    before = bytes_below(tmp_path)
    assert bring(other, tmp_path / "copy.db").added == 10
    assert len(other.attempts()) == 1
    after = bytes_below(tmp_path)
    assert {name: stored for name, stored in after.items() if "other" not in name} == {
        name: stored for name, stored in before.items() if "other" not in name
    }


def test_numbers_go_on_from_those_given_here(full: History, other: History, tmp_path: Path) -> None:
    other.write([readable(fact) for fact in (Text("", "", "", ""), start(20), trial(21, of=20))])
    bring(other, exported(full, tmp_path))
    assert {attempt.id: attempt.seq for attempt in other.attempts()} == {key(21): 1, key(2): 2}


def test_export_replaces_a_file_whole_or_not_at_all(full: History, tmp_path: Path) -> None:
    path = exported(full, tmp_path)
    before = path.read_bytes()
    broken: Any = {"texts": [{"digest": object()}]}
    with pytest.raises(TypeError):
        write_json(broken, path, "practice test", NOON)
    assert path.read_bytes() == before
    assert [stored.name for stored in tmp_path.glob("*export*")] == ["export.json"]


def test_export_into_a_missing_disk_says_so(full: History, tmp_path: Path) -> None:
    tmp_path.joinpath("file").touch()
    with pytest.raises(PracticeError, match="can't create") as refusal:
        write_json(full.tables(), tmp_path / "file" / "export.json", "practice test", NOON)
    assert refusal.value.code is ExitCode.CANT_CREATE
    assert refusal.value.hint.startswith("choose another place")


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("kind", "use"),
    [
        (answers_file.KIND, "practice rate FILE.json --as NAME"),
        (sheet_file.KIND, "it isn't signed yet"),
        (paper_file.KIND, "practice round --from FILE.json"),
    ],
)
def test_another_file_of_practice_is_refused_with_the_command_that_takes_it(
    kind: FileKind, use: str, tmp_path: Path
) -> None:
    path = tmp_path / "got by mail.json"
    path.write_text(json.dumps({**kind.head, "round_id": "1"}), "utf-8")
    with pytest.raises(PracticeError, match="isn't an export of practice") as refusal:
        read_import(path, tmp_path / "history.db")
    assert refusal.value.hint.startswith(use)


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (
            lambda data: data.update(format=FORMAT + 1),
            f"has the format {FORMAT + 1}; this practice reads {READ}: update it",
        ),
        (lambda data: data.update(format="2"), f"has the format '2'; this practice reads {READ}"),
        (lambda data: data.update(format=True), "has the format True"),
        (lambda data: data.update(practice="else"), "isn't an export of practice"),
        (lambda data: data.update(extra=[]), f"holds 'extra', which no format {FORMAT} has"),
        (lambda data: data.update(rounds={}), "holds no list of rounds"),
        (lambda data: data["rounds"].append(7), "rounds, row 2: a row has the columns id, "),
        (lambda data: data["attempts"][0].pop("hints"), "attempts, row 1: a row has the columns"),
        (lambda data: data["attempts"][0].update(level="expert"), "attempts, row 1: level can't be 'expert'"),
        (lambda data: data["attempts"][0].update(kind="riddle"), "kind can't be 'riddle'"),
        (lambda data: data["attempts"][0].update(limit_s=0), "limit_s can't be 0"),
        (lambda data: data["attempts"][0].update(elapsed_s=-1), "elapsed_s can't be -1"),
        (lambda data: data["attempts"][0].update(elapsed_s="9"), "elapsed_s can't be '9'"),
        (lambda data: data["attempts"][0].update(counts=2), "counts can't be 2"),
        (lambda data: data["attempts"][0].update(slot=1 << 70), "slot can't be 1180591620717411303424"),
        (lambda data: data["attempts"][0].update(asked_at="2026-03-01T12:00:00"), "asked_at can't be '2026"),
        (lambda data: data["attempts"][0].update(day="2026-02-30"), "day can't be '2026-02-30'"),
        (lambda data: data["attempts"][0].update(id="../../etc"), "id can't be '../../etc'"),
        (lambda data: data["attempts"][0].update(answer="\ud800"), "answer can't be"),
        (lambda data: data["attempts"][0].update(answer="a" * 1_000_001), "answer can't be 'aaaa"),
        (lambda data: data["attempts"][0].update(topic=None), "topic can't be None"),
        (lambda data: data["ratings"][0].update(score=5), "score can't be 5"),
        (lambda data: data["ratings"][0].update(score=True), "score can't be True"),
        (lambda data: data["ticks"][0].update(aspect="charm"), "aspect can't be 'charm'"),
        (lambda data: data["rounds"][0].update(spec="[]"), "spec can't be '[]'"),
        (lambda data: data["rounds"][0].update(spec="[" * 90_000), "spec can't be '[[["),
        (lambda data: data["texts"][0].update(body="{}"), "body can't be '{}'"),
        (lambda data: data["texts"][0].update(digest="0" * 16), "the text isn't the one that digest"),
        (lambda data: data["endings"][0].update(id="f1950000-0000-7000-8000-000000000007"), "id can't be 'f195"),
        (lambda data: data["settings"][0].update(value="\x1b[2J" + "\0"), "value can't be"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_read(full: History, tmp_path: Path, change: Change, cause: str) -> None:
    path = exported(full, tmp_path)
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))
    with pytest.raises(PracticeError) as refusal:
        read_import(path, full.path)
    assert cause in refusal.value.message
    assert str(path) in refusal.value.message
    assert refusal.value.message.isprintable()
    assert refusal.value.code is ExitCode.UNUSABLE_FILE


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda tables: tables["rounds"].clear(), "its rows contradict one another"),
        (lambda tables: tables["ratings"][0].update(attempt_id=key(99)), "its rows contradict one another"),
        (
            lambda tables: tables["settings"][0].update(id=key(1)) or tables["settings"].append(SETTING),
            "something else",
        ),
    ],
)
def test_what_contradicts_itself_adds_nothing(
    full: History, other: History, change: Callable[[Tables], object], cause: str
) -> None:
    tables = full.tables()
    change(tables)
    with pytest.raises(PracticeError, match=cause) as refusal:
        other.merge(tables)
    assert refusal.value.code is ExitCode.UNUSABLE_FILE
    assert not any(other.tables().values())


def test_another_fact_under_a_known_id_is_refused(full: History) -> None:
    tables = full.tables()
    tables["remarks"][0]["text"] = "forged"
    before = full.tables()
    with pytest.raises(PracticeError, match=r"remarks .* is something else here"):
        full.merge(tables)
    assert full.tables() == before


def test_a_kill_in_the_middle_adds_nothing(full: History, other: History) -> None:
    def die(done: int, total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        other.merge(full.tables(), die)
    assert not any(other.tables().values())


def make_bomb(path: Path) -> None:
    path.write_bytes(b'{"practice": "history", "format": 1, "texts": ' + b"[" * 2_000_000)


def make_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../history.db", bytes(10_000_000))


HEAD = b'{"practice": "history", "format": 1, '
KINDS = {
    "a list": b"[" + b"{}," * 2_000_000,
    "rows of nothing": HEAD + b'"ticks": [' + b"{}," * 2_000_000,
    "numbers": HEAD + b'"ticks": [' + b"1," * 3_000_000,
    "one row of many": HEAD + b'"ticks": [[' + b"{}," * 1_500_000,
    "another member": HEAD + b'"x": [' + b"{}," * 2_000_000,
    "a long text": HEAD + b'"x": "' + b"x" * 6_000_000,
    "blanks": b" " * 6_000_000,
    "rows before the head": b'{"ticks": [' + b"{}," * 2_000_000,
    "nesting": HEAD + b'"ticks": [' + b"[" * 6_000_000,
    "members": HEAD + b",".join(b'"a%d": {}' % number for number in range(500_000)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_export_is_refused_before_it_takes_memory(
    history: History, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "LONGEST_ROW", json_stream.LONGEST_ROW // 20)  # and so the memory that it takes
    path = tmp_path / "in.json"
    path.write_bytes(KINDS[kind])
    tracemalloc.start()
    try:
        with pytest.raises(PracticeError) as refusal:
            read_import(path, history.path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refusal.value.code is ExitCode.UNUSABLE_FILE
    assert peak < 20_000_000


def test_an_export_may_be_laid_out_in_any_way(full: History, other: History, tmp_path: Path) -> None:
    path = exported(full, tmp_path)
    data = json.loads(path.read_text())
    for written in (
        json.dumps(data, separators=(",", ":")),
        json.dumps(data, indent=8, ensure_ascii=False),
        "\ufeff" + json.dumps(data) + " \n\t\r\n",
        json.dumps(data).replace("}, {", "}" + " " * 70_000 + ",\n\n{"),
    ):
        path.write_text(written, "utf-8")
        assert read_import(path, other.path) == full.tables()


def make_huge(path: Path) -> None:
    path.touch()
    os.truncate(path, MAX_BYTES + 1)


def make_nan(path: Path) -> None:
    path.write_text('{"practice": "history", "format": 1, "x": NaN}')


def make_long_number(path: Path) -> None:
    path.write_text('{"practice": "history", "format": ' + "9" * 5000 + "}")


def make_wal(path: Path) -> None:
    make_foreign(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def make_with_journal(path: Path) -> None:
    make_foreign(path)
    die_in_a_commit(path)


def make_trap(path: Path) -> None:
    """A history in which a table is a view that would compute, and a trigger lies in wait."""
    open_history(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE settings")
        connection.execute(
            "CREATE VIEW settings AS SELECT randomblob(1000000000) AS id, 1 AS at, 2 AS name, 3 AS value"
        )


def make_with_trigger(path: Path) -> None:
    open_history(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON settings BEGIN SELECT 1; END")


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (make_bomb, "is neither JSON nor a history"),
        (make_zip, "is neither JSON nor a history"),
        (make_garbage, "is neither JSON nor a history"),
        (make_nan, "is neither JSON nor a history"),
        (make_long_number, "is neither JSON nor a history"),
        (Path.touch, "is neither JSON nor a history"),
        (make_huge, "200,000,000 at most"),
        (Path.mkdir, "is not a file"),
        (os.mkfifo, "is not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "is not a file"),
        (lambda path: None, "isn't there"),
        (make_foreign, "belongs to another program"),
        (make_other_application, "belongs to another program"),
        (make_truncated, "can't be read"),
        (make_newer, "was written by a newer practice: update this one"),
        (make_wal, "was left while something was written"),
        (make_with_journal, "was left while something was written"),
        (make_trap, "isn't laid out"),
        (make_with_trigger, "isn't laid out"),
    ],
)
def test_a_file_that_isnt_understood_is_refused_unchanged(
    history: History, tmp_path: Path, make: Callable[[Path], object], cause: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    make(folder / "file")
    before = sorted(folder.iterdir())
    with pytest.raises(PracticeError) as refusal:
        read_import(folder / "file", history.path)
    assert cause in refusal.value.message
    assert refusal.value.code is ExitCode.UNUSABLE_FILE
    assert sorted(folder.iterdir()) == before


def test_a_hostile_value_in_a_database_is_refused_as_in_json(full: History, other: History) -> None:
    full.close()
    with closing(sqlite3.connect(full.path)) as connection, connection:
        connection.execute("INSERT INTO settings VALUES(CAST(x'ff' AS TEXT), 'then', 'a', 'b')")
    with pytest.raises(PracticeError, match=r"can't be read"):
        read_import(full.path, other.path)


def test_the_history_itself_is_refused(full: History) -> None:
    with pytest.raises(PracticeError, match="is the history itself"):
        read_import(full.path, full.path)


def test_each_row_is_told_once(full: History, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    tables = read_import(exported(full, tmp_path), full.path, lambda *step: told.append(step))
    full.merge(tables, lambda *step: told.append(step))
    assert [done for done, _ in told] == 2 * [*range(1, 11)]
    assert all(done <= total for done, total in told)
    assert told[10:] == [(row, 10) for row in range(1, 11)]


def test_a_round_restored_and_discarded_elsewhere_follows_the_newest(full: History, other: History) -> None:
    other.merge(full.tables())
    other.write([end(60, Ending.DISCARDED)])
    full.merge(other.tables())
    assert [record.state.value for record in full.rounds()] == ["discarded"]
    assert [attempt.discarded for attempt in full.attempts()] == [True]
    assert full.attempts(with_ticks=True)[0].ticks == ticks(True, False)
