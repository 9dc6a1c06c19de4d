"""The tab Time: the time of answers against their limits, by kind of question."""

from practice_tui.core.bank.questions import Kind
from practice_tui.core.statistics.pacing import Pace, pace, pace_by_kind
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.phrases import part_of, percent
from practice_tui.core.views.dashboard import (
    Behind,
    By,
    Column,
    Entry,
    PacePicture,
    Table,
    TableRow,
    TabView,
    Tone,
    muted,
)
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard_data import DashboardData

MUCH = 1 / 3  # of the answers, from which on something should be said of it
SAID_FROM = 5  # answers
COLUMNS = (
    Column("Kind", 12),
    Column("n", 5, is_right=True),
    Column("median", 8, is_right=True),
    Column("over", 21, is_right=True),
    Column("under half", 21, drop=1, is_right=True),
)


def time(data: DashboardData) -> TabView:
    paces = pace_by_kind(data.counted)
    rows = [_row(kind, of_kind, data) for kind, of_kind in paces.items()]
    picture = PacePicture(paces) if paces else None
    return TabView(Tab.TIME, _sentences(pace(data.counted)), picture, Table(COLUMNS, tuple(rows)), data.filter)


def _sentences(overall: Pace | None) -> tuple[str, ...]:
    if overall is None or overall.n < SAID_FROM:
        return (f"Too early to say how you keep time: {overall.n if overall else 0} of {SAID_FROM} answers.",)
    figures = (
        f"{part_of(overall.over, overall.n)} answers ran over their limit, {part_of(overall.brief, overall.n)} took "
        f"less than half of it; a typical answer took {percent(overall.used)} of its limit."
    )
    return _headline(overall), figures


def _headline(overall: Pace) -> str:
    is_late, is_brief = overall.over / overall.n >= MUCH, overall.brief / overall.n >= MUCH
    if is_late and is_brief:
        return "Both too long and too short: plan the answer before you speak."
    if is_late:
        return "Stop sooner: many answers run over their limit."
    return "Say more: many answers take less than half of their limit." if is_brief else "Your time is about right."


def _row(kind: Kind, of_kind: Pace, data: DashboardData) -> TableRow:
    is_known = of_kind.n >= ENOUGH
    behind = Behind(f"{kind.value.capitalize()} questions", By.KIND, kind.value, data.filter)
    over = of_kind.over / of_kind.n
    return TableRow(
        kind.value,
        (
            Entry(kind.value, Tone.PLAIN if is_known else Tone.MUTED),
            muted(str(of_kind.n)),
            Entry(percent(of_kind.used)) if is_known else muted("too few"),
            Entry(part_of(of_kind.over, of_kind.n), Tone.BAD if is_known and over >= MUCH else Tone.PLAIN),
            Entry(part_of(of_kind.brief, of_kind.n)),
        ),
        behind,
    )
