"""Writes questions in the format that a file's ending names, and says what was written."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from practice_tui.archive.bank_export.markdown import markdown_of
from practice_tui.archive.bank_export.selecting import Wanted, questions_wanted
from practice_tui.archive.new_files import ending_of, require_new
from practice_tui.archive.spreadsheet import BYTE_ORDER_MARK, cell
from practice_tui.bank.listings import bank_json
from practice_tui.core.bank.questions import Question
from practice_tui.core.values.phrases import count
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.store.export_file import write_text

ENDINGS = (".md", ".csv", ".json", ".apkg")
COLUMNS = (
    *("question_id", "title", "topic", "level", "kind", "limit_s"),
    *("prompt", "answer", "rubric", "mistakes", "hints", "tags", "refs"),
)


def bank_export_lines(desk: Desk, path: Path, wanted: Wanted, overwrites: bool) -> list[str]:
    """Writes the questions that are wanted. Raises PracticeError where there are none, too."""
    ending = ending_of(path, ENDINGS, "practice bank export FILE.md")
    questions = questions_wanted(desk, wanted)
    if not questions:
        why = "no topic is likely weak yet" if wanted.is_weak else "nothing is flagged" if wanted.is_flagged else ""
        raise PracticeError("no question is to be exported", why or "practice bank list names them all")
    require_new(path, overwrites)
    match ending:
        case ".md":
            write_text(path, markdown_of(questions, desk.library.whole))
        case ".csv":
            write_text(path, questions_csv(questions))
        case ".json":
            write_text(path, bank_json(questions) + "\n")
        case _:
            from practice_tui.archive.bank_export.anki import write_deck  # its Markdown takes 30 ms to import

            plan = desk.plans.find(wanted.plan_id) if wanted.plan_id else None
            write_deck(path, questions, desk.library.whole, plan, desk.moments.clock.now())
    lines = [f"Exported {count(len(questions), 'question')}: {path}"]
    if path.suffix == ".apkg":
        lines.append(
            "In Anki: File, Import. A second export brings what was edited and doubles nothing. Scheduling isn't "
            "carried over: new cards begin as new, and cards that Anki has keep theirs."
        )
    return lines


def questions_csv(questions: Sequence[Question]) -> str:
    """A heading and a line for each question; several points, hints or tags stand on a line each in one cell."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in _values(question)] for question in questions)
    return BYTE_ORDER_MARK + text.getvalue()


def _values(question: Question) -> tuple[str | float, ...]:
    answer = question.answer
    return (
        question.id,
        question.title,
        question.topic,
        question.level.value,
        question.kind.value,
        round(question.limit, 1),
        question.prompt.strip(),
        "\n\n".join(text.strip() for text in (answer.short, answer.full, answer.code, answer.deep) if text),
        "\n".join(f"{point.tier}: {point.text}" for point in question.rubric),
        "\n".join(f"“{mistake.says}” {mistake.why}" for mistake in question.mistakes),
        "\n".join(question.hints),
        "\n".join(question.tags),
        "\n".join(question.refs),
    )
