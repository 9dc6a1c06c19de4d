"""Draws Home."""

from collections.abc import Sequence
from enum import IntEnum

from textual.content import Content

from practice_tui.core.bank.plans import RECOMMENDED
from practice_tui.core.values.dates import SHORT_WEEKDAYS
from practice_tui.core.values.phrases import between, count, percent, sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.home import (
    FIRST_STEPS,
    WELCOME,
    BeginPlan,
    HomeView,
    Lately,
    Offer,
    ReadinessBar,
    RecentRound,
    WeakTopic,
    days_line,
    due_line,
    how_it_went,
    interview_line,
    readiness_basis,
    readiness_range,
    weeks_line,
)
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    COUNTED,
    GOOD,
    MUTED,
    STRONG,
    STRONG_ACCENT,
    WARN,
    WIDEST_PROSE,
    hanging,
    interval,
    interval_before,
    say,
    score_marks,
    shade,
    spread,
    stack,
    strip,
    upright,
    wrap,
)

LABEL = 12  # cells of the words that stand before figures
NARROWEST_BAR, WIDEST_BAR = 12, 40
WEEK_CELLS = 3  # of a bar of a week with the gap after it
ROOMY = 60  # cells of a row from which its columns stand two apart
FEWEST_PLACES = 3  # of what else there is, where room is short
TODAY = BeginPlan(RECOMMENDED.id)  # the round that today asks for
ENTER = (" enter ", f"{STRONG_ACCENT} reverse")  # what the eye meets first


class Detail(IntEnum):
    """The room that the panels have; they say the same in each."""

    LINES = 0
    PICTURES = 1
    TALL = 2


def head(interview: str, width: int) -> Content:
    """The program's name, and how near the interview is."""
    return spread(say("practice", STRONG), interview, width)


def now(marked: Offer, view: HomeView, room: int, width: int) -> Content:
    """The marked round: how long it is, how far today has come, and what it is for, in `room` lines at most.

    Its title stays whole before its length, which the list gives too.
    """
    title, prose = one_line(marked.title), min(width, WIDEST_PROSE)
    is_todays = marked.starts == TODAY and view.today.planned > 0
    if view.is_first:
        begun = "today's round" if is_todays else title
        start = Content.assemble(ENTER, "starts ", (begun, STRONG), f": {one_line(marked.detail)}")
        return stack([*wrap(WELCOME, prose), *wrap(start, width)])
    start = Content.assemble(ENTER, (f" {title}", STRONG))
    detail = Content(one_line(marked.detail)).truncate(max(0, width - start.cell_length - 2), ellipsis=True)
    lines = [spread(start, detail, width)]
    if is_todays:
        lines.append(_progress(view.today.done / view.today.planned, width))
    return stack([*lines, *_in_room(marked.about, room, prose)])


def now_lines(marked: Offer, view: HomeView, room: int, width: int) -> int:
    """Counts the lines of `now`."""
    return now(marked, view, room, width).plain.count("\n") + 1


def _progress(share: float, width: int) -> Content:
    full = round(share * width)
    return say("━" * full, GOOD) + say("─" * (width - full), MUTED)


def _in_room(text: str, room: int, width: int) -> list[Content]:
    """A text in so many lines at most, cut with a mark."""
    *lines, last = wrap(say(one_line(text), MUTED), width)
    begun = lines[: room - 1]
    rest = Content(" ").join([*lines[room - 1 :], last])
    return [*begun, rest.truncate(width, ellipsis=True)]


def detail_widths(offers: Sequence[Offer]) -> tuple[int, int]:
    """Cells of the two columns of details: how many questions, how long they take."""
    pairs = [pair for offer in offers if (pair := _pair(offer)) is not None]
    return max((len(size) for size, _ in pairs), default=0), max((len(time) for _, time in pairs), default=0)


def _pair(offer: Offer) -> tuple[str, str] | None:
    """The number of questions and their minutes, where the detail gives these."""
    size, _, time = one_line(offer.detail).partition(" · ")
    return (size, time) if time.endswith(" min") else None


def offer(row: Offer, widths: tuple[int, int], height: int, width: int) -> Content:
    """A row of Home's rounds: its title, how many questions and how long; on more lines also what it is for."""
    pair = _pair(row)
    size, time = widths
    gap = " " if width < ROOMY else "  "
    detail = f"{pair[0].rjust(size)}{gap}{pair[1].rjust(time)}" if pair else one_line(row.detail)
    title = say(one_line(row.title), STRONG if row.is_open else MUTED)
    lines = [spread(title, detail if row.is_open else say(detail, MUTED), width)]
    if height > 1:
        lines += _in_room(row.about, height - 1, width)
    return stack([*lines, *[Content("")] * (height - len(lines))])


def today(view: HomeView, detail: Detail, width: int) -> Content:
    """Reviews that are due, the interview, and readiness for it; on a first start how a round goes."""
    if view.is_first:
        return stack(_spaced([_labelled(number, step, width, 3) for number, step in FIRST_STEPS], detail))
    due, interview = due_line(view.today), interview_line(view.today)
    ready = [_readiness(view.today.readiness, detail, width)] if view.today.readiness else []
    if detail is Detail.LINES:
        both = Content.assemble(sentence(due), (f" Interview: {interview}.", MUTED))
        return stack(_spaced([wrap(both, width), *ready], detail))
    return stack(_spaced([_labelled("Review", due, width), _labelled("Interview", interview, width), *ready], detail))


def _labelled(label: str, text: Content | str, width: int, cells: int = LABEL) -> list[Content]:
    return hanging(say(label.ljust(cells), MUTED), text, min(width, cells + WIDEST_PROSE))


def _readiness(ready: ReadinessBar, detail: Detail, width: int) -> list[Content]:
    verdict, likely, basis = f"{ready.verdict} for {ready.level}", readiness_range(ready), readiness_basis(ready)
    if detail is Detail.LINES:
        lead = say(f"{sentence(verdict)}  ", STRONG)
        beside = width - lead.cell_length - len(likely) - 2
        if beside >= NARROWEST_BAR:
            drawn = say(_ready_bar(ready, beside), ACCENT)
            return [lead + drawn + say(f"  {likely}", MUTED), *wrap(say(sentence(basis), MUTED), width)]
        drawn = say(_ready_bar(ready, width - lead.cell_length), ACCENT)
        return [lead + drawn, *wrap(say(sentence(f"{likely}; {basis}"), MUTED), width)]
    cells = min(WIDEST_BAR, width - LABEL - len("0  100"))
    scale = Content.assemble(("0 ", MUTED), (_ready_bar(ready, cells), ACCENT), (" 100", MUTED))
    parts = (("Ready?", say(verdict, STRONG)), ("", scale), ("", say(likely)), ("", say(basis, MUTED)))
    return [line for label, part in parts for line in _labelled(label, part, width)]


def _ready_bar(ready: ReadinessBar, cells: int) -> str:
    return interval_before(ready.low, ready.mean, ready.high, ready.ready_from, cells)


def weak(view: HomeView, detail: Detail, keymap: Keymap, width: int) -> Content:
    """The topics most likely weak, three at most, each with its interval and n; on a first start what else there is."""
    if view.is_first:
        places = _elsewhere(view)[: None if detail else FEWEST_PLACES]
        lines = [_key_line(key_now(key_id, keymap).face, text, width) for key_id, text in places]
        return stack(_spaced(lines, detail))
    titles = max((len(one_line(topic.title)) for topic in view.weak), default=0)
    parts = [_weak_topic(topic, titles, detail, width) for topic in view.weak]
    parts += [wrap(say(sentence(view.weak_line), MUTED), width)] if view.weak_line else []
    return stack(_spaced(parts, detail))


def _elsewhere(view: HomeView) -> tuple[tuple[str, str], ...]:
    bank = f"the bank: {count(view.questions, 'question')} on {count(view.topics, 'topic')}, each with its answer"
    return (
        ("home.bank", bank),
        ("home.date", "the day of your interview; each day then asks for its part"),
        ("home.own", "a round of your own: topics, levels, kinds, how many, how long"),
        ("home.tools", "drills with new numbers each time, and simulators"),
        ("home.dashboard", "the dashboard: what is weak, whether you get better, where your time goes"),
        ("anywhere.keys", "the keys of each moment, wherever you are"),
    )


def _spaced(parts: Sequence[list[Content]], detail: Detail) -> list[Content]:
    """Parts below each other, with an empty line between them where there is room."""
    between_parts = [Content("")] if detail is Detail.TALL else []
    spaced = [line for part in parts for line in (*between_parts, *part)]
    return spaced[len(between_parts) :]


def _key_line(key: str, text: str, width: int) -> list[Content]:
    return hanging(say(f"{key}  ", STRONG_ACCENT), text, width)


def _weak_topic(topic: WeakTopic, titles: int, detail: Detail, width: int) -> list[Content]:
    title = one_line(topic.title)
    figures = Content.assemble(
        (percent(topic.mean).rjust(5), STRONG),
        (f"  {between(topic.low, topic.high)} · {count(topic.n, 'answer')}", MUTED),
    )
    beside = width - titles - figures.cell_length - 4
    if beside >= NARROWEST_BAR:
        drawn = interval(topic.low, topic.mean, topic.high, min(WIDEST_BAR, beside))
        return [spread(Content(f"{title.ljust(titles)}  ") + say(drawn, WARN), figures, width)]
    if detail is Detail.LINES:
        return [spread(title, figures, width)]
    cells = min(WIDEST_BAR, width - figures.cell_length - 1)
    drawn = interval(topic.low, topic.mean, topic.high, cells)
    return [say(title).truncate(width, ellipsis=True), spread(say(drawn, WARN), figures, width)]


def lately(view: HomeView, detail: Detail, height: int, rounds: int, width: int) -> Content:
    """Twelve weeks, in tall bars of `height` lines, the last fortnight by days, and so many of the last rounds."""
    if detail is Detail.LINES:
        return stack([*_lately_line(view.lately, width), *_rounds(view.recent[:rounds], width)])
    weeks = (
        _weeks(view.lately, height)
        if detail is Detail.TALL
        else _labelled("", say(strip(view.lately.weeks), COUNTED), width)
    )
    return stack(
        [
            *_labelled("Weeks", sentence(weeks_line(view.lately)), width),
            *(Content(" " * LABEL) + line if detail is Detail.TALL else line for line in weeks),
            *([Content("")] if detail is Detail.TALL else []),
            *_labelled("Days", sentence(days_line(view.lately)), width),
            *_calendar(view.lately),
            *([Content("")] if detail is Detail.TALL and rounds else []),
            *_rounds(view.recent[:rounds], width),
        ]
    )


def _lately_line(recent: Lately, width: int) -> list[Content]:
    days = "".join(map(shade, recent.days))
    pictures = Content.assemble(
        (strip(recent.weeks), COUNTED), ("  ", ""), (f"{days[:7]} {days[7:]}", COUNTED), ("  ", "")
    )
    return hanging(pictures, say(sentence(weeks_line(recent)), MUTED), width)


def _weeks(recent: Lately, height: int) -> list[Content]:
    """A bar a week, this week's last; nothing where nothing was answered."""
    if not any(recent.weeks):
        return []
    most = max(recent.weeks)
    bars = [upright(answers / most, height) for answers in recent.weeks]
    lines = ["".join(f"{column[row] * (WEEK_CELLS - 1)} " for column in bars) for row in range(height)]
    axis = f"{'─' * (WEEK_CELLS * len(bars) - 1)}"
    ends = f"{len(bars) - 1} weeks ago".ljust(len(axis) - len("now")) + "now"
    return [*(say(line, COUNTED) for line in lines), say(axis, MUTED), say(ends, MUTED)]


def _calendar(recent: Lately) -> list[Content]:
    """Last week and this one, a cell a day, the darker the more was answered."""
    rows = [say(f"{' ' * LABEL}{'  '.join(SHORT_WEEKDAYS)}", MUTED)]
    for name, week in (("last week", recent.days[:7]), ("this week", recent.days[7:])):
        days = [say(shade(answers) * 2, COUNTED if answers else MUTED) for answers in week]
        rows.append(say(name.ljust(LABEL), MUTED) + Content("  ").join(days))
    return rows


def _rounds(rounds: Sequence[RecentRound], width: int) -> list[Content]:
    """The last rounds beside their label."""
    label = "Last rounds" if len(rounds) > 1 else "Last round"
    lines = _round_lines(rounds, width - LABEL)
    return [say(("" if place else label).ljust(LABEL), MUTED) + line for place, line in enumerate(lines)]


def recent(view: HomeView, room: int, width: int) -> Content:
    """The last rounds, as many as fit into `room` lines."""
    return stack(_round_lines(view.recent[: recent_that_fit(view, room, width)], width))


def recent_that_fit(view: HomeView, room: int, width: int) -> int:
    """Counts the last rounds that fit into `room` lines."""
    numbers = range(1, len(view.recent) + 1)
    return max((number for number in numbers if len(_round_lines(view.recent[:number], width)) <= room), default=0)


def _round_lines(rounds: Sequence[RecentRound], width: int) -> list[Content]:
    """Each round in a sentence: when, what it was, how it went, and its scores in the order of asking.

    A round takes a line where all of them fit into one, else its title stands above how it went; scores that have no
    room beside the title stand last.
    """
    day_cells = max((len(each.day) for each in rounds), default=0) + 2
    leads = [say(each.day.ljust(day_cells), MUTED) for each in rounds]
    whole = [f"{one_line(each.title)}: {how_it_went(each)}" for each in rounds]
    marks = [score_marks(each.scores) for each in rounds]
    rows = list(zip(leads, whole, marks, rounds, strict=True))
    if all(day_cells + len(text) + drawn.cell_length + 2 <= width for _, text, drawn, _ in rows):
        return [spread(lead + Content(text), drawn, width) for lead, text, drawn, _ in rows]
    lines: list[Content] = []
    for lead, _, drawn, each in rows:
        title, outcome = lead + say(one_line(each.title)), hanging(" " * day_cells, how_it_went(each), width)
        if title.cell_length + drawn.cell_length + 2 <= width:
            lines += [spread(title, drawn, width), *outcome]
        else:
            lines += [title.truncate(width, ellipsis=True), *outcome, *hanging(" " * day_cells, drawn, width)]
    return lines


def notices(view: HomeView, width: int) -> Content:
    """Tells of a lost history, of rows that can't be read, of the first problem of the user's own banks, and a tip."""
    lines = hanging(_warning(), one_line(view.missing), width) if view.missing else []
    if view.left_out:
        lines += hanging(_warning(), one_line(view.left_out), width)
    if view.notices:
        more = f" (and {len(view.notices) - 1} more)" if len(view.notices) > 1 else ""
        lines += hanging(_warning(), f"{one_line(view.notices[0])}{more}. See: {one_line(view.check)}", width)
    if view.tip:
        lines += wrap(say(view.tip, ACCENT), width)
    return stack(lines)


def _warning() -> Content:
    return say("! ", f"{STRONG} {WARN}")
