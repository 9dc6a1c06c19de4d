"""A round that adapts: two missed in a row bring an easier question, two strong a harder one, by the one picker."""

import pytest

from practice_tui.core.bank.plans import Pick
from practice_tui.core.bank.questions import Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.selection.adapting import aim_after
from practice_tui.core.selection.learner import Learner
from practice_tui.core.selection.next_question import pick_next
from tests.core.samples import plan, question

LEVELS = [question(f"a-{level.value}", level=level) for level in Level]


@pytest.mark.parametrize(
    ("scores", "level", "why"),
    [
        ([], Level.INTERMEDIATE, ""),
        ([1], Level.INTERMEDIATE, ""),
        ([1, 1], Level.BASIC, "; easier, after two missed in a row"),
        ([4, 1, 1], Level.BASIC, "; easier, after two missed in a row"),
        ([1, 1, 2], Level.INTERMEDIATE, ""),
        ([4, 1], Level.INTERMEDIATE, ""),
        ([4, 4], Level.ADVANCED, "; harder, after two strong in a row"),
        ([4, 4, 3], Level.INTERMEDIATE, ""),
    ],
)
def test_the_level_follows_the_last_two_scores_and_it_says_why(scores: list[int], level: Level, why: str) -> None:
    aim = aim_after([Score(score) for score in scores])
    choice = pick_next(plan(5, Pick.ADAPTIVE), LEVELS, Learner(), [], 1, aim)
    assert choice is not None
    assert choice.question.level is level
    assert choice.reason == f"topic not asked before{why}"
