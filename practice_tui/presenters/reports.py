"""The reports of the commands: the figures of the screens as lines or as plain data."""

from collections.abc import Iterator, Sequence
from typing import Any

from practice_tui.core.bank.questions import Topic
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.unreadable import left_out_data
from practice_tui.core.statistics.explanation import explain, explanation_lines
from practice_tui.core.statistics.topic_figures import heat_map
from practice_tui.core.values import records
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.records import to_json
from practice_tui.core.values.text import clean, one_line, shortened
from practice_tui.core.views.dashboard import Filter, Table
from practice_tui.core.views.tabs import Tab
from practice_tui.errors import PracticeError
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.figures_json import figure_data
from practice_tui.presenters.tabs.topics import topic_said, topics
from practice_tui.sitting.desk import Desk

WIDEST = 60  # characters of a field in print


def stats_lines(desk: Desk) -> list[str]:
    """Every tab of the dashboard: its sentences and its table."""
    figures, lines = Dashboard(desk), list[str]()
    for tab in Tab:
        view = figures.tab(tab, Filter())
        lines += [tab.value.upper(), *view.sentences, "", *_table_lines(view.table), ""]
    return lines[:-1]


def topic_lines(desk: Desk) -> list[str]:
    """The tab Topics, a line of words for each topic."""
    data = Dashboard(desk).data
    view, due = topics(data), data.due()
    titles = {topic.slug: one_line(topic.title) for topic in data.topics}
    figures = data.figures()
    levels = heat_map(data.counted, figures.sums, data.at, data.slugs)
    return [
        *view.sentences,
        *(
            f"{titles[figure.topic]}: {topic_said(figure, levels[figure.topic], due.get(figure.topic, 0))}"
            for figure in figures.topics
        ),
    ]


def stats_json(desk: Desk) -> str:
    """`{at, n, topics: {slug: {mean, low, high, n, p_weak, verdict, …}}, …, left_out: [{table, id, reason}, …]}`."""
    figures = Dashboard(desk)
    return to_json(figure_data(figures.data, figures.points(Filter())) | left_out_data(desk.left_out()))


def explain_lines(desk: Desk, name: str) -> Iterator[str]:
    """The estimate of a topic, step by step. Raises PracticeError for an unknown topic."""
    topic = _topic_called(desk, name)
    return explanation_lines(topic.title, explain(desk.history.attempts(), desk.today.begins_at, topic.slug))


def _topic_called(desk: Desk, name: str) -> Topic:
    """The topic with this slug, title or short title, in any case. Raises PracticeError, with the nearest slugs."""
    topics, wanted = desk.library.whole.topics, one_line(name).casefold()
    slug = desk.history.names.topic(name)
    for topic in topics:
        if topic.slug == slug or wanted in _names_of(topic):
            return topic
    close = [topic.slug for topic in topics if _is_near(wanted, _names_of(topic))]
    near = f"near: {', '.join(close)}; all: " if close else "topics: "
    raise PracticeError(f"there is no topic {name!r}", near + ", ".join(topic.slug for topic in topics))


def _names_of(topic: Topic) -> list[str]:
    return [one_line(name).casefold() for name in (topic.slug, topic.title, topic.short_title)]


def _is_near(wanted: str, names: Sequence[str]) -> bool:
    """Whether one of the names holds what was typed, or is written nearly like it."""
    from difflib import get_close_matches  # who spells names right does without it

    return any(wanted in name for name in names) or bool(get_close_matches(wanted[:80], names, n=1))


def history_lines(desk: Desk) -> list[str]:
    """Every attempt, oldest first, a line each."""
    return [_attempt_line(desk, attempt) for attempt in desk.history.attempts()] or [
        "No attempts yet. practice starts a round."
    ]


def history_json(desk: Desk) -> str:
    """`{attempts: [attempt, …], left_out: [{table, id, reason}, …]}`, the attempts oldest first."""
    attempts = [attempt_data(attempt) for attempt in desk.history.attempts(with_ticks=True)]
    return to_json({"attempts": attempts} | left_out_data(desk.left_out()))


def attempt_data(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.id,
        "number": attempt.seq,
        "round_id": attempt.round_id,
        "slot": attempt.slot,
        "try": attempt.try_no,
        "question_id": attempt.question_id,
        "digest": attempt.digest,
        "topic": attempt.topic,
        "level": attempt.level.value,
        "kind": attempt.kind.value,
        "outcome": attempt.outcome.value,
        "is_counted": attempt.is_counted,
        "score": attempt.score,
        "first_score": attempt.first_score,
        "suggested": attempt.suggested,
        "said_wrong": attempt.said_wrong,
        "prediction": attempt.prediction,
        "asked_at": attempt.asked_at.isoformat(),
        "answered_at": attempt.answered_at.isoformat(),
        "day": attempt.day,
        "limit_s": attempt.limit_s,
        "elapsed_s": round(attempt.elapsed_s, 1),
        "hints": attempt.hints,
        "answer": attempt.answer,
        "said": attempt.said,
        "opened": attempt.opened,
        "ticks": [records.to_data(tick) for tick in attempt.ticks],
    }


def _table_lines(table: Table) -> list[str]:
    """Every column as wide as what stands in it; where nothing does, it is left out."""
    places = [place for place in range(len(table.columns)) if any(row.entries[place].text for row in table.rows)]
    texts = [[table.columns[place].whole_title for place in places]] if table.rows else []
    texts += [[_printed(row.entries[place].text) for place in places] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    rights = [table.columns[place].is_right for place in places]
    return ["  ".join(_aligned(*cell) for cell in zip(line, widths, rights, strict=True)).rstrip() for line in texts]


def _printed(text: str) -> str:
    """On one line, with the blanks that align it."""
    return shortened(clean(text).replace("\n", " "), WIDEST)


def _aligned(text: str, width: int, is_right: bool) -> str:
    return text.rjust(width) if is_right else text.ljust(width)


def _attempt_line(desk: Desk, attempt: Attempt) -> str:
    title = one_line(desk.texts.title(attempt))
    score = attempt.score.label if attempt.score else attempt.outcome.value
    time = f"{format_clock(attempt.elapsed_s)}/{format_clock(attempt.limit_s)}"
    prediction = attempt.prediction.value if attempt.prediction else "–"
    note = "" if attempt.is_counted or not attempt.score else "  (doesn't count)"
    return f"#{attempt.seq:<5} {attempt.day}  {score:<9} {time:>11}  {prediction:<6}  {title}{note}"
