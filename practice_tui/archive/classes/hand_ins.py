"""Reads what a student handed in: of each question the answer that counts, with its points, and the flags on it.

Nothing else of the file is taken, whatever it holds: no note, nothing that was said aloud, no reason and no zone.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from practice_tui.core.bank.questions import Level
from practice_tui.core.history.facts import FLAGS, ONESELF, Ending
from practice_tui.core.history.renames import Names
from practice_tui.core.values.text import clean, one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.export_file import Tables
from practice_tui.store.import_reader import read_hand_in
from practice_tui.store.rows import Row

STUDENT, TEACHER = "student", "teacher"
"""Who scored an answer. Their scores are never summed together."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """The answers that one student handed in at once, as rows of a class file that lack the student.

    `digest` is that of the contents: two files that say the same have the same.
    """

    digest: str
    code: str | None
    program: str
    texts: tuple[Row, ...]
    answers: tuple[Row, ...]
    points: tuple[Row, ...] = ()
    flags: tuple[Row, ...] = ()

    @property
    def round_ids(self) -> frozenset[str]:
        return frozenset(row["round_id"] for row in self.answers)


def read_student_file(path: Path, names: Names, texts_in_class: Container[str] = ()) -> HandIn:
    """A hand-in with today's ids of questions, and with those of its texts that aren't in the class yet, by digest.

    Raises PracticeError for a file that is none or holds no answer.
    """
    file = read_hand_in(path, texts_in_class)
    tables = file.tables
    attempts = _that_count(tables)
    if not attempts:
        raise PracticeError(f"{path} holds no answer of a round that counts", code=ExitCode.UNUSABLE_FILE)
    texts = {row["digest"]: row for row in tables["texts"]}
    if any(row["digest"] not in texts for row in attempts):
        raise PracticeError(f"{path} lacks the text of a question that was asked", code=ExitCode.UNUSABLE_FILE)
    ratings = _newest_ratings(tables["ratings"])
    rating_ids = {attempt_id: row["id"] for attempt_id, row in ratings.items() if row["score"]}
    ticks = defaultdict[str, list[Row]](list)
    for tick in tables["ticks"]:
        ticks[tick["rating_id"]].append(tick)
    new = sorted({row["digest"] for row in attempts if row["digest"] not in texts_in_class})
    return HandIn(
        _digest_of(tables),
        file.code,
        file.program,
        tuple(_text(texts[digest], names) for digest in new),
        tuple(_answer(row, file.code, ratings.get(row["id"], {}), names) for row in attempts),
        tuple(point for row in attempts for point in _points(row["id"], ticks[rating_ids.get(row["id"], "")])),
        tuple(_flags(tables["remarks"], names)),
    )


def text_row(digest: str, question_id: str, title: str, body: str) -> Row:
    return {"digest": digest, "question_id": question_id, "title": one_line(title), "body": body}


def _that_count(tables: Tables) -> list[Row]:
    """The first try of each question in each slot, of rounds that count and weren't discarded."""
    last_word: dict[str, str] = {}
    for row in sorted(tables["endings"], key=_id):
        if row["ending"] in (Ending.DISCARDED, Ending.RESTORED):
            last_word[row["round_id"]] = row["ending"]
    in_force = {row["id"] for row in tables["rounds"] if row["counts"] and last_word.get(row["id"]) != Ending.DISCARDED}
    first: dict[tuple[str, int, str], Row] = {}
    for row in sorted(tables["attempts"], key=_id):
        if row["round_id"] in in_force:
            first.setdefault((row["round_id"], row["slot"], row["question_id"]), row)
    return list(first.values())


def _newest_ratings(ratings: Iterable[Row]) -> Mapping[str, Row]:
    return {row["attempt_id"]: row for row in sorted(ratings, key=_id) if row["rater"] == ONESELF}


def _answer(attempt: Row, code: str, rating: Row, names: Names) -> Row:
    return {
        "attempt_id": attempt["id"],
        "question_id": names.question(attempt["question_id"]),
        "digest": attempt["digest"],
        "topic": names.topic(attempt["topic"]),
        "level": Level(attempt["level"]).number,
        "kind": attempt["kind"],
        "round_id": attempt["round_id"],
        "code": code,
        "outcome": attempt["outcome"],
        "score": rating.get("score"),
        "scored_by": STUDENT,
        "suggested": rating.get("suggested"),
        "prediction": attempt["prediction"],
        "used_s": attempt["elapsed_s"],
        "limit_s": attempt["limit_s"],
        "day": attempt["day"],
        "answer": clean(attempt["answer"]),
    }


def _points(attempt_id: str, ticks: Iterable[Row]) -> Iterator[Row]:
    for tick in ticks:
        columns = {name: tick[name] for name in ("point", "tier", "aspect", "heard")}
        yield {"attempt_id": attempt_id, "scored_by": STUDENT, **columns}


def _flags(remarks: Iterable[Row], names: Names) -> Iterator[Row]:
    for row in remarks:
        if row["kind"] in FLAGS:
            question_id = names.question(row["question_id"])
            yield {"question_id": question_id, "kind": row["kind"], "text": clean(row["text"])}


def _text(row: Row, names: Names) -> Row:
    title = str(json.loads(row["body"])["title"])
    return text_row(row["digest"], names.question(row["question_id"]), title, row["body"])


def _digest_of(tables: Tables) -> str:
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()[:16]


def _id(row: Row) -> str:
    return str(row["id"])
