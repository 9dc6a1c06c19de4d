"""The store's thread owns its history: opened late, used in order, and given back."""

import asyncio
import threading
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from practice_tui.errors import PracticeError
from practice_tui.store.history import History
from practice_tui.store.opening import open_history
from practice_tui.store.store_thread import StoreThread
from tests.store.facts import one_of_each, setting


@pytest_asyncio.fixture
async def thread(path: Path) -> AsyncIterator[StoreThread[History]]:
    thread = StoreThread(partial(open_history, path))
    yield thread
    thread.close()


async def test_opens_at_the_first_work_and_not_before(thread: StoreThread[History], path: Path) -> None:
    assert not path.exists()
    assert await thread.run(History.write, one_of_each()) == 1
    assert [attempt.slot for attempt in await thread.run(History.attempts, question_id="relu")] == [2]


async def test_works_in_one_other_thread(thread: StoreThread[History]) -> None:
    names = await asyncio.gather(*(thread.run(lambda history: threading.get_ident()) for _ in range(5)))
    assert len(set(names)) == 1
    assert names[0] != threading.get_ident()


async def test_keeps_the_order_in_which_it_was_asked(thread: StoreThread[History]) -> None:
    writes = [thread.run(History.write, [setting(number, f"{number}")]) for number in range(1, 6)]
    *_, seen = await asyncio.gather(*writes, thread.run(History.setting, "theme"))
    assert seen == "5"


async def test_failed_opening_is_told_and_tried_again(thread: StoreThread[History], path: Path) -> None:
    path.parent.touch()
    with pytest.raises(PracticeError, match="can't create"):
        await thread.run(History.rounds)
    path.parent.unlink()
    assert await thread.run(History.rounds) == []


async def test_closing_ends_what_was_begun_and_the_thread(path: Path) -> None:
    thread = StoreThread(partial(open_history, path))
    owner = await thread.run(lambda history: threading.current_thread())
    last = asyncio.ensure_future(thread.run(History.write, one_of_each()))
    await asyncio.wait({last}, timeout=0)  # lets it be handed over
    thread.close()
    assert await last == 1
    assert not owner.is_alive()


async def test_who_asks_after_the_end_is_cancelled(path: Path) -> None:
    thread = StoreThread(partial(open_history, path))
    thread.close()

    with pytest.raises(asyncio.CancelledError):
        await thread.run(lambda history: None)
