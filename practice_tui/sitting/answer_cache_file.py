"""The answers of a history as one file of the cache: columns of numbers behind a head of JSON.

A column is an `array` as the machine has it; its byte order and item sizes, and the checksum of all columns, stand in
the head. Whatever isn't as it was written counts as missing.
"""

import math
import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import astuple
from operator import attrgetter
from pathlib import Path
from typing import Any

from practice_tui.cache_files import read_cached_parts, write_cached
from practice_tui.core.bank.questions import Aspect, Kind, Level, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.facts import Outcome, Prediction, Tick
from practice_tui.core.history.unreadable import LeftOut
from practice_tui.core.selection.reviews import ReviewCard
from practice_tui.core.selection.track_record import TrackRecord
from practice_tui.core.statistics.mastery import Judged, Sums
from practice_tui.core.values import records
from practice_tui.store.column_checks import read_day

NAME = "answers.bin"
MOST_BYTES = 200_000_000  # 100,000 attempts take 12

_TEXTS = ("round_id", "question_id", "digest", "topic", "day")  # by their place in a list of those there are
_CHOICES: dict[str, Sequence[Any]] = {
    "level": list(Level),
    "kind": list(Kind),
    "outcome": list(Outcome),
    "prediction": [None, *Prediction],
    "score": [None, *Score],
    "first_score": [None, *Score],
    "suggested": [None, *Score],
    "said_wrong": [False, True],
    "counts": [False, True],
    "is_in_force": [False, True],
    "is_counted": [False, True],
}
_NUMBERS = {"hints": "I", "limit_s": "d", "elapsed_s": "d", "at": "d"}
_JUDGED = ("credit", "expected", "levelled")  # of those that count
_TYPES = {
    **dict.fromkeys(_TEXTS, "I"),
    **dict.fromkeys(_CHOICES, "B"),
    **_NUMBERS,
    "rubric": "I",  # which points were put
    "heard": "Q",  # which of them were said, a bit each
    **dict.fromkeys(_JUDGED, "d"),
}
_MACHINE = [sys.byteorder, *(array(code).itemsize for code in "BIQd")]

_Rubric = tuple[tuple[int, str, str], ...]


class Columns:
    """The rows of some answers as columns, to which further ones are added."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._texts: dict[str, dict[str, int]] = {name: {} for name in _TEXTS}
        self._rubrics: dict[_Rubric, int] = {}
        self._columns = {name: array(code) for name, code in _TYPES.items()}

    @property
    def length(self) -> int:
        return len(self._ids)

    def add(self, rows: Sequence[AttemptRow], judged: Sequence[Judged]) -> None:
        """`judged` are those of the rows that count. Raises OverflowError for a number that no column takes."""
        columns = self._columns
        self._ids += [row.id for row in rows]
        for name in _TEXTS:
            places = self._texts[name]
            columns[name].extend([places.setdefault(text, len(places)) for text in map(attrgetter(name), rows)])
        for name, choices in _CHOICES.items():
            place_of = {choice: place for place, choice in enumerate(choices)}
            columns[name].extend([place_of[value] for value in map(attrgetter(name), rows)])
        for name in _NUMBERS:
            columns[name].extend(map(attrgetter(name), rows))
        for row in rows:
            rubric = tuple((tick.point, tick.tier.value, tick.aspect.value) for tick in row.ticks)
            columns["rubric"].append(self._rubrics.setdefault(rubric, len(self._rubrics)))
            columns["heard"].append(sum(1 << place for place, tick in enumerate(row.ticks) if tick.heard))
        for name in _JUDGED:
            columns[name].extend(map(attrgetter(name), judged))

    def rows(self) -> list[AttemptRow]:
        columns = self._columns
        texts = {name: list(self._texts[name]) for name in _TEXTS}
        ticks_of = _TicksReader(list(self._rubrics))
        values: dict[str, Sequence[Any]] = {
            "id": self._ids,
            **{name: [texts[name][place] for place in columns[name]] for name in _TEXTS},
            **{name: [choices[place] for place in columns[name]] for name, choices in _CHOICES.items()},
            **{name: columns[name] for name in _NUMBERS},
            "ticks": [ticks_of[key] for key in zip(columns["rubric"], columns["heard"], strict=True)],
        }
        return list(map(AttemptRow._make, zip(*(values[name] for name in AttemptRow._fields), strict=True)))

    def judged(self, rows: Sequence[AttemptRow]) -> list[Judged]:
        topics = [row.topic for row in rows if row.is_counted]
        return list(map(Judged, topics, *(self._columns[name] for name in _JUDGED)))

    def parts(self) -> tuple[dict[str, Any], bytes]:
        """The head, for JSON, and the bytes of all columns: `read` takes them back."""
        blob = b"".join(column.tobytes() for column in self._columns.values())
        head = {
            "machine": _MACHINE,
            "crc": zlib.crc32(blob),
            "counted": len(self._columns[_JUDGED[0]]),
            "ids": self._ids,
            "texts": {name: list(texts) for name, texts in self._texts.items()},
            "rubrics": list(self._rubrics),
        }
        return head, blob

    @classmethod
    def read(cls, head: dict[str, Any], blob: bytes) -> "Columns":
        """Raises KeyError, TypeError or ValueError where this isn't what `parts` made on such a machine."""
        if head["machine"] != _MACHINE or head["crc"] != zlib.crc32(blob):
            raise ValueError
        columns = cls()
        columns._ids = [_text(name) for name in head["ids"]]
        columns._texts = {name: {_text(text): n for n, text in enumerate(head["texts"][name])} for name in _TEXTS}
        rubrics = [
            tuple((point, str(tier), str(aspect)) for point, tier, aspect in points) for points in head["rubrics"]
        ]
        columns._rubrics = {rubric: n for n, rubric in enumerate(rubrics)}
        start = 0
        for name, column in columns._columns.items():
            length = head["counted"] if name in _JUDGED else len(columns._ids)
            end = start + length * column.itemsize
            column.frombytes(blob[start:end])
            if len(column) != length or (column.typecode == "d" and not all(map(math.isfinite, column))):
                raise ValueError
            start = end
        if start != len(blob) or sum(columns._columns["is_counted"]) != head["counted"]:
            raise ValueError
        return columns


class _TicksReader(dict[tuple[int, int], tuple[Tick, ...]]):
    """The ticks of a rubric, by its place and the bits of what was heard: each combination is made once."""

    def __init__(self, rubrics: Sequence[_Rubric]) -> None:
        super().__init__()
        # A look-up in a dict takes a tenth of the time of calling the enum.
        tiers = {tier.value: tier for tier in Tier}
        aspects = {aspect.value: aspect for aspect in Aspect}
        self._rubrics = [
            [
                [Tick(point, tiers[tier], aspects[aspect], heard) for heard in (False, True)]
                for point, tier, aspect in rubric
            ]
            for rubric in rubrics
        ]

    def __missing__(self, key: tuple[int, int]) -> tuple[Tick, ...]:
        rubric, heard = key
        ticks = self[key] = tuple(tick[heard >> place & 1] for place, tick in enumerate(self._rubrics[rubric]))
        return ticks


def write_answers(cache: Path, basis: Any, track_record: TrackRecord, columns: Columns) -> None:
    head, blob = columns.parts()
    head["sums"] = records.to_data(track_record.sums)
    head["cards"] = {name: list(map(records.to_data, astuple(card))) for name, card in track_record.cards.items()}
    head["left_out"] = [list(row) for row in track_record.left_out]
    write_cached(cache / NAME, basis, head, MOST_BYTES, blob)


def read_answers(cache: Path, basis: Any) -> tuple[TrackRecord, Columns] | None:
    """Read what `write_answers` wrote on the same basis; None where there is nothing of it."""
    try:
        head, blob = read_cached_parts(cache / NAME, basis, MOST_BYTES)
        columns = Columns.read(head, blob)
        rows = columns.rows()
        cards = {
            _text(name): ReviewCard(
                float(stability), float(difficulty), read_day(due), read_day(reviewed), Score(score)
            )
            for name, (stability, difficulty, due, reviewed, score) in head["cards"].items()
        }
        left_out = [LeftOut(*map(_text, row)) for row in head["left_out"]]
        sums = records.from_data(Sums, head["sums"])
        return TrackRecord(rows, sums, columns.judged(rows), cards, left_out), columns
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
