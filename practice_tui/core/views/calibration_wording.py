"""The words of a calibration, the same on the screen, in plain mode and in print."""

from practice_tui.core.bank.questions import Tier
from practice_tui.core.bank.samples import Sample
from practice_tui.core.statistics.leniency import leniency_said
from practice_tui.core.values.phrases import count, part_of, sentence, share
from practice_tui.core.values.text import one_line
from practice_tui.core.views.calibrations import Calibration, Graded
from practice_tui.core.views.judging_wording import score_said

THE_KEY = "the key"
ABOUT = "Grade answers that others gave, and see how your scores compare with a key"
CHANGED = "The sample answers have changed since: nothing is compared."
OFFER = "Do you score as others would? Calibrate, in the list of rounds, has you grade twelve sample answers."


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
    for tier, name in ((Tier.MUST, "musts"), (Tier.BONUS, "bonuses")):
        indexes = [index for index, point in enumerate(rubric) if point.tier is tier]
        if indexes:
            parts.append(f"{share(len(heard.intersection(indexes)), len(indexes))} {name}")
    wrong = ", and something wrong" if graded.sample.said_wrong else ""
    return f"The key hears {' and '.join(parts)}{wrong}."


def point_reason(graded: Graded, index: int) -> str:
    """Why the key ticks a point: the words in which it is heard. Where one ticked it alone, what it would take."""
    words = {quote.point: quote.words for quote in graded.sample.quotes}
    if index in words:
        return f"“{one_line(words[index])}”"
    if index in graded.overheard:
        point = graded.question.rubric[index]
        return f"not in the answer: {one_line(point.probe)} Right would be: {one_line(point.expect)}"
    return ""


def wrong_reason(graded: Graded) -> str:
    """What is wrong in the answer, and why; that nothing is, where one thought so; else empty."""
    wrong = graded.sample.wrong
    if wrong:
        return f"“{one_line(wrong.says)}” {sentence(one_line(wrong.why))}"
    return "the key finds nothing wrong in it" if graded.said_wrong else ""


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
    n, unheard, overheard = calibration.n, calibration.unheard, calibration.overheard
    differing = unheard + overheard
    lines = [f"The same score in {part_of(calibration.same_scores, n)}."]
    if not differing:
        return [*lines, f"You and the key agree on all {count(calibration.points, 'point')}."]
    ways = []
    if unheard:
        ways.append(f"{unheard} that the key hears and you didn't")
    if overheard:
        ways.append(f"{overheard} that you heard and the key doesn't")
    return [*lines, f"You differ on {share(differing, calibration.points)} points: {', '.join(ways)}."]
