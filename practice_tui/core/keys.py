"""Keys and their stable ids, place by place; those of a round stand in `round_keys`, all of them in `keymap`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Home wants its keys long before it wants a round
    from practice_tui.core.events import Event
    from practice_tui.core.rounds import Phase


@dataclass(frozen=True, slots=True)
class Key:
    """A key of one place: `id` never changes; `shown` and `label` stand in the footer, `says` on the Keys screen.

    One that says nothing is spoken for by the first of its run. A key of a round acts in `phases` alone, and either is
    an `event` or asks the screen to do something.
    """

    id: str
    key: str
    label: str
    says: str
    shown: str = ""
    phases: "tuple[Phase, ...]" = ()
    event: "Event | None" = None

    @property
    def place(self) -> str:
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        return self.id.partition(".")[2]

    @property
    def face(self) -> str:
        return self.shown or self.key


def first_of_run(index: int, label: str, says: str, shown: str) -> tuple[str, str, str]:
    """Label, description and face of a key in a run of keys: the first one speaks for all."""
    return ("", "", "") if index else (label, says, shown)


HOME_KEYS = (
    Key("home.start", "enter", "Start", "start what is marked"),
    Key("home.dashboard", "d", "Dashboard", "open the dashboard"),
    Key("home.bank", "b", "Bank", "open the bank"),
    Key("home.date", "i", "Date", "set the day and the level of the interview"),
    Key("home.tools", "t", "Drills", "drills: small computations with new numbers each time"),
    Key("home.quit", "q", "Quit", "leave the program"),
)

OWN_KEYS = (
    Key("own.change", "space", "Change", "change the marked line, or take it in or out"),
    Key("own.start", "enter", "Start", "start the round"),
    Key("own.close", "q", "Back", "back to Home"),
)

DEBRIEF_KEYS = (
    Key("debrief.open", "enter", "Question", "open the question's page"),
    Key("debrief.amend", "a", "Amend", "score the marked answer anew; the first impression stays beside it"),
    Key("debrief.retry", "r", "Retry missed", "a round of the questions scored missed or shaky"),
    Key("debrief.topic", "t", "Topic", "a round on the topic of the gap, or of the marked question"),
    Key("debrief.same", "s", "Same again", "the same questions again"),
    Key("debrief.close", "q", "Home", "back to where you came from"),
)

DASHBOARD_KEYS = (
    Key("dashboard.left", "left", "", "the tab before", shown="←"),
    Key("dashboard.right", "right", "Tab", "the tab after", shown="← →"),
    *(
        Key(f"dashboard.tab-{number}", str(number), *first_of_run(number - 1, "", "a tab by its number", "1–6"))
        for number in range(1, 7)
    ),
    Key("dashboard.open", "enter", "Open", "what is behind the marked row"),
    Key("dashboard.round", "r", "Round", "a round on the marked row"),
    Key("dashboard.close", "q", "Back", "back to Home"),
    Key("dashboard.period", "p", "Period", "all time, the last 90 days, the last 30 days"),
    Key("dashboard.topic", "f", "Topic", "narrow the figures to one topic"),
    Key("dashboard.discard", "x", "Discard", "in History: discard the marked round, or restore it"),
)

BEHIND_KEYS = (
    Key("behind.open", "enter", "Question", "open the question's page"),
    Key("behind.debrief", "d", "Debrief", "open the debrief of the marked attempt's round"),
    Key("behind.round", "r", "Round", "a round on this topic, or of these questions"),
    Key("behind.close", "q", "Back", "back to the dashboard"),
)

BANK_KEYS = (
    Key("bank.search", "slash", "Search", "search title, prompt and tags; enter goes to the list", shown="/"),
    Key("bank.open", "enter", "Open", "open the question's page"),
    Key("bank.close", "q", "Back", "back to where you came from"),
)

QUESTION_KEYS = (
    Key("question.start", "enter", "Ask me", "a round of this one question"),
    Key("question.drill", "t", "Drill", "ten more like it, where the question names a drill"),
    Key("question.close", "q", "Back", "back to where you came from"),
)

TOOLS_KEYS = (
    Key("tools.open", "enter", "Start", "start the marked drill"),
    Key("tools.easier", "left", "", "a level down", shown="←"),
    Key("tools.harder", "right", "Level", "a level up", shown="← →"),
    Key("tools.aim", "f", "Ten or 3 min", "sprints of ten exercises, or of three minutes"),
    Key("tools.close", "q", "Back", "back to where you came from"),
)

DRILL_KEYS = (
    Key("drill.check", "enter", "Check", "check the result; after a solution go on"),
    Key("drill.show", "tab", "Solution", "show the solution; it counts as shown"),
    Key("drill.end", "escape", "End", "end the sprint (asks)", shown="esc"),
)

RESULT_KEYS = (
    Key("result.again", "enter", "Again", "the same drill again, with other numbers"),
    Key("result.next", "n", "Next", "the next drill that is worth it"),
    Key("result.close", "q", "Back", "back to where you came from"),
)

ANYWHERE_KEYS = (
    Key("anywhere.keys", "question_mark", "Keys", "this list", shown="?"),
    Key("anywhere.quit", "ctrl+q", "", "leave; in a round it asks first", shown="ctrl+q, ctrl+c"),
)
