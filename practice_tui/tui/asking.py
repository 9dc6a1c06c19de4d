"""Asks before something is done that can't be undone."""

from collections.abc import Awaitable, Callable
from enum import StrEnum

from practice_tui.tui.form import DraftWindow
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.shell import Shell

Act = Callable[[], Awaitable[None]]


class Answer(StrEnum):
    """Whether to do it."""

    NO = "no"
    YES = "yes"


async def ask_if_open_elsewhere(shell: Shell, text: str, holder: str, begin: Act) -> None:
    """Begin; where `holder`, another process, has it open, ask first whether it is to be taken over."""
    if not holder:
        await begin()
        return
    text = f"{text} in another terminal (process {holder})."
    yes = "take it over: the other terminal can save no more"
    await _ask(shell, "Already open", text, "leave it there", yes, begin)


async def ask_to_sign(shell: Shell, text: str, sign: Act) -> None:
    """Ask whether a sheet is to be signed as it stands; `text` says what it holds."""
    await _ask(shell, "Sign?", text, "not yet", "sign it: nothing of it changes any more", sign)


async def ask_to_drop(shell: Shell) -> bool:
    """Ask whether the draft in an open window is to be dropped; false where there is none.

    Nothing is asked while another window stands above it.
    """
    window = shell.find_screen(DraftWindow)
    if window is None or window.is_empty:
        return False

    async def drop() -> None:
        window.dismiss(None)

    if window is shell.screen:
        text = "It isn't kept yet."
        await _ask(shell, window.DROP_QUESTION, text, "go on writing", "drop what is written", drop)
    return True


async def _ask(shell: Shell, title: str, text: str, no: str, yes: str, act: Act) -> None:
    async def answered(answer: str | None) -> None:
        if answer == Answer.YES:
            await act()

    await shell.push_screen(ChoiceScreen(title, text, (Way(Answer.NO, no), Way(Answer.YES, yes))), answered)
