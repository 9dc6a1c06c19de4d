"""Keys and their stable ids, place by place; those of a round stand in `round_keys`, all of them in `keymap`."""

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from practice_tui.core.bank.questions import LETTERS
from practice_tui.core.views.settings import OWN_THEMES
from practice_tui.core.views.tabs import Tab

if TYPE_CHECKING:  # Home wants its keys long before it wants a round
    from practice_tui.core.rounds.events import Event
    from practice_tui.core.rounds.rounds import Phase

_ROW_OF_DIGITS = dict(zip("&é\"'", "1234", strict=True))  # the keys of 1 to 4 on French keyboards
_CYRILLIC = dict(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True))


@dataclass(frozen=True, slots=True)
class Key:
    """A key of one place. `id` never changes; `shown` and `label` stand in the footer, `says` on the Keys screen.

    In a run of keys, such as digits, only the first one says something. In a round a key acts in its `phases` alone; it
    leads to its `event`, or asks the screen to do something. Plain mode calls it `word`. `also` names further keys that
    do the same. Where room is short, the footer drops keys that are `is_general` first.
    """

    id: str
    key: str
    label: str
    says: str
    shown: str = ""
    phases: "tuple[Phase, ...]" = ()
    event: "Event | None" = None
    also: tuple[str, ...] = ()
    word: str = ""
    is_general: bool = False

    @property
    def place(self) -> str:
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        return self.id.partition(".")[2]

    @property
    def face(self) -> str:
        return self.shown or self.key

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key of the keyboard that does it."""
        return (self.key, *self.also)

    @property
    def command(self) -> str:
        """Its name in the lists of plain mode."""
        return self.word or self.face

    @property
    def names(self) -> tuple[str, ...]:
        """Everything by which plain mode knows it."""
        return (*self.keys, self.face, self.word, self.name, self.id)

    @property
    def faces(self) -> str:
        """Every key of the keyboard that does it; of a pair that the footer shows, as in `← →`, its own."""
        return ", ".join((self.face.rpartition(" ")[2], *self.also))


def key_of_run(place: str, name: str, number: int, pressed: str, label: str, says: str, shown: str) -> Key:
    """A key of a run, of which the first says what all do."""
    return Key(f"{place}.{name}-{pressed}", pressed, *first_of_run(number, label, says, shown))


def first_of_run(index: int, label: str, says: str, shown: str) -> tuple[str, str, str]:
    """Label, description and face of a key in a run of keys: the first one speaks for all."""
    return ("", "", "") if index else (label, says, shown)


def stretch_keys(place: str) -> tuple[Key, Key]:
    """The keys of a place that go from one stretch of speech to another in a recording."""
    before = Key(f"{place}.stretch-before", "left", "", "in the recording: the stretch of speech before", shown="←")
    return before, Key(f"{place}.stretch", "right", "", "in the recording: the next one", shown="→")


def pressed_as(key: str, character: str) -> str:
    """The name of the key that is meant: capitals are their small letters, and & é " ' are 1 to 4."""
    is_capital = len(key) == 1 and key.isascii() and key.isupper()
    return _ROW_OF_DIGITS.get(character, key.lower() if is_capital else key)


def dead_key_line(key: str, character: str) -> str:
    """Says why a key does nothing; of another layout, with the key that is meant. Empty where no word is needed."""
    if not character.strip():
        return f"{key} does nothing here; ? lists what does" if key in ("enter", "space", "tab") else ""
    if character.isascii():
        return f"{character} does nothing here; ? lists what does"
    meant = _CYRILLIC.get(character.lower()) or unicodedata.normalize("NFKC", character)
    if len(meant) == 1 and meant.isascii() and meant.isalnum():
        return f"{character}: keys are Latin letters, here perhaps {meant}; ? lists them"
    return f"{character} does nothing here: keys are Latin letters; ? lists them"


HOME_KEYS = (
    Key("home.start", "enter", "Start", "start what is marked"),
    Key("home.dashboard", "d", "Dashboard", "open the dashboard"),
    Key("home.bank", "b", "Bank", "open the bank"),
    Key("home.date", "i", "Date", "set the day and the level of the interview"),
    Key("home.settings", "comma", "Settings", "theme, signal, clock, motion and keys", shown=","),
    Key("home.tools", "t", "Drills", "drills, with new numbers each time, and simulators"),
    Key("home.own", "n", "Own", "choose a round of your own"),
    Key("home.interview", "w", "Ask", "give an interview: you ask and tick, somebody else answers"),
    Key("home.quit", "q", "Quit", "leave the program"),
)

OWN_KEYS = (
    Key("own.start", "enter", "Start", "start the round"),
    Key("own.turn-back", "left", "", "the value before, or the thing before", shown="←"),
    Key("own.turn", "right", "Turn", "turn the value, or go to the next thing", shown="← →"),
    Key("own.change", "space", "In or out", "take the marked thing in, or leave it out"),
    Key("own.field-before", "up", "", "the field before", shown="↑"),
    Key("own.field", "down", "Field", "from field to field; tab does it too", shown="↑ ↓"),
    Key("own.keep", "ctrl+s", "Keep", "keep it as a plan under a name; Home and practice round --plan have it then"),
    Key("own.close", "escape", "Back", "back to Home", also=("q",)),
)

DEBRIEF_KEYS = (
    Key("debrief.open", "enter", "Question", "open the question's page"),
    Key("debrief.amend", "a", "Amend", "score the marked answer anew; the first impression stays beside it"),
    Key("debrief.retry", "r", "Retry missed", "a round of the questions scored missed or shaky"),
    Key("debrief.play", "v", "Play", "play the recording of the marked answer, or stop it", is_general=True),
    *stretch_keys("debrief"),
    Key("debrief.topic", "t", "Topic", "a round on the topic of the gap, or of the marked question", is_general=True),
    Key("debrief.same", "s", "Same again", "the same questions again", is_general=True),
    Key("debrief.page", "p", "Page", "put the round on one page: a file to print or to hand on", is_general=True),
    Key("debrief.close", "q", "Back", "back to where you came from", also=("escape",)),
)

SHEET_KEYS = (Key("sheet.close", "q", "Back", "back to Home", also=("escape",)),)

DASHBOARD_KEYS = (
    Key("dashboard.left", "left", "", "the tab before", shown="←", also=("shift+tab",)),
    Key("dashboard.right", "right", "Tab", "the tab after", shown="← →", also=("tab",)),
    *(
        Key(f"dashboard.tab-{n}", str(n), *first_of_run(n - 1, "", "a tab by its number", f"1–{len(Tab)}"))
        for n, _ in enumerate(Tab, 1)
    ),
    Key("dashboard.open", "enter", "Open", "what is behind the marked row"),
    Key("dashboard.round", "r", "Round", "a round on the marked row"),
    Key("dashboard.period", "p", "Period", "all time, the last 90 days, the last 30 days"),
    Key("dashboard.topic", "f", "Topic", "narrow the figures to one topic", is_general=True),
    Key("dashboard.order", "o", "Order", "topics by their estimates, or as in the bank", is_general=True),
    Key(
        "dashboard.discard",
        "x",
        "Discard",
        "in History discard the marked round, or restore it; in Topics hide the topic",
    ),
    Key("dashboard.close", "q", "Back", "back to where you came from", also=("escape",)),
)

BEHIND_KEYS = (
    Key("behind.open", "enter", "Question", "open the question's page"),
    Key("behind.debrief", "d", "Debrief", "open the debrief of the marked attempt's round"),
    Key("behind.round", "r", "Round", "a round on this topic, or of these questions"),
    Key("behind.close", "q", "Back", "back to the dashboard", also=("escape",)),
)

BANK_KEYS = (
    Key("bank.open", "enter", "Open", "open the question's page"),
    Key("bank.ask", "a", "Ask me", "a round of the marked question"),
    Key("bank.search", "slash", "Search", "search title, prompt and tags; enter or escape goes to the list", shown="/"),
    Key("bank.new", "n", "New", "write a question of your own", is_general=True),
    Key("bank.edit", "m", "Edit", "edit the entry of the marked question in $EDITOR", is_general=True),
    Key("bank.hide", "x", "Hide", "hide the marked question, or show it again", is_general=True),
    Key("bank.hidden", "h", "", "what is hidden, or the list again"),
    Key("bank.star", "s", "Star", "star the marked question, or take its star off", is_general=True),
    Key("bank.topic", "t", "Topic", "the questions of one topic, or of all", is_general=True),
    Key("bank.level", "l", "Level", "one level after the other, then all", is_general=True),
    Key("bank.kind", "k", "Kind", "one kind after the other, then all", is_general=True),
    Key(
        "bank.standing",
        "o",
        "Asked",
        "by how it went: due, missed or shaky, never asked, flagged, starred, hidden",
        is_general=True,
    ),
    Key("bank.close", "q", "Back", "back to where you came from", also=("escape",)),
)

TOPICS_KEYS = (Key("topics.hide", "x", "hide or show", "hide the marked topic, or show it again"),)

QUESTION_KEYS = (
    Key("question.start", "enter", "Ask me", "a round of this one question", also=("a",)),
    Key("question.unfold", "o", "Answer", "unfold the answer with all that is known of the question, or fold it"),
    Key("question.drill", "t", "Drill", "ten more like it, or its simulator, where the question names one"),
    Key(
        "question.ladder",
        "l",
        "Ladder",
        "this question in 2:00, 1:00 and 0:30; counts nowhere",
        is_general=True,
    ),
    Key("question.star", "s", "Star", "star the question, or take its star off", is_general=True),
    Key("question.hide", "x", "Hide", "hide the question, or show it again", is_general=True),
    Key("question.edit", "m", "Edit", "edit the entry in $EDITOR; a bundled one as a version of your own"),
    Key("question.play", "v", "Play", "play the recording of the newest answer that has one, or stop it"),
    *stretch_keys("question"),
    Key("question.note", "n", "Note", "a private note on this question"),
    Key("question.flag", "exclamation_mark", "Flag", "flag the question: wrong, unclear or out of date", shown="!"),
    Key("question.close", "q", "Back", "back to where you came from", also=("escape",)),
)

POINTS_KEYS = (
    *(
        Key(f"points.tick-{n}", letter, *first_of_run(n - 1, "strike", "strike the point, or keep it", "a–f"))
        for n, letter in enumerate(LETTERS, 1)
    ),
    Key("points.keep", "enter", "write", "write the points that are kept into the entry"),
    Key("points.edit", "m", "$EDITOR", "write the rubric in $EDITOR"),
    Key("points.close", "escape", "back", "back; nothing is written", shown="esc"),
)

WRITING_KEYS = (
    Key("writing.keep", "ctrl+s", "keep", "keep it; with a question, enter in the field of its topic does it too"),
    Key("writing.field", "tab", "next field", "the next field; shift+tab the one before"),
    Key("writing.close", "escape", "back", "back; asks where something is written", shown="esc"),
)

TOOLS_KEYS = (
    Key("tools.open", "enter", "Start", "start what is marked"),
    Key("tools.easier", "left", "", "a level down", shown="←"),
    Key("tools.harder", "right", "Level", "a level up", shown="← →"),
    Key("tools.aim", "f", "Ten or 3 min", "sprints of ten exercises, or of three minutes"),
    Key("tools.close", "q", "Back", "back to where you came from", also=("escape",)),
)

DRILL_KEYS = (
    Key("drill.check", "enter", "Check", "check the result; after a solution go on"),
    Key("drill.show", "tab", "Solution", "show the solution; it counts as shown"),
    Key("drill.end", "escape", "End", "end the sprint (asks)", shown="esc"),
)

RESULT_KEYS = (
    Key("result.again", "enter", "Again", "the same drill again, with other numbers"),
    Key("result.next", "n", "Next", "the next drill that is worth it"),
    Key("result.close", "q", "Back", "back to where you came from", also=("escape",)),
)

DESCENT_KEYS = (
    Key("descent.step", "right", "Step", "one step", shown="→"),
    Key("descent.back", "left", "", "one step back", shown="←"),
    Key("descent.run", "space", "Run", "run, or stop"),
    Key("descent.ten", "t", "Ten", "ten steps"),
    Key("descent.predict", "y", "Predict", "say first where the loss will be after 50 steps, or that it diverges"),
    Key("descent.close", "q", "Back", "back to where you came from", also=("escape",)),
    Key("descent.rate-up", "up", "", "a higher learning rate", shown="↑"),
    Key("descent.rate-down", "down", "", "a lower one", shown="↓"),
    Key("descent.batch", "k", "", "full batch, mini-batch, stochastic"),
    Key("descent.momentum", "m", "", "with momentum or without"),
    Key("descent.scale", "s", "", "scale the feature, or take it as it is"),
    Key("descent.outlier", "o", "", "an outlier, or none"),
    Key("descent.data", "n", "New data", "new data"),
    Key("descent.restart", "r", "Restart", "from the start"),
)

STEPWISE_KEYS = (
    Key("stepwise.next", "enter", "Next", "the next step", also=("right",)),
    Key("stepwise.back", "left", "Before", "one step back", shown="←"),
    *(
        Key(
            f"stepwise.guess-{digit}",
            str(digit),
            *first_of_run(digit, "Guess", "guess the next number; enter checks", "0–9"),
        )
        for digit in range(10)
    ),
    Key("stepwise.guess-point", "full_stop", "", "", shown="."),
    Key("stepwise.guess-minus", "minus", "", "", shown="-"),
    Key("stepwise.choose", "tab", "Choose", "what can be chosen: activation, loss, size, mask, scale"),
    Key("stepwise.close", "q", "Back", "back to where you came from", also=("escape",)),
)

CANDIDATE_KEYS = (Key("candidate.close", "q", "Close", "close this screen (asks)"),)

KEYS_KEYS = (
    Key("keys.unfold", "space", "all keys", "all keys, or those of now alone"),
    Key("keys.close", "q", "close", "close the list; ? and enter do it too", also=("escape",)),
)

SETTINGS_KEYS = (
    Key("settings.before", "left", "", "the value before", shown="←"),
    Key("settings.turn", "right", "Change", "the next value; it shows and is kept at once", shown="← →"),
    Key("settings.open", "enter", "Next", "the next value, too; on the last row the keys"),
    Key("settings.close", "q", "Back", "back to Home", also=("escape",)),
)

REMAPPING_KEYS = (
    Key("remapping.change", "enter", "Change", "the next key that is pressed does what the marked row says"),
    Key("remapping.usual", "u", "As usual", "the key that it comes with"),
    Key("remapping.close", "q", "Back", "back to the settings", also=("escape",)),
)

ANYWHERE_KEYS = (
    Key("anywhere.keys", "question_mark", "Keys", "the keys of this moment first", shown="?"),
    Key(
        "anywhere.theme",
        "ctrl+t",
        "",
        f"the next theme: {', '.join(OWN_THEMES)}; the contrast of Textual's isn't measured",
    ),
    Key("anywhere.copy", "ctrl+c", "", "copy what is marked; where nothing is, as ctrl+q"),
    Key("anywhere.quit", "ctrl+q", "", "leave; in a round, an interview or a form it asks first"),
    Key("anywhere.back", "escape", "", "close what is open, else one page back; never leaves a round or Home"),
)
