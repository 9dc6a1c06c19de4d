"""The screen of a round above its foot: head, clock, question, and what belongs to the phase."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from textual.app import ComposeResult
from textual.geometry import Region

from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.turning import turned
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import deep_held_back, earlier_tries
from practice_tui.tui.bindings import keymap_of
from practice_tui.tui.round_layout import ASIDE, FEWEST_LINES, PAGES, PANE, WITH_QUESTION, RoundLayout, page_of
from practice_tui.tui.round_parts import PANEL, Mounting, mount_page, mount_panel, mount_side
from practice_tui.tui.sheets import review
from practice_tui.tui.sheets import round as sheets
from practice_tui.tui.sheets.drawing import pressable, say
from practice_tui.tui.sheets.own_questions import line_of_mark, own_questions
from practice_tui.tui.sheets.question import answer_text
from practice_tui.tui.sheets.short_question import lines_of_question, short_question
from practice_tui.tui.sheets.time_band import BAND_STYLES, band, band_labels, state_said, time_said
from practice_tui.tui.widgets.large_clock import LargeClock
from practice_tui.tui.widgets.notes import Notes
from practice_tui.tui.widgets.plain import Divider, PlainContainer, PlainVertical
from practice_tui.tui.widgets.prose import Prose
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Draw, Sheet, line_count


@dataclass(frozen=True, slots=True)
class Opened:
    """The panel that the pane is turned to, whether the whole question and the notes are open, and a list's mark."""

    panel: str = review.RUBRIC
    whole_question: bool = False
    notes: bool = False
    mark: int = 0


class RoundPage(PlainVertical):
    """Draws a round, as it stands, in a terminal of any size. Keys and writing are the screen's."""

    def __init__(self, view: RoundView, tips: tuple[str, ...], *, shows_clock: bool) -> None:
        super().__init__()
        self._view, self._opened = view, Opened()
        self._tips, self._shows_clock = tips, shows_clock
        self._there: set[str] = set()  # the parts that are mounted
        self._is_folded = False
        self._kept_layout: RoundLayout | None = None

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        yield Sheet(id="band")
        yield Sheet(id="band-labels")
        with PlainContainer(id="round-columns"):
            with PlainVertical(id="left"):
                with Scroller(id="question"):
                    yield Sheet(id="question-short")
                    yield Prose(id="question-text")
                yield Sheet(id="heads-above")
            yield Divider(id="divider")
            yield PlainVertical(id="right")

    async def on_mount(self) -> None:
        """The first page is there before the screen is painted."""
        await self._mount_unseen(self._mounting(page_of(self._view)))

    @property
    def notes(self) -> Notes:
        self._have(ASIDE)
        return self.query_one(Notes)

    @property
    def margin(self) -> int:
        """Columns left free on each side."""
        return self._layout().margin

    @property
    def can_open_question(self) -> bool:
        """Whether some of the question is out of sight."""
        return self._is_folded or self.query_one("#question", Scroller).max_scroll_y > 0

    @property
    def panel(self) -> str:
        """The panel in sight. At first it holds one's own words; beside a score, earlier answers."""
        layout = self._layout()
        if not layout.is_wide or layout.is_turned:
            return self._opened.panel
        view = self._view
        has_words = bool(view.note or (view.result and (view.result.notes or view.result.said)))
        is_scored = view.phase is Phase.BETWEEN and bool(earlier_tries(view))
        return review.EARLIER if is_scored and not has_words else review.YOURS

    def panel_after(self, by: int) -> str:
        """The panel that stands `by` heads behind the one in sight."""
        return turned(self._panels(), self.panel, by)

    def show(self, view: RoundView, opened: Opened) -> None:
        """Draw a round as it stands now; `fit_question` follows, once the foot is drawn."""
        self._view, self._opened = view, opened
        page = page_of(view)
        self._have(page)
        self._draw("head", partial(sheets.head, view, shows_clock=self._shows_clock))
        self.show_side(opened)
        self._fill_prose()
        self.show_time(view)
        match page:
            case "ready":
                self._draw("ready-sheet", partial(sheets.ready, view, self._tips))
            case "asked":
                is_wide = self._layout().is_wide
                self.query_one("#line-before").display = bool(view.round.line)
                self._draw("line-before", partial(sheets.spoken, view))
                self._draw("hints-sheet" if is_wide else "beside", partial(sheets.beside_prompt, view))
                self.query_one("#beside").display = not is_wide
            case "paused":
                self._draw("paused-sheet", partial(sheets.paused, view))
            case "reviewing":
                self._draw("rubric", partial(review.rubric, view, keymap_of(self.app)))
            case "between":
                self._draw("between-sheet", partial(sheets.between, view))
            case "closing":
                self._draw("closing-sheet", partial(own_questions, view, opened.mark))
            case "follow-up":
                if ASIDE in self._there:
                    self._draw("hints-sheet", partial(sheets.beside_prompt, view))
                self._draw("follow-up-sheet", partial(sheets.follow_up, view))
                self.query_one("#deep").display = view.round.replied and bool(deep_held_back(view))

    def show_mark(self) -> None:
        """Scroll to the marked question to them."""
        sheet = self.query_one("#closing-sheet", Sheet)
        line = line_of_mark(self._view, self._opened.mark, sheet.content_size.width or self.app.size.width)
        self.query_one("#closing", Scroller).scroll_to_region(Region(0, line, 1, 1), animate=False)

    def show_time(self, view: RoundView) -> None:
        """Draw what changes each second."""
        before, self._view = self._view, view
        if sheets.is_head_later(before, view):
            self._draw("head", partial(sheets.head, view, shows_clock=self._shows_clock))
        layout = self._layout()
        is_shown = layout.page in ("asked", "paused", "follow-up") and view.phase is not Phase.READY
        is_beside = is_shown and layout.side == ASIDE and layout.is_wide
        is_above = layout.page == "asked" and layout.is_tall and not layout.is_wide
        for name in ("band", "band-labels"):
            self.query_one(f"#{name}").display = is_shown
        if is_shown:
            self._draw("band", partial(band, view))
            self._draw("band-labels", partial(band_labels, view, shows_figure=not (is_beside or is_above)))
        if ASIDE in self._there:
            self._show_clock("clock-beside", is_beside, layout)
        if "asked" in self._there:
            self._show_clock("clock-above", is_above, layout)

    def show_side(self, opened: Opened) -> None:
        """Fill the second column, or what stands below the first where there is no second."""
        self._opened = opened
        view, layout = self._view, self._layout()
        side, page = layout.side, layout.page
        heads = partial(review.heads, self._panels(), self.panel)
        is_setting = view.phase in (Phase.REVIEWING, Phase.BETWEEN) and view.shows_answers and page != "paused"
        self.query_one("#right").display = bool(side)
        has_heads_above = is_setting and not side
        self.query_one("#heads-above").display = has_heads_above
        if has_heads_above:
            self._draw("heads-above", heads)
        if side:
            self._show_of((ASIDE, PANE), side)
        if ASIDE in self._there:
            self.notes.display = opened.notes and page == "asked"
            self.query_one("#hints").display = layout.is_wide
        if side == PANE:
            self._draw("heads", heads)
            self._have(PANEL + review.ANSWER)  # to be read before it is turned to
            self._show_of([PANEL + each for each in self._panels()], PANEL + self.panel)
            if self.panel in review.DRAWN_PANELS:
                self._draw(f"sheet-{self.panel}", self._drawn_panel(layout))
        self._set_columns(layout)

    def fit_question(self, lines_below: int) -> None:
        """Keep the question in sight: whole where there is room beside what belongs to it, else its first lines.

        `lines_below` are those of the instruction in the foot.
        """
        layout, question = self._layout(), self.query_one("#question", Scroller)
        question.display = layout.page in WITH_QUESTION
        free = layout.free_lines(lines_below)
        is_review = layout.page == "reviewing" and not layout.is_covered
        lists_meanings = is_review and layout.lists_meanings(free)
        if is_review:
            self._draw("scoring", partial(review.scoring, self._view, lists_meanings))
        scored = self.query_one("#scoring", Sheet).lines_at(layout.text_width) + 1 if is_review else 0
        whole = lines_of_question(self._view.question.prompt, layout.text_width)
        needed = whole + 1 + FEWEST_LINES + scored
        is_alone = self._opened.whole_question and question.display and needed > free
        self._show_page(layout, is_alone)
        if question.display:
            panel = self._lines_of_panel(layout.text_width) if layout.is_covered else 0
            room = layout.room_for_question(free, lists_meanings=lists_meanings, panel=panel)
            self._show_question(whole, room, is_alone)
            taken = whole if self._opened.whole_question else min(whole, room)
            if is_review:
                self.query_one("#ticking").styles.max_height = max(FEWEST_LINES, free - taken - 1 - scored)

    def scroll(self, direction: str) -> None:
        """Scroll the pane that was turned last, where it has more than fits; else what stands beside it."""
        scrollers = [
            scroller
            for scroller in self.query(Scroller)
            if scroller.is_on_screen
            and scroller.max_scroll_y
            and (self._opened.whole_question or scroller.id != "question")
        ]
        if self._opened.panel != review.RUBRIC:
            scrollers.reverse()
        for scroller in scrollers[:1]:
            scroller.move(direction)

    def scroll_prompt(self, direction: str) -> None:
        self.query_one("#asked", Scroller).move(direction)

    def scroll_to_last_hint(self) -> None:
        where = "#hints" if self._layout().is_wide else "#asked"
        self.query_one(where, Scroller).scroll_end(animate=False)

    def scroll_to_top(self) -> None:
        """Scroll everything back to its first line."""
        for scroller in self.query(Scroller):
            scroller.scroll_home(animate=False)

    def _layout(self) -> RoundLayout:
        """The round as it stands in a terminal of this size; kept until that changes, since it counts lines once."""
        layout = RoundLayout(
            self._view,
            *self.app.size,
            has_notes=self._opened.notes,
            is_turned=self._opened.panel != review.RUBRIC,
            keymap=keymap_of(self.app),
        )
        kept = self._kept_layout
        if kept is None or kept.view is not layout.view or kept != layout:
            kept = self._kept_layout = layout
        return kept

    def _panels(self) -> tuple[str, ...]:
        """The panels that tab turns to, beside the rubric or in its place; without a rubric the answer comes next."""
        if self._layout().is_wide:
            return review.PANELS[1:]
        return review.PANELS if self._view.question.rubric else review.PANELS_WITHOUT_RUBRIC

    def _fill_prose(self) -> None:
        """Fill what is there with the question, and what belongs to it. It is read once the page is painted."""
        prompt, deep = self._view.question.prompt, deep_held_back(self._view)
        deep_text = f"**What a senior adds.** {deep}" if deep else ""
        texts = {"question-text": prompt, "prompt": prompt, "answer": self._answer_text(), "deep": deep_text}
        for prose in self.query(Prose):
            prose.show(texts[prose.id or ""])
            self.call_after_refresh(prose.prepare)

    def _show_clock(self, name: str, is_there: bool, layout: RoundLayout) -> None:
        clock, view = self.query_one(f"#{name}", LargeClock), self._view
        clock.display = is_there
        if is_there and layout.is_tall:
            style = BAND_STYLES[view.band] if view.round.is_timed else ""
            of_limit = say(f"of {format_clock(view.limit)} · ") + state_said(view)
            clock.show(format_clock(view.elapsed), style, of_limit)
        elif is_there:
            clock.show_plain(time_said(view))

    def _set_columns(self, layout: RoundLayout) -> None:
        """Set columns in the middle of the screen, none wider than can be read, and not in its upper corner."""
        has_two, is_pane, above = layout.has_two, layout.side == PANE, layout.lines_above
        columns, left, right = self.query_one("#round-columns"), self.query_one("#left"), self.query_one("#right")
        # A class would have all that stands in the columns styled anew, which takes longer than a key may.
        if (columns.layout.name == "horizontal") is not has_two:
            columns.styles.layout = "horizontal" if has_two else "vertical"
        self.query_one("#divider").display = has_two
        columns.styles.width = layout.whole
        columns.styles.margin = (0, 0, 0, layout.margin)
        left.styles.width = layout.left
        left.styles.height = "auto" if layout.is_covered else "1fr"
        left.styles.padding = (above, 1, 0, 1)
        right.styles.height = "1fr" if has_two or is_pane else "40%"
        right.styles.padding = (above, 0 if is_pane else 1, 0, 1) if has_two else (0, 1, 0, 1)

    def _show_page(self, layout: RoundLayout, is_alone: bool) -> None:
        """Show the page of the phase, but for what the whole question leaves no room for."""
        self._show_of(PAGES, "" if layout.is_covered or is_alone else layout.page)
        if is_alone:
            self.query_one("#heads-above").display = False
        self.query_one("#right").display = bool(layout.side) and not (is_alone and not layout.has_two)

    def _show_question(self, whole: int, room: int, is_alone: bool) -> None:
        """Show the question, which has `whole` lines, in `room` lines, or in all of them where it was opened."""
        question, prompt, is_opened = (
            self.query_one("#question"),
            self._view.question.prompt,
            self._opened.whole_question,
        )
        self._is_folded = not is_opened and whole > room
        self.query_one("#question-text").display = not self._is_folded
        self.query_one("#question-short").display = self._is_folded
        if self._is_folded:
            self._draw("question-short", lambda width: pressable(short_question(prompt, room, width), "o"))
        question.styles.max_height = None if is_opened else room + 1
        question.styles.height = "1fr" if is_alone else "auto"

    def _lines_of_panel(self, width: int) -> int:
        """Lines of the panel that is turned, below the question."""
        if self.panel in review.DRAWN_PANELS:
            return line_count(self._drawn_panel(self._layout())(width))
        return lines_of_question(self._answer_text(), width)

    def _drawn_panel(self, layout: RoundLayout) -> Draw:
        """The panel that is turned; where it covers the points, they stand below it as far as there is room."""
        keymap = keymap_of(self.app)
        if layout.is_covered:
            return partial(review.panel_above_rest, self.panel, self._view, keymap, layout.lines_of_pane)
        return partial(review.panel, self.panel, self._view, keymap)

    def _answer_text(self) -> str:
        return answer_text(self._view.question.answer, with_deep=not deep_held_back(self._view))

    def _show_of(self, names: Iterable[str], shown: str) -> None:
        """Show one of these parts, if any, and hide the others."""
        if shown:
            self._have(shown)
        for name in self._there.intersection(names):
            self.query_one(f"#{name}").display = name == shown

    def _have(self, name: str) -> None:
        """Mount a part, unless it is there."""
        if name not in self._there:
            self.call_next(self._mount_unseen, self._mounting(name))

    def _mounting(self, name: str) -> Mounting:
        self._there.add(name)
        if name in PAGES:
            return mount_page(name, self.query_one("#left"))
        if name in (ASIDE, PANE):
            return mount_side(name, self.query_one("#right"))
        return mount_panel(name, self.query_one("#pane"))

    async def _mount_unseen(self, mounting: Mounting) -> None:
        """Paint nothing until a part is there: its place would be empty for a moment."""
        with self.app.batch_update():
            for each in mounting:
                await each

    def _draw(self, name: str, draw: Draw) -> None:
        self.query_one(f"#{name}", Sheet).draw = draw
