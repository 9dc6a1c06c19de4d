"""Opens the list of drills and simulators, runs a sprint, and shows its result."""

from enum import StrEnum

from practice_tui.core.drills.sprint import End, Go, SprintEvent, SprintPhase
from practice_tui.errors import PracticeError
from practice_tui.sitting.drilling import Drilling, DrillOrder, begin_drill, tool_rows
from practice_tui.sitting.holders import unsaved
from practice_tui.system import random_bits
from practice_tui.tui.screens.drill import DrillScreen
from practice_tui.tui.screens.drill_result import DrillResultScreen
from practice_tui.tui.screens.pick import PickScreen
from practice_tui.tui.screens.tools import ToolsScreen
from practice_tui.tui.shell import Shell

SOLUTION_STAYS = 0.5  # seconds for which an Enter, held down or doubled, doesn't wipe a solution that just came
ENTER_SETTLES_AFTER = 1.0  # seconds: the Enter that ended a sprint doesn't begin the next one


class Leave(StrEnum):
    """Ways to leave a sprint."""

    STAY = "stay"
    END = "end"


END_WAYS = ((Leave.STAY, "go on with the sprint"), (Leave.END, "end it here; what is answered is kept"))


class DrillController:
    """One sprint at a time. All of it raises PracticeError."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._drilling: Drilling | None = None
        self._over_at = float("-inf")  # the monotonic second at which the last sprint was over

    async def open_list(self) -> None:
        await self._shell.push_screen(ToolsScreen(await self._shell.at_desk(tool_rows)))

    async def open(self, name: str, level: int | None, seconds: float | None) -> None:
        """Begin a sprint, unless the Enter that asks for it is the one that ended the last."""
        if self._shell.clock.monotonic() - self._over_at >= ENTER_SETTLES_AFTER:
            await self.start(DrillOrder(name, level, seconds))

    async def start(self, order: DrillOrder) -> None:
        """Begin a sprint, in place of the sprint or result that is shown."""
        drilling = await self._shell.at_desk(lambda desk: begin_drill(desk, order, random_bits()))
        await self._close()
        self._drilling = drilling
        await self._shell.push_screen(DrillScreen(drilling.view()))

    def tick(self) -> None:
        """Once a second."""
        screen = self._shell.find_screen(DrillScreen)
        if screen and self._drilling:
            screen.view = self._drilling.view(self._shell.clock.monotonic())

    async def handle(self, event: SprintEvent) -> None:
        drilling, screen = self._drilling, self._shell.find_screen(DrillScreen)
        if drilling is None or screen is None or self._is_held_enter(event, drilling):
            return
        try:
            view = await self._shell.at_desk(lambda desk: drilling.handle(event))
        except PracticeError as error:  # the sprint stays where it was
            screen.trouble = unsaved(error)
            return
        screen.trouble = ""
        if view.sprint.phase is not SprintPhase.FINISHED:
            screen.view = view
            return
        self._over_at = self._shell.clock.monotonic()
        if view.result is None:
            await self.leave()
            return
        await self._close()
        await self._shell.push_screen(DrillResultScreen(view))

    def _is_held_enter(self, event: SprintEvent, drilling: Drilling) -> bool:
        """Whether this Enter came too soon after the last: nobody can have read the solution yet."""
        return isinstance(event, Go) and self._shell.clock.monotonic() - drilling.sprint.since < SOLUTION_STAYS

    async def ask_end(self, is_begun: bool) -> None:
        if not is_begun:
            await self.handle(End())
            return

        async def answered(way: str | None) -> None:
            if way == Leave.END:
                await self.handle(End())

        await self._shell.push_screen(PickScreen("End the sprint?", END_WAYS, Leave.STAY), answered)

    async def _close(self) -> None:
        """Close the sprint or its result, and every screen above it."""
        while self._shell.find_screen(DrillScreen) or self._shell.find_screen(DrillResultScreen):
            await self._shell.pop_screen()
        self._drilling = None

    async def leave(self) -> None:
        """Go back to where the sprint was started from, or to Home if the command line opened it."""
        await self._close()
        tools = self._shell.find_screen(ToolsScreen)
        if tools:
            tools.show(await self._shell.at_desk(tool_rows))
        if len(self._shell.screen_stack) == 1:
            await self._shell.go_home()
