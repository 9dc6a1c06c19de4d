"""Takes keys that come faster than fingers type for a paste, whether the terminal marks it as one or not.

Measured: 5,000 characters that came as keys kept the screen busy for 13 s, and it grows with their square.
"""

from collections.abc import Iterable, Iterator

from textual.events import Key, Paste
from textual.message import Message

from practice_tui.core.values.text import NOTES_CAP

FINGERS = 200  # keys that may have come at once where the screen was busy for a second or two
PASTE_CAP = NOTES_CAP + 1  # so that the editor still sees that something is left out, and says so

_BREAKS = {"enter": "\n", "tab": "\t"}


class Pastes:
    """One stream of input. A paste goes on until nothing has come for a moment; what exceeds the cap is dropped."""

    def __init__(self) -> None:
        self._taken = 0

    @property
    def is_full(self) -> bool:
        """Whether the paste is as long as it may be, and the rest of its text is dropped."""
        return self._taken >= PASTE_CAP

    def end(self) -> None:
        """Nothing has come for a moment."""
        self._taken = 0

    def with_pastes(self, events: Iterable[Message]) -> Iterator[Message]:
        """The events of one read, with a run of keys that is too long for fingers as one paste."""
        run: list[Key] = []
        for event in events:
            if isinstance(event, Key) and (event.is_printable or event.key in _BREAKS):
                run.append(event)
                continue
            yield from self._paste_or_keys(run)
            run = []
            yield Paste(event.text[:PASTE_CAP]) if isinstance(event, Paste) else event
        yield from self._paste_or_keys(run)

    def _paste_or_keys(self, run: list[Key]) -> Iterable[Message]:
        if not run or (not self._taken and len(run) < FINGERS):
            return run
        text = "".join(_BREAKS.get(key.key) or key.character or "" for key in run)[: PASTE_CAP - self._taken]
        self._taken += len(text)
        return [Paste(text)] if text else []
