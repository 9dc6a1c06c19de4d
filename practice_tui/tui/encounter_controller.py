"""Lets the person write down a real interview."""

from practice_tui.core.history.encounters import NewEncounter
from practice_tui.errors import PracticeError
from practice_tui.presenters.encounters import short_id
from practice_tui.sitting.encounters import add_encounter, likely_day
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.screens.encounter import EncounterScreen
from practice_tui.tui.shell import Shell

BACK, DROP = "back", "drop"
DROP_WAYS = (Way(BACK, "go on writing"), Way(DROP, "drop what is written"))


class EncounterController:
    """Controls the form."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    async def open_form(self) -> None:
        day, today = await self._shell.at_desk(lambda desk: (likely_day(desk), desk.today.name))
        await self._shell.push_screen(EncounterScreen(day, today))

    async def ask_drop(self) -> None:
        """Ask whether what is being written is to be dropped."""
        form = self._shell.find_screen(EncounterScreen)

        def answered(way: str | None) -> None:
            if form and way == DROP:
                form.dismiss()

        await self._shell.push_screen(ChoiceScreen("Drop the interview?", "It isn't kept yet.", DROP_WAYS), answered)

    async def keep(self, new: NewEncounter) -> None:
        """Keep what is written, or have the form say why that can't be."""
        form = self._shell.find_screen(EncounterScreen)
        if form is None:
            return
        try:
            record = await self._shell.at_desk(lambda desk: add_encounter(desk, new))
        except PracticeError as error:
            form.refuse(error)
            return
        await self._shell.pop_screen()
        await self._shell.refresh_home()
        self._shell.tell(f"Kept: practice real show {short_id(record)}.")
