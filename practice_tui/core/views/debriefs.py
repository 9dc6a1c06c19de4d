"""What a debrief says, the same on the screen and line by line."""

from collections import Counter

from practice_tui.core.bank.questions import Aspect, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Outcome, RoundState, Tick
from practice_tui.core.statistics.calibration import SURE_AND_WRONG, is_sure_and_wrong
from practice_tui.core.statistics.gaps import ASPECT_TITLES
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.core.views.screens import DebriefRow, DebriefView
from practice_tui.core.views.tools import tool_named
from practice_tui.core.views.wording import reply_said

ALL_SAID = "Every must was said."


def headline(view: DebriefView) -> str:
    """`Today: 1 strong, 2 shaky, 1 skipped.`"""
    scores = Counter(held.attempt.score for held in view.rows if held.attempt.is_counted)
    said = ", ".join(f"{scores[score]} {score.name.lower()}" for score in reversed(Score) if scores[score])
    unrated = sum(held.attempt.is_unrated for held in view.rows)
    skipped = sum(held.attempt.counts and held.attempt.outcome is Outcome.SKIPPED for held in view.rows)
    parts = [said or "nothing scored"]
    parts += [f"{skipped} skipped"] if skipped else []
    offered = "the round" if view.record.state is RoundState.UNFINISHED else "its review"
    parts += [f"{count(unrated, 'answer')} not scored yet: Home offers {offered}"] if unrated else []
    return f"{view.day.capitalize()}: {', '.join(parts)}."


def sure_and_wrong_line(view: DebriefView) -> str:
    """The questions that were answered surely, and missed or shaky all the same."""
    titles = [one_line(held.question.title) for held in view.rows if is_sure_and_wrong(held.attempt)]
    return f"{SURE_AND_WRONG.capitalize()}: {', '.join(titles)}." if titles else ""


def left_out(view: DebriefView) -> str:
    """Musts that were not said, by aspect, with how many there were; nothing where nothing was ticked."""
    put, missed = Counter[Aspect](), Counter[Aspect]()
    for held in view.rows:
        for tick in _musts(held):
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


def missed_musts(held: DebriefRow) -> list[str]:
    """The text of each must that was not said, after what it is."""
    rubric = held.question.rubric
    missed = [tick.point for tick in _musts(held) if not tick.heard and tick.point < len(rubric)]
    return [f"left out: {one_line(rubric[point].text)}" for point in missed]


def _musts(held: DebriefRow) -> list[Tick]:
    """The musts that were put to the person, of an answer that counts."""
    return [tick for tick in held.attempt.ticks if tick.tier is Tier.MUST] if held.attempt.is_counted else []


def follow_ups_said(held: DebriefRow) -> list[str]:
    """Each follow-up that was asked about this answer, and how its reply went."""
    return [f"Follow-up, {reply_said(reply.heard)}: {one_line(reply.ask)}" for reply in held.follow_ups]


def aside(held: DebriefRow) -> str:
    """Why the question was asked, and how much help there was."""
    attempt = held.attempt
    hints = f" {count(attempt.hints, 'hint')} shown." if attempt.hints else ""
    return f"Why it was asked: {one_line(attempt.reason)}.{hints}"


def more_like_it(held: DebriefRow) -> str:
    """Where a question was missed or shaky that a drill makes more of, or a simulator shows: how to get there."""
    is_weak = held.attempt.is_counted and (held.attempt.score or Score.STRONG) <= Score.SHAKY
    if not (is_weak and held.drill):
        return ""
    tool = tool_named(held.drill)
    return f"{tool.offer}: {tool.command}, or t on its page."
