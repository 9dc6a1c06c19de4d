"""What figures rest on is kept from run to run, gone on with after a save, and made anew after any other change."""

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from practice_tui.cache_files import read_cached_parts, write_cached
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempt_rows import attempt_row
from practice_tui.core.history.facts import Ending, Fact, Rating, RoundEnd, Setting, ticks_of_review
from practice_tui.core.history.renames import Names
from practice_tui.core.selection.track_record import TrackRecord, track_record_of
from practice_tui.sitting.answer_cache import AnswerCache
from practice_tui.sitting.answer_cache_file import MOST_BYTES, NAME
from practice_tui.store.export_file import Tables
from practice_tui.store.opening import open_history
from tests.fakes import START
from tests.histories import facts, make_wide_bank
from tests.hostile_files import OTHER_DATA, SPOILS
from tests.sitting import sat
from tests.store.facts import key

BANK = make_wide_bank()
HOURS = 7.2
BEGIN = START - timedelta(hours=60 * HOURS)
SAT = list(facts(60, BANK, BEGIN, HOURS))
NEXT_ROUND = [fact for fact in facts(65, BANK, BEGIN, HOURS) if fact not in SAT]


class Run:
    """One process: its history and its book, and how often it read all of the one for the other."""

    def __init__(self, folder: Path) -> None:
        self.history = open_history(folder / "history.db")
        self.whole_readings: list[int] = []
        self.book = AnswerCache(self.history, folder / "cache")

    def known(self) -> TrackRecord:
        return self.book.current(self._told)

    def as_read(self) -> TrackRecord:
        """All of it from the rows."""
        ticks = self.history.ticks()
        return track_record_of(attempt_row(attempt, ticks.get(attempt.id, ())) for attempt in self.history.attempts())

    def _told(self, done: int, total: int) -> None:
        if done == total:
            self.whole_readings.append(total)


def is_same(known: TrackRecord, other: TrackRecord) -> bool:
    parts = [(list(of.rows), of.sums, list(of.judged), dict(of.cards)) for of in (known, other)]
    return parts[0] == parts[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """After one run."""
    run = Run(tmp_path)
    run.history.write(SAT)
    assert is_same(run.known(), run.as_read())
    run.history.close()
    return tmp_path


def test_the_next_run_goes_on_from_the_file(folder: Path) -> None:
    run = Run(folder)
    assert is_same(run.known(), run.as_read())
    assert len(run.known().rows) == 60
    assert not run.whole_readings


def test_a_history_without_answers_is_kept_too(tmp_path: Path) -> None:
    assert not Run(tmp_path).known().rows
    run = Run(tmp_path)
    assert not run.known().rows
    assert not run.whole_readings


def rating(number: int, score: Score | None) -> Rating:
    """A newer rating of the n-th attempt."""
    trial = [fact for fact in SAT if isinstance(fact, Rating)][number]
    question = BANK.questions[0]
    ticks = ticks_of_review(question.rubric, frozenset({0, 5}))
    return Rating(key(0xFFFFFFFF + number), trial.attempt_id, START, score, Score.SHAKY, True, ticks=ticks)


def round_end(number: int, ending: Ending) -> RoundEnd:
    ends = [fact for fact in SAT if isinstance(fact, RoundEnd)]
    return RoundEnd(key(0xFFFFFFFF + number), ends[3].round_id, START, ending)


OURS: dict[str, Sequence[Sequence[Fact]]] = {
    "a round": [NEXT_ROUND],
    "a round in two parts": [NEXT_ROUND[:7], NEXT_ROUND],
    "an undone score": [[rating(-1, None)]],
    "an amendment": [[rating(20, Score.STRONG)]],
    "a discarded round": [[round_end(1, Ending.DISCARDED)]],
    "one that is restored": [[round_end(1, Ending.DISCARDED)], [round_end(2, Ending.RESTORED)]],
    "a setting": [[Setting(key(0xFFFFFFFF), START, "own", "{}")]],
}


@pytest.mark.parametrize("what", OURS)
def test_what_this_run_writes_is_seen_without_reading_all_of_it_again(folder: Path, what: str) -> None:
    run = Run(folder)
    run.known()
    for written in OURS[what]:
        run.history.write(written)
        assert is_same(run.known(), run.as_read())
    run.history.close()

    following = Run(folder)
    assert is_same(following.known(), following.as_read())
    assert not run.whole_readings + following.whole_readings


def _by_another_process(folder: Path) -> None:
    other = open_history(folder / "history.db")
    other.write(NEXT_ROUND)
    other.close()


def _by_an_import_of_what_is_older(folder: Path) -> None:
    other, history = open_history(folder / "other.db"), open_history(folder / "history.db")
    other.write([sat.begun(1), *sat.answered(2, 1, BANK.questions[0]), *sat.answered(3, 1, BANK.questions[1], 1)])
    tables: Tables = other.tables()
    assert history.merge(tables).attempts == 2
    other.close()
    history.close()


def _by_another_file(folder: Path) -> None:
    other = open_history(folder / "other.db")
    other.write(SAT[: len(SAT) // 2])
    other.close()
    (folder / "other.db").replace(folder / "history.db")


@pytest.mark.parametrize("change", [_by_another_process, _by_an_import_of_what_is_older, _by_another_file])
def test_any_other_change_has_all_of_it_read_again(folder: Path, change: Callable[[Path], None]) -> None:
    change(folder)

    run = Run(folder)

    assert is_same(run.known(), run.as_read())
    assert len(run.whole_readings) == 1


def test_another_process_is_noticed_while_this_one_writes_too(folder: Path) -> None:
    run = Run(folder)
    run.known()
    _by_another_process(folder)
    run.history.write([rating(20, Score.STRONG)])

    assert is_same(run.known(), run.as_read())
    assert len(run.whole_readings) == 1


def test_a_renamed_question_has_all_of_it_read_again(folder: Path) -> None:
    run = Run(folder)
    run.history.names = Names({"math-1": "renamed"})

    assert is_same(run.known(), run.as_read())
    assert "renamed" in {row.question_id for row in run.known().rows}
    assert len(run.whole_readings) == 1


def test_a_renamed_topic_has_all_of_it_read_again(folder: Path) -> None:
    run = Run(folder)
    run.history.names = Names(topics={"math": "renamed"})

    assert is_same(run.known(), run.as_read())
    assert "renamed" in run.known().sums.topics
    assert len(run.whole_readings) == 1


@pytest.mark.parametrize("spoil", [*SPOILS, *OTHER_DATA])
def test_a_file_that_isnt_ours_is_no_more_than_missing(
    folder: Path, spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (SPOILS | OTHER_DATA)[spoil](folder / "cache" / NAME)

    run = Run(folder)

    assert is_same(run.known(), run.as_read())
    assert len(run.whole_readings) == 1
    assert not (folder / "owned").exists()


def _spoil(head: dict[str, Any], name: str) -> None:
    head[name] = {
        "machine": ["little", 9],
        "crc": 7,
        "counted": 3,
        "ids": [7] * 60,
        "texts": {"round_id": []},
        "rubrics": [],
        "sums": {"topics": 3},
        "cards": {"math-1": [1.0]},
        "left_out": [["attempts"]],
    }[name]


@pytest.mark.parametrize("name", ["machine", "crc", "counted", "ids", "texts", "rubrics", "sums", "cards", "left_out"])
def test_a_head_that_says_something_else_is_none(folder: Path, name: str) -> None:
    path = folder / "cache" / NAME
    basis = json.loads(path.read_bytes().partition(b"\n")[0])
    head, blob = read_cached_parts(path, basis, MOST_BYTES)
    _spoil(head, name)
    write_cached(path, basis, head, MOST_BYTES, blob)

    run = Run(folder)

    assert is_same(run.known(), run.as_read())
    assert len(run.whole_readings) == 1
