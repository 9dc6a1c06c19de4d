"""What an earlier release wrote is opened, imported, resumed and restored by the present one, for ever."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank, from_body
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.rounds.events import Rate, Resume
from practice_tui.core.rounds.rounds import Phase, Round
from practice_tui.core.values import records
from practice_tui.presenters.targets import interview_of
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.resume import review_newest
from practice_tui.store.history import History
from practice_tui.store.import_reader import read_import
from practice_tui.store.opening import open_history
from practice_tui.store.restoring import restore
from tests.fakes import START, FakeClock, make_desk

RELEASES = sorted(
    path for path in Path(__file__).with_name("releases").iterdir() if path.joinpath("reads.json").exists()
)
NO_BANK = Bank(digest="0123456789abcdef")


@pytest.fixture(params=RELEASES, ids=lambda path: str(path.name))
def release(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of all that a release wrote."""
    into = tmp_path / "release"
    shutil.copytree(request.param, into)
    return into


def reads(release: Path) -> dict[str, Any]:
    """What the release itself read in its files."""
    data: dict[str, Any] = json.loads(release.joinpath("reads.json").read_text("utf-8"))
    return data


def desk_of(release: Path) -> Desk:
    """A desk without a bank: whatever is shown has to come from the file."""
    return make_desk(release, FakeClock(), NO_BANK)


def test_there_is_a_release() -> None:
    assert RELEASES


def test_its_history_reads_as_it_read_itself(release: Path) -> None:
    history = open_history(release / "history.db")
    told = reads(release)
    assert [as_told(attempt) for attempt in history.attempts(with_ticks=True)] == told["attempts"]
    assert {
        record.id: [record.plan, record.state.value, record.tried, record.skipped, record.rated]
        for record in history.rounds()
    } == told["rounds"]


def test_its_interview_and_note_are_still_known(release: Path) -> None:
    desk = desk_of(release)
    interview = interview_of(desk)
    assert [interview.day, interview.level.value] == reads(release)["interview"]
    assert desk.notebook.note("sigmoid") == reads(release)["note"]


def test_every_stored_value_reads_back_equal(release: Path) -> None:
    history = open_history(release / "history.db")
    tables = history.tables()
    assert tables["texts"]
    for text in tables["texts"]:
        assert from_body(text["body"]).to_body() == text["body"]
        assert from_body(text["body"]).digest == text["digest"]
    for round_ in tables["rounds"]:
        plan = json.loads(round_["spec"])["plan"]
        assert records.to_data(records.from_data(Plan, plan)) == plan
    assert len(history.drafts()) == len(reads(release)["left"])
    for draft in history.drafts():
        state = json.loads(draft.state)
        assert records.to_data(records.from_data(Round, state)) == state


def test_each_open_round_goes_on_where_it_was_left(release: Path) -> None:
    desk = desk_of(release)
    left = reads(release)["left"]
    assert {draft.round_id: round_.phase.value for draft, round_ in desk.rounds.waiting()} == left
    for round_id, phase in left.items():
        round_ = desk.rounds.resume(round_id).round
        assert round_.phase.value == phase
        assert round_.is_paused == round_.is_timed
    answering = next(round_id for round_id, phase in left.items() if phase == "answering")
    assert desk.rounds.resume(answering).round.notes == "split by patient\nthen by time"


def test_a_resumed_review_is_scored_and_saved(release: Path) -> None:
    desk = desk_of(release)
    reviewing = next(round_id for round_id, phase in reads(release)["left"].items() if phase == "reviewing")
    sitting = desk.rounds.resume(reviewing)
    assert sitting.round.reviewed and sitting.round.reviewed.said == "without biases"
    view = sitting.handle(Rate(Score.SOLID))
    assert view.phase is Phase.BETWEEN and view.saved
    assert desk.history.attempts(round_id=reviewing)[-1].score is Score.SOLID


def test_a_resumed_answer_goes_on_at_its_time(release: Path) -> None:
    desk = desk_of(release)
    answering = next(round_id for round_id, phase in reads(release)["left"].items() if phase == "answering")
    sitting = desk.rounds.resume(answering)
    spent = sitting.round.countdown.spent
    assert spent > 0
    assert sitting.handle(Resume()).elapsed == spent


def test_what_was_never_scored_can_be_reviewed(release: Path) -> None:
    assert review_newest(desk_of(release)).round.phase is Phase.REVIEWING


def test_its_export_brings_every_fact(release: Path, tmp_path: Path) -> None:
    into = open_history(tmp_path / "new" / "history.db")
    merged = into.merge(read_import(release / "export.json", into.path))
    own = open_history(release / "history.db")
    assert into.tables() == own.tables()
    assert merged.attempts == len(own.attempts())


def test_its_history_and_its_backup_are_imported_unmigrated(release: Path, tmp_path: Path) -> None:
    into = open_history(tmp_path / "new" / "history.db")
    (backup,) = release.joinpath("backups").iterdir()
    earlier = into.merge(read_import(backup, into.path))
    rest = into.merge(read_import(release / "history.db", into.path))
    assert earlier.added and rest.added and rest.already_here == earlier.added
    assert [as_told(attempt) for attempt in into.attempts(with_ticks=True)] == reads(release)["attempts"]


def test_its_backup_is_restored(release: Path) -> None:
    (backup,) = release.joinpath("backups").iterdir()
    release.joinpath("history.db").unlink()
    restored = restore(release / "history.db", None, START)
    assert restored.backup == backup
    history: History = open_history(release / "history.db")
    known = {told["id"] for told in reads(release)["attempts"]}
    held = {attempt.id for attempt in history.attempts()}
    assert held and held < known


def as_told(attempt: Attempt) -> dict[str, Any]:
    """In the words of `reads.json`."""
    return {
        "id": attempt.id,
        "round": attempt.round_id,
        "question": attempt.question_id,
        "topic": attempt.topic,
        "level": attempt.level.value,
        "kind": attempt.kind.value,
        "outcome": attempt.outcome.value,
        "counts": attempt.is_counted,
        "score": attempt.score,
        "first_score": attempt.first_score,
        "suggested": attempt.suggested,
        "prediction": attempt.prediction,
        "asked_at": attempt.asked_at.isoformat(),
        "answered_at": attempt.answered_at.isoformat(),
        "day": attempt.day,
        "limit_s": attempt.limit_s,
        "elapsed_s": attempt.elapsed_s,
        "ticks": [records.to_data(tick) for tick in attempt.ticks],
    }
