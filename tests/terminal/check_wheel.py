"""Starts an installed `practice` in a real terminal, far from the checkout, and looks for a bundled question."""

import sys
import tempfile
from pathlib import Path

from tests.terminal.terminal import Terminal


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.argv[1], "--data-dir", f"{folder}/data"]
        with Terminal(command, size=(120, 40), cwd=Path(folder)) as terminal:
            terminal.see("Rounds")
            terminal.press("b")
            terminal.see("What deep learning is")
            terminal.press("qq")
            assert terminal.end() == 0
    print("the installed program starts, shows its bank and ends")


if __name__ == "__main__":
    main()
