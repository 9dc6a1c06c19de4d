"""Begins a second opinion, on a round or on the answers in a file, with the lines that follow its signature."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from practice_tui.archive.sheet_file import rate_file
from practice_tui.core.values.text import one_line
from practice_tui.presenters.agreement import agreement_lines
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.judging import Judging
from practice_tui.sitting.second_opinions import opinions_by, rate_round

WHO_IS_YOU = "“You” stands for whoever sat the round."
HAND_BACK = "Hand this file back; practice import adds it where the round was sat, and there both are shown:"


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """A sheet being filled, and the lines that follow its signature."""

    judging: Judging
    after_signing: Callable[[], Iterable[str]]


def begin_second_opinion(desk: Desk, text: str, rater: str, *, takes_over: bool = False) -> SecondOpinion:
    """A second opinion on the round that is named, or on the answers in the file that is. Raises PracticeError."""
    if text.endswith(".json"):
        judging, handed_back = rate_file(desk, Path(text), rater, takes_over=takes_over)
        return SecondOpinion(judging, lambda: (f"{HAND_BACK} {one_line(str(handed_back))}",))
    judging = rate_round(desk, text, rater, takes_over=takes_over)
    return SecondOpinion(judging, lambda: (WHO_IS_YOU, *agreement_lines(opinions_by(desk, judging.sheet.id))))
