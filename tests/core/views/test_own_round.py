"""The builder of a round of one's own: what may be taken in, what a job description says, what it comes to."""

from dataclasses import replace

from practice_tui.core.bank.job_words import MatchedWord
from practice_tui.core.bank.lines import Style
from practice_tui.core.bank.plans import MOST_QUESTIONS, Mode, Only, Pick, Plan
from practice_tui.core.bank.questions import Ask, Level, Stage
from practice_tui.core.views.own_round import Building, Field, OwnRoundView
from practice_tui.core.views.own_round_wording import about_line, headline_of
from tests.fakes import TOPICS, make_bank

OWN = Plan("own", "Your choice", 3)
ROLE = Plan("cv", "Vision", 6, topics={"optimization": 4}, pick=Pick.SEEDED, follow_ups=True, about="For sight")
QUESTIONS = make_bank(6).questions
BUILDING = Building(TOPICS, QUESTIONS, roles=(OWN, ROLE))
WORDS = (
    MatchedWord("attention", "transformers", 3),
    MatchedWord("overfitting", "regularization", 1),
    MatchedWord("dropout", "regularization", 1),
    MatchedWord("Adam", "optimization", 1),
)


def viewed(field: Field, plan: Plan = OWN, building: Building = BUILDING) -> OwnRoundView:
    return OwnRoundView(plan, building, field)


def test_a_field_is_entered_at_its_first_thing() -> None:
    view = viewed(Field.KINDS).turned(6)
    assert view.at_field(-1).toggled().plan.levels == {Level.BASIC: 1}


def test_stages_levels_kinds_and_topics_each_add_up_to_the_questions_that_match() -> None:
    old = replace(QUESTIONS[0], legacy=True)
    view = viewed(Field.COUNT, building=replace(BUILDING, questions=(old, *QUESTIONS[1:])))
    assert headline_of(view, view.preview()).endswith("5 match.")
    for chips in map(view.chips, (Field.STAGES, Field.LEVELS, Field.KINDS, Field.TOPICS)):
        assert sum(chip.number for chip in chips) == 5


def test_under_pressure_no_hints_are_promised() -> None:
    coached = viewed(Field.HINTS)
    under_pressure = viewed(Field.HINTS, replace(OWN, mode=Mode.PRESSURE))
    assert (coached.value(Field.HINTS), under_pressure.value(Field.HINTS)) == ("yes", "none under pressure")
    assert about_line(under_pressure) == "Hints are there in a coached round alone"


def test_a_role_is_begun_with_but_keeps_the_name_of_ones_own_and_draws_by_what_is_known() -> None:
    view = viewed(Field.ROLE).turned(1)
    assert view.plan == replace(ROLE, id="own", title="Your choice", about="", pick=Pick.MIXED)
    assert view.value(Field.ROLE) == "Vision"
    assert view.turned(1).plan == OWN


def test_a_promise_of_minutes_asks_as_many_as_fit_until_it_is_taken_back() -> None:
    view = viewed(Field.MINUTES).turned(1)
    assert (view.plan.minutes, view.plan.count, view.value(Field.COUNT)) == (10, MOST_QUESTIONS, "as many as fit")
    assert view.preview().seconds <= 600
    fixed = replace(view, field=Field.COUNT).turned(1)
    assert fixed.value(Field.COUNT) != "as many as fit" == fixed.turned(-1).value(Field.COUNT)
    back = view.turned(-1).plan
    assert (back.minutes, back.count) == (None, 10)


def test_the_preview_is_of_the_questions_that_only_lets_through() -> None:
    missed = replace(BUILDING, ids={Only.MISSED: frozenset({QUESTIONS[1].id})})
    view = viewed(Field.ONLY, replace(OWN, only=Only.MISSED), missed)
    assert view.preview().questions == 1
    assert headline_of(view, view.preview()).endswith("1 matches.")


def test_the_interviewer_is_silent_warm_or_neutral() -> None:
    view = viewed(Field.STYLE)
    styles = [view.turned(steps).plan.style for steps in range(4)]
    assert styles == [None, Style.WARM, Style.NEUTRAL, None]
    assert view.value(Field.STYLE) == "says nothing around the questions"


def test_the_share_of_a_stage_grows_and_falls_out_and_the_preview_has_these_stages() -> None:
    staged = [replace(each, ask=Ask(list(Stage)[n % 2], "", "")) for n, each in enumerate(QUESTIONS)]
    view = viewed(Field.STAGES, building=replace(BUILDING, questions=staged)).toggled().turned(1).toggled().toggled()
    assert view.plan.stages == {Stage.OPENING: 1, Stage.CORE: 2}
    assert headline_of(view, view.preview()) == "3 questions, 6 min of answering: opening 1, core 2. 6 match."
    assert view.toggled().toggled().plan.stages == {Stage.OPENING: 1}


def test_words_of_a_job_description_choose_topics_and_are_struck_out() -> None:
    view = viewed(Field.JOB).with_job("Attention …", WORDS)
    assert view.plan.topics == {"transformers": 5, "regularization": 3}
    words = view.at_field(1)
    assert [chip.title for chip in words.chips(Field.WORDS)] == ["overfitting", "dropout", "Adam", "attention"]
    marked = replace(words, chip=3).toggled()
    assert about_line(marked).startswith("attention: Attention and transformers. Space strikes it out")
    assert marked.plan.topics == {"regularization": 5}
    assert marked.toggled().plan.topics == view.plan.topics


def test_a_word_whose_topic_is_mentioned_too_seldom_to_be_asked_says_so() -> None:
    words = viewed(Field.JOB).with_job("Attention …", WORDS).at_field(1)
    assert "optimization" not in words.plan.topics
    assert ", which is not among the topics. Space strikes it out" in about_line(replace(words, chip=2))
    assert "among the topics" not in about_line(replace(words, chip=3))


def test_a_struck_word_stays_so_when_the_description_is_opened_again_but_not_when_it_is_gone() -> None:
    struck = replace(viewed(Field.JOB).with_job("Attention …", WORDS).at_field(1), chip=3).toggled()
    again = struck.with_job("Attention, again …", WORDS)
    assert again.plan.topics == {"regularization": 5}
    assert [chip.title for chip in again.chips(Field.WORDS) if not chip.is_in] == ["attention"]
    assert again.with_job("", ()).with_job("Attention …", WORDS).plan.topics["transformers"] == 5


def test_with_too_few_words_the_topics_are_those_of_the_role_and_it_says_so() -> None:
    view = viewed(Field.ROLE).turned(1)
    assert view.with_job("Attention.", WORDS[:1]).plan.topics == {"optimization": 4}
    told = replace(view.with_job("Attention.", WORDS[:1]), field=Field.JOB)
    assert about_line(told).startswith("Too few words are known (attention); from 3 on it says the topics.")
    assert view.with_job("Attention …", WORDS).with_job("", ()).plan.topics == {"optimization": 4}


def test_taking_a_topic_in_or_out_leaves_the_weights_of_the_others() -> None:
    view = viewed(Field.TOPICS, replace(OWN, topics={"regularization": 5, "optimization": 2}))
    assert view.toggled().plan.topics == {"optimization": 2}
    assert view.toggled().toggled().plan.topics == {"optimization": 2, "regularization": 1}
