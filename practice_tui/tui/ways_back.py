"""Goes back from a screen to where it was opened."""

from typing import Any

from textual.screen import Screen

from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.shell import Shell


async def go_back_from(shell: Shell, kind: type[Screen[Any]]) -> None:
    """Close the screens of a kind and all above them; show Home where the command line opened the first of them.

    Home is read anew before it is in sight: it offers to go on with what was left, and no more with what is over.
    """
    if shell.find_screen(HomeScreen) is None:
        await shell.go_home()
        return
    await shell.refresh_home()
    while shell.find_screen(kind):
        await shell.pop_screen()
