"""Do I say enough, and stop in time? What answers took against their limits, by kind."""

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
    rows = [_row(kind, found, data) for kind, found in paces.items()]
    picture = PacePicture(paces) if paces else None
    return TabView(Tab.TIME, _sentences(pace(data.counted)), picture, Table(COLUMNS, tuple(rows)), data.filter)


def _sentences(found: Pace | None) -> tuple[str, ...]:
    if found is None or found.n < SAID_FROM:
        return (f"Too early to say how you keep time: {found.n if found else 0} of {SAID_FROM} answers.",)
    figures = (
        f"{part_of(found.over, found.n)} answers ran over their limit, {part_of(found.brief, found.n)} took less than "
        f"half of it; a typical answer took {percent(found.used)} of its limit."
    )
    return _headline(found), figures


def _headline(found: Pace) -> str:
    is_late, is_brief = found.over / found.n >= MUCH, found.brief / found.n >= MUCH
    if is_late and is_brief:
        return "Both too long and too short: plan the answer before you speak."
    if is_late:
        return "Stop sooner: many answers run over their limit."
    return "Say more: many answers take less than half of their limit." if is_brief else "Your time is about right."


def _row(kind: Kind, found: Pace, data: DashboardData) -> TableRow:
    is_known = found.n >= ENOUGH
    behind = Behind(f"{kind.value.capitalize()} questions", By.KIND, kind.value, data.filter)
    over = found.over / found.n
    return TableRow(
        kind.value,
        (
            Entry(kind.value, Tone.PLAIN if is_known else Tone.MUTED),
            muted(str(found.n)),
            Entry(percent(found.used)) if is_known else muted("too few"),
            Entry(part_of(found.over, found.n), Tone.BAD if is_known and over >= MUCH else Tone.PLAIN),
            Entry(part_of(found.brief, found.n)),
        ),
        behind,
    )
