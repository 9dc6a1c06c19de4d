"""An interview that takes events two seconds apart, for the tests of what they lead to."""

from practice_tui.core.bank.plans import Slot
from practice_tui.core.bank.questions import Clarify
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Fact
from practice_tui.core.interviews.events import InterviewEvent, ReadOut
from practice_tui.core.interviews.interview import Interview, begun_interview
from practice_tui.core.interviews.interview_steps import step_interview
from practice_tui.core.rounds.events import Begin, Done, End, Next, Pause, Rate, Skip
from practice_tui.core.sheets.events import Sign
from tests.fakes import FakeClock, make_moments, make_question

QUESTIONS = tuple(
    make_question(f"q{number}", clarify=(Clarify("How many?", "Ten"), Clarify("How fast?", "20 ms")))
    for number in range(3)
)
BOOK = {question.id: question for question in QUESTIONS}
SLOTS = tuple(Slot(question.id, question.digest, question.topic, 120.0, "drawn") for question in QUESTIONS)
HEARD_OUT = (Begin(), ReadOut(), Done())
SCORED = (*HEARD_OUT, Rate(Score.SOLID))
AGAIN = (Next(), ReadOut(), Done(), Rate(Score.SHAKY))

PHASES: dict[str, tuple[InterviewEvent, ...]] = {
    "briefing": (),
    "asking": (Begin(),),
    "listening": (Begin(), ReadOut()),
    "paused": (Begin(), ReadOut(), Pause()),
    "judging": HEARD_OUT,
    "between": SCORED,
    "skip pending": (Begin(), Skip()),
    "signing": (*SCORED, *AGAIN, *AGAIN, Next()),
    "over": (*SCORED, *AGAIN, *AGAIN, Next(), Sign()),
    "cut short": (*SCORED, Next(), End(Ending.ENDED_EARLY)),
}


class Led:
    """An interview of three questions, with the facts that it left so far."""

    def __init__(self, *events: InterviewEvent) -> None:
        self.clock = FakeClock()
        self.moments = make_moments(self.clock)
        self.interview: Interview = begun_interview("i", "s", "Ann", "B.", "Quick", SLOTS, QUESTIONS)
        self.facts: list[Fact] = []
        self.take(*events)

    def take(self, *events: InterviewEvent) -> "Led":
        for event in events:
            self.clock.advance(2.0)
            led = step_interview(self.interview, event, self.moments(), BOOK)
            self.interview = led.interview
            self.facts += led.facts
        return self
