"""The recommended round and its reasons, as lines and as data."""

from practice_tui.core.bank.plans import RECOMMENDED
from practice_tui.core.history.unreadable import left_out_data
from practice_tui.core.selection.next_question import summary
from practice_tui.core.values.records import to_json
from practice_tui.core.values.text import one_line
from practice_tui.core.views.round_size import size_in_sentence
from practice_tui.sitting.desk import Desk


def next_lines(desk: Desk) -> list[str]:
    """The recommended round, with the reason for each question."""
    selection = desk.chooser.choose(RECOMMENDED, desk.chooser.seed_of_today)
    if not selection.choices:
        return ["There is nothing to ask: the bank holds no question that fits."]
    seconds = RECOMMENDED.expected_seconds(choice.question for choice in selection.choices)
    head = f"{size_in_sentence(len(selection.choices), seconds)}: {summary(selection.choices)}."
    rows = [f"{one_line(choice.question.title)[:44]:<44}  {choice.reason}" for choice in selection.choices]
    return [head, f"practice round --plan {RECOMMENDED.id} asks them:", "", *rows]


def next_data(desk: Desk) -> dict[str, object]:
    choices = desk.chooser.choose(RECOMMENDED, desk.chooser.seed_of_today).choices
    questions = [
        {
            "question_id": choice.question.id,
            "topic": choice.question.topic,
            "level": choice.question.level.value,
            "rule": choice.rule.value,
            "reason": choice.reason,
            "limit_s": choice.question.limit,
        }
        for choice in choices
    ]
    return {"plan": RECOMMENDED.id, "why": summary(choices), "questions": questions}


def next_json(desk: Desk) -> str:
    return to_json(next_data(desk) | left_out_data(desk.left_out()))
