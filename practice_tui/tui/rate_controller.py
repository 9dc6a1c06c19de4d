"""Fills a sheet of a second opinion: hands events to it, and the view that results to its screen."""

from collections.abc import Callable

from practice_tui.core.sheets.events import SheetEvent, Sign
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.views.opinion_wording import SEALED, UNTOUCHED
from practice_tui.errors import PracticeError
from practice_tui.presenters.second_opinions import SecondOpinion
from practice_tui.sitting.desk import Desk
from practice_tui.tui.asking import ask_to_sign
from practice_tui.tui.screens.rate import RateScreen
from practice_tui.tui.shell import Shell

Begin = Callable[[Desk], SecondOpinion]


class RateController:
    """One sheet at a time. All of it raises PracticeError."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._opinion: SecondOpinion | None = None

    @property
    def screen(self) -> RateScreen | None:
        """The screen of the sheet, if one is open."""
        return self._shell.find_screen(RateScreen) if self._opinion else None

    async def open(self, begin: Begin) -> None:
        """Open a sheet and show it. Raises PracticeError where that can't be done."""
        opinion = await self._shell.at_desk(begin)
        view = await self._shell.at_desk(lambda desk: opinion.judging.view())
        self._opinion = opinion
        await self._shell.push_screen(RateScreen(view))

    async def handle(self, event: SheetEvent) -> None:
        opinion, screen = self._opinion, self.screen
        if opinion is None or screen is None:
            return
        try:
            view = await self._shell.at_desk(lambda desk: opinion.judging.handle(event))
        except PracticeError:  # the view says what wasn't saved; the sheet stays as it was
            screen.view = await self._shell.at_desk(lambda desk: opinion.judging.view())
            return
        if view.phase is SheetPhase.SIGNED:
            screen.outcome = await self._shell.at_desk(lambda desk: tuple(opinion.after_signing()))
        screen.view = view

    async def tick(self) -> None:
        """Once a second: keep a draft where one is due."""
        opinion, screen = self._opinion, self.screen
        if opinion and screen and opinion.judging.is_draft_due(self._shell.clock.monotonic()):
            view = await self._shell.at_desk(lambda desk: opinion.judging.tick())
            screen.view = view

    async def keep(self) -> None:
        """Keep the sheet as it stands: the program is about to end."""
        if opinion := self._opinion:
            await self._shell.at_desk(lambda desk: opinion.judging.keep())

    async def ask_signing(self) -> None:
        """Ask whether the sheet is to be signed as it stands."""
        if self._opinion:
            await ask_to_sign(self._shell, "Every answer is scored.", lambda: self.handle(Sign()))

    async def leave(self) -> None:
        """Close the sheet, which waits if it isn't signed, and end the program: whoever judges isn't its owner."""
        opinion = self._opinion
        if opinion is None:
            return
        await self.keep()
        self._opinion = None
        if opinion.judging.sheet.phase is SheetPhase.SIGNED:
            self._shell.end()
        else:
            self._shell.end(SEALED if opinion.judging.is_begun else UNTOUCHED)
