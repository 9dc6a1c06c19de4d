"""What the printing commands print: the same figures as the screens, as lines or as plain data."""

from collections.abc import Mapping
from typing import Any

from practice_tui.core import records
from practice_tui.core.attempts import Attempt, Remark
from practice_tui.core.durations import format_clock
from practice_tui.core.flags import flag_said
from practice_tui.core.records import to_json
from practice_tui.core.tabs import Filter, Tab, Table, TabView
from practice_tui.core.text import clean, one_line
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.figure_data import figure_data
from practice_tui.sitting.figure_pages import FigurePages

WIDEST = 60  # characters of a field in print


def stats_lines(desk: Desk) -> list[str]:
    figures = FigurePages(desk)
    return lines_of_tabs({tab: figures.tab(tab, Filter()) for tab in Tab})


def lines_of_tabs(tabs: Mapping[Tab, TabView]) -> list[str]:
    """Every tab of the dashboard: its sentences and its table."""
    lines: list[str] = []
    for tab in Tab:
        lines += [tab.value.upper(), *tabs[tab].sentences, "", *_table_lines(tabs[tab].table), ""]
    return lines[:-1]


def stats_json(desk: Desk) -> str:
    """`{at, n, topics: {slug: {mean, low, high, n, p_weak, verdict, …}}, …}`."""
    figures = FigurePages(desk)
    return to_json(figure_data(figures.evidence, figures.points(Filter())))


def history_lines(desk: Desk) -> list[str]:
    """Every attempt, oldest first, a line each."""
    return [_attempt_line(desk, attempt) for attempt in desk.attempts()] or [
        "No attempts yet. practice starts a round."
    ]


def history_json(desk: Desk) -> str:
    """A list of attempts, oldest first."""
    return to_json([attempt_data(attempt) for attempt in desk.history.attempts(with_ticks=True)])


def attempt_data(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.id,
        "round": attempt.round_id,
        "question": attempt.question_id,
        "topic": attempt.topic,
        "level": attempt.level.value,
        "kind": attempt.kind.value,
        "outcome": attempt.outcome.value,
        "counts": attempt.is_counted,
        "score": attempt.score,
        "first_score": attempt.first_score,
        "suggested": attempt.suggested,
        "prediction": attempt.prediction,
        "asked_at": attempt.asked_at.isoformat(),
        "answered_at": attempt.answered_at.isoformat(),
        "day": attempt.day,
        "limit_s": attempt.limit_s,
        "elapsed_s": attempt.elapsed_s,
        "ticks": [records.to_data(tick) for tick in attempt.ticks],
    }


def flag_lines(desk: Desk) -> list[str]:
    """Every flag: its question, what is the matter with it, the word on it, the day."""
    return [_flag_line(desk, flag) for flag in desk.flags()] or ["Nothing is flagged."]


def _flag_line(desk: Desk, flag: Remark) -> str:
    question = desk.bank.find(flag.question_id)
    name = f"{one_line(question.title)} ({question.id})" if question else flag.question_id
    return f"{name}: {flag_said(flag, question)}"


def _table_lines(table: Table) -> list[str]:
    """Every column as wide as what stands in it; where nothing does, it is left out."""
    places = [place for place in range(len(table.columns)) if any(row.entries[place].text for row in table.rows)]
    texts = [[table.columns[place].title for place in places]] if table.rows else []
    texts += [[_printed(row.entries[place].text) for place in places] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    rights = [table.columns[place].is_right for place in places]
    return ["  ".join(_aligned(*cell) for cell in zip(line, widths, rights, strict=True)).rstrip() for line in texts]


def _printed(text: str) -> str:
    """On one line, with the blanks that align it."""
    line = clean(text).replace("\n", " ")
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…"


def _aligned(text: str, width: int, is_right: bool) -> str:
    return text.rjust(width) if is_right else text.ljust(width)


def _attempt_line(desk: Desk, attempt: Attempt) -> str:
    question = desk.bank.find(attempt.question_id)
    title = one_line(question.title if question else attempt.question_id)
    score = f"{attempt.score.value} {attempt.score.name}" if attempt.score else attempt.outcome.value
    time = f"{format_clock(attempt.elapsed_s)}/{format_clock(attempt.limit_s)}"
    prediction = attempt.prediction.value if attempt.prediction else "–"
    note = "" if attempt.is_counted or not attempt.score else "  (doesn't count)"
    return f"#{attempt.seq:<5} {attempt.day}  {score:<9} {time:>11}  {prediction:<6}  {title}{note}"
