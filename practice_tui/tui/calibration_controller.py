"""Has sample answers graded: hands events to the calibration, and the view that results to its screen."""

from collections.abc import Callable

from practice_tui.core.rounds.events import Next
from practice_tui.core.sheets.events import SheetEvent
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.views.calibration_wording import KEPT
from practice_tui.errors import PracticeError
from practice_tui.sitting.calibrations import Calibrating, calibrate, other_grader
from practice_tui.sitting.desk import Desk
from practice_tui.system import random_bits
from practice_tui.tui.asking import ask_if_open_elsewhere
from practice_tui.tui.screens.calibration import CalibrationScreen
from practice_tui.tui.shell import Shell
from practice_tui.tui.ways_back import go_back_from

READ_FROM = 1.0  # seconds of a page: an Enter that is held down, or doubled, doesn't turn the key away
JUST_SHOWN = "Just shown; press enter again once it is read."


class CalibrationController:
    """One calibration at a time. All of it raises PracticeError."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._calibrating: Calibrating | None = None
        self._shown_at = 0.0

    @property
    def screen(self) -> CalibrationScreen | None:
        """The screen of the calibration, if there is one."""
        return self._shell.find_screen(CalibrationScreen) if self._calibrating else None

    async def start(self) -> None:
        """Begin a calibration, or go on with the one that was left; where another terminal does it, ask first."""
        holder = await self._shell.at_desk(other_grader)

        async def begin() -> None:
            try:
                await self.open(lambda desk: calibrate(desk, random_bits(), takes_over=bool(holder)))
            except PracticeError as error:
                self._shell.report(error)

        await ask_if_open_elsewhere(self._shell, "This calibration is being done", holder, begin)

    async def open(self, begin: Callable[[Desk], Calibrating]) -> None:
        """Open a calibration and show it. Raises PracticeError where that can't be done."""
        calibrating = await self._shell.at_desk(begin)
        self._calibrating = calibrating
        await self._shell.push_screen(CalibrationScreen(calibrating.view()))
        self._shown_at = self._shell.clock.monotonic()

    async def handle(self, event: SheetEvent) -> None:
        calibrating, screen = self._calibrating, self.screen
        if calibrating is None or screen is None:
            return
        before = calibrating.view().phase
        if isinstance(event, Next) and before is SheetPhase.COMPARING and self._is_just_shown:
            screen.tell(JUST_SHOWN)
            return
        try:
            view = await self._shell.at_desk(lambda desk: calibrating.handle(event))
        except PracticeError:  # the view says what wasn't saved; the calibration stays where it was
            view = calibrating.view()
        if view.phase is not before:
            self._shown_at = self._shell.clock.monotonic()
        screen.view = view

    async def tick(self) -> None:
        """Once a second: keep what was ticked. The desk is asked only if something is due."""
        calibrating, screen = self._calibrating, self.screen
        if calibrating and screen and calibrating.judging.is_draft_due(self._shell.clock.monotonic()):
            await self._shell.at_desk(lambda desk: calibrating.tick())
            screen.view = calibrating.view()

    async def keep(self) -> None:
        """Keep the calibration as it stands."""
        if calibrating := self._calibrating:
            await self._shell.at_desk(lambda desk: calibrating.judging.keep())

    async def leave(self) -> None:
        """Close the calibration, which is kept if it has begun, and go back to where it was begun, or to Home."""
        if self._calibrating is None:
            return
        sheet = self._calibrating.judging.sheet
        is_left = self._calibrating.judging.is_begun and sheet.phase is not SheetPhase.SIGNED
        await self.keep()
        self._calibrating = None
        await go_back_from(self._shell, CalibrationScreen)
        if is_left:
            self._shell.tell(KEPT)

    @property
    def _is_just_shown(self) -> bool:
        return self._shell.clock.monotonic() - self._shown_at < READ_FROM
