"""Has the interviewer say a line: the first one left for the occasion, and none twice in a round."""

from dataclasses import replace

from practice_tui.core.bank.lines import MINUTES, Occasion
from practice_tui.core.bank.questions import Stage
from practice_tui.core.history.facts import Source
from practice_tui.core.rounds.rounds import QuestionsById, Round
from practice_tui.core.values.phrases import count

_OF_STAGE = {Stage.CORE: Occasion.CORE, Stage.DEEP_DIVE: Occasion.DEEP, Stage.CLOSING: Occasion.LAST}


def with_line(round_: Round, *occasions: Occasion) -> Round:
    """The round with a line for the first of the occasions that has one left; silent where none has."""
    lines = [line for occasion in occasions for line in round_.lines if line.occasion is occasion]
    if not lines:
        return replace(round_, line="")
    minutes = max(1, round(round_.expected / 60))
    text = lines[0].text.replace(MINUTES, count(minutes, "minute"))
    return replace(round_, line=text, lines=tuple(line for line in round_.lines if line != lines[0]))


def with_line_before_question(round_: Round, questions: QuestionsById) -> Round:
    """The round with the line before its present question: the opening, or one before a new stage or another topic."""
    if round_.position == 0:
        return with_line(round_, Occasion.OPENING)
    earlier, now = round_.slots[: round_.position], round_.slot
    stage = questions[now.question_id].ask.stage
    is_new = all(questions[slot.question_id].ask.stage != stage for slot in earlier)
    occasions = [_OF_STAGE[stage]] if stage in _OF_STAGE and is_new else []
    occasions += [Occasion.TURNING] if earlier[-1].topic != now.topic else []
    return with_line(round_, *occasions)


def with_line_before_follow_up(round_: Round, source: Source) -> Round:
    """The round with the line before a follow-up."""
    return with_line(round_, Occasion.DEEPER if source is Source.DEEPER else Occasion.PROBING)
