"""Words of a rubric for whoever marks on paper: its marks, and what each score takes."""

from collections.abc import Sequence

from practice_tui.core.bank.questions import Point, Question, Tier, musts_of
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.phrases import count
from practice_tui.core.views.wording import MEANINGS_WITHOUT_MUSTS

MARKS = {Tier.MUST: 2, Tier.BONUS: 1}
WITHOUT_RUBRIC = 4  # marks of a question without a rubric, one for each step of the score


def marks_of(question: Question) -> int:
    """The marks of a whole answer."""
    return sum(MARKS[point.tier] for point in question.rubric) or WITHOUT_RUBRIC


def score_rules(question: Question) -> list[tuple[Score, str]]:
    """The rules of the scores, the best first: what each takes by the rubric, then what such an answer sounds like."""
    rules = []
    for score in reversed(Score):
        band = question.bands[score - 1] if question.bands else ""
        rule = _rule(question.rubric, score)
        rules.append((score, f"{rule}. {band}" if rule and band else rule or band or MEANINGS_WITHOUT_MUSTS[score]))
    return rules


def numbers_said(question: Question) -> list[str]:
    """`memory in GB: 2.4, or within 0.1`: each number of the answer, with its tolerance and other spellings."""
    lines = []
    for value in question.value:
        within = f", or within {value.margin:g}" if value.margin else ""
        also = f"; also {', '.join(value.accept)}" if value.accept else ""
        lines.append(f"{value.name}: {value.value:g}{within}{also}")
    return lines


def about_line(question: Question, limit: float) -> str:
    """`core · intermediate · comparison · 2m30s`."""
    return f"{question.ask.stage} · {question.level} · {question.kind} · {format_limit(limit)}"


def _rule(rubric: Sequence[Point], score: Score) -> str:
    """The rule by which `suggest_score` comes to a score; empty where it suggests none."""
    musts = musts_of(rubric)
    bonuses = len(rubric) - len(musts)
    if not musts:
        return ""
    some = next(n for n in range(len(musts) + 1) if suggest_score(tuple(rubric), frozenset(musts[:n])) != Score.MISSED)
    match score:
        case Score.STRONG if bonuses:
            return f"every must and {(bonuses + 1) // 2} of {count(bonuses, 'bonus', 'bonuses')}"
        case Score.STRONG:
            return "every must"
        case Score.SOLID:
            return "every must" if bonuses else "every must, but only after a hint"
        case Score.SHAKY:
            at_least = f"at least {some} of {count(len(musts), 'must')}, or " if some < len(musts) else ""
            return f"{at_least}every must, but something wrong"
        case Score.MISSED:
            return "less"
