"""Parts of a history: what was added since a day, and what is handed in of the rounds of one code.

Each part is closed: a row that another one refers to is in it too, so that an import can take it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from practice_tui.core.bank.codes import RoundCode, parse_code
from practice_tui.core.history.facts import FLAGS, Outcome
from practice_tui.core.values.clock import civil_day
from practice_tui.errors import PracticeError
from practice_tui.store.column_checks import read_instant
from practice_tui.store.export_file import Tables
from practice_tui.store.row_formats import REFERENCES
from practice_tui.store.rows import Row
from practice_tui.store.schema import FACT_TABLES, key_in

LIVED = ("rounds", "attempts", "drill_runs", "interviews")
"""Tables whose `day` is the civil day on which the row was written."""

PARTS_OF = {"ticks": "rating_id", "drill_answers": "run_id", "mark_points": "mark_id"}
"""Tables whose rows have no instant of their own: they go with the row that the column names."""

INSTANTS = ("at", "started_at", "asked_at", "answered_at")
ANY_ZONE, ANY_DEVICE = "+0000", "hand-in"  # stand for those of whoever hands something in


@dataclass(frozen=True, slots=True)
class HandIn:
    """The rounds of one code, as they are handed in, and how many typed answers were left out."""

    code: str
    tables: Tables
    answers_left_out: int


def read_since(text: str, today: str) -> str:
    """The ISO day that somebody wrote. Raises PracticeError for anything else, and for a day to come."""
    try:
        day = date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise PracticeError(f"{text[:40]!r} is no day", "write it like 2026-03-01") from error
    if day > today:
        raise PracticeError(f"{day} is to come", "give today or an earlier day")
    return day


def since(tables: Tables, day: str, zone: tzinfo | None) -> Tables:
    """The rows added on the civil day `day` and after it, with those that they refer to."""
    dated = tables.keys() - {"texts", *PARTS_OF}
    wanted = {
        table: {key_in(table, row) for row in rows if table in dated and _day(table, row, zone) >= day}
        for table, rows in tables.items()
    }
    return _closed(tables, wanted)


def hand_in(tables: Tables, code: str, *, with_answers: bool) -> HandIn:
    """The rounds of a code with answers' ticks, scores, predictions and follow-ups, and the flags on their questions.

    Left out is what is private: notes, what one said, the reasons for questions, zone and machine; and the typed
    answers, unless they are wanted. Raises PracticeError where there is no such round.
    """
    sought = parse_code(code)
    coded = [row for row in tables["rounds"] if row["code"]]
    rounds = [row for row in coded if _is_of(row["code"], sought)]
    if not rounds:
        codes = ", ".join(dict.fromkeys(row["code"] for row in reversed(coded)))
        raise PracticeError(f"there is no round with the code {code.strip()}", codes and f"there are: {codes}")
    round_ids = {row["id"] for row in rounds}
    attempts = [row for row in tables["attempts"] if row["round_id"] in round_ids]
    attempt_ids = {row["id"] for row in attempts}
    ratings = [row for row in tables["ratings"] if row["attempt_id"] in attempt_ids]
    began = min(read_instant(row["started_at"]) for row in rounds)
    question_ids = {row["question_id"] for row in attempts}
    parts = {
        "rounds": [{**row, "zone": ANY_ZONE, "device": ANY_DEVICE} for row in rounds],
        "endings": [row for row in tables["endings"] if row["round_id"] in round_ids],
        "attempts": [_without_words(row, with_answers) for row in attempts],
        "ratings": [{**row, "said": ""} for row in ratings],
        "ticks": _belonging(tables["ticks"], "rating_id", {row["id"] for row in ratings}),
        "follow_ups": _belonging(tables["follow_ups"], "attempt_id", attempt_ids),
        "remarks": [
            row
            for row in tables["remarks"]
            if row["kind"] in FLAGS and row["question_id"] in question_ids and read_instant(row["at"]) >= began
        ],
        "texts": _belonging(tables["texts"], "digest", {row["digest"] for row in attempts}),
    }
    typed = sum(bool(row["answer"]) for row in attempts)
    whole = {table: [_in_utc(row) for row in parts.get(table, [])] for table in FACT_TABLES}
    return HandIn(rounds[0]["code"], whole, 0 if with_answers else typed)


def is_skipped(row: Row) -> bool:
    return bool(row["outcome"] == Outcome.SKIPPED)


def _is_of(written: str, code: RoundCode) -> bool:
    """Whether a stored code is this one. An imported one may be no code at all."""
    try:
        return parse_code(written) == code
    except PracticeError:
        return False


def _closed(tables: Tables, wanted: dict[str, set[tuple[object, ...]]]) -> Tables:
    """The wanted rows with all that they refer to, each table in its order."""
    part: Tables = {}
    for table in reversed(FACT_TABLES):  # a row refers only to rows of tables before its own
        owner = PARTS_OF.get(table)
        parents = REFERENCES.get(table, {})
        rows = tables.get(table, [])
        if owner:
            own = {key[0] for key in wanted[parents[owner]]}
            part[table] = [row for row in rows if row[owner] in own]
            continue
        part[table] = [row for row in rows if key_in(table, row) in wanted[table]]
        for row in part[table]:
            for column, parent in parents.items():
                if row[column] is not None:
                    wanted[parent].add((row[column],))
    return {table: part[table] for table in FACT_TABLES}


def _day(table: str, row: Row, zone: tzinfo | None) -> str:
    if table in LIVED:
        return str(row["day"])
    at = row["at"] if "at" in row else row["answered_at"]
    return civil_day(read_instant(at).astimezone(zone))


def _belonging(rows: Iterable[Row], column: str, names: set[object]) -> list[Row]:
    return [row for row in rows if row[column] in names]


def _without_words(row: Row, with_answers: bool) -> Row:
    """An attempt without what else it says of whoever made it: the reason may tell of earlier rounds."""
    return {**row, "zone": ANY_ZONE, "reason": "", "answer": row["answer"] if with_answers else ""}


def _in_utc(row: Row) -> Row:
    """The row with its instants in UTC, which tells of no zone."""
    return {column: _utc(value) if column in INSTANTS else value for column, value in row.items()}


def _utc(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).isoformat()
