"""The tab Gaps: the rubric points that are missed most, by aspect and one by one, and things said wrong."""

from collections.abc import Callable, Sequence

from practice_tui.core.bank.questions import Tier
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.statistics.gaps import (
    ASPECT_TITLES,
    AspectGap,
    PointGap,
    gaps_by_aspect,
    points_missed_most,
    said_wrong,
)
from practice_tui.core.values.phrases import PERCENT_FROM, noun, percent, sentence, share, were
from practice_tui.core.views.dashboard import (
    Behind,
    By,
    Column,
    Entry,
    GapsPicture,
    Table,
    TableRow,
    TabView,
    Tone,
    muted,
)
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard_data import DashboardData

SPREAD_FROM = 30  # musts from which on none stands out, though some aspect has too few of them to be ranked
COLUMNS = (
    Column("Left out", 30),
    Column("missed", 20, is_right=True),
    Column("question", 26, drop=1),
)

PointText = Callable[[PointGap], str]


def gaps(data: DashboardData, points: Sequence[PointGap], point_text: PointText) -> TabView:
    """`points` are all that were put in these attempts; `point_text` says what a point of a question's text is."""
    aspects = gaps_by_aspect(points)
    rows = (
        *(_aspect_row(gap, data) for gap in aspects),
        *(_wrong_row(data, wrong) for wrong in [said_wrong(data.counted)] if wrong),
        *(_point_row(gap, data, point_text) for gap in points_missed_most(points)),
    )
    picture = GapsPicture(tuple(aspects)) if aspects else None
    return TabView(Tab.GAPS, _sentences(data, aspects), picture, Table(COLUMNS, rows), data.filter)


def _sentences(data: DashboardData, aspects: list[AspectGap]) -> tuple[str, ...]:
    wrong = said_wrong(data.counted)
    n, missed = sum(gap.n for gap in aspects), sum(gap.missed for gap in aspects)
    answers = len(data.counted)
    musts = f"{share(missed, n)} {noun(n, 'must')} that {were(n)} put to you {were(n)} not said"
    rests = musts if n else "no rubric was ticked yet"
    also = f"; something wrong was said in {share(len(wrong), answers)} {noun(answers, 'answer')}" if wrong else ""
    return headline(aspects), sentence(rests + also)


def headline(aspects: list[AspectGap]) -> str:
    """Names the aspect that is left out more often than the rest, or says that it is too early to tell."""
    ranked = [gap for gap in aspects if gap.is_ranked]
    if not ranked:
        return "Too early to say what you leave out: no aspect with 5 musts yet."
    if not any(gap.missed for gap in aspects):
        return "Nothing is left out: every must that was put to you was said."
    standing_out = [gap for gap in ranked if gap.stands_out]
    n = sum(gap.n for gap in aspects)
    if not standing_out and len(ranked) < len(aspects) and n < SPREAD_FROM:
        return f"Too early to say whether an aspect stands out: {n} of {SPREAD_FROM} musts."
    if not standing_out:
        return "No aspect stands out: none is clearly left out more often than the rest."
    worst = standing_out[0]
    title = ASPECT_TITLES[worst.aspect.value]
    return f"Left out more often than the rest: {title}, {share(worst.missed, worst.n)} musts."


def _aspect_row(gap: AspectGap, data: DashboardData) -> TableRow:
    title = ASPECT_TITLES[gap.aspect.value]
    return TableRow(
        f"aspect:{gap.aspect.value}",
        (
            Entry(title, Tone.PLAIN if gap.is_ranked else Tone.MUTED),
            Entry(_counted(gap.missed, gap.n, is_enough=gap.is_ranked)),
            muted(""),
        ),
        Behind(f"Answers that left out {title}", By.ASPECT, gap.aspect.value, data.filter),
    )


def _point_row(gap: PointGap, data: DashboardData, point_text: PointText) -> TableRow:
    bonus = "bonus: " if gap.tier is Tier.BONUS else ""
    title = data.title(gap.question_id)
    entries = (
        Entry(f"· {bonus}{point_text(gap)}"),
        Entry(share(gap.missed, gap.n)),
        muted(title),
    )
    behind = Behind(title, By.ANSWER, gap.question_id, data.filter)
    return TableRow(f"point:{gap.question_id}:{gap.digest}:{gap.point}", entries, behind)


def _wrong_row(data: DashboardData, wrong: Sequence[AnyAttempt]) -> TableRow:
    n = len(data.counted)
    entries = (
        Entry("something wrong was said", Tone.BAD),
        Entry(_counted(len(wrong), n, is_enough=n >= PERCENT_FROM)),
        muted(""),
    )
    return TableRow("said-wrong", entries, Behind("Something wrong was said", By.SAID_WRONG, filter=data.filter))


def _counted(missed: int, n: int, *, is_enough: bool) -> str:
    """`69 of 159, 43 %`; no percentage of too few."""
    return f"{share(missed, n)}, {percent(missed / n)}" if is_enough else f"{share(missed, n)}, too few"
