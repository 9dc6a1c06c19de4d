"""Recorded answers for screens and printers: where each was spoken, beside what is usual, in the same words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from practice_tui.core.statistics.anatomy import Anatomy, Usual, shares_of_cells
from practice_tui.core.values.phrases import percent

TITLE = "How you spoke"
NOTHING_HEARD = "Nobody was heard in the recording."
SILENT, PARTLY, SPOKEN = "▁▄█"
PARTLY_FROM, SPOKEN_FROM = 0.25, 0.75  # of a cell's time
PLAIN_SIGNS = str.maketrans({SILENT: "-", PARTLY: "+", SPOKEN: "#"})


@dataclass(frozen=True, slots=True)
class SpokenAnswers:
    """The anatomies of recorded answers by the ids of their attempts, and the medians of the person's other answers."""

    anatomies: Mapping[str, Anatomy] = field(default_factory=dict)
    usual: Usual | None = None

    def of(self, attempt_id: str) -> Anatomy | None:
        return self.anatomies.get(attempt_id)


NONE_SPOKEN = SpokenAnswers()


def strip_of(anatomy: Anatomy, cells: int) -> str:
    """The answer from its beginning to its end in so many cells, high where it is spoken."""
    shares = shares_of_cells(anatomy, cells)
    return "".join(SPOKEN if part >= SPOKEN_FROM else PARTLY if part >= PARTLY_FROM else SILENT for part in shares)


def plain_strip_of(anatomy: Anatomy, cells: int) -> str:
    """The same in ASCII."""
    return strip_of(anatomy, cells).translate(PLAIN_SIGNS)


def anatomy_said(anatomy: Anatomy, usual: Usual | None = None) -> str:
    """`First word after 2.0 s (usually 1.4 s), longest pause 4.3 s, 78 % spoken.`"""
    return " ".join(anatomy_parts(anatomy, usual))


def anatomy_parts(anatomy: Anatomy, usual: Usual | None = None) -> tuple[str, ...]:
    """The same in parts, each with its comma: a line is broken between them, not between a number and its unit."""
    if anatomy.first_word is None:
        return (NOTHING_HEARD,)
    first_word = f"First word after {seconds_said(anatomy.first_word)}{_usually(usual.first_word if usual else None)}"
    pause = "no pause" if anatomy.longest_pause is None else f"longest pause {seconds_said(anatomy.longest_pause)}"
    share = f"{percent(anatomy.share)} spoken" + (f" (usually {percent(usual.share)})" if usual else "")
    pause += _usually(usual.longest_pause if usual else None)
    return f"{first_word},", f"{pause},", f"{share}."


def usual_said(usual: Usual | None) -> str:
    """Says what *usually* means; empty where nothing is usual yet."""
    return f"Usually: the median of {usual.n} other answers of yours." if usual else ""


def seconds_said(seconds: float) -> str:
    """`2.0 s`: a tenth is about what a detector knows."""
    return f"{seconds:.1f} s"


def _usually(seconds: float | None) -> str:
    return "" if seconds is None else f" (usually {seconds_said(seconds)})"
