"""The candidate's screen, an app of its own: question, clock, and what was handed out."""

from functools import partial

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.filter import LineFilter

from practice_tui.config import Config
from practice_tui.core.values.text import one_line
from practice_tui.core.views.candidate import CandidateState, CandidateView
from practice_tui.core.views.candidate_wording import candidate_said, clock_said, handed_out, place_said
from practice_tui.core.views.keys import CANDIDATE_KEYS
from practice_tui.sitting.candidate_follower import LOOK_EVERY, CandidateFollower
from practice_tui.tui.bindings import SCROLL_BINDINGS, bindings_of
from practice_tui.tui.panes import HIGH_CLASSES
from practice_tui.tui.plain_text import AsciiText, PlainText
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.sheets.drawing import ACCENT, MUTED, STRONG, WARN, hanging, paragraph, say, spread, stack
from practice_tui.tui.sheets.time_band import BAND_STYLES, drawn_band
from practice_tui.tui.signals import MustEnd, SteadyDriver
from practice_tui.tui.themes import own_themes, theme_drawn, variables_for
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.prose import Prose
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

STAY, CLOSE = "stay", "close"
WAYS = (Way(STAY, "stay"), Way(CLOSE, "close this screen; the interview goes on"))
_RUNS = (CandidateState.ASKED,)


class CandidateApp(App[None]):
    """Follows an interview, and changes nothing of it."""

    CSS_PATH = "practice.tcss"
    VERTICAL_BREAKPOINTS = HIGH_CLASSES
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        *bindings_of(CANDIDATE_KEYS),
        *SCROLL_BINDINGS,
        Binding("ctrl+q,ctrl+c", "close", show=False, priority=True),
    ]

    def __init__(
        self, follower: CandidateFollower, config: Config, *, has_16_colours: bool = False, is_ascii: bool = False
    ) -> None:
        super().__init__(driver_class=SteadyDriver)
        for theme in own_themes():
            self.register_theme(theme)
        self.theme = theme_drawn(config.theme, has_16_colours=has_16_colours)
        self._follower = follower
        self._prompt = ""
        self._handed_out = 0
        self._last_filters = [PlainText(), AsciiText()] if is_ascii else [PlainText()]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that sheets use beside Textual's own."""
        return variables_for(self.current_theme.to_color_system().generate())

    def get_line_filters(self) -> list[LineFilter]:
        """Textual's, then those of the terminal."""
        return [*super().get_line_filters(), *self._last_filters]

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        yield Sheet(id="band")
        with Scroller(id="candidate"):
            yield Sheet(id="candidate-says")
            yield Prose(id="candidate-prompt", is_strong=True)
            yield Sheet(id="candidate-told")
        yield KeyBar(CANDIDATE_KEYS)

    def on_mount(self) -> None:
        self.look()
        self.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Show the interview as it stands now."""
        view = self._follower.look()
        page = view.page
        screen = self.screen_stack[0]
        prompt = page.prompt if page else ""
        screen.query_one("#head", Sheet).draw = partial(_head, view)
        band = screen.query_one("#band", Sheet)
        band.display = bool(prompt)
        band.draw = partial(_band, view)
        screen.query_one("#candidate-says").display = bool(candidate_said(view))
        screen.query_one("#candidate-says", Sheet).draw = partial(_says, view)
        screen.query_one(Scroller).set_class(not prompt, "-waiting")
        screen.query_one("#candidate-told", Sheet).draw = partial(_told, view)
        before, self._handed_out = self._handed_out, len(handed_out(view))
        if prompt != self._prompt:
            self._prompt = prompt
            screen.query_one("#candidate-prompt", Prose).show(prompt)
            screen.query_one(Scroller).scroll_home(animate=False)
        elif self._handed_out > before:
            self.call_after_refresh(screen.query_one(Scroller).scroll_end, animate=False)

    def action_scroll(self, direction: str) -> None:
        getattr(self.screen_stack[0].query_one(Scroller), f"scroll_{direction}")(animate=False)

    def action_close(self) -> None:
        if not isinstance(self.screen, ChoiceScreen):
            self.push_screen(ChoiceScreen("Close?", "practice candidate opens it again.", WAYS), self._answered)

    def _answered(self, way: str | None) -> None:
        if way == CLOSE:
            self.exit()

    @on(MustEnd)
    def _must_end(self, message: MustEnd) -> None:
        self.exit(return_code=message.code)

    def _fatal_error(self) -> None:
        """Textual would print a traceback; the command line says one line."""
        self._close_messages_no_wait()


def _head(view: CandidateView, width: int) -> Content:
    is_running = view.page is not None and view.page.state in _RUNS and not view.is_away
    clock = say(clock_said(view), f"{STRONG} {BAND_STYLES[view.band]}".strip() if is_running else MUTED)
    return spread(say(place_said(view), STRONG), clock, width)


def _band(view: CandidateView, width: int) -> Content:
    page = view.page
    if page is None or not page.prompt:
        return Content("")
    is_running = page.state in _RUNS and not view.is_away
    style = BAND_STYLES[view.band] if is_running else MUTED
    return drawn_band(view.elapsed, page.limit, style, width, needs_working=page.needs_working)


def _says(view: CandidateView, width: int) -> Content:
    style = f"{STRONG} {WARN}" if view.is_away or view.trouble else STRONG
    return paragraph(candidate_said(view), style, width)


def _told(view: CandidateView, width: int) -> Content:
    lines: list[Content] = []
    for lead, text in handed_out(view):
        lines += hanging(say(f"{lead}  ", ACCENT), one_line(text), width)
    return stack(lines)
