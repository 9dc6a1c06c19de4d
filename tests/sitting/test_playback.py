"""Recordings played back: from the start or from stretch to stretch, and in words where that can't be done."""

from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.speech import Speech
from practice_tui.core.rounds.events import Begin, Done, Next, Rate, Reveal
from practice_tui.core.views.recorded import Recorded
from practice_tui.presenters.pages import debrief, question_page
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.playback import GONE, LAST, TO_ITS_END, Playback
from practice_tui.sitting.recording import Recording
from practice_tui.sitting.recordings import Recordings, recorded_answers
from practice_tui.sitting.second_opinions import rate_round
from tests.fakes import FakeClock, sit
from tests.voices import FakeListener, FakePlayer, FakeRecorder, shelf_in


@pytest.fixture
def shelf(desk: Desk, tmp_path: Path) -> Recordings:
    return shelf_in(desk, tmp_path)


@pytest.fixture
def recorded(desk: Desk, shelf: Recordings) -> Recorded:
    """A recorded answer of 40 seconds, with three stretches of speech."""
    plan = desk.plans.find("quick")
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)
    sitting.record_with(Recording(FakeRecorder(seconds=40.0), shelf))
    view = sit(desk, sitting, Begin(), Done(), Reveal())
    assert view.recorded is not None
    assert view.recorded.seconds == 40.0
    assert sit(desk, sitting, Rate(Score.SOLID)).recorded == view.recorded
    assert sit(desk, sitting, Next()).recorded is None
    return Recorded(view.recorded.attempt_id, 40.0, ((1.0, 3.0), (5.0, 9.0), (20.0, 38.0)))


def test_the_stretches_are_there_once_they_are_heard(desk: Desk, shelf: Recordings) -> None:
    plan = desk.plans.find("quick")
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)
    listener = FakeListener(is_ready=False)
    sitting.record_with(Recording(FakeRecorder(), shelf, [listener]))
    view = sit(desk, sitting, Begin(), Done(), Reveal())
    assert view.recorded and view.recorded.speech == ()
    listener.is_ready = True
    view = sitting.tick()
    assert view.recorded and view.recorded.speech == listener.runs


def rests(shelf: Recordings) -> list[Path]:
    return list(shelf.folder.glob("playing-*"))


def test_it_plays_from_the_start_and_stops(recorded: Recorded, shelf: Recordings, clock: FakeClock) -> None:
    player = FakePlayer()
    playback = Playback(player, shelf, clock.monotonic)
    assert playback.play(recorded) == "Playing, 0:40, 3 stretches of speech."
    assert player.heard == [(f"{recorded.attempt_id}.wav", 40.0)]
    assert playback.ended() == ""
    clock.advance(12.0)
    assert playback.play(recorded) == "Stopped at 0:12."
    assert not player.is_heard
    assert playback.play(Recorded(recorded.attempt_id, 40.0)) == "Playing, 0:40."


def test_it_goes_from_stretch_to_stretch(recorded: Recorded, shelf: Recordings, clock: FakeClock) -> None:
    player = FakePlayer()
    playback = Playback(player, shelf, clock.monotonic)
    assert playback.play(recorded, 1) == "Playing stretch 1 of 3, from 0:00."
    assert playback.play(recorded, 1) == "Playing stretch 2 of 3, from 0:04."
    clock.advance(18.0)
    assert playback.play(recorded, 1) == LAST
    assert playback.play(recorded, -1) == "Playing stretch 3 of 3, from 0:19."
    assert playback.play(recorded, -1) == "Playing stretch 2 of 3, from 0:04."
    assert [round(seconds, 1) for _, seconds in player.heard] == [39.3, 35.3, 20.3, 35.3]
    assert [file.stat().st_mode & 0o777 for file in rests(shelf)] == [0o600]
    playback.stop()
    assert rests(shelf) == []


def test_it_plays_on_where_no_stretches_are_known(recorded: Recorded, shelf: Recordings, clock: FakeClock) -> None:
    player = FakePlayer()
    playback = Playback(player, shelf, clock.monotonic)
    unheard = Recorded(recorded.attempt_id, recorded.seconds)
    playback.play(unheard)
    assert playback.play(unheard, 1) == playback.play(unheard, -1) == "Where one spoke in it isn't known."
    assert player.is_heard
    assert player.heard == [(f"{recorded.attempt_id}.wav", 40.0)]


def test_the_key_stops_the_recording_of_its_own_answer_alone(
    recorded: Recorded, shelf: Recordings, clock: FakeClock
) -> None:
    playback = Playback(FakePlayer(), shelf, clock.monotonic)
    playback.play(recorded)
    assert playback.play(Recorded("another answer", 9.0)) == GONE


def test_its_end_is_told_once(recorded: Recorded, shelf: Recordings, clock: FakeClock) -> None:
    player = FakePlayer()
    playback = Playback(player, shelf, clock.monotonic)
    playback.play(recorded)
    player.come_to = ""
    assert (playback.ended(), playback.ended()) == (TO_ITS_END, "")
    playback.play(recorded)
    player.come_to = "paplay ended with exit code 1."
    assert playback.ended() == "paplay ended with exit code 1."


def test_what_can_not_be_played_is_told_in_a_line(recorded: Recorded, shelf: Recordings, clock: FakeClock) -> None:
    player = FakePlayer(refusal="Nothing to play it with.")
    playback = Playback(player, shelf, clock.monotonic)
    assert playback.play(recorded) == "Nothing to play it with."
    player.refusal = ""
    file = shelf.file_of(recorded.attempt_id)
    assert file
    file.write_bytes(b"no sound")
    assert playback.play(recorded, 1) == "It can't be played: the file holds no sound."
    file.unlink()
    assert playback.play(recorded) == GONE


def test_what_a_killed_program_was_playing_is_deleted(recorded: Recorded, shelf: Recordings, clock: FakeClock) -> None:
    Playback(FakePlayer(), shelf, clock.monotonic).play(recorded, 1)
    assert len(rests(shelf)) == 1
    Playback(FakePlayer(), shelf, clock.monotonic).play(recorded, -1)
    (shelf.folder / "playing-x.wav").write_bytes(b"")
    shelf.prune()
    assert rests(shelf) == []
    assert shelf.file_of(recorded.attempt_id)


def test_where_somebody_spoke_is_read_with_the_recording(recorded: Recorded, desk: Desk) -> None:
    (attempt,) = desk.history.attempts()
    at = desk.moments()
    desk.history.write([Speech(at.id, attempt.id, at.now, "detector 1", 1.0, 24.0, 11.0, recorded.speech)])
    assert recorded_answers(desk.history, {attempt.id, "none"}) == {attempt.id: recorded}
    assert recorded_answers(desk.history, []) == {}
    (row,) = debrief(desk, attempt.round_id).rows
    assert row.recorded == recorded


def test_debrief_question_and_second_opinion_have_the_recording(recorded: Recorded, desk: Desk) -> None:
    (attempt,) = desk.history.attempts()
    assert [row.recorded and row.recorded.seconds for row in debrief(desk, attempt.round_id).rows] == [40.0]
    page = question_page(desk, attempt.question_id)
    assert page.recorded and page.recorded.attempt_id == attempt.id
    given = rate_round(desk, attempt.round_id, "Kim").view().text
    assert given.recorded and given.recorded.attempt_id == attempt.id
