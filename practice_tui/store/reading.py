"""The queries of whole lists, and their rows as values: written out, because ten years of them are read at once."""

import json
from collections.abc import Sequence
from datetime import datetime
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
  {ticks}
FROM attempts a
LEFT JOIN ratings r ON r.attempt_id = a.id AND r.id = (SELECT max(id) FROM ratings WHERE attempt_id = a.id)
WHERE {wanted}
ORDER BY a.id
"""

TICKS = """
(SELECT json_group_array(json_array(point, tier, aspect, heard))
 FROM (SELECT * FROM ticks WHERE rating_id = r.id ORDER BY point))
"""

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
GROUP BY r.id ORDER BY r.id DESC LIMIT ?
"""

# A look into a dict takes a tenth of the time of calling an enum.
_LEVELS = {level.value: level for level in Level}
_KINDS = {kind.value: kind for kind in Kind}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_PREDICTIONS = {None: None} | {prediction.value: prediction for prediction in Prediction}
_SCORES = {None: None} | {score.value: score for score in Score}


def attempts_of(rows: Sequence[tuple[Any, ...]]) -> list[Attempt]:
    """The attempts that rows of ATTEMPTS tell of."""
    # The same few points are heard again and again: each combination is read once.
    ticks = {packed: _ticks_of(packed) for packed in {row[-1] for row in rows}}
    return [_attempt_of(row, ticks[row[-1]]) for row in rows]


def round_of(row: tuple[Any, ...]) -> RoundRecord:
    """The round that a row of ROUNDS tells of."""
    key, started_at, day, zone, plan, mode, spec, bank_digest, device, program, code, withdrawn, ending, *counts = row
    tried, skipped, rated = map(int, counts)
    state = RoundState.DISCARDED if withdrawn == "discarded" else RoundState(ending or "unfinished")
    at = datetime.fromisoformat(started_at)
    held = (key, at, day, zone, plan, Mode(mode), json.loads(spec), bank_digest, device, program, code)
    return RoundRecord(*held, state, tried, skipped, rated)


def _attempt_of(row: tuple[Any, ...], ticks: tuple[Tick, ...]) -> Attempt:
    seq, key, round_id, slot, try_no, counts, question_id, digest, topic, level, kind, reason, *rest = row
    outcome, prediction, asked_at, answered_at, day, limit_s, elapsed_s, paused_s, hints, answer, *rating = rest
    score, first_score, suggested, said_wrong, discarded, _ = rating
    return Attempt(
        seq,
        key,
        round_id,
        slot,
        try_no,
        counts == 1,
        question_id,
        digest,
        topic,
        _LEVELS[level],
        _KINDS[kind],
        reason,
        _OUTCOMES[outcome],
        _PREDICTIONS[prediction],
        datetime.fromisoformat(asked_at),
        datetime.fromisoformat(answered_at),
        day,
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
        ticks,
    )


def _ticks_of(packed: str | None) -> tuple[Tick, ...]:
    ticks = json.loads(packed) if packed else ()
    return tuple(Tick(point, Tier(tier), Aspect(aspect), heard == 1) for point, tier, aspect, heard in ticks)
