"""A class of any size by chance, and its figures worked out apart, answer by answer."""

import random
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from practice_tui.archive.classes.class_file import make_or_change_class

Answer = dict[str, Any]
Key = tuple[str, str]  # digest and scorer
ASPECTS = ("mechanism", "number", "trade-off")


def made_answers(students: int, questions: int, seed: int = 1) -> list[Answer]:
    """Answers of abler and less able students; some are skipped, some scored by a teacher, or by both.

    Of question 1 a third of the students answered an older text, and some of them the new one too.
    """
    chance = random.Random(seed)
    answers = []
    for number in range(students):
        ability = chance.random()
        for question in range(questions):
            if chance.random() < 0.1:
                continue
            scorers = chance.choices((["student"], ["teacher"], ["student", "teacher"]), (16, 3, 1))[0]
            is_of_old_text = question == 1 and number % 3 == 0
            for text in ["old"] * is_of_old_text + ["new"] * (not is_of_old_text or number % 6 == 0):
                answers += [_answer(chance, number, question, ability, text, scorer) for scorer in scorers]
    return answers


def _answer(chance: random.Random, number: int, question: int, ability: float, text: str, scorer: str) -> Answer:
    told_by = ability if question % 5 else 0.5  # every fifth question says nothing of anybody
    score = min(4, max(1, round(1 + 3 * told_by + chance.uniform(-1.2, 1.2))))
    is_skipped, is_timed = chance.random() < 0.05, scorer == "student"
    return {
        "student": f"S{number:04}",
        "attempt_id": f"{number}-{question}-{text}",
        "question_id": f"question-{question:04}",
        "digest": f"{text}-{question:04}",
        "topic": f"topic-{question % 4}",
        "level": question % 3 + 1,
        "kind": "concept",
        "round_id": f"round-{number}",
        "code": "EXAM-0007-03P",
        "outcome": "skipped" if is_skipped else "answered",
        "score": None if is_skipped else score,
        "scored_by": scorer,
        "prediction": chance.choice(["guess", "unsure", "sure"]) if is_timed and not is_skipped else None,
        "used_s": chance.uniform(20, 200) if is_timed else None,
        "limit_s": 120.0 if is_timed else None,
    }


def pace_of(student: str) -> float:
    return 1.5 if student.endswith("7") else 1.0


def made_points(answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """Four musts and a bonus for each scored answer of a student."""
    return [
        {
            **{name: answer[name] for name in ("student", "attempt_id", "scored_by")},
            "point": point,
            "tier": "must" if point < 4 else "bonus",
            "aspect": ASPECTS[(point + answer["level"]) % 3],
            "heard": int(point < answer["score"]),
        }
        for answer in answers
        if answer["score"] and answer["scored_by"] == "student"
        for point in range(5)
    ]


def write_class(path: Path, answers: Sequence[Answer]) -> None:
    """A class file with these answers, their points, and a flag of every third student on the first question."""
    students = sorted({answer["student"] for answer in answers})
    texts = {answer["digest"]: answer["question_id"] for answer in answers}
    with make_or_change_class(path) as connection:
        connection.executemany(
            "INSERT INTO students VALUES(?, '2026-03-02', ?)", [(name, pace_of(name)) for name in students]
        )
        connection.executemany("INSERT INTO texts VALUES(?, ?, 'Title of ' || ?2, '{}')", texts.items())
        for table, rows in (("answers", answers), ("answer_points", made_points(answers))):
            columns = list(rows[0])
            names = ", ".join(f":{column}" for column in columns)
            connection.executemany(f"INSERT INTO {table}({', '.join(columns)}) VALUES({names})", rows)
        for name in students:
            for program in ("practice", "paper"):
                values = (f"{program}-{name}", name, program)
                connection.execute("INSERT INTO hand_ins VALUES(?, ?, '2026-03-02', 'EXAM-0007-03P', ?)", values)
        sql = "INSERT INTO flags VALUES(?, 'question-0000', 'unclear', 'which loss?')"
        connection.executemany(sql, [(name,) for name in students[::3]])


def scored(answers: Iterable[Answer]) -> dict[Key, list[Answer]]:
    by_item = defaultdict[Key, list[Answer]](list)
    for answer in answers:
        if answer["score"] is not None:
            by_item[answer["digest"], answer["scored_by"]].append(answer)
    return by_item


def credit(answer: Answer) -> float:
    return float((answer["score"] - 1) / 3)


def facility(answers: Sequence[Answer], key: Key) -> float:
    return statistics.fmean(map(credit, scored(answers)[key]))


def discrimination(answers: Sequence[Answer], key: Key) -> float:
    """The correlation with the mean of the same person's answers to other questions by the same scorer."""
    own, others = [], []
    for answer in scored(answers)[key]:
        rest = [
            credit(other)
            for other in answers
            if other["student"] == answer["student"]
            and other["scored_by"] == answer["scored_by"]
            and other["question_id"] != answer["question_id"]
            and other["score"] is not None
        ]
        if rest:
            own.append(credit(answer))
            others.append(statistics.fmean(rest))
    return statistics.correlation(own, others)


def share_of_limit(answers: Sequence[Answer], key: Key) -> float:
    return statistics.fmean(
        answer["used_s"] / (answer["limit_s"] * pace_of(answer["student"])) for answer in scored(answers)[key]
    )
