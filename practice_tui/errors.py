"""Errors for the user: a sentence, a hint and an exit code."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The process's exit codes; from 65 on they follow sysexits.h."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    UNUSABLE_FILE = 65
    INTERNAL = 70
    CANT_CREATE = 73
    DISK = 74
    BUSY = 75
    NO_PERMISSION = 77


def how_to_install(extra: str) -> str:
    """The line that installs one of the optional parts, as the README has it."""
    return f"in the clone: .venv/bin/pip install '.[{extra}]'"


class PracticeError(Exception):
    """An error that the user sees: `message` says what is wrong and where, `hint` what to do."""

    def __init__(self, message: str, hint: str = "", code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message
