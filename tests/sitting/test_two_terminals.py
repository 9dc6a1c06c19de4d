"""A round that another terminal discarded, took over or ended: what one does next here is refused in words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import RoundState
from practice_tui.core.history.facts import Ending
from practice_tui.core.rounds.events import Begin, End, Event, Next, Rate, Reveal, Skip, Undo
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from practice_tui.sitting.resume import resume_newest, review_newest
from practice_tui.sitting.sitting import Sitting
from tests.fakes import DONE, PLANS, FakeClock, make_desk

ANSWERED: tuple[Event, ...] = (DONE, Reveal(), Rate(Score.SOLID))
RATED: tuple[Event, ...] = (Begin(), *ANSWERED)
ALL_RATED: tuple[Event, ...] = (*RATED, Next(), *ANSWERED, Next(), *ANSWERED)


def discard(desk: Desk) -> None:
    desk.corrections.discard(desk.history.rounds()[0].id)


def take_over(desk: Desk) -> None:
    resume_newest(desk, takes_over=True)


def take_over_and_end(desk: Desk) -> None:
    resume_newest(desk, takes_over=True).handle(End(Ending.ENDED_EARLY))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable[[], Desk]:
    clock = FakeClock()
    clock.advance(60)  # so that no two facts have one id
    return lambda: make_desk(tmp_path, clock, holder="2@elsewhere")


def sat(folder: Path, *events: Event) -> Sitting:
    """A round after these events, on this terminal."""
    desk = make_desk(folder, FakeClock())
    sitting = begin_plan(desk, PLANS[0], seed=1)
    for event in events:
        sitting.handle(event)
    return sitting


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (discard, "NOT SAVED: this round was discarded in another terminal"),
        (take_over, "NOT SAVED: another terminal has taken this round over"),
        (take_over_and_end, "NOT SAVED: this round was ended in another terminal"),
    ],
)
@pytest.mark.parametrize(
    ("before", "act"),
    [
        (RATED, Next()),
        (RATED, Undo()),
        (RATED, End(Ending.ENDED_EARLY)),
        (RATED, End(Ending.DISCARDED)),
        ((Begin(), DONE, Reveal()), Rate(Score.SOLID)),
        ((Begin(),), DONE),
        ((Begin(), DONE), Reveal()),
        ((Begin(),), Skip()),
        (ALL_RATED, Next()),  # which ends the round
    ],
)
def test_the_next_act_is_told_and_saves_nothing(
    tmp_path: Path,
    elsewhere: Callable[[], Desk],
    change: Callable[[Desk], None],
    said: str,
    before: tuple[Event, ...],
    act: Event,
) -> None:
    sitting = sat(tmp_path, *before)
    other = elsewhere()
    change(other)
    drafts, facts = other.history.drafts(), other.history.count()
    position = sitting.round.phase

    with pytest.raises(PracticeError) as told:
        sitting.handle(act)

    assert told.value.message == said
    assert told.value.code is ExitCode.CANT_CREATE
    assert sitting.view().trouble.startswith(said)
    assert sitting.round.phase is position
    assert (other.history.drafts(), other.history.count()) == (drafts, facts)


def test_a_round_that_was_discarded_meanwhile_comes_back_where_it_stood(
    tmp_path: Path, elsewhere: Callable[[], Desk]
) -> None:
    sitting = sat(tmp_path, *RATED)
    other = elsewhere()
    discard(other)
    with pytest.raises(PracticeError):
        sitting.handle(End(Ending.ENDED_EARLY))

    (record,) = other.history.rounds()
    other.corrections.restore(record.id)

    assert other.history.rounds()[0].state is RoundState.UNFINISHED
    assert resume_newest(other).round.results[0].score is Score.SOLID


def test_a_draft_that_is_due_brings_no_round_back_that_was_ended_elsewhere(
    tmp_path: Path, elsewhere: Callable[[], Desk]
) -> None:
    sitting = sat(tmp_path, *RATED)
    other = elsewhere()
    take_over_and_end(other)

    sitting.keep()

    assert sitting.view().trouble.startswith("NOT SAVED: this round was ended in another terminal")
    assert other.rounds.waiting() == []


def test_of_a_review_in_two_terminals_one_saves(tmp_path: Path, elsewhere: Callable[[], Desk]) -> None:
    sat(tmp_path, Begin(), DONE, Reveal(), End(Ending.ENDED_EARLY))
    there = elsewhere()
    sitting, late = review_newest(there), make_desk(tmp_path, FakeClock()).rounds.review(there.history.rounds()[0].id)
    said = "NOT SAVED: another terminal has taken this round over"
    assert late.view().trouble.startswith(said)
    with pytest.raises(PracticeError, match=said):
        late.handle(Rate(Score.STRONG))

    sitting.handle(Rate(Score.SHAKY))

    assert [attempt.score for attempt in there.history.attempts()] == [Score.SHAKY]


def test_a_review_that_was_ended_elsewhere_is_told(tmp_path: Path, elsewhere: Callable[[], Desk]) -> None:
    sat(tmp_path, Begin(), DONE, Reveal(), End(Ending.ENDED_EARLY))
    sitting, other = review_newest(make_desk(tmp_path, FakeClock())), elsewhere()
    take_over_and_end(other)
    with pytest.raises(PracticeError, match="NOT SAVED: this round was ended in another terminal"):
        sitting.handle(Rate(Score.STRONG))
    assert [attempt.score for attempt in other.history.attempts()] == [None]


def test_a_draft_kept_once_a_round_is_discarded_takes_nothing_from_it(tmp_path: Path) -> None:
    sitting = sat(tmp_path, *RATED, End(Ending.DISCARDED))
    desk = make_desk(tmp_path, FakeClock())
    drafts = desk.history.drafts()

    sitting.keep()

    assert desk.history.drafts() == drafts != []


def test_a_round_that_ends_leaves_no_draft(tmp_path: Path, elsewhere: Callable[[], Desk]) -> None:
    sat(tmp_path, *ALL_RATED, Next())
    assert elsewhere().history.drafts() == []
    assert elsewhere().history.rounds()[0].state is RoundState.FINISHED
