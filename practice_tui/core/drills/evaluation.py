"""Exercises on metrics, base rates and clusters."""

from collections.abc import Callable, Sequence

from practice_tui.core.drills.exercises import Chance, Exercise, matrix_exercise, number, number_exercise, numbers
from practice_tui.core.values.arithmetic import mean

WORDS = ("the", "cat", "sat", "on", "mat", "a", "dog")


def confusion_figures(chance: Chance, level: int) -> Exercise:
    """Precision or recall, F1, or balanced accuracy, of the four counts of a classifier."""
    hits, false_alarms, misses = chance.randint(5, 60), chance.randint(2, 40), chance.randint(2, 40)
    rest = chance.randint(50, 400)
    precision, recall = hits / (hits + false_alarms), hits / (hits + misses)
    specificity = rest / (rest + false_alarms)
    accuracy = (hits + rest) / (hits + false_alarms + misses + rest)
    f1 = 2 * hits / (2 * hits + false_alarms + misses)
    head = f"TP {hits}, FP {false_alarms}, FN {misses}, TN {rest}"
    if level == 1:
        wants_recall = chance.randint(0, 1)
        value, other = (recall, precision) if wants_recall else (precision, recall)
        below = f"{hits} + {misses}" if wants_recall else f"{hits} + {false_alarms}"
        return number_exercise(
            f"{head}.\nCompute the {'recall' if wants_recall else 'precision'}.",
            value,
            (f"{'TP/(TP + FN)' if wants_recall else 'TP/(TP + FP)'} = {hits}/({below})",),
            [
                ("the precision" if wants_recall else "the recall", other),
                ("the accuracy", accuracy),
                ("the specificity", specificity),
            ],
            decimals=3,
        )
    if level == 2:
        return number_exercise(
            f"{head}.\nCompute F1.",
            f1,
            (
                f"precision {number(precision)}, recall {number(recall)}",
                f"2·TP/(2·TP + FP + FN) = {2 * hits}/({2 * hits} + {false_alarms} + {misses})",
            ),
            [
                ("the arithmetic mean of precision and recall", (precision + recall) / 2),
                ("the harmonic mean without its 2", f1 / 2),
                ("precision times recall", precision * recall),
                ("the accuracy", accuracy),
            ],
            decimals=3,
        )
    return number_exercise(
        f"{head}.\nCompute the balanced accuracy.",
        (recall + specificity) / 2,
        (
            f"recall: {hits}/({hits} + {misses}) = {number(recall)}",
            f"specificity: {rest}/({rest} + {false_alarms}) = {number(specificity)}",
            f"({number(recall)} + {number(specificity)})/2",
        ),
        [
            ("the accuracy", accuracy),
            ("the mean of recall and precision", (recall + precision) / 2),
            ("F1", f1),
            ("not halved", recall + specificity),
        ],
        decimals=3,
    )


def area_under_curve(chance: Chance, level: int) -> Exercise:
    """The ROC AUC of a handful of scores; at level 3 with ties."""
    positives, negatives = (2, 3) if level == 1 else (3, 4)
    count = positives + negatives
    drawn = [chance.randint(1, 5) for _ in range(count)] if level == 3 else chance.sample(range(1, 10), count)
    if level == 3 and not set(drawn[:positives]) & set(drawn[positives:]):
        drawn[-1] = drawn[0]
    good, bad = sorted(drawn[:positives], reverse=True), sorted(drawn[positives:], reverse=True)
    pairs = positives * negatives
    above = sum(p > n for p in good for n in bad)
    ties = sum(p == n for p in good for n in bad)
    value = (above + ties / 2) / pairs
    return number_exercise(
        f"Scores of the positives: {numbers(good)};\nof the negatives: {numbers(bad)}.\nCompute the ROC AUC.",
        value,
        (
            f"pairs with the positive above: {above} of {pairs}",
            *([f"ties, which count half: {ties}"] if ties else []),
            f"({above} + {ties}/2)/{pairs}" if ties else f"{above}/{pairs}",
        ),
        [
            ("ties counted whole", (above + ties) / pairs),
            ("ties not counted", above / pairs),
            ("pairs with the negative above", 1 - value),
            ("the best threshold's accuracy", _best_accuracy(good, bad)),
        ],
        decimals=3,
    )


def bayes(chance: Chance, level: int) -> Exercise:
    """The chance of an illness after a positive test, a negative one, or two positive ones."""
    prior = chance.choice((0.05, 0.1, 0.2, 0.3) if level == 2 else (0.001, 0.005, 0.01, 0.02, 0.05, 0.1))
    sensitivity, false_alarm = chance.choice((0.8, 0.9, 0.95, 0.99)), chance.choice((0.01, 0.02, 0.05, 0.1, 0.2))
    head = (
        f"{number(100 * prior)} % of people are ill. A test finds {number(100 * sensitivity)} % of the\n"
        f"ill, and gives a false alarm for {number(100 * false_alarm)} % of the others."
    )
    if level == 2:
        missed, cleared = prior * (1 - sensitivity), (1 - prior) * (1 - false_alarm)
        return number_exercise(
            f"{head}\nThe test is negative.\nHow likely is the person ill?",
            100 * missed / (missed + cleared),
            (
                f"ill and negative: {number(prior)}·{number(1 - sensitivity)} = {number(missed, 6)}",
                f"well and negative: {number(1 - prior)}·{number(1 - false_alarm)} = {number(cleared, 6)}",
                f"{number(missed, 6)}/({number(missed, 6)} + {number(cleared, 6)})",
            ),
            [
                ("the share of the ill that the test misses", 100 * (1 - sensitivity)),
                ("after a positive test", 100 * _posterior(prior, sensitivity, false_alarm)),
                ("the base rate alone", 100 * prior),
                ("not divided by all who test negative", 100 * missed),
                ("the base rate forgotten", 100 * (1 - sensitivity) / (2 - sensitivity - false_alarm)),
            ],
            decimals=2,
            unit="%",
        )
    times = 1 if level == 1 else 2
    ill, well = prior * sensitivity**times, (1 - prior) * false_alarm**times
    square = "²" if times == 2 else ""
    tests = "The test is positive." if times == 1 else "Two independent tests are positive."
    slips = [
        ("the share of the ill that the test finds", 100 * sensitivity),
        ("100 % less the false alarms", 100 * (1 - false_alarm)),
        ("the base rate forgotten", 100 * sensitivity**times / (sensitivity**times + false_alarm**times)),
        ("not divided by all positive results", 100 * ill),
    ]
    if times == 2:
        slips.append(("one test alone", 100 * _posterior(prior, sensitivity, false_alarm)))
    return number_exercise(
        f"{head}\n{tests}\nHow likely is the person ill?",
        100 * ill / (ill + well),
        (
            f"ill and positive: {number(prior)}·{number(sensitivity)}{square} = {number(ill, 7)}",
            f"well and positive: {number(1 - prior)}·{number(false_alarm)}{square} = {number(well, 7)}",
            f"{number(ill, 7)}/({number(ill, 7)} + {number(well, 7)})",
        ),
        slips,
        decimals=2,
        unit="%",
    )


def ngram_precision(chance: Chance, level: int) -> Exercise:
    """The clipped precision of BLEU: of unigrams, of bigrams, or of unigrams against two references."""
    first = [chance.choice(WORDS) for _ in range(6)]
    candidate = [*_changed(chance, first), chance.choice(first)]
    references = [first, _changed(chance, first)] if level == 3 else [first]
    size = 2 if level == 2 else 1
    grams, in_references = _grams(candidate, size), [_grams(each, size) for each in references]
    kinds = list(dict.fromkeys(grams))
    clipped = {gram: min(grams.count(gram), max(each.count(gram) for each in in_references)) for gram in kinds}
    matched = sum(clipped.values())
    name = "bigram" if size == 2 else "unigram"
    listed = "\n".join(f"reference: {' '.join(each)}" for each in references)
    counts = ", ".join(f"{' '.join(gram)} {clipped[gram]}" for gram in kinds)
    return number_exercise(
        f"candidate: {' '.join(candidate)}\n{listed}\nCompute the clipped {name} precision.",
        matched / len(grams),
        (
            "each counts at most as often as in a reference:",
            counts,
            f"{matched} of {len(grams)} {name}s",
        ),
        [
            ("without clipping", sum(any(gram in each for each in in_references) for gram in grams) / len(grams)),
            (f"distinct {name}s alone", sum(count > 0 for count in clipped.values()) / len(kinds)),
            ("over the reference's length: recall", matched / len(in_references[0])),
        ],
        decimals=3,
    )


def k_means_step(chance: Chance, level: int) -> Exercise:
    """A step of Lloyd's algorithm with two centres and four or six points; at level 3 two steps."""
    points = sorted(float(value) for value in chance.sample(range(20), 4 if level == 1 else 6))
    centres = (points[0], points[1]) if level == 3 else (points[0], points[-1])
    steps = 2 if level == 3 else 1
    lines, current, has_tie = list[str](), centres, False
    for _ in range(steps):
        has_tie |= any(abs(point - current[0]) == abs(point - current[1]) for point in points)
        low, high = _groups(points, current)
        current = (mean(low), mean(high))
        lines.append(f"({numbers(low)}) and ({numbers(high)})")
        lines.append(f"means {number(current[0])} and {number(current[1])}")
    once, medians = _moved(points, centres, 1, mean), _moved(points, centres, steps, _median)
    weighed = tuple(mean([*group, centre]) for group, centre in zip(_groups(points, centres), centres, strict=True))
    tie = "\nA tie goes to the first centre." if has_tie else ""
    return matrix_exercise(
        f"Points on a line: {numbers(points)};\ncentres {number(centres[0])} and {number(centres[1])}.\n"
        f"Compute both centres after {'one step' if steps == 1 else 'two steps'} of k-means.{tie}",
        (current,),
        lines,
        [
            ("medians, not means", (medians,)),
            ("one step alone", (once,)) if steps == 2 else ("the old centres counted as points", (weighed,)),
        ],
        decimals=2,
    )


def _best_accuracy(good: list[int], bad: list[int]) -> float:
    cuts = sorted({*good, *bad})
    return max((sum(p >= cut for p in good) + sum(n < cut for n in bad)) / (len(good) + len(bad)) for cut in cuts)


def _posterior(prior: float, sensitivity: float, false_alarm: float) -> float:
    return prior * sensitivity / (prior * sensitivity + (1 - prior) * false_alarm)


def _changed(chance: Chance, words: Sequence[str]) -> list[str]:
    """The same sentence with two of its words drawn anew."""
    changed = list(words)
    for place in chance.sample(range(len(words)), 2):
        changed[place] = chance.choice(WORDS)
    return changed


def _grams(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[place : place + size]) for place in range(len(words) - size + 1)]


def _groups(points: Sequence[float], centres: tuple[float, float]) -> tuple[list[float], list[float]]:
    """Each point with its nearer centre; a tie goes to the first."""
    near = [point for point in points if abs(point - centres[0]) <= abs(point - centres[1])]
    return near, [point for point in points if point not in near]


def _moved(
    points: Sequence[float],
    centres: tuple[float, float],
    steps: int,
    middle: Callable[[Sequence[float]], float],
) -> tuple[float, float]:
    for _ in range(steps):
        low, high = _groups(points, centres)
        centres = (middle(low), middle(high))
    return centres


def _median(values: Sequence[float]) -> float:
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
