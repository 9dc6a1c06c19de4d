"""Lays a round out: which page it shows and what beside that, and the columns and lines that each takes."""

from dataclasses import dataclass
from functools import cached_property

from practice_tui.core.rounds.events import PauseReason
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.remapping import Keymap
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import deep_held_back
from practice_tui.tui.panes import HIGH, TALL, WIDE
from practice_tui.tui.sheets import review
from practice_tui.tui.sheets import round as sheets
from practice_tui.tui.sheets.drawing import stack, wrap
from practice_tui.tui.sheets.own_questions import own_questions
from practice_tui.tui.sheets.short_question import lines_of_question, short_question
from practice_tui.tui.widgets.sheet import line_count

ASIDE, PANE = "aside", "pane"  # clock, hints and notes; what is turned
MOST_ABOVE = 12  # lines above the question, where there are many
COLUMN, COLUMNS = 80, 140  # the widest a column, and two of them with the line between, get
FEWEST_LINES = 2  # of the question, however little room there is
PADDING = 3  # columns of the left one that hold no text
HEAD_AND_FOOT, LINES_OF_BAND, LINES_OF_HEADS, LINES_OF_CLOCK = 2, 2, 2, 5
LINES_OF_INSTRUCTION = 3  # at most, with a message
LINES_OF_SCORES = 10  # with what each of them means
IN_SIGHT = (PauseReason.FLAGGING, PauseReason.READING)  # pauses that leave the question where it is
PAGES = ("ready", "asked", "paused", "reviewing", "between", "follow-up", "closing")
WITH_QUESTION = ("reviewing", "between", "follow-up")  # above what these show stands the question


def page_of(view: RoundView) -> str:
    """The page that shows the phase: answering and predicting share one, and a pause hides any but IN_SIGHT."""
    if view.round.is_paused and view.round.pause not in IN_SIGHT:
        return "paused"
    if view.round.skips or view.phase in (Phase.ANSWERING, Phase.PREDICTING):
        return "asked"
    return "between" if view.phase is Phase.FINISHED else view.phase.value


@dataclass(frozen=True)
class RoundLayout:
    """A round in a terminal of `width` by `height`; whether notes are open, and the pane turned from its first head.

    `keymap` holds the keys that were moved. What has to be drawn to be counted is counted once.
    """

    view: RoundView
    width: int
    height: int
    has_notes: bool
    is_turned: bool
    keymap: Keymap

    @property
    def page(self) -> str:
        return page_of(self.view)

    @property
    def is_wide(self) -> bool:
        return self.width >= WIDE

    @property
    def is_tall(self) -> bool:
        return self.height >= TALL

    @property
    def side(self) -> str:
        """The part in the second column, or below the first where there is no second; empty where there is none."""
        match self.page:
            case "asked":
                return ASIDE if self.is_wide or self.has_notes else ""
            case "follow-up":
                return ASIDE if self.is_wide else ""
            case "reviewing" | "between" if self.view.shows_answers:
                return PANE if self.is_wide or self.is_turned else ""
        return ""

    @property
    def has_two(self) -> bool:
        """Whether two columns stand side by side."""
        return self.is_wide and bool(self.side)

    @property
    def is_covered(self) -> bool:
        """Whether the pane stands in the place of what it is turned from."""
        return self.side == PANE and not self.is_wide

    @property
    def whole(self) -> int:
        """Columns of both, none wider than can be read."""
        return min(self.width, COLUMNS if self.has_two else COLUMN)

    @property
    def left(self) -> int:
        """Columns of the left one; beside a pane that is turned each has room for a formula."""
        if not self.has_two:
            return self.whole
        return min(COLUMN, self.whole // 2 if self.side == PANE else self.whole * 3 // 5)

    @property
    def margin(self) -> int:
        """Columns left free on each side."""
        return max(0, (self.width - self.whole) // 2)

    @property
    def text_width(self) -> int:
        """Columns of text in the left one."""
        return self.left - PADDING

    @cached_property
    def lines_above(self) -> int:
        """Lines left free above a question that doesn't fill the screen."""
        page = self.page
        is_short = page in ("asked", "closing") or (page == "between" and not self.view.shows_answers)
        has_room = is_short or (self.is_tall and page in ("follow-up", "between")) or self._is_high_review
        if self.is_covered or not has_room:
            return 1
        needed = 0 if page == "closing" else lines_of_question(self.view.question.prompt, self.text_width)
        if page == "closing":
            needed = line_count(own_questions(self.view, 0, self.text_width))
        elif page == "asked":
            needed += len(sheets.spoken_lines(self.view, self.text_width))
        elif page == "reviewing":
            needed += self._lines_of_points + LINES_OF_SCORES
        else:
            needed += self._lines_of_sheet(page)
        if self.view.round.replied:
            needed += line_count(stack(wrap(deep_held_back(self.view), self.text_width)))
        free = self.height - HEAD_AND_FOOT - LINES_OF_BAND - LINES_OF_HEADS
        if page == "asked" and not self.is_wide:  # where notes will be opened nothing shall move
            clock = LINES_OF_CLOCK if self.is_tall else 0
            return max(1, min(MOST_ABOVE, (free * 3 // 5 - needed - clock) // 2))
        return max(1, min(MOST_ABOVE, (free - needed) // 3))

    @property
    def _is_high_review(self) -> bool:
        """Whether a review stands in two columns of more lines than it has; what is ticked moves nothing."""
        return self.page == "reviewing" and self.has_two and self.height >= HIGH

    def free_lines(self, lines_of_instruction: int) -> int:
        """Lines for the question and what belongs below it."""
        taken = lines_of_instruction + self.lines_above
        is_reply = self.page == "follow-up"
        taken += LINES_OF_BAND * is_reply + LINES_OF_HEADS * (not is_reply and not self.has_two)
        return self.height - taken - HEAD_AND_FOOT

    @property
    def lines_of_pane(self) -> int:
        """Lines that are free for a pane below the whole question, where it stands in the place of the points."""
        question = lines_of_question(self.view.question.prompt, self.text_width)
        return self.free_lines(LINES_OF_INSTRUCTION) - question - 1

    def lists_meanings(self, free: int) -> bool:
        """Whether a review has room for a line on what each score means."""
        question = line_count(short_question(self.view.question.prompt, free, self.text_width))
        return self._lines_of_long_review + question + 1 <= free

    def room_for_question(self, free: int, *, lists_meanings: bool, panel: int = 0) -> int:
        """Lines that the question may take; fewer in a review that lists what each score means.

        `panel` are the lines of the pane that stands below it where there is one column.
        """
        if self.is_covered:
            return max(FEWEST_LINES, free - panel - 1)
        if self.page != "reviewing":
            below = self._lines_of_sheet(self.page)
        else:
            below = self._lines_of_long_review if lists_meanings else self._lines_of_short_review
        return max(FEWEST_LINES, free - below - 1)

    def _lines_of_sheet(self, page: str) -> int:
        draw = sheets.follow_up if page == "follow-up" else sheets.between
        return line_count(draw(self.view, self.text_width))

    @cached_property
    def _lines_of_short_review(self) -> int:
        return self._lines_of_review(is_long=False)

    @cached_property
    def _lines_of_long_review(self) -> int:
        return self._lines_of_review(is_long=True)

    @cached_property
    def _lines_of_points(self) -> int:
        return line_count(review.rubric(self.view, self.keymap, self.text_width))

    def _lines_of_review(self, is_long: bool) -> int:
        return self._lines_of_points + 1 + line_count(review.scoring(self.view, is_long, self.text_width))
