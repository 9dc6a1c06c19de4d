"""Completion in a shell: the script for it, the answers to it, and the names that it completes."""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

import click
from click.shell_completion import CompletionItem, get_completion_class, shell_complete

from practice_tui import COMPLETION
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.context import Context
from practice_tui.core.bank.plans import BUILT_IN_PLANS
from practice_tui.errors import PracticeError
from practice_tui.paths import find_places

if TYPE_CHECKING:
    from practice_tui.store.history import History

T = TypeVar("T")

MOST_ROUNDS = 20  # offered, the newest


def answer_shell(commands: click.Command) -> int:
    """Print what the shell may complete to, and return the exit code."""
    return shell_complete(commands, {}, "practice", COMPLETION, os.environ[COMPLETION])


def script_for(commands: click.Command, shell: str) -> str:
    """The script that teaches `bash`, `zsh` or `fish` to complete the commands."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"there is no completion for {shell}")
    made = kind(commands, {}, "practice", COMPLETION)
    return made.source_template % made.source_vars()


def complete_plans(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """The ids of the standing plans and those of the banks."""
    own = [(plan.id, plan.title) for plan in _loaded(context).plans]
    return _beginning(begun, [*((plan.id, plan.title) for plan in BUILT_IN_PLANS), *own])


def complete_bank_plans(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """The ids of the plans that stand in a bank."""
    return _beginning(begun, [(plan.id, plan.title) for plan in _loaded(context).plans])


def complete_topics(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    return _beginning(begun, [(topic.slug, topic.title) for topic in _loaded(context).bank.topics])


def complete_questions(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    return _beginning(begun, [(question.id, question.title) for question in _loaded(context).bank.questions])


def complete_subjects(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The names of banks, topics and questions."""
    questions = _loaded(context).bank.questions
    banks = _beginning(begun, [(question.bank, "a bank") for question in questions])
    return [*banks, *complete_topics(context, parameter, begun), *complete_questions(context, parameter, begun)]


def complete_codes(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """The codes of one's own rounds."""
    return _beginning(begun.upper(), [(code, "") for code in _read(context, lambda history: history.codes())])


def complete_drills(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    from practice_tui.core.drills.catalogue import DRILLS  # the drills take 35 ms to import

    return _beginning(begun, [(drill.name, drill.title) for drill in DRILLS])


def complete_rounds(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """The ids of the newest rounds with an answer, each with its day and plan; files where none begins so."""
    rounds = _read(context, lambda history: history.rounds(MOST_ROUNDS))
    offered = _beginning(begun, [(record.id, f"{record.day} {record.plan}") for record in rounds if record.tried])
    return offered or [CompletionItem(begun, type="file")]


def _read(context: click.Context, read: Callable[["History"], Sequence[T]]) -> Sequence[T]:
    """Reads from the history; gives nothing where there is none, or where it can't be read just now."""
    from practice_tui.store.opening import open_history  # SQLite takes 15 ms to import

    path = _context(context).places.history
    if not path.exists():
        return ()
    try:
        with closing(open_history(path)) as history:
            return read(history)
    except PracticeError:
        return ()


def _loaded(context: click.Context) -> LoadedBank:
    """The banks, from the cache where no file has changed."""
    return _context(context).load_bank()


def _context(context: click.Context) -> Context:
    opened: Context = context.find_root().obj or Context(find_places())
    return opened


def _beginning(begun: str, names: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    return [CompletionItem(name, help=title) for name, title in dict(names).items() if name.startswith(begun)]
