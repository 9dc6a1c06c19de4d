"""Backups, exports and imports, and what is said when they are done."""

from collections.abc import Set
from datetime import UTC, datetime
from pathlib import Path

from practice_tui.archive.forgetting import forgettable, forgotten_elsewhere_lines
from practice_tui.archive.new_files import require_json, require_new
from practice_tui.archive.parts import HandIn, hand_in, is_skipped, read_since, since
from practice_tui.archive.spreadsheet import attempts_csv
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import RECEIVED, SheetOf
from practice_tui.core.values.ids import short_id
from practice_tui.core.values.phrases import count
from practice_tui.core.values.progress import ReportProgress
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviews import interviews
from practice_tui.store.backup import back_up
from practice_tui.store.export_file import Tables, write_json, write_text
from practice_tui.store.import_reader import read_import, without_other_raters
from practice_tui.store.restoring import restore

NEVER_IN_IT = "Never in it: private notes, what you said aloud, other rounds, your time zone and machine."
IS_LEFT = "The round isn't over: practice round --resume goes on with it, then hand it in once more."


def backup_lines(desk: Desk) -> list[str]:
    made = back_up(desk.history.path, desk.moments().now)
    return [f"Backed up {count(made.facts, 'fact')}: {made.path}"]


def restore_lines(history: Path, backup: Path | None, now: datetime) -> list[str]:
    restored = restore(history, backup, now)
    lines = [f"Restored {count(restored.facts, 'fact')} from {restored.backup}"]
    if restored.replaced:
        lines.append(f"What was there is kept; to go back: practice restore {restored.replaced}")
    return lines


def export_lines(desk: Desk, path: Path, program: str, overwrites: bool, since_day: str = "") -> list[str]:
    """Writes what the file's ending says, of the civil day `since_day` and after it. Raises PracticeError."""
    first = read_since(since_day, desk.today.name) if since_day else ""
    if path.suffix not in (".json", ".csv"):
        raise PracticeError(f"{path} ends in neither .json nor .csv", "practice export FILE.json")
    require_new(path, overwrites)
    if path.suffix == ".csv":
        write_text(path, attempts_csv(desk, first))
        return [f"Exported every attempt{f' since {first}' if first else ''}, for spreadsheets alone: {path}"]
    now = desk.moments().now
    tables = since(desk.history.tables(), first, now.tzinfo) if first else desk.history.tables()
    write_json(tables, path, program, now)
    scope = f" since {first}, with what they refer to" if first else ""
    return [f"Exported {count(sum(map(len, tables.values())), 'fact')}{scope}: {path}"]


def hand_in_lines(
    desk: Desk, path: Path, code: str, program: str, *, with_answers: bool, overwrites: bool
) -> list[str]:
    """Writes the rounds of a code for somebody else, and lists what is in the file. Raises PracticeError."""
    require_json(path, "practice export --hand-in CODE FILE.json")
    part = hand_in(desk.history.tables(), code, with_answers=with_answers)
    require_new(path, overwrites)
    write_json(part.tables, path, program, desk.moments().now.astimezone(UTC), part.code)
    return [f"Hand-in of {part.code}: {path}", *_contents(desk, part, with_answers)]


def _contents(desk: Desk, part: HandIn, with_answers: bool) -> list[str]:
    """A line for each question that was asked, then what else is in the file and what isn't."""
    tables = part.tables
    scores = {row["attempt_id"]: row["score"] for row in tables["ratings"]}  # the newest comes last
    answers = [row for row in tables["attempts"] if row["answer"]]
    lines = []
    for row in tables["attempts"]:
        question = desk.library.whole.find(row["question_id"])
        score = scores.get(row["id"])
        outcome = Score(score).label if score else "skipped" if is_skipped(row) else "no score"
        title = one_line(question.title) if question else row["question_id"]
        lines.append(f"  {row['day']}  {outcome:<8}  {row['prediction'] or '–':<6}  {title}")
    counts = (
        count(len(tables["rounds"]), "round"),
        count(len(tables["ticks"]), "tick"),
        count(len(tables["follow_ups"]), "reply", "replies") + " to follow-ups",
        count(len(tables["remarks"]), "flag") + " on these questions",
    )
    lines.append(f"Also in it: {', '.join(counts)}, and the questions as they were asked.")
    if with_answers:
        lines.append(f"Also in it: {count(len(answers), 'typed answer')}.")
    elif part.answers_left_out:
        lines.append(f"Left out: {count(part.answers_left_out, 'typed answer')}; --with-answers takes them in.")
    left_ids = {row["id"] for row in tables["rounds"]} - {row["round_id"] for row in tables["endings"]}
    return [*lines, NEVER_IN_IT, *([IS_LEFT] if left_ids else [])]


def import_lines(desk: Desk, path: Path, report: ReportProgress) -> list[str]:
    """Adds what another history holds, after a backup where there is something to add.

    Raises PracticeError, and has added nothing.
    """
    tables, others = without_other_raters(read_import(path, desk.history.path, report))
    handed_over = _handed_over(desk, tables)
    before = forgettable(desk)
    erased = {row["subject_id"] for row in tables["erasures"]}
    opinions = _new_opinions(desk, tables)
    made = back_up(desk.history.path, desk.moments().now) if desk.history.has_news(tables) else None
    merged = desk.history.merge(tables, report)
    left = [f"Left out {count(number, 'rating')} by {rater}: only one's own count" for rater, number in others.items()]
    added = f"Added {count(merged.added, 'fact')}, {merged.attempts:,} of them attempts"
    return [
        f"{added}; {merged.already_here:,} were here already",
        *left,
        *_interview_lines(desk, tables, handed_over - before["interviews"]),
        *(f"A second opinion by {rater}: practice agreement {short_id(round_id)}" for rater, round_id in opinions),
        *([f"As it was before: practice restore {made.path}"] if made else []),
        *forgotten_elsewhere_lines(desk, {table: names & erased for table, names in before.items()}),
    ]


def _handed_over(desk: Desk, tables: Tables) -> set[str]:
    """The ids of the interviews that a file hands over. Raises PracticeError for one that was led here."""
    names = {row["name"] for row in tables["labels"] if row["label"] == RECEIVED and row["subject"] == "interview"}
    handed_over = {row["id"] for row in tables["interviews"] if row["id"] in names}
    own = {record.id for record in interviews(desk) if not record.is_received}
    if handed_over & own:
        raise PracticeError("this interview was led here: the file is for its candidate", "nothing was imported")
    return handed_over


def _new_opinions(desk: Desk, tables: Tables) -> list[tuple[str, str]]:
    """Rater and round of each signed second opinion in a file that isn't here yet.

    Raises PracticeError where its round is neither here nor in the file.
    """
    signed_before = {filled.sheet.id for filled in desk.sheets.filled_sheets(SheetOf.ROUND) if filled.ending}
    signed = {row["sheet_id"] for row in tables["sheet_endings"]} - signed_before
    sheets = [row for row in tables["sheets"] if row["round_id"] and row["id"] in signed]
    in_file = {row["id"] for row in tables["rounds"]}
    for row in sheets:
        if row["round_id"] not in in_file and desk.history.round(row["round_id"]) is None:
            problem = f"the round that {one_line(row['rater'])[:40]} judged isn't here"
            raise PracticeError(problem, "import the file where that round was sat", ExitCode.UNUSABLE_FILE)
    return [(one_line(row["rater"])[:40], row["round_id"]) for row in sheets]


def _interview_lines(desk: Desk, tables: Tables, new: Set[str]) -> list[str]:
    """Lines on the interviews of an imported file: the merge keeps out those that were forgotten here.

    `new` are the ids of those that the file hands over and that weren't here.
    """
    here = {record.id for record in interviews(desk)}
    received = new & here
    forgotten = {row["id"] for row in tables["interviews"]} - here
    lines = [f"Received {count(len(received), 'interview')}: practice interview list"] if received else []
    return lines + ([f"Left out {count(len(forgotten), 'interview')}: forgotten here before"] if forgotten else [])
