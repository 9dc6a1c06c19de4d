"""The holders of rounds and interviews: whether the process that left one still runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from practice_tui.sitting.holders import is_alive, own_holder, shown_holder

HOST = os.uname().nodename
has_starts = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system gives no starts of processes")


def test_this_process_is_alive_and_is_named_by_its_id_and_host() -> None:
    assert is_alive(own_holder())
    assert shown_holder(own_holder()) == f"{os.getpid()}@{HOST}"


def test_a_holder_of_an_earlier_release_has_no_start() -> None:
    assert is_alive(f"{os.getpid()}@{HOST}")
    assert not is_alive(f"{2**22 + 1}@{HOST}")


@has_starts
def test_another_program_that_was_given_the_same_process_id_is_not_the_holder() -> None:
    assert not is_alive(f"{os.getpid()}.1@{HOST}")


@has_starts
def test_a_process_that_was_killed_and_that_nobody_has_waited_for_is_gone() -> None:
    with subprocess.Popen([sys.executable, "-c", "print('up', flush=True); input()"], stdin=-1, stdout=-1) as ended:
        assert ended.stdout and ended.stdout.readline()
        assert is_alive(f"{ended.pid}@{HOST}")
        ended.kill()
        os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and is still listed
        assert not is_alive(f"{ended.pid}@{HOST}")


def test_a_process_on_another_host_may_run_and_nobody_does_not() -> None:
    assert is_alive("17@elsewhere")
    assert not is_alive("")
