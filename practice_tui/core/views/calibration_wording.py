"""The words of a calibration, the same on the screen, in plain mode and in print."""

from collections.abc import Iterator

from practice_tui.core.bank.questions import Tier
from practice_tui.core.bank.samples import Sample
from practice_tui.core.selection.sample_choice import GRADED_AT_ONCE
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.statistics.leniency import leniency_said
from practice_tui.core.values.phrases import count, part_of, sentence, share
from practice_tui.core.values.text import one_line
from practice_tui.core.views.calibrations import Calibration, Graded, Hearer
from practice_tui.core.views.judging_wording import score_said
from practice_tui.core.views.sheets import SheetView

THE_KEY = "the key"
ABOUT = "Grade sample answers; see how you score beside a key"
CHANGED = "The sample answers have changed since: nothing is compared."
KEPT = "It is kept; practice calibrate, or Home, goes on with it."
OFFER = "Do you score as others would? Calibrate, in Home's list of rounds, has you grade sample answers beside a key."
"""Shown once, after the first rounds."""


def offer_detail(scored: int, answers: int) -> str:
    """Home's words for it: `12 sample answers`, or how far one has come with what was left."""
    return f"left at answer {min(scored + 1, answers)} of {answers}" if answers else f"{GRADED_AT_ONCE} sample answers"


def scores_line(graded: Graded) -> str:
    """`You gave 2 SHAKY, the key gives 3 SOLID.`"""
    own, key = graded.score, graded.sample.score
    if own == key:
        return f"You gave {score_said(own)}, and so does the key."
    return f"You gave {score_said(own)}, the key gives {score_said(key)}."


def key_reason(graded: Graded) -> str:
    """`The key hears 4 of 4 musts and 1 of 2 bonuses.`: why its score is what it is."""
    rubric, heard = graded.question.rubric, graded.sample.heard
    parts = []
    for tier, plural in ((Tier.MUST, "musts"), (Tier.BONUS, "bonuses")):
        indexes = [index for index, point in enumerate(rubric) if point.tier is tier]
        if indexes:
            parts.append(f"{len(heard.intersection(indexes))} of {count(len(indexes), tier.value, plural)}")
    wrong = ", and something wrong" if graded.sample.said_wrong else ""
    return f"The key hears {' and '.join(parts)}{wrong}."


def point_reason(graded: Graded, index: int) -> str:
    """Why the key ticks a point: the words in which it is heard. Where one ticked it alone, what it would take."""
    words = {quote.point: quote.words for quote in graded.sample.quotes}
    if index in words:
        return f"“{one_line(words[index])}”"
    if index in graded.heard_alone:
        point = graded.question.rubric[index]
        return f"not in the answer: {one_line(point.probe)} Right would be: {one_line(point.expect)}"
    return ""


def wrong_reason(graded: Graded) -> str:
    """Says what is wrong in the answer, and why; that nothing is, where one thought so; else it is empty."""
    wrong = graded.sample.wrong
    if wrong:
        return f"“{one_line(wrong.says)}” {sentence(one_line(wrong.why))}"
    return "the key finds nothing wrong in it" if graded.said_wrong else ""


def judging_instruction(view: SheetView) -> str:
    """The instruction of the moment, in one line."""
    if view.trouble:
        return view.trouble
    match view.phase:
        case SheetPhase.JUDGING:
            return "Tick what the answer says: a–f, w. Then score it: 1–4."
        case SheetPhase.BETWEEN:
            return (
                f"Saved: {score_said(view.judgement.score)}. enter: the key; from then on it stands. z: take it back."
            )
        case SheetPhase.COMPARING if view.sheet.is_complete:
            return "enter: how you grade beside the key."
        case SheetPhase.COMPARING:
            return "enter: the next answer."
        case SheetPhase.SIGNED:
            return "practice calibrate --report prints this again."


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
    for hearer, indexes in ((Hearer.KEY, graded.missed), (Hearer.OWN, graded.heard_alone)):
        if indexes:
            yield f"{hearer.value}:"
        for index in indexes:
            yield f"· {one_line(graded.question.rubric[index].text)}"
            yield f"   {point_reason(graded, index)}"
    if graded.said_wrong != graded.sample.said_wrong:
        yield f"something wrong: {wrong_reason(graded)}"


def sample_said(sample: Sample, title: str) -> str:
    """`Dropout, the fair answer`."""
    return f"{one_line(title)}, the {sample.name} answer"


def figure_line(calibration: Calibration) -> str:
    """`You grade 0.4 harder than the key (0.1–0.7, 12 answers).`"""
    if not calibration.is_comparable:
        return CHANGED
    return sentence(leniency_said(calibration.figure, calibration.n, THE_KEY))


def sums_lines(calibration: Calibration) -> list[str]:
    """How often the scores are the same, and on how many points one differs."""
    if not calibration.graded:
        return []
    n, missed, heard_alone = calibration.n, calibration.missed, calibration.heard_alone
    differing = missed + heard_alone
    lines = [f"The same score in {part_of(calibration.same_scores, n)}."]
    if not differing:
        return [*lines, f"You and the key agree on all {count(calibration.points, 'point')}."]
    ways = []
    if missed:
        ways.append(f"{missed} that the key hears and you didn't")
    if heard_alone:
        ways.append(f"{heard_alone} that you heard and the key doesn't")
    return [*lines, f"You differ on {share(differing, calibration.points)} points: {', '.join(ways)}."]
