"""What may lie where a file of the cache is looked for, made by somebody else than the program."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest


class MakesDirectory:
    """Whoever unpickles it makes the directory `owned`."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("owned",)


CODE = pickle.dumps(MakesDirectory())

Spoil = Callable[[Path], None]


def _hold(data: bytes) -> Spoil:
    """Bytes instead of what stood there."""
    return lambda path: _write(path, data)


def _hold_below_the_basis(data: bytes) -> Spoil:
    """The first line stays, so that the file is read on."""
    return lambda path: _write(path, path.read_bytes().partition(b"\n")[0] + b"\n" + data)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])


def _grow(path: Path) -> None:
    """A file of 12 MB that would be read to its end."""
    head, _, body = path.read_bytes().partition(b"\n")
    path.write_bytes(head + b"\n" + body + b" " * 30_000_000)


def _link(path: Path) -> None:
    """To a file that is as it should be."""
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


def _link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def _make_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _make_a_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link_to_a_device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def _make_a_device(path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root makes devices")
    path.unlink()
    try:
        os.mknod(path, 0o600 | 0o020000, os.makedev(1, 5))  # /dev/zero
    except PermissionError:
        pytest.skip("not in this container")


def _give_away(path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root gives files away")
    os.chown(path, 12345, 12345)


def _open_to_all(path: Path) -> None:
    path.chmod(0o666)


def _open_to_the_group(path: Path) -> None:
    path.chmod(0o620)


SPOILS: dict[str, Spoil] = {
    "nothing": _hold(b""),
    "code": _hold(CODE),
    "code after a line": _hold(b"{}\n" + CODE),
    "code below the basis": _hold_below_the_basis(CODE),
    "garbage": _hold(bytes(range(256)) * 40),
    "null": _hold(b"null\nnull"),
    "deep": _hold_below_the_basis(b"[" * 100_000),
    "deep objects": _hold_below_the_basis(b'{"a":' * 100_000),
    "digits": _hold_below_the_basis(b"9" * 1_000_000),
    "invalid UTF-8": _hold_below_the_basis(b'{"\xff": 1}'),
    "many": _hold(b"{}\n[" + b"{}," * 1_000_000 + b"{}]"),
    "cut": _cut,
    "huge": _grow,
    "a symlink": _link,
    "a circle": _link_to_itself,
    "a pipe": _make_a_pipe,
    "a directory": _make_a_directory,
    "a link to a device": _link_to_a_device,
    "a device": _make_a_device,
    "another's": _give_away,
    "anybody's": _open_to_all,
    "a group's": _open_to_the_group,
}

OTHER_DATA: dict[str, Spoil] = {
    "a list": _hold_below_the_basis(b"[1, 2]"),
    "a number": _hold_below_the_basis(b"7"),
    "a lone surrogate": _hold_below_the_basis(b'{"\\ud800": "\\udfff"}'),
}
"""JSON on the right basis, but of no kind that was asked for."""
