"""A real interview is written down in the app, on its day and after it."""

from pathlib import Path

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.encounters import Asked, EncounterResult, NewEncounter, Went
from practice_tui.core.rounds.events import Begin, Next, Rate
from practice_tui.presenters.targets import change_interview
from practice_tui.sitting.encounters import add_encounter, find_encounter
from practice_tui.sitting.orders import begin_questions
from practice_tui.store.encounter_records import read_encounters
from practice_tui.tui.screens.encounter import EncounterScreen
from practice_tui.tui.screens.home import HomeScreen
from tests.desks import desk_of_files
from tests.fakes import ANSWER, FakeClock, make_desk, sit
from tests.tui.stage import on_stage


async def test_home_asks_how_it_went_until_it_is_written_down(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    sit(desk, begin_questions(desk, ("question-0",)), Begin(), *ANSWER, Rate(Score.SOLID), Next())
    change_interview(desk, "2026-03-03")
    desk.close()
    clock.advance(2 * 24 * 3600)
    async with on_stage(tmp_path, (60, 20), clock=clock) as stage:
        assert "How did it go?" in stage.text()
        await stage.press("enter", "ctrl+s")
        assert "It isn't said who held it" in stage.text()
        await stage.press(
            *"Acme", "tab", "tab", "tab", "right", "right", "right", "tab", *"Why", "enter", *"How", "ctrl+c"
        )
        assert "Drop the interview?" in stage.text()
        await stage.press("enter")
        assert isinstance(stage.app.screen, EncounterScreen)
        (tmp_path / "history.db").rename(tmp_path / "away.db")  # what can't be saved stays in the form
        await stage.press("ctrl+s")
        assert "NOT SAVED" in stage.text() and "Acme" in stage.text()
        (tmp_path / "away.db").rename(tmp_path / "history.db")
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, HomeScreen)
        assert "Kept: practice real show " in stage.text()
        assert "How did it go?" not in stage.text()
    (record,) = read_encounters(make_desk(tmp_path, clock).history)
    assert (record.encounter.who, record.encounter.day, record.encounter.went) == ("Acme", "2026-03-03", Went.WELL)
    assert [asked.ask for asked in record.questions] == ["Why", "How"]


async def test_the_window_of_the_date_lists_real_interviews_and_takes_what_came_of_them(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    add_encounter(desk, NewEncounter("Acme", "2026-03-01", asked=(Asked("Why does it diverge? " * 30),)))
    desk.close()
    async with on_stage(tmp_path, (60, 20)) as stage:
        await stage.press("i", *"tuesday", "ctrl+r")
        assert "Acme · 1 question · waiting" in stage.text() and "Write one down…" in stage.text()
        await stage.press("enter")
        assert "Asked: Why does it diverge?" in stage.text() and "All of it: practice real show" in stage.text()
        assert "leave it as it is" in stage.text() and "withdrawn" in stage.text()
        await stage.press("down", "down", "down", "enter")
        assert "Acme · 1 question · offer" in stage.text()
        assert "tuesday" in stage.text()  # what is typed into the window stays
        await stage.press("ctrl+r", "down", "enter")
        assert isinstance(stage.app.screen, EncounterScreen)
    (record,) = read_encounters(make_desk(tmp_path, FakeClock()).history)
    assert record.outcome is EncounterResult.OFFER


async def test_a_question_that_was_asked_becomes_one_of_ones_own(tmp_path: Path) -> None:
    desk = desk_of_files(tmp_path)
    record = add_encounter(desk, NewEncounter("Acme", "2026-03-01", asked=(Asked("Why diverge?"), Asked("How so?"))))
    desk.close()
    async with on_stage(tmp_path, (60, 20), open_desk=lambda clock: desk_of_files(tmp_path, clock)) as stage:
        await stage.press("i", "ctrl+r", "enter", *["down"] * 6, "enter")
        assert "Which question?" in stage.text()
        await stage.press("enter")
        assert "Its topic" in stage.text()
        await stage.press("enter")
        await stage.pilot.pause(0.2)
        assert "Your own question" in stage.text() and "why-diverge is in the" in stage.text()
        await stage.press("ctrl+r", "enter", *["down"] * 6, "enter")
        assert "How so?" in stage.text() and "Why diverge?" not in stage.text()
    desk = desk_of_files(tmp_path)
    assert [asked.question_id for asked in find_encounter(desk, record.id).questions] == ["why-diverge", None]
    assert desk.bank.find("why-diverge")
