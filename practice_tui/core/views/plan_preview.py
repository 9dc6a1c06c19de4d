"""Sums a plan up: its questions, minutes, stages, kinds and topics as they would be asked now."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.job_words import MatchedWord
from practice_tui.core.bank.plans import Pick, Plan
from practice_tui.core.bank.questions import Kind, Question, Stage
from practice_tui.core.values.text import one_line
from practice_tui.core.views.round_size import size_in_sentence

SAMPLES = 3
LABEL = 8  # characters of a label before its values


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """A round of the plan. `seconds` are those of answering; counts stand in the order of asking or of showing.

    `is_sure` says that just these questions are asked; a round that adapts replaces some as it goes.
    """

    questions: int = 0
    seconds: float = 0.0
    stages: Mapping[Stage, int] | None = None
    kinds: Mapping[Kind, int] | None = None
    topics: Mapping[str, int] | None = None
    samples: tuple[str, ...] = ()
    note: str = ""
    is_sure: bool = True


def preview_of(plan: Plan, questions: Sequence[Question], note: str = "") -> PlanPreview:
    """The preview of a plan of which a round would ask `questions`."""
    stages, kinds = Counter(each.ask.stage for each in questions), Counter(each.kind for each in questions)
    step = max(1, len(questions) // SAMPLES)
    return PlanPreview(
        len(questions),
        plan.expected_seconds(questions),
        {stage: stages[stage] for stage in Stage if stages[stage]},
        {kind: kinds[kind] for kind in Kind if kinds[kind]},
        dict(Counter(each.topic for each in questions).most_common()),
        tuple(one_line(each.title) for each in questions[::step][:SAMPLES]),
        note,
        plan.pick is not Pick.ADAPTIVE,
    )


def headline(preview: PlanPreview) -> str:
    """`12 questions, 52 min of answering`; of a round that adapts `about`."""
    if not preview.questions:
        return preview.note or "no questions match"
    return size_in_sentence(preview.questions, preview.seconds, is_sure=preview.is_sure)


def preview_lines(preview: PlanPreview, title_of: Callable[[str], str]) -> Iterator[str]:
    """The preview in lines; `title_of` a topic is how it is called."""
    if not preview.questions:
        yield headline(preview)
        return
    drawn = ", as drawn now" if preview.is_sure else ""
    yield f"{headline(preview)}{drawn}" + (f" ({preview.note})" if preview.note else "")
    yield _labelled("stages", _counted((stage.value, number) for stage, number in (preview.stages or {}).items()))
    yield _labelled("kinds", _counted((kind.value, number) for kind, number in (preview.kinds or {}).items()))
    yield _labelled("topics", _counted((title_of(slug), number) for slug, number in (preview.topics or {}).items()))
    yield _labelled("such as", "; ".join(preview.samples))
    if not preview.is_sure:
        yield "Questions follow your answers, so these are the likely ones."


def word_lines(words: Sequence[MatchedWord], struck: Collection[str], title_of: Callable[[str], str]) -> Iterator[str]:
    """The words of a job description, a line for each topic that they speak for; struck ones are left out."""
    left = [word for word in words if word.word not in struck]
    for topic in dict.fromkeys(word.topic for word in left):
        met = (
            f"{one_line(word.word)}{f' x{word.times}' if word.times > 1 else ''}"
            for word in left
            if word.topic == topic
        )
        yield f"{title_of(topic)}: {', '.join(met)}"


def _labelled(label: str, text: str) -> str:
    return f"{label.ljust(LABEL)}{text}"


def _counted(pairs: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number}" for name, number in pairs)
