"""The picture of Judgement: for each prediction a bar of the scores that followed."""

from textual.content import Content

from practice_tui.core.bank.scoring import Score
from practice_tui.core.selection.next_question import shares
from practice_tui.core.statistics.calibration import Calibration
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.phrases import count
from practice_tui.core.views.dashboard import JudgementPicture
from practice_tui.tui.sheets.drawing import MUTED, SCORE_GLYPHS, SCORE_STYLES, say, score_mark, stack, wrap

LABEL = 8
LONGEST = 80  # cells of a bar
THICK = 3  # lines of a bar where there is room


def picture(values: JudgementPicture, width: int, height: int = 0) -> Content:
    """Every bar is all of its answers, each part with the glyph of its score and how many there were.

    Fewer than three answers draw none.
    """
    legend = Content("  ").join([score_mark(score) + say(f" {score.name.lower()}", MUTED) for score in Score])
    is_thick = height >= (THICK + 1) * len(values.bars) + 2
    lines: list[Content] = []
    for bar in values.bars:
        lines += [*_bar(bar, width, THICK if is_thick else 1), *([Content("")] if is_thick else [])]
    return stack([*lines, *wrap(say(" " * LABEL) + legend, width)])


def _bar(bar: Calibration, width: int, thickness: int) -> list[Content]:
    label = bar.prediction.value.ljust(LABEL)
    if bar.n < ENOUGH:
        return [say(f"{label}{count(bar.n, 'answer')}: too few to draw", MUTED)]
    room = max(12, min(LONGEST, width - LABEL - 9))
    cells = shares(dict(zip(Score, bar.scores, strict=True)), room)
    named = Content("").join([_part(score, bar.scores[score - 1], wide) for score, wide in cells.items()])
    plain = Content("").join([_part(score, 0, wide) for score, wide in cells.items()])
    middle = thickness // 2
    return [
        Content(label) + named + say(f"  n {bar.n:,}", MUTED) if line == middle else Content(" " * LABEL) + plain
        for line in range(thickness)
    ]


def _part(score: Score, n: int, wide: int) -> Content:
    """The block of a score, as many cells wide; the last one stays free, so that two blocks are told apart."""
    if not wide:
        return Content("")
    names = (f" {SCORE_GLYPHS[score]} {n} ", f"{SCORE_GLYPHS[score]} {n}", SCORE_GLYPHS[score]) if n else ("",)
    room = max(1, wide - 1)
    name = next((name for name in names if len(name) <= room), "")
    return say(name.ljust(room), f"{SCORE_STYLES[score]} reverse") + Content(" " * (wide - room))
