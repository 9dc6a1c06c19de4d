"""What an import says of the facts that it brought."""

from pathlib import Path

from practice_tui.archive.transfer import export_lines, import_lines
from tests.fakes import FakeClock, make_desk
from tests.store.facts import remark


def test_large_numbers_are_written_alike(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    desk.history.write([remark(number) for number in range(1, 1_201)])
    path = tmp_path / "all.json"
    export_lines(desk, path, "test", overwrites=False)
    [line, *_] = import_lines(desk, path, lambda done, total: None)
    assert line == "Added 0 facts, 0 of them attempts; 1,200 were here already"
