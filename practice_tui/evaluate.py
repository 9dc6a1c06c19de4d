"""The estimator and the picker behind one line of JSON a request, so that any evaluator drives the real functions.

`python -m practice_tui.evaluate` reads requests from stdin, one JSON object a line, and answers each with one line:

    {"do": "estimate", "attempts": [...], "topics": ["math", ...], "at": "2026-11-29T09:00:00Z", "level": 2}
        -> {"topics": {"math": {"mean": .55, "low": .25, "high": .82, "p_weak": .5, "n": 0}, ...}, "level_step": .3}
    {"do": "predict", "attempts": [...], "topic": "math", "at": "...", "level": 3}
        -> {"credit": .48}, between 0 and 1: what a question of this topic and level is expected to bring
    {"do": "pick", "attempts": [...], "questions": [{"question": "q1", "topic": "math", "level": 1}, ...], "at": "...",
     "count": 6, "seed": 0}
        -> {"questions": ["q1", ...]}, the recommended round

An attempt is {"question", "topic", "level" (1 to 3), "score" (1 to 4), "at", "used_s", "limit_s"}; the oldest comes
first. `level` is 2 where it is missing. What can't be read is answered by {"error": "..."}.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from practice_tui.core.bank.plans import RECOMMENDED
from practice_tui.core.bank.questions import Answer, Ask, Kind, Level, Question, Stage
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.selection.learner import Knowledge, past_of
from practice_tui.core.selection.round_questions import choose_round
from practice_tui.core.selection.scheduling import cards_of
from practice_tui.core.statistics.mastery import INTERMEDIATE, Sums, answers_of, at_level, estimates, fold
from practice_tui.core.values.clock import day_of

Data = dict[str, Any]


def replies(lines: Iterable[str]) -> Iterator[str]:
    """The reply to each request, as one line of JSON."""
    for line in lines:
        if line.strip():
            yield json.dumps(_reply(line))


def _reply(line: str) -> Data:
    try:
        request = json.loads(line)
        answer = _ANSWERS[request["do"]]
        return answer(request, [_attempt(n, row) for n, row in enumerate(request["attempts"])], _instant(request["at"]))
    except (ValueError, KeyError, TypeError, ZeroDivisionError) as error:
        return {"error": f"{type(error).__name__}: {error}"}


def _estimate(request: Data, attempts: Sequence[Attempt], at: datetime) -> Data:
    sums = fold(Sums(), answers_of(attempts))
    by_topic = estimates(sums, at, request["topics"], request.get("level", INTERMEDIATE))
    rows = {
        topic: {
            "mean": estimate.mean,
            "low": estimate.low,
            "high": estimate.high,
            "p_weak": estimate.p_weak,
            "n": estimate.n,
        }
        for topic, estimate in by_topic.items()
    }
    return {"topics": rows, "level_step": sums.level_step}


def _predict(request: Data, attempts: Sequence[Attempt], at: datetime) -> Data:
    sums, topic = fold(Sums(), answers_of(attempts)), request["topic"]
    mean = estimates(sums, at, [topic])[topic].mean
    return {"credit": at_level(mean, request.get("level", INTERMEDIATE), sums.level_step)}


def _pick(request: Data, attempts: Sequence[Attempt], at: datetime) -> Data:
    questions = [_question(row) for row in request["questions"]]
    topics = list(dict.fromkeys(question.topic for question in questions))
    knowledge = Knowledge(past_of(attempts), fold(Sums(), answers_of(attempts)), cards_of(attempts))
    plan = replace(RECOMMENDED, count=request.get("count", RECOMMENDED.count))
    selection = choose_round(plan, questions, knowledge.on(day_of(at), topics), request.get("seed", 0))
    return {"questions": [choice.question.id for choice in selection.choices]}


_ANSWERS: dict[str, Callable[[Data, Sequence[Attempt], datetime], Data]] = {
    "estimate": _estimate,
    "predict": _predict,
    "pick": _pick,
}


def _attempt(n: int, row: Data) -> Attempt:
    at = _instant(row["at"])
    return Attempt(
        seq=n,
        id=f"{n:09}",
        round_id="",
        slot=n,
        try_no=1,
        counts=True,
        question_id=row["question"],
        digest="",
        topic=row["topic"],
        level=_level(row["level"]),
        kind=Kind.CONCEPT,
        reason="",
        outcome=Outcome.ANSWERED,
        prediction=None,
        asked_at=at,
        answered_at=at,
        day=day_of(at).name,
        limit_s=float(row["limit_s"]),
        elapsed_s=float(row["used_s"]),
        paused_s=0.0,
        hints=0,
        answer="",
        score=Score(row["score"]),
    )


def _question(row: Data) -> Question:
    ask = Ask(Stage.CORE, "", "")
    level = _level(row["level"])
    return Question(row["question"], "", row["topic"], level, Kind.CONCEPT, 120.0, ask, "", (), Answer("", ""))


def _level(number: int) -> Level:
    return list(Level)[int(number) - 1]


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} has no zone")
    return at


if __name__ == "__main__":
    for reply in replies(sys.stdin):
        sys.stdout.write(reply + "\n")
        sys.stdout.flush()
