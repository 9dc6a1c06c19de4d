"""What Gaps says while there are few musts: the share that was counted, and no more than they bear."""

import pytest

from practice_tui.core.bank.questions import Aspect, Tier
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.statistics.gaps import AspectGap, gaps_by_aspect, points_asked
from practice_tui.core.views.dashboard import GapsPicture
from practice_tui.presenters.tabs.gaps import headline
from practice_tui.tui.sheets.gaps import picture
from tests.core.samples import attempt, tick

SPREAD = "No aspect stands out: none is clearly left out more often than the rest."


def gaps_of(**heard: str) -> list[AspectGap]:
    """Of answers with a must of this aspect for each letter: y said, n left out."""
    return gaps_by_aspect(points_asked(answered(Aspect(name), letters) for name, letters in heard.items()))


def answered(aspect: Aspect, letters: str) -> Attempt:
    ticks = tuple(tick(point, letter == "y", Tier.MUST, aspect) for point, letter in enumerate(letters))
    return attempt(ticks=ticks, question_id=aspect.value)


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ({"formula": "yyyyn", "number": "yn"}, "Too early to say whether an aspect stands out: 7 of 30 musts."),
        ({"formula": "yyyyn", "number": "yyyny"}, SPREAD),
        ({"formula": "yyyyn" * 6, "number": "yn"}, SPREAD),
    ],
)
def test_that_nothing_stands_out_is_said_once_it_can_be_known(heard: dict[str, str], said: str) -> None:
    assert headline(gaps_of(**heard)) == said


def test_the_bar_shows_the_share_that_was_counted() -> None:
    shown = picture(GapsPicture(tuple(gaps_of(formula="yyyyn", mechanism="nnnnn"))), 80).plain
    assert " 20 %  1 of 5" in shown
    assert "100 %  5 of 5" in shown


def test_a_single_must_of_an_aspect_is_told_in_the_singular() -> None:
    shown = picture(GapsPicture(tuple(gaps_of(formula="n", number="nn"))), 80).plain
    assert "1 of 1 must: too few to rank" in shown
    assert "2 of 2 musts: too few to rank" in shown
