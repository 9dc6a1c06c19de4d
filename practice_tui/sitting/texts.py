"""Questions as they were asked, and the titles of questions and topics."""

import contextlib
import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.values import records
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.library import Library
from practice_tui.store.column_checks import UNREADABLE
from practice_tui.store.history import History


class Texts:
    """Reads from the history what was asked, and from the bank what a title is today."""

    def __init__(self, history: History, library: Library) -> None:
        self.history, self.library = history, library

    @cached_property
    def _read(self) -> Callable[[Any], Question]:
        return records.reader(Question)  # takes longer to make than a question to read

    def question(self, digest: str, question_id: str) -> Question:
        """A question as it stood when it was asked, else as it stands. Raises PracticeError where neither is there."""
        body = self.history.text(digest)
        with contextlib.suppress(*UNREADABLE):
            if body is not None:
                return self._read(json.loads(body))
        question = self.library.whole.find(question_id)
        if question is None:
            problem = "is missing" if body is None else "can't be read"
            raise PracticeError(f"the text of {question_id!r} {problem}", "practice doctor", ExitCode.UNUSABLE_FILE)
        return question

    def title(self, attempt: AnyAttempt) -> str:
        """The title of a question today, else the one with which it was asked, else its id."""
        question = self.library.whole.find(attempt.question_id)
        if question:
            return question.title
        with contextlib.suppress(*UNREADABLE):
            return str(json.loads(self.history.text(attempt.digest) or "")["title"])
        return attempt.question_id

    def topic_title(self, slug: str) -> str:
        """The title of a topic, whichever of its names this is."""
        return self.library.whole.topic_title(self.history.names.topic(slug))

    def short_title(self, slug: str) -> str:
        """The title of a topic for narrow places."""
        return self.library.whole.short_title(self.history.names.topic(slug))

    def plain_title(self, slug: str) -> str:
        """The title of a topic for those who know nothing of the field; empty where the bank has none."""
        today = self.history.names.topic(slug)
        return next((topic.plain for topic in self.library.whole.topics if topic.slug == today), "")
