"""A ladder on the screen: the same question in less and less time, and a table of what survives."""

from pathlib import Path

from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Next, Rate
from practice_tui.core.views.home import BeginPlan
from practice_tui.sitting.orders import begin_questions
from practice_tui.tui.messages import OfferChosen, QuestionWanted
from practice_tui.tui.screens.debrief import DebriefScreen
from tests.fakes import ANSWER, FakeClock, make_desk, sit
from tests.tui.stage import on_stage


async def test_a_ladder_is_climbed_by_enter_and_ends_with_what_survives(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    sit(desk, begin_questions(desk, ("question-0",)), Begin(), *ANSWER, Rate(Score.SOLID), Next())
    desk.close()
    async with on_stage(tmp_path, (80, 24)) as stage:
        stage.app.post_message(OfferChosen(BeginPlan("ladder")))
        await stage.pilot.pause()
        await stage.pilot.pause()
        await stage.press("enter", "enter", "space", "a", "b", "4")
        assert "Not scored; it counts in no figure." in stage.text()
        await stage.press("enter")
        assert "enter: the same in 1:00" in stage.text()
        await stage.press("enter")
        assert "0:00 of 1:00" in stage.text()
        await stage.press("enter", "space", "a", "enter", "r", "enter", "space", "a", "enter", "enter")
        assert "Today: 1 of 2 musts survived from 2:00 to 0:30." in stage.text()
        assert "2:00  1:00  0:30" in stage.text()
        await stage.pilot.resize_terminal(120, 40)
        await stage.pilot.pause()
        assert "Debrief" in stage.text() and "│" not in stage.text()  # no pane, since nothing would stand in it
        for key in ("a", "p"):
            await stage.press("down", key)
            assert "Nothing is scored in this round." in stage.text()
            assert isinstance(stage.app.screen, DebriefScreen)


async def test_a_question_can_be_climbed_from_its_page(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (80, 24)) as stage:
        stage.app.post_message(QuestionWanted("question-0"))
        await stage.pilot.pause()
        await stage.pilot.pause()
        await stage.press("l")
        assert " Ladder\n" in stage.text()
        await stage.press("enter", "enter", "space")
        assert "0:02 of 2:00" in stage.text()
