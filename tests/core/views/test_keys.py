"""The table of keys: what must be so of every key, and what each pair of keys typed into an answer leads to."""

from dataclasses import replace
from itertools import product
from string import ascii_lowercase
from typing import get_args

import pytest

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Clarify, Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Heard
from practice_tui.core.rounds import steps
from practice_tui.core.rounds.events import Begin, Done, Event, Next, Pause, Rate, Reply, Toggle, Undo, Write
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.keymap import KEYS, PLACE_TITLES
from practice_tui.core.views.keystrokes import (
    JUST_BEGUN,
    JUST_RESUMED,
    TOO_LATE_TO_UNDO,
    Command,
    Dead,
    First,
    Stroke,
    Typed,
    first_of,
    is_one_word,
    meaning_of,
    used_up_words,
)
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.round_keys import ROUND_KEYS, Act, offered
from practice_tui.core.views.screens import RoundView
from tests.core.rounds.test_steps import BOOK, KNOWN, QUESTIONS, Sat, in_phase
from tests.fakes import make_question

PHASES = [name for name in KNOWN if name != "finished"]
GOES_ON = {"begin", "done", "finish", "next", "replied", "resume", "ticked"}


def view_of(sat: Sat, question: Question | None = None) -> RoundView:
    round_ = sat.round
    return RoundView(round_, question or BOOK[round_.question_id], "Topic", 0.0, 120.0, 0.0)


def test_the_list_of_keys_names_each_arrow_once_in_a_place() -> None:
    pressed = [(key.place, face) for key in KEYS if key.says for face in key.faces.replace(",", "").split()]
    arrows = [(place, face) for place, face in pressed if face in "←→↑↓"]
    assert len(arrows) == len(set(arrows))
    assert next(key.faces for key in KEYS if key.id == "dashboard.right") == "→, tab"


def test_no_line_of_the_list_of_keys_is_wider_than_can_be_read() -> None:
    assert [key.id for key in KEYS if len(key.says) > 78] == []


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("mode", Mode)
def test_no_key_of_a_phase_is_there_twice(phase: str, mode: Mode) -> None:
    sat = in_phase(phase)
    view = replace(view_of(sat), has_voice=True, recorded=Recorded("a", 9.0, ((1.0, 2.0),)))
    pressed = [name for key in offered(view) for name in (key.key, *key.also)]
    assert len(pressed) == len(set(pressed))


@pytest.mark.parametrize("phase", ["reviewing", "between, rated"])
def test_a_recording_is_played_where_answers_show_and_there_is_one(phase: str) -> None:
    keys, view = {"v", "left", "right"}, view_of(in_phase(phase))
    assert view.shows_answers

    def played(view: RoundView) -> set[str]:
        return {key.key for key in offered(view)} & keys

    assert played(view) == set()
    assert played(replace(view, recorded=Recorded("a", 9.0))) == keys


def test_digits_only_score_a_to_f_only_tick_and_enter_only_goes_on() -> None:
    for key in ROUND_KEYS:
        for pressed in (key.key, *key.also):
            if pressed.isdigit():
                assert isinstance(key.event, Rate | Reply)
            if pressed in "abcdef":
                assert isinstance(key.event, Toggle)
            if pressed == "enter":
                assert key.name in GOES_ON
            assert pressed == pressed.lower()


def test_ids_are_unique_and_every_place_has_a_title() -> None:
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))
    assert {key.place for key in KEYS} == set(PLACE_TITLES)


def test_the_names_told_apart_are_those_of_keys_and_every_key_without_an_event_has_one() -> None:
    assert set(Act) <= {key.name for key in ROUND_KEYS}
    assert {key.name for key in ROUND_KEYS if key.event is None} <= set(Act)


def test_every_key_of_a_round_has_a_word_in_plain_mode_or_is_said_by_itself() -> None:
    itself = {"panel", "panel-before", "mark", "mark-before"}
    for key in ROUND_KEYS:
        assert key.word or isinstance(key.event, Toggle | Rate) or key.name in itself


@pytest.mark.parametrize("phase", PHASES)
def test_a_key_that_ends_a_phase_leaves_no_fact_when_it_is_pressed_again_at_once(phase: str) -> None:
    for key in offered(view_of(in_phase(phase))):
        sat = in_phase(phase)
        if key.event is None:
            continue
        before = sat.round.phase
        stroke = Stroke(key.key, key.key if len(key.key) == 1 else "", 10.0)
        first = first_of(view_of(sat), stroke, key)
        sat.take(key.event)
        facts = len(sat.facts)
        again = meaning_of(view_of(sat), replace(stroke, at=10.1), first)
        is_over = sat.round.phase is before or sat.round.phase is Phase.FINISHED
        if is_over or not isinstance(again, Command) or again.key.event is None:
            continue
        sat.clock.advance(0.1)
        sat.facts += steps.step(sat.round, again.key.event, sat.now, BOOK).facts
        assert len(sat.facts) == facts


@pytest.mark.parametrize("phase", PHASES)
def test_the_phases_own_keys_come_before_what_works_everywhere(phase: str) -> None:
    general = [key.is_general for key in offered(view_of(in_phase(phase)))]
    assert general == sorted(general)
    assert offered(view_of(in_phase(phase)))[-1].name == "leave"


def test_only_three_keys_are_offered_while_a_skip_can_be_taken_back() -> None:
    assert [key.key for key in offered(view_of(in_phase("skip pending")))] == ["enter", "z", "q"]


class Typist:
    """Types into an answer as a face does: commands act at once, until they turn out to be letters."""

    def __init__(self, question: Question) -> None:
        self.sat, self.question = Sat().take(Begin()), question
        self.sat.clock.advance(5)
        self.first: First | None = None
        self.field = ""
        self.window = ""
        self.written = {"notes": "", "ask": ""}

    def type(self, character: str, gap: float) -> None:
        self.sat.clock.advance(gap)
        stroke = Stroke(character, character, self.sat.clock.awake)
        view = view_of(self.sat, self.question)
        if self.field and not (self.first and self.window):
            first, self.first = self.first, None
            is_word = self.field == "notes" and first and is_one_word(first, stroke)
            self.written[self.field] += f"{first.stroke.character if first and is_word else ''}{character}"
            return
        meaning = meaning_of(view, stroke, self.first)
        first, self.first = self.first, None
        match meaning:
            case Typed(text, mistaken):
                if mistaken in ("pause", "skip"):
                    self.happen(Undo())
                self.window, self.field = "", "notes"
                self.written["notes"] += text
                self.happen(Write(self.written["notes"]))
            case Command(key) if not self.window:
                self.first = first_of(view, stroke, key)
                if key.event is not None:
                    self.happen(key.event)
                elif key.name in self.written:
                    self.field = key.name
                else:
                    self.window = key.name
            case Dead(_, name) if name and not self.window:
                self.first = First(stroke, name)
            case _:
                assert first is None or not self.window or first.stroke.character == character or gap >= 0.4

    def happen(self, event: Event) -> None:
        led = steps.step(self.sat.round, event, self.sat.now, BOOK)
        self.sat.round = led.round
        self.sat.facts += led.facts


QUESTION = make_question("q0", clarify=(Clarify("How many?", "Ten"), Clarify("How fast?", "20 ms")))


@pytest.mark.parametrize("gap", [0.05, 0.3, 0.6])
def test_no_two_letters_typed_into_an_answer_lose_anything(gap: float) -> None:
    assert QUESTIONS[0] == QUESTION
    for one, two in product(ascii_lowercase, repeat=2):
        typist = Typist(QUESTION)
        typist.type(one, 0.0)
        typist.type(two, gap)
        assert not typist.sat.facts, one + two
        assert typist.sat.round.phase in (Phase.ANSWERING, Phase.BETWEEN), one + two
        assert typist.sat.round.phase is Phase.ANSWERING or typist.sat.round.skips
        is_double = one == two and one in "hinpqx"
        if gap < 0.4 and not is_double:
            assert typist.sat.round.phase is Phase.ANSWERING
            assert not typist.sat.round.is_paused
            field, text = ("ask", two) if one == "i" else ("notes", one + two)
            assert typist.written[field] == text, one + two


@pytest.mark.parametrize("gap", [0.25, 0.39])
def test_a_word_that_begins_with_a_command_stands_in_the_notes(gap: float) -> None:
    for word in ("que", "pause", "xavier", "hinge", "!important", "vanish", "neural nets", "n = 5"):
        typist = Typist(QUESTION)
        for character in word:
            typist.type(character, gap)
        assert typist.written["notes"] == word
        assert not typist.window


@pytest.mark.parametrize(
    ("letter", "says"), [("h", "This question has no hints."), ("i", "There is nothing to ask here.")]
)
def test_a_command_that_is_used_up_says_so_unless_it_begins_a_word(letter: str, says: str) -> None:
    bare = make_question("q0", hints=(), clarify=())
    view = view_of(in_phase("answering"), bare)
    assert meaning_of(view, Stroke(letter, letter, 0.0), None) == Dead(says, {"h": "hint", "i": "ask"}[letter])
    typist = Typist(bare)
    typist.type(letter, 1.0)
    assert not typist.written["notes"]
    for character in f"{letter}f so":
        typist.type(character, 0.3)
    assert typist.written["notes"] == f"{letter}f so"


def test_a_hint_after_the_last_one_is_told_otherwise_than_where_there_never_was_one() -> None:
    few = make_question("q0", hints=("Only this",))
    assert used_up_words(view_of(in_phase("answering"), few), "hint") == "No more hints."


def test_under_pressure_h_is_a_letter() -> None:
    sat = Sat(Mode.PRESSURE).take(Begin())
    assert meaning_of(view_of(sat), Stroke("h", "h", 0.0), None) == Typed("h")


def test_z_twice_in_a_retry_takes_back_no_score() -> None:
    sat = in_phase("answering again")
    stroke = Stroke("z", "z", 10.0)
    meaning = meaning_of(view_of(sat), stroke, None)
    assert isinstance(meaning, Command) and meaning.key.event == Undo()
    first = first_of(view_of(sat), stroke, meaning.key)
    sat.take(Undo())
    assert meaning_of(view_of(sat), Stroke("z", "z", 10.2), first) == Dead(name="unretry")
    assert meaning_of(view_of(sat), Stroke("e", "e", 10.2), first) == Typed("ze", "unretry")
    assert isinstance(meaning_of(view_of(sat), Stroke("z", "z", 11.0), first), Command)


def test_a_hint_that_was_shown_stays_counted() -> None:
    typist = Typist(QUESTION)
    typist.type("h", 0.0)
    typist.type("e", 0.1)
    assert (typist.sat.round.hints, typist.written["notes"]) == (1, "he")


def pressed(phase: str, character: str) -> Command | Typed | Dead:
    return meaning_of(view_of(in_phase(phase)), Stroke(character, character, 0.0), None)


@pytest.mark.parametrize(("character", "score"), [("&", 1), ("é", 2), ('"', 3), ("'", 4)])
def test_the_upper_row_of_a_french_keyboard_scores(character: str, score: int) -> None:
    meaning = pressed("reviewing", character)
    assert isinstance(meaning, Command) and meaning.key.event == Rate(Score(score))


def test_a_capital_is_its_small_letter() -> None:
    meaning = pressed("reviewing", "A")
    assert isinstance(meaning, Command) and meaning.key.event == Toggle(0)
    assert isinstance(pressed("between, rated", "Z"), Command)


@pytest.mark.parametrize(
    ("character", "says"),
    [
        ("ф", "ф: keys are Latin letters, here perhaps a; ? lists them"),
        ("３", "３: keys are Latin letters, here perhaps 3; ? lists them"),
        ("ש", "ש does nothing here: keys are Latin letters; ? lists them"),
        ("k", "k does nothing here; ? lists what does"),
    ],
)
def test_a_key_that_does_nothing_says_so(character: str, says: str) -> None:
    assert pressed("reviewing", character) == Dead(says)


@pytest.mark.parametrize("phase", ["answering", "following up"])
def test_an_enter_too_soon_to_be_done_says_so(phase: str) -> None:
    sat = in_phase(phase)
    begun = sat.clock.monotonic()
    assert meaning_of(view_of(sat), Stroke("enter", "", begun + 1.9), None) == Dead(JUST_BEGUN)
    assert isinstance(meaning_of(view_of(sat), Stroke("enter", "", begun + 2.0), None), Command)


def test_an_enter_soon_after_done_was_taken_back_says_that_the_clock_goes_on() -> None:
    sat = in_phase("answering")
    sat.clock.advance(51.0)
    sat = sat.take(Done(), Undo())
    enter = Stroke("enter", "", sat.clock.monotonic() + 1.0)
    assert meaning_of(view_of(sat), enter, None) == Dead(JUST_RESUMED)


def test_an_undo_meant_for_the_question_before_is_no_note() -> None:
    sat = in_phase("between, rated").take(Next())
    view, begun = view_of(sat), sat.clock.monotonic()
    assert view.phase is Phase.ANSWERING
    undo = Stroke("z", "z", begun + 1.0)
    meaning = meaning_of(view, undo, None)
    assert isinstance(meaning, Dead) and meaning.says == TOO_LATE_TO_UNDO
    assert meaning_of(view, Stroke("e", "e", begun + 1.2), First(undo, meaning.name)) == Typed("ze", meaning.name)
    assert meaning_of(view, replace(undo, at=begun + 3.0), None) == Typed("z")
    assert meaning_of(view_of(sat.take(Write("a"))), replace(undo, at=begun), None) == Typed("z")
    assert pressed("answering", "z") == Typed("z")


@pytest.mark.parametrize("character", ["ф", "é", "3", "Z", "я"])
def test_while_answering_any_other_letter_is_written(character: str) -> None:
    assert pressed("answering", character) == Typed(character)


def test_a_space_at_the_start_is_nothing() -> None:
    assert pressed("answering", " ") == Dead()


def test_a_command_that_works_no_more_is_a_letter() -> None:
    sat = Sat(Mode.PRESSURE).take(Begin())
    assert meaning_of(view_of(sat), Stroke("p", "p", 0.0), None) == Typed("p")
    assert isinstance(pressed("answering", "p"), Command)
    assert Pause() in [key.event for key in offered(view_of(in_phase("answering")))]


def test_the_question_can_be_read_again_from_its_reveal_on_also_in_a_follow_up() -> None:
    able = [phase for phase in PHASES if "question" in [key.name for key in offered(view_of(in_phase(phase)))]]
    assert able == [
        "reviewing",
        "between, rated",
        "reviewing unscored",
        "between two rungs",
        "following up",
        "follow-up replied",
        "between, replied",
        "last between",
    ]


def test_the_replies_to_a_follow_up_are_one_two_three() -> None:
    events = [key.event for key in offered(view_of(in_phase("follow-up replied"))) if isinstance(key.event, Reply)]
    assert events == [Reply(heard) for heard in Heard]
    assert set(get_args(Event)) >= {Reply}
