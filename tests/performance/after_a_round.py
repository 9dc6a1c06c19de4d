"""Prints the seconds of processor time from a round that was written until Home is current, over a folder."""

import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from practice_tui.context import Context
from practice_tui.paths import find_places
from practice_tui.presenters.home import home
from tests.performance.data import A_ROUND, make_round


def main() -> None:
    desk = Context(find_places(Path(sys.argv[1]))).open_desk_quietly()
    home(desk, 1)
    now = datetime.now(UTC)
    for _ in range(2):  # the first new answer has fsrs imported
        desk.history.write(make_round(random.Random(1), desk.bank.questions, now, A_ROUND, desk.history.greatest_id()))
        began = time.process_time()
        home(desk, 1)
        spent = time.process_time() - began
    print(spent)


if __name__ == "__main__":
    main()
