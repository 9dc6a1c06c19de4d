"""Finds questions whose id was changed without a word: their answers stand apart under the old one."""

import json
from collections.abc import Iterator
from pathlib import Path

from practice_tui.core.bank.questions import Bank
from practice_tui.store.history import History
from practice_tui.store.opening import open_history


def renamed_in(path: Path, bank: Bank) -> list[tuple[str, str]]:
    """The new and the old ids of questions in a history file; none for a missing or a damaged one.

    Raises PracticeError where it can't be opened.
    """
    if not path.exists():
        return []
    history = open_history(path)
    try:
        return list(renamed_questions(history, bank)) if history.is_intact() else []
    finally:
        history.close()


def renamed_questions(history: History, bank: Bank) -> Iterator[tuple[str, str]]:
    """The id of a question that was never asked, and the one under which its prompt was asked, which the bank lacks."""
    here = {name for question in bank.questions for name in (question.id, *question.formerly)}
    digests = {attempt.question_id: attempt.digest for attempt in history.attempts()}
    unasked = {question.prompt: question.id for question in bank.questions if question.id not in digests}
    for old, digest in digests.items():
        if old not in here and (new := unasked.get(_prompt_of(history.text(digest)))):
            yield new, old


def _prompt_of(body: str | None) -> str:
    """The prompt of a stored question; empty where it can't be read."""
    try:
        stored = json.loads(body or "{}")
    except ValueError:
        return ""
    prompt = stored.get("prompt") if isinstance(stored, dict) else ""
    return prompt if isinstance(prompt, str) else ""
