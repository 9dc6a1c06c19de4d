"""Pages that a command prints and keeps for the rest of the day; `practice_tui.__main__` prints them again."""

from collections.abc import Iterable

from practice_tui.launch import Context
from practice_tui.printing import print_lines


class Page:
    """The page of one command line. It is begun before anything is read that it rests on."""

    def __init__(self, context: Context, command: str, as_json: bool) -> None:
        self._name = f"{command} --json" if as_json else command
        self._keeper = context.keeper
        self._basis, self._day = self._keeper.basis(), self._keeper.today

    def print(self, lines: Iterable[str], *, is_kept: bool) -> None:
        text = "\n".join(lines)
        print_lines([text])
        if is_kept:
            self._keeper.keep(self._name, self._basis, {self._day: text})
