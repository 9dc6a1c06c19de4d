"""Second opinions: somebody else judges the answers of one's own round, without seeing one's own judgement."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.history.attempts import Attempt, RoundRecord, RoundState
from practice_tui.core.history.facts import ONESELF, Outcome
from practice_tui.core.history.interview_facts import FilledSheet, Mark, RatingSheet, SheetDraft, SheetOf, newest_signed
from practice_tui.core.interviews.interview import LONGEST_LABEL
from practice_tui.core.sheets.sheet import GivenAnswer, Sheet, begun_sheet, marked_sheet
from practice_tui.core.statistics.agreement import Agreement, agreement
from practice_tui.core.values.text import one_line
from practice_tui.core.views.opinions import JudgedTwice, Opinion, points_apart
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.sheets import GivenText, SheetView
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.judging import Judging, sheet_kept
from practice_tui.sitting.named_rounds import find_round, rounds_named
from practice_tui.sitting.plans import plan_title
from practice_tui.sitting.recordings import recorded_answers
from practice_tui.store.column_checks import UNREADABLE
from practice_tui.store.speech_rows import read_transcripts

SEED = 1  # of the draws behind the interval of kappa


@dataclass(frozen=True, slots=True)
class RoundToJudge:
    """The answers of a round as somebody else gets to see them: nothing of how they were judged.

    `answers` and `texts` belong together place by place.
    """

    round_id: str
    title: str
    answers: tuple[GivenAnswer, ...]
    texts: tuple[GivenText, ...]

    def begun(self, sheet_id: str, rater: str) -> Sheet:
        questions = {answer.id: text.question for answer, text in zip(self.answers, self.texts, strict=True)}
        return begun_sheet(sheet_id, rater, self.answers, questions)


def rate_round(desk: Desk, text: str, rater: str, *, takes_over: bool = False) -> Judging:
    """A new sheet of `rater` over the round that `text` names, or the one that they left. Raises PracticeError.

    An empty text names the round that they left, whatever was sat since; else the newest.
    """
    name = rater_called(rater)
    left = None if text.strip() else _round_left_by(desk, name)
    judged = round_to_judge(desk, left or find_round(desk, text))
    sheets = [each for each in desk.sheets.filled_sheets(SheetOf.ROUND, judged.round_id) if is_by(each, name)]
    if any(each.ending for each in sheets):
        raise PracticeError(f"{name} has signed a sheet over this round already", "practice agreement shows it")
    if sheets:
        return _go_on(desk, judged, sheets[-1], takes_over=takes_over)
    at = desk.moments()
    device, program = desk.writer.device.name, desk.writer.program
    opening = RatingSheet(at.id, at.now, name, device, program, round_id=judged.round_id)
    face = SheetView(judged.begun(at.id, name), judged.texts, judged.title)
    return Judging(face, desk.sheets, desk.moments, holder=desk.writer.holder, opening=(opening,))


def _round_left_by(desk: Desk, name: str) -> RoundRecord | None:
    """The newest round over which the rater has a sheet that they never signed; None where there is none."""
    sheets = [each for each in desk.sheets.filled_sheets(SheetOf.ROUND) if is_by(each, name)]
    left = {each.sheet.round_id for each in sheets} - {each.sheet.round_id for each in sheets if each.ending}
    records = (record for record in rounds_named(desk, "") if record.state is not RoundState.DISCARDED)
    return next((record for record in records if record.id in left), None)


def rater_called(text: str) -> str:
    """The name of a rater. Raises PracticeError for none, for that of oneself, and for a long one."""
    name = one_line(text)
    if not name or len(name) > LONGEST_LABEL:
        hint = f"give a name of at most {LONGEST_LABEL} characters: --as NAME"
        raise PracticeError("a second opinion takes the name of who gives it", hint, ExitCode.USAGE)
    if name.casefold() == ONESELF:
        problem = f"{ONESELF!r} stands for whoever sat the round: a second opinion is somebody else's"
        raise PracticeError(problem, "--as NAME", ExitCode.USAGE)
    return name


def is_by(filled: FilledSheet, name: str) -> bool:
    return filled.sheet.rater.casefold() == name.casefold()


def round_to_judge(desk: Desk, record: RoundRecord) -> RoundToJudge:
    """The first answer to each question of a round. Raises PracticeError where there is none."""
    attempts = judged_attempts(desk, record.id)
    if not attempts:
        raise PracticeError("this round has no answer: every question was skipped", "take another round")
    transcripts = read_transcripts(desk.history, record.id)
    recorded = recorded_answers(desk.history, {attempt.id for attempt in attempts})
    texts = tuple(
        _given_text(desk, attempt, transcripts.get(attempt.id, ""), recorded.get(attempt.id)) for attempt in attempts
    )
    answers = tuple(GivenAnswer(attempt.id, attempt.question_id, attempt.digest, attempt.hints) for attempt in attempts)
    return RoundToJudge(record.id, title_of(record), answers, texts)


def judged_attempts(desk: Desk, round_id: str) -> list[Attempt]:
    """The attempts of a round that somebody else can judge."""
    attempts = desk.history.attempts(round_id=round_id, with_ticks=True)
    return [attempt for attempt in attempts if attempt.counts and attempt.outcome is Outcome.ANSWERED]


def title_of(record: RoundRecord) -> str:
    """`Quick, 2026-03-02`."""
    return f"{one_line(plan_title(record.spec, record.plan))}, {record.day}"


def _go_on(desk: Desk, judged: RoundToJudge, filled: FilledSheet, *, takes_over: bool) -> Judging:
    """The sheet as it was left: as its draft says, or where that is on another machine, as its marks do."""
    begun = judged.begun(filled.sheet.id, filled.sheet.rater)
    draft = next((each for each in desk.sheets.drafts() if each.sheet_id == filled.sheet.id), None)
    if draft:
        desk.writer.require_free(draft.holder, f"{filled.sheet.rater} judges this round", takes_over=takes_over)
        desk.sheets.take_over(draft.sheet_id, desk.writer.holder)
    sheet = _left_sheet(draft, begun) or marked_sheet(begun, filled.marks)
    face = SheetView(sheet, judged.texts, judged.title)
    return Judging(face, desk.sheets, desk.moments, holder=desk.writer.holder, is_kept=draft is not None)


def _left_sheet(draft: SheetDraft | None, begun: Sheet) -> Sheet | None:
    """The sheet of a draft; None where there is none that can be read, or where the round has other answers now."""
    if draft is None:
        return None
    try:
        sheet = sheet_kept(draft)
    except UNREADABLE:
        return None  # the marks on the disk say all but the ticks of the answer that was being judged
    return sheet if is_same_work(sheet, begun) else None


def is_same_work(sheet: Sheet, begun: Sheet) -> bool:
    """Whether a sheet that was left is over the answers that one begun now would be over, point by point."""
    is_placed = 0 <= sheet.position < len(sheet.answers) == len(sheet.judgements)
    points, now = ([len(judged.heard) for judged in each.judgements] for each in (sheet, begun))
    return is_placed and sheet.answers == begun.answers and points == now


def _given_text(desk: Desk, attempt: Attempt, transcript: str, recorded: Recorded | None) -> GivenText:
    return GivenText(
        question=desk.texts.question(attempt.digest, attempt.question_id),
        topic=desk.texts.topic_title(attempt.topic),
        short_topic=desk.texts.short_title(attempt.topic),
        notes=attempt.answer,
        transcript=transcript,
        elapsed=attempt.elapsed_s,
        limit=attempt.limit_s,
        recorded=recorded,
    )


def opinions(desk: Desk, round_id: str = "") -> list[Opinion]:
    """The signed second opinions on a round or on all, oldest first; of each rater the newest on a round."""
    sheets = desk.sheets.filled_sheets(SheetOf.ROUND, round_id)
    return [opinion for filled in newest_signed(sheets) if (opinion := _opinion(desk, filled))]


def _opinion(desk: Desk, filled: FilledSheet) -> Opinion | None:
    """A signed sheet beside one's own scores; None where its round can't be read."""
    record = desk.history.round(filled.sheet.round_id or "")
    if record is None or filled.ending is None:
        return None
    marks = {mark.attempt_id: mark for mark in filled.marks}  # the newest comes last
    rows = tuple(
        _judged_twice(desk, attempt, marks[attempt.id])
        for attempt in judged_attempts(desk, record.id)
        if attempt.id in marks
    )
    day = filled.ending.at.date().isoformat()
    return Opinion(filled.sheet.id, record.id, title_of(record), filled.sheet.rater, day, rows)


def _judged_twice(desk: Desk, attempt: Attempt, mark: Mark) -> JudgedTwice:
    question = desk.texts.question(attempt.digest, attempt.question_id)
    points = points_apart(question.rubric, attempt.ticks, mark)
    title = one_line(question.title)
    return JudgedTwice(attempt.id, attempt.question_id, title, attempt.score, mark.score, points, one_line(mark.note))


def agreement_of(pairs: Sequence[tuple[int, int]]) -> Agreement:
    """The agreement in pairs of own score and the other's; the same pairs give the same interval each time."""
    return agreement(pairs, random.Random(SEED))


def opinions_by(desk: Desk, sheet_id: str) -> list[Opinion]:
    """The opinion of one sheet, once it is signed."""
    return [opinion for opinion in opinions(desk) if opinion.sheet_id == sheet_id]
