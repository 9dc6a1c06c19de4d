"""Says of a question that it is the user's own version of a bundled one, and how that differs once it has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from practice_tui.bank.listings import question_lines
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.questions import Question
from practice_tui.core.values.text import one_line


@dataclass(frozen=True, slots=True)
class OwnVersion:
    """A sentence or two on an own version, and the lines that differ where the bundled text has changed since.

    A line of the bundled text begins with `- `, a line of one's own with `+ `.
    """

    about: str
    difference: tuple[str, ...] = ()


def own_version(loaded: LoadedBank, question: Question) -> OwnVersion | None:
    """The sentences on an own version; None for any other question."""
    if not question.base:
        return None
    sentence = f"Your own version of a bundled question, in {one_line(question.bank)}.yaml."
    original = next((bundled for bundled in loaded.replaced if bundled.id == question.id), None)
    if original is None:
        return OwnVersion(f"{sentence} The bundled one is there no more.")
    if original.digest == question.base:
        return OwnVersion(sentence)
    changed = f"The bundled one has changed since; when you have seen to it: base: {original.digest}"
    return OwnVersion(f"{sentence} {changed}", tuple(_difference(original, question)))


def version_lines(loaded: LoadedBank, question: Question) -> Iterator[str]:
    """The same as lines behind those of the question; none for any other question."""
    if version := own_version(loaded, question):
        yield from ("", version.about, *version.difference)


def _difference(original: Question, own: Question) -> Iterator[str]:
    bundled, mine = (list(question_lines(question)) for question in (original, own))
    for line in unified_diff(bundled, mine, n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            yield f"{line[0]} {line[1:]}"
