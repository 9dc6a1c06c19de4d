"""The flags that are open, as lines, as JSON and as an issue for the author."""

from practice_tui.archive.bank_export.markdown import literal
from practice_tui.core.history.facts import Remark
from practice_tui.core.history.flags import flag_said
from practice_tui.core.history.unreadable import left_out_data
from practice_tui.core.values.records import to_json
from practice_tui.core.values.text import one_line
from practice_tui.sitting.desk import Desk


def flag_lines(desk: Desk) -> list[str]:
    """Every flag that isn't closed: its question, what is the matter with it, the word on it, the day."""
    return [_flag_line(desk, flag) for flag in desk.notebook.flags()] or ["Nothing is flagged."]


def _flag_line(desk: Desk, flag: Remark) -> str:
    question = desk.library.whole.find(flag.question_id)
    name = f"{one_line(question.title)} ({question.id})" if question else flag.question_id
    return f"{name}: {flag_said(flag, question)}"


def flag_json(desk: Desk) -> str:
    """`{flags: [flag, …], left_out: [{table, id, reason}, …]}`: those that aren't closed, oldest first."""
    flags = [
        {
            "id": flag.id,
            "question_id": flag.question_id,
            "digest": flag.digest,
            "at": flag.at.isoformat(),
            "kind": flag.kind.value,
            "text": flag.text,
        }
        for flag in desk.notebook.flags()
    ]
    return to_json({"flags": flags} | left_out_data(desk.left_out()))


def flag_markdown(desk: Desk) -> list[str]:
    """The flags by question, as the text of an issue for the author: which text was seen, and what is amiss with it."""
    flags = desk.notebook.flags()
    lines: list[str] = []
    for question_id in dict.fromkeys(flag.question_id for flag in flags):
        question = desk.library.whole.find(question_id)
        lines += [f"### {literal(question.title) if question else question_id} (`{question_id}`)", ""]
        for flag in flags:
            if flag.question_id == question_id:
                changed = "" if question and flag.digest == question.digest else "; the text has changed since"
                remark = f": {literal(flag.text)}" if flag.text else ""
                lines.append(f"- {flag.kind.value}, {flag.at.date()}{changed}{remark}")
        lines.append("")
    return lines or ["Nothing is flagged."]
