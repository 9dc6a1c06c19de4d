"""Starts the program: `python -m practice_tui`, and the script `practice`."""

import os
import sys
from typing import NoReturn

from practice_tui import COMPLETION
from practice_tui.collector import made_for_good
from practice_tui.error_log import internal_errors_reported
from practice_tui.errors import PracticeError
from practice_tui.paths import find_places
from practice_tui.printing import discard_output, prepare_streams, print_error


def main() -> NoReturn:
    """The app where nothing is asked for, else the command line.

    Without the command line, what takes 100 ms to import comes behind Home's first frame. A shell that completes a
    line starts the program without arguments, and asks in the environment.
    """
    if len(sys.argv) > 1 or COMPLETION in os.environ:
        with made_for_good():
            from practice_tui.cli import main as run

        run()
    from practice_tui.launch import open_app  # a command that only prints does without it

    prepare_streams()
    places = find_places()
    try:
        with internal_errors_reported(lambda: places):
            open_app(places)
    except PracticeError as error:
        sys.exit(print_error(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        discard_output()
    sys.exit(0)


if __name__ == "__main__":
    main()
