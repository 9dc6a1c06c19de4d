"""Opens a file in the editor of one's own."""

import os
import shlex
import subprocess
from pathlib import Path

from practice_tui.errors import ExitCode, PracticeError


def edit_file(path: Path, usual: str = "") -> None:
    """Waits until the editor that VISUAL or EDITOR names has ended, or else the `usual` one.

    Raises PracticeError where none is named, or where it didn't end well.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or usual
    if not editor:
        raise PracticeError(
            "neither VISUAL nor EDITOR names an editor", "EDITOR=nano, for one, in front of the command"
        )
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=True)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise PracticeError(
            f"{editor} did not end well", "set EDITOR to an editor that is there", ExitCode.USAGE
        ) from error
