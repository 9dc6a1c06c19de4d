"""Prints a point of an answer that somebody else judges, the same in every seat."""

from practice_tui.core.bank.questions import LETTERS, Question, Tier
from practice_tui.core.history.interview_facts import Hearing
from practice_tui.core.sheets.judgement import AnyJudgement
from practice_tui.core.values.text import one_line
from practice_tui.core.views.judging_wording import HEARINGS


def judged_point(question: Question, judged: AnyJudgement, index: int, *, can_help: bool = True) -> str:
    """A point with its letter and its tick; the column of ticks is as wide as the longest one that there can be."""
    point = question.rubric[index]
    width = max(len(words) for hearing, words in HEARINGS.items() if can_help or hearing is not Hearing.HELPED)
    bonus = "bonus: " if point.tier is Tier.BONUS else ""
    return f"{LETTERS[index]} {HEARINGS[judged.heard[index]]:<{width}} {bonus}{one_line(point.text)}"
