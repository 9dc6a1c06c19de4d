"""The words of an answer that is judged by somebody else, the same in every seat, on the screen and in print."""

from practice_tui.core.bank.questions import Point, musts_of
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Hearing
from practice_tui.core.sheets.judgement import AnyJudgement, suggestion, unaided
from practice_tui.core.values.phrases import count, noun, share

HEARINGS = {Hearing.NOT: "not heard", Hearing.UNAIDED: "heard", Hearing.HELPED: "heard with help"}


def suggestion_said(rubric: tuple[Point, ...], judged: AnyJudgement, hints: int = 0, *, can_help: bool = True) -> str:
    """Which score the ticks suggest, and why; help doesn't count, where there can be some."""
    musts = musts_of(rubric)
    suggested = suggestion(rubric, judged, hints)
    if suggested is None:
        return "No score is suggested: the question has no must."
    heard = len(unaided(judged.heard).intersection(musts))
    helped = sum(judged.heard[index] is Hearing.HELPED for index in musts)
    parts = [f"{share(heard, len(musts))} {noun(len(musts), 'must')} heard{' unasked' if can_help else ''}"]
    parts += [f"{helped} with help"] if helped else []
    parts += ["something wrong"] if judged.said_wrong else []
    parts += [count(hints, "hint")] if hints else []
    return f"The ticks suggest {score_said(suggested)}: {', '.join(parts)}."


def score_said(score: Score | None) -> str:
    """`3 SOLID`; a dash where there is none."""
    return score.label if score else "–"
