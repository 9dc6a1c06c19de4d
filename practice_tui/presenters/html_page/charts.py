"""The charts of the page, as SVG. What colour says stands beside it in words or in a place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from practice_tui.core.bank.scoring import Score
from practice_tui.core.statistics.calendar import Week
from practice_tui.core.statistics.gaps import ASPECT_TITLES
from practice_tui.core.statistics.readiness import READY_FROM
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.dates import SHORT_WEEKDAYS, last_mondays
from practice_tui.core.values.phrases import between, count, percent, share
from practice_tui.core.views.dashboard import (
    Entry,
    GapsPicture,
    JudgementPicture,
    PacePicture,
    Picture,
    RoundsPicture,
    Table,
    WeeksPicture,
)
from practice_tui.presenters.html_page.markup import Markup, element, joined, worded

WIDTH = 720  # units of a chart; the page scales it
LABEL = 250  # units to the left of bars
LONGEST_LABEL = 36  # characters
LINE = 26  # units from row to row
MOST_WEEKS, MOST_ROUNDS = 26, 40
LIMITS_SHOWN = 1.5  # of the time chart, from end to end
TOO_FEW = "too few answers"


def picture_charts(picture: Picture) -> list[Markup]:
    """The figures that show a tab's picture, each with its sentence."""
    match picture:
        case WeeksPicture():
            return [*_readiness(picture), *_weeks(picture), _days(picture)]
        case PacePicture():
            return [_paces(picture)]
        case JudgementPicture():
            return [_judgement(picture)]
        case GapsPicture():
            return [_gaps(picture)]
        case RoundsPicture():
            return [_rounds(picture)]


def estimates_chart(table: Table) -> Markup | None:
    """The likely range of each topic; None where no topic has answers enough."""
    spans = [
        (_fitting(row.entries[0]), next((entry.span for entry in row.entries if entry.span), None))
        for row in table.rows
    ]
    if not any(span for _, span in spans):
        return None
    rows = [(name, span, f"{percent(span[1])}, {between(*span[::2])}" if span else TOO_FEW) for name, span in spans]
    sentence = "Estimate of each topic (dot) with its likely range (line), from 0 to 100 %."
    return _figure(sentence, _intervals(rows), LINE * (len(rows) + 1))


def drawing(sentence: str, drawn: Iterable[Markup], height: float) -> Markup:
    """A picture WIDTH units wide, which a screen reader reads out as its sentence."""
    return element("svg", *drawn, viewBox=f"0 0 {WIDTH} {height}", role="img", aria_label=sentence)


def _readiness(picture: WeeksPicture) -> Iterator[Markup]:
    ready = picture.ready
    if ready:
        span = (ready.low, ready.mean, ready.high)
        sentence = (
            f"Readiness: {percent(ready.mean)}, likely {between(ready.low, ready.high)}; "
            f"ready from {100 * READY_FROM:.0f} (dashed). It rests on {count(picture.n, 'answer')}."
        )
        rows = [(f"ready for {ready.level}?", span, percent(ready.mean))]
        yield _figure(sentence, [*_intervals(rows), _upright(_at(READY_FROM), LINE, 2 * LINE, "ready")], 2 * LINE)


def _weeks(picture: WeeksPicture) -> Iterator[Markup]:
    first = last_mondays(picture.today, MOST_WEEKS)[0].isoformat()
    weeks = [week for week in picture.weeks if week.n >= ENOUGH and week.monday >= first]
    if weeks:
        sentence = (
            f"Estimate of each week with {ENOUGH} answers or more (dot) and its likely range (line): "
            f"{percent(weeks[-1].mean)} in the last one."
        )
        yield _figure(sentence, _weeks_drawn(weeks, picture.today), 190)


def _weeks_drawn(weeks: Sequence[Week], today: str) -> Iterator[Markup]:
    mondays = last_mondays(today, MOST_WEEKS)
    by_monday = {week.monday: week for week in weeks}
    for level, name in ((0.0, "0"), (0.5, "50"), (1.0, "100 %")):
        y = 160 - 140 * level
        yield element("line", x1=50, x2=WIDTH, y1=y, y2=y, class_="grid")
        yield worded("text", name, x=44, y=y + 4, class_="end muted")
    for place, monday in enumerate(mondays):
        x = 62 + place * 25
        if week := by_monday.get(monday.isoformat()):
            low, mean, high = (160 - 140 * value for value in (week.low, week.mean, week.high))
            title = f"week from {week.monday}: {percent(week.mean)}, {count(week.n, 'answer')}"
            yield element(
                "g",
                worded("title", title),
                element("line", x1=x, x2=x, y1=low, y2=high, class_="range"),
                element("circle", cx=x, cy=mean, r=5, class_="dot"),
            )
    yield worded("text", mondays[0].isoformat(), x=50, y=182, class_="muted")
    yield worded("text", "now", x=WIDTH, y=182, class_="end muted")


def _days(picture: WeeksPicture) -> Markup:
    days, first = picture.days, last_mondays(picture.today, MOST_WEEKS)[0].isoformat()
    n = sum(day >= first for day in days)
    sentence = f"Answers a day in the last {MOST_WEEKS} weeks: {count(n, 'day')} with practice."
    return _figure(sentence, _days_drawn(days, picture.today), 170)


def _days_drawn(days: Mapping[str, int], today: str) -> Iterator[Markup]:
    for row, name in enumerate(SHORT_WEEKDAYS):
        yield worded("text", name, x=44, y=20 + 20 * row, class_="end muted")
    for place, monday in enumerate(last_mondays(today, MOST_WEEKS)):
        for row in range(7):
            day = (monday + timedelta(days=row)).isoformat()
            if day <= today:
                n = days.get(day, 0)
                depth = sum(n >= least for least in (1, 3, 6, 11))
                yield element(
                    "rect",
                    worded("title", f"{day}: {count(n, 'answer')}"),
                    x=53 + place * 25,
                    y=7 + 20 * row,
                    width=18,
                    height=16,
                    class_=f"day{depth}",
                )
    yield worded("text", "empty 0, then 1, 3, 6, 11 or more", x=53, y=165, class_="muted")


def _paces(picture: PacePicture) -> Markup:
    sentence = "What half of the answers took at most, as a share of their limit (line), by kind of question."
    room = WIDTH - LABEL - 140
    height = LINE * (len(picture.paces) + 1)
    drawn = [_upright(LABEL + room / LIMITS_SHOWN, LINE, height, "ready")]
    for row, (kind, pace) in enumerate(picture.paces.items()):
        is_known = pace.n >= ENOUGH
        wide = room * min(pace.used, LIMITS_SHOWN) / LIMITS_SHOWN if is_known else 0
        named = f"{percent(pace.used)} of {count(pace.n, 'answer')}" if is_known else TOO_FEW
        drawn += _bar(row, kind.value, wide, named, "over" if pace.used > 1 else "accent")
    return _figure(sentence, drawn, height)


def _judgement(picture: JudgementPicture) -> Markup:
    sentence = "Scores that followed each prediction: the more sure, the higher they should be."
    return _figure(sentence, _judgement_drawn(picture), LINE * (len(picture.bars) + 2))


def _judgement_drawn(picture: JudgementPicture) -> Iterator[Markup]:
    room = WIDTH - LABEL
    for row, bar in enumerate(picture.bars):
        y, x = LINE * row + 6, float(LABEL)
        yield worded("text", bar.prediction.value, x=LABEL - 10, y=y + 14, class_="end")
        if bar.n < ENOUGH:
            yield worded("text", f"{count(bar.n, 'answer')}: too few", x=LABEL, y=y + 14, class_="muted")
            continue
        for score in Score:
            n = bar.scores[score - 1]
            wide = room * n / bar.n
            if n:
                title = worded("title", f"{bar.prediction.value}: {n} of {bar.n} {score.name}")
                yield element("rect", title, x=x, y=y, width=wide - 1, height=20, class_=f"score{score.value}")
            if wide > 30:
                yield worded("text", f"{score.value}: {n}", x=x + 5, y=y + 14, class_=f"on{score.value}")
            x += wide
    yield score_legend(LINE * (len(picture.bars) + 1))


def _gaps(picture: GapsPicture) -> Markup:
    sentence = "Share of the musts that were left out, by what they ask for."
    room = WIDTH - LABEL - 140
    drawn: list[Markup] = []
    for row, gap in enumerate(picture.gaps):
        of_them = share(gap.missed, gap.n)
        named = f"{percent(gap.left_out)}, {of_them}" if gap.is_ranked else f"{of_them}: too few"
        wide = room * gap.left_out if gap.is_ranked else 0
        drawn += _bar(row, ASPECT_TITLES[gap.aspect.value], wide, named, "over" if gap.stands_out else "accent")
    return _figure(sentence, drawn, LINE * (len(picture.gaps) + 1))


def _rounds(picture: RoundsPicture) -> Markup:
    newest = picture.rounds[-MOST_ROUNDS:]
    sentence = f"Scores of the newest {count(len(newest), 'round')}, a column each, the last one at the right."
    tallest = max((len(scores) for _, scores in newest), default=0)
    return _figure(sentence, _rounds_drawn(newest, tallest), 14 * tallest + 46)


def _rounds_drawn(rounds: Sequence[tuple[str, Sequence[int | None]]], tallest: int) -> Iterator[Markup]:
    floor = 14 * tallest
    for place, (day, scores) in enumerate(rounds):
        for row, score in enumerate(scores):
            title = worded("title", f"{day}: {Score(score).name if score else 'not scored'}")
            name = f"score{score}" if score else "day0"
            x, y = 4 + 17.5 * place, floor - 14 * row - 12
            yield element("rect", title, x=x, y=y, width=14, height=12, class_=name)
            if score:
                yield worded("text", score, x=x + 7, y=y + 10, class_=f"small on{score}")
    if rounds:
        yield worded("text", rounds[0][0], x=4, y=floor + 16, class_="muted")
    yield score_legend(floor + 26)


def score_legend(y: float) -> Markup:
    """The scores with their colours, as a line of a picture."""
    parts: list[Markup] = []
    for place, score in enumerate(Score):
        x = 4 + 130 * place
        parts.append(element("rect", x=x, y=y, width=14, height=14, class_=f"score{score.value}"))
        parts.append(worded("text", f"{score.value} {score.name.lower()}", x=x + 20, y=y + 12, class_="muted"))
    return joined(*parts)


def _bar(row: int, name: str, wide: float, named: str, tone: str) -> list[Markup]:
    y = LINE * row + LINE
    return [
        worded("text", name, x=LABEL - 10, y=y + 4, class_="end"),
        element("rect", x=LABEL, y=y - 8, width=max(0.0, wide), height=14, class_=tone),
        worded("text", named, x=WIDTH, y=y + 4, class_="end muted"),
    ]


def _intervals(rows: Iterable[tuple[str, tuple[float, float, float] | None, str]]) -> Iterator[Markup]:
    """A line for each row with its range and its dot; of one without a range, only the words."""
    listed = list(rows)
    for level in (0.0, 0.5, 1.0):
        yield _upright(_at(level), 8, LINE * (len(listed) + 1), "grid")
        yield worded("text", f"{100 * level:.0f}", x=_at(level), y=10, class_="middle muted")
    for row, (name, span, named) in enumerate(listed):
        y = LINE * row + LINE + 4
        yield worded("text", name, x=LABEL - 10, y=y + 4, class_="end")
        if span:
            low, mean, high = map(_at, span)
            yield element("line", x1=low, x2=high, y1=y, y2=y, class_="range")
            yield element("circle", cx=mean, cy=y, r=5, class_="dot")
        yield worded("text", named, x=WIDTH, y=y + 4, class_="end muted")


def _at(level: float) -> float:
    """The place of a share on the scale of the ranges."""
    return round(LABEL + (WIDTH - LABEL - 130) * level, 1)


def _upright(x: float, top: float, bottom: float, name: str) -> Markup:
    return element("line", x1=x, x2=x, y1=top, y2=bottom, class_=name)


def _figure(sentence: str, drawn: Iterable[Markup], height: float) -> Markup:
    return element("figure", drawing(sentence, drawn, height), worded("figcaption", sentence))


def _fitting(entry: Entry) -> str:
    """The words of an entry, or the brief ones where the room for labels would cut them."""
    return entry.brief if entry.brief and len(entry.text) > LONGEST_LABEL else entry.text
