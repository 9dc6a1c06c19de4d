"""What was written down of a recording: shown in the review and beside earlier tries, and never made into notes."""

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.speech import Speech
from practice_tui.core.rounds.events import Begin, Rate, Retry, Write
from practice_tui.core.values.text import is_clean
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import earlier_tries
from practice_tui.plain.round_lines import panel
from practice_tui.presenters.pages import question_page
from practice_tui.presenters.reports import stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.proposing import Proposing
from practice_tui.sitting.second_opinions import rate_round
from practice_tui.sitting.sitting import Sitting
from practice_tui.tui.sheets.question import own_history
from practice_tui.tui.sheets.review import earlier, yours
from tests.fakes import ANSWER, sit

TEXT = "um so question zero must one"


def begin(desk: Desk) -> Sitting:
    plan = desk.plans.find("quick")
    return desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)


def write_down(desk: Desk, text: str = TEXT, words: int | None = None, fillers: int | None = None) -> Speech:
    """The newest answer, written down; with a minute from the first word to the last where words are counted."""
    at, attempt = desk.moments(), desk.history.attempts()[-1]
    spans = () if words is None else ((0.5, 60.5),)
    fact = Speech(at.id, attempt.id, at.now, "recogniser", spans=spans, words=words, fillers=fillers, transcript=text)
    desk.history.write([fact])
    return fact


def look(sitting: Sitting) -> RoundView:
    """The view at the next tick once something came of a recording."""
    sitting.keep_news()
    return sitting.tick()


def test_it_comes_while_one_looks_and_the_newest_stands(desk: Desk) -> None:
    sitting = begin(desk)
    assert sit(desk, sitting, Begin(), *ANSWER).transcript is None
    fact = write_down(desk)
    assert look(sitting).transcript == fact
    again = write_down(desk, "so, question zero")
    assert look(sitting).transcript == again


def test_screen_and_lines_show_it_below_what_was_typed(desk: Desk) -> None:
    sitting = begin(desk)
    before = sit(desk, sitting, Begin(), Write("my notes"), *ANSWER)
    write_down(desk)
    view = look(sitting)
    drawn = yours(view, {}, 80).plain
    assert drawn.startswith(yours(before, {}, 80).plain)
    assert drawn.endswith(f"\n\nWritten down\n{TEXT}")
    assert f"Written down: {TEXT}" in list(panel(view, "yours"))


@pytest.mark.parametrize(
    ("words", "fillers", "heading"),
    [
        (140, 3, "Written down · 140 words, 140 a minute, 3 fillers"),
        (140, 0, "Written down · 140 words, 140 a minute, no fillers"),
        (19, 3, "Written down"),
    ],
)
def test_its_figures_stand_above_it_from_20_words_on(desk: Desk, words: int, fillers: int, heading: str) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), *ANSWER)
    write_down(desk, words=words, fillers=fillers)
    assert yours(look(sitting), {}, 80).plain.splitlines()[-2] == heading


def test_it_stands_beside_earlier_tries_and_on_the_page_of_the_question(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), *ANSWER)
    write_down(desk)
    view = sit(desk, sitting, Rate(Score.SHAKY), Retry(), *ANSWER)
    assert [texts for _, texts in earlier_tries(view)] == [[f"Written down: {TEXT}"]]
    assert f"Written down: {TEXT}" in earlier(view, 80).plain
    assert f"Written down: {TEXT}" in own_history(question_page(desk, view.question.id), 80).plain
    assert view.transcript is None


def test_it_proposes_points(desk: Desk) -> None:
    sitting = begin(desk)
    sitting.propose_with(Proposing(desk.library.whole.questions))
    assert sit(desk, sitting, Begin(), *ANSWER).proposed == frozenset()
    write_down(desk, sitting.view().question.rubric[1].text)
    view = look(sitting)
    assert 1 in view.proposed
    assert view.result and view.result.heard == frozenset()
    view = sit(desk, sitting, Rate(Score.SHAKY), Retry(), *ANSWER)
    assert view.transcripts
    assert view.proposed == frozenset(), "the words of the first try propose nothing for the second"


def test_it_is_no_part_of_notes_or_figures(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), Write("my notes"), *ANSWER, Rate(Score.SHAKY))
    figures = stats_json(desk)
    write_down(desk)
    view = look(sitting)
    assert view.result and (view.result.notes, view.result.said) == ("my notes", "")
    assert desk.history.attempts()[-1].answer == "my notes"
    assert stats_json(desk) == figures


def test_a_rater_reads_it(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SHAKY))
    write_down(desk)
    assert rate_round(desk, "", "Ann").view().text.transcript == TEXT


def test_what_would_act_on_a_terminal_is_shown_as_a_sign(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), *ANSWER)
    write_down(desk, "so \x1b[31m it [b]zeroes[/b]\nunits")
    view = look(sitting)
    shown = [yours(view, {}, 80).plain, *panel(view, "yours")]
    view = sit(desk, sitting, Rate(Score.SHAKY), Retry(), *ANSWER)
    shown += [earlier(view, 80).plain, own_history(question_page(desk, view.question.id), 80).plain]
    assert all(is_clean(text.replace("\n", " ")) for text in shown)
    assert sum("[b]zeroes[/b]" in text for text in shown) == 4
