"""The app exchanges with other machines behind the screen: what comes is shown, what is wrong is one line."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from threading import Event

import pytest

from practice_tui.bank.folders import BankFolders
from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Done, Rate, Reveal
from practice_tui.errors import PracticeError
from practice_tui.paths import Places
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.sitting.resume import resume_newest
from practice_tui.store.opening import open_history
from practice_tui.tui.background_sync import BackgroundSync, Synced
from tests.archive.machines.meeting import Member, member
from tests.archive.machines.test_syncing import MONTH, round_of
from tests.bank.samples import PLAN, bank_folder, question_yaml
from tests.fakes import FakeClock, make_desk, make_moments, sit
from tests.tui.stage import Stage, on_stage


@pytest.fixture
def laptop(tmp_path: Path) -> Member:
    return member(tmp_path, "laptop")


@pytest.fixture
def desktop(tmp_path: Path) -> Member:
    return member(tmp_path, "desktop")


def background(some: Member) -> BackgroundSync:
    places = Places(some.place, some.place, some.cache, is_platforms=True)
    return BackgroundSync(some.shared, places, nullcontext)


@asynccontextmanager
async def opened(some: Member) -> AsyncIterator[Stage]:
    """The app of a machine, which meets the others at its start."""
    some.desk.close()
    async with on_stage(some.place, holder="2@here", sync=background(some)) as stage:
        yield stage


def toasts(stage: Stage) -> str:
    """What stands in the toasts: on the screen its lines are broken beside those of Home."""
    return "\n".join(str(toast.render()) for toast in stage.app.screen.query("Toast"))


async def until(stage: Stage, is_so: Callable[[], bool]) -> None:
    """Waits for the thread behind the app."""
    for _ in range(400):
        if is_so():
            return
        await asyncio.sleep(0.01)
        await stage.pilot.pause()
    raise AssertionError(stage.text())


async def test_what_came_stands_on_home_without_a_key(laptop: Member, desktop: Member) -> None:
    laptop.begin(Begin(), Done(), Reveal())
    laptop.meet()
    async with opened(desktop) as stage:
        await until(stage, lambda: "Resume Quick" in stage.text())
        assert "Left on " in stage.text()


async def test_what_came_while_another_screen_was_open_stands_on_home_once_one_comes_back(laptop: Member) -> None:
    laptop.desk.close()
    async with on_stage(laptop.place) as stage:
        await stage.press("b")
        desk = make_desk(laptop.place, FakeClock(), holder="3@there")
        plan = desk.plans.find("quick")
        sit(desk, desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices), Begin(), Done(), Reveal())
        desk.close()
        await stage.app.show_synced(Synced("", has_news=True))
        assert "Resume" not in stage.text()
        await stage.press("q")
        await until(stage, lambda: "Resume" in stage.text())


async def test_banks_that_came_in_are_there_without_a_new_start(
    laptop: Member, desktop: Member, tmp_path: Path
) -> None:
    laptop.write_bank("stores.yaml", "- {title: What is WAL?, answer: A log, topic: stores}\n")
    laptop.meet()
    desktop.desk.close()
    folders = BankFolders(desktop.banks, bank_folder(tmp_path / "bundled", math=question_yaml(), plans=PLAN))

    def open_desk(clock: FakeClock) -> Desk:
        history, loaded = open_history(desktop.place / "history.db"), load_bank(None, folders.bundled)
        return Desk(history, loaded, make_moments(clock), Identity("test", "2@here"), folders=folders)

    async with on_stage(desktop.place, open_desk=open_desk, sync=background(desktop)) as stage:
        await until(stage, lambda: "stores.yaml came in" in toasts(stage))
        await stage.press("b")
        await until(stage, lambda: "What is WAL?" in stage.text())


async def test_taking_over_is_told_at_the_next_start(laptop: Member, desktop: Member) -> None:
    laptop.begin(Begin(), Done(), Reveal())
    laptop.meet()
    desktop.meet()
    sit(desktop.desk, resume_newest(desktop.desk), Rate(Score.SOLID))
    desktop.meet()
    async with opened(laptop) as stage:
        await until(stage, lambda: "Quick was taken over on" in toasts(stage))


async def test_what_is_wrong_is_one_line_and_stops_nothing(laptop: Member) -> None:
    laptop.shared.rmdir()
    async with opened(laptop) as stage:
        await until(stage, lambda: "sync: " in toasts(stage))
        assert "isn't there (make it, or mount what it lies on)" in toasts(stage)
        await stage.press("b")
        assert "Bank" in stage.text()


async def test_nothing_is_said_where_all_is_well_and_the_end_brings_out_what_was_done(
    laptop: Member, desktop: Member
) -> None:
    async with opened(laptop) as stage:
        await until(stage, lambda: (laptop.own / "device.json").exists())
        await stage.pilot.pause()
        assert "sync" not in stage.text()
    desk = make_desk(laptop.place, FakeClock())
    desk.history.write(round_of(10))
    desk.close()
    synced = background(laptop).finish(lambda: make_desk(laptop.place, FakeClock()))
    assert synced.line == ""
    assert (laptop.own / MONTH).exists()


def test_an_end_that_takes_too_long_is_left_to_the_next_start(laptop: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practice_tui.tui.background_sync.FINISHES_WITHIN", 0.01)
    hangs = Event()

    def open_late() -> Desk:
        hangs.wait(20)
        raise PracticeError("too late")

    assert background(laptop).finish(open_late).line == ""
    hangs.set()


def test_a_history_that_cant_be_opened_at_the_end_is_one_line(laptop: Member) -> None:
    def refuse() -> Desk:
        raise PracticeError("it is gone", "look for it")

    assert background(laptop).finish(refuse).line == "sync: it is gone (look for it)"
