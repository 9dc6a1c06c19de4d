"""The name of this installation. It is no fact: facts go from machine to machine, and each has a name of its own."""

import contextlib
import json
import os
from pathlib import Path

from practice_tui.store.atomic_files import atomic_write
from practice_tui.store.failures import explained

_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def device_of(history: Path, earlier: str | None, fresh: str) -> str:
    """What is kept beside the history; else `earlier`, which older releases kept in it, or a `fresh` name.

    A folder that was copied to another machine gets a fresh one there. Raises PracticeError.
    """
    path, here = history.with_name("device.json"), {"host": os.uname().nodename, "machine": _machine_id()}
    kept = _read(path)
    if kept and {**here, "device": kept.get("device")} == kept and isinstance(kept["device"], str):
        return kept["device"]
    name = fresh if kept else earlier or fresh
    with explained(path), atomic_write(path) as part:
        part.write_text(json.dumps({"device": name, **here}) + "\n", "utf-8")
    return name


def _read(path: Path) -> dict[str, object]:
    """What is kept; nothing where it can't be read."""
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _machine_id() -> str:
    for path in _MACHINE_IDS:
        with contextlib.suppress(OSError):
            return path.read_text("utf-8").strip()
    return ""
