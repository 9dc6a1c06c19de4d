"""The contents of the screen of a round under review: points, scores, and the panels of the pane."""

from textual.content import Content

from practice_tui.core.bank.questions import LETTERS, Tier
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.rounds.number_check import check_numbers
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.values.phrases import sentence
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.transcript_wording import transcript_heading
from practice_tui.core.views.wording import (
    NO_MISTAKES,
    PROPOSED_SAYS,
    SUCH_AN_ANSWER,
    earlier_tries,
    meaning_of_score,
    short_for_all,
    suggestion_meaning,
    suggestion_reason,
)
from practice_tui.tui.sheets.anatomy import anatomy_lines
from practice_tui.tui.sheets.drawing import (
    BAD,
    GOOD,
    MUTED,
    NO_TICK,
    STRONG,
    STRONG_ACCENT,
    TICK,
    WARN,
    flowed,
    hanging,
    paragraph,
    pressable,
    say,
    score_face,
    spread,
    stack,
    turning_heads,
    wrap,
)
from practice_tui.tui.sheets.recording import recording_lines
from practice_tui.tui.sheets.round import between

RUBRIC, YOURS, ANSWER, MISTAKES, EARLIER = "Rubric", "Yours", "Answer", "Mistakes", "Earlier"
PANELS = (RUBRIC, YOURS, ANSWER, MISTAKES, EARLIER)
PANELS_WITHOUT_RUBRIC = (RUBRIC, ANSWER, YOURS, MISTAKES, EARLIER)
DRAWN_PANELS = (YOURS, MISTAKES, EARLIER)  # the others are Markdown, or stand in the first column
WRITES_ONE = "No rubric yet: write one, from the points of the answer"
NEW_POINTS = "Edited. Your points are asked from the next time on; this answer is scored as it was asked."
SAME_POINTS = "Edited. This answer is ticked and scored as it was asked."
NOTHING_SCORED = "Not scored; it counts in no figure."
PROPOSED = "?"


def heads(panels: tuple[str, ...], shown: str, width: int) -> Content:
    """The panels to which the pane can be turned."""
    line = turning_heads(panels, shown, width)
    key = pressable(say("tab", MUTED), "tab")
    return spread(line, key, width) if line.cell_length + 4 <= width else line


def rubric(view: RoundView, keymap: Keymap, width: int) -> Content:
    """The points to tick."""
    result = view.result
    if result is None:
        return Content("")
    lines: list[Content] = [*_mended(view, width), *_values(view, width)]
    proposed = view.unticked_proposals
    for index, point in enumerate(view.question.rubric):
        mark = say(PROPOSED, f"bold {WARN}") if index in proposed else _tick(index in result.heard, GOOD)
        lead = Content.assemble((LETTERS[index], STRONG_ACCENT), " ", mark, " ")
        text = one_line(point.text)
        body = Content.assemble(("bonus: ", MUTED), text) if point.tier is Tier.BONUS else Content(text)
        lines += [pressable(line, LETTERS[index]) for line in hanging(lead, body, width)]
    if not view.question.rubric:
        turn = hanging(say("tab ", STRONG_ACCENT), "The answer, to compare with what you said", width)
        lines += [pressable(line, "tab") for line in turn]
        if not view.is_rubric_new:
            writes = hanging(say(f"{key_now('round.edit', keymap).face} ", STRONG_ACCENT), WRITES_ONE, width)
            lines += [pressable(line, "m") for line in writes]
    wrong_face = key_now("round.wrong", keymap).face
    wrong = Content.assemble((wrong_face, STRONG_ACCENT), " ", _tick(result.said_wrong, BAD), " ")
    lines += [pressable(line, "w") for line in hanging(wrong, say("I said something wrong", MUTED), width)]
    lines += hanging(say(f"  {PROPOSED} ", f"bold {WARN}"), say(PROPOSED_SAYS, MUTED), width) if proposed else []
    return stack(lines)


def _mended(view: RoundView, width: int) -> list[Content]:
    """Says of an entry that was edited what still stands as it was asked."""
    if not (view.is_rubric_new or (view.is_mended and view.question.rubric)):
        return []
    text = NEW_POINTS if view.is_rubric_new else SAME_POINTS
    return [*wrap(say(text, MUTED), width), Content("")]


def _tick(is_there: bool, style: str) -> Content:
    return say(TICK, f"bold {style}") if is_there else say(NO_TICK, MUTED)


def scoring(view: RoundView, lists_meanings: bool, width: int) -> Content:
    """The four scores with the suggested one, if any, marked among them, and why it is that one.

    Where there is room each score is a line with what it means.
    """
    result = view.result
    if result is None:
        return Content("")
    if not view.round.is_scored:
        return paragraph(NOTHING_SCORED, MUTED, width)
    suggested = suggest_score(view.question.rubric, result.heard, result.said_wrong, result.hints)
    is_ticked = result.said_wrong or bool(result.heard)
    faces = {score: score_face(score, is_suggested=score is suggested, is_loud=is_ticked) for score in Score}
    lines = wrap(say(short_for_all(view), MUTED), width) if short_for_all(view) else []
    reason = suggestion_reason(view)
    if lists_meanings:
        lines += [say(f"{SUCH_AN_ANSWER.capitalize()}:", MUTED)] if view.question.bands else []
        for score, face in faces.items():
            meaning = say(meaning_of_score(view, score), "" if score is suggested else MUTED)
            lead = face + say(" " * (14 - face.cell_length))
            lines += [pressable(line, str(score.value)) for line in hanging(lead, meaning, width)]
        return stack([*lines, *wrap(say(sentence(reason), MUTED), width)])
    row = Content(" ").join([pressable(face, str(score.value)) for score, face in faces.items()])
    why = sentence(reason)
    if suggested:
        why += f" {suggestion_meaning(view, suggested)}"
    return stack([row, *lines, *wrap(say(why, MUTED), width)])


def _values(view: RoundView, width: int) -> list[Content]:
    """Each number of the answer beside the one that was typed, as many in a line as fit: the points matter more."""
    numbers = check_numbers(view.question, view.result.notes if view.result else "")
    parts = [
        say(one_line(checked.sentence), GOOD if checked.is_right else BAD if checked.yours else MUTED)
        for checked in numbers
    ]
    return [*flowed(parts, "  ", width), Content("")] if parts else []


def mistakes(view: RoundView, width: int) -> Content:
    """Usual mistakes, and why they are wrong."""
    lines: list[Content] = []
    for mistake in view.question.mistakes:
        lines += hanging(say("✗ ", BAD), f"“{one_line(mistake.says)}”", width)
        lines += hanging("  ", say(one_line(mistake.why), MUTED), width)
        lines.append(Content(""))
    return stack(lines or [say(NO_MISTAKES, MUTED)])


def yours(view: RoundView, keymap: Keymap, width: int) -> Content:
    """The recording and how it was spoken, the notes, the line on what was said, the note, the transcript."""
    result = view.result
    anatomy = view.spoken.of(result.trial_id) if result else None
    written = (
        ("Your notes", result.notes if result else ""),
        ("What you said", result.said if result else ""),
        ("Your note on this question", view.note),
    )
    lines = recording_lines(view.recorded, "round.play", keymap, width)
    lines += [*anatomy_lines(anatomy, view.spoken.usual, width), Content("")] if anatomy else []
    for title, text in written:
        lines += [say(title, STRONG), *_literal(text, width), Content("")] if text else []
    if not lines:
        lines = wrap(say("Nothing typed.", MUTED), width)
    if view.phase is Phase.REVIEWING and not (result and result.said):
        face = key_now("round.said", keymap).face
        asked = Content.assemble((face, STRONG_ACCENT), " What did you say? In one line.")
        lines += [pressable(line, "n") for line in wrap(asked, width)]
    transcript = _transcript(view, width)
    gap = [Content("")] if transcript and lines[-1].plain else []
    return stack([*lines, *gap, *transcript])


def _transcript(view: RoundView, width: int) -> list[Content]:
    """The transcript of the recording, or why there is none. It stands last, so that nothing moves when it comes."""
    if view.transcript is None:
        return wrap(say(view.no_transcript, MUTED), width) if view.no_transcript else []
    title = wrap(say(transcript_heading(view.transcript), STRONG), width)
    return [*title, *_literal(view.transcript.transcript, width)]


def earlier(view: RoundView, width: int) -> Content:
    """Earlier answers to this question: in this round, then in others."""
    lines: list[Content] = []
    for title, texts in earlier_tries(view):
        lines += wrap(say(title, MUTED), width)
        lines += [*(line for text in texts for line in _literal(text, width)), Content("")]
    return stack(lines or wrap(say("Never answered before.", MUTED), width))


def _literal(text: str, width: int) -> list[Content]:
    return [line for part in clean(text).split("\n") for line in wrap(part, width)]


def covered(view: RoundView, keymap: Keymap, width: int) -> Content:
    """The part that a pane stands in the place of: points and scores, or the page between two questions."""
    if view.phase is not Phase.REVIEWING:
        return between(view, width)
    return stack([rubric(view, keymap, width), Content(""), scoring(view, False, width)])


def panel_above_rest(name: str, view: RoundView, keymap: Keymap, room: int, width: int) -> Content:
    """One of the DRAWN_PANELS, and below it what it covers, if both fit into `room` lines."""
    shown, rest = panel(name, view, keymap, width).rstrip(), covered(view, keymap, width)
    both = stack([shown, Content(""), say("─" * width, MUTED), Content(""), rest])
    return both if both.plain.count("\n") < room else shown


def panel(name: str, view: RoundView, keymap: Keymap, width: int) -> Content:
    """One of the DRAWN_PANELS."""
    if name == YOURS:
        return yours(view, keymap, width)
    return mistakes(view, width) if name == MISTAKES else earlier(view, width)
