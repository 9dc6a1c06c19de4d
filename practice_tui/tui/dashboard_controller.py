"""Opens the dashboard, turns its tabs, and shows the answers behind their rows."""

from practice_tui.core.views.dashboard import NOTHING_TO_ASK, Behind, By, Filter
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.tui.messages import QuestionAsked
from practice_tui.tui.screens.behind import BehindScreen
from practice_tui.tui.screens.dashboard import DashboardScreen
from practice_tui.tui.screens.pick import PickScreen
from practice_tui.tui.shell import Shell


class DashboardController:
    """Controls the open dashboard, and does nothing once that is closed. Its methods raise PracticeError."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._dashboard: Dashboard | None = None  # once it was opened
        self._behind = Behind("", By.TOPIC)  # the row whose answers were opened last

    async def open(self) -> None:
        dashboard = await self._shell.at_desk(Dashboard)
        view = await self._shell.at_desk(lambda desk: dashboard.tab(Tab.TOPICS, Filter()))
        self._dashboard = dashboard
        await self._shell.push_screen(DashboardScreen(view))

    async def refresh(self) -> None:
        """Read the figures anew, where the dashboard is open."""
        if screen := self._screen:
            dashboard = self._dashboard = await self._shell.at_desk(Dashboard)
            await self.show_tab(*screen.turned_to)
            if behind := self._shell.find_screen(BehindScreen):
                behind.view = await self._shell.at_desk(lambda desk: dashboard.behind(self._behind))

    async def show_tab(self, tab: Tab, narrowed: Filter) -> None:
        dashboard = self._dashboard
        if self._screen is None or dashboard is None:
            return
        view = await self._shell.at_desk(lambda desk: dashboard.tab(tab, narrowed))
        if screen := self._screen:
            screen.show(view)

    async def open_behind(self, behind: Behind) -> None:
        """Show the answers behind a row."""
        dashboard = self._dashboard
        if self._screen and dashboard:
            self._behind = behind
            view = await self._shell.at_desk(lambda desk: dashboard.behind(behind))
            await self._shell.push_screen(BehindScreen(view))

    async def ask_behind(self, behind: Behind) -> None:
        """Begin a round of the questions behind a row."""
        dashboard = self._dashboard
        if self._screen is None or dashboard is None:
            return
        question_ids = await self._shell.at_desk(lambda desk: dashboard.questions_behind(behind))
        if question_ids:
            await self._shell.answer(QuestionAsked(question_ids))
        else:
            self._shell.tell(NOTHING_TO_ASK)

    async def ask_topic(self) -> None:
        """Ask which topic the figures are to be narrowed to."""
        screen = self._screen
        if screen is None:
            return
        topics = await self._shell.at_desk(lambda desk: [(topic.slug, topic.title) for topic in desk.bank.topics])

        def picked(topic: str | None) -> None:
            if topic is not None:
                screen.narrow(topic)

        await self._shell.push_screen(
            PickScreen("Topic", [("", "All topics"), *topics], screen.turned_to[1].topic), picked
        )

    @property
    def _screen(self) -> DashboardScreen | None:
        return self._shell.find_screen(DashboardScreen)
