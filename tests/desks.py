"""A desk whose banks lie in files: a bundled one, and one's own, which may be written."""

from pathlib import Path

from practice_tui.bank.folders import BankFolders
from practice_tui.bank.loader import load_bank
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.store.opening import open_history
from tests.bank.samples import PLAN, bank_folder, question_yaml
from tests.fakes import FakeClock, make_moments

OWN = """\
- title: What is WAL?
  answer: A log that is written first. It can be replayed after a crash.
  topic: stores
"""


def desk_of_files(folder: Path, clock: FakeClock | None = None, own: str = OWN) -> Desk:
    """Opens a desk with a bundled question, *chain-rule*, and with what stands in `stores.yaml`, at first `own`."""
    bundled = folder / "bundled"
    folders = BankFolders(folder / "own", bundled)
    if not bundled.exists():
        bank_folder(bundled, math=question_yaml(), plans=PLAN)
        folders.own.mkdir()
        if own:
            (folders.own / "stores.yaml").write_text(own, encoding="utf-8")
    loaded = load_bank(folders.own, bundled).without_entries()
    moments = make_moments(clock or FakeClock())
    return Desk(open_history(folder / "history.db"), loaded, moments, Identity("test", "1@here"), folders=folders)
