"""What stands on Home."""

from collections import Counter

from textual.content import Content

from practice_tui.core.attempts import Score
from practice_tui.core.text import one_line
from practice_tui.core.views import HomeView, Offer, TopicRow
from practice_tui.tui.sheets.drawing import MUTED, STRONG, hanging, plural, say, spread, stack, wrap
from practice_tui.tui.sheets.round import SCORE_STYLES

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


def about(held: Offer, width: int) -> Content:
    """What the marked round is for."""
    return say(one_line(held.about), MUTED).truncate(width, ellipsis=True)


def welcome(width: int) -> Content:
    return stack(wrap(WELCOME, width))


def weak(view: HomeView, width: int) -> Content:
    """The topics most likely weak, three at most, each with its interval and n."""
    lines = [line for held in view.weak for line in _weak_topic(held, width)]
    return stack([*lines, *wrap(say(_sentence(view.weak_line), MUTED), width)] if view.weak_line else lines)


def _weak_topic(held: TopicRow, width: int) -> list[Content]:
    estimate = held.estimate
    figures = Content.assemble(
        (f"{estimate.mean:4.0%}", STRONG),
        (f"  {estimate.low * 100:.0f}–{estimate.high * 100:.0f} · {plural(estimate.n, 'answer')}", MUTED),
    )
    return [spread(one_line(held.title), figures, width)]


def last(view: HomeView, width: int) -> Content:
    """The last round in a line or two."""
    record = view.last
    if record is None:
        return stack(wrap(say("None yet.", MUTED), width))
    counts = Counter(view.last_scores)
    scores = [f"{counts[score]} {score.name.lower()}" for score in reversed(Score) if counts[score]]
    skipped = [f"{record.skipped} skipped"] if record.skipped else []
    said = ", ".join([*scores, *skipped]) or "nothing scored"
    strip = Content(" ").join([say(str(score.value), SCORE_STYLES[score]) for score in view.last_scores])
    return stack(
        [spread(f"{view.last_day} · {plural(record.tried, 'question')}", strip, width), *wrap(say(said, MUTED), width)]
    )


def notices(view: HomeView, width: int) -> Content:
    """What is wrong with the user's own banks: the first problem, and the command that shows all."""
    if not view.notices:
        return Content("")
    more = f" (and {len(view.notices) - 1} more)" if len(view.notices) > 1 else ""
    text = f"{one_line(view.notices[0])}{more}. See: practice bank check"
    return stack(hanging(say("! ", "bold $text-warning"), text, width))


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}." if text else ""
