"""The tab Judgement: predictions against scores, scores against ticks, and own scores against those of others."""

from collections.abc import Sequence

from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.statistics.calibration import (
    SURE_AND_WRONG,
    Calibration,
    Overruled,
    calibration,
    overruled,
    sure_and_wrong,
)
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.phrases import PERCENT_FROM, count, part_of, sentence
from practice_tui.core.views.dashboard import (
    Behind,
    By,
    Column,
    Entry,
    JudgementPicture,
    Table,
    TableRow,
    TabView,
    Tone,
    muted,
)
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard_data import DashboardData
from practice_tui.presenters.tabs.others import Others, others_of, others_said

LISTED = 10  # of what was sure and wrong; the rest is behind its row
COLUMNS = (Column("What", 25), Column("how many", 19, is_right=True), Column("day", 10))
NO_DAY = muted("")


def judgement(data: DashboardData) -> TabView:
    bars = calibration(data.counted)
    n = sum(bar.n for bar in bars)
    others, wrong, counts = others_of(data), sure_and_wrong(data.counted), overruled(data.counted)
    of_others = _others_rows(others, data)
    rows = (
        *(_bar_row(bar, data) for bar in bars),
        *_wrong_rows(wrong, bars[-1].n, data),
        *_overruled_rows(counts, data),
        *of_others,
    )
    picture = JudgementPicture(tuple(bars)) if n else None
    table = Table(COLUMNS, rows if data.counted or of_others else ())
    sentences = (*_sentences(bars[-1], wrong, counts), *others_said(others))
    return TabView(Tab.JUDGEMENT, sentences, picture, table, data.filter)


def _sentences(sure: Calibration, wrong: Sequence[AnyAttempt], counts: Overruled) -> tuple[str, ...]:
    if sure.n < ENOUGH:
        first = f"Too early to say how often you are right when you are sure: {sure.n} of {ENOUGH} answers."
    else:
        first = f"When you were sure, {part_of(sure.good, sure.n)} were SOLID or better."
    of_them = f"{count(len(wrong), 'answer')} {SURE_AND_WRONG}. " if wrong else ""
    return first, f"{of_them}{sentence(str(counts))}"


def _how_many(part: int, n: int) -> Entry:
    """`23 of 94 (24 %)`."""
    return Entry(part_of(part, n) if n else "none")


def _bar_row(bar: Calibration, data: DashboardData) -> TableRow:
    is_known = bar.n >= PERCENT_FROM
    return TableRow(
        bar.prediction.value,
        (
            Entry(f"{bar.prediction.value}: SOLID or better", Tone.PLAIN if is_known else Tone.MUTED),
            _how_many(bar.good, bar.n),
            NO_DAY,
        ),
        Behind(f"Answers with the prediction {bar.prediction.value}", By.PREDICTION, bar.prediction.value, data.filter),
    )


def _wrong_rows(wrong: Sequence[AnyAttempt], sure: int, data: DashboardData) -> list[TableRow]:
    every = TableRow(
        "sure-and-wrong",
        (
            Entry(SURE_AND_WRONG, Tone.BAD if wrong else Tone.PLAIN),
            _how_many(len(wrong), sure),
            NO_DAY,
        ),
        Behind(SURE_AND_WRONG.capitalize(), By.SURE_AND_WRONG, filter=data.filter),
    )
    return [every, *(_wrong_row(attempt, data) for attempt in wrong[:LISTED])]


def _wrong_row(attempt: AnyAttempt, data: DashboardData) -> TableRow:
    title = data.title(attempt.question_id)
    score = attempt.score.label if attempt.score else ""
    entries = (Entry(f"  {title}"), Entry(score, Tone.BAD), muted(attempt.day))
    return TableRow(attempt.id, entries, Behind(title, By.QUESTION, attempt.question_id, data.filter))


def _overruled_rows(counts: Overruled, data: DashboardData) -> list[TableRow]:
    ways = {
        By.ABOVE_TICKS: ("own score above the ticks", counts.up),
        By.BELOW_TICKS: ("own score below the ticks", counts.down),
    }
    return [
        TableRow(
            name,
            (
                Entry(name),
                _how_many(n, counts.n),
                NO_DAY,
            ),
            Behind(name.capitalize(), by, filter=data.filter),
        )
        for by, (name, n) in ways.items()
    ]


def _others_rows(others: Others, data: DashboardData) -> list[TableRow]:
    """How often raters gave the same score, and how often an interviewer gave SOLID or better."""
    raters, interviewers = others.raters, others.interviewers
    shares = (
        ("the same score as another rater", raters.same, len(raters.judged), raters),
        ("interviews received: SOLID or better", interviewers.good, len(interviewers.scores), interviewers),
    )
    return [
        TableRow(
            name,
            (Entry(name), _how_many(part, n), NO_DAY),
            Behind(
                name.capitalize(), By.AMONG, " ".join(answer_id for answer_id, _, _ in compared.judged), data.filter
            ),
        )
        for name, part, n, compared in shares
        if n
    ]
