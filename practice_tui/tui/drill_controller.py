"""Leads through the drills: their list, the sprint, and what it came to."""

from typing import TYPE_CHECKING

from practice_tui.core.drills.sprint import End, Go, SprintEvent, SprintPhase
from practice_tui.errors import PracticeError
from practice_tui.sitting.drilling import Drilling, DrillOrder, begin_drill, tool_rows
from practice_tui.system import random_bits
from practice_tui.tui import messages
from practice_tui.tui.screens.drill import DrillScreen
from practice_tui.tui.screens.drill_result import DrillResultScreen
from practice_tui.tui.screens.pick import PickScreen
from practice_tui.tui.screens.tools import ToolsScreen

if TYPE_CHECKING:
    from practice_tui.tui.app import PracticeApp

SOLUTION_STAYS = 0.5  # seconds for which an Enter, held down or doubled, doesn't wipe a solution that just came
ENTER_SETTLES_AFTER = 1.0  # seconds: the Enter that ended a sprint doesn't begin the next one
STAY, END = "stay", "end"
END_WAYS = ((STAY, "go on with the sprint"), (END, "end it here; what is answered is kept"))


class DrillController:
    """One sprint at a time. All of it raises PracticeError."""

    def __init__(self, app: "PracticeApp") -> None:
        self._app = app
        self._drilling: Drilling | None = None
        self._over_at = float("-inf")  # the monotonic second at which the last sprint was over

    async def open_list(self) -> None:
        await self._app.push_screen(ToolsScreen(await self._app.at_desk(tool_rows)))

    async def take(self, message: messages.OfDrills) -> None:
        """Does what a screen asked for."""
        match message:
            case messages.ToolWanted(tool_id, level, seconds):
                if self._app.clock.monotonic() - self._over_at >= ENTER_SETTLES_AFTER:
                    await self.start(DrillOrder(tool_id, level, seconds))
            case messages.DrillHappened(event):
                await self._handle(event)
            case messages.SprintEndWanted(is_begun):
                await self._ask_end(is_begun)
            case messages.ToolsLeft():
                await self._leave()

    async def start(self, order: DrillOrder) -> None:
        """A sprint in the place of whatever sprint or result is shown."""
        drilling = await self._app.at_desk(lambda desk: begin_drill(desk, order, random_bits()))
        await self._close()
        self._drilling = drilling
        await self._app.push_screen(DrillScreen(drilling.view()))

    def tick(self) -> None:
        """Once a second."""
        screen = self._app.find_screen(DrillScreen)
        if screen and self._drilling:
            screen.view = self._drilling.view(self._app.clock.monotonic())

    async def _handle(self, event: SprintEvent) -> None:
        drilling, screen = self._drilling, self._app.find_screen(DrillScreen)
        if drilling is None or screen is None or self._is_held_enter(event, drilling):
            return
        try:
            view = await self._app.at_desk(lambda desk: drilling.handle(event))
        except PracticeError as error:  # the sprint stays where it was
            screen.trouble = f"NOT SAVED: {error}. Then press the key again."
            return
        screen.trouble = ""
        if view.sprint.phase is not SprintPhase.FINISHED:
            screen.view = view
            return
        self._over_at = self._app.clock.monotonic()
        if view.result is None:
            await self._leave()
            return
        await self._close()
        await self._app.push_screen(DrillResultScreen(view))

    def _is_held_enter(self, event: SprintEvent, drilling: Drilling) -> bool:
        """Whether this Enter follows the one that checked so closely that nobody can have read the solution."""
        return isinstance(event, Go) and self._app.clock.monotonic() - drilling.sprint.since < SOLUTION_STAYS

    async def _ask_end(self, is_begun: bool) -> None:
        if not is_begun:
            await self._handle(End())
            return

        async def answered(way: str | None) -> None:
            if way == END:
                await self._handle(End())

        await self._app.push_screen(PickScreen("End the sprint?", END_WAYS, STAY), answered)

    async def _close(self) -> None:
        """The sprint or its result goes, and with it what lies over it."""
        while self._app.find_screen(DrillScreen) or self._app.find_screen(DrillResultScreen):
            await self._app.pop_screen()
        self._drilling = None

    async def _leave(self) -> None:
        """Back to where one came from; to Home where nothing was."""
        await self._close()
        tools = self._app.find_screen(ToolsScreen)
        if tools:
            tools.show(await self._app.at_desk(tool_rows))
        if len(self._app.screen_stack) == 1:
            await self._app.go_home()
