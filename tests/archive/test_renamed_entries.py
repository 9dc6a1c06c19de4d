"""A question whose id was changed is named with its line, since its answers stand apart."""

from pathlib import Path

from practice_tui.archive.renamed_entries import renamed_problems
from practice_tui.core.bank.scoring import Score
from tests.desks import OWN, desk_of_files
from tests.sitting.sat import answered, begun, ended, scored


def test_a_changed_id_is_named_at_its_entry_until_formerly_names_the_old_one(tmp_path: Path) -> None:
    desk = desk_of_files(tmp_path)
    asked = desk.bank.find("what-is-wal")
    assert asked
    desk.history.write([begun(1), *answered(2, 1, asked), scored(3, 2, asked, Score.MISSED), ended(4, 1)])
    own, file = desk.folders.own, desk.folders.own / "stores.yaml"
    assert renamed_problems(desk.history.path, desk.library.whole, own) == []
    file.write_text(f"# Mine.\n\n{OWN}  id: wal\n", encoding="utf-8")
    desk.reload_banks()
    (problem,) = renamed_problems(desk.history.path, desk.library.whole, own)
    assert str(problem) == (
        f"{file}:3: question 'wal': warning: was asked as 'what-is-wal', and those answers stand apart "
        "(formerly: [what-is-wal])"
    )
    file.write_text(f"{OWN}  id: wal\n  formerly: [what-is-wal]\n", encoding="utf-8")
    desk.reload_banks()
    assert renamed_problems(desk.history.path, desk.library.whole, own) == []
