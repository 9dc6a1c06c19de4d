"""Pairs of question and answer as every reader gives them, and what it left out with the reason."""

from dataclasses import dataclass, field

from practice_tui.core.bank.questions import Question

MAX_TEXT = 2_000_000  # characters of a file that is text
MAX_RAW = 40_000  # characters of one answer before it is cleaned
MOST_PAIRS = 5_000
PICTURE = "[picture left out]"
SHAPES = ("heading", "bold", "list", "bullets", "details", "qa", "table")  # of a Markdown list


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with its answer, as Markdown. `line` is where it stands, or its number in a deck.

    `stop` is the last line of its answer, where a list is read. `whole` is all of the question where the file is an
    export of practice.
    """

    line: int
    prompt: str
    answer: str
    topic: str = ""
    tags: tuple[str, ...] = ()
    title: str = ""
    level: str = ""
    whole: Question | None = None
    stop: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is no pair: where it stands, how it begins, and why it was left out."""

    line: int
    text: str
    why: str


@dataclass(slots=True)
class Reading:
    """The pairs of a file. `shape` says in words how it was read.

    `others` maps each flag that asks for another reading to the number of pairs that it gives.
    """

    shape: str
    pairs: list[Pair] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)
    unit: str = "line"

    def take(self, pair: Pair) -> None:
        """Keeps a pair whose both sides say something, and notes any other."""
        if not pair.prompt.strip():
            self.left_out.append(LeftOut(pair.line, pair.answer, "no question"))
        elif not pair.answer.strip():
            self.left_out.append(LeftOut(pair.line, pair.prompt, "no answer"))
        elif len(self.pairs) >= MOST_PAIRS:
            self.left_out.append(LeftOut(pair.line, pair.prompt, f"more than {MOST_PAIRS:,} in one file"))
        else:
            self.pairs.append(pair)
