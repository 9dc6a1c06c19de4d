"""Chooses the sample answers that somebody grades next: such as were graded least, good and bad ones in turn."""

from collections import Counter
from collections.abc import Mapping, Sequence

from practice_tui.core.bank.samples import Sample
from practice_tui.core.selection.next_question import shuffle_key

GRADED_AT_ONCE = 12  # answers of one calibration


def choose_samples(samples: Sequence[Sample], graded: Mapping[str, int], seed: int) -> tuple[Sample, ...]:
    """At most GRADED_AT_ONCE samples of different questions in the order of grading.

    `graded` counts earlier grades by the id of a sample. Questions of which fewer answers were graded come first, and
    as many weak answers as fair and strong ones.
    """
    by_question: dict[str, list[Sample]] = {}
    for sample in samples:
        by_question.setdefault(sample.question_id, []).append(sample)

    def graded_of(question_id: str) -> int:
        return sum(graded.get(sample.id, 0) for sample in by_question[question_id])

    questions = sorted(by_question, key=lambda each: (graded_of(each), shuffle_key(seed, each)))[:GRADED_AT_ONCE]
    chosen: list[Sample] = []
    for question_id in sorted(questions, key=lambda each: shuffle_key(seed, each)):
        names = Counter(sample.name for sample in chosen)
        chosen.append(
            min(
                by_question[question_id],
                key=lambda sample: (graded.get(sample.id, 0), names[sample.name], shuffle_key(seed, sample.id)),
            )
        )
    return tuple(chosen)
