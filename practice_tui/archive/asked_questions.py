"""Makes a question that was asked in a real interview one of one's own."""

from practice_tui.archive.own_questions import add_question
from practice_tui.bank.foreign.entries import Existing
from practice_tui.core.history.encounters import EncounterQuestion
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.encounters import name_question

NO_ANSWER_YET = "No answer written yet."


def keep_asked(desk: Desk, asked: EncounterQuestion, topic: str = "", answer: str = "") -> str:
    """Adds the question to one's own bank under a topic, by default the one that was noted, and returns its id.

    Raises PracticeError where it has no topic, and where it is in the bank already.
    """
    if asked.question_id:
        raise PracticeError(f"it is the question {asked.question_id} already", "practice bank edit changes that")
    if where := Existing(desk.library.whole).where(asked.ask):
        raise PracticeError(f"this question is there already: {where}", "--is ID says that it is that one")
    question_id = add_question(desk, asked.ask, answer or NO_ANSWER_YET, topic or asked.topic or "")
    name_question(desk, asked, question_id)
    return question_id
