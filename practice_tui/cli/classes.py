"""The commands for a class: take in what was handed in, and what comes of it."""

from pathlib import Path

import click

from practice_tui.archive.classes.class_file import read_class
from practice_tui.archive.classes.forgetting import answers_of, forget_student
from practice_tui.archive.classes.importing import Wishes, import_files, import_lines
from practice_tui.archive.classes.lists import FindQuestion, read_roster
from practice_tui.archive.classes.sums import class_figures
from practice_tui.archive.new_files import write_new
from practice_tui.archive.paper_file import read_paper
from practice_tui.cli.options import PATH, Group, json_option, yes_option
from practice_tui.context import Context
from practice_tui.core.history.renames import names_of
from practice_tui.core.values.phrases import count
from practice_tui.errors import ExitCode
from practice_tui.presenters.class_tables import class_json, gradebook_csv
from practice_tui.printing import print_lines
from practice_tui.progress import progress
from practice_tui.system import SystemClock


@click.group("class", cls=Group)
def school_class() -> None:
    """Unite what students hand in, and see how it went. A class has a file of its own, apart from your history."""


@school_class.command("import")
@click.argument("files", metavar="FILES…", nargs=-1, required=True, type=PATH)
@click.option("--into", "path", metavar="CLASS.db", type=PATH, required=True, help="The class; it is made if missing.")
@click.option("--students", "roster", metavar="FILE.csv", type=PATH, help="Columns student, file or code, and pace.")
@click.option("--paper", metavar="FILE.json", type=PATH, help="The paper.json of answers that were scored on paper.")
@click.option("--replace", "replaces", is_flag=True, help="Newer hand-ins and scores in place of older ones.")
@click.pass_obj
def import_class(
    context: Context, /, files: tuple[Path, ...], path: Path, roster: Path | None, paper: Path | None, replaces: bool
) -> None:
    """Take in hand-ins, and scores from paper.

    A hand-in ends in .json, a list of scores in .csv. What can't be used is left out and named.
    """
    bank = context.load_bank_aloud().bank
    find: FindQuestion = bank.find
    code = None
    if paper:
        on_paper = read_paper(paper)
        find = {question.id: question for question in on_paper.questions}.get
        code = on_paper.code or None
    wishes = Wishes(names_of(bank), find, read_roster(roster) if roster else None, code, replaces)
    clock = SystemClock()
    with progress("Taking in", clock) as report:
        imported = import_files(path, files, wishes, clock.now(), report)
    print_lines(import_lines(path, imported))
    if imported.left_out:
        raise SystemExit(ExitCode.PROBLEMS)


@school_class.command("report")
@click.argument("path", metavar="CLASS.db", type=PATH)
@click.option("--html", metavar="FILE.html", type=PATH, help="Write it as one page for a browser or paper.")
@click.option("--gradebook", metavar="FILE.csv", type=PATH, help="Write points and possible points of each student.")
@json_option
@click.option("--force", is_flag=True, help="Replace the files if they are there.")
def report_on_class(path: Path, html: Path | None, gradebook: Path | None, as_json: bool, force: bool) -> None:
    """Print how each question and each student did. What to drop comes first; too few answers say nothing."""
    from practice_tui.presenters.class_report import report_html, report_lines  # imports what makes HTML

    if as_json and (html or gradebook):
        raise click.UsageError("--json prints, while --html and --gradebook write: give one or the other")
    for file, ending in ((html, ".html"), (gradebook, ".csv")):  # so that neither replaces the other, or the class
        if file and file.suffix != ending:
            raise click.UsageError(f"{file} doesn't end in {ending}")
    with read_class(path) as connection:
        figures = class_figures(connection.execute)
    if as_json:
        print_lines([class_json(figures)])
        return
    texts: dict[Path, str] = {}
    if html:
        texts[html] = report_html(figures, path.stem)
    if gradebook:
        texts[gradebook] = gradebook_csv(figures)
    write_new(texts, force)
    print_lines([f"Wrote {file}" for file in texts] or report_lines(figures, path.stem))


@school_class.command("export")
@click.argument("path", metavar="CLASS.db", type=PATH)
@click.option("--parquet", "folder", metavar="DIR", type=PATH, required=True, help="A new folder for the files.")
def export_class(path: Path, folder: Path) -> None:
    """Write it as Parquet files, one a hand-in. For DuckDB, Spark and such, with the report's sums as a script."""
    from practice_tui.archive.classes.parquet import export_parquet

    with progress("Writing", SystemClock()) as report:
        lines = export_parquet(path, folder, report)
    print_lines(lines)


@school_class.command("forget")
@click.argument("path", metavar="CLASS.db", type=PATH)
@click.argument("student", metavar="STUDENT")
@yes_option
def forget(path: Path, student: str, yes: bool) -> None:
    """Erase a student with all answers. For good."""
    answers = count(answers_of(path, student), "answer")
    if not yes and not click.confirm(f"{student}, with {answers}\nForget for good?", default=False):
        print_lines(["Nobody was forgotten."])
        return
    print_lines(forget_student(path, student))
