"""Every key there is: one list feeds bindings, footer, Keys, README and the commands of the plain mode."""

from practice_tui.core.keys import (
    ANYWHERE_KEYS,
    BANK_KEYS,
    BEHIND_KEYS,
    DASHBOARD_KEYS,
    DEBRIEF_KEYS,
    DRILL_KEYS,
    HOME_KEYS,
    OWN_KEYS,
    QUESTION_KEYS,
    RESULT_KEYS,
    TOOLS_KEYS,
)
from practice_tui.core.round_keys import ROUND_KEYS

KEYS = (
    *HOME_KEYS,
    *OWN_KEYS,
    *ROUND_KEYS,
    *DEBRIEF_KEYS,
    *DASHBOARD_KEYS,
    *BEHIND_KEYS,
    *BANK_KEYS,
    *QUESTION_KEYS,
    *TOOLS_KEYS,
    *DRILL_KEYS,
    *RESULT_KEYS,
    *ANYWHERE_KEYS,
)


PLACE_TITLES = {
    "home": "Home",
    "own": "Your own round",
    "round": "In a round",
    "debrief": "Debrief",
    "dashboard": "Dashboard",
    "behind": "Behind a figure",
    "bank": "Bank",
    "question": "A question's page",
    "tools": "Drills and simulators",
    "drill": "In a drill",
    "result": "A drill's result",
    "anywhere": "Everywhere",
}
