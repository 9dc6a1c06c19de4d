"""A sheet: what each event does in each phase, what is stored, and where a sheet goes on from its marks."""

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Fact
from practice_tui.core.history.interview_facts import Hearing, Mark, SheetEnding
from practice_tui.core.rounds.events import Next, Rate, Toggle, ToggleWrong, Undo, Write
from practice_tui.core.sheets.events import KeepPrivate, SheetEvent, Sign
from practice_tui.core.sheets.sheet import GivenAnswer, Sheet, SheetPhase, begun_sheet, marked_sheet
from practice_tui.core.sheets.sheet_steps import step_sheet
from tests.fakes import FakeClock, make_moments, make_question

QUESTIONS = tuple(make_question(f"q{number}") for number in range(3))
ANSWERS = tuple(GivenAnswer(f"a{number}", question.id, question.digest) for number, question in enumerate(QUESTIONS))
BY_ANSWER = {answer.id: question for answer, question in zip(ANSWERS, QUESTIONS, strict=True)}
EVERY_MUST = tuple(map(Toggle, range(4)))
ALL_SCORED = (Rate(Score.SOLID), Next(), Rate(Score.SHAKY), Next(), Rate(Score.MISSED))


class Judged:
    """A sheet over three answers, with the facts that it left so far."""

    def __init__(self, *events: SheetEvent, sheet: Sheet | None = None) -> None:
        self.moments = make_moments(FakeClock())
        self.sheet = sheet or begun_sheet("s", "Ann", ANSWERS, BY_ANSWER)
        self.facts: list[Fact] = []
        self.take(*events)

    def take(self, *events: SheetEvent) -> "Judged":
        for event in events:
            step = step_sheet(self.sheet, event, self.moments(), BY_ANSWER[self.sheet.answer.id])
            self.sheet = step.sheet
            self.facts += step.facts
        return self

    @property
    def marks(self) -> list[Mark]:
        return [fact for fact in self.facts if isinstance(fact, Mark)]


def test_a_point_is_heard_then_heard_with_help_then_not() -> None:
    judged = Judged()
    heard = [judged.take(Toggle(1)).sheet.judgement.heard[1] for _ in range(3)]

    assert heard == [Hearing.UNAIDED, Hearing.HELPED, Hearing.NOT]
    assert judged.facts == []


def test_a_score_stores_ticks_notes_and_what_the_unaided_ticks_suggest() -> None:
    judged = Judged(*EVERY_MUST, Toggle(3), Write("well put"), KeepPrivate("tired"), Rate(Score.SOLID))

    (mark,) = judged.marks
    assert (mark.attempt_id, mark.sample, mark.score, mark.suggested) == ("a0", None, Score.SOLID, Score.SHAKY)
    assert (mark.note, mark.private) == ("well put", "tired")
    assert [point.heard for point in mark.points] == [1, 1, 1, 2, 0, 0]
    assert judged.sheet.phase is SheetPhase.BETWEEN


def test_a_hint_that_was_shown_and_something_wrong_lower_what_is_suggested() -> None:
    hinted = begun_sheet("s", "Ann", [GivenAnswer("a0", "q0", QUESTIONS[0].digest, hints=1)], BY_ANSWER)
    whole: tuple[SheetEvent, ...] = (*map(Toggle, range(6)), Rate(Score.STRONG))

    assert Judged(*whole).marks[0].suggested is Score.STRONG
    assert Judged(*whole, sheet=hinted).marks[0].suggested is Score.SOLID
    assert Judged(ToggleWrong(), *whole).marks[0].suggested is Score.SHAKY


def test_a_score_is_taken_back_and_the_ticks_stay() -> None:
    judged = Judged(Toggle(0), Rate(Score.SOLID), Undo())

    assert [mark.score for mark in judged.marks] == [Score.SOLID, None]
    assert judged.sheet.phase is SheetPhase.JUDGING
    assert judged.sheet.judgement.heard[0] is Hearing.UNAIDED


def test_between_two_answers_neither_digit_nor_letter_does_anything() -> None:
    judged = Judged(Rate(Score.SOLID))
    before = judged.sheet

    assert judged.take(Rate(Score.MISSED), Toggle(0), ToggleWrong(), Write("late")).sheet == before
    assert len(judged.facts) == 1


def test_only_a_sheet_with_all_scores_is_signed_and_then_it_stands() -> None:
    early = Judged(Rate(Score.SOLID), Sign())
    assert early.sheet.phase is SheetPhase.BETWEEN

    judged = Judged(*ALL_SCORED, Next(), Sign())
    assert isinstance(judged.facts[-1], SheetEnding)
    assert judged.sheet.phase is SheetPhase.SIGNED
    assert judged.take(Undo(), Next(), Rate(Score.STRONG), Toggle(0), Sign()).facts[-1] == judged.facts[-1]


def test_a_sheet_goes_on_from_its_marks_at_the_first_answer_without_a_score() -> None:
    left = Judged(Toggle(2), Rate(Score.SOLID), Next(), Rate(Score.SHAKY), Undo())
    again = marked_sheet(begun_sheet("s", "Ann", ANSWERS, BY_ANSWER), left.marks)

    assert (again.position, again.phase, again.scored) == (1, SheetPhase.JUDGING, 1)
    assert again.judgements[0].heard[2] is Hearing.UNAIDED
    whole = marked_sheet(begun_sheet("s", "Ann", ANSWERS, BY_ANSWER), Judged(*ALL_SCORED).marks)
    assert (whole.is_complete, whole.phase) == (True, SheetPhase.BETWEEN)


def test_the_answer_after_the_last_is_one_that_was_passed_over() -> None:
    marks = [mark for mark in Judged(*ALL_SCORED).marks if mark.attempt_id != "a1"]
    judged = Judged(sheet=marked_sheet(begun_sheet("s", "Ann", ANSWERS, BY_ANSWER), marks))
    assert judged.sheet.position == 1

    judged.take(Rate(Score.SOLID), Next())
    assert (judged.sheet.position, judged.sheet.phase) == (1, SheetPhase.BETWEEN)
    assert judged.take(Sign()).sheet.phase is SheetPhase.SIGNED


def test_a_mark_on_a_sample_names_the_sample() -> None:
    sample = GivenAnswer("q0/weak", "q0", QUESTIONS[0].digest)
    sheet = begun_sheet("s", "self", [sample], {"q0/weak": QUESTIONS[0]}, of_samples=True)
    moment = make_moments(FakeClock())()
    (mark,) = step_sheet(sheet, Rate(Score.SHAKY), moment, QUESTIONS[0]).facts

    assert isinstance(mark, Mark)
    assert (mark.attempt_id, mark.sample) == (None, "q0/weak")
    assert marked_sheet(sheet, [mark]).is_complete
