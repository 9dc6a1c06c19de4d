"""What comes out of the history is what a person did, as it reads today."""

from dataclasses import fields

import pytest

from practice_tui.core.bank.questions import Kind, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import RoundState
from practice_tui.core.history.facts import Ending, Outcome, RemarkKind, RoundStart
from practice_tui.store.history import History
from tests.store.facts import end, key, one_of_each, rating, remark, reply, setting, start, text, ticks, trial


@pytest.fixture
def begun(history: History) -> History:
    history.write([text(), start()])
    return history


def test_every_field_of_a_trial_comes_back(begun: History) -> None:
    made = trial(
        2,
        level=Level.ADVANCED,
        kind=Kind.NUMERIC,
        outcome=Outcome.SKIPPED,
        prediction=None,
        answer="ŷ = [/b] x[i][j]\n\0",
    )
    begun.write([made])
    (attempt,) = begun.attempts()
    kept = [field.name for field in fields(made) if field.name != "zone"]
    assert {name: getattr(attempt, name) for name in kept} == {name: getattr(made, name) for name in kept}
    assert (attempt.score, attempt.first_score, attempt.suggested) == (None, None, None)
    assert (attempt.said_wrong, attempt.discarded, attempt.ticks) == (False, False, ())


def test_instants_come_back_in_utc_to_the_microsecond(begun: History) -> None:
    begun.write([trial(2)])
    (attempt,) = begun.attempts()
    assert attempt.asked_at.isoformat() == "2026-03-01T12:00:00.250000+00:00"


def test_newest_rating_is_current_and_the_first_stays(begun: History) -> None:
    begun.write([trial(2)])
    begun.write([rating(5, of=2, score=Score.SOLID, suggested=Score.STRONG, said_wrong=True)])
    begun.write([rating(3, of=2, score=Score.MISSED)])  # written last, made first
    (attempt,) = begun.attempts()
    assert attempt.score is Score.SOLID
    assert attempt.first_score is Score.MISSED
    assert attempt.suggested is Score.STRONG
    assert attempt.said_wrong


@pytest.mark.parametrize("opened", [True, False, None])
def test_a_rating_comes_back_with_whether_the_answer_had_been_opened(begun: History, opened: bool | None) -> None:
    begun.write([trial(2), rating(3, of=2, score=Score.SOLID, opened=opened)])
    (attempt,) = begun.attempts(with_ticks=True)
    assert attempt.opened is opened


def test_score_taken_back_leaves_the_first_impression(begun: History) -> None:
    begun.write([trial(2), rating(3, of=2, score=Score.SOLID), rating(4, of=2, score=None)])
    (attempt,) = begun.attempts()
    assert attempt.score is None
    assert attempt.first_score is Score.SOLID
    assert attempt.is_unrated
    begun.write([rating(5, of=2, score=Score.SHAKY)])
    (attempt,) = begun.attempts()
    assert (attempt.score, attempt.first_score) == (Score.SHAKY, Score.SOLID)


def test_ticks_are_those_of_the_current_rating_in_order(begun: History) -> None:
    begun.write([trial(2), trial(3)])
    begun.write([rating(4, of=2, score=Score.MISSED, ticks=ticks(True))])
    begun.write([rating(5, of=2, score=Score.SOLID, ticks=tuple(reversed(ticks(True, False, True))))])
    assert [attempt.ticks for attempt in begun.attempts(with_ticks=True)] == [ticks(True, False, True), ()]
    assert [attempt.ticks for attempt in begun.attempts()] == [(), ()]
    assert begun.ticks() == {key(2): ticks(True, False, True)}
    begun.write([rating(6, of=2, score=None)])
    assert begun.ticks() == {}


def test_order_is_the_order_of_ids_and_not_of_writing(begun: History) -> None:
    begun.write([trial(9), trial(4), trial(7)])
    assert [attempt.id for attempt in begun.attempts()] == [key(4), key(7), key(9)]
    assert [attempt.seq for attempt in begun.attempts()] == [2, 3, 1]


def test_attempts_can_be_asked_for_by_round_and_question(begun: History) -> None:
    begun.write([start(2), trial(3), trial(4, of=2, question_id="gelu"), trial(5, of=2)])
    assert [attempt.slot for attempt in begun.attempts(round_id=key(2))] == [4, 5]
    assert [attempt.slot for attempt in begun.attempts(question_id="relu")] == [3, 5]
    assert [attempt.slot for attempt in begun.attempts(round_id=key(2), question_id="relu")] == [5]
    assert begun.attempts(question_id="") == []


@pytest.mark.parametrize(
    ("endings", "discarded", "state"),
    [
        ([], False, RoundState.UNFINISHED),
        ([Ending.FINISHED], False, RoundState.FINISHED),
        ([Ending.ENDED_EARLY], False, RoundState.ENDED_EARLY),
        ([Ending.ENDED_EARLY, Ending.FINISHED], False, RoundState.FINISHED),
        ([Ending.FINISHED, Ending.DISCARDED], True, RoundState.DISCARDED),
        ([Ending.DISCARDED], True, RoundState.DISCARDED),
        ([Ending.DISCARDED, Ending.FINISHED], True, RoundState.DISCARDED),
        ([Ending.FINISHED, Ending.DISCARDED, Ending.RESTORED], False, RoundState.FINISHED),
        ([Ending.DISCARDED, Ending.RESTORED], False, RoundState.UNFINISHED),
        ([Ending.FINISHED, Ending.DISCARDED, Ending.RESTORED, Ending.DISCARDED], True, RoundState.DISCARDED),
    ],
)
def test_endings_of_a_round(begun: History, endings: list[Ending], discarded: bool, state: RoundState) -> None:
    begun.write([start(2), trial(3), trial(4, of=2)])
    begun.write([end(10 + place, ending) for place, ending in enumerate(endings)])
    assert [attempt.discarded for attempt in begun.attempts()] == [discarded, False]
    assert [record.state for record in begun.rounds()] == [RoundState.UNFINISHED, state]


def test_round_comes_back_with_its_counts(begun: History) -> None:
    begun.write(
        [trial(2), trial(3, outcome=Outcome.SKIPPED), trial(4), trial(5), trial(6, slot=2, try_no=2, counts=False)]
    )
    begun.write([rating(7, of=2, score=Score.SOLID), rating(8, of=6, score=Score.SOLID)])
    begun.write([rating(9, of=4, score=Score.SOLID), rating(10, of=4, score=None)])
    (record,) = begun.rounds()
    kept = {field.name: getattr(record, field.name) for field in fields(RoundStart)}
    assert RoundStart(**kept) == start()
    assert (record.tried, record.skipped, record.rated) == (4, 1, 1)


def test_two_questions_in_one_slot_are_two_first_tries(begun: History) -> None:
    """As where a round that chooses as it goes was gone on with on two machines."""
    begun.write([trial(2, slot=1), trial(3, slot=1, question_id="gelu", try_no=2, counts=False)])
    begun.write([trial(4, slot=1, try_no=3, counts=False), rating(5, of=3, score=Score.SOLID)])
    assert [(attempt.try_no, attempt.counts) for attempt in begun.attempts()] == [(1, True), (1, True), (2, False)]
    (record,) = begun.rounds()
    assert (record.tried, record.rated) == (2, 1)


def test_rounds_come_newest_first_and_as_many_as_asked(begun: History) -> None:
    begun.write([start(3), start(2)])
    assert [record.id for record in begun.rounds()] == [key(3), key(2), key(1)]
    assert [record.id for record in begun.rounds(limit=2)] == [key(3), key(2)]
    assert begun.rounds(limit=0) == []
    assert [begun.round(key(number)) for number in (3, 2, 1)] == begun.rounds()
    assert begun.round(key(9)) is None


def test_round_without_attempts_counts_none(begun: History) -> None:
    (record,) = begun.rounds()
    assert (record.tried, record.skipped, record.rated) == (0, 0, 0)


def test_text_is_kept_as_it_was_first_asked(history: History) -> None:
    history.write([text()])
    assert history.text("d1") == '{"id":"relu"}'
    assert history.text("d2") is None


def test_newest_setting_wins(history: History) -> None:
    assert history.setting("theme") is None
    history.write([setting(2, "dark"), setting(1, "light"), setting(3, "2026-05-01", name="date")])
    assert history.setting("theme") == "dark"


def test_remarks_by_question_and_kind(history: History) -> None:
    note, flag, other = remark(3), remark(1, RemarkKind.WRONG), remark(2, question_id="gelu")
    history.write([note, flag, other])
    assert history.remarks() == [flag, other, note]
    assert history.remarks("relu") == [flag, note]
    assert history.remarks(kinds=[RemarkKind.WRONG, RemarkKind.OUTDATED]) == [flag]
    assert history.remarks("relu", [RemarkKind.NOTE]) == [note]
    assert history.remarks(kinds=[]) == []


def test_follow_ups_of_a_round(begun: History) -> None:
    begun.write([start(2), trial(3), trial(4, of=2), reply(6, of=3), reply(5, of=3), reply(7, of=4)])
    assert begun.follow_ups(key(1)) == [reply(5, of=3), reply(6, of=3)]


def test_greatest_id_is_that_of_any_fact(history: History) -> None:
    assert history.greatest_id() == ""
    seen = []
    for fact in one_of_each():
        history.write([fact])
        seen.append(history.greatest_id())
    assert seen == ["", *(key(number) for number in range(1, 8))]
