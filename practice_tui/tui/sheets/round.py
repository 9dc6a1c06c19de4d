"""The contents of the screen of a round, phase by phase."""

from textual.content import Content

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Tier
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.history.facts import Outcome
from practice_tui.core.rounds.number_check import CHECKED_LINE, check_numbers
from practice_tui.core.rounds.rounds import Last, Phase, Result
from practice_tui.core.values.durations import format_clock, format_limit
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.ladder import ladder_of_round
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.core.views.round_keys import LETTERS
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.transcript_wording import transcript_heading
from practice_tui.core.views.wording import (
    PROPOSED_SAYS,
    SCORES_SHOWN,
    SUCH_AN_ANSWER,
    THEY,
    against_first,
    answered_line,
    clarifications,
    comes_back_line,
    earlier_tries,
    last_reply,
    meaning_of_score,
    missed_now,
    mode_line,
    onward_reason,
    reason_line,
    short_for_all,
    size_line,
    still_to_ask,
    suggestion_meaning,
    suggestion_reason,
    unscored_line,
)
from practice_tui.tui.sheets.anatomy import anatomy_lines
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    SCORE_GLYPHS,
    SCORE_STYLES,
    STRONG,
    WARN,
    flowed,
    hanging,
    pressable,
    say,
    score_face,
    score_mark,
    spread,
    stack,
    turning_heads,
    wrap,
)
from practice_tui.tui.sheets.ladder import ladder_lines
from practice_tui.tui.sheets.recording import recording_lines
from practice_tui.tui.sheets.time_band import dots

RUBRIC, YOURS, ANSWER, MISTAKES, EARLIER = "Rubric", "Yours", "Answer", "Mistakes", "Earlier"
PANELS = (RUBRIC, YOURS, ANSWER, MISTAKES, EARLIER)
PANELS_WITHOUT_RUBRIC = (RUBRIC, ANSWER, YOURS, MISTAKES, EARLIER)
DRAWN_PANELS = (YOURS, MISTAKES, EARLIER)  # the others are Markdown, or stand in the first column
WRITES_ONE = "No rubric yet: write one, from the points of the answer"
NEW_POINTS = "Edited. Your points are asked from the next time on; this answer is scored as it was asked."
SAME_POINTS = "Edited. This answer is ticked and scored as it was asked."
NOTHING_SCORED = "Not scored; it counts in no figure."
TICK, NO_TICK, PROPOSED = "✓", "·", "?"
FEWEST_DOTS = 5  # of the questions of a round, where the head is short


def head(view: RoundView, width: int, shows_clock: bool = True) -> Content:
    """The question's place in the round and its topic; at the right the time that it took, or that of the round."""
    round_ = view.round
    if round_.phase is Phase.CLOSING:
        return spread(dots(round_, max(1, width // 3)) + "  after the last question", _at_the_right(view, True), width)
    number = round_.position + 1 if view.result is None else view.result.slot + 1
    place = Content.assemble((f"  {number} of {round_.total}", STRONG), "  ")
    end = _at_the_right(view, shows_clock)
    room = width - place.cell_length - end.cell_length - 1
    about, most = _about_in(view, room, most_dots=max(1, width // 3))
    return spread(dots(round_, most) + place + Content(about), end, width)


def _about_in(view: RoundView, room: int, *, most_dots: int) -> tuple[str, int]:
    """The topic and the level in the words that fit into `room`, and how many dots stand before them.

    Dots give way to the words, down to FEWEST_DOTS; then the level does.
    """
    whole, short = (one_line(topic) for topic in _topics(view))
    level = view.question.level.value
    most = min(view.round.total, most_dots)
    few = min(most, FEWEST_DOTS)
    ways = ((f"{whole} · {level}", most), (f"{short} · {level}", most), (f"{short} · {level}", few), (short, few))
    about = next((about for about, cells in ways if Content(about).cell_length + cells <= room), short)
    return about, max(few, min(most, room - Content(about).cell_length))


def is_head_later(before: RoundView, view: RoundView) -> bool:
    """Whether the head shows another time than before, for two views that differ in the time alone."""
    return view.phase is Phase.CLOSING or view.in_round // 60 != before.in_round // 60


def _topics(view: RoundView) -> tuple[str, str]:
    """The topic's title, and the one for narrow places."""
    return view.topic_title, view.short_topic or view.topic_title


def _at_the_right(view: RoundView, shows_clock: bool) -> Content:
    round_, result = view.round, view.result
    if round_.phase is Phase.READY:
        return say(f"{format_limit(view.limit)} for the first", MUTED)
    if round_.phase is Phase.CLOSING:
        style = BAD if view.elapsed >= view.limit else MUTED
        return say(f"{format_clock(view.elapsed)} of {format_clock(view.limit)}", style)
    if result is not None and round_.phase in (Phase.REVIEWING, Phase.BETWEEN) and not round_.skips:
        taken = f"{format_clock(result.elapsed)} of {format_clock(result.limit)}"
        if result.outcome is Outcome.SKIPPED:
            return say(f"{taken} · skipped", MUTED)
        style = BAD if result.elapsed >= result.limit else MUTED
        return say(f"{taken} · {result.prediction.value if result.prediction else 'no prediction'}", style)
    return say(f"round {int(view.in_round // 60)} min", MUTED) if shows_clock else Content("")


def ready(view: RoundView, tips: tuple[str, ...], width: int) -> Content:
    """The round that is about to begin, and how it goes."""
    round_ = view.round
    lines: list[Content] = [
        say(one_line(round_.plan), STRONG),
        Content(size_line(round_)),
        *wrap(say(sentence(mode_line(round_.mode)), MUTED), width),
    ]
    if round_.note:
        lines += wrap(say(sentence(round_.note), WARN), width)
    if round_.code:
        lines += wrap(f"Code {round_.code}: practice round --code gives the same questions again.", width)
    if not round_.is_scored:
        lines += wrap(say(unscored_line(round_), ACCENT), width)
    lines.append(Content(""))
    reveals = "The review comes last." if round_.mode is Mode.PRESSURE else "That reveals the rubric."
    when = "After the last question, tick" if round_.mode is Mode.PRESSURE else "Tick"
    then = "score yourself from 1 to 4" if round_.is_scored else "go on"
    steps = (
        ("1 ", "Read the question and answer it aloud, as to an interviewer. The clock runs."),
        ("2 ", f"Enter when you are done; then say how sure you are. {reveals}"),
        ("3 ", f"{when} what you said, compare, and {then}."),
    )
    for number, text in steps:
        lines += hanging(say(number, ACCENT), text, width)
    if tips:
        lines += [Content(""), say("Before you start", STRONG)]
        for tip in tips:
            lines += hanging("· ", one_line(tip), width)
    return stack(lines)


def spoken(view: RoundView, width: int) -> Content:
    """The line that the interviewer says before the question."""
    return stack(spoken_lines(view, width))


def spoken_lines(view: RoundView, width: int) -> list[Content]:
    """That line folded, with an empty one below; none where the interviewer says nothing."""
    line = one_line(view.round.line)
    return [*wrap(say(f"“{line}”", ACCENT), width), Content("")] if line else []


def beside_prompt(view: RoundView, width: int) -> Content:
    """Hints shown so far, what the interviewer has told, and why the question is asked."""
    question, round_ = view.question, view.round
    lines: list[Content] = []
    if round_.phase is Phase.FOLLOW_UP:
        return Content("")
    if question.value and not round_.is_undecided:
        lines += [*wrap(say(CHECKED_LINE, MUTED), width), *([Content("")] if round_.hints else [])]
    for number, hint in enumerate(question.hints[: round_.hints], 1):
        lines += hanging(say(f"hint {number}  ", WARN), one_line(hint), width)
    for lead, text in clarifications(view):
        lines += hanging(say(f"{lead:>10}  ", ACCENT if lead == THEY else MUTED), one_line(text), width)
    if (reason := reason_line(view)) and not lines:
        lines += wrap(say(reason, MUTED), width)
    if view.is_still_answering:
        lines += [Content(""), *wrap(say("Still answering? Three times the limit has gone by.", WARN), width)]
    return stack(lines)


def paused(view: RoundView, width: int) -> Content:
    """The title of the question that waits, and how long earlier pauses were; the clock stands above the page."""
    pause = view.round.pause
    away = view.round.paused.spent
    lost = f"Pauses before, not counted: {format_clock(away)}." if away >= 1 else ""
    return stack(
        [
            say(f"{pause.value.capitalize()}." if pause else "", STRONG),
            Content(""),
            *wrap(one_line(view.question.title), width),
            *(wrap(say(lost, MUTED), width) if lost else []),
            *wrap(say("The question is hidden until you go on.", MUTED), width),
        ]
    )


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
        lead = Content.assemble((LETTERS[index], f"bold {ACCENT}"), " ", mark, " ")
        text = one_line(point.text)
        body = Content.assemble(("bonus: ", MUTED), text) if point.tier is Tier.BONUS else Content(text)
        lines += [pressable(line, LETTERS[index]) for line in hanging(lead, body, width)]
    if not view.question.rubric:
        turn = hanging(say("tab ", f"bold {ACCENT}"), "The answer, to compare with what you said", width)
        lines += [pressable(line, "tab") for line in turn]
        if not view.is_rubric_new:
            writes = hanging(say(f"{key_now('round.edit', keymap).face} ", f"bold {ACCENT}"), WRITES_ONE, width)
            lines += [pressable(line, "m") for line in writes]
    wrong_face = key_now("round.wrong", keymap).face
    wrong = Content.assemble((wrong_face, f"bold {ACCENT}"), " ", _tick(result.said_wrong, BAD), " ")
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
        return stack(wrap(say(NOTHING_SCORED, MUTED), width))
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
    return stack(lines or [say("No common mistakes are noted for this question.", MUTED)])


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
        asked = Content.assemble((face, f"bold {ACCENT}"), " What did you say? In one line.")
        lines += [pressable(line, "n") for line in wrap(asked, width)]
    transcript = _transcript(view, width)
    gap = [Content("")] if transcript and lines[-1].plain else []
    return stack([*lines, *gap, *transcript])


def _transcript(view: RoundView, width: int) -> list[Content]:
    """What was written down of the recording, or why nothing is. It comes last, so that nothing moves when it comes."""
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


def between(view: RoundView, width: int) -> Content:
    """The score, what was left out, earlier scores, when the question comes back, and what is still to be asked."""
    lines: list[Content] = []
    result = view.result
    if result and view.round.can_undo_score:
        lines += wrap(_verdict(result), width)
        if last_reply(view):
            lines += wrap(last_reply(view), width)
        lines += [line for text in against_first(view) for line in wrap(say(text, MUTED), width)]
        lines += _left_out(view, width)
        if row := _scores_before(view):
            lines += [Content(""), *hanging(say("Earlier  ", MUTED), row, width)]
        if view.comes_back:
            lines += [Content(""), *wrap(comes_back_line(view), width)]
        if still_to_ask(view):
            lines += wrap(say(still_to_ask(view), MUTED), width)
    if (ladder := ladder_of_round(view)) and view.round.last is Last.TICKED:
        lines += [*wrap(say(ladder.headline, STRONG), width), Content(""), *ladder_lines(ladder, width)]
    if answered_line(view):
        lines += [*wrap(say(answered_line(view), STRONG), width), *wrap(say(_to_come(view), MUTED), width)]
    if reason := onward_reason(view):
        lines += [Content(""), *wrap(say(reason, ACCENT), width)]
    return stack(lines)


def _left_out(view: RoundView, width: int) -> list[Content]:
    missed = missed_now(view)
    if not missed:
        has_musts = any(point.tier is Tier.MUST for point in view.question.rubric)
        has_ticks = view.result is not None and bool(view.result.heard)
        return [Content(""), say("Every must was said.", GOOD)] if has_musts and has_ticks else []
    lines = [Content(""), say("Left out", STRONG)]
    for text, asked in missed:
        lines += hanging(say("· ", MUTED), Content.assemble(text, (f"  {asked}" if asked else "", ACCENT)), width)
    return lines


def _scores_before(view: RoundView) -> Content:
    """Each earlier score of the question with its day, oldest first."""
    scored = [attempt for attempt in reversed(view.earlier[:SCORES_SHOWN]) if attempt.score]
    marks = [score_mark(attempt.score) + say(f" {attempt.day}") for attempt in scored if attempt.score]
    return Content("   ").join(marks)


def _to_come(view: RoundView) -> str:
    to_come = view.round.fitting - view.round.position - 1
    return f"{count(to_come, 'more question')}, then the review." if to_come else "The review comes now."


def _verdict(result: Result) -> Content:
    score = result.score or Score.MISSED
    verdict = say(f"{SCORE_GLYPHS[score]} {score.value} {score.name}", f"{SCORE_STYLES[score]} bold")
    if result.suggested and result.suggested is not score:
        verdict += say(f" · your ticks suggested {result.suggested.value} {result.suggested.name}", MUTED)
    return verdict


def follow_up(view: RoundView, width: int) -> Content:
    """The interviewer comes back: no rubric in sight until the reply is said."""
    asked = view.round.follow_up
    if asked is None:
        return Content("")
    why = "One step deeper" if asked.point is None else "Back to something that was left out"
    lines = [*spoken_lines(view, width), *wrap(say(why, MUTED), width), *wrap(say(one_line(asked.ask), STRONG), width)]
    if view.round.replied:
        lines += [Content(""), say("A good reply holds", ACCENT), *wrap(one_line(asked.expect), width), Content("")]
    return stack(lines)


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
