"""A small form for a question of one's own: what it asks, its answer, its topic."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.suggester import SuggestFromList
from textual.widgets import Input, TextArea

from practice_tui.core.values.text import clean
from practice_tui.tui.form import FormScreen, label, named_field
from practice_tui.tui.messages import QuestionWritten
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.text_field import TextField

NEEDED = (("#asks", "write what it asks"), ("#answers", "write its answer"), ("#topic", "name its topic"))


class NewQuestionScreen(FormScreen):
    """The form. Enter in the field of the topic keeps the question, too."""

    HEADING = "A question of your own"
    ADVICE = "Level, limit, hints, rubric and the rest can be added later, in $EDITOR."
    DROP_QUESTION = "Drop the question?"

    def __init__(self, topics: Sequence[str], topic: str = "") -> None:
        """`topics` are the slugs of the topics that there are; the field begins with `topic`."""
        super().__init__()
        self._topics, self._topic = topics, topic

    def compose_fields(self) -> ComposeResult:
        yield label("Question: what an interviewer asks")
        yield TextField(id="asks")
        yield label("Answer, in Markdown if you like: a list becomes points")
        yield TextField(id="answers")
        topic = LineInput(self._topic, id="topic", placeholder="one of the bank's, or a new one")
        topic.suggester = SuggestFromList(self._topics, case_sensitive=False)
        yield from named_field("Topic", topic)

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#asks"))

    @property
    def is_empty(self) -> bool:
        return not any(area.text.strip() for area in self.query(TextArea))

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

    @on(Input.Submitted)
    def action_keep(self) -> None:
        self.keep()
