"""Answers recorded: from clock to clock, named by the answer, kept for a while, and never in the way of the round."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending
from practice_tui.core.rounds.events import Begin, Done, End, Pause, PauseReason, Rate, Resume, Reveal, Skip, Undo
from practice_tui.core.rounds.rounds import Phase
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.reading_aloud import ReadingAloud
from practice_tui.sitting.recording import Recording
from practice_tui.sitting.recordings import MEGABYTE, Limits, Recordings
from practice_tui.sitting.sitting import Sitting
from practice_tui.store.recording_rows import read_recordings
from tests.fakes import FakeClock, sit
from tests.voices import FakeListener, FakeRecorder, FakeSpeaker, shelf_in, shelf_of


@pytest.fixture
def recorder() -> FakeRecorder:
    return FakeRecorder()


@pytest.fixture
def shelf(desk: Desk, tmp_path: Path) -> Recordings:
    return shelf_in(desk, tmp_path)


def begin(desk: Desk, recorder: FakeRecorder, shelf: Recordings) -> Sitting:
    plan = desk.plans.find("quick")
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)
    sitting.record_with(Recording(recorder, shelf))
    return sitting


def files(shelf: Recordings) -> list[str]:
    return sorted(file.name for file in shelf.folder.iterdir())


def test_an_answer_is_recorded_and_named_by_its_attempt(desk: Desk, recorder: FakeRecorder, shelf: Recordings) -> None:
    sitting = begin(desk, recorder, shelf)
    assert sit(desk, sitting, Begin()).level == 0.25
    view = sit(desk, sitting, Done(), Reveal())
    assert view.level is None
    (attempt,) = desk.history.attempts()
    (row,) = shelf.rows()
    assert (row.attempt_id, row.file, row.seconds) == (attempt.id, f"{attempt.id}.wav", 2.0)
    assert files(shelf) == [row.file]
    assert (row.number, row.question_id) == (1, attempt.question_id)


def test_the_recording_stands_with_the_clock(desk: Desk, recorder: FakeRecorder, shelf: Recordings) -> None:
    sitting = begin(desk, recorder, shelf)
    sit(desk, sitting, Begin(), Pause(), Resume(), Done(), Undo())
    assert [does for does in recorder.does if does != "end"] == ["begin", "pause", "go on", "pause", "go on"]


def test_the_voice_that_reads_the_question_is_not_recorded(
    desk: Desk, recorder: FakeRecorder, shelf: Recordings
) -> None:
    clock = desk.moments.clock
    assert isinstance(clock, FakeClock)
    sitting = begin(desk, recorder, shelf)
    sitting.read_with(ReadingAloud(FakeSpeaker(clock, seconds=3.0)))
    sitting.handle(Begin())
    clock.advance(2.0)
    sitting.tick()
    assert recorder.does == []
    clock.advance(2.0)
    sitting.tick()
    assert recorder.does == ["begin"]
    sitting.handle(Pause(PauseReason.READING))
    assert recorder.does[-1] == "pause"


def test_a_skipped_or_discarded_answer_leaves_no_recording(
    desk: Desk, recorder: FakeRecorder, shelf: Recordings
) -> None:
    sitting = begin(desk, recorder, shelf)
    sit(desk, sitting, Begin(), Skip())
    assert len(files(shelf)) == 1
    sit(desk, sitting, End(Ending.ENDED_EARLY))
    assert (files(shelf), shelf.rows()) == ([], [])
    again = begin(desk, recorder, shelf)
    sit(desk, again, Begin(), End(Ending.DISCARDED))
    assert files(shelf) == []


def test_what_was_answered_in_a_discarded_round_is_kept_for_who_restores_it(
    desk: Desk, recorder: FakeRecorder, shelf: Recordings
) -> None:
    sitting = begin(desk, recorder, shelf)
    sit(desk, sitting, Begin(), Done(), Reveal(), Rate(Score.SOLID), End(Ending.DISCARDED))
    desk.corrections.restore(sitting.round.id)
    (attempt,) = desk.history.attempts()
    assert shelf.file_of(attempt.id) == shelf.folder / f"{attempt.id}.wav"


def test_what_was_said_before_a_round_was_left_stays_in_its_file(
    desk: Desk, recorder: FakeRecorder, shelf: Recordings
) -> None:
    sitting = begin(desk, recorder, shelf)
    sit(desk, sitting, Begin())
    sitting.hush()
    assert [name.startswith("unfinished-") for name in files(shelf)] == [True]


@pytest.mark.parametrize("is_early", [True, False])
def test_where_nothing_can_be_recorded_one_line_says_so_and_the_round_goes_on(
    desk: Desk, recorder: FakeRecorder, shelf: Recordings, is_early: bool
) -> None:
    if is_early:
        recorder.refusal = "arecord isn't there, so nothing is recorded."
    sitting = begin(desk, recorder, shelf)
    sit(desk, sitting, Begin())
    recorder.trouble = "" if is_early else "Not recorded: no microphone."
    view = sitting.view()
    assert view.recording_trouble == (recorder.refusal or recorder.trouble)
    assert view.level is None
    assert sit(desk, sitting, Done(), Reveal()).phase is Phase.REVIEWING


def test_where_nothing_was_heard_no_recording_is_kept(desk: Desk, recorder: FakeRecorder, shelf: Recordings) -> None:
    recorder.seconds = 0.0
    view = sit(desk, begin(desk, recorder, shelf), Begin(), Done(), Reveal())
    assert view.recorded is None
    assert (files(shelf), shelf.rows()) == ([], [])
    left = begin(desk, recorder, shelf)
    sit(desk, left, Begin())
    left.hush()
    assert files(shelf) == []


def test_a_folder_that_is_gone_stops_no_answer(desk: Desk, recorder: FakeRecorder, shelf: Recordings) -> None:
    sitting = begin(desk, recorder, shelf)
    shelf.folder.rmdir()
    view = sit(desk, sitting, Begin())
    assert view.recording_trouble.startswith("Not recorded:")
    assert sit(desk, sitting, Done(), Reveal()).phase is Phase.REVIEWING
    assert len(desk.history.attempts()) == 1


def test_recordings_are_kept_for_their_days_and_up_to_their_size(desk: Desk, shelf: Recordings, tmp_path: Path) -> None:
    now = desk.moments().now
    for days, megabytes in ((40, 0.1), (3, 0.6), (2, 0.6), (1, 0.3)):
        file = shelf.folder / f"{days}.wav"
        file.write_bytes(bytes(int(megabytes * MEGABYTE)))
        written = (now - timedelta(days=days)).timestamp()
        os.utime(file, (written, written))
    shelf_of(desk, tmp_path, Limits(days=30, megabytes=1)).prune()
    assert files(shelf) == ["1.wav", "2.wav"]


def test_a_recording_whose_file_was_taken_away_is_listed_no_more(
    desk: Desk, recorder: FakeRecorder, shelf: Recordings
) -> None:
    sit(desk, begin(desk, recorder, shelf), Begin(), Done(), Reveal())
    (row,) = shelf.rows()
    (shelf.folder / row.file).unlink()
    assert shelf.rows() == []


def test_what_is_deleted_is_gone_with_its_row(desk: Desk, recorder: FakeRecorder, shelf: Recordings) -> None:
    sit(desk, begin(desk, recorder, shelf), Begin(), Done(), Reveal())
    (row,) = read_recordings(desk.history)
    assert shelf.delete([row.attempt_id]) == 1
    assert (files(shelf), read_recordings(desk.history)) == ([], [])


def test_who_is_asked_learns_that_what_is_written_down_does_not_stay(
    desk: Desk, recorder: FakeRecorder, shelf: Recordings
) -> None:
    assert "exports, backups and sync" in Recording(recorder, shelf, writer=FakeListener(text="so")).notice
    assert "is written down" not in Recording(recorder, shelf).notice


def test_nothing_is_allowed_before_the_user_says_so(desk: Desk, tmp_path: Path) -> None:
    shelf = shelf_of(desk, tmp_path)
    assert not shelf.is_allowed
    shelf.allow()
    assert shelf.is_allowed
    assert shelf.folder.stat().st_mode & 0o777 == 0o700


def test_no_export_knows_of_recordings(desk: Desk, recorder: FakeRecorder, shelf: Recordings) -> None:
    sit(desk, begin(desk, recorder, shelf), Begin(), Done(), Reveal())
    assert desk.history.tables()["attempts"]
    assert "recordings" not in desk.history.tables()
