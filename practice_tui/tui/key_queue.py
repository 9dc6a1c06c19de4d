"""One key after the other: each one acts on what the last one led to, however fast they come."""

from collections import deque

from textual.events import Key, Paste
from textual.message import Message

LOST_AFTER = 2.0  # seconds: the screen that had the key was closed, and nobody will report that it is done


class Passed(Message):
    """Follows a key to its screen: when it arrives, the key has taken effect there.

    The first one may overtake a message that the key made its screen send; a second one, sent then, can't.
    """

    def __init__(self, *, is_second: bool = False) -> None:
        super().__init__()
        self.is_second = is_second


class KeyOrder:
    """The keys and pastes that wait for the one before them."""

    def __init__(self) -> None:
        self._waiting: deque[Key | Paste] = deque()
        self._since: float | None = None  # when the event that is still at work was handed out

    def come(self, event: Key | Paste) -> Key | Paste | None:
        """Queue an event that came; returns the one to hand out now, if any."""
        self._waiting.append(event)
        is_free = self._since is None or event.time - self._since > LOST_AFTER
        return self.go_on(event.time) if is_free else None

    def go_on(self, at: float) -> Key | Paste | None:
        """The last event has taken effect: returns the next one to hand out, if any."""
        following = self._waiting.popleft() if self._waiting else None
        self._since = at if following else None
        return following
