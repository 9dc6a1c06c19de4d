"""The sheet for the evening before: one's own best lines, stories, notes, and what to ask. For oneself alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.text import clean, one_line, shortened
from practice_tui.core.views.evening_sheet import EveningSheet, SheetItem, SheetSection
from practice_tui.sitting.asking_back import advised_questions, own_questions
from practice_tui.sitting.desk import Desk

OWN_WORK = "own-work"  # the topic of what one did oneself
MOST_ANSWERS, MOST_TITLES, MOST_NOTES, MOST_QUESTIONS = 20, 40, 20, 12
LONGEST = 600  # characters of one text; a sheet is read in a corridor
NOTHING_YET = (
    "Nothing to put on it yet: it takes what you wrote beside answers that you scored 4, and your private notes."
)


@dataclass(frozen=True, slots=True)
class BestLine:
    """A question whose newest answer is strong, with what was written about it; `words` may be empty."""

    question_id: str
    title: str
    topic: str
    words: tuple[str, ...]


def evening_sheet(desk: Desk) -> EveningSheet:
    """The sheet as of now."""
    best = list(_best_lines(desk))
    stories = [line for line in best if line.topic == OWN_WORK]
    others = [line for line in best if line.topic != OWN_WORK]
    on_the_sheet = {line.question_id for line in best if line.words}
    own = [
        SheetSection("Your stories", _answers(stories)),
        SheetSection("Your best lines", _answers(others)),
        SheetSection("Also went well", _titles([line for line in best if not line.words])),
        SheetSection("Notes to yourself", _notes(desk, on_the_sheet)),
    ]
    is_empty = not any(section.items for section in own)
    sections = [*own, SheetSection("Ask them", _questions_to_ask(desk))]
    return EveningSheet(
        sentence(_interview_said(desk)),
        tuple(section for section in sections if section.items),
        NOTHING_YET if is_empty else "",
    )


def _interview_said(desk: Desk) -> str:
    interview = desk.chooser.interview
    return interview.in_words(desk.today.name) if interview.is_ahead(desk.today.name) else "no interview date is set"


def _best_lines(desk: Desk) -> Iterator[BestLine]:
    """The questions whose newest answer was scored STRONG, the newest first; those of one's own work from SOLID on."""
    newest: dict[str, AttemptRow] = {row.question_id: row for row in desk.track_record().rows if row.is_counted}
    notes = _private_notes(desk)
    for row in sorted(newest.values(), key=lambda row: row.id, reverse=True):
        least = Score.SOLID if row.topic == OWN_WORK else Score.STRONG
        question = desk.library.whole.find(row.question_id)
        if question is None or row.score is None or row.score < least:
            continue
        attempts = desk.history.attempts(question_id=row.question_id, with_ticks=True)
        attempt = next((each for each in attempts if each.id == row.id), None)
        note = [f"Note: {notes[question.id]}"] if question.id in notes else []
        yield BestLine(question.id, one_line(question.title), row.topic, (*_words(attempt), *note))


def _words(attempt: Attempt | None) -> Iterator[str]:
    """The one line on what was said, then the typed words."""
    if attempt is None:
        return
    if attempt.said.strip():
        yield _cut(attempt.said)
    if attempt.answer.strip():
        yield _cut(attempt.answer)


def _cut(text: str) -> str:
    return shortened(one_line(" / ".join(filter(str.strip, clean(text).splitlines()))), LONGEST)


def _answers(lines: Iterable[BestLine]) -> tuple[SheetItem, ...]:
    return tuple(SheetItem(line.title, line.words) for line in lines if line.words)[:MOST_ANSWERS]


def _titles(lines: Sequence[BestLine]) -> tuple[SheetItem, ...]:
    """The questions that went well without a word written: that one has them is worth knowing too."""
    more = len(lines) - MOST_TITLES
    rest = [SheetItem(f"and {count(more, 'more', 'more')}")] if more > 0 else []
    return (*(SheetItem(line.title) for line in lines[:MOST_TITLES]), *rest)


def _private_notes(desk: Desk) -> Mapping[str, str]:
    """The newest private note on each question, the newest first."""
    notes: dict[str, str] = {}
    for note in reversed(desk.history.remarks(kinds=[RemarkKind.NOTE])):
        notes.setdefault(note.question_id, _cut(note.text))
    return {name: text for name, text in notes.items() if text}


def _notes(desk: Desk, on_the_sheet: Collection[str]) -> tuple[SheetItem, ...]:
    """The private notes that stand with no answer above, the newest first."""
    notes = [(name, text) for name, text in _private_notes(desk).items() if name not in on_the_sheet]
    bank = desk.library.whole
    items = [SheetItem(one_line(question.title), (text,)) for name, text in notes if (question := bank.find(name))]
    return tuple(items[:MOST_NOTES])


def _questions_to_ask(desk: Desk) -> tuple[SheetItem, ...]:
    """One's own questions to interviewers so far, the newest first, then what the bank advises."""
    questions = dict.fromkeys((*own_questions(desk.history), *advised_questions(desk.plans)))
    return tuple(map(SheetItem, list(questions)[:MOST_QUESTIONS]))
