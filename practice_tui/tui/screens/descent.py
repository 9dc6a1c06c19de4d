"""The simulator of gradient descent: step by step, or running."""

from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Input

from practice_tui.core.simulators import descent
from practice_tui.core.simulators.descent import Action, Descent, Step, act, has_arrived, read_prediction
from practice_tui.core.views.keys import DESCENT_KEYS, Key
from practice_tui.errors import PracticeError
from practice_tui.tui.bindings import bindings_of, footer_of, keymap_of
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets import descent as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.picture import Picture
from practice_tui.tui.widgets.sheet import Sheet

STEPS_A_SECOND = 20  # of a run, each one painted
STOPS = tuple(replace(key, label="Stop") if key.name == "run" else key for key in DESCENT_KEYS)
WRITING = (
    Key("descent.keep", "enter", "Run", "what enter does while a prediction is written: the run begins"),
    Key("descent.drop", "escape", "Back", "what escape does meanwhile"),
)


class DescentScreen(PlaceScreen[None]):
    """Shows one state. It has a timer only while a run goes on and the screen is looked at."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(24, "-high"), (30, "-tall")]
    BINDINGS = bindings_of(DESCENT_KEYS)

    state: reactive[Descent] = reactive(Descent(), repaint=False)

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._run: Timer | None = None
        self.set_reactive(DescentScreen.state, Descent(seed))

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        yield Sheet(id="settings")
        yield Picture(id="simulated")
        yield Sheet(id="explanation")
        yield LineInput(placeholder="Loss after 50 steps, or: diverges", id="prediction")
        yield KeyBar(footer_of(DESCENT_KEYS))

    def on_mount(self) -> None:
        self.query_one(Input).display = False
        self.watch(self.app, "app_focus", self._stop_unseen, init=False)
        self._show()

    def on_screen_suspend(self) -> None:
        self._stop()

    def watch_state(self) -> None:
        if self.is_mounted:
            self._show()

    def action_step(self) -> None:
        self._do(Step())

    def action_back(self) -> None:
        self._do(descent.Back())

    def action_ten(self) -> None:
        self._do(Step(10))

    def action_run(self) -> None:
        if self._run:
            self._stop()
        else:
            self._start()

    def action_rate_up(self) -> None:
        self._set(descent.Turn(1))

    def action_rate_down(self) -> None:
        self._set(descent.Turn(-1))

    def action_batch(self) -> None:
        self._set(descent.NextBatch())

    def action_momentum(self) -> None:
        self._set(descent.ToggleMomentum())

    def action_scale(self) -> None:
        self._do(descent.ToggleScale())

    def action_outlier(self) -> None:
        self._do(descent.ToggleOutlier())

    def action_data(self) -> None:
        self._do(descent.NewData())

    def action_restart(self) -> None:
        self._do(descent.Restart())

    def action_predict(self) -> None:
        self._stop()
        line = self.query_one(Input)
        line.value, line.display = "", True
        self.set_focus(line)
        self.query_one("#explanation", Sheet).draw = sheets.prediction_asked
        self.query_one(KeyBar).keys = WRITING

    def action_close(self) -> None:
        """Closes the field, if one is open; else the simulator."""
        if self.focused is None:
            self.dismiss()
        else:
            self._close_field()

    @on(Input.Submitted)
    def _predicted(self, submitted: Input.Submitted) -> None:
        try:
            predicted = read_prediction(submitted.value)
        except PracticeError as error:
            self.query_one(KeyBar).message = str(error)
            return
        self._close_field()
        self.state = act(self.state, descent.Predict(predicted))
        self._start()

    def _close_field(self) -> None:
        self.query_one(Input).display = False
        self.set_focus(None)
        self._show()
        self.query_one(KeyBar).keys = footer_of(DESCENT_KEYS)

    def _do(self, action: Action) -> None:
        """Acts, and ends a run."""
        self._stop()
        self.state = act(self.state, action)

    def _set(self, action: Action) -> None:
        """Acts; a run goes on with it."""
        self.state = act(self.state, action)

    def _start(self) -> None:
        if self.state.can_step and not has_arrived(self.state):
            self._run = self.set_interval(1 / STEPS_A_SECOND, self._run_on)
            self.query_one(KeyBar).keys = footer_of(STOPS)

    def _run_on(self) -> None:
        """One step. A run stops where its prediction is due, and where nothing more is to be seen."""
        was_predicting = self.state.is_predicting
        self.state = act(self.state, Step())
        is_due = was_predicting and not self.state.is_predicting
        if is_due or not self.state.can_step or has_arrived(self.state):
            self._stop()

    def _stop(self) -> None:
        if self._run:
            self._run.stop()
            self._run = None
            self.query_one(KeyBar).keys = footer_of(DESCENT_KEYS)

    def _stop_unseen(self, is_seen: bool) -> None:
        if not is_seen:
            self._stop()

    def _show(self) -> None:
        state = self.state
        self.query_one("#head", Sheet).draw = partial(sheets.head, state)
        self.query_one("#settings", Sheet).draw = partial(sheets.settings, state, keymap_of(self.app))
        self.query_one("#explanation", Sheet).draw = partial(sheets.explanation, state)
        self.query_one(Picture).draw = partial(sheets.pictures, state)
