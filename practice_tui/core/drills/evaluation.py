"""Exercises on metrics, base rates and clusters."""

from practice_tui.core.drills.exercises import Chance, Exercise, matrix_exercise, number, number_exercise


def confusion_figures(chance: Chance, level: int) -> Exercise:
    hits, false_alarms, misses = chance.randint(5, 60), chance.randint(2, 40), chance.randint(2, 40)
    rest = chance.randint(50, 400)
    precision, recall = hits / (hits + false_alarms), hits / (hits + misses)
    head = f"TP {hits}, FP {false_alarms}, FN {misses}, TN {rest}"
    specificity = rest / (rest + false_alarms)
    accuracy = (hits + rest) / (hits + false_alarms + misses + rest)
    if level == 1:
        wants_recall = chance.randint(0, 1)
        value, other = (recall, precision) if wants_recall else (precision, recall)
        lower = f"{hits} + {misses}" if wants_recall else f"{hits} + {false_alarms}"
        return number_exercise(
            f"{head}.\nCompute the {'recall' if wants_recall else 'precision'}.",
            value,
            (f"{hits}/({lower})",),
            [("precision" if wants_recall else "recall", other), ("accuracy", accuracy), ("specificity", specificity)],
            decimals=3,
        )
    f1 = 2 * hits / (2 * hits + false_alarms + misses)
    if level == 2:
        return number_exercise(
            f"{head}.\nCompute F1.",
            f1,
            (
                f"precision {number(precision)}, recall {number(recall)}",
                f"2·{hits}/(2·{hits} + {false_alarms} + {misses})",
            ),
            [
                ("the arithmetic mean", (precision + recall) / 2),
                ("the product", precision * recall),
                ("accuracy", accuracy),
            ],
            decimals=3,
        )
    return number_exercise(
        f"{head}.\nCompute the balanced accuracy.",
        (recall + specificity) / 2,
        (
            f"recall {number(recall)}, specificity {rest}/({rest} + {false_alarms}) = {number(specificity)}",
            "half of their sum",
        ),
        [("accuracy", accuracy), ("recall and precision", (recall + precision) / 2), ("F1", f1)],
        decimals=3,
    )


def area_under_curve(chance: Chance, level: int) -> Exercise:
    """From a handful of scores; at level 3 with ties."""
    positives, negatives = (2, 3) if level == 1 else (3, 4)
    if level < 3:
        drawn = chance.sample(range(1, 10), positives + negatives)
    else:
        drawn = [chance.randint(1, 5) for _ in range(positives + negatives)]
    good, bad = sorted(drawn[:positives], reverse=True), sorted(drawn[positives:], reverse=True)
    pairs = positives * negatives
    above = sum(p > n for p in good for n in bad)
    ties = sum(p == n for p in good for n in bad)
    value = (above + ties / 2) / pairs
    return number_exercise(
        f"Scores of the positives: {', '.join(map(str, good))};\nof the negatives: {', '.join(map(str, bad))}.\nCompute the ROC AUC.",
        value,
        (
            f"pairs in which the positive is higher: {above} of {pairs}",
            *([f"ties count a half: {ties}"] if ties else []),
            f"({above} + {ties}/2)/{pairs}" if ties else f"{above}/{pairs}",
        ),
        [
            ("ties counted whole", (above + ties) / pairs),
            ("ties not counted", above / pairs),
            ("the other way round", 1 - value),
            ("the best threshold's accuracy", _best_accuracy(good, bad)),
        ],
        decimals=3,
    )


def bayes(chance: Chance, level: int) -> Exercise:
    """The chance of the condition after a positive test, a negative one, or two positive ones."""
    prior = chance.choice((0.001, 0.01, 0.02, 0.05, 0.1))
    sensitivity, false_rate = chance.choice((0.8, 0.9, 0.95, 0.99)), chance.choice((0.01, 0.05, 0.1, 0.2))
    head = f"{number(100 * prior, 1)} % have it; the test finds {number(100 * sensitivity)} % of them and\ngives a false alarm in {number(100 * false_rate)} % of the others"
    if level == 2:
        missed, cleared = prior * (1 - sensitivity), (1 - prior) * (1 - false_rate)
        return number_exercise(
            f"{head}.\nThe test is negative: how likely is it, in percent?",
            100 * missed / (missed + cleared),
            (f"missed {number(missed, 6)}, cleared {number(cleared, 6)}", "100·missed/(missed + cleared)"),
            [
                ("one less the sensitivity", 100 * (1 - sensitivity)),
                ("after a positive test", 100 * _posterior(prior, sensitivity, false_rate)),
                ("the prior", 100 * prior),
            ],
            decimals=2,
            unit="%",
        )
    times = 1 if level == 1 else 2
    value = _posterior(prior, sensitivity**times, false_rate**times)
    told = "The test is positive" if times == 1 else "Two independent tests are positive"
    found, alarms = prior * sensitivity**times, (1 - prior) * false_rate**times
    return number_exercise(
        f"{head}.\n{told}: how likely is it, in percent?",
        100 * value,
        (f"found {number(found, 6)}, false alarms {number(alarms, 6)}", "100·found/(found + alarms)"),
        [
            ("the sensitivity", 100 * sensitivity),
            ("one less the false alarms", 100 * (1 - false_rate)),
            ("the base rate forgotten", 100 * sensitivity / (sensitivity + false_rate)),
            ("one test alone", 100 * _posterior(prior, sensitivity, false_rate)),
            ("found in all", 100 * found),
        ],
        decimals=1,
        unit="%",
    )


def ngram_precision(chance: Chance, level: int) -> Exercise:
    """Clipped, as BLEU counts it: unigrams, bigrams, or unigrams against two references."""
    words = ["the", "cat", "sat", "on", "mat", "a", "dog"]
    candidate = [chance.choice(words) for _ in range(5 if level == 1 else 6)]
    references = [[chance.choice(words) for _ in range(6)] for _ in range(2 if level == 3 else 1)]
    size = 2 if level == 2 else 1
    grams = _grams(candidate, size)
    clipped = {
        gram: min(grams.count(gram), max(_grams(each, size).count(gram) for each in references)) for gram in grams
    }
    unclipped = sum(any(gram in _grams(each, size) for each in references) for gram in grams)
    matched = sum(clipped.values())
    listed = "\n".join(f"reference: {' '.join(each)}" for each in references)
    name = "bigram" if size == 2 else "unigram"
    return number_exercise(
        f"candidate: {' '.join(candidate)}\n{listed}\nCompute the clipped {name} precision.",
        matched / len(grams),
        (
            f"{len(grams)} {name}s, each counted at most as often as in\na reference: {matched} match",
            f"{matched}/{len(grams)}",
        ),
        [
            ("without clipping", unclipped / len(grams)),
            ("distinct ones alone", sum(count > 0 for count in clipped.values()) / len(set(grams))),
            ("over the reference's length, as recall", matched / len(_grams(references[0], size))),
        ],
        decimals=3,
    )


def k_means_step(chance: Chance, level: int) -> Exercise:
    """One step of Lloyd's algorithm with two centres: on a line, on more points, or two steps."""
    n = 4 if level == 1 else 6
    points = sorted(float(value) for value in chance.sample(range(20), n))
    centres = (points[0], points[1]) if level == 3 else (points[0], points[-1])
    steps = 2 if level == 3 else 1
    lines, current = [], centres
    for _ in range(steps):
        groups = _assigned(points, current)
        current = tuple(sum(group) / len(group) for group in groups)
        lines.append(f"groups ({', '.join(map(number, groups[0]))}) and ({', '.join(map(number, groups[1]))})")
    first = tuple(sum(group) / len(group) for group in _assigned(points, centres))
    return matrix_exercise(
        f"Points on a line: {', '.join(map(number, points))};\ncentres {number(centres[0])} and {number(centres[1])}. "
        f"Compute both centres after\n{'one step' if steps == 1 else 'two steps'} of k-means.",
        (current,),
        (*lines, "each centre becomes the mean of its group:"),
        [
            ("one step alone", (first,)),
            ("medians", (tuple(_median(group) for group in _assigned(points, centres)),)),
            (
                "the centres counted as points",
                (tuple((sum(g) + c) / (len(g) + 1) for g, c in zip(_assigned(points, centres), centres, strict=True)),),
            ),
        ],
        decimals=2,
    )


def _best_accuracy(good: list[int], bad: list[int]) -> float:
    cuts = sorted({*good, *bad})
    return max((sum(p >= cut for p in good) + sum(n < cut for n in bad)) / (len(good) + len(bad)) for cut in cuts)


def _posterior(prior: float, found: float, alarm: float) -> float:
    return prior * found / (prior * found + (1 - prior) * alarm)


def _grams(words: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[place : place + size]) for place in range(len(words) - size + 1)]


def _assigned(points: list[float], centres: tuple[float, ...]) -> tuple[list[float], list[float]]:
    """Each point with its nearer centre; a tie goes to the first."""
    near = [point for point in points if abs(point - centres[0]) <= abs(point - centres[1])]
    return near, [point for point in points if point not in near]


def _median(values: list[float]) -> float:
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
