"""Leads through the dashboard: its tabs, and what is behind their rows."""

from typing import TYPE_CHECKING

from practice_tui.core.views.dashboard import NOTHING_TO_ASK, Filter, Tab
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.tui import messages
from practice_tui.tui.round_controller import RoundController
from practice_tui.tui.screens.behind import BehindScreen
from practice_tui.tui.screens.dashboard import DashboardScreen
from practice_tui.tui.screens.pick import PickScreen

if TYPE_CHECKING:
    from practice_tui.tui.app import PracticeApp


class DashboardController:
    """Answers what the dashboard wants. All of it raises PracticeError."""

    def __init__(self, app: "PracticeApp", rounds: RoundController) -> None:
        self._app = app
        self._rounds = rounds

    async def open(self) -> None:
        pages = await self._app.at_desk(Dashboard)
        view = await self._app.at_desk(lambda desk: pages.tab(Tab.TOPICS, Filter()))
        self._pages = pages
        await self._app.push_screen(DashboardScreen(view))

    async def take(self, message: messages.Wanted) -> None:
        if self._screen is None:
            return
        pages = self._pages
        match message:
            case messages.TabWanted(tab, narrowed):
                await self._show_tab(tab, narrowed)
            case messages.BehindWanted(behind):
                await self._app.push_screen(BehindScreen(await self._app.at_desk(lambda desk: pages.behind(behind))))
            case messages.RoundBehindWanted(behind):
                if asked := await self._app.at_desk(lambda desk: pages.questions_behind(behind)):
                    await self._rounds.take(messages.QuestionAsked(asked))
                else:
                    self._app.tell(NOTHING_TO_ASK)
            case messages.TopicChoiceWanted():
                await self._ask_topic(self._screen)

    async def refresh(self) -> None:
        """The figures anew, where the dashboard is open."""
        if screen := self._screen:
            self._pages = await self._app.at_desk(Dashboard)
            await self._show_tab(*screen.wanted)

    @property
    def _screen(self) -> DashboardScreen | None:
        return self._app.find_screen(DashboardScreen)

    async def _show_tab(self, tab: Tab, narrowed: Filter) -> None:
        pages = self._pages
        view = await self._app.at_desk(lambda desk: pages.tab(tab, narrowed))
        if screen := self._screen:
            screen.show(view)

    async def _ask_topic(self, screen: DashboardScreen) -> None:
        topics = await self._app.at_desk(lambda desk: [(topic.slug, topic.title) for topic in desk.bank.topics])

        def picked(topic: str | None) -> None:
            if topic is not None:
                screen.narrow(topic)

        await self._app.push_screen(PickScreen("Topic", [("", "All topics"), *topics], screen.wanted[1].topic), picked)
