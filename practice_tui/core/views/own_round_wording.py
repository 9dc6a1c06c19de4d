"""The words of the builder: what the round comes to, and what a marked field is about."""

from practice_tui.core.bank.job_words import FEWEST_WORDS
from practice_tui.core.bank.plans import MOST_QUESTIONS, Mode
from practice_tui.core.bank.questions import Kind
from practice_tui.core.views.own_round import Field, OwnRoundView
from practice_tui.core.views.plan_preview import PlanPreview, headline

KINDS_ASK = {
    Kind.CONCEPT: "Say what it is, why it works, and when it fails",
    Kind.COMPARISON: "Hold two things against each other, and say when to take which",
    Kind.DERIVATION: "Work out a formula, step by step",
    Kind.NUMERIC: "Compute a number, which is checked",
    Kind.CODE: "Write a few lines of code, or find what is wrong with some",
    Kind.SCENARIO: "Say what you would look at and do, when something goes wrong",
    Kind.DESIGN: "Design a system, after asking what it must hold",
}
MODES_SAY = {
    Mode.COACHED: "Hints and a pause are there, and each answer is reviewed at once",
    Mode.PRESSURE: "No hints, no pause, and the review after the last answer",
}


def headline_of(view: OwnRoundView, preview: PlanPreview, *, has_stages: bool = True) -> str:
    """The questions and minutes of the round, its stages unless `has_stages` is false, and how many questions match."""
    matching, plan = len(view.matching), view.plan
    if not preview.questions:
        part = " or all questions" if plan.only else ""
        return f"No question matches: take in more topics, kinds or levels{part}."
    stages = ", ".join(f"{stage.value} {number}" for stage, number in (preview.stages or {}).items())
    stages = f": {stages}" if has_stages else ""
    short = "" if preview.questions == plan.count or plan.count == MOST_QUESTIONS else f" of {plan.count}"
    text = headline(preview).replace(" question", f"{short} question", 1)
    return f"{text}{stages}. {matching} {'matches' if matching == 1 else 'match'}."


def about_line(view: OwnRoundView) -> str:
    """Explains the marked field, or the marked value in it."""
    match view.field:
        case Field.ROLE:
            return "A plan to begin with: what it says stands below, and can be changed"
        case Field.JOB if view.job_says_too_little:
            words = ", ".join(each.word for each in view.words if each.word not in view.struck)
            few = f"Too few words are known ({words})" if words else "No word of it is known"
            return f"{few}; from {FEWEST_WORDS} on it says the topics. They are those of the plan above"
        case Field.JOB:
            return "Its words choose the topics, on this machine. A letter or a paste opens it; so does space"
        case Field.WORDS:
            word = view.words[view.chip]
            is_left_out = word.word not in view.struck and view.plan.topics and word.topic not in view.plan.topics
            rest = ", which is not among the topics" if is_left_out else ""
            return f"{word.word}: {view.topic_title(word.topic)}{rest}. Space strikes it out, or takes it in again"
        case Field.COUNT:
            return "How many questions the round asks"
        case Field.MINUTES:
            return "How long you answer, follow-ups too: with as many questions as fit, and fewer if you are slow"
        case Field.ADAPTS if view.plan.mode is Mode.PRESSURE:
            return "Under pressure nothing is scored before the end, so only the scores of earlier rounds count"
        case Field.ADAPTS:
            return "Whether each question follows the score before it; the preview shows the likely ones then"
        case Field.HINTS if view.plan.mode is Mode.PRESSURE:
            return "Hints are there in a coached round alone"
        case Field.HINTS:
            return "Whether hints are there for the asking"
        case Field.STYLE:
            return "A line where it opens, turns to another subject and ends; none of them helps"
        case Field.CLOSING:
            return "Whether it ends with your questions to them, three minutes"
        case Field.STAGES:
            return "The parts of an interview, in this order. Space adds to the share of one, up to 3"
        case Field.ONLY:
            return "From all of the bank, or only what was missed, is due, is flagged, or was never asked"
        case Field.MODE:
            return MODES_SAY[view.plan.mode]
        case Field.TOPICS:
            return view.building.topics[view.chip].scope if view.building.topics else ""
        case Field.KINDS:
            return KINDS_ASK[list(Kind)[view.chip]]
        case Field.FOLLOW_UPS:
            return "Whether the interviewer comes back: one step deeper, and later to what you left out"
        case Field.LIMIT:
            return "One limit for all, in place of each question's own"
        case Field.LEVELS:
            return "With none chosen, every level is asked; the same goes for kinds and topics"
    return ""
