"""A recording stays where it was made: neither its sound nor its name is in what leaves the machine."""

from pathlib import Path

from practice_tui.archive.machines.syncing import synchronise
from practice_tui.archive.transfer import backup_lines, export_lines
from practice_tui.core.rounds.events import Begin, Done, Reveal
from practice_tui.sitting.recording import Recording
from tests.fakes import FakeClock, make_desk, sit
from tests.voices import FakeRecorder, shelf_in

CANARY = b"canary in the sound"


def test_no_export_backup_or_exchange_holds_a_recording(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    out.mkdir()
    desk = make_desk(data, FakeClock())
    shelf = shelf_in(desk, data)
    sitting = desk.rounds.begin(plan := desk.plans.find("quick"), desk.chooser.choose(plan, 7).choices, seed=7)
    sitting.record_with(Recording(FakeRecorder(), shelf))
    sit(desk, sitting, Begin(), Done(), Reveal())
    (row,) = shelf.rows()
    with (shelf.folder / row.file).open("ab") as file:
        file.write(CANARY)
    for ending in (".json", ".csv"):
        export_lines(desk, out / f"export{ending}", "practice 9", overwrites=False)
    (out / "shared").mkdir()
    synchronise(lambda work: work(desk), out / "shared", data / "banks", data / "cache")
    backup_lines(desk)
    away = [path for path in out.rglob("*") if path.is_file()]
    kept_aside = [path for path in data.rglob("*") if path.is_file() and path.parent != shelf.folder]
    assert {path.suffix for path in away} >= {".json", ".csv"}
    assert any(path.parent.name == "backups" for path in kept_aside)
    assert not [path for path in (*away, *kept_aside) if CANARY in path.read_bytes()]
    assert not [path for path in away if row.file.encode() in path.read_bytes()]
