"""Reads one sample answer from its fields."""

from collections.abc import Mapping

from practice_tui.bank.fields import Fields
from practice_tui.core.bank.questions import LETTERS, Mistake, Question
from practice_tui.core.bank.samples import Quote, Sample
from practice_tui.core.bank.scoring import Score
from practice_tui.core.values.text import one_line

SAMPLE_NAMES = ("weak", "fair", "strong")


def sample_in(fields: Fields, questions: Mapping[str, Question]) -> Sample:
    """A sample answer to one of the `questions`, which are those of the bank by id."""
    slug = fields.text("id", longest=100)
    question_id, _, name = slug.partition("/")
    question = questions.get(question_id)
    if question is None or name not in SAMPLE_NAMES:
        fields.note(
            fields.line_of("id"), f"'id' is {slug[:40]!r}", f"a question's id, then /{', /'.join(SAMPLE_NAMES)}"
        )
    letters = LETTERS[: len(question.rubric)] if question else LETTERS
    text = one_line(fields.text("text"))
    quotes = fields.mapping("heard", lambda points: _quotes(points, letters, text))
    score = Score(fields.integer("score", 1, 4))
    wrong = fields.mapping("wrong", lambda mistake: _wrong(mistake, text)) if fields.has("wrong") else None
    return Sample(question_id, name, text, quotes, score, wrong)


def _quotes(fields: Fields, letters: str, text: str) -> tuple[Quote, ...]:
    """The words of an answer by the letters of the points that are heard in them."""
    return tuple(
        Quote(index, _quoted(fields, letter, text)) for index, letter in enumerate(letters) if fields.has(letter)
    )


def _wrong(fields: Fields, text: str) -> Mistake:
    return Mistake(_quoted(fields, "says", text), fields.text("why"))


def _quoted(fields: Fields, key: str, text: str) -> str:
    """Words that stand so in the text of an answer."""
    words = one_line(fields.text(key))
    if words not in text:
        fields.note(fields.line_of(key), f"'{key}' quotes {words[:40]!r}", "words as they stand in 'text'")
    return words
