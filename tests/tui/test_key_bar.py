"""The footer: Enter and the phase's own keys come first, and none of them is dropped where 60 columns are left."""

import pytest

from practice_tui.core.views.keys import (
    ANYWHERE_KEYS,
    BANK_KEYS,
    DASHBOARD_KEYS,
    DEBRIEF_KEYS,
    HOME_KEYS,
    OWN_KEYS,
    QUESTION_KEYS,
    Key,
)
from practice_tui.core.views.round_keys import offered
from practice_tui.tui.widgets.key_bar import key_line
from tests.core.rounds.test_steps import in_phase
from tests.core.views.test_keys import PHASES, QUESTION, view_of

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


@pytest.mark.parametrize("keys", [HOME_KEYS, DEBRIEF_KEYS, DASHBOARD_KEYS, BANK_KEYS, QUESTION_KEYS, OWN_KEYS])
def test_the_way_out_is_in_the_footer_at_60_columns(keys: tuple[Key, ...]) -> None:
    line = key_line((*keys, ANYWHERE_KEYS[0]), NARROWEST).plain
    assert keys[-1].label in line
    assert line.endswith(("?", "? Keys"))


@pytest.mark.parametrize(("width", "end"), [(78, " ?"), (98, "  ? Keys")])
def test_home_names_all_its_keys_from_80_columns_on(width: int, end: str) -> None:
    line = key_line((*HOME_KEYS, ANYWHERE_KEYS[0]), width).plain
    assert [key.label for key in HOME_KEYS if f"{key.face} {key.label}" not in line] == []
    assert line.endswith(end)


def test_what_works_everywhere_gives_way_first() -> None:
    line = key_line((*offered(view_of(in_phase("reviewing"))), ANYWHERE_KEYS[0]), 78).plain
    assert "q Leave" not in line
    assert "? Keys" in line
