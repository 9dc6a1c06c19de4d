"""An interview may end with one's own questions: taken from a list or written, kept, and offered the next time."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.lines import Line, Occasion, Style
from practice_tui.core.bank.plans import Mode, Pick, Plan, Tip
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import ASKED_THEM, Ending
from practice_tui.core.rounds.events import Begin, Done, End, Next, Rate, TakeQuestion, WriteQuestion
from practice_tui.core.rounds.rounds import Onward, Phase, onward
from practice_tui.plain.rounds import PlainRound
from practice_tui.presenters.evening_sheet import evening_sheet
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from practice_tui.sitting.resume import resume_newest
from practice_tui.sitting.sitting import Sitting
from tests.fakes import ANSWER, FakeClock, make_desk, sit

CLOSES = Plan("closes", "Closes", 1, pick=Pick.SEEDED, closing=True)
OWNS, SHIPS, PREPARES = "Ask who owns the data", "Ask what shipped last", "Bring three of them"
TIPS = (
    Tip("ask-back-data", "candidate", OWNS, "x", "y"),
    Tip("ask-back-ships", "candidate", SHIPS, "x", "y"),
    Tip("ask-back-prepare", "candidate", PREPARES, "x", "y"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path, FakeClock(), plans=(CLOSES,))
    desk.library.put(replace(desk.loaded, tips=TIPS, lines=(Line(Style.WARM, Occasion.YOUR_TURN, "Now you?"),)))
    return desk


def at_closing(desk: Desk, plan: Plan = CLOSES) -> Sitting:
    sitting = begin_plan(desk, plan, 1)
    sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SOLID))
    assert onward(sitting.round) is Onward.CLOSING
    sit(desk, sitting, Next())
    return sitting


def kept(desk: Desk) -> list[str]:
    return [note.text for note in desk.history.round_notes(ASKED_THEM)]


def test_questions_are_taken_put_back_and_written_kept_and_offered_first_the_next_time(desk: Desk) -> None:
    sitting = at_closing(desk)
    assert (sitting.round.to_ask, sitting.view().limit) == ((OWNS, SHIPS), 180)
    sit(desk, sitting, TakeQuestion(0), TakeQuestion(1), TakeQuestion(0), WriteQuestion(" Who  reviews code? "))
    assert sitting.round.taken == (SHIPS, "Who reviews code?")
    assert kept(desk) == []
    view = sit(desk, sitting, Done())
    assert view.phase is Phase.FINISHED
    assert kept(desk) == [f"{SHIPS}\nWho reviews code?"]
    assert at_closing(desk).round.to_ask == (SHIPS, "Who reviews code?", OWNS)
    (asked,) = [section for section in evening_sheet(desk).sections if section.title == "Ask them"]
    assert [item.text for item in asked.items] == [SHIPS, "Who reviews code?", OWNS, PREPARES]


def test_the_newest_of_ones_own_questions_stand_first(desk: Desk) -> None:
    for text in ("First?", "Second?"):
        sit(desk, at_closing(desk), WriteQuestion(text), Done())
    assert at_closing(desk).round.to_ask[:2] == ("Second?", "First?")


def test_a_question_that_is_written_twice_is_asked_once(desk: Desk) -> None:
    sitting = at_closing(desk)
    sit(desk, sitting, WriteQuestion("Who reviews?"), WriteQuestion(" Who  reviews? "), WriteQuestion(OWNS), Done())
    assert kept(desk) == [f"Who reviews?\n{OWNS}"]


def test_without_a_question_or_with_nonsense_nothing_is_kept(desk: Desk) -> None:
    sitting = at_closing(desk)
    sit(desk, sitting, TakeQuestion(7), WriteQuestion("  "), Done())
    assert kept(desk) == []


@pytest.mark.parametrize(("ending", "notes"), [(Ending.ENDED_EARLY, [OWNS]), (Ending.DISCARDED, [])])
def test_a_round_that_is_ended_there_keeps_them_and_one_that_is_discarded_does_not(
    desk: Desk, ending: Ending, notes: list[str]
) -> None:
    sitting = at_closing(desk)
    sit(desk, sitting, TakeQuestion(0), End(ending))
    assert kept(desk) == notes


def test_left_there_it_goes_on_there_and_no_time_goes_by(desk: Desk) -> None:
    sitting = at_closing(desk)
    sit(desk, sitting, TakeQuestion(1))
    sitting.keep()
    clock = desk.moments.clock
    assert isinstance(clock, FakeClock)
    clock.advance(500.0)
    resumed = resume_newest(desk)
    assert (resumed.round.phase, resumed.round.taken, resumed.view().elapsed) == (Phase.CLOSING, (SHIPS,), 2.0)
    clock.advance(500.0)  # the process was stopped
    assert resumed.tick().elapsed == 2.0


def test_under_pressure_the_review_comes_before_it(desk: Desk) -> None:
    sitting = begin_plan(desk, replace(CLOSES, mode=Mode.PRESSURE), 1)
    view = sit(desk, sitting, Begin(), *ANSWER, Next(), Rate(Score.SOLID), Next())
    assert view.phase is Phase.CLOSING


def test_line_by_line_questions_are_taken_by_their_numbers(desk: Desk) -> None:
    sitting = at_closing(desk, replace(CLOSES, style=Style.WARM))
    lines, out = iter(["take 3\n", "take 2 1\n", "take 1\n", "write Who reviews?\n", "done\n"]), io.StringIO()
    PlainRound(desk, sitting, lambda _: next(lines), out, says_time=False).sit()
    assert out.getvalue().startswith(
        "\n“Now you?”\nYour questions to them, 3m.\n1 [ ] Ask who owns the data\n2 [ ] Ask what shipped last\n"
        "Ask them aloud; take 2 takes the second, write … adds another. An empty line: the debrief.\n"
        "take 2: the number of a question of the list.\n1 [x] Ask who owns the data\n2 [x] Ask what shipped last\n"
    )
    assert "\n1 [ ] Ask who owns the data\nAsk them" in out.getvalue()
    assert kept(desk) == [f"{SHIPS}\nWho reviews?"]
