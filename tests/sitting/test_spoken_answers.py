"""How an answer was spoken comes after it, beside what is usual, and into no other figure."""

from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending
from practice_tui.core.history.speech import Speech
from practice_tui.core.rounds.events import Begin, Done, End, Event, Next, Rate, Retry, Reveal
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.statistics.anatomy import detected
from practice_tui.core.views.dashboard import Behind, By
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import earlier_tries
from practice_tui.errors import PracticeError
from practice_tui.plain.round_lines import debrief_lines
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.pages import debrief, question_page
from practice_tui.presenters.reports import stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_questions
from practice_tui.sitting.recording import Recording
from practice_tui.sitting.recordings import Recordings
from practice_tui.sitting.sitting import Sitting
from practice_tui.store.speech_rows import read_speech
from practice_tui.tui.sheets import debrief as sheets
from practice_tui.tui.sheets.behind import preview
from practice_tui.tui.sheets.question import own_history
from tests.fakes import FakeClock, sit
from tests.voices import FakeListener, FakeRecorder, shelf_in, speech_in

ANSWERED: tuple[Event, ...] = (Begin(), Done(), Reveal())


@pytest.fixture
def listener() -> FakeListener:
    return FakeListener()


@pytest.fixture
def shelf(desk: Desk, tmp_path: Path) -> Recordings:
    return shelf_in(desk, tmp_path)


def begin(desk: Desk, shelf: Recordings, listener: FakeListener) -> Sitting:
    plan = desk.plans.find("quick")
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)
    sitting.record_with(Recording(FakeRecorder(), shelf, [listener]))
    return sitting


def tick(desk: Desk, sitting: Sitting) -> RoundView:
    """A second later, what the app shows then."""
    clock = desk.moments.clock
    assert isinstance(clock, FakeClock)
    clock.advance(1.0)
    return sitting.glance(clock.monotonic(), clock.boottime()) or sitting.tick()


def test_it_comes_while_the_answer_is_reviewed(desk: Desk, shelf: Recordings, listener: FakeListener) -> None:
    listener.is_ready = False
    sitting = begin(desk, shelf, listener)
    view = sit(desk, sitting, *ANSWERED)
    (attempt,) = desk.history.attempts()
    assert listener.files == [shelf.folder / f"{attempt.id}.wav"]
    assert view.spoken.of(attempt.id) is None
    assert tick(desk, sitting).spoken == view.spoken
    listener.is_ready = True
    anatomy = tick(desk, sitting).spoken.of(attempt.id)
    assert anatomy is not None
    assert (anatomy.first_word, anatomy.longest_pause, anatomy.spoken) == (0.5, 0.5, 1.0)
    (fact,) = read_speech(desk.history, [attempt.id])
    assert fact.id > attempt.id


def test_it_is_there_when_the_answer_is_reviewed_later(desk: Desk, shelf: Recordings, listener: FakeListener) -> None:
    sitting = begin(desk, shelf, listener)
    sit(desk, sitting, *ANSWERED)
    tick(desk, sitting)
    sitting.keep()
    resumed = desk.rounds.resume(sitting.round.id)
    (attempt,) = desk.history.attempts()
    assert resumed.view().spoken.of(attempt.id) is not None


def test_usual_is_the_median_of_the_others_once_there_are_five(
    desk: Desk, shelf: Recordings, listener: FakeListener
) -> None:
    usual = []
    for number in range(6):
        listener.runs = ((0.2 * number, 1.5),)
        sitting = begin(desk, shelf, listener)
        sit(desk, sitting, *ANSWERED)
        usual.append(tick(desk, sitting).spoken.usual)
    assert usual[:5] == [None] * 5
    assert usual[5] is not None
    assert usual[5].n == 5
    assert usual[5].first_word == pytest.approx(0.4)


def test_the_next_question_shows_nothing_of_the_last_answer(
    desk: Desk, shelf: Recordings, listener: FakeListener
) -> None:
    sitting = begin(desk, shelf, listener)
    sit(desk, sitting, *ANSWERED)
    tick(desk, sitting)
    assert sitting.view().spoken.anatomies
    assert sit(desk, sitting, Rate(Score.SOLID), Next()).phase is Phase.ANSWERING
    assert not sitting.view().spoken.anatomies


def test_where_nothing_can_be_made_of_it_one_line_says_so_and_recording_goes_on(
    desk: Desk, shelf: Recordings, listener: FakeListener
) -> None:
    sitting = begin(desk, shelf, listener)
    listener.trouble = "Where you spoke isn't shown: the detector failed."
    view = sit(desk, sitting, *ANSWERED)
    assert view.recording_trouble == listener.trouble
    view = sit(desk, sitting, Rate(Score.SOLID), Next())
    assert view.level == 0.25
    assert len(shelf.rows()) == 1
    assert speech_in(desk) == []


def test_what_cannot_be_written_is_told_and_the_round_goes_on(
    desk: Desk, shelf: Recordings, listener: FakeListener, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = begin(desk, shelf, listener)
    listener.is_ready = False
    sit(desk, sitting, *ANSWERED)

    def refuse(*_: object) -> None:
        raise PracticeError("the disk is full")

    monkeypatch.setattr(shelf, "keep_facts", refuse)
    listener.is_ready = True
    assert "the disk is full" in tick(desk, sitting).recording_trouble
    monkeypatch.undo()
    assert sit(desk, sitting, Rate(Score.SOLID)).phase is Phase.BETWEEN


def test_it_is_in_no_other_figure(desk: Desk, shelf: Recordings, listener: FakeListener) -> None:
    listener.is_ready = False
    sit(desk, begin(desk, shelf, listener), *ANSWERED, Rate(Score.SOLID))
    (attempt,) = desk.history.attempts()
    before = stats_json(desk)
    desk.history.write([detected(desk.moments(), attempt.id, "fake 1", [(0.5, 2.0)])])
    assert stats_json(desk) == before


def test_earlier_answers_to_the_question_say_it(desk: Desk, shelf: Recordings, listener: FakeListener) -> None:
    first = begin(desk, shelf, listener)
    sit(desk, first, *ANSWERED, Rate(Score.SOLID))
    listener.runs = ((0.25, 1.75),)
    sit(desk, first, Retry(), Done(), Reveal())
    ((title, texts),) = earlier_tries(tick(desk, first))
    assert title.startswith("This round, try 1")
    assert texts == ["First word after 0.5 s, longest pause 0.5 s, 50 % spoken."]
    sit(desk, first, Rate(Score.SOLID))
    tries = earlier_tries(sit(desk, begin_questions(desk, (first.round.question_id,)), *ANSWERED))
    assert [texts for _, texts in tries] == [
        ["First word after 0.2 s, no pause, 75 % spoken."],
        ["First word after 0.5 s, longest pause 0.5 s, 50 % spoken."],
    ]


def test_debrief_question_and_dashboard_say_it_too(desk: Desk, shelf: Recordings, listener: FakeListener) -> None:
    sitting = begin(desk, shelf, listener)
    sit(desk, sitting, *ANSWERED, Rate(Score.SOLID), End(Ending.ENDED_EARLY))
    (attempt,) = desk.history.attempts()
    view = debrief(desk, attempt.round_id)
    sentence = "First word after 0.5 s, longest pause 0.5 s, 50 % spoken."
    assert sentence in list(debrief_lines(view))
    page = question_page(desk, attempt.question_id)
    (behind_row,) = Dashboard(desk).behind(Behind("the round", By.ROUND, attempt.round_id)).rows
    for sheet in (sheets.missed(view, 60), own_history(page, 60), preview(behind_row, 60)):
        assert sentence in " ".join(sheet.plain.split())


def test_an_answer_that_was_heard_twice_shows_the_newest(desk: Desk, shelf: Recordings, listener: FakeListener) -> None:
    sitting = begin(desk, shelf, listener)
    sit(desk, sitting, *ANSWERED)
    (attempt,) = desk.history.attempts()
    tick(desk, sitting)
    at = desk.moments()
    desk.history.write([Speech(at.id, attempt.id, at.now, "other 2", 0.1, 1.8, None, ((0.1, 1.9),))])
    sitting.forget_recalled()
    anatomy = sitting.view().spoken.of(attempt.id)
    assert anatomy is not None and anatomy.first_word == 0.1
