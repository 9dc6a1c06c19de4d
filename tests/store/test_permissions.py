"""What the owner of a file may not do is said with the place and a way out, and leaves nothing behind."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.opening import open_history
from tests.store.facts import one_of_each, setting

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A directory that another user can reach."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def code_as_nobody(work: Callable[[], object]) -> int:
    """The exit code with which `work` is refused to someone who isn't root, as whom permissions hold."""
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        try:
            work()
        except PracticeError as error:
            os._exit(int(error.code) if "--data-dir" in error.hint else 1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_directory_that_may_not_be_written_to(folder: Path) -> None:
    folder.chmod(0o555)
    assert code_as_nobody(lambda: open_history(folder / "data" / "history.db")) == ExitCode.NO_PERMISSION
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o000, 0o755), (0o444, 0o555)])
def test_a_file_that_may_not_be_written(folder: Path, file_mode: int, folder_mode: int) -> None:
    path = folder / "history.db"
    history = open_history(path)
    history.write(one_of_each())
    history.close()
    before = path.read_bytes()
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    assert code_as_nobody(lambda: open_history(path).write([setting(9, "light")])) == ExitCode.NO_PERMISSION
    folder.chmod(0o755)
    path.chmod(0o644)
    assert path.read_bytes() == before
    assert [held.name for held in folder.iterdir()] == ["history.db"]
