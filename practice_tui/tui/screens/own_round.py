"""A round of one's own: topics, levels, how many, mode and limit, and how many questions match."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive

from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Level, Question, Topic
from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.core.views.keys import OWN_KEYS
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets.drawing import ACCENT, GOOD, MUTED, STRONG, say, spread, stack, wrap
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

T = TypeVar("T")

COUNTS = (1, 3, 5, 8, 10, 12, 15, 20, 30)
LIMITS = (None, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0)


class OwnRoundScreen(PlaceScreen[Plan | None]):
    """Arrows mark a line, space changes it, enter starts the round."""

    AUTO_FOCUS = ""
    PLACE = "own"
    BINDINGS = bindings_of(OWN_KEYS)

    plan: reactive[Plan] = reactive(Plan("your-own", "Your own", 5))

    def __init__(self, plan: Plan, topics: Sequence[Topic], questions: Sequence[Question]) -> None:
        super().__init__()
        self._topics, self._questions = topics, questions
        self.set_reactive(OwnRoundScreen.plan, plan)

    def compose(self) -> ComposeResult:
        yield Sheet(lambda width: say("Your own round", STRONG), id="head")
        yield Sheet(id="matching")
        with Scroller(id="own-round"):
            yield Rows(id="choices")
        yield Sheet(id="scope")
        yield KeyBar(footer_of(OWN_KEYS))

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Rows))
        self._show()

    def watch_plan(self) -> None:
        if self.is_mounted:
            self._show()

    def action_change(self) -> None:
        self.plan = changed(self.plan, self.query_one(Rows).marked or "")

    def action_start(self) -> None:
        if self._matching:
            self.dismiss(self.plan)

    def action_close(self) -> None:
        self.dismiss(None)

    @on(Rows.OptionHighlighted)
    def _marked(self, marked: Rows.OptionHighlighted) -> None:
        """What a topic takes in, while it is marked."""
        slug = (marked.option.id or "").removeprefix("topic:")
        scope = next((topic.scope for topic in self._topics if topic.slug == slug), "")
        self.query_one("#scope", Sheet).draw = lambda width: stack(wrap(say(one_line(scope), MUTED), width))

    @on(Rows.OptionSelected)
    def _chosen(self) -> None:
        self.action_start()

    @property
    def _matching(self) -> int:
        return sum(self.plan.admits(question) for question in self._questions)

    def _show(self) -> None:
        plan, matching = self.plan, self._matching
        self.query_one("#matching", Sheet).draw = partial(_matching_line, plan, matching)
        counts = {
            topic.slug: sum(question.topic == topic.slug for question in self._questions) for topic in self._topics
        }
        self.query_one(Rows).show(
            [
                ("count", partial(_line, "Questions", str(plan.count))),
                ("mode", partial(_line, "Mode", plan.mode.value)),
                ("limit", partial(_line, "Time for each", _limit_said(plan.limit))),
                ("follow_ups", partial(_line, "Follow-ups", "yes" if plan.follow_ups else "no")),
                *((f"level:{level}", partial(_tick, level.value, level in plan.levels, "level")) for level in Level),
                *(
                    (
                        f"topic:{topic.slug}",
                        partial(_tick, topic.title, topic.slug in plan.topics, str(counts[topic.slug])),
                    )
                    for topic in self._topics
                ),
            ]
        )


def changed(plan: Plan, choice: str) -> Plan:
    """The plan with one of its lines changed: the next value, or a level or topic taken in or out."""
    kind, _, name = choice.partition(":")
    match kind:
        case "count":
            return replace(plan, count=_after(COUNTS, plan.count))
        case "mode":
            return replace(plan, mode=_after(tuple(Mode), plan.mode))
        case "limit":
            return replace(plan, limit=_after(LIMITS, plan.limit))
        case "follow_ups":
            return replace(plan, follow_ups=not plan.follow_ups)
        case "level":
            level = Level(name)
            levels = {held: 1 for held in Level if (held in plan.levels) != (held is level)}
            return replace(plan, levels=levels)
        case "topic":
            topics = {held: 1 for held in plan.topics if held != name}
            return replace(plan, topics=topics if name in plan.topics else {**topics, name: 1})
    return plan


def _after(values: tuple[T, ...], value: T) -> T:
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]


def _limit_said(limit: float | None) -> str:
    return "each question's own" if limit is None else format_limit(limit)


def _matching_line(plan: Plan, matching: int, width: int) -> Content:
    if not matching:
        return stack(wrap(say("No question matches: take in more topics or levels.", "$text-error"), width))
    short = f", so the round has {matching}" if matching < plan.count else ""
    everything = "" if plan.topics or plan.levels else " (nothing ticked: all of them)"
    said = f"{count(matching, 'question matches', 'questions match')}{short}{everything}."
    return stack(wrap(say(said, MUTED), width))


def _line(title: str, value: str, width: int) -> Content:
    return spread(title, say(value, f"bold {ACCENT}"), width)


def _tick(title: str, is_in: bool, said: str, width: int) -> Content:
    mark = say("[x] ", GOOD) if is_in else say("[ ] ")
    return spread(mark + Content(one_line(title)), say(said, MUTED), width)
