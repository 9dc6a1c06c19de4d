"""The builder of a round of one's own: its fields, and beside or above them what the round comes to."""

from dataclasses import replace
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.events import Key, Paste, Resize
from textual.geometry import Region
from textual.reactive import reactive

from practice_tui.core.bank.job_words import MatchedWord
from practice_tui.core.bank.plans import Plan
from practice_tui.core.views.keys import OWN_KEYS
from practice_tui.core.views.own_round import Building, Field, OwnRoundView
from practice_tui.core.views.plan_preview import PlanPreview
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import JobWanted, PlanKeepWanted
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets import own_round as sheets
from practice_tui.tui.sheets.drawing import STRONG, say
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

BESIDE_FROM = 100  # columns from which the preview stands beside the fields
AIRY = 34  # lines from which the fields stand apart
MARGIN = 2  # columns beside the fields
AROUND = 4  # lines above and below what the panel holds: head, keys and its border


class OwnRoundScreen(PlaceScreen[Plan | None]):
    """Up and down go from field to field, left and right turn it, space takes in or out, enter starts the round."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(BESIDE_FROM, "-wide")]
    BINDINGS = [
        *bindings_of(OWN_KEYS),
        Binding("tab", "next_field(1)", show=False, priority=True),
        Binding("shift+tab", "next_field(-1)", show=False, priority=True),
    ]

    view: reactive[OwnRoundView] = reactive(OwnRoundView(Plan("your-own", "Your own", 5), Building()), repaint=False)

    def __init__(self, plan: Plan, building: Building) -> None:
        super().__init__()
        self.set_reactive(OwnRoundScreen.view, OwnRoundView(plan, building))
        self._previewed: tuple[Plan, PlanPreview] | None = None

    def compose(self) -> ComposeResult:
        yield Sheet(lambda width: say("Your own round", STRONG), id="head")
        with Container(id="own"):
            with Container(id="fields"):
                yield Sheet(id="comes-to")
                with Scroller(id="own-round"):
                    yield Sheet(id="builder")
                yield Sheet(id="scope")
            yield Sheet(id="preview", classes="panel")
        yield KeyBar(footer_of(OWN_KEYS))

    def on_mount(self) -> None:
        self.query_one("#preview").border_title = "What it comes to"
        self._show()

    def on_resize(self, resized: Resize) -> None:
        self._show()

    def watch_view(self) -> None:
        if self.is_mounted:
            self._show()

    def on_key(self, event: Key) -> None:
        """Writes what is typed into the field of the job description."""
        is_written = self.view.field is Field.JOB and event.is_printable and event.character
        if is_written:
            event.stop()
            event.prevent_default()
            self._write_job(event.character.strip() if event.character else "")
        else:
            super().on_key(event)

    def on_paste(self, event: Paste) -> None:
        event.stop()
        self.view = replace(self.view, field=Field.JOB, chip=0)
        self._write_job(event.text)

    def take_job(self, text: str, words: tuple[MatchedWord, ...]) -> None:
        """Show what a job description says, by the words in it that are known."""
        self.view = self.view.with_job(text, words)

    def action_write_job(self) -> None:
        """A click on the job description opens it."""
        self.view = replace(self.view, field=Field.JOB, chip=0)
        self._write_job("")

    def action_turn(self) -> None:
        self.view = self.view.turned(1)

    def action_turn_back(self) -> None:
        self.view = self.view.turned(-1)

    def action_field(self) -> None:
        self._go(1)

    def action_field_before(self) -> None:
        self._go(-1)

    def action_next_field(self, steps: int) -> None:
        self.view = self.view.at_field(steps)

    def action_change(self) -> None:
        self.view = self.view.toggled()

    def action_turn_to(self, name: str) -> None:
        """A click on a value turns it."""
        self.view = replace(self.view, field=Field[name], chip=0).turned(1)

    def action_toggle_chip(self, name: str, chip: int) -> None:
        """A click on a chip takes it in or out."""
        self.view = replace(self.view, field=Field[name], chip=chip).toggled()

    def action_start(self) -> None:
        if self._preview.questions:
            self.dismiss(self.view.plan)

    def action_keep(self) -> None:
        if self._preview.questions:
            self.post_message(PlanKeepWanted(self.view.plan))
        else:
            self.query_one(KeyBar).tell("A plan needs a question that matches.")

    def action_close(self) -> None:
        self.dismiss(None)

    def _write_job(self, more: str) -> None:
        """Open the job description, with more behind what is there."""
        text = self.view.job
        self.post_message(JobWanted(f"{text}\n{more}" if text and more else text + more))

    @property
    def _preview(self) -> PlanPreview:
        """The preview of the plan; choosing takes some ms, so that it is kept until the plan changes."""
        if self._previewed is None or self._previewed[0] != self.view.plan:
            self._previewed = (self.view.plan, self.view.preview())
        return self._previewed[1]

    def _go(self, steps: int) -> None:
        """A line up or down: to the chip that stands there, else to the next field."""
        chip = sheets.chip_above_or_below(self.view, steps, self._width)
        if chip is not None:
            self.view = replace(self.view, chip=chip)
            return
        view = self.view.at_field(steps)
        on_screen = sheets.places(view, self._width)
        if steps < 0 and on_screen:  # from below one comes to the last line
            view = replace(view, chip=next(place.chip for place in on_screen if place.line == on_screen[-1].line))
        self.view = view

    @property
    def _width(self) -> int:
        return self.query_one("#builder", Sheet).content_size.width or self.app.size.width - MARGIN

    def _show(self) -> None:
        view, size, preview = self.view, self.app.size, self._preview
        is_airy = size.height >= AIRY
        panel = self.query_one("#preview", Sheet)
        panel.display = is_beside = size.width >= BESIDE_FROM
        panel.draw = partial(sheets.panel, view, preview, size.height - AROUND)
        self.query_one("#comes-to", Sheet).draw = partial(sheets.comes_to, view, preview, is_beside)
        self.query_one("#builder", Sheet).draw = partial(sheets.builder, view, is_airy)
        self.query_one("#scope", Sheet).draw = partial(sheets.about, view)
        line = sheets.marked_line(view, is_airy, self._width)
        self.query_one(Scroller).scroll_to_region(Region(0, line, 1, 1), animate=False)
