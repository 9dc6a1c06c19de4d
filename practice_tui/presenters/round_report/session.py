"""A session as reports see it. It has no place for anything private, so that no report can show it.

Left out are typed answers, lines on what was said, private notes, flags, predictions, the reasons for questions,
transcripts, zone and machine, and every other session.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.bank.questions import Level, Tier
from practice_tui.core.bank.scoring import Score, is_over_limit
from practice_tui.core.history.interview_facts import Recommendation
from practice_tui.core.values.phrases import count
from practice_tui.presenters.documents.blocks import Mark


class Completeness(StrEnum):
    """An answer for somebody who knows nothing of rubrics; the value names it, and `says` explains it."""

    COMPLETE = "complete"
    PARTLY = "partly complete"
    LITTLE = "far from complete"
    UNANSWERED = "unanswered"
    UNJUDGED = "not judged yet"

    @property
    def says(self) -> str:
        return _COMPLETENESS[self]


_COMPLETENESS = {
    Completeness.COMPLETE: "every point that an interviewer insists on was made",
    Completeness.PARTLY: "at least half of these points were made, or something wrong was said beside them",
    Completeness.LITTLE: "fewer than half of these points were made",
    Completeness.UNANSWERED: "the question was passed over",
    Completeness.UNJUDGED: "nobody has compared the answer with the list of points",
}


@dataclass(frozen=True, slots=True)
class JudgedPoint:
    """A line of the rubric, whether the answer made it, and the question that asks for it.

    A point that came with help is neither made nor missed: no score counts it.
    """

    text: str
    tier: Tier
    mark: Mark
    probe: str = ""

    @property
    def is_made(self) -> bool:
        return self.mark is Mark.HEARD

    @property
    def is_missed(self) -> bool:
        return self.mark is Mark.MISSED


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """One answer; `number` is its place in the session. `suggested` is the score that the ticks suggest."""

    number: int
    title: str
    topic: str
    topic_title: str
    level: Level
    score: Score | None
    suggested: Score | None
    is_skipped: bool
    elapsed: float
    limit: float
    points: tuple[JudgedPoint, ...] = ()
    said_wrong: bool = False
    hints: int = 0
    replies: tuple[str, ...] = ()
    topic_plain: str = ""
    note: str = ""

    @property
    def is_late(self) -> bool:
        return not self.is_skipped and is_over_limit(self.elapsed, self.limit)

    @property
    def completeness(self) -> Completeness:
        """The completeness by the score that the points suggest, or by the given one where they suggest none."""
        if self.is_skipped:
            return Completeness.UNANSWERED
        judged = self.suggested or self.score if self.score else None
        if judged is None:
            return Completeness.UNJUDGED
        if judged >= Score.SOLID:
            return Completeness.COMPLETE
        return Completeness.PARTLY if judged is Score.SHAKY else Completeness.LITTLE

    @property
    def musts(self) -> tuple[JudgedPoint, ...]:
        return tuple(point for point in self.points if point.tier is Tier.MUST)


@dataclass(frozen=True, slots=True)
class Session:
    """A round or an interview. `judge` is empty where the person judged their own answers.

    `day` is an ISO day. `gap` is the one most worth closing, `next_steps` what to do about it and the rest.
    `recommendation` and `take_aways` are an interviewer's; None and empty where nobody else judged.
    """

    title: str
    day: str
    answers: tuple[JudgedAnswer, ...]
    candidate: str = ""
    judge: str = ""
    is_finished: bool = True
    gap: str = ""
    next_steps: tuple[str, ...] = ()
    recommendation: Recommendation | None = None
    take_aways: str = ""

    @property
    def answered(self) -> tuple[JudgedAnswer, ...]:
        return tuple(answer for answer in self.answers if not answer.is_skipped)


def next_steps(weak: Sequence[int], skipped: int, ways: Sequence[str] = ()) -> tuple[str, ...]:
    """Advice on the next steps, from the numbers of `weak` answers, how many were `skipped`, and `ways` to practise."""
    which = "question" if len(weak) == 1 else "questions"
    again = f"Answer {which} {', '.join(map(str, weak))} again in a few days, until each must comes unasked."
    over = f"{count(skipped, 'question was', 'questions were')} passed over: read the answer, then try it aloud."
    steps = (*([again] if weak else []), *ways, *([over] if skipped else []))
    return steps or ("Nothing is left out here: take harder questions next, practice round --level advanced.",)
