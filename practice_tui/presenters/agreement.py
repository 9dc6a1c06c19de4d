"""Second opinions beside one's own scores, for the command that compares them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from practice_tui.core.history.unreadable import LeftOut, left_out_data
from practice_tui.core.statistics.agreement import Agreement
from practice_tui.core.statistics.leniency import leniency, leniency_data, leniency_said
from practice_tui.core.values.phrases import sentence
from practice_tui.core.values.records import to_json
from practice_tui.core.values.text import one_line
from practice_tui.core.views.opinion_wording import agreement_said, opinion_lines
from practice_tui.core.views.opinions import JudgedTwice, Opinion, pairs_by_answer
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.named_rounds import find_round
from practice_tui.sitting.second_opinions import agreement_of, opinions

NONE_YET = "No second opinion is signed yet. practice rate ROUND --as NAME gives one."


def opinions_named(desk: Desk, text: str) -> list[Opinion]:
    """The second opinions on the round that is named, or on all. Raises PracticeError for an unknown round."""
    return opinions(desk, find_round(desk, text).id if text.strip() else "")


def agreement_lines(signed: Sequence[Opinion]) -> Iterator[str]:
    """Each opinion, then what its scores come to beside one's own: of each rater, and the means of several."""
    if not signed:
        yield NONE_YET
        return
    for opinion in signed:
        yield from (*opinion_lines(opinion), "")
    by_rater = _by_rater(signed)
    for rater, theirs in by_rater.items():
        yield from _figures(rater, _pairs(theirs))
    if len(by_rater) > 1:
        pairs = _mean_pairs(signed)
        yield sentence(leniency_said(leniency(pairs), len(pairs), f"the mean of {len(by_rater)} raters"))


def _figures(rater: str, pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    if not pairs:
        yield f"With {rater}: no answer has a score from both yet."
        return
    yield f"With {rater}: {agreement_said(agreement_of(pairs))}."
    yield sentence(leniency_said(leniency(pairs), len(pairs), rater))


def agreement_json(signed: Sequence[Opinion], left: Sequence[LeftOut]) -> str:
    """`{opinions: [{…, answers: [{…, points: […]}]}], raters: {name: figures}, all: figures, left_out: […]}`."""
    pairs = _mean_pairs(signed)
    data = {
        "opinions": [_opinion_data(opinion) for opinion in signed],
        "raters": {rater: _figures_data(_pairs(theirs)) for rater, theirs in _by_rater(signed).items()},
        "all": {"n": len(pairs), "leniency": leniency_data(leniency(pairs))},
    }
    return to_json(data | left_out_data(left))


def _pairs(signed: Iterable[Opinion]) -> list[tuple[int, int]]:
    """Own score and the rater's of each answer in the opinions of one rater."""
    return [pair for opinion in signed for pair in opinion.pairs]


def _mean_pairs(signed: Iterable[Opinion]) -> list[tuple[float, float]]:
    """Own score and the mean of the raters' of each answer."""
    return pairs_by_answer(judged for opinion in signed for judged in opinion.judged)


def _by_rater(signed: Sequence[Opinion]) -> dict[str, list[Opinion]]:
    """The opinions of each rater, under the name as it was written first."""
    names: dict[str, str] = {}
    raters: dict[str, list[Opinion]] = {}
    for opinion in signed:
        name = names.setdefault(opinion.rater.casefold(), one_line(opinion.rater))
        raters.setdefault(name, []).append(opinion)
    return raters


def _opinion_data(opinion: Opinion) -> dict[str, Any]:
    return {
        "id": opinion.sheet_id,
        "round_id": opinion.round_id,
        "rater": opinion.rater,
        "day": opinion.day,
        "answers": [_answer_data(row) for row in opinion.rows],
    }


def _answer_data(row: JudgedTwice) -> dict[str, Any]:
    return {
        "attempt_id": row.attempt_id,
        "question_id": row.question_id,
        "own": row.own,
        "other": row.other,
        "points": [
            {"text": point.text, "by_oneself": point.by_oneself, "heard": int(point.hearing)} for point in row.points
        ],
    }


def _figures_data(pairs: Sequence[tuple[int, int]]) -> dict[str, Any]:
    agreement = agreement_of(pairs)
    return {
        "n": agreement.n,
        "same": agreement.same,
        "kappa": _kappa_data(agreement),
        "leniency": leniency_data(leniency(pairs)),
    }


def _kappa_data(agreement: Agreement) -> dict[str, float] | None:
    kappa = agreement.kappa
    return {"value": kappa.value, "low": kappa.low, "high": kappa.high} if kappa else None
