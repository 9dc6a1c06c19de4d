"""What stands on Home."""

from collections import Counter

from textual.content import Content

from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.home import HomeView, Offer, WeakTopic
from practice_tui.tui.sheets.drawing import (
    MUTED,
    SCORE_NAMES,
    SCORE_STYLES,
    STRONG,
    hanging,
    say,
    spread,
    stack,
    wrap,
)

WELCOME = (
    "A round is a mock interview: read a question, answer it aloud against the clock, then tick a rubric and score "
    "yourself. Quick is a good first one."
)


def head(said: str, width: int) -> Content:
    """The program's name, how near the interview is, and the streak."""
    return spread(say("practice", STRONG), said, width)


def offer(held: Offer, width: int) -> Content:
    """A row of Home's rounds: its title and how long it is."""
    return spread(say(one_line(held.title), STRONG), one_line(held.detail), width)


def about(held: Offer, room: int, width: int) -> Content:
    """What the marked round is for, in so many lines at most."""
    *lines, last = wrap(say(one_line(held.about), MUTED), width)
    begun = lines[: room - 1]
    rest = Content(" ").join([*lines[room - 1 :], last])
    return stack([*begun, rest.truncate(width, ellipsis=True)])


def welcome(width: int) -> Content:
    return stack(wrap(WELCOME, width))


def weak(view: HomeView, width: int) -> Content:
    """The topics most likely weak, three at most, each with its interval and n."""
    lines = [_weak_topic(held, width) for held in view.weak]
    return stack([*lines, *wrap(say(sentence(view.weak_line), MUTED), width)] if view.weak_line else lines)


def _weak_topic(held: WeakTopic, width: int) -> Content:
    figures = Content.assemble(
        (f"{held.mean * 100:.0f} %", STRONG),
        (f"  {held.low * 100:.0f}–{held.high * 100:.0f} · {count(held.n, 'answer')}", MUTED),
    )
    return spread(one_line(held.title), figures, width)


def last(view: HomeView, width: int) -> Content:
    """The last round in a line or two."""
    held = view.last
    if held is None:
        return stack(wrap(say("None yet.", MUTED), width))
    counts = Counter(held.scores)
    scores = [f"{counts[score]} {SCORE_NAMES[score].lower()}" for score in (4, 3, 2, 1) if counts[score]]
    skipped = [f"{held.skipped} skipped"] if held.skipped else []
    said = ", ".join([*scores, *skipped]) or "nothing scored"
    strip = Content(" ").join([say(str(score), SCORE_STYLES[score]) for score in held.scores])
    return stack(
        [spread(f"{held.day} · {count(held.asked, 'question')}", strip, width), *wrap(say(said, MUTED), width)]
    )


def notices(view: HomeView, width: int) -> Content:
    """That a history is gone; what of it can't be read; what is wrong with the user's own banks: the first problem."""
    lines = hanging(_warning(), one_line(view.missing), width) if view.missing else []
    if view.left_out:
        lines += hanging(_warning(), one_line(view.left_out), width)
    if view.notices:
        more = f" (and {len(view.notices) - 1} more)" if len(view.notices) > 1 else ""
        lines += hanging(_warning(), f"{one_line(view.notices[0])}{more}. See: {one_line(view.check)}", width)
    return stack(lines)


def _warning() -> Content:
    return say("! ", "bold $text-warning")
