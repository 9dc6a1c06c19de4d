"""A progress bar on stderr, for work that takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from practice_tui.core.values.clock import Clock

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

SHOWN_AFTER = 1.0  # seconds


class Progress:
    """A bar that appears after SHOWN_AFTER seconds. Call it with the numbers of steps done and in all."""

    def __init__(self, label: str, clock: Clock) -> None:
        self._label = label
        self._clock = clock
        self._began_at = clock.monotonic()
        self._bar: ProgressBar[int] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._bar:
            self._bar.update(done - self._bar.pos)
        elif self._clock.monotonic() - self._began_at > SHOWN_AFTER:
            import click  # 8 ms and 1 MB that the app does without

            self._bar = click.progressbar(length=total, label=self._label, file=sys.stderr, update_min_steps=100)
            self._bar.update(done)

    def finish(self) -> None:
        """Ends the line of the bar, if it is shown."""
        if self._bar:
            self._bar.render_finish()


@contextmanager
def progress(label: str, clock: Clock) -> Iterator[Progress]:
    """Gives a bar, and finishes its line however the block ends."""
    bar = Progress(label, clock)
    try:
        yield bar
    finally:
        bar.finish()
