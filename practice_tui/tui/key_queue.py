"""One key after the other: each one acts on what the last one led to, however fast they come."""

from collections import deque

from textual.events import Key, Paste
from textual.message import Message

LOST_AFTER = 2.0  # seconds: what a key led to was closed, and nobody will say that it is over


class Passed(Message):
    """Goes the way of a key, behind it: once it arrives, the key has been seen to.

    The first one may overtake what the key made its screen ask for; a second one, sent then, can't.
    """

    def __init__(self, *, is_second: bool = False) -> None:
        super().__init__()
        self.is_second = is_second


class KeyOrder:
    """The keys and pastes that wait for the one before them."""

    def __init__(self) -> None:
        self._waiting: deque[Key | Paste] = deque()
        self._since: float | None = None  # when the one that is being seen to was handed out

    def come(self, event: Key | Paste) -> Key | Paste | None:
        """What is to be handed out now that another one has come."""
        self._waiting.append(event)
        is_free = self._since is None or event.time - self._since > LOST_AFTER
        return self.go_on(event.time) if is_free else None

    def go_on(self, at: float) -> Key | Paste | None:
        """What is to be handed out now that the last one has been seen to."""
        following = self._waiting.popleft() if self._waiting else None
        self._since = at if following else None
        return following
