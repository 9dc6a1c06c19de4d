"""The name of this installation. It is kept outside the history, since facts travel between machines."""

import contextlib
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from practice_tui.store.atomic_files import atomic_write
from practice_tui.store.failures import explained

_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")  # it becomes the name of a folder
_UUID_OF_MAC = re.compile(r'"IOPlatformUUID" = "([0-9A-Fa-f-]+)"')
_LOOKS_FOR = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Device:
    """This installation. `copied_from` is the name of another one, if its folder was copied here."""

    name: str
    copied_from: str = ""


def device_of(history: Path, earlier: str | None, fresh: str) -> Device:
    """The device in the file beside the history; without that file `earlier`, or else `fresh`, which is then kept.

    `earlier` is the name that older releases kept in the history. A folder that was copied to another machine gets
    `fresh` there. Raises PracticeError.
    """
    path, here = history.with_name("device.json"), _machine()
    stored = _read(path)
    if stored and _is_here(stored, here):
        return Device(stored["device"], stored.get("copied_from", ""))
    usual = earlier if earlier and is_device_name(earlier) else fresh
    device = Device(fresh, stored["device"]) if stored else Device(usual)
    copied = {"copied_from": device.copied_from} if device.copied_from else {}
    with explained(path), atomic_write(path) as part:
        part.write_text(json.dumps({"device": device.name, **here, **copied}) + "\n", "utf-8")
    return device


def host_name() -> str:
    return os.uname().nodename


def is_device_name(text: str) -> bool:
    """Whether an installation may be called so."""
    return _NAME.fullmatch(text) is not None


def _is_here(stored: dict[str, str], here: dict[str, str]) -> bool:
    """Whether that machine is this one.

    A Mac changes its host's name with the network, and no other has its id; the id of a Linux machine may be copied
    with its disk.
    """
    is_unique = sys.platform == "darwin" and here["machine"] != ""
    names = ("machine",) if is_unique else ("host", "machine")
    return all(stored.get(name) == here[name] for name in names)


def _machine() -> dict[str, str]:
    return {"host": host_name(), "machine": _machine_id()}


def _read(path: Path) -> dict[str, str]:
    """The content of the file; empty where it can't be read."""
    try:
        stored = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    is_whole = isinstance(stored, dict) and all(isinstance(value, str) for value in stored.values())
    return stored if is_whole and is_device_name(stored.get("device", "")) else {}


def _machine_id() -> str:
    if sys.platform == "darwin":
        return _uuid_of_mac()
    for path in _MACHINE_IDS:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return path.read_text("utf-8").strip()
    return ""


def _uuid_of_mac() -> str:
    import subprocess  # all but Macs do without it

    command = ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"]
    try:
        output = subprocess.run(command, capture_output=True, text=True, timeout=_LOOKS_FOR, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    match = _UUID_OF_MAC.search(output)
    return match[1] if match else ""
