"""Draws the recording of an answer: how long it is, and the key that plays it."""

from textual.content import Content

from practice_tui.core.values.durations import format_clock
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.tui.sheets.drawing import STRONG_ACCENT, pressable, wrap


def recording_lines(recorded: Recorded | None, key_id: str, keymap: Keymap, width: int) -> list[Content]:
    """`v Play the recording, 1:23.` and an empty line, or nothing; `key_id` is the key that plays it."""
    if recorded is None:
        return []
    key = key_now(key_id, keymap)
    plays = Content.assemble((key.face, STRONG_ACCENT), f" Play the recording, {format_clock(recorded.seconds)}.")
    return [*(pressable(line, key.key) for line in wrap(plays, width)), Content("")]
