"""Makes a question that was asked in a real interview one of one's own."""

from practice_tui.archive.own_questions import add_question
from practice_tui.bank.foreign.entries import Existing
from practice_tui.core.history.encounters import EncounterQuestion
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.encounters import name_question

NO_ANSWER_YET = "No answer written yet."


def keep_asked(desk: Desk, entry: EncounterQuestion, topic: str = "", answer: str = "") -> str:
    """Adds the question to one's own bank under a topic, by default the one that was noted, and returns its id.

    Raises PracticeError where it has no topic, and where it is in the bank already.
    """
    if entry.question_id:
        raise PracticeError(f"it is the question {entry.question_id} already", "practice bank edit changes that")
    if where := Existing(desk.library.whole).where(entry.ask):
        raise PracticeError(f"this question is there already: {where}", "--is ID says that it is that one")
    question_id = add_question(desk, entry.ask, answer or NO_ANSWER_YET, topic or entry.topic or "")
    name_question(desk, entry, question_id)
    return question_id
