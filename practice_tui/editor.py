"""Opens a file in the editor that $VISUAL or $EDITOR names."""

import os
import shlex
import signal
from collections.abc import Mapping
from pathlib import Path

from practice_tui.errors import ExitCode, PracticeError

VARIABLES = ("VISUAL", "EDITOR")
_MEANWHILE = {signal.SIGINT: signal.SIG_IGN, signal.SIGTSTP: signal.SIG_DFL}
NO_EDITOR = "neither VISUAL nor EDITOR names an editor"
NO_EDITOR_HINT = "export EDITOR=nano, for one, and start practice again"


def editor_command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The words of the command that opens an editor. Raises PracticeError where none is set, or none can be read."""
    name, command = next(((name, text) for name in VARIABLES if (text := environment.get(name, "").strip())), ("", ""))
    if not command:
        raise PracticeError(NO_EDITOR, NO_EDITOR_HINT, ExitCode.USAGE)
    try:
        return shlex.split(command)
    except ValueError:
        raise PracticeError(f"{name} can't be read: {command}", "close its quotes", ExitCode.USAGE) from None


def edit(path: Path, usual: str = "", environment: Mapping[str, str] = os.environ) -> None:
    """Returns once the editor has ended well; where none is set, it is the `usual` one, if there is such.

    Raises PracticeError where it can't be started, and where it failed.
    """
    command = editor_command({"EDITOR": usual, **environment})
    # ctrl+c is the editor's, which gets it as usual; ctrl+z stops both, until the shell lets both go on.
    before = {number: signal.signal(number, how) for number, how in _MEANWHILE.items()}
    try:
        editor = os.posix_spawnp(command[0], [*command, str(path)], os.environ, setsigdef=[signal.SIGINT])
        ended = os.waitstatus_to_exitcode(os.waitpid(editor, 0)[1])
    except OSError as error:
        raise PracticeError(f"can't start {command[0]}: {error.strerror}", NO_EDITOR_HINT, ExitCode.USAGE) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if ended:
        how = f"with {ended}" if ended > 0 else f"by {signal.Signals(-ended).name}"
        raise PracticeError(f"{command[0]} ended {how}")
