"""The name of this installation. It is kept outside the history, since facts travel between machines."""

import contextlib
import json
import os
from pathlib import Path

from practice_tui.store.atomic_files import atomic_write
from practice_tui.store.failures import explained

_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def device_of(history: Path, earlier: str | None, fresh: str) -> str:
    """The device name in the file beside the history; without that file `earlier`, or else `fresh`, which is then kept.

    `earlier` is the name that older releases kept in the history. A folder that was copied to another machine gets
    `fresh` there. Raises PracticeError.
    """
    path, here = history.with_name("device.json"), {"host": os.uname().nodename, "machine": _machine_id()}
    stored = _read(path)
    if isinstance(device := stored.get("device"), str) and stored == {**here, "device": device}:
        return device
    name = fresh if stored else earlier or fresh
    with explained(path), atomic_write(path) as part:
        part.write_text(json.dumps({"device": name, **here}) + "\n", "utf-8")
    return name


def _read(path: Path) -> dict[str, object]:
    """The content of the file; empty where it can't be read."""
    try:
        stored = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _machine_id() -> str:
    for path in _MACHINE_IDS:
        with contextlib.suppress(OSError):
            return path.read_text("utf-8").strip()
    return ""
