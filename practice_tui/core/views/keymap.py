"""Every key there is: one list feeds bindings, footer, Keys, README and the commands of the plain mode."""

from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.calibration_keys import CALIBRATION_KEYS
from practice_tui.core.views.interview_keys import INTERVIEW_KEYS
from practice_tui.core.views.keys import (
    ANYWHERE_KEYS,
    BANK_KEYS,
    BEHIND_KEYS,
    CANDIDATE_KEYS,
    DASHBOARD_KEYS,
    DEBRIEF_KEYS,
    DESCENT_KEYS,
    DRILL_KEYS,
    HOME_KEYS,
    KEYS_KEYS,
    OWN_KEYS,
    POINTS_KEYS,
    QUESTION_KEYS,
    REMAPPING_KEYS,
    RESULT_KEYS,
    SETTINGS_KEYS,
    SHEET_KEYS,
    STEPWISE_KEYS,
    TOOLS_KEYS,
    TOPICS_KEYS,
    WRITING_KEYS,
    Key,
)
from practice_tui.core.views.rate_keys import RATE_KEYS
from practice_tui.core.views.round_keys import ROUND_KEYS

KEYS = (
    *HOME_KEYS,
    *OWN_KEYS,
    *ROUND_KEYS,
    *INTERVIEW_KEYS,
    *CANDIDATE_KEYS,
    *RATE_KEYS,
    *CALIBRATION_KEYS,
    *DEBRIEF_KEYS,
    *SHEET_KEYS,
    *DASHBOARD_KEYS,
    *BEHIND_KEYS,
    *BANK_KEYS,
    *TOPICS_KEYS,
    *QUESTION_KEYS,
    *POINTS_KEYS,
    *WRITING_KEYS,
    *TOOLS_KEYS,
    *DRILL_KEYS,
    *RESULT_KEYS,
    *DESCENT_KEYS,
    *STEPWISE_KEYS,
    *KEYS_KEYS,
    *SETTINGS_KEYS,
    *REMAPPING_KEYS,
    *ANYWHERE_KEYS,
)


PHASE_TITLES = {
    Phase.READY: "at the start",
    Phase.ANSWERING: "answering",
    Phase.PREDICTING: "done",
    Phase.REVIEWING: "review",
    Phase.BETWEEN: "between",
    Phase.FOLLOW_UP: "follow-up",
    Phase.CLOSING: "your questions",
}
PLACE_TITLES = {
    "home": "Home",
    "own": "Your own round",
    "round": "In a round",
    "interview": "Giving an interview",
    "candidate": "The candidate's screen",
    "rate": "Giving a second opinion",
    "calibrate": "Calibrating",
    "debrief": "Debrief",
    "sheet": "The evening sheet",
    "dashboard": "Dashboard",
    "behind": "Behind a figure",
    "bank": "Bank",
    "topics": "Topics of the bank",
    "question": "A question's page",
    "points": "Points proposed for a rubric",
    "writing": "A new question, a real interview",
    "tools": "Drills and simulators",
    "drill": "In a drill",
    "result": "A drill's result",
    "descent": "Simulator of gradient descent",
    "stepwise": "Simulators of backprop and attention",
    "keys": "List of keys",
    "settings": "Settings",
    "remapping": "Settings: keys",
    "anywhere": "Everywhere",
}


def where(key: Key) -> str:
    """The place in which a key works, of a round with its phases."""
    phases = ", ".join(PHASE_TITLES[phase] for phase in key.phases)
    return f"{PLACE_TITLES[key.place]}: {phases}" if phases else PLACE_TITLES[key.place]
