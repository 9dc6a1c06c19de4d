"""What the desk keeps when a score is amended, a round discarded, a flag closed, and what it calls things by."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.questions import Bank, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import RoundState
from practice_tui.core.history.facts import Ending, Label, Remark, RemarkKind, Setting, Target
from practice_tui.core.history.targets import Interview, interview_of
from practice_tui.core.rounds.events import Begin, Rate, Toggle
from practice_tui.core.views.home import ReviewRound
from practice_tui.errors import PracticeError
from practice_tui.presenters import pages
from practice_tui.presenters.flags import flag_lines
from practice_tui.presenters.home import home
from practice_tui.presenters.targets import change_interview
from practice_tui.presenters.targets import interview_of as interview_at
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.resume import review_newest, unscored
from practice_tui.store.device import Device, device_of
from tests.fakes import START, FakeClock, make_bank, make_desk, sit
from tests.sitting.sat import answered, begun, ended, retried, scored, skipped
from tests.store.facts import key

BANK = make_bank()
FIRST, SECOND, THIRD = BANK.questions[:3]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path, FakeClock(), BANK)


def test_an_amended_score_keeps_everything_else_of_the_rating(desk: Desk) -> None:
    rating = scored(3, 2, FIRST, Score.SHAKY, heard=(0, 2, 4), said_wrong=True, said="I said: the scale", review_s=40.0)
    rating = replace(rating, opened=True)
    desk.history.write([begun(1), *answered(2, 1, FIRST), rating])
    desk.corrections.amend(key(2), key(1), Score.STRONG)
    (attempt,) = desk.history.attempts(with_ticks=True)
    assert (attempt.score, attempt.first_score, attempt.suggested) == (Score.STRONG, Score.SHAKY, rating.suggested)
    assert (attempt.ticks, attempt.said_wrong, attempt.said) == (rating.ticks, True, "I said: the scale")
    assert (attempt.answer, attempt.opened) == ("notes", True)


def test_only_an_attempt_of_that_round_can_be_amended(desk: Desk) -> None:
    desk.history.write([begun(1), begun(4), *answered(2, 1, FIRST)])
    with pytest.raises(PracticeError, match="there is no such attempt"):
        desk.corrections.amend(key(2), key(4), Score.STRONG)
    with pytest.raises(PracticeError, match="there is no such round"):
        desk.rounds.record(key(9))


def test_a_discarded_round_asks_for_no_review_until_it_is_restored(desk: Desk) -> None:
    desk.history.write([begun(1), *answered(2, 1, FIRST), ended(3, 1, Ending.ENDED_EARLY)])
    assert unscored(desk, desk.history.attempts()) == {key(1): 1}
    desk.corrections.discard(key(1))
    assert desk.rounds.record(key(1)).state is RoundState.DISCARDED
    assert unscored(desk, desk.history.attempts()) == {}
    assert not [offer for offer in home(desk, 0).offers if isinstance(offer.starts, ReviewRound)]
    with pytest.raises(PracticeError, match="no answer waits for its score"):
        review_newest(desk)
    desk.corrections.restore(key(1))
    assert desk.rounds.record(key(1)).state is RoundState.ENDED_EARLY
    assert unscored(desk, desk.history.attempts()) == {key(1): 1}


def test_a_warm_up_asks_for_no_review_and_makes_no_day(desk: Desk) -> None:
    desk.history.write([begun(1, counts=False), *answered(2, 1, FIRST), *answered(3, 1, SECOND, slot=1)])
    desk.history.write([scored(4, 3, SECOND, Score.SOLID), ended(5, 1)])
    assert unscored(desk, desk.history.attempts()) == {}
    assert [attempt.is_counted for attempt in desk.history.attempts()] == [False, False]
    assert home(desk, 0).lately.streak == 0
    assert desk.rounds.record(key(1)).counts is False


def test_a_review_that_is_opened_again_counts_no_retry_as_a_question(desk: Desk) -> None:
    desk.history.write([begun(1), *answered(2, 1, FIRST), scored(3, 2, FIRST, Score.SHAKY), *retried(4, 1, FIRST)])
    desk.history.write(
        [*answered(5, 1, SECOND, slot=1), *skipped(6, 1, THIRD, slot=2), ended(7, 1, Ending.ENDED_EARLY)]
    )
    round_ = desk.rounds.review(key(1)).round
    assert (round_.total, len(round_.slots), round_.position) == (3, 3, 2)
    assert [slot.question_id for slot in round_.slots] == [FIRST.id, SECOND.id, THIRD.id]
    assert [(result.slot, result.try_no, result.score) for result in round_.results] == [
        (0, 1, Score.SHAKY),
        (0, 2, None),
        (1, 1, None),
        (2, 1, None),
    ]
    assert round_.reviewed and round_.reviewed.trial_id == key(4)
    assert round_.reviewed.notes == "notes"


def test_a_hint_still_caps_what_the_ticks_of_a_late_review_suggest(desk: Desk) -> None:
    desk.history.write([begun(1), *answered(2, 1, FIRST, hints=1), ended(3, 1, Ending.ENDED_EARLY)])
    sit(desk, desk.rounds.review(key(1)), *(Toggle(point) for point in range(len(FIRST.rubric))), Rate(Score.STRONG))
    (attempt,) = desk.history.attempts()
    assert (attempt.score, attempt.suggested) == (Score.STRONG, Score.SOLID)


def test_a_round_that_is_wholly_scored_cant_be_reviewed(desk: Desk) -> None:
    desk.history.write([begun(1), *answered(2, 1, FIRST), scored(3, 2, FIRST, Score.SHAKY), *skipped(4, 1, SECOND, 1)])
    with pytest.raises(PracticeError, match="every answer of this round is scored"):
        desk.rounds.review(key(1))


def test_the_newest_round_with_unscored_answers_is_reviewed(desk: Desk) -> None:
    desk.history.write([begun(1), *answered(2, 1, FIRST), begun(3), *answered(4, 3, SECOND)])
    assert review_newest(desk).round.id == key(3)


def label_closed(desk: Desk, flag: Remark, *, is_set: bool = True) -> None:
    at = desk.moments()
    desk.history.write([Label(at.id, at.now, "remark", flag.id, "closed", is_set)])


def test_flags_are_listed_until_they_are_closed(desk: Desk) -> None:
    desk.notebook.remark(FIRST.id, RemarkKind.WRONG, "the sign")
    desk.notebook.remark(FIRST.id, RemarkKind.NOTE, "mine alone")
    desk.notebook.remark(SECOND.id, RemarkKind.OUTDATED, "since 2020")
    wrong, outdated = desk.notebook.flags()
    assert [flag.text for flag in (wrong, outdated)] == ["the sign", "since 2020"]
    label_closed(desk, wrong)
    assert desk.notebook.flags() == [outdated]
    (line,) = flag_lines(desk)
    assert "since 2020" in line and "the sign" not in line
    label_closed(desk, wrong, is_set=False)
    assert desk.notebook.flags() == [wrong, outdated]
    label_closed(desk, wrong)
    label_closed(desk, outdated)
    assert flag_lines(desk) == ["Nothing is flagged."]


def test_a_date_and_a_level_are_one_fact(desk: Desk) -> None:
    change_interview(desk, "2026-04-01", Level.ADVANCED)
    change_interview(desk, day="2026-04-02")
    change_interview(desk, day="2026-04-02")
    assert interview_at(desk) == Interview("2026-04-02", Level.ADVANCED)
    assert [(target["day"], target["level"]) for target in desk.history.tables()["targets"]] == [
        ("2026-04-01", "advanced"),
        ("2026-04-02", "advanced"),
    ]
    assert desk.history.tables()["settings"] == []
    change_interview(desk, day="")
    assert interview_at(desk) == Interview("", Level.ADVANCED)
    assert not desk.chooser.interview.day


def test_targets_and_older_settings_are_folded_by_their_ids(desk: Desk) -> None:
    day = Setting(key(10), START, "interview", "2026-05-01")
    level = Setting(key(11), START, "level", "basic")
    target = Target(key(12), START, "2026-06-01", Level.ADVANCED, "quick", 30)
    later_day = Setting(key(13), START, "interview", "2026-07-01")
    assert interview_of([day, level]) == Interview("2026-05-01", Level.BASIC)
    assert interview_of([day, level, target]) == Interview("2026-06-01", Level.ADVANCED, "quick", 30)
    assert interview_of([day, level, target, later_day]) == Interview("2026-07-01", Level.ADVANCED, "quick", 30)
    desk.history.write([later_day, target, level, day])
    assert interview_at(desk).day == "2026-07-01"


def test_a_change_keeps_plan_and_minutes(desk: Desk) -> None:
    desk.history.write([Target(key(12), START, "2026-06-01", Level.ADVANCED, "quick", 30)])
    change_interview(desk, level=Level.BASIC)
    assert interview_at(desk) == Interview("2026-06-01", Level.BASIC, "quick", 30)


def test_a_machine_keeps_its_name_and_a_copied_folder_gets_another(tmp_path: Path) -> None:
    history = tmp_path / "history.db"
    assert device_of(history, None, "first") == Device("first")
    assert device_of(history, "another's", "second") == Device("first")
    kept = tmp_path / "device.json"
    kept.write_text(kept.read_text().replace('"host": "', '"host": "not-'))
    assert device_of(history, "first", "third") == Device("third", copied_from="first")
    assert device_of(history, None, "fourth") == Device("third", copied_from="first")


@pytest.mark.parametrize("spoilt", ["", "[]", "{}", '{"device": "../elsewhere"}', '{"device": 7}', "[" * 100_000])
def test_a_spoilt_name_of_a_machine_is_made_anew(tmp_path: Path, spoilt: str) -> None:
    history = tmp_path / "history.db"
    (tmp_path / "device.json").write_text(spoilt)
    assert device_of(history, "earlier", "fresh") == Device("earlier")
    (tmp_path / "device.json").write_text(spoilt)
    assert device_of(history, "../elsewhere", "fresh") == Device("fresh")


def test_a_round_says_on_which_machine_it_was_begun_and_adds_no_fact_for_it(desk: Desk) -> None:
    sitting = desk.rounds.begin(desk.plans.find("quick"), desk.chooser.choose(desk.plans.find("quick"), 7).choices)
    assert desk.history.count() == 0
    sitting.handle(Begin())
    assert desk.rounds.record(sitting.round.id).device == device_of(desk.history.path, None, "another").name
    assert desk.history.tables()["settings"] == []


def test_without_the_bank_titles_are_those_of_the_time(desk: Desk, tmp_path: Path) -> None:
    desk.history.write([begun(1), *answered(2, 1, FIRST)])
    other = Desk(
        desk.history, make_desk(tmp_path / "none", FakeClock(), Bank()).loaded, desk.moments, desk.writer.identity
    )
    (attempt,) = other.history.attempts()
    assert other.texts.title(attempt) == FIRST.title
    assert other.texts.title(attempt._replace(digest="gone")) == FIRST.id


def test_a_question_that_has_left_the_bank_is_shown_as_it_was_last_asked(desk: Desk, tmp_path: Path) -> None:
    mended = replace(FIRST, prompt="What does it do, once mended?")
    desk.history.write([begun(1), *answered(2, 1, FIRST), *answered(3, 1, mended, slot=1)])
    other = Desk(
        desk.history, make_desk(tmp_path / "none", FakeClock(), Bank()).loaded, desk.moments, desk.writer.identity
    )
    view = pages.question_page(other, FIRST.id)
    assert view.question.prompt == mended.prompt
    assert [attempt.id for attempt in view.attempts] == [key(2), key(3)]
