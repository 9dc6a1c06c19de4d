"""Prints what calibrations came to, and on which points one differed from the key."""

from collections.abc import Iterator, Sequence

from practice_tui.core.values.phrases import count
from practice_tui.core.values.records import to_json
from practice_tui.core.values.text import one_line
from practice_tui.core.views.calibration_wording import (
    figure_line,
    point_reason,
    sample_said,
    scores_line,
    sums_lines,
    wrong_reason,
)
from practice_tui.core.views.calibrations import Calibration, Graded

NONE_YET = "No calibration yet. practice calibrate begins one."


def calibration_lines(calibrations: Sequence[Calibration]) -> Iterator[str]:
    """Every calibration, the newest first and with each answer, the others in a line each."""
    if not calibrations:
        yield NONE_YET
        return
    newest, *earlier = calibrations
    yield from result_lines(newest)
    if earlier:
        yield ""
        yield "Before:"
        yield from (f"  {head_line(each)} {figure_line(each)}" for each in earlier)


def result_lines(calibration: Calibration) -> Iterator[str]:
    """One calibration: by how much one differs from the key, and where."""
    yield head_line(calibration)
    yield figure_line(calibration)
    yield from sums_lines(calibration)
    for number, graded in enumerate(calibration.graded, 1):
        yield ""
        yield f"{number}  {sample_said(graded.sample, graded.question.title)}"
        yield from (f"   {line}" for line in difference_lines(graded))


def head_line(calibration: Calibration) -> str:
    """`Calibration of 2026-03-02: 12 answers.`"""
    left = "" if calibration.is_over else ", not finished"
    return f"Calibration of {calibration.day}: {count(calibration.n, 'answer')}{left}."


def difference_lines(graded: Graded) -> Iterator[str]:
    """Both scores, and each point on which one differs with the reason of the key."""
    yield scores_line(graded)
    for title, indexes in (("you didn't hear", graded.unheard), ("you alone heard", graded.overheard)):
        for index in indexes:
            yield f"{title}: {one_line(graded.question.rubric[index].text)}"
            yield f"   {point_reason(graded, index)}"
    if graded.said_wrong != graded.sample.said_wrong:
        yield f"something wrong: {wrong_reason(graded)}"


def calibrations_json(calibrations: Sequence[Calibration]) -> str:
    """`{calibrations: [calibration, …]}`, newest first."""
    return to_json({"calibrations": [_data(calibration) for calibration in calibrations]})


def _data(calibration: Calibration) -> dict[str, object]:
    figure = calibration.figure
    return {
        "id": calibration.id,
        "day": calibration.day,
        "is_over": calibration.is_over,
        "is_comparable": calibration.is_comparable,
        "n": calibration.n,
        "leniency": None
        if figure is None
        else {"mean": round(figure.mean, 3), "low": round(figure.low, 3), "high": round(figure.high, 3)},
        "same_scores": calibration.same_scores,
        "points": calibration.points,
        "answers": [_answer(graded) for graded in calibration.graded],
    }


def _answer(graded: Graded) -> dict[str, object]:
    sample = graded.sample
    return {
        "question_id": sample.question_id,
        "sample": sample.name,
        "score": int(graded.score),
        "key_score": int(sample.score),
        "heard": sorted(graded.heard),
        "key_heard": sorted(sample.heard),
        "said_wrong": graded.said_wrong,
        "key_said_wrong": sample.said_wrong,
    }
