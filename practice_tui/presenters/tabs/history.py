"""The tab History: the rounds with an answer or a skip, the newest first."""

from collections import defaultdict
from collections.abc import Sequence

from practice_tui.core.history.attempts import AnyAttempt, RoundRecord, RoundState
from practice_tui.core.history.facts import Outcome
from practice_tui.core.values.phrases import count, share
from practice_tui.core.values.text import one_line
from practice_tui.core.views.dashboard import (
    Behind,
    By,
    Column,
    Entry,
    Filter,
    RoundsPicture,
    Table,
    TableRow,
    TabView,
    Tone,
    muted,
)
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard_data import DashboardData
from practice_tui.sitting.plans import plan_title

COLUMNS = (
    Column("Round", 11),
    Column("day", 10),
    Column("scored", 8, is_right=True),
    Column("skipped", 7, is_right=True),
    Column("scores", 19, drop=1),
    Column("", 11),
)
# Fields of most rows: 10,000 rows are made in 193 ms, with fields of their own in 217.
NOTHING, NOT_SCORED = muted(""), muted("not scored")
STATES = {
    RoundState.FINISHED: NOTHING,
    RoundState.UNFINISHED: Entry(RoundState.UNFINISHED.value, Tone.WARN),
    RoundState.ENDED_EARLY: muted(RoundState.ENDED_EARLY.value),
    RoundState.DISCARDED: muted(RoundState.DISCARDED.value),
}


def history(data: DashboardData) -> TabView:
    by_round: defaultdict[str, list[AnyAttempt]] = defaultdict(list)
    for attempt in data.attempts:
        by_round[attempt.round_id].append(attempt)
    rounds = data.rounds()
    scores = {record.id: _scores(by_round[record.id]) for record in rounds}
    titles = {plan: Entry(one_line(title)) for plan, title in data.plan_titles.items()}
    rows = tuple(
        _row(
            record,
            titles.get(record.plan) or Entry(one_line(plan_title(record.spec, record.plan))),
            scores[record.id],
            sum(attempt.outcome is Outcome.SKIPPED for attempt in by_round[record.id] if attempt.counts),
            data.filter,
        )
        for record in rounds
    )
    sat = [record for record in reversed(rounds) if record.counts and record.state is not RoundState.DISCARDED]
    drawn = [(record.day, scores[record.id]) for record in sat]
    picture = RoundsPicture(tuple((day, scores) for day, scores in drawn if scores))
    table = Table(COLUMNS, rows)
    return TabView(Tab.HISTORY, _sentences(data, rounds), picture if sat else None, table, data.filter)


def _sentences(data: DashboardData, rounds: Sequence[RoundRecord]) -> tuple[str, ...]:
    counted = [record for record in rounds if record.counts]
    sat = [record for record in counted if record.state is not RoundState.DISCARDED]
    if not rounds:
        return ("No round sat yet." if data.filter == Filter() else "No round among these.",)
    days = count(len(data.practised.days()), "day")
    first = f"{count(len(sat), 'round')}, {count(len(data.counted), 'answer')} scored, on {days}."
    parts = {
        "discarded": len(counted) - len(sat),
        "unfinished": sum(record.state is RoundState.UNFINISHED for record in sat),
        "not scored": len(rounds) - len(counted),
        "waiting for a score": sum(attempt.is_unrated for attempt in data.attempts),
    }
    rest = ", ".join(f"{number:,} {noun}" for noun, number in parts.items() if number)
    return (first, f"{rest[0].upper()}{rest[1:]}.") if rest else (first,)


def _row(record: RoundRecord, title: Entry, asked: Sequence[int | None], skipped: int, narrowing: Filter) -> TableRow:
    """A round; `asked` has the score of each question that counts, None where nothing was scored."""
    scores = tuple(score for score in asked if score)
    entries = (
        title,
        muted(record.day),
        Entry(share(len(scores), len(asked)) if record.counts else ""),
        muted(str(skipped)) if skipped else NOTHING,
        Entry(" ".join(map(str, scores)), scores=scores),
        NOT_SCORED if record.state is RoundState.FINISHED and not record.counts else STATES[record.state],
    )
    behind = Behind(f"{title.text}, {record.day}", By.ROUND, record.id, narrowing)
    return TableRow(record.id, entries, behind, is_discarded=record.state is RoundState.DISCARDED)


def _scores(attempts: Sequence[AnyAttempt]) -> tuple[int | None, ...]:
    """Of what was asked in a round, in its order; None where nothing was scored."""
    return tuple(int(attempt.score) if attempt.score else None for attempt in attempts if attempt.counts)
