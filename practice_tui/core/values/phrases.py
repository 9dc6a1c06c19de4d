"""Puts counts and shares into words, the same wherever they are shown."""

from collections.abc import Sequence

PERCENT_FROM = 5  # cases; of fewer no percentage is given


def count(number: int, singular: str, plural: str = "") -> str:
    """`1 answer`, `2,400 answers`; `plural` is `singular` with an s unless it is given."""
    return f"{number:,} {noun(number, singular, plural)}"


def noun(number: int, singular: str, plural: str = "") -> str:
    """The noun after a number: `answer` or `answers`."""
    return singular if number == 1 else plural or f"{singular}s"


def questions_numbered(numbers: Sequence[int]) -> str:
    """`question 3`, `questions 3, 5`."""
    return f"{noun(len(numbers), 'question')} {', '.join(map(str, numbers))}"


def are(number: int) -> str:
    """The verb after a count: `is` or `are`."""
    return "is" if number == 1 else "are"


def were(number: int) -> str:
    """The verb after a count, in the past: `was` or `were`."""
    return "was" if number == 1 else "were"


def share(part: int, n: int) -> str:
    """`12 of 30`."""
    return f"{part:,} of {n:,}"


def percent(part: float) -> str:
    """`41 %`: a share of 0 to 1 in whole percents, since no more is known."""
    return f"{100 * part:.0f} %"


def part_of(part: int, n: int) -> str:
    """`12 of 30 (40 %)`; without the percentage below five cases, where it would say more than is known."""
    return f"{share(part, n)} ({percent(part / n)})" if n >= PERCENT_FROM else share(part, n)


def between(low: float, high: float) -> str:
    """`27–57`: an interval of shares in whole percents."""
    return f"{100 * low:.0f}–{100 * high:.0f}"


def sentence(text: str) -> str:
    """The text with a capital and a full stop; empty stays empty."""
    return f"{text[0].upper()}{text[1:]}{'' if text.endswith('.') else '.'}" if text else ""


def hidden_said(questions: int, topics: int = 0) -> str:
    """`353 questions and 16 topics are hidden`; empty where nothing is."""
    parts = [count(number, name) for number, name in ((questions, "question"), (topics, "topic")) if number]
    return f"{' and '.join(parts)} {are(questions + topics)} hidden" if parts else ""
