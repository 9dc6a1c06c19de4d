"""The sentences of a debrief, the same on the screen and line by line."""

from collections import Counter

from practice_tui.core.bank.questions import Aspect, Tier
from practice_tui.core.bank.scoring import Score, is_over_limit, score_counts
from practice_tui.core.history.attempts import Attempt, RoundState
from practice_tui.core.history.facts import Outcome, Tick
from practice_tui.core.statistics.calibration import SURE_AND_WRONG, is_sure_and_wrong
from practice_tui.core.statistics.gaps import ASPECT_TITLES
from practice_tui.core.values.durations import format_clock, format_minutes
from practice_tui.core.values.phrases import count, questions_numbered
from practice_tui.core.values.text import one_line
from practice_tui.core.views.ladder import uncounted_headline
from practice_tui.core.views.round_size import OF_ANSWERING
from practice_tui.core.views.screens import DebriefRow, DebriefView
from practice_tui.core.views.tools import tool_named
from practice_tui.core.views.wording import reply_said

ALL_SAID = "Every must was said."
NO_GAP = "No gap stands out in this round."


def headline(view: DebriefView) -> str:
    """`Today: 1 strong, 2 shaky, 1 skipped.`"""
    if not view.record.counts:
        return f"{view.day.capitalize()}: {uncounted_headline(view)}"
    scores = score_counts(row.attempt.score for row in view.rows if row.attempt.is_counted and row.attempt.score)
    unrated = sum(row.attempt.is_unrated for row in view.rows)
    skipped = sum(row.attempt.counts and row.attempt.outcome is Outcome.SKIPPED for row in view.rows)
    parts = [", ".join(scores) or "nothing scored"]
    parts += [f"{skipped} skipped"] if skipped else []
    offered = "the round" if view.record.state is RoundState.UNFINISHED else "its review"
    parts += [f"{count(unrated, 'answer')} not scored yet: Home offers {offered}"] if unrated else []
    return f"{view.day.capitalize()}: {', '.join(parts)}."


def gap_said(view: DebriefView) -> str:
    """The gap most worth closing, or that none stands out; empty for a round that doesn't count."""
    return (view.gap or NO_GAP) if view.record.counts else ""


def day_and_size(view: DebriefView) -> str:
    """`today · 8 questions · 21 min of answering`, without the time of what was skipped."""
    questions = count(len({row.question.id for row in view.rows}), "question")
    seconds = sum(row.attempt.elapsed_s for row in view.rows if _is_answer(row.attempt))
    return f"{view.day} · {questions} · {format_minutes(seconds)}{OF_ANSWERING}"


def times_line(view: DebriefView) -> str:
    """Names by number the answers that took longer than their limit."""
    answers = [(number, row.attempt) for number, row in enumerate(view.rows, 1) if _is_answer(row.attempt)]
    late = [number for number, attempt in answers if is_over_limit(attempt.elapsed_s, attempt.limit_s)]
    if not answers:
        return ""
    return f"Over the limit: {questions_numbered(late)}." if late else "Every answer stayed within its limit."


def _is_answer(attempt: Attempt) -> bool:
    return attempt.outcome is Outcome.ANSWERED


def time_against_limit(attempt: Attempt) -> str:
    """`3:07 of 2:30`."""
    return f"{format_clock(attempt.elapsed_s)} of {format_clock(attempt.limit_s)}"


def gap_topic_title(view: DebriefView) -> str:
    """The short title of the topic on which the gap is best worked on."""
    return next((one_line(row.short_topic) for row in view.rows if row.attempt.topic == view.gap_topic), "")


def to_retry(view: DebriefView) -> tuple[str, ...]:
    """The questions that were missed or shaky, each once."""
    weak = [row.question.id for row in view.rows if (row.attempt.score or Score.STRONG) <= Score.SHAKY]
    return tuple(dict.fromkeys(weak))


def sure_and_wrong(view: DebriefView) -> list[int]:
    """The places of the questions that were answered surely, and missed or shaky all the same; the first is 1."""
    return [number for number, row in enumerate(view.rows, 1) if is_sure_and_wrong(row.attempt)]


def sure_and_wrong_line(view: DebriefView) -> str:
    """The questions that were answered surely, and missed or shaky all the same."""
    titles = [one_line(view.rows[number - 1].question.title) for number in sure_and_wrong(view)]
    return f"{SURE_AND_WRONG.capitalize()}: {', '.join(titles)}." if titles else ""


def left_out(view: DebriefView) -> str:
    """`Musts left out: mechanisms 3 of 8.`, or that every must was said; empty where no must was ticked or left out."""
    put, missed = Counter[Aspect](), Counter[Aspect]()
    for row in view.rows:
        for tick in _musts(row):
            put[tick.aspect] += 1
            missed[tick.aspect] += not tick.heard
    if not put:
        return ""
    shares = [
        f"{ASPECT_TITLES[aspect.value]} {missed[aspect]} of {put[aspect]}"
        for aspect in sorted(put, key=lambda aspect: -missed[aspect])
        if missed[aspect]
    ]
    return f"Musts left out: {', '.join(shares)}." if shares else ALL_SAID


def missed_musts(row: DebriefRow) -> list[str]:
    """The text of each must that was not said."""
    rubric = row.question.rubric
    missed = [tick.point for tick in _musts(row) if not tick.heard and tick.point < len(rubric)]
    return [one_line(rubric[point].text) for point in missed]


def _musts(row: DebriefRow) -> list[Tick]:
    """The musts that were put to the person, of an answer that counts."""
    return [tick for tick in row.attempt.ticks if tick.tier is Tier.MUST] if row.attempt.is_counted else []


def follow_ups_said(row: DebriefRow) -> list[str]:
    """Each follow-up that was asked about this answer, and how its reply went."""
    return [f"Follow-up, {reply_said(reply.heard)}: {one_line(reply.ask)}" for reply in row.follow_ups]


def aside(number: int, row: DebriefRow) -> str:
    """The reason why the question with this number was asked, and how much help there was."""
    attempt = row.attempt
    hints = f" {count(attempt.hints, 'hint')} shown." if attempt.hints else ""
    return f"Why question {number} was asked: {one_line(attempt.reason)}.{hints}"


def more_like_it(row: DebriefRow) -> str:
    """The way to the drill or simulator of a question that was missed or shaky; empty for others."""
    is_weak = row.attempt.is_counted and (row.attempt.score or Score.STRONG) <= Score.SHAKY
    if not (is_weak and row.drill):
        return ""
    tool = tool_named(row.drill)
    return f"{tool.offer}: {tool.command}, or from its page."
