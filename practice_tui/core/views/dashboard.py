"""The dashboard's tabs as values: sentences, a picture's figures, and a table whose rows say what is behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from practice_tui.core.bank.questions import Kind
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.statistics.anatomy import Anatomy
from practice_tui.core.statistics.calendar import Week
from practice_tui.core.statistics.calibration import Calibration
from practice_tui.core.statistics.gaps import AspectGap
from practice_tui.core.statistics.pacing import Pace
from practice_tui.core.statistics.readiness import Readiness
from practice_tui.core.views.tabs import Tab

NOTHING_KNOWN = "·"  # stands in a field of which there is nothing to say
ASIDE_FROM = 3  # the drop from which on a column matters less than a whole title
BY_ESTIMATE = "Order of estimates, not of certainty."
NOTHING_TO_ASK = "The bank has none of these questions any more."


class Period(StrEnum):
    """The period of the figures; the value is the words for it."""

    ALL = "all time"
    QUARTER = "last 90 days"
    MONTH = "last 30 days"

    def since(self, today: str) -> str:
        """The first civil day of the period, today being its last; empty: no first day."""
        days = {Period.ALL: 0, Period.QUARTER: 90, Period.MONTH: 30}[self]
        return (date.fromisoformat(today) - timedelta(days=days - 1)).isoformat() if days else ""


@dataclass(frozen=True, slots=True)
class Filter:
    """The choice of attempts that the figures rest on; no topic stands for all."""

    period: Period = Period.ALL
    topic: str = ""


class Tone(StrEnum):
    """The colour of an entry; it says nothing that the words of the entry don't."""

    PLAIN = "plain"
    MUTED = "muted"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a row.

    `span` is an interval (low, mean, high) that a line may show beside its words; `is_block`: the words stand on a
    block of the tone's colour; `scores` are drawn as their glyphs; `brief` stands where the text has no room.
    """

    text: str = ""
    tone: Tone = Tone.PLAIN
    span: tuple[float, float, float] | None = None
    is_block: bool = False
    scores: tuple[int, ...] = ()
    brief: str = ""


def muted(text: str) -> Entry:
    return Entry(text, Tone.MUTED)


@dataclass(frozen=True, slots=True)
class Column:
    """`width` and the `gap` before it are in cells. Where not all fit, the greatest `drop` goes first, 0 never.

    The first column of a table takes what is left. `is_drawn`: a picture of other columns, without words of its own.
    `whole` is the title where there is room to write it out.
    """

    title: str
    width: int
    drop: int = 0
    is_right: bool = False
    is_drawn: bool = False
    gap: int = 2
    whole: str = ""

    @property
    def whole_title(self) -> str:
        return self.whole or self.title


class By(StrEnum):
    """The property that the attempts behind a row share. From ANSWER on, only attempts that count are behind it."""

    TOPIC = "topic"
    ROUND = "round"
    KIND = "kind"
    WEEK = "week"
    QUESTION = "question"
    ANSWER = "answer"
    PREDICTION = "prediction"
    ASPECT = "aspect"
    SURE_AND_WRONG = "sure and wrong"
    SAID_WRONG = "said wrong"
    AMONG = "among"
    ABOVE_TICKS = "above ticks"
    BELOW_TICKS = "below ticks"


@dataclass(frozen=True, slots=True)
class Behind:
    """The attempts behind a row: of those that the filter lets through, the ones of this topic, round, week…

    `value` is an id, a slug, an aspect, the Monday of the week: whatever `by` asks for; of AMONG, ids with blanks.
    """

    title: str
    by: By
    value: str = ""
    filter: Filter = field(default_factory=Filter)

    @property
    def topic(self) -> str:
        """The topic that a round on the row would be on."""
        return self.value if self.by is By.TOPIC else ""

    @property
    def round_id(self) -> str:
        return self.value if self.by is By.ROUND else ""


@dataclass(frozen=True, slots=True)
class Recent:
    """One of the newest answers that a row rests on."""

    day: str
    score: int
    title: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; `is_discarded` says so of a round.

    `estimate` is what the rows may be ordered by; `recent` are the newest answers behind it, the newest first.
    """

    id: str
    entries: tuple[Entry, ...]
    behind: Behind
    estimate: float | None = None
    recent: tuple[Recent, ...] = ()
    is_discarded: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a tab; each of its rows has an entry for each column."""

    columns: tuple[Column, ...] = ()
    rows: tuple[TableRow, ...] = ()

    @property
    def can_be_ordered(self) -> bool:
        """Whether its rows have estimates to order them by."""
        return any(row.estimate is not None for row in self.rows)

    def by_estimate(self) -> "Table":
        """The same rows with the lowest estimate first, those without one last."""
        rows = sorted(self.rows, key=lambda row: (row.estimate is None, row.estimate or 0.0))
        return Table(self.columns, tuple(rows))


@dataclass(frozen=True, slots=True)
class WeeksPicture:
    """Weeks with answers, oldest first, and answers by civil day, up to `today`; readiness rests on `n` answers."""

    weeks: tuple[Week, ...]
    days: Mapping[str, int]
    today: str
    ready: Readiness | None = None
    n: int = 0


@dataclass(frozen=True, slots=True)
class PacePicture:
    """The time that answers took, by kind of question."""

    paces: Mapping[Kind, Pace]


@dataclass(frozen=True, slots=True)
class JudgementPicture:
    """A bar for each prediction: how the answers went that were predicted so."""

    bars: tuple[Calibration, ...]


@dataclass(frozen=True, slots=True)
class GapsPicture:
    """The aspects of musts, by the share that was left out."""

    gaps: tuple[AspectGap, ...]


@dataclass(frozen=True, slots=True)
class RoundsPicture:
    """The scores of each round that was sat, oldest first, with its day; None stands for what wasn't scored."""

    rounds: tuple[tuple[str, tuple[int | None, ...]], ...]


Picture = WeeksPicture | PacePicture | JudgementPicture | GapsPicture | RoundsPicture


@dataclass(frozen=True, slots=True)
class TabView:
    """The first of the `sentences` answers the tab's question, the others say on what that rests.

    `named_first` is the id of the row that the first sentence names; empty where it names none.
    `beside_picture` are shorter ones for a screen that shows the picture too; empty where the same ones serve.
    """

    tab: Tab
    sentences: tuple[str, ...] = ()
    picture: Picture | None = None
    table: Table = field(default_factory=Table)
    filter: Filter = field(default_factory=Filter)
    topic_title: str = ""
    beside_picture: tuple[str, ...] = ()
    named_first: str = ""


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One attempt with title and prompt of its question; the bank may have it no more, or have reworded it.

    `anatomy` is that of a recorded answer.
    """

    attempt: Attempt
    title: str
    is_gone: bool = False
    is_changed: bool = False
    prompt: str = ""
    anatomy: Anatomy | None = None


@dataclass(frozen=True, slots=True)
class BehindView:
    """The newest attempts behind a row, of `n` in all; `question_ids` are those a round on it would ask."""

    title: str
    rows: tuple[BehindRow, ...]
    n: int
    topic: str = ""
    question_ids: tuple[str, ...] = ()


def cells_taken(columns: Sequence[Column]) -> int:
    """By columns side by side, the gaps between them counted in."""
    return sum(column.width + column.gap * bool(place) for place, column in enumerate(columns))


def columns_shown(columns: Sequence[Column], width: int, first_needs: int = 0) -> list[int]:
    """The places of the columns that fit into `width` cells, in their order; one of no width is none.

    Where the first column needs more than its own width, those of a `drop` from ASIDE_FROM on give way to it.
    """
    places = [place for place, column in enumerate(columns) if column.width]
    while True:
        first_to_go = max((columns[place].drop for place in places), default=0)
        more = max(0, first_needs - columns[0].width) if first_to_go >= ASIDE_FROM else 0
        if not first_to_go or cells_taken([columns[place] for place in places]) + more <= width:
            return places
        places = [place for place in places if columns[place].drop != first_to_go]


def fits_whole(columns: Sequence[Column], width: int, first_needs: int) -> bool:
    """Whether the first column gets all that it needs without a column going that matters as much."""
    mattering = [column for column in columns if column.width and column.drop < ASIDE_FROM]
    return cells_taken(mattering) + max(0, first_needs - columns[0].width) <= width


def folded_away(table: Table, row: TableRow, shown: Sequence[int]) -> str:
    """The columns that aren't shown, as words, so that a narrow table hides nothing of a row."""
    hidden = [place for place, column in enumerate(table.columns) if place not in shown and not column.is_drawn]
    return " · ".join(
        f"{table.columns[place].whole_title} {row.entries[place].text}"
        for place in hidden
        if row.entries[place].text not in ("", NOTHING_KNOWN)
    )
