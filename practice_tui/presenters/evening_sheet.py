"""The sheet for the evening before: one's own best lines, stories, notes, and what to ask. For oneself alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from practice_tui.archive.new_files import write_new
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.text import clean, one_line
from practice_tui.errors import PracticeError
from practice_tui.presenters.documents.blocks import Block, Document, Item, Items, Layout, Paragraph, Section
from practice_tui.presenters.documents.plain_text import document_text
from practice_tui.presenters.round_report.report import WRITERS
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.plans import TIPS_FOR_THE_END

OWN_WORK = "own-work"  # the topic of what one did oneself
ASKED_THEM = "asked-them"  # the kind of a round's notes that are questions to the company
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


def sheet_lines(desk: Desk, path: Path | None, *, overwrites: bool) -> list[str]:
    """The lines of the sheet, or where it was written. Raises PracticeError for another ending than that of a page."""
    document = evening_sheet(desk)
    if path is None:
        return document_text(document).splitlines()
    if path.suffix not in WRITERS:
        raise PracticeError(f"{path} ends in none of {', '.join(WRITERS)}", "practice sheet FILE.html")
    write_new({path: WRITERS[path.suffix](document)}, overwrites)
    return [f"Your sheet: {path}", "It holds your own notes and answers: it is for nobody else."]


def evening_sheet(desk: Desk) -> Document:
    """The sheet as of now."""
    best = list(_best_lines(desk))
    stories = [line for line in best if line.topic == OWN_WORK]
    others = [line for line in best if line.topic != OWN_WORK]
    on_the_sheet = {line.question_id for line in best if line.words}
    blocks: list[Block] = [Paragraph(sentence(_interview_said(desk)), is_quiet=True)]
    blocks += _answers("Your stories", stories)
    blocks += _answers("Your best lines", others)
    blocks += _titles([line for line in best if not line.words])
    blocks += _notes(desk, on_the_sheet)
    if len(blocks) == 1:
        blocks.append(Paragraph(NOTHING_YET))
    blocks += _questions_to_ask(desk)
    return Document("The evening before", tuple(blocks))


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
    """What was said in one line, then what was typed."""
    if attempt is None:
        return
    if attempt.said.strip():
        yield _cut(attempt.said)
    if attempt.answer.strip():
        yield _cut(attempt.answer)


def _cut(text: str) -> str:
    plain = one_line(" / ".join(filter(str.strip, clean(text).splitlines())))
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1].rstrip()}…"


def _answers(title: str, lines: Iterable[BestLine]) -> list[Block]:
    items = tuple(Item(line.title, below=line.words) for line in lines if line.words)[:MOST_ANSWERS]
    return [Section(title, (Items(items),))] if items else []


def _titles(lines: list[BestLine]) -> list[Block]:
    """The questions that went well without a word written: that one has them is worth knowing too."""
    if not lines:
        return []
    named = "; ".join(line.title for line in lines[:MOST_TITLES])
    more = len(lines) - MOST_TITLES
    rest = f"; and {count(more, 'more', 'more')}" if more > 0 else ""
    return [Section("Also went well", (Paragraph(f"{named}{rest}."),), Layout.WHOLE)]


def _private_notes(desk: Desk) -> Mapping[str, str]:
    """The newest private note on each question, the newest first."""
    notes: dict[str, str] = {}
    for note in reversed(desk.history.remarks(kinds=[RemarkKind.NOTE])):
        notes.setdefault(note.question_id, _cut(note.text))
    return {name: text for name, text in notes.items() if text}


def _notes(desk: Desk, on_the_sheet: set[str]) -> list[Block]:
    """The private notes that stand with no answer above, the newest first."""
    notes = [(name, text) for name, text in _private_notes(desk).items() if name not in on_the_sheet]
    bank = desk.library.whole
    items = [Item(one_line(question.title), below=(text,)) for name, text in notes if (question := bank.find(name))]
    return [Section("Notes to yourself", (Items(tuple(items[:MOST_NOTES])),))] if items else []


def _questions_to_ask(desk: Desk) -> list[Block]:
    """One's own questions to interviewers so far, the newest first, then what the bank advises."""
    own = dict.fromkeys(one_line(note.text) for note in reversed(desk.history.round_notes(ASKED_THEM)) if note.text)
    advised = [tip.do for tip in desk.plans.tips if tip.id.startswith(TIPS_FOR_THE_END)]
    items = tuple(map(Item, [*own, *advised][:MOST_QUESTIONS]))
    return [Section("Ask them", (Items(items),))] if items else []
