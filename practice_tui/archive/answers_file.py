"""The answers of a round as a file for a rater on another machine.

The file is one JSON object, readable by its owner alone:

    {"practice": "second opinion", "format": 1, "round_id": "…", "title": "Quick, 2026-03-01",
     "answers": [{"id": "…", "question_id": "…", "hints": 0, "topic": "…", "short_topic": "…", "notes": "…",
                  "transcript": "…", "elapsed": 61.5, "limit": 120.0, "question": {…}}, …]}

`question` is the whole text as it was asked. No score, tick, prediction or private note is in the file, nor what the
person wrote on what they said.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from practice_tui.archive.json_file import FileKind, read_object
from practice_tui.archive.new_files import require_json, require_new
from practice_tui.core.bank.questions import LETTERS, Question
from practice_tui.core.sheets.sheet import GivenAnswer
from practice_tui.core.values import records
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import NOTES_CAP, one_line
from practice_tui.core.views.sheets import GivenText
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.named_rounds import find_round
from practice_tui.sitting.second_opinions import RoundToJudge, round_to_judge
from practice_tui.store.column_checks import UNREADABLE
from practice_tui.store.export_file import write_text

KIND = FileKind("second opinion", 1, "practice rate ROUND --out FILE.json writes such a file")
MOST_ANSWERS = 200
LONGEST_TIME = 86_400.0  # seconds of an answer


@dataclass(frozen=True, slots=True)
class _FiledAnswer:
    """An answer as it stands in the file."""

    id: str
    question_id: str
    hints: int
    topic: str
    short_topic: str
    notes: str
    transcript: str
    elapsed: float
    limit: float
    question: Question


def answers_out_lines(desk: Desk, text: str, path: Path, *, overwrites: bool) -> list[str]:
    """Writes the answers of a round for a rater elsewhere, and says what is in the file. Raises PracticeError."""
    judged = round_to_judge(desk, find_round(desk, text))
    require_json(path, "practice rate ROUND --out FILE.json")
    require_new(path, overwrites)
    write_text(path, _answers_json(judged))
    return [
        f"To be judged elsewhere: {path}",
        f"In it: {judged.title}, {count(len(judged.answers), 'answer')} with their questions, typed notes, transcripts "
        "and times.",
        "Never in it: scores, ticks, predictions, lines on what you said, private notes, your machine, other rounds.",
        f"There: practice rate {path.name} --as NAME. Here again: practice import of the file that this names.",
    ]


def read_answers(path: Path) -> RoundToJudge:
    """The answers in a file. Raises PracticeError for anything else."""
    data = read_object(path, KIND)
    try:
        answers = records.from_data(tuple[_FiledAnswer, ...], data["answers"])
        round_id, title = str(data["round_id"]), one_line(str(data["title"]))[:80]
        if not _is_sound(answers):
            raise ValueError
    except UNREADABLE as error:
        raise KIND.refused(path, "is damaged: an answer or its question can't be read") from error
    return RoundToJudge(
        round_id,
        title,
        tuple(GivenAnswer(each.id, each.question_id, each.question.digest, each.hints) for each in answers),
        tuple(
            GivenText(
                question=each.question,
                topic=one_line(each.topic),
                short_topic=one_line(each.short_topic),
                notes=each.notes[:NOTES_CAP],
                transcript=each.transcript[:NOTES_CAP],
                elapsed=each.elapsed,
                limit=each.limit,
            )
            for each in answers
        ),
    )


def _is_sound(answers: Sequence[_FiledAnswer]) -> bool:
    return 0 < len({answer.id for answer in answers}) == len(answers) <= MOST_ANSWERS and all(
        0 <= answer.elapsed < LONGEST_TIME
        and 0 < answer.limit < LONGEST_TIME
        and 0 <= answer.hints <= len(answer.question.hints)
        and len(answer.question.rubric) <= len(LETTERS)
        and len(answer.question.bands) in (0, 4)
        for answer in answers
    )


def _answers_json(judged: RoundToJudge) -> str:
    answers = [
        {
            "id": answer.id,
            "question_id": answer.question_id,
            "hints": answer.hints,
            "topic": text.topic,
            "short_topic": text.short_topic,
            "notes": text.notes,
            "transcript": text.transcript,
            "elapsed": round(text.elapsed, 1),
            "limit": text.limit,
            "question": json.loads(text.question.to_body()),
        }
        for answer, text in zip(judged.answers, judged.texts, strict=True)
    ]
    data = {**KIND.head, "round_id": judged.round_id, "title": judged.title, "answers": answers}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
