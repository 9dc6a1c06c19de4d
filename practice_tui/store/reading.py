"""The queries of whole lists, and their rows as values: written out, because ten years of them are read at once."""

import json
from collections.abc import Iterable
from datetime import datetime
from sys import intern
from typing import Any

from practice_tui.core.attempts import Attempt, Mode, Outcome, Prediction, RoundRecord, RoundState, Score, Tick
from practice_tui.core.questions import Aspect, Kind, Level, Tier

# The newest rating is current, also where it takes the score back; the first that has a score stays beside it.
ATTEMPTS = """
SELECT a.seq, a.id, a.round_id, a.slot, a.try, a.counts, a.question_id, a.digest, a.topic, a.level, a.kind, a.reason,
  a.outcome, a.prediction, a.asked_at, a.answered_at, a.day, a.limit_s, a.elapsed_s, a.paused_s, a.hints, a.answer,
  r.score,
  (SELECT score FROM ratings WHERE attempt_id = a.id AND score IS NOT NULL ORDER BY id LIMIT 1),
  r.suggested, r.said_wrong,
  a.round_id IN (
    SELECT round_id FROM endings e WHERE ending = 'discarded' AND NOT EXISTS(
      SELECT 1 FROM endings WHERE round_id = e.round_id AND ending = 'restored' AND id > e.id)),
  {details}
FROM attempts a
LEFT JOIN ratings r ON r.attempt_id = a.id AND r.id = (SELECT max(id) FROM ratings WHERE attempt_id = a.id)
WHERE {wanted}
ORDER BY a.id
"""

# By attempt: the ticks of its newest rating. All at once they take a third of the time that DETAILS takes for each.
ALL_TICKS = """
SELECT r.attempt_id, t.packed
FROM (
  SELECT rating_id, json_group_array(json_array(point, tier, aspect, heard)) AS packed
  FROM (SELECT * FROM ticks ORDER BY rating_id, point) GROUP BY rating_id) t
JOIN ratings r ON r.id = t.rating_id AND r.id = (SELECT max(id) FROM ratings WHERE attempt_id = r.attempt_id)
"""

# What takes a search of its own for each attempt: what one said, and the ticks.
DETAILS = """
r.said,
(SELECT json_group_array(json_array(point, tier, aspect, heard))
 FROM (SELECT * FROM ticks WHERE rating_id = r.id ORDER BY point))
"""

NO_DETAILS = "NULL, NULL"

ROUNDS = """
SELECT r.id, r.started_at, r.day, r.zone, r.plan, r.mode, r.spec, r.bank_digest, r.device, r.program, r.code,
  (SELECT ending FROM endings
   WHERE round_id = r.id AND ending IN ('discarded', 'restored') ORDER BY id DESC LIMIT 1),
  (SELECT ending FROM endings
   WHERE round_id = r.id AND ending IN ('finished', 'ended early') ORDER BY id DESC LIMIT 1),
  count(a.seq),
  total(a.outcome = 'skipped'),
  total((SELECT score FROM ratings WHERE attempt_id = a.id ORDER BY id DESC LIMIT 1) IS NOT NULL)
FROM rounds r LEFT JOIN attempts a ON a.round_id = r.id AND a.counts = 1
WHERE {wanted}
GROUP BY r.id ORDER BY r.id DESC LIMIT ?
"""

# A look into a dict takes a tenth of the time of calling an enum.
_LEVELS = {level.value: level for level in Level}
_KINDS = {kind.value: kind for kind in Kind}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_PREDICTIONS = {None: None} | {prediction.value: prediction for prediction in Prediction}
_SCORES = {None: None} | {score.value: score for score in Score}


def attempts_of(rows: Iterable[tuple[Any, ...]]) -> list[Attempt]:
    """The attempts that rows of ATTEMPTS tell of: their fields in the same order, strings that come often held once."""
    read, ticks_of = datetime.fromisoformat, _TicksReader()
    # One expression: 36,500 take 42 ms; as frozen dataclasses, by a function for each, they took 118 ms.
    return [
        Attempt._make(
            (
                seq,
                key,
                intern(round_id),
                slot,
                try_no,
                counts == 1,
                intern(question_id),
                intern(digest),
                intern(topic),
                _LEVELS[level],
                _KINDS[kind],
                intern(reason),
                _OUTCOMES[outcome],
                _PREDICTIONS[prediction],
                read(asked_at),
                read(answered_at),
                intern(day),
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
                said or "",
                ticks_of(packed),
            )
        )
        for (
            seq,
            key,
            round_id,
            slot,
            try_no,
            counts,
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
            said,
            packed,
        ) in rows
    ]


def round_of(row: tuple[Any, ...]) -> RoundRecord:
    """The round that a row of ROUNDS tells of."""
    key, started_at, day, zone, plan, mode, spec, bank_digest, device, program, code, withdrawn, ending, *counts = row
    tried, skipped, rated = map(int, counts)
    state = RoundState.DISCARDED if withdrawn == "discarded" else RoundState(ending or "unfinished")
    at = datetime.fromisoformat(started_at)
    held = (key, at, day, zone, plan, Mode(mode), json.loads(spec), bank_digest, device, program, code)
    return RoundRecord(*held, state, tried, skipped, rated)


def ticks_of(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[Tick, ...]]:
    """The ticks of each attempt that rows of ALL_TICKS tell of."""
    read = _TicksReader()
    return {attempt_id: read(packed) for attempt_id, packed in rows}


class _TicksReader:
    """The same few points are heard again and again: each, and each combination of them, is made once."""

    def __init__(self) -> None:
        self._ticks: dict[tuple[int, str, str, int], Tick] = {}
        self._packed: dict[str | None, tuple[Tick, ...]] = {None: ()}

    def __call__(self, packed: str | None) -> tuple[Tick, ...]:
        held = self._packed.get(packed)
        if held is None:
            held = self._packed[packed] = tuple(self._tick(*tick) for tick in json.loads(packed or "[]"))
        return held

    def _tick(self, point: int, tier: str, aspect: str, heard: int) -> Tick:
        key = (point, tier, aspect, heard)
        held = self._ticks.get(key)
        if held is None:
            held = self._ticks[key] = Tick(point, Tier(tier), Aspect(aspect), heard == 1)
        return held
