"""The sums of a class report, as SQL that SQLite runs on a class file and DuckDB on its exported Parquet files.

An item is one text of a question as scored by the students, or as scored by a teacher: the two are never summed
together. Scores are summed as whole numbers from 0 to 3, so that both programs give the same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from practice_tui.archive.classes.hand_ins import STUDENT
from practice_tui.core.bank.questions import Aspect, Tier
from practice_tui.core.history.facts import Prediction
from practice_tui.core.statistics.class_figures import ClassFigures, Flag, Item, PairSums, Predicted, Student
from practice_tui.core.statistics.gaps import AspectGap, PointGap, gaps_by_aspect

Run = Callable[[str], Iterable[tuple[Any, ...]]]
"""Runs a query and gives its rows."""

# The sums of predictions stand in the order of Prediction.
SUMS: Mapping[str, str] = {
    "texts": "SELECT digest, title FROM texts",
    "items": """
SELECT a.digest, a.scored_by, min(a.question_id), min(a.topic), min(a.level),
  count(a.score), coalesce(sum(a.score - 1), 0),
  sum(CASE WHEN a.outcome = 'skipped' THEN 1 ELSE 0 END),
  avg(CASE WHEN a.score IS NOT NULL THEN a.used_s / (a.limit_s * s.pace) END),
  sum(CASE WHEN a.score IS NOT NULL AND a.used_s > a.limit_s * s.pace THEN 1 ELSE 0 END),
  sum(CASE WHEN a.score IS NOT NULL AND a.prediction = 'guess' THEN 1 ELSE 0 END),
  sum(CASE WHEN a.score >= 3 AND a.prediction = 'guess' THEN 1 ELSE 0 END),
  sum(CASE WHEN a.score IS NOT NULL AND a.prediction = 'unsure' THEN 1 ELSE 0 END),
  sum(CASE WHEN a.score >= 3 AND a.prediction = 'unsure' THEN 1 ELSE 0 END),
  sum(CASE WHEN a.score IS NOT NULL AND a.prediction = 'sure' THEN 1 ELSE 0 END),
  sum(CASE WHEN a.score >= 3 AND a.prediction = 'sure' THEN 1 ELSE 0 END)
FROM answers a JOIN students s ON s.student = a.student
GROUP BY a.digest, a.scored_by
ORDER BY a.digest, a.scored_by""",
    "pairs": """
WITH others AS (
  SELECT digest, scored_by, score - 1 AS x,
    sum(score - 1) OVER of_student - sum(score - 1) OVER of_question AS points,
    count(*) OVER of_student - count(*) OVER of_question AS n
  FROM answers WHERE score IS NOT NULL
  WINDOW of_student AS (PARTITION BY student, scored_by),
    of_question AS (PARTITION BY student, scored_by, question_id)),
pairs AS (SELECT digest, scored_by, x, 1.0 * points / n AS y FROM others WHERE n > 0)
SELECT digest, scored_by, count(*), sum(x), sum(y), sum(x * x), sum(y * y), sum(x * y)
FROM pairs GROUP BY digest, scored_by ORDER BY digest, scored_by""",
    "aspects_of_items": """
SELECT a.digest, a.scored_by, p.aspect, sum(CASE WHEN p.heard = 0 THEN 1 ELSE 0 END), count(*)
FROM answer_points p
JOIN answers a ON a.student = p.student AND a.attempt_id = p.attempt_id AND a.scored_by = p.scored_by
WHERE p.tier = 'must'
GROUP BY a.digest, a.scored_by, p.aspect ORDER BY a.digest, a.scored_by, p.aspect""",
    "flags": """
SELECT question_id, kind, text, count(*) FROM flags
GROUP BY question_id, kind, text ORDER BY question_id, kind, text""",
    "students": """
SELECT s.student, a.scored_by, s.pace, count(a.score), coalesce(sum(a.score - 1), 0),
  sum(CASE WHEN a.outcome = 'skipped' THEN 1 ELSE 0 END), count(a.attempt_id),
  avg(CASE WHEN a.score IS NOT NULL THEN a.used_s / (a.limit_s * s.pace) END)
FROM students s LEFT JOIN answers a ON a.student = s.student
GROUP BY s.student, a.scored_by, s.pace ORDER BY s.student, a.scored_by""",
    "aspects_of_students": """
SELECT student, scored_by, aspect, sum(CASE WHEN heard = 0 THEN 1 ELSE 0 END), count(*)
FROM answer_points WHERE tier = 'must'
GROUP BY student, scored_by, aspect ORDER BY student, scored_by, aspect""",
}
"""The queries by what they are about. Of answers without a score no points are stored."""


def class_figures(run: Run) -> ClassFigures:
    """All figures of a class. Raises what `run` raises."""
    return ClassFigures(tuple(_items(run)), tuple(_students(run)))


def _items(run: Run) -> Iterable[Item]:
    titles: dict[str, str] = dict(run(SUMS["texts"]))
    pairs = {(digest, scorer): PairSums(*sums) for digest, scorer, *sums in run(SUMS["pairs"])}
    gaps = _gaps(run(SUMS["aspects_of_items"]))
    flags = defaultdict[str, list[Flag]](list)
    for question_id, *flag in run(SUMS["flags"]):
        flags[question_id].append(Flag(*flag))
    for digest, scorer, question_id, topic, level, n, points, skipped, share, over, *predicted in run(SUMS["items"]):
        yield Item(
            question_id=question_id,
            digest=digest,
            title=titles[digest],
            topic=topic,
            level=level,
            scored_by=scorer,
            n=n,
            points=int(points),
            skipped=int(skipped),
            share_of_limit=share,
            over=int(over),
            predictions=_predictions(predicted),
            pairs=pairs.get((digest, scorer), PairSums()),
            gaps=gaps.get((digest, scorer), ()),
            flags=tuple(flags[question_id]) if scorer == STUDENT else (),  # who flags it scored it
        )


def _students(run: Run) -> Iterable[Student]:
    gaps = _gaps(run(SUMS["aspects_of_students"]))
    for name, scorer, pace, n, points, skipped, all_answers, share in run(SUMS["students"]):
        if scorer is not None:  # else nothing of theirs was taken in yet
            unscored = all_answers - n - int(skipped)
            yield Student(
                name, scorer, pace, n, int(points), int(skipped), unscored, share, gaps.get((name, scorer), ())
            )


def _predictions(sums: Iterable[int]) -> dict[Prediction, Predicted]:
    numbers = iter(map(int, sums))
    return {prediction: Predicted(n, good) for prediction, n, good in zip(Prediction, numbers, numbers, strict=True)}


def _gaps(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[str, str], tuple[AspectGap, ...]]:
    """The aspects of musts by item or student and scorer, those left out most first."""
    points = defaultdict[tuple[str, str], list[PointGap]](list)
    for name, scorer, aspect, missed, n in rows:
        points[name, scorer].append(PointGap("", "", 0, Tier.MUST, Aspect(aspect), int(missed), n))
    return {key: tuple(gaps_by_aspect(listed)) for key, listed in points.items()}
