"""The tab Topics: mastery, interval and verdict of each topic, and the estimate of each of its levels."""

from collections import defaultdict
from collections.abc import Mapping

from practice_tui.core.bank.questions import Level
from practice_tui.core.statistics.mastery import estimates, overall_mean
from practice_tui.core.statistics.readiness import Reach, reach
from practice_tui.core.statistics.topic_figures import Cell, Figures, TopicFigure, heat_map, skips_of
from practice_tui.core.statistics.trends import Trend
from practice_tui.core.statistics.verdicts import ENOUGH, Verdict, answers_missing, most_likely_weak, nothing_stands_out
from practice_tui.core.values.phrases import PERCENT_FROM, are, between, count, hidden_said, percent, sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.dashboard import (
    NOTHING_KNOWN,
    Behind,
    By,
    Column,
    Entry,
    Recent,
    Table,
    TableRow,
    TabView,
    Tone,
    muted,
)
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard_data import DashboardData

RECENT = 40  # answers of a topic that may be listed beside it
VERDICT_TONES = {
    Verdict.NOT_ENOUGH: Tone.MUTED,
    Verdict.EARLY: Tone.MUTED,
    Verdict.WEAK: Tone.BAD,
    Verdict.LEANING_WEAK: Tone.WARN,
    Verdict.AVERAGE: Tone.PLAIN,
    Verdict.STRONG: Tone.GOOD,
}
TREND_MARKS = {None: "", Trend.UP: "↑ up", Trend.MIXED: "mixed lately"}
COLUMNS = (
    Column("Topic", 16),
    Column("est.", 4, is_right=True, whole="estimate"),
    Column("likely", 6),
    Column("0 ··· 50 ··· 100", 16, drop=3, is_drawn=True),
    Column("n", 4, is_right=True, whole="answers"),
    Column("vs average", 15, whole="vs your average"),
    Column("ready?", 10, drop=6),
    Column("bas.", 4, drop=2, is_right=True, whole="basic"),
    Column("int.", 4, drop=2, is_right=True, gap=1, whole="intermediate"),
    Column("adv.", 4, drop=2, is_right=True, gap=1, whole="advanced"),
    Column("trend", 12, drop=4),
    Column("due", 3, drop=5, is_right=True),
    Column("skipped", 9, drop=7, is_right=True),
    Column("last", 10, drop=8),
)


def topics(data: DashboardData) -> TabView:
    figures, due = data.figures(), data.due()
    cells = heat_map(data.counted, figures.sums, data.at, data.slugs)
    titles = {topic.slug: one_line(topic.title) for topic in data.topics}
    brief = {topic.slug: one_line(topic.short_title) for topic in data.topics}
    at_level = estimates(figures.sums, data.at, data.slugs, data.interview.level.number)
    reaches = {topic: reach(estimate.low, estimate.high) for topic, estimate in at_level.items()}
    recent = _recent(data)
    rows = [
        TableRow(
            figure.topic,
            _entries(
                due, figure, titles[figure.topic], brief[figure.topic], cells[figure.topic], reaches[figure.topic]
            ),
            Behind(titles[figure.topic], By.TOPIC, figure.topic, data.filter),
            figure.estimate.mean if figure.estimate.n >= ENOUGH else None,
            tuple(recent[figure.topic]),
        )
        for figure in figures.topics
    ]
    sentences = _sentences(data, figures, titles, brief)
    weak = most_likely_weak(figures.mastery)
    table = Table(COLUMNS, tuple(rows))
    return TabView(Tab.TOPICS, sentences, None, table, data.filter, named_first=weak[0] if weak else "")


def headline(figures: Figures, titles: dict[str, str]) -> str:
    """Names the weak topics, or says that it is too early to tell; for a single topic, its verdict."""
    if len(figures.topics) == 1:
        (only,) = figures.topics
        return f"{titles[only.topic]}: {only.verdict.value}."
    weak = most_likely_weak(figures.mastery)
    if not weak:
        return sentence(nothing_stands_out(figures.mastery))
    missing = answers_missing(figures.mastery.values())
    more = f" {count(missing, 'more answer')} would place the rest." if missing else ""
    return f"Most likely weak: {' · '.join(titles[slug] for slug in weak)}.{more}"


def topic_said(figure: TopicFigure, levels: Mapping[Level, Cell], due: int) -> str:
    """One topic in words that can be read aloud: no sign stands for a word."""
    estimate, trend = figure.estimate, {Trend.UP: "going up", Trend.MIXED: "mixed lately"}
    if estimate.n < ENOUGH:
        figures = [f"{count(estimate.n, 'answer')}, {figure.verdict.value}"]
    else:
        low, mean, high = (f"{100 * part:.0f}" for part in (estimate.low, estimate.mean, estimate.high))
        figures = [
            f"{mean} percent, likely {low} to {high}, from {count(estimate.n, 'answer')}",
            figure.verdict.value,
            *(f"{level.value} {100 * cell.mean:.0f}" for level, cell in levels.items() if cell.mean is not None),
            *([trend[figure.trend]] if figure.trend else []),
        ]
    skipped = [f"{figure.skips.skipped} of {figure.skips.n} skipped"] if figure.skips.skipped else []
    last = [f"last on {figure.last_day}"] if figure.last_day else []
    return sentence(", ".join([*figures, f"{due} due" if due else "none due", *skipped, *last]))


def _sentences(data: DashboardData, figures: Figures, titles: dict[str, str], brief: dict[str, str]) -> tuple[str, ...]:
    of_what = " over all topics" if data.filter.topic else ""
    average = f"; estimated average{of_what} {percent(overall_mean(figures.sums, data.at).mean)}"
    n = len(data.counted)
    rests = f"Self-scored: {count(n, 'answer')}{average if n >= PERCENT_FROM else ''}"
    skips = skips_of(data.attempts)
    skipped = f"; {skips}" if skips.skipped else ""
    hidden = {topic.slug for topic in data.hidden_topics}
    gone = sum(attempt.topic not in titles and attempt.topic not in hidden for attempt in data.counted)
    return (
        headline(figures, brief),
        f"{rests}{skipped}.",
        *(
            [f"{count(gone, 'answer')} on topics that the bank has no more: part of your average alone."]
            if gone
            else []
        ),
        *(
            [_hidden_topics_said(len(hidden), sum(attempt.topic in hidden for attempt in data.counted))]
            if hidden
            else []
        ),
    )


def _hidden_topics_said(topics: int, answers: int) -> str:
    average = f"; {count(answers, 'answer')} to them {are(answers)} part of your average alone" if answers else ""
    return sentence(f"{hidden_said(0, topics)}{average}")


def _entries(
    due: Mapping[str, int], figure: TopicFigure, title: str, brief: str, cells: dict[Level, Cell], reached: Reach
) -> tuple[Entry, ...]:
    estimate, tone = figure.estimate, VERDICT_TONES[figure.verdict]
    is_known = estimate.n >= ENOUGH
    mean, interval = (percent(estimate.mean), between(estimate.low, estimate.high)) if is_known else ("", "")
    skips = figure.skips
    return (
        Entry(title, Tone.PLAIN if is_known else Tone.MUTED, brief=brief),
        Entry(mean, tone),
        muted(interval),
        Entry(span=(estimate.low, estimate.mean, estimate.high) if is_known else None, tone=tone),
        muted(str(estimate.n)),
        Entry(figure.verdict.short if is_known else _still_to_go(estimate.n), tone),
        muted(reached.value if is_known else ""),
        *(_level(cells[level], tone) for level in Level),
        Entry(TREND_MARKS[figure.trend], Tone.GOOD if figure.trend is Trend.UP else Tone.MUTED),
        Entry(str(due.get(figure.topic, "")), Tone.WARN),
        muted(f"{skips.skipped} of {skips.n}" if skips.skipped else ""),
        muted(figure.last_day or ""),
    )


def _still_to_go(n: int) -> str:
    """The words in place of a verdict after `n` answers, which are fewer than it needs."""
    return f"{count(ENOUGH - n, 'answer')} to go" if n else "no answer yet"


def _level(cell: Cell, tone: Tone) -> Entry:
    """The heat map's field: the estimate in percents, on a block of the colour of the topic's verdict."""
    return Entry(f"{100 * cell.mean:.0f}", tone, is_block=True) if cell.mean is not None else muted(NOTHING_KNOWN)


def _recent(data: DashboardData) -> Mapping[str, list[Recent]]:
    """The newest answers of each topic, the newest first."""
    recent: defaultdict[str, list[Recent]] = defaultdict(list)
    for attempt in reversed(data.counted):
        of_topic = recent[attempt.topic]
        if attempt.score and len(of_topic) < RECENT:
            of_topic.append(Recent(attempt.day, attempt.score, data.title(attempt.question_id)))
    return recent
