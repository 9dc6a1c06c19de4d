"""Starts the program: `python -m practice_tui`, and the script `practice`."""


def main() -> None:
    from practice_tui.cli import main as run  # what a command needs is imported when it is known

    run()


if __name__ == "__main__":
    main()
