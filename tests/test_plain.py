"""A round line by line: every command that is no key, and the lines about the time."""

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from practice_tui.cli import commands
from practice_tui.cli.rounds import tell_unwritten
from practice_tui.core.bank.plans import DUE_REVIEWS, Mode, Pick, Plan
from practice_tui.core.bank.questions import Bank, Clarify, Kind
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Outcome, RemarkKind
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.plain.rounds import PlainRound, sit_plainly
from practice_tui.plain.sound import Sound
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.sitting.orders import begin_plan
from practice_tui.sitting.playback import Playback
from practice_tui.sitting.proposing import Proposing
from practice_tui.sitting.reading_aloud import ReadingAloud
from practice_tui.sitting.recording import RECORDS_NOTHING, Recording
from practice_tui.sitting.resume import resume_newest, review_newest
from practice_tui.sitting.sitting import Sitting
from tests.fakes import TOPICS, FakeClock, make_desk, make_question
from tests.voices import FakeListener, FakePlayer, FakeRecorder, FakeSpeaker, shelf_in, shelf_of, speech_in


class Script:
    """Lines that a person types; a number among them is so many seconds of saying nothing."""

    def __init__(self, steps: Iterable[str | int], clock: FakeClock) -> None:
        self._steps, self._clock = list(steps), clock

    def __call__(self, seconds: float) -> str | None:
        if not self._steps:
            raise EOFError
        if isinstance(step := self._steps[0], int):
            self._clock.advance(1)
            self._steps[0] = step - 1
            if not self._steps[0]:
                self._steps.pop(0)
            return None
        self._steps.pop(0)
        return f"{step}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    clarify = (Clarify("How many users?", "Two million"),)
    questions = tuple(make_question(f"q{number}", kind=Kind.DESIGN, clarify=clarify) for number in range(3))
    return make_desk(
        tmp_path, FakeClock(), Bank(TOPICS, questions, "0" * 16), (Plan("quick", "Quick", 2, follow_ups=True),)
    )


def sat(desk: Desk, *steps: str | int, says_time: bool = True) -> str:
    return sat_in(desk, begin_plan(desk, desk.plans.find("quick"), 1), *steps, says_time=says_time)


def sat_in(desk: Desk, sitting: Sitting, *steps: str | int, says_time: bool = True) -> str:
    out = io.StringIO()
    PlainRound(desk, sitting, Script(steps, clock_of(desk)), out, says_time).sit()
    return out.getvalue()


def clock_of(desk: Desk) -> FakeClock:
    clock = desk.moments.clock
    assert isinstance(clock, FakeClock)
    return clock


def test_time_is_told_once_at_wrap_up_and_once_at_over(desk: Desk) -> None:
    said = sat(desk, "", 130)
    assert said.count("wrap up") == 1
    assert said.count("over") == 1
    assert "1:40 of 2:00, wrap up" in said


def test_quiet_says_nothing_of_the_time_until_asked(desk: Desk) -> None:
    said = sat(desk, "", 130, "t", says_time=False)
    assert "wrap up" not in said
    assert "2:10 of 2:00, 0:10 over" in said


@pytest.mark.parametrize(
    ("steps", "heard"),
    [
        (("", "h"), "Hint 1: Think of the mean."),
        (("", "ask how many users"), "They say: Two million"),
        (("", "p"), "Paused. enter: go on"),
        (("", "answer"), "Answer aloud; an empty line when done."),
        (("", "done", "s", "answer"), "in full."),
        (("", "done", "s", "mistakes"), "doubles the cost"),
        (("", "notes my words", "done", "s", "yours"), "my words"),
        (("", "done", "s", "said my words", "yours"), "my words"),
        (("", "done", "3"), "3: nothing happens here. Done. How sure were you?"),
        (("", "done", "s", "?"), "1–4: score it"),
        (("", "flag sideways"), "flag wrong …"),
        (("", "q"), "later: keep the round"),
        (("", "leave discard"), "The round is over."),
        (("", "done", "s", "a b c d", "4", ""), "And deeper, on"),
        (("", "done", "s", "a b c d", "4", "", "done"), "A good reply holds: The inverse scale"),
        (("", "done", "s", "4", "z"), "Ticks suggest 1 MISSED"),
        (("", "done", "s", "a b d", "2"), "must 3; asked about later."),
        (("", "done", "s", "3"), "Comes back on Wednesday 2026-03-"),
    ],
)
def test_commands(desk: Desk, steps: tuple[str, ...], heard: str) -> None:
    assert heard in sat(desk, *steps)


def test_before_the_first_question_leaving_asks_nothing(desk: Desk) -> None:
    said = sat(desk, "q")
    assert "Nothing was asked, so nothing is kept." in said
    assert "discard" not in said
    assert desk.rounds.waiting() == []


def test_an_entry_is_edited_from_another_terminal(desk: Desk) -> None:
    said = sat(desk, "", "edit", "done", "sure", "edit", "2", "m")
    assert len(re.findall(r"In another terminal: practice bank edit q\d", said)) == 2
    assert "Noted." in said


def test_flags_and_notes_are_kept(desk: Desk) -> None:
    sat(desk, "", "flag outdated since 2020", "done", "s", "note ask about scale")
    assert [(remark.kind, remark.text) for remark in desk.history.remarks()] == [
        (RemarkKind.OUTDATED, "since 2020"),
        (RemarkKind.NOTE, "ask about scale"),
    ]


def test_control_characters_never_reach_the_terminal(desk: Desk) -> None:
    assert "\x1b" not in sat(desk, "", "notes \x1b[31mred", "done", "s", "yours")


def test_round_of_its_own_choice_says_about_how_long_the_whole_takes(desk: Desk) -> None:
    adaptive = Plan("adaptive", "Adaptive", 3, pick=Pick.ADAPTIVE)
    assert "Adaptive: 3 questions · about 6 min of answering." in sat_in(desk, begin_plan(desk, adaptive, 1))


def test_question_comes_with_the_reason_for_it(desk: Desk) -> None:
    assert "Why this one: topic not asked before." in sat(desk, "")


def test_help_lists_what_works_here_alone(desk: Desk) -> None:
    said = sat(desk, "", "?", "done", "s", "?")
    assert "any other line is a note" in said
    assert "said …: one line on what you said" in said
    assert "leave later, leave end, leave discard" in said
    assert "clock of the round" not in said
    assert "tab" not in said


def test_notes_grow_line_by_line_and_are_never_wiped_by_a_bare_command(desk: Desk) -> None:
    said = sat(desk, "", "n def f(x):", "n     return x", "notes", "done", "s", "yours")
    assert said.count("def f(x):\n    return x\n") == 2
    assert "one more try" not in said
    assert "one more try" in sat(desk, "", "n wrong", "anew one more try", "notes")


def test_words_on_the_answer_and_the_private_note_are_shown_by_the_bare_key(desk: Desk) -> None:
    said = sat(desk, "", "done", "s", "n about the scale", "n", "3", "n ask me again", "n")
    assert "Noted.\nabout the scale\n" in said
    assert "Kept.\nask me again\n" in said


def test_empty_line_is_enter_and_a_blank_is_the_space_bar(desk: Desk) -> None:
    assert "The question has just come." in sat(desk, "", "")
    assert "How sure were you?" in sat(desk, "", 2, "")
    assert "Ticks suggest" in sat(desk, "", "done", " ")
    assert "A good reply holds" in sat(desk, "", "done", "s", "a b c d", "4", "", 2, "")


def test_each_hint_is_told_once(desk: Desk) -> None:
    said = sat(desk, "", "h", "h")
    assert said.count("Hint 1: Think of the mean.") == 1
    assert said.count("Hint 2: Think of the scale.") == 1


def test_a_wrong_word_echoes_what_it_changed(desk: Desk) -> None:
    said = sat(desk, "", "done", "s", "a b c d", "w", "w")
    assert "w [x] I said something wrong\nTicked: a, b, c, d. Ticks suggest 2 SHAKY" in said
    assert "w [ ] I said something wrong\nTicked: a, b, c, d. Ticks suggest 3 SOLID" in said


def test_ticks_in_one_line_are_answered_once(desk: Desk) -> None:
    assert sat(desk, "", "done", "s", "a b c").count("Ticked: ") == 2


def test_a_retry_is_set_against_the_first_try(desk: Desk) -> None:
    said = sat(desk, "", 60, "", "s", "a", "1", "r", 30, "", "s", "a b c", "3")
    assert "First try: 1 MISSED, 1 tick, 1:00; it stays official.\nNow: 2 ticks more, 0:30 shorter." in said
    assert said.count("This round so far: 1.\n") == 2
    said = sat(desk, "", 30, "", "s", "a b c", "2", "r", 60, "", "s", "a", "1")
    assert "Now: 2 ticks fewer, 0:30 longer." in said


def test_what_a_senior_adds_comes_after_the_reply(desk: Desk) -> None:
    reply = ("", "done", "s", "a b c d", "answer", "4", "", "done")
    before, _, after = sat(desk, *reply).partition("A good reply holds")
    assert "in depth." not in before
    assert "in depth." in after


def test_a_question_that_was_due_says_when_it_comes_back(desk: Desk) -> None:
    sat(desk, "", "done", "s", "1", "leave end")
    clock_of(desk).advance(10 * 86_400)
    said = sat_in(desk, begin_plan(desk, DUE_REVIEWS, 1), "", "done", "s", "a b c d", "3")
    assert "Why this one: due: missed the last time." in said
    assert re.search(r"It was due, and comes back on [A-Z][a-z]+day 2026-03-", said)


def test_debrief_in_lines(desk: Desk) -> None:
    said = sat(desk, "", 150, "done", "s", "a b c", "2", "", "x", "", "done", "3", "").split("\n")
    assert "Today: 1 shaky, 1 skipped." in said
    assert any(line.startswith("Sure, and shaky or missed: Q") for line in said)
    assert any(line.startswith("The gap most worth closing: 1 must missed") for line in said)
    assert any(line.startswith("1. Q") and line.endswith(": 2 SHAKY, sure, 2:30 of 2:00") for line in said)
    assert any(line.startswith("2. Q") and line.endswith(": skipped, no prediction, 0:00 of 2:00") for line in said)
    assert any(re.fullmatch(r"Q\d, left out: q\d must 4", line) for line in said)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("200", 100)])
def test_prose_is_folded_on_a_terminal_and_code_stands_indented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: str, widest: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    code = f"x = {' + '.join('y' * 40)}"
    prompt = f"{('How far does this go? ' * 12).strip()}\n\n```python\n{code}\n```"
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (make_question(prompt=prompt),)), (Plan("quick", "Quick", 1),))
    said = {}
    for out in (Terminal(), io.StringIO()):
        sitting = begin_plan(desk, desk.plans.find("quick"), 1)
        PlainRound(desk, sitting, Script(["", "leave"], clock_of(desk)), out, True).sit()
        said[out.isatty()] = out.getvalue().split("\n")
    assert all(len(line) <= widest for line in said[True] if code not in line)
    assert ("How far does this go? " * 12).strip() in said[False]
    for lines in said.values():
        assert f"    {code}" in lines
        assert not any("```" in line for line in lines)


@pytest.mark.parametrize("word", ["leave", "quit", "exit"])
def test_a_word_that_leaves_keeps_the_round_for_later(desk: Desk, word: str) -> None:
    said = sat(desk, "", "my words", word)
    assert "The round waits to be resumed: practice round --plain --resume" in said
    resumed = sat_in(desk, resume_newest(desk), "", "notes")
    assert resumed.count("my words") == 1
    assert word not in resumed.split("my words")[1]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("later", "The round waits to be resumed"),
        ("end", "The round is over."),
        ("discard", "The round is over."),
    ],
)
def test_a_way_to_leave_that_was_just_named_needs_no_more_than_its_word(desk: Desk, word: str, told: str) -> None:
    said = sat(desk, "", "q", word)
    assert told in said
    assert "Noted." not in said


def test_an_empty_line_at_the_ways_to_leave_only_stays(desk: Desk) -> None:
    said = sat(desk, "", "skip", "q", "")
    assert said.count("Skip it?") == 2
    assert "Question 2" not in said
    assert "Question 2" in sat(desk, "", "skip", "q", "", "")


def test_such_a_word_is_a_note_where_nobody_asked_how_to_leave(desk: Desk) -> None:
    assert "Noted." in sat(desk, "", "q", "t", "later")


def test_a_round_that_waits_is_told_when_another_begins(desk: Desk) -> None:
    def told(begin: Callable[[Desk], Sitting]) -> str:
        out = io.StringIO()
        sit_plainly(desk, begin, io.StringIO(""), out)
        return out.getvalue()

    def begun(desk: Desk) -> Sitting:
        return begin_plan(desk, desk.plans.find("quick"), 1)

    waits = "Another round waits: practice round --plain --resume goes on with it."
    assert waits not in told(begun)
    sat(desk, "", "leave later")
    assert told(begun).startswith(f"{waits}\nQuick")
    assert waits not in told(resume_newest)


def test_a_hint_that_there_is_no_more_of_is_no_note(desk: Desk) -> None:
    said = sat(desk, "", "hint", "h", "h", "hinge", "i", "i", "done", "s", "yours")
    assert said.count("No more hints.") == 1
    assert said.count("The interviewer has nothing more to tell.") == 1
    assert "Your notes: hinge\n" in said


def test_lines_of_notes_are_kept_apart_in_the_debrief(desk: Desk) -> None:
    said = sat(desk, "", "first line", "second line", "done", "s", "2", "r", "done", "s", "2", "leave end")
    assert "Typed: first line / second line" in said
    assert re.search(r"^2\. Q\d \(again\): 2 SHAKY", said, re.MULTILINE)


def test_a_discarded_round_has_no_debrief(desk: Desk) -> None:
    assert "Today:" not in sat(desk, "", "done", "s", "2", "leave discard")


def test_answers_wait_for_the_end_under_pressure(desk: Desk) -> None:
    plan = replace(desk.plans.find("quick"), mode=Mode.PRESSURE)
    said = sat_in(desk, begin_plan(desk, plan, 1), "", "done", "s", "answer", "rubric")
    assert "in full." not in said
    assert "[ ]" not in said


def test_a_round_that_was_left_goes_on_where_it_stood(desk: Desk) -> None:
    left = sat(desk, "", "h", "n so far", 30, "leave later")
    assert "practice round --plain --resume" in left
    said = sat_in(desk, resume_newest(desk), "notes", "p", "t", "done", "s", "2", "z", "3")
    assert "Quick: question 1 of 2.\nPaused since you left. enter: go on\nso far\n" in said
    assert "Hint 1: Think of the mean." in said
    assert "0:30 of 2:00" in said
    assert "Saved #1." in said


def test_nothing_is_kept_of_a_round_that_asked_nothing(desk: Desk) -> None:
    assert "Nothing was asked, so nothing is kept." in sat(desk, "leave later")
    with pytest.raises(PracticeError, match="no round waits to be resumed"):
        resume_newest(desk)


def test_a_round_of_another_terminal_is_taken_over_only_when_told(desk: Desk) -> None:
    sat(desk, "", "leave later")
    other = Desk(desk.history, desk.loaded, desk.moments, Identity("practice test", "2@there"))
    with pytest.raises(PracticeError, match="process 1@here"):
        resume_newest(other)
    assert "Question 1 of 2" in sat_in(other, resume_newest(other, takes_over=True), "p")


def test_unscored_answers_are_reviewed_with_their_question(desk: Desk) -> None:
    assert "1 answer to be scored: practice round --plain --review" in sat(
        desk, "", "n my words", "done", "s", "leave end"
    )
    said = sat_in(desk, review_newest(desk), "yours", "3", "")
    assert "and when does it fail?" in said
    assert "Your notes: my words" in said
    assert "Today: 1 solid." in said
    with pytest.raises(PracticeError, match="no answer waits"):
        review_newest(desk)


def test_the_command_takes_up_takes_over_and_reviews(tmp_path: Path) -> None:
    def told(*options: str, typed: str = "") -> Result:
        given = ["--data-dir", str(tmp_path), "round", "--plain", *options]
        return CliRunner().invoke(commands, given, input=typed)

    told("--topic", "transformers", "--count", "2", typed="\ndone\ns\n")
    resumed = told("--resume", typed="2\n\ndone\nu\nleave end\n")
    assert "Question 1 of 2: Attention and transformers" in resumed.output
    assert "1 answer to be scored: practice round --plain --review" in resumed.output
    assert "Today: 1 strong, 1 shaky." in told("--review", typed="4\n\n").output
    assert "no round waits to be resumed" in str(told("--resume").exception)


@pytest.mark.parametrize("options", [("--resume", "--review"), ("--review", "--count", "3"), ("--take-over",)])
def test_what_is_taken_up_is_taken_as_it_is(options: tuple[str, ...], tmp_path: Path) -> None:
    said = CliRunner().invoke(commands, ["--data-dir", str(tmp_path), "round", "--plain", *options])
    assert said.exit_code == ExitCode.USAGE


def test_a_line_that_is_no_command_is_a_note_while_answering(desk: Desk) -> None:
    said = sat(
        desk, "", "i think of the mean", "skip connections help", "leave the scale alone", "3", "done", "s", "yours"
    )
    assert said.count("Noted.") == 4
    assert "Your notes: i think of the mean\nskip connections help\nleave the scale alone\n3\n" in said


def test_elsewhere_an_unknown_word_says_what_works_now(desk: Desk) -> None:
    said = sat(desk, "", "done", "softmax")
    assert "softmax: nothing happens here. Done. How sure were you?" in said
    assert "Works now: guess, unsure, sure, reveal, back, leave; ? says more." in said


def test_the_words_of_a_round_lead_through_it(desk: Desk) -> None:
    steps = (
        "start",
        "hint",
        "done",
        "back",
        "DONE",
        "unsure",
        "ab",
        "wrong",
        "3",
        "back",
        "2",
        "question",
        "earlier",
        "next",
    )
    said = sat(desk, *steps)
    assert "The clock never stopped." in said
    assert "Ticked: a, b. Ticks suggest 2 SHAKY" in said
    assert "Saved #1." in said
    assert said.count("and when does it fail?") == 3
    assert "Never answered before." in said
    (attempt,) = desk.history.attempts()
    assert (attempt.score, attempt.first_score, attempt.hints) == (Score.SHAKY, Score.SOLID, 1)


def test_a_skip_is_sure_once_one_goes_on(desk: Desk) -> None:
    assert "Skip it? enter: next question. Undo takes it back: the clock goes on." in sat(desk, "", "skip")
    assert desk.history.attempts() == []
    sat_in(desk, resume_newest(desk), "undo", "skip", "")
    assert [attempt.outcome for attempt in desk.history.attempts()] == [Outcome.SKIPPED]


@pytest.mark.parametrize(("read", "opened"), [("answer", True), ("mistakes", True), ("yours", False)])
def test_that_the_answer_was_read_before_the_score_is_kept(desk: Desk, read: str, opened: bool) -> None:
    sat(desk, "", "done", "s", read, "2", "leave end")
    (attempt,) = desk.history.attempts(with_ticks=True)
    assert attempt.opened is opened


def test_a_question_that_the_interviewer_comes_back_to_is_read_again(desk: Desk) -> None:
    said = sat(desk, "", "done", "s", "1", "", "skip", "")
    assert said.count("What does") == 3
    assert "something was missing there: What of:" in said


def test_without_a_rubric_nothing_is_ticked_or_suggested(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question("bare", rubric=(), mistakes=()),), "0" * 16)
    desk = make_desk(tmp_path, FakeClock(), bank, (Plan("quick", "Quick", 1),))
    said = sat(desk, "", 30, "done", "sure", "answer", "w", "2", "", "")
    assert "No rubric yet, so no score is suggested: go by the answer.\nA line with answer alone prints it." in said
    assert "Ticks suggest" not in said
    assert "bare in full." in said
    assert "2 SHAKY" in said


def test_a_band_is_said_of_such_an_answer_and_not_of_the_one_given(tmp_path: Path) -> None:
    question = make_question(bands=("Calls it luck", "Names noise", "Measures noise", "Removes noise"))
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (question,)), (Plan("quick", "Quick", 1),))
    assert "Ticks suggest 1 MISSED. Such an answer: Calls it luck." in sat(desk, "", "done", "s", " ")


def test_a_question_is_read_aloud_and_any_line_goes_on_from_there(desk: Desk) -> None:
    speaker = FakeSpeaker(clock_of(desk))
    out = heard(desk, speaker, "", 12, "a note", "v", 3, "", "done", "sure")
    listen = "Listen: the clock starts when it has been read"
    assert out.count(listen) == 2
    assert out.index(listen) < out.index("Answer aloud; an empty line when done") < out.index("Noted.")
    (attempt,) = desk.history.attempts()
    assert attempt.elapsed_s == pytest.approx(2.0)
    assert len(speaker.texts) == 2


def test_a_note_typed_while_it_is_read_cuts_it_off_and_is_kept(desk: Desk) -> None:
    speaker = FakeSpeaker(clock_of(desk))
    heard(desk, speaker, "", 1, "bias and variance", "done", "sure")
    assert [attempt.answer for attempt in desk.history.attempts()] == ["bias and variance"]


def test_where_nothing_is_heard_one_line_says_so(desk: Desk) -> None:
    speaker = FakeSpeaker(clock_of(desk), seconds=0.1, trouble="No sound: say ended at once.")
    out = heard(desk, speaker, "", 3, "done", "sure", "3", "", 3)
    assert out.count("No sound: say ended at once.") == 1


def heard(desk: Desk, speaker: FakeSpeaker, *steps: str | int) -> str:
    out, sitting = io.StringIO(), begin_plan(desk, desk.plans.find("quick"), 1)
    sitting.read_with(ReadingAloud(speaker))
    PlainRound(desk, sitting, Script(steps, clock_of(desk)), out, says_time=False).sit()
    return out.getvalue()


@pytest.mark.parametrize(
    ("said", "is_recorded", "is_declined"), [("yes", True, False), ("", False, False), ("never", False, True)]
)
def test_whether_answers_are_recorded_is_asked_first_with_the_folder(
    desk: Desk, tmp_path: Path, said: str, is_recorded: bool, is_declined: bool
) -> None:
    shelf = shelf_of(desk, tmp_path)
    out, declined = io.StringIO(), list[bool]()
    sitting, script = begin_plan(desk, desk.plans.find("quick"), 1), Script([said], clock_of(desk))
    sound = Sound(None, Recording(FakeRecorder(), shelf), lambda: declined.append(True))
    sound.join(sitting, script, out)
    assert f"sound files in {shelf.folder}" in " ".join(out.getvalue().split())
    assert bool(declined) is is_declined
    assert (RECORDS_NOTHING in " ".join(out.getvalue().split())) is is_declined
    text = io.StringIO()
    PlainRound(desk, sitting, Script(["", "done", "sure"], clock_of(desk)), text, says_time=False).sit()
    assert ("It is recorded." in text.getvalue()) is is_recorded
    assert len(shelf.rows()) == int(is_recorded)


def test_a_recording_is_played_while_its_answer_is_under_review(desk: Desk, tmp_path: Path) -> None:
    shelf = shelf_in(desk, tmp_path)
    player = FakePlayer()
    sitting = begin_plan(desk, desk.plans.find("quick"), 1)
    sitting.record_with(Recording(FakeRecorder(seconds=83.0), shelf))
    text, script = io.StringIO(), Script(["", "done", "sure", "yours", "play", "?", "3", ""], clock_of(desk))
    playback = Playback(player, shelf, clock_of(desk).monotonic)
    PlainRound(desk, sitting, script, text, says_time=False, playback=playback).sit()
    assert "The recording takes 1:23; play: hear it." in text.getvalue()
    assert "Playing, 1:23." in text.getvalue()
    assert "\nforward: in the recording: the next one\n" in text.getvalue()
    assert len(player.heard) == 1
    assert not player.is_heard


def test_what_is_written_down_is_read_out_once_when_it_is_there(desk: Desk, tmp_path: Path) -> None:
    shelf = shelf_in(desk, tmp_path)
    out, sitting = io.StringIO(), begin_plan(desk, desk.plans.find("quick"), 1)
    sitting.propose_with(Proposing(desk.library.whole.questions))
    writer = FakeListener(text=sitting.view().question.rubric[1].text)
    sitting.record_with(Recording(FakeRecorder(), shelf, writer=writer))
    PlainRound(
        desk, sitting, Script(["", 4, "done", "s", 3, "b", "rubric"], clock_of(desk)), out, says_time=False
    ).sit()
    text = out.getvalue()
    assert text.count("Written down: ") == 1
    assert ", b, " in text.split("[?] ")[1].split(": your words")[0]
    assert "b [x]" in text


def test_yours_ends_with_why_nothing_is_written_down_yet(desk: Desk, tmp_path: Path) -> None:
    shelf = shelf_in(desk, tmp_path)
    out, sitting = io.StringIO(), begin_plan(desk, desk.plans.find("quick"), 1)
    sitting.record_with(Recording(FakeRecorder(), shelf, writer=FakeListener(is_ready=False, text="so")))
    PlainRound(desk, sitting, Script(["", 4, "done", "s", 1, "yours"], clock_of(desk)), out, says_time=False).sit()
    assert "Being written down …" in out.getvalue().splitlines()


def test_what_is_not_written_down_at_the_end_is_told(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = shelf_in(desk, tmp_path)
    writer = FakeListener(is_ready=False, text="so")
    sound = Sound(recording=Recording(FakeRecorder(), shelf, writer=writer))
    sitting, script = begin_plan(desk, desk.plans.find("quick"), 1), Script(["", 4, "done", "s"], clock_of(desk))
    sound.join(sitting, script, io.StringIO())
    PlainRound(desk, sitting, script, io.StringIO(), says_time=False).sit()
    tell_unwritten(sound)
    said = "practice: 1 answer is recorded, but not written down yet: practice recordings transcribe\n"
    assert capsys.readouterr().err == said
    writer.is_ready = True
    tell_unwritten(sound)
    assert capsys.readouterr().err == ""
    assert [fact.transcript for fact in speech_in(desk)] == ["so"]


def test_yours_says_how_the_answer_was_spoken(desk: Desk, tmp_path: Path) -> None:
    shelf = shelf_in(desk, tmp_path)
    out, sitting = io.StringIO(), begin_plan(desk, desk.plans.find("quick"), 1)
    sitting.record_with(Recording(FakeRecorder(), shelf, [FakeListener()]))
    PlainRound(desk, sitting, Script(["", 4, "done", "s", 1, "yours"], clock_of(desk)), out, says_time=False).sit()
    said = out.getvalue()
    assert f"How you spoke: -----#####-----#####{20 * '-'}" in said
    assert "First word after 0.5 s, longest pause 0.5 s, " in said
