"""Calibrations: one grades sample answers of the bank, and sees after each what its key says."""

from collections import Counter
from dataclasses import dataclass

from practice_tui.core.bank.samples import Sample, SampleSet
from practice_tui.core.history.facts import ONESELF, Setting
from practice_tui.core.history.interview_facts import FilledSheet, RatingSheet, SheetDraft, SheetOf
from practice_tui.core.selection.sample_choice import choose_samples
from practice_tui.core.sheets.events import SheetEvent
from practice_tui.core.sheets.sheet import GivenAnswer, Sheet, SheetPhase, begun_sheet
from practice_tui.core.values.clock import civil_day
from practice_tui.core.views.calibration_wording import OFFER
from practice_tui.core.views.calibrations import Calibration, CalibrationView, graded_by, graded_on
from practice_tui.core.views.sheets import GivenText, SheetView
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.judging import Judging, sheet_kept
from practice_tui.store.column_checks import UNREADABLE

TITLE = "Calibration"
OFFERED_FROM = 3  # rounds with a scored answer
OFFERED = "calibration-offered"  # the setting that remembers the day


@dataclass(frozen=True, slots=True)
class Calibrating:
    """A calibration that is being sat, with the samples that it grades; `day` is the civil day of its beginning."""

    judging: Judging
    samples: SampleSet
    day: str

    def handle(self, event: SheetEvent) -> CalibrationView:
        """The calibration after `event`. Raises PracticeError, and stays as it was, if that couldn't be saved."""
        self.judging.handle(event)
        return self.view()

    def tick(self) -> None:
        """Once a second: keeps a draft where one is due."""
        self.judging.tick()

    def view(self) -> CalibrationView:
        sheet = self.judging.view()
        graded = graded_on(sheet.sheet, self.samples)
        match sheet.phase:
            case SheetPhase.COMPARING:
                return CalibrationView(
                    sheet, compared=next(each for each in graded if each.sample.id == sheet.sheet.answer.id)
                )
            case SheetPhase.SIGNED:
                result = Calibration(sheet.sheet.id, self.day, len(graded), graded, is_over=True, is_comparable=True)
                return CalibrationView(sheet, result=result)
        return CalibrationView(sheet)


def calibrate(desk: Desk, seed: int, *, takes_over: bool = False) -> Calibrating:
    """The calibration that was left, else a new one of samples that were graded least; nothing is written yet.

    Raises PracticeError.
    """
    samples = sample_set(desk)
    if left := _left(desk, samples):
        return _resumed(desk, *left, samples, takes_over=takes_over)
    filled = desk.sheets.filled_sheets(SheetOf.SAMPLES)
    graded = Counter(mark.sample or "" for each in filled for mark in each.marks if mark.score)
    chosen = choose_samples(samples.samples, graded, seed)
    if not chosen:
        raise PracticeError("this bank has no sample answers", "practice where says which bank it is")
    at = desk.moments()
    device, program = desk.writer.device.name, desk.writer.program
    opening = RatingSheet(at.id, at.now, ONESELF, device, program, samples=samples.digest)
    answers = [GivenAnswer(each.id, each.question_id, samples.question(each).digest) for each in chosen]
    questions = {each.id: samples.question(each) for each in chosen}
    sheet = begun_sheet(at.id, ONESELF, answers, questions, of_samples=True)
    face = _face(desk, sheet, samples)
    judging = Judging(face, desk.sheets, desk.moments, holder=desk.writer.holder, opening=(opening,))
    return Calibrating(judging, samples, at.day)


def other_grader(desk: Desk) -> str:
    """The other process that does the calibration that was begun, as messages name it, or nothing."""
    left = _left(desk, sample_set(desk))
    return desk.writer.other_holder(left[0].holder) if left else ""


def calibrations(desk: Desk) -> list[Calibration]:
    """Every calibration on which something is graded, the newest first."""
    samples = sample_set(desk)
    listed = [_calibration(each, samples) for each in desk.sheets.filled_sheets(SheetOf.SAMPLES)]
    return [each for each in reversed(listed) if each.n]


def sample_set(desk: Desk) -> SampleSet:
    """The samples with the questions as they were bundled: a key goes by their points, not by those of own versions."""
    loaded = desk.library.loaded
    bundled = {question.id: question for question in loaded.replaced}
    questions = {
        sample.question_id: question
        for sample in loaded.samples
        if (question := bundled.get(sample.question_id) or desk.library.whole.find(sample.question_id))
    }
    return SampleSet(tuple(each for each in loaded.samples if each.question_id in questions), questions)


def offer_once(desk: Desk) -> str:
    """After a round: the line that offers a calibration. It is empty but once, after the first rounds."""
    rounds = {row.round_id for row in desk.track_record().rows if row.is_counted}
    if len(rounds) < OFFERED_FROM or not desk.library.loaded.samples or desk.history.setting(OFFERED):
        return ""
    at = desk.moments()
    desk.history.write([Setting(at.id, at.now, OFFERED, at.day)])
    return todays_offer(desk)


def todays_offer(desk: Desk) -> str:
    """The same line for the rest of the day on which it is offered, until a calibration is begun."""
    if desk.history.setting(OFFERED) != desk.today.name or desk.sheets.filled_sheets(SheetOf.SAMPLES):
        return ""
    return OFFER


def scored_so_far(desk: Desk) -> tuple[int, int]:
    """The number of scored answers of the calibration that was left, and of all of its answers; zeros without one."""
    left = _left(desk, sample_set(desk))
    return (left[1].scored, len(left[1].answers)) if left else (0, 0)


def _calibration(filled: FilledSheet, samples: SampleSet) -> Calibration:
    sheet = filled.sheet
    is_comparable = sheet.samples == samples.digest
    newest = {mark.sample: mark for mark in filled.marks}
    n = sum(mark.score is not None for mark in newest.values())
    graded = graded_by(filled.marks, samples) if is_comparable else ()
    return Calibration(sheet.id, civil_day(sheet.at), n, graded, filled.ending is not None, is_comparable)


def _left(desk: Desk, samples: SampleSet) -> tuple[SheetDraft, Sheet, RatingSheet] | None:
    """The newest calibration that was left before its end and can go on: its answers and keys are those of today."""
    drafts = desk.sheets.drafts()
    filled = desk.sheets.filled_sheets(SheetOf.SAMPLES, samples.digest) if drafts else []
    sheets = {each.sheet.id: each.sheet for each in filled if not each.ending}
    for draft in drafts:
        if draft.sheet_id not in sheets:
            continue
        try:
            return draft, sheet_kept(draft), sheets[draft.sheet_id]
        except UNREADABLE:
            continue  # what was graded on it stands in the list of calibrations
    return None


def _resumed(
    desk: Desk, draft: SheetDraft, sheet: Sheet, begun: RatingSheet, samples: SampleSet, *, takes_over: bool
) -> Calibrating:
    desk.writer.require_free(draft.holder, "this calibration is being done", takes_over=takes_over)
    own = desk.writer.holder
    desk.sheets.take_over(draft.sheet_id, own)
    judging = Judging(_face(desk, sheet, samples), desk.sheets, desk.moments, holder=own, is_kept=True)
    return Calibrating(judging, samples, civil_day(begun.at))


def _face(desk: Desk, sheet: Sheet, samples: SampleSet) -> SheetView:
    given = [samples.find(answer.id) for answer in sheet.answers]
    return SheetView(sheet, tuple(_text(desk, each, samples) for each in given if each), TITLE)


def _text(desk: Desk, sample: Sample, samples: SampleSet) -> GivenText:
    question = samples.question(sample)
    topic, short_topic = desk.texts.topic_title(question.topic), desk.texts.short_title(question.topic)
    return GivenText(question, topic, short_topic, sample.text, "", 0.0, question.limit)
