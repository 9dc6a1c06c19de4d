"""The sheet for the evening before as a page of the app."""

from pathlib import Path

from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Next, Rate, Write
from practice_tui.presenters.targets import change_interview
from practice_tui.sitting.orders import begin_questions
from practice_tui.tui.screens.evening_sheet import EveningSheetScreen
from practice_tui.tui.screens.home import HomeScreen
from tests.fakes import ANSWER, FakeClock, make_desk, sit
from tests.tui.stage import on_stage


async def test_it_is_read_from_home_on_the_evening_before_and_closed_by_escape(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    sitting = begin_questions(desk, ("question-0",))
    sit(desk, sitting, Begin(), *ANSWER, Write("a gate, [bold]not[/]"), Rate(Score.STRONG), Next())
    change_interview(desk, "2026-03-03")
    desk.close()
    async with on_stage(tmp_path, (60, 20)) as stage:
        await stage.press("down", "enter")  # the first row is today's round
        assert isinstance(stage.app.screen, EveningSheetScreen)
        for words in ("The evening before", "Interview tomorrow", "Your best lines", "a gate, [bold]not[/]"):
            assert words in stage.text()
        await stage.press("escape")
        assert isinstance(stage.app.screen, HomeScreen)
