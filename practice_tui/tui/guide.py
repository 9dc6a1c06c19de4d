"""Leads through the dashboard: its tabs, and what is behind their rows."""

from weakref import WeakKeyDictionary

from practice_tui.core.tabs import NOTHING_TO_ASK, Filter, Tab
from practice_tui.tui import messages
from practice_tui.tui.app import PracticeApp
from practice_tui.tui.conductor import Conductor
from practice_tui.tui.figures import FIRST, Figures
from practice_tui.tui.screens.behind import BehindScreen
from practice_tui.tui.screens.dashboard import DashboardScreen
from practice_tui.tui.screens.pick import PickScreen


class Guide:
    """Answers what the dashboard wants. All of it raises PracticeError."""

    def __init__(self, app: PracticeApp, conductor: Conductor) -> None:
        self._app = app
        self._conductor = conductor
        self._open_figures: WeakKeyDictionary[DashboardScreen, Figures] = WeakKeyDictionary()  # gone with their screen

    async def open(self) -> None:
        figures = Figures(self._app)
        screen = DashboardScreen(await figures.view(FIRST))
        self._open_figures[screen] = figures
        await self._app.push_screen(screen)
        screen.run_worker(figures.make_ahead())

    async def take(self, message: messages.Wanted) -> None:
        match message:
            case messages.TabWanted(tab, narrowed):
                await self._show_tab(tab, narrowed)
            case messages.BehindWanted(behind) if self._figures:
                await self._app.push_screen(BehindScreen(await self._figures.behind(behind)))
            case messages.RoundBehindWanted(behind) if self._figures:
                if asked := await self._figures.questions_behind(behind):
                    await self._conductor.take(messages.QuestionAsked(asked))
                else:
                    self._app.tell(NOTHING_TO_ASK)
            case messages.TopicChoiceWanted():
                await self._ask_topic()

    async def refresh(self) -> None:
        """The figures anew, where the dashboard is open."""
        screen = self._app.find_screen(DashboardScreen)
        if screen:
            self._open_figures[screen] = figures = Figures(self._app)
            await self._show_tab(*screen.wanted)
            screen.run_worker(figures.make_ahead())

    @property
    def _figures(self) -> Figures | None:
        """Those of the dashboard, where it is open."""
        screen = self._app.find_screen(DashboardScreen)
        return self._open_figures.get(screen) if screen else None

    async def _show_tab(self, tab: Tab, narrowed: Filter) -> None:
        figures, screen = self._figures, self._app.find_screen(DashboardScreen)
        if figures and screen:
            screen.show(await figures.view((tab, narrowed)))

    async def _ask_topic(self) -> None:
        screen = self._app.find_screen(DashboardScreen)
        if screen is None:
            return
        topics = await self._app.at_desk(lambda desk: [(topic.slug, topic.title) for topic in desk.bank.topics])

        def picked(topic: str | None) -> None:
            if topic is not None:
                screen.narrow(topic)

        await self._app.push_screen(PickScreen("Topic", [("", "All topics"), *topics], screen.wanted[1].topic), picked)
