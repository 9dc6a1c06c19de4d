"""Own scores beside those that others gave, for the tab Judgement: second opinions, and interviews received.

A rater judged the same answer. An interviewer judged another answer to the same question, so that the two are never put
together in one figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.scoring import Score
from practice_tui.core.statistics.leniency import leniency, leniency_said
from practice_tui.core.values.phrases import sentence
from practice_tui.core.views.opinions import ReceivedScore, pairs_by_answer
from practice_tui.presenters.dashboard_data import DashboardData


@dataclass(frozen=True, slots=True)
class Compared:
    """Scores that others gave; `judged` has own answer, own score and theirs where there are both."""

    scores: tuple[Score, ...] = ()
    judged: tuple[tuple[str, Score, Score], ...] = ()

    @property
    def pairs(self) -> list[tuple[float, float]]:
        return pairs_by_answer(self.judged)

    @property
    def same(self) -> int:
        return sum(own == other for _, own, other in self.judged)

    @property
    def good(self) -> int:
        return sum(score >= Score.SOLID for score in self.scores)


@dataclass(frozen=True, slots=True)
class Others:
    """The scores of raters, and those of interviewers."""

    raters: Compared
    interviewers: Compared


def others_of(data: DashboardData) -> Others:
    """The scores of others, as far as the filter lets them through. Raters' names stay in `practice agreement`."""
    own = {attempt.id: attempt.score for attempt in data.counted if attempt.score is not None}
    newest = {attempt.question_id: attempt.id for attempt in data.counted}
    received = data.read_received()
    by_raters = [(score.attempt_id, score.score) for score in received if score.attempt_id in own]
    by_interviewers = [
        (newest.get(score.question_id, ""), score.score)
        for score in received
        if score.question_id and _is_let_through(score, data)
    ]
    return Others(_compared(by_raters, own), _compared(by_interviewers, own))


def _compared(received: Sequence[tuple[str, Score]], own: Mapping[str, Score]) -> Compared:
    """Compares scores, each with the id of the own answer that it belongs to, if there is one."""
    judged = tuple((attempt_id, own[attempt_id], score) for attempt_id, score in received if attempt_id in own)
    return Compared(tuple(score for _, score in received), judged)


def _is_let_through(score: ReceivedScore, data: DashboardData) -> bool:
    """Whether the filter lets an interview's answer through."""
    narrowing = data.filter
    return narrowing.topic in ("", score.topic) and score.day >= narrowing.period.since(data.today)


def others_said(others: Others) -> tuple[str, ...]:
    """How much harder or more generously one grades than raters, and than interviewers; nothing where there is none."""
    raters, interviewers = others.raters.pairs, others.interviewers.pairs
    lines = []
    if raters:
        lines.append(sentence(leniency_said(leniency(raters), len(raters), "another rater")))
    if interviewers:
        on_questions = leniency_said(leniency(interviewers), len(interviewers), "an interviewer")
        lines.append(sentence(f"on questions of interviews received, {on_questions}"))
    return tuple(lines)
