"""A bank as it was loaded, with its problems."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from practice_tui.bank.problems import Problem
from practice_tui.core.bank.job_words import TopicWords
from practice_tui.core.bank.lines import Line
from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.core.bank.questions import Bank, Question
from practice_tui.core.bank.samples import Sample


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """The values that could be loaded, and the problems of the entries that couldn't.

    `entries`, `plan_entries` and `line_entries` hold questions, plans and the lines of a style with their YAML nodes,
    for checks. The cache leaves them out. `lines` are those of an interviewer.
    `made_topics` are the slugs of topics that are in no `topics.yaml` and that questions of the user's banks name.
    `replaced` are the bundled questions of which the user has an own version, which stands in the bank in their place.
    `own_plans` are the ids of the plans of the user's banks. `words` are those of job descriptions, by topic.
    """

    bank: Bank
    plans: tuple[Plan, ...]
    tips: tuple[Tip, ...]
    problems: tuple[Problem, ...]
    entries: Sequence[Any] = field(default=(), repr=False)
    samples: tuple[Sample, ...] = ()
    plan_entries: Sequence[Any] = field(default=(), repr=False)
    made_topics: tuple[str, ...] = ()
    replaced: tuple[Question, ...] = ()
    own_plans: tuple[str, ...] = ()
    words: tuple[TopicWords, ...] = ()
    lines: tuple[Line, ...] = ()
    line_entries: Sequence[Any] = field(default=(), repr=False)

    def without_entries(self) -> "LoadedBank":
        """The same without entries."""
        return replace(self, entries=(), plan_entries=(), line_entries=())
