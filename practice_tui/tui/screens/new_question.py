"""A small form for a question of one's own: what it asks, its answer, its topic."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, TextArea

from practice_tui.core.values.phrases import sentence
from practice_tui.core.values.text import clean
from practice_tui.core.views.keys import WRITING_KEYS
from practice_tui.tui.messages import DropWanted, QuestionWritten
from practice_tui.tui.place import pressable_edge
from practice_tui.tui.sheets.drawing import BAD, MUTED, say, stack, wrap
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.sheet import Sheet
from practice_tui.tui.widgets.text_field import TextField

SAYS = "Level, limit, hints, rubric and the rest can be added later, in $EDITOR."
NEEDED = (("#asks", "write what it asks"), ("#answers", "write its answer"), ("#topic", "name its topic"))


class NewQuestionScreen(ModalScreen[None]):
    """Stays open until the app has kept the question; escape asks before it drops what is written."""

    BINDINGS = [
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("escape", "close", show=False, priority=True),
    ]

    def __init__(self, topics: Sequence[str], topic: str = "") -> None:
        """`topics` are the slugs of the topics that there are; the field begins with `topic`."""
        super().__init__()
        self._topics, self._topic = topics, topic

    def compose(self) -> ComposeResult:
        with Ground(), Vertical(id="window") as window:
            window.border_title = "A question of your own"
            window.border_subtitle = pressable_edge(WRITING_KEYS)
            yield _label("Question: what an interviewer asks")
            yield TextField(id="asks")
            yield _label("Answer, in Markdown if you like: a list becomes points")
            yield TextField(id="answers")
            with Container(classes="field"):
                yield _label("Topic", classes="label")
                topic = LineInput(self._topic, id="topic", placeholder="one of the bank's, or a new one")
                topic.suggester = SuggestFromList(self._topics, case_sensitive=False)
                yield topic
            yield Sheet(_advice, id="problem")

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#asks"))

    @property
    def is_empty(self) -> bool:
        return not any(area.text.strip() for area in self.query(TextArea))

    def refuse(self, text: str) -> None:
        """Say why the question can't be kept as it is."""
        self.query_one("#problem", Sheet).draw = lambda width: stack(wrap(say(sentence(text), BAD), width))

    def take_topic(self, topic: str) -> None:
        """Write another topic into its field."""
        self.query_one(Input).value = topic

    def keep(self, *, is_new_topic: bool = False) -> None:
        """Ask the app to keep the question, or say what is missing."""
        asks, answers = (clean(area.text).strip() for area in self.query(TextArea))
        topic = clean(self.query_one(Input).value).strip()
        for (name, says), text in zip(NEEDED, (asks, answers, topic), strict=True):
            if not text:
                self.refuse(says)
                self.set_focus(self.query_one(name))
                return
        self.post_message(QuestionWritten(asks, answers, topic, is_new_topic))

    @on(Input.Changed)
    @on(TextArea.Changed)
    def withdraw_refusal(self) -> None:
        """Say no longer what was missing, once something is written."""
        self.query_one("#problem", Sheet).draw = _advice

    @on(Input.Submitted)
    def action_keep(self) -> None:
        self.keep()

    def action_close(self) -> None:
        if self.is_empty:
            self.dismiss()
        else:
            self.post_message(DropWanted())


def _advice(width: int) -> Content:
    return stack(wrap(say(SAYS, MUTED), width))


def _label(text: str, classes: str = "") -> Sheet:
    return Sheet(lambda width: stack(wrap(say(text, MUTED), width)), classes=classes)
