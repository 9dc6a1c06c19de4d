"""Hides and stars questions and topics, and shows what follows of it on the open screens."""

from practice_tui.core.bank.shelf import Subject
from practice_tui.core.views.remapping import key_now
from practice_tui.presenters.label_toggles import toggle_hidden, toggle_star, topic_rows
from practice_tui.tui.screens.bank import BankScreen
from practice_tui.tui.screens.dashboard import DashboardScreen
from practice_tui.tui.screens.pick import PickScreen
from practice_tui.tui.shell import Shell


class LabelController:
    """Its methods raise PracticeError."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    async def hide(self, subject: Subject, name: str) -> None:
        """Hide a question or a topic, or show it again."""
        way_back = self._way_back()
        line = await self._shell.at_desk(lambda desk: toggle_hidden(desk.library, subject, name, way_back))
        if pick := self._shell.find_screen(PickScreen):
            pick.show(await self._topic_rows())
        await self._shell.refresh_open()
        self._shell.tell(line)

    async def star(self, question_id: str) -> None:
        """Star a question, or take its star off."""
        line = await self._shell.at_desk(lambda desk: toggle_star(desk.library, question_id))
        await self._shell.refresh_open()
        self._shell.tell(line)

    async def ask_bank_topic(self) -> None:
        """Ask to which topic the bank's list is narrowed; topics are hidden there too."""
        bank = self._shell.find_screen(BankScreen)

        def picked(topic: str | None) -> None:
            if bank and topic is not None:
                bank.narrow(topic)

        if bank:
            rows = await self._topic_rows()
            pick = PickScreen("Topic", rows, bank.narrowed.topic or "", subject=Subject.TOPIC)
            await self._shell.push_screen(pick, picked)

    def _way_back(self) -> str:
        """The keys that show again what is hidden on the present screen."""
        keymap = self._shell.config.keys

        def face(key_id: str) -> str:
            return key_now(key_id, keymap).face

        match self._shell.screen:
            case PickScreen():
                keys = face("topics.hide")
            case DashboardScreen():
                keys = f"in the bank {face('bank.topic')}, then {face('topics.hide')}"
            case BankScreen():
                keys = face("bank.hide")
            case _:
                keys = face("question.hide")
        return f"{keys} shows it again"

    async def _topic_rows(self) -> list[tuple[str, str]]:
        return [("", "All topics"), *await self._shell.at_desk(lambda desk: topic_rows(desk.library))]
