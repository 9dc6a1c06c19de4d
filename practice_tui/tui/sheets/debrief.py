"""A round looked back on."""

from collections import Counter

from textual.content import Content

from practice_tui.core.attempts import Attempt, Outcome, Prediction, Score
from practice_tui.core.durations import format_clock
from practice_tui.core.questions import Aspect
from practice_tui.core.text import one_line
from practice_tui.core.views import DebriefRow, DebriefView
from practice_tui.core.wording import ASPECT_TITLES
from practice_tui.tui.sheets.drawing import BAD, MUTED, SCORE_STYLES, STRONG, hanging, plural, row, say, stack, wrap


def summary(view: DebriefView, width: int) -> Content:
    """The sentence first: how it went, and the one gap most worth closing."""
    counted = [held.attempt for held in view.rows if held.attempt.is_counted]
    counts = Counter(attempt.score for attempt in counted)
    said = ", ".join(f"{counts[score]} {score.name.lower()}" for score in reversed(Score) if counts[score])
    lines = wrap(say(_headline(view, said), STRONG), width)
    wrong = [held for held in view.rows if is_sure_and_wrong(held.attempt)]
    if wrong:
        titles = ", ".join(one_line(held.question.title) for held in wrong)
        lines += wrap(say(f"Sure and wrong: {titles}.", BAD), width)
    if view.gap:
        lines += wrap(view.gap, width)
    return stack(lines)


def _headline(view: DebriefView, said: str) -> str:
    unrated = sum(held.attempt.is_unrated for held in view.rows)
    skipped = sum(held.attempt.outcome is Outcome.SKIPPED for held in view.rows)
    parts = [said or "nothing scored"]
    parts += [f"{skipped} skipped"] if skipped else []
    parts += [f"{plural(unrated, 'answer')} not scored yet"] if unrated else []
    return f"{view.day.capitalize()}: {', '.join(parts)}."


def is_sure_and_wrong(attempt: Attempt) -> bool:
    return attempt.prediction is Prediction.SURE and attempt.score in (Score.MISSED, Score.SHAKY)


def line(held: DebriefRow, width: int) -> Content:
    """One attempt: score, title, prediction, time against limit."""
    attempt = held.attempt
    over = attempt.elapsed_s >= attempt.limit_s
    time = say(f"{format_clock(attempt.elapsed_s)}/{format_clock(attempt.limit_s)}", BAD if over else MUTED)
    retry = " (retry)" if attempt.try_no > 1 else ""
    prediction = say(attempt.prediction.value if attempt.prediction else "–", BAD if is_sure_and_wrong(attempt) else "")
    score_width, sure_width, time_width = 11, 6, 11
    title_width = max(8, width - score_width - sure_width - time_width - 6)
    return row(
        [
            (score_said(attempt), score_width),
            (one_line(held.question.title) + retry, title_width),
            (prediction, sure_width),
            (time, -time_width),
        ]
    )


def score_said(attempt: Attempt) -> Content:
    """`2 SHAKY`, with the first impression beside it where it was another."""
    if attempt.outcome is Outcome.SKIPPED:
        return say("skipped", MUTED)
    if attempt.score is None:
        return say("unscored", MUTED)
    first = attempt.first_score
    was = f" ←{first.value}" if first and first is not attempt.score else ""
    return say(f"{attempt.score.value} {attempt.score.name}{was}", SCORE_STYLES[attempt.score])


def missed(view: DebriefView, width: int) -> Content:
    """Rubric points that were not said, by aspect, with how many there were."""
    counted = [held for held in view.rows if held.attempt.is_counted]
    put, left_out = Counter[Aspect](), Counter[Aspect]()
    points: list[Content] = []
    for held in counted:
        for tick in held.attempt.ticks:
            put[tick.aspect] += 1
            left_out[tick.aspect] += not tick.heard
            if not tick.heard and tick.tier.value == "must" and tick.point < len(held.question.rubric):
                points += hanging("· ", one_line(held.question.rubric[tick.point].text), width)
    if not put:
        return Content("")
    if not sum(left_out.values()):
        return say("Every point of every rubric was said.", MUTED)
    shares = ", ".join(
        f"{ASPECT_TITLES[aspect.value]} {left_out[aspect]} of {put[aspect]}"
        for aspect in sorted(put, key=lambda aspect: -left_out[aspect])
        if left_out[aspect]
    )
    return stack([*wrap(f"Left out: {shares}.", width), *points])
