"""Starts the program: `python -m practice_tui`, and the script `practice`."""

import gc
import sys
from pathlib import Path

DATA_DIR = "--data-dir"


def main() -> None:
    """The app at once where nothing else is asked for, else the command line.

    The collector stands still meanwhile: it would look through everything that is imported, again and again. The app
    wakes it behind its first paint, the command line before a command.
    """
    gc.disable()
    arguments = sys.argv[1:]
    if not arguments or (len(arguments) == 2 and arguments[0] == DATA_DIR):
        open_only_the_app(Path(arguments[1]) if arguments else None)
    from practice_tui.cli import main as run

    run()


def open_only_the_app(data_dir: Path | None) -> None:
    """Without what a command line takes to import."""
    from practice_tui.errors import PracticeError
    from practice_tui.launch import Context, complain, mishaps_told, open_app
    from practice_tui.paths import find_places

    context = Context(find_places(data_dir))
    try:
        with mishaps_told(lambda: context):
            open_app(context)
    except PracticeError as error:
        sys.exit(complain(error))
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0)


if __name__ == "__main__":
    main()
