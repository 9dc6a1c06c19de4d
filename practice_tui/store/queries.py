"""Queries of whole lists, and readers of their rows, written for speed: ten years of attempts are read at once."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from sys import intern
from typing import Any

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Aspect, Kind, Level, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Attempt, RoundRecord, RoundState
from practice_tui.core.history.facts import Outcome, Prediction, Tick
from practice_tui.core.history.renames import Names
from practice_tui.store.column_checks import MAX_NUMBER, YEARS, read_day, read_instant

# The newest rating is the current one, also where it takes the score back; the first score is selected too. Ratings by
# others, which a file from before `m002_seats` may hold, are left out.
ATTEMPTS = """
SELECT a.seq, a.id, a.round_id, a.slot, a.question_id, a.digest, a.topic, a.level, a.kind, a.reason,
  a.outcome, a.prediction, a.asked_at, a.answered_at, a.day, a.limit_s, a.elapsed_s, a.paused_s, a.hints, a.answer,
  r.score,
  (SELECT score FROM ratings WHERE attempt_id = a.id AND score IS NOT NULL AND rater = 'self' ORDER BY id LIMIT 1),
  r.suggested, r.said_wrong,
  a.round_id IN (
    SELECT round_id FROM endings e WHERE ending = 'discarded' AND NOT EXISTS(
      SELECT 1 FROM endings WHERE round_id = e.round_id AND ending = 'restored' AND id > e.id)),
  {warm_up}, {again}, {details}
FROM attempts a
LEFT JOIN ratings r ON r.attempt_id = a.id AND r.id = (
  SELECT max(id) FROM ratings WHERE attempt_id = a.id AND rater = 'self')
WHERE {condition}
ORDER BY a.id
"""

# For all attempts each table is scanned once; for a few it is searched for each. `again` marks the rounds in which a
# slot may have been answered twice. Counting tries in those alone saves 80 of 730 ms with 100,000 attempts.
OF_ALL = {
    "warm_up": "a.round_id IN (SELECT id FROM rounds WHERE counts = 0)",
    "again": "a.round_id IN (SELECT round_id FROM attempts WHERE try <> 1)",
    "condition": "1",
}
OF_FEW = {"warm_up": "(SELECT counts = 0 FROM rounds WHERE id = a.round_id)", "again": "1"}

# The ticks of the newest rating of every attempt, in a third of the time that DETAILS takes.
ALL_TICKS = """
SELECT r.attempt_id, t.packed
FROM (
  SELECT rating_id, json_group_array(json_array(point, tier, aspect, heard)) AS packed
  FROM (SELECT * FROM ticks ORDER BY rating_id, point) GROUP BY rating_id) t
JOIN ratings r ON r.id = t.rating_id AND r.id = (
  SELECT max(id) FROM ratings WHERE attempt_id = r.attempt_id AND rater = 'self')
"""

# The line on what was said, the ticks, and whether the answer had been opened: they take a search for each attempt.
DETAILS = """
r.said,
(SELECT json_group_array(json_array(point, tier, aspect, heard))
 FROM (SELECT * FROM ticks WHERE rating_id = r.id ORDER BY point)),
r.opened
"""
NO_DETAILS = "NULL, NULL, NULL"

# Counts first tries alone. The index of rounds, slots and tries tells at once where there was only one try.
ROUNDS = """
SELECT r.id, r.started_at, r.day, r.zone, r.plan, r.mode, r.spec, r.bank_digest, r.device, r.program, r.code, r.counts,
  (SELECT ending FROM endings
   WHERE round_id = r.id AND ending IN ('discarded', 'restored') ORDER BY id DESC LIMIT 1),
  (SELECT ending FROM endings
   WHERE round_id = r.id AND ending IN ('finished', 'ended early') ORDER BY id DESC LIMIT 1),
  count(a.seq),
  total(a.outcome = 'skipped'),
  total((
    SELECT score FROM ratings WHERE attempt_id = a.id AND rater = 'self' ORDER BY id DESC LIMIT 1) IS NOT NULL)
FROM rounds r LEFT JOIN attempts a ON a.round_id = r.id AND NOT EXISTS(
  SELECT 1 FROM attempts b
  WHERE b.round_id = a.round_id AND b.slot = a.slot AND b.try <> a.try
    AND +b.id < a.id AND +b.question_id = a.question_id)
WHERE {condition}
GROUP BY r.id ORDER BY r.id DESC LIMIT ?
"""

# A look-up in a dict takes a tenth of the time of calling the enum.
_LEVELS = {level.value: level for level in Level}
_KINDS = {kind.value: kind for kind in Kind}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_PREDICTIONS = {None: None} | {prediction.value: prediction for prediction in Prediction}
_ASPECTS = frozenset(aspect.value for aspect in Aspect)
_EARLIEST, _LATEST = (datetime(year, 1, 1, tzinfo=UTC) for year in (YEARS.start, YEARS.stop))
_FLAGS = {None: None, 0: False, 1: True}
_SCORES = {None: None} | {score.value: score for score in Score}


class AttemptsReader:
    """Reads rows of ATTEMPTS; strings that occur often are kept once.

    Rows must come in the order of ids, and all answers to a question in a slot must be among them.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._ticks_of, self._try_of, self._days = _TicksReader(), _TriesCounter(), _Days()

    def __call__(self, rows: Iterable[tuple[Any, ...]]) -> list[Attempt]:
        """The attempts of these rows. Raises one of UNREADABLE where a row can't be read."""
        attempts = self._read(rows)
        if attempts:  # checked at once; one by one it would take twice the time of all the rest
            _require_lived([attempt.asked_at for attempt in attempts])
            _require_lived([attempt.answered_at for attempt in attempts])
            _require_seconds(max(attempt.limit_s for attempt in attempts))
            _require_seconds(max(attempt.elapsed_s for attempt in attempts))
        return attempts

    def _read(self, rows: Iterable[tuple[Any, ...]]) -> list[Attempt]:
        read, ticks_of, try_of, days = datetime.fromisoformat, self._ticks_of, self._try_of, self._days
        questions, topics = self._names.questions, self._names.topics
        # One expression: 36,500 take 42 ms; as frozen dataclasses, by a function for each, they took 118 ms.
        return [
            Attempt._make(
                (
                    seq,
                    key,
                    intern(round_id),
                    slot,
                    (try_no := try_of((round_id, slot, question_id)) if again else 1),
                    try_no == 1,
                    intern(questions.get(question_id, question_id)),
                    intern(digest),
                    intern(topics.get(topic, topic)),
                    _LEVELS[level],
                    _KINDS[kind],
                    intern(reason),
                    _OUTCOMES[outcome],
                    _PREDICTIONS[prediction],
                    read(asked_at),
                    read(answered_at),
                    days[day],
                    limit_s,
                    elapsed_s,
                    paused_s,
                    hints,
                    answer,
                    _SCORES[score],
                    _SCORES[first_score],
                    _SCORES[suggested],
                    said_wrong == 1,
                    discarded == 1,
                    warm_up == 1,
                    said or "",
                    ticks_of(packed),
                    _FLAGS[opened],
                )
            )
            for (
                seq,
                key,
                round_id,
                slot,
                question_id,
                digest,
                topic,
                level,
                kind,
                reason,
                outcome,
                prediction,
                asked_at,
                answered_at,
                day,
                limit_s,
                elapsed_s,
                paused_s,
                hints,
                answer,
                score,
                first_score,
                suggested,
                said_wrong,
                discarded,
                warm_up,
                again,
                said,
                packed,
                opened,
            ) in rows
        ]


def round_of(row: tuple[Any, ...]) -> RoundRecord:
    """The round of a row of ROUNDS. Raises one of UNREADABLE where it can't be read."""
    key, started_at, day, zone, plan, mode, spec, bank_digest, device, program, code, counts, *rest = row
    discarding, ending, tried, skipped, rated = rest
    return RoundRecord(
        id=key,
        started_at=read_instant(started_at),
        day=read_day(day),
        zone=zone,
        plan=plan,
        mode=Mode(mode),
        spec=_object_of(spec),
        bank_digest=bank_digest,
        device=device,
        program=program,
        code=code,
        state=RoundState.DISCARDED if discarding == "discarded" else RoundState(ending or "unfinished"),
        tried=int(tried),
        skipped=int(skipped),
        rated=int(rated),
        counts=counts == 1,
    )


def placeholders(values: Collection[object]) -> str:
    """As many placeholders of SQL as there are values."""
    return ", ".join("?" * len(values))


def ticks_of(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[Tick, ...]]:
    """The ticks of each attempt, from rows of ALL_TICKS."""
    read = _TicksReader()
    return {attempt_id: read(packed) for attempt_id, packed in rows}


def _object_of(text: str) -> dict[str, Any]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError
    return value


class _TriesCounter(dict[tuple[str, int, str], int]):
    """Counts the answers to each question in each slot; a call returns the number of the present one."""

    def __call__(self, place: tuple[str, int, str]) -> int:
        number = self[place] = self.get(place, 0) + 1
        return number


class _Days(dict[str, str]):
    """Civil days, each checked once and kept once."""

    def __missing__(self, day: str) -> str:
        good = self[day] = intern(read_day(day))
        return good


def _require_lived(instants: Sequence[datetime]) -> None:
    """Raises TypeError or ValueError unless each instant has an offset and lies in YEARS."""
    if min(instants) < _EARLIEST or max(instants) >= _LATEST:
        raise ValueError


def _require_seconds(longest: float) -> None:
    if longest > MAX_NUMBER:
        raise ValueError


class _TicksReader:
    """Reads packed ticks. Each tick, and each tuple of ticks, is made once, since the same few occur again and again.

    Ticks of an unknown aspect are passed over.
    """

    def __init__(self) -> None:
        self._ticks: dict[tuple[int, str, str, int], Tick] = {}
        self._packed: dict[str | None, tuple[Tick, ...]] = {None: ()}

    def __call__(self, packed: str | None) -> tuple[Tick, ...]:
        ticks = self._packed.get(packed)
        if ticks is None:
            readable = (tick for tick in json.loads(packed or "[]") if tick[2] in _ASPECTS)
            ticks = self._packed[packed] = tuple(self._tick(*tick) for tick in readable)
        return ticks

    def _tick(self, point: int, tier: str, aspect: str, heard: int) -> Tick:
        key = (point, tier, aspect, heard)
        tick = self._ticks.get(key)
        if tick is None:
            tick = self._ticks[key] = Tick(point, Tier(tier), Aspect(aspect), heard == 1)
        return tick
