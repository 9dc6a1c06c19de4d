"""The foot of a round's screen: says what to do now, and has a field of one line for what is written there."""

from dataclasses import replace
from enum import Enum, auto

from textual.app import ComposeResult

from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.keys import ANYWHERE_KEYS, Key
from practice_tui.core.views.round_keys import offered
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import instruction, meter
from practice_tui.tui.sheets.drawing import WARN, paragraph, say
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.notes import Notes
from practice_tui.tui.widgets.plain import PlainVertical
from practice_tui.tui.widgets.sheet import Sheet

BACK = Key("round.back-to-keys", "escape", "Back to the keys", "what escape does while something is written")
BACK_FROM_NOTES = replace(BACK, shown="escape or tab", also=("tab",))
INDENT = Key("round.indent", "tab", "Four blanks", "in the notes on a code question tab indents")
KEEP = Key("round.keep", "enter", "Keep", "what enter does in a field of one line")
TELL = Key("round.tell", "enter", "What is told", "what enter does once a question to the interviewer is written")


class LineUse(Enum):
    """The purpose for which the field of one line is open."""

    NOTE = auto()
    SAID = auto()
    ASK = auto()
    THEM = auto()


PLACEHOLDERS = {
    LineUse.NOTE: "A private note on this question",
    LineUse.SAID: "What did you say?",
    LineUse.ASK: "Ask in your own words, or aloud; enter: what is told",
    LineUse.THEM: "A question to them",
}
INSTRUCTIONS = {
    LineUse.NOTE: "A private note on this question. enter keeps it, escape drops what you changed.",
    LineUse.SAID: "What you said, in one line. enter keeps it, escape drops what you changed.",
    LineUse.ASK: "To the interviewer. enter: ask it. escape: don't ask, write it into the notes.",
    LineUse.THEM: "A question to them. enter takes it, escape drops it.",
}
NOTES_INSTRUCTION = "Notes. PgUp and PgDn scroll the question."


class RoundFoot(PlainVertical):
    """Says what to do now. A message stands above that until the next key or page."""

    def __init__(self) -> None:
        super().__init__(id="foot")
        self.message = ""
        self.line_use: LineUse | None = None

    def compose(self) -> ComposeResult:
        yield LineInput(id="line-input")
        yield Sheet(id="line")

    def on_mount(self) -> None:
        self.line.display = False

    @property
    def line(self) -> LineInput:
        """The field of one line."""
        return self.query_one(LineInput)

    @property
    def lines(self) -> int:
        """The lines that the instruction takes, with the message above it."""
        return self.query_one(Sheet).lines_at(self.app.size.width)

    def open_line(self, use: LineUse, value: str) -> None:
        self.line_use = use
        self.line.placeholder, self.line.value, self.line.display = PLACEHOLDERS[use], value, True
        self.line.cursor_position = len(value)

    def close_line(self) -> None:
        self.line_use = None
        self.line.display = False

    def show(self, view: RoundView) -> None:
        """Say what to do now."""
        text = instruction(view)
        if self.screen.focused is not None and not view.trouble:
            text = INSTRUCTIONS[self.line_use] if self.line_use else NOTES_INSTRUCTION
        if view.level is not None and view.phase is Phase.ANSWERING:
            text = f"{meter(view.level)} · {text}"
        shown = f"{self.message}\n{text}" if self.message else text
        style = "bold $text-error" if view.trouble else "bold"
        self.query_one(Sheet).draw = lambda width: paragraph(shown, style, width)

    def show_saving(self) -> None:
        self.query_one(Sheet).draw = lambda width: say("saving…", WARN)

    def keys(self, view: RoundView) -> tuple[Key, ...]:
        """The keys that do something now."""
        focused = self.screen.focused
        if focused is None:
            return (*offered(view), ANYWHERE_KEYS[0])
        if isinstance(focused, Notes):
            return (BACK, INDENT) if focused.takes_code else (BACK_FROM_NOTES,)
        return (TELL if self.line_use is LineUse.ASK else KEEP, BACK)
