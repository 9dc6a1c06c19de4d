"""The command that makes an own bank of what others wrote."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from practice_tui.bank.defaults import slug_of
from practice_tui.bank.foreign.pairs import SHAPES
from practice_tui.cli.options import PATH, Command, yes_option
from practice_tui.context import Context
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.presenters.importing import preview_lines, written_lines
from practice_tui.printing import is_terminal, print_error, print_lines
from practice_tui.system import SystemClock

if TYPE_CHECKING:
    from practice_tui.bank.foreign.entries import Prepared


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option("--topic", help="The topic of all of them, in place of what the file says.")
@click.option("--out", type=PATH, help="One bank for all: a name in your banks folder, or a path.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken, and write nothing.")
@yes_option
@click.option("--shape", type=click.Choice(SHAPES), help="How questions stand in a Markdown list.")
@click.option("--question", "prompt", metavar="COLUMN", help="The column or key that asks: its heading, or its number.")
@click.option("--answer", metavar="COLUMN", help="The one that answers.")
@click.option("--topic-column", metavar="COLUMN", help="The one that names the topic.")
@click.option("--tags-column", metavar="COLUMN", help="The one with tags.")
@click.option("--level-column", metavar="COLUMN", help="The one with the level.")
@click.pass_obj
def import_questions(
    context: Context,
    files: tuple[Path, ...],
    topic: str | None,
    out: Path | None,
    dry_run: bool,
    yes: bool,
    shape: str | None,
    prompt: str | None,
    answer: str | None,
    topic_column: str | None,
    tags_column: str | None,
    level_column: str | None,
) -> None:
    """Make questions of a list, a table or a deck. Shows first what it would take, and asks.

    FILE is Markdown, text, CSV, TSV, JSON, JSON lines, YAML, .apkg or .colpkg.
    """
    from practice_tui.bank.foreign.entries import Existing, Prepared, misspelt, prepare  # PyYAML takes 20 ms: only here
    from practice_tui.bank.foreign.reading import read_foreign, title_of_file
    from practice_tui.bank.foreign.wishes import Wishes
    from practice_tui.bank.foreign.writing import free_path

    given = {"prompt": prompt, "answer": answer, "topic": topic_column, "tags": tags_column, "level": level_column}
    wishes = Wishes(shape or "", {name: column for name, column in given.items() if column})
    banks = context.places.banks
    target = _target(out, banks) if out else None
    existing = Existing(context.load_bank_aloud().bank)
    refused: PracticeError | None = None
    whole: Prepared | None = None  # of all files, where they make one bank
    for path in files:
        name = one_line(str(path))
        try:
            prepared = prepare(read_foreign(path, wishes), existing, topic or "", name if len(files) > 1 else "")
        except PracticeError as error:
            refused = PracticeError(f"{name}: {error.message}", error.hint, error.code)
            print_error(refused)
            continue
        near = misspelt(prepared.topics, existing.topics)
        print_lines(preview_lines(name, prepared, near, existing.topics, whole=dry_run))
        if dry_run or not prepared.entries:
            continue
        if not yes:
            _settle_topics(prepared, near)
        if target is None:
            stem = slug_of(title_of_file(path)) or "imported"
            _write(free_path(banks, stem), banks, prepared, one_line(path.name), yes=yes)
        elif whole is None:
            whole = prepared
        else:
            whole.entries += prepared.entries
    if target and whole:
        others = f" and {count(len(files) - 1, 'other file')}" if len(files) > 1 else ""
        _write(target, banks, whole, one_line(files[0].name) + others, yes=yes)
    if refused:
        raise SystemExit(refused.code)


def _settle_topics(prepared: "Prepared", near: dict[str, str]) -> None:
    """Asks of each topic that is nearly another whether that one is meant."""
    for topic, other in near.items():
        if _is_yes(f"Take {topic!r} for {other!r}?"):
            prepared.rename_topic(topic, other)


def _write(target: Path, banks: Path, prepared: "Prepared", source: str, *, yes: bool) -> None:
    from practice_tui.bank.foreign.writing import write_bank

    if not yes and not _is_yes(f"Write {len(prepared.entries)} to {target}?"):
        print_lines(["Nothing was written."])
        return
    day = SystemClock().now().date()
    write_bank(target, prepared.entries, f"Imported from {source} on {day}.")
    print_lines(written_lines(target, prepared, banks))


def _target(out: Path, banks: Path) -> Path:
    """A mere name is one in the folder of own banks. Raises PracticeError for a name that means something else."""
    from practice_tui.bank.foreign.writing import RESERVED

    named = out if out.suffix == ".yaml" else out.with_name(f"{out.name}.yaml")
    if named.stem in RESERVED:
        raise PracticeError(f"a file called {named.name} holds no questions", "name another with --out")
    return banks / named if len(out.parts) == 1 else named


def _is_yes(question: str) -> bool:
    """Asks on the terminal. Raises PracticeError where there is none."""
    if not is_terminal(sys.stdin, sys.stdout):
        raise PracticeError(
            "nothing was written: there is no terminal to ask on", "--yes writes without asking", ExitCode.USAGE
        )
    return click.confirm(question, default=False)
