"""An interviewer's line above the question, and one's own questions at the end, on the screen."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from practice_tui.core.bank.lines import Line, Occasion, Style
from practice_tui.core.bank.plans import Pick, Plan, Tip
from practice_tui.core.history.facts import ASKED_THEM
from practice_tui.core.views.home import BeginPlan
from practice_tui.sitting.desk import Desk
from practice_tui.tui.messages import OfferChosen
from tests.fakes import FakeClock, make_desk
from tests.tui.stage import on_stage

TALKS = Plan("talks", "Talks", 1, pick=Pick.SEEDED, style=Style.WARM, closing=True)
LINES = (
    Line(Style.WARM, Occasion.OPENING, "Hello, we have {minutes}."),
    Line(Style.WARM, Occasion.YOUR_TURN, "And now you."),
    Line(Style.WARM, Occasion.THANKS, "Thanks for coming."),
)
TIPS = tuple(
    Tip(f"ask-back-{n}", "candidate", f"Ask what {what}", "x", "y") for n, what in enumerate(("broke", "shipped"))
)


def open_desk(folder: Path, clock: FakeClock) -> Desk:
    desk = make_desk(folder, clock, plans=(TALKS,))
    desk.library.put(replace(desk.loaded, tips=TIPS, lines=LINES))
    return desk


async def test_lines_stand_above_the_question_and_ones_own_questions_are_taken_and_written(tmp_path: Path) -> None:
    async with on_stage(tmp_path, open_desk=lambda clock: open_desk(tmp_path, clock)) as stage:
        stage.app.post_message(OfferChosen(BeginPlan("talks")))
        await stage.pilot.pause()
        await stage.pilot.pause()
        await stage.press("enter")
        lines = stage.text().split("\n")
        said = lines.index(" “Hello, we have 5 minutes.”")
        assert (lines[said + 1], lines[said + 2].strip()) == ("", "What does question-5 do, and when does it fail?")
        await stage.press("enter", "space", "3", "enter")
        assert "“And now you.”" in stage.text()
        assert "▸ · Ask what broke" in stage.text()
        await stage.press("down", "space", "up", "space", "space", "n", "W", "h", "o", "question_mark", "enter")
        assert "· Ask what broke" in stage.text() and "✓ Ask what shipped" in stage.text()
        assert "✓ Who?" in stage.text()
        await stage.press("enter")
        assert "Thanks for coming." in stage.text()
    with closing(make_desk(tmp_path, FakeClock())) as desk:
        assert [note.text for note in desk.history.round_notes(ASKED_THEM)] == ["Ask what shipped\nWho?"]
