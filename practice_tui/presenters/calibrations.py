"""Prints what calibrations came to, and on which points one differed from the key."""

from collections.abc import Iterator, Sequence

from practice_tui.core.history.unreadable import LeftOut, left_out_data
from practice_tui.core.statistics.leniency import leniency_data
from practice_tui.core.values.records import to_json
from practice_tui.core.views.calibration_wording import figure_line, head_line, result_lines
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


def calibrations_json(calibrations: Sequence[Calibration], left_out: Sequence[LeftOut]) -> str:
    """`{calibrations: [calibration, …], left_out: [{table, id, reason}, …]}`, newest first."""
    return to_json({"calibrations": [_data(calibration) for calibration in calibrations], **left_out_data(left_out)})


def _data(calibration: Calibration) -> dict[str, object]:
    return {
        "id": calibration.id,
        "day": calibration.day,
        "is_over": calibration.is_over,
        "is_comparable": calibration.is_comparable,
        "n": calibration.n,
        "leniency": leniency_data(calibration.figure),
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
