"""Has the dashboard's views at hand: as they were kept, or made behind the first, before they are asked for."""

import asyncio
import contextlib
import gc
from typing import TYPE_CHECKING

from practice_tui.core.tabs import Behind, BehindView, Filter, Period, Tab, TabView, kept_tab
from practice_tui.errors import PracticeError
from practice_tui.tui.app import PracticeApp

if TYPE_CHECKING:
    from practice_tui.sitting.figure_pages import FigurePages

Wanted = tuple[Tab, Filter]

FIRST: Wanted = (Tab.TOPICS, Filter())
AHEAD: tuple[Wanted, ...] = tuple((tab, Filter(period)) for period in Period for tab in Tab)
"""Every tab of every period: with 36,500 attempts two of 50 keys took 170 and 447 ms without the narrowed ones."""


class Figures:
    """Lives as long as the dashboard is open. Nothing is read or made twice, and each job at the desk is a short one.

    Whatever is asked for meanwhile waits for no more than the job that has begun. All of it raises PracticeError.
    """

    def __init__(self, app: PracticeApp) -> None:
        self._app = app
        self._pages: asyncio.Task[FigurePages] | None = None
        self._views: dict[Wanted, TabView] = {}
        self._making: dict[Wanted, asyncio.Task[TabView]] = {}

    async def view(self, wanted: Wanted) -> TabView:
        """As it was kept, where that still holds."""
        if wanted not in self._views:
            if wanted not in self._making:
                self._making[wanted] = asyncio.ensure_future(self._make(wanted))
            try:
                self._views[wanted] = await asyncio.shield(self._making[wanted])
            finally:
                self._making.pop(wanted, None)
        return self._views[wanted]

    async def make_ahead(self) -> None:
        """What isn't narrowed to a topic; a tab that can't be made now is tried again once it is asked for."""
        for wanted in AHEAD:
            with contextlib.suppress(PracticeError):
                await self.view(wanted)
        # Now, and not at one of the next keys: of 20 with 36,500 attempts three took 56 to 81 ms, and one does so.
        gc.collect()

    async def behind(self, behind: Behind) -> BehindView:
        pages = await self._read()
        return await self._app.at_desk(lambda desk: pages.behind(behind))

    async def questions_behind(self, behind: Behind) -> tuple[str, ...]:
        pages = await self._read()
        return await self._app.at_desk(lambda desk: pages.questions_behind(behind))

    async def _make(self, wanted: Wanted) -> TabView:
        keeper, (tab, narrowed) = self._app.keeper, wanted
        if keeper and narrowed == Filter():
            kept = await asyncio.to_thread(keeper.read, kept_tab(tab), TabView)
            if kept:
                return kept
        pages = await self._read()
        return await self._app.at_desk(lambda desk: pages.tab(*wanted))

    async def _read(self) -> "FigurePages":
        from practice_tui.sitting.figure_pages import FigurePages

        if self._pages is None:
            self._pages = asyncio.ensure_future(self._app.at_desk(FigurePages))
        try:
            return await asyncio.shield(self._pages)
        except PracticeError:
            self._pages = None
            raise
