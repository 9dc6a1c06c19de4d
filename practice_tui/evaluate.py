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
first. `level` is 2 where it is missing. A topic that no attempt names is estimated by the overall mean. What can't be
read is answered by {"error": "..."}, which says what is wrong and in which attempt or question.
"""

import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NoReturn

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
FIRST_YEAR, LAST_YEAR = 1900, 2200  # of an instant; a civil day begins and ends within the years that Python has
LONGEST = 1e9  # seconds
MOST_QUESTIONS = 1000  # of a round
GREATEST_SEED = 2**63 - 1


def replies(lines: Iterable[str | bytes]) -> Iterator[str]:
    """The reply to each request, as one line of JSON."""
    for line in lines:
        if line.strip():
            yield json.dumps(_reply(line))


def _reply(line: str | bytes) -> Data:
    try:
        request = _Row(_read(line), "")
        do = request.text("do")
        if do not in _ANSWERS:
            request.refuse("do", f"is none of {', '.join(_ANSWERS)}")
        attempts = [_attempt(n, row) for n, row in enumerate(request.rows("attempts", "attempt"))]
        return _ANSWERS[do](request, attempts, request.instant("at"))
    except ValueError as error:
        return {"error": str(error)}


def _read(line: str | bytes) -> Any:
    """The value of a line of JSON. Raises ValueError in words."""
    try:
        return json.loads(line)
    except UnicodeDecodeError as error:
        raise ValueError(f"the line isn't UTF-8: {error}") from error
    except ValueError as error:
        raise ValueError(f"the line isn't JSON: {error}") from error
    except RecursionError as error:
        raise ValueError("the line is nested too deeply") from error


@dataclass(frozen=True, slots=True)
class _Row:
    """A JSON object, read by field; `place` says where it stands, as `attempt 3`. Each field raises ValueError."""

    data: Any
    place: str

    def refuse(self, name: str, fault: str) -> NoReturn:
        raise ValueError(f"{self.place}: {name!r} {fault}" if self.place else f"{name!r} {fault}")

    def value(self, name: str, default: Any = None) -> Any:
        """Whatever stands there; a field without a default has to be there."""
        if not isinstance(self.data, dict):
            raise ValueError(f"{self.place or 'the request'} is no JSON object")
        if name in self.data:
            return self.data[name]
        if default is None:
            self.refuse(name, "is missing")
        return default

    def text(self, name: str) -> str:
        value = self.value(name)
        return value if isinstance(value, str) else self.refuse(name, "is no text")

    def number(self, name: str) -> float:
        """Seconds, 0 or more."""
        value = self.value(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(name, "is no number")
        return float(value) if 0 <= value <= LONGEST else self.refuse(name, f"is not from 0 to {LONGEST:.0f}")

    def whole(self, name: str, least: float, most: float, default: int | None = None) -> int:
        value = self.value(name, default)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not math.isfinite(value) or value != int(value) or not least <= value <= most:
            self.refuse(name, f"is no whole number from {least} to {most}")
        return int(value)

    def level(self) -> int:
        return self.whole("level", 1, len(Level), INTERMEDIATE)

    def bank_level(self) -> Level:
        return list(Level)[self.level() - 1]

    def texts(self, name: str) -> list[str]:
        values = self.value(name)
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            self.refuse(name, "is no list of texts")
        return values

    def rows(self, name: str, of: str) -> list["_Row"]:
        """The objects of a list, each of which is `of` in errors."""
        values = self.value(name)
        if not isinstance(values, list):
            self.refuse(name, "is no list")
        return [_Row(value, f"{of} {n}") for n, value in enumerate(values, start=1)]

    def instant(self, name: str) -> datetime:
        text = self.text(name)
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            self.refuse(name, "is no instant like 2026-11-29T09:00:00Z")
        if at.tzinfo is None:
            self.refuse(name, "has no zone")
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            self.refuse(name, f"is not from {FIRST_YEAR} to {LAST_YEAR}")
        return at


def _estimate(request: _Row, attempts: Sequence[Attempt], at: datetime) -> Data:
    sums = fold(Sums(), answers_of(attempts))
    by_topic = estimates(sums, at, request.texts("topics"), request.level())
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


def _predict(request: _Row, attempts: Sequence[Attempt], at: datetime) -> Data:
    sums, topic = fold(Sums(), answers_of(attempts)), request.text("topic")
    mean = estimates(sums, at, [topic])[topic].mean
    return {"credit": at_level(mean, request.level(), sums.level_step)}


def _pick(request: _Row, attempts: Sequence[Attempt], at: datetime) -> Data:
    questions = [_question(row) for row in request.rows("questions", "question")]
    if len({question.id for question in questions}) < len(questions):
        request.refuse("questions", "names a question twice")
    topics = list(dict.fromkeys(question.topic for question in questions))
    knowledge = Knowledge(past_of(attempts), fold(Sums(), answers_of(attempts)), cards_of(attempts))
    plan = replace(RECOMMENDED, count=request.whole("count", 1, MOST_QUESTIONS, RECOMMENDED.count))
    seed = request.whole("seed", 0, GREATEST_SEED, 0)
    selection = choose_round(plan, questions, knowledge.on(day_of(at), topics), seed)
    return {"questions": [choice.question.id for choice in selection.choices]}


_ANSWERS: dict[str, Callable[[_Row, Sequence[Attempt], datetime], Data]] = {
    "estimate": _estimate,
    "predict": _predict,
    "pick": _pick,
}


def _attempt(n: int, row: _Row) -> Attempt:
    at, limit_s = row.instant("at"), row.number("limit_s")
    if not limit_s:
        row.refuse("limit_s", "is 0")
    return Attempt(
        seq=n,
        id=f"{n:09}",
        round_id="",
        slot=n,
        try_no=1,
        counts=True,
        question_id=row.text("question"),
        digest="",
        topic=row.text("topic"),
        level=row.bank_level(),
        kind=Kind.CONCEPT,
        reason="",
        outcome=Outcome.ANSWERED,
        prediction=None,
        asked_at=at,
        answered_at=at,
        day=day_of(at).name,
        limit_s=limit_s,
        elapsed_s=row.number("used_s"),
        paused_s=0.0,
        hints=0,
        answer="",
        score=Score(row.whole("score", 1, len(Score))),
    )


def _question(row: _Row) -> Question:
    question_id, topic, ask = row.text("question"), row.text("topic"), Ask(Stage.CORE, "", "")
    return Question(question_id, "", topic, row.bank_level(), Kind.CONCEPT, 120.0, ask, "", (), Answer("", ""))


if __name__ == "__main__":
    for reply in replies(sys.stdin.buffer):
        sys.stdout.write(reply + "\n")
        sys.stdout.flush()
