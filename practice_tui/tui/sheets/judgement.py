"""The picture of Judgement: for each prediction a bar of the scores that followed."""

from textual.content import Content

from practice_tui.core.bank.scoring import Score
from practice_tui.core.selection.next_question import shares
from practice_tui.core.statistics.calibration import Calibration
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.phrases import count
from practice_tui.core.views.dashboard import JudgementPicture
from practice_tui.tui.sheets.drawing import MUTED, SCORE_STYLES, say, stack, wrap

LABEL = 8


def picture(values: JudgementPicture, width: int) -> Content:
    """Every bar is all of its answers; its digits are the scores. Fewer than three answers draw none."""
    legend = "Each bar is all its answers: 1 missed, 2 shaky, 3 solid, 4 strong."
    return stack([*(_bar(bar, width) for bar in values.bars), *wrap(say(legend, MUTED), width)])


def _bar(bar: Calibration, width: int) -> Content:
    label = bar.prediction.value.ljust(LABEL)
    if bar.n < ENOUGH:
        return say(f"{label}{count(bar.n, 'answer')}: too few to draw", MUTED)
    parts = shares(dict(zip(Score, bar.scores, strict=True)), max(12, min(80, width - LABEL - 9)))
    drawn = [say(str(score.value) * count, SCORE_STYLES[score]) for score, count in parts.items()]
    return Content("").join([Content(label), *drawn, say(f"  n {bar.n:,}", MUTED)])
