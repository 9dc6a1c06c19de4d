"""The questions that one may put to the interviewers: one's own so far, and what the bank advises."""

from practice_tui.core.history.facts import ASKED_THEM
from practice_tui.core.values.text import one_line
from practice_tui.sitting.plans import TIPS_FOR_THE_END, PlanCatalogue
from practice_tui.store.history import History

ASKS = "Ask "  # how advice begins that names a question


def own_questions(history: History) -> list[str]:
    """One's own questions to interviewers in rounds so far, the newest first."""
    notes = reversed(history.round_notes(ASKED_THEM))
    lines = [line for note in notes for line in note.text.splitlines()]
    return list(dict.fromkeys(filter(None, map(one_line, lines))))


def advised_questions(plans: PlanCatalogue) -> list[str]:
    """The bank's advice on one's own questions."""
    return [tip.do for tip in plans.tips if tip.id.startswith(TIPS_FOR_THE_END)]


def questions_to_choose_from(history: History, plans: PlanCatalogue, most: int) -> tuple[str, ...]:
    """At most so many questions, one's own first, none twice."""
    advised = [text for text in map(one_line, advised_questions(plans)) if text.startswith(ASKS)]
    own = own_questions(history)[: max(0, most - len(advised))]
    return tuple(dict.fromkeys((*own, *advised)))[:most]
