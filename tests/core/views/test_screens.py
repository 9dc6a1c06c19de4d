"""When a round looks as it did, but for its clocks."""

from dataclasses import replace

from practice_tui.core.rounds.events import OpenAnswer, Toggle
from tests.core.rounds.test_steps import in_phase
from tests.core.views.test_keys import view_of


def test_a_round_looks_as_before_when_time_goes_by_and_when_the_answer_is_opened() -> None:
    sat = in_phase("reviewing")
    before = view_of(sat)
    assert replace(before, elapsed=3.0, in_round=3.0).is_only_later(before)
    sat.take(OpenAnswer())
    opened = view_of(sat)
    assert opened.result and opened.result.opened
    assert opened.is_only_later(before)
    sat.take(Toggle(0))
    assert not view_of(sat).is_only_later(before)
