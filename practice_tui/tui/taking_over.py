"""Asks before what another terminal leads is taken over."""

from collections.abc import Awaitable, Callable
from enum import StrEnum

from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.shell import Shell


class TakeOver(StrEnum):
    """Whether to take it over."""

    NO = "no"
    YES = "yes"


WAYS = (
    Way(TakeOver.NO, "leave it there"),
    Way(TakeOver.YES, "take it over: the other terminal can save no more"),
)


async def ask_to_take_over(shell: Shell, text: str, holder: str, take_over: Callable[[], Awaitable[None]]) -> None:
    """Say that `holder`, a process, has it open, and take it over if the person says so."""

    async def answered(way: str | None) -> None:
        if way == TakeOver.YES:
            await take_over()

    text = f"{text} in another terminal (process {holder})."
    await shell.push_screen(ChoiceScreen("Already open", text, WAYS), answered)
