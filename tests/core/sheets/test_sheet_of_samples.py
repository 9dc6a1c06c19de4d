"""A sheet over sample answers: a score is settled before the key shows, and stands from then on."""

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Hearing, Mark, SheetEnding
from practice_tui.core.rounds.events import Next, Rate, Toggle, ToggleWrong, Undo
from practice_tui.core.sheets.events import SheetEvent, Sign
from practice_tui.core.sheets.sheet import GivenAnswer, SheetPhase, begun_sheet
from practice_tui.core.sheets.sheet_steps import SheetStep, step_sheet
from tests.fakes import FakeClock, make_moments, make_question

QUESTION = make_question("q")
ANSWERS = [GivenAnswer(f"q/{name}", "q", QUESTION.digest) for name in ("weak", "strong")]


def after(*events: SheetEvent) -> SheetStep:
    """The sheet after these events, with all facts that they left."""
    moments = make_moments(FakeClock())
    step = SheetStep(
        begun_sheet("s", "self", ANSWERS, dict.fromkeys(("q/weak", "q/strong"), QUESTION), of_samples=True)
    )
    for event in events:
        following = step_sheet(step.sheet, event, moments(), QUESTION)
        step = SheetStep(following.sheet, step.facts + following.facts)
    return step


def test_a_point_is_heard_or_not_since_nobody_helped() -> None:
    assert [after(*[Toggle(1)] * times).sheet.judgement.heard[1] for times in (1, 2)] == [Hearing.UNAIDED, Hearing.NOT]


def test_the_key_shows_once_the_score_is_settled() -> None:
    assert after(Rate(Score.SOLID)).sheet.phase is SheetPhase.BETWEEN
    assert after(Rate(Score.SOLID), Next()).sheet.phase is SheetPhase.COMPARING
    assert after(Rate(Score.SOLID), Next()).sheet.position == 0
    assert after(Rate(Score.SOLID), Next(), Next()).sheet.phase is SheetPhase.JUDGING
    assert after(Rate(Score.SOLID), Next(), Next()).sheet.position == 1


def test_before_the_key_shows_a_score_can_be_taken_back_and_afterwards_not() -> None:
    taken_back = after(Rate(Score.SOLID), Undo(), Rate(Score.SHAKY))
    assert [fact.score for fact in taken_back.facts if isinstance(fact, Mark)] == [Score.SOLID, None, Score.SHAKY]
    seen = after(Rate(Score.SOLID), Next())
    assert after(Rate(Score.SOLID), Next(), Undo(), Toggle(0), ToggleWrong(), Rate(Score.STRONG), Sign()) == seen


def test_it_is_over_after_the_last_key() -> None:
    last = (Rate(Score.SOLID), Next(), Next(), Rate(Score.SHAKY), Next())
    assert after(*last).sheet.phase is SheetPhase.COMPARING
    over = after(*last, Next())
    assert over.sheet.phase is SheetPhase.SIGNED
    assert isinstance(over.facts[-1], SheetEnding)
    assert after(*last, Next(), Next(), Rate(Score.STRONG), Undo()) == over
