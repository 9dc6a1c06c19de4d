"""The footer: Enter and the phase's own keys come first, and none of them is dropped where 60 columns are left."""

import pytest

from practice_tui.core.keys import ANYWHERE_KEYS, HOME_KEYS
from practice_tui.core.round_keys import offered
from practice_tui.tui.widgets.key_bar import key_line
from tests.core.test_keys import PHASES, QUESTION, view_of
from tests.core.test_steps import in_phase

NARROWEST = 58  # columns of a terminal of 60 between the margins


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("width", [NARROWEST, 78, 118])
def test_no_key_of_a_phase_is_dropped(phase: str, width: int) -> None:
    keys = offered(view_of(in_phase(phase), QUESTION))
    line = key_line((*keys, ANYWHERE_KEYS[0]), width)
    assert line.cell_length <= width
    own = [key for key in keys if key.label and not key.is_general]
    faces = [f"{key.face} {key.label}" for key in own]
    assert [face for face in faces if face not in line.plain] == []
    assert [line.plain.index(face) for face in faces] == sorted(line.plain.index(face) for face in faces)
    assert line.plain.rstrip().endswith(("? Keys", "?"))


def test_what_works_everywhere_gives_way_first() -> None:
    line = key_line((*HOME_KEYS, ANYWHERE_KEYS[0]), 55).plain
    assert "q Quit" not in line
    assert line.startswith("enter Start")
    assert line.endswith(("?", "? Keys"))
