"""History carried over renames."""

from practice_tui.core.questions import Bank, Topic
from practice_tui.core.renames import with_current_ids
from tests.core.samples import attempt, question

BANK = Bank((Topic("optimisation", "Optimisation", formerly=("optimization",)),), (question("sgd", formerly=("gd",)),))


def test_old_names_of_questions_and_topics_become_todays() -> None:
    [renamed] = with_current_ids([attempt(topic="optimization", question_id="gd")], BANK)

    assert (renamed.topic, renamed.question_id) == ("optimisation", "sgd")


def test_what_the_bank_does_not_know_keeps_its_name() -> None:
    deleted = attempt(topic="gone", question_id="gone-1")

    assert with_current_ids([deleted], BANK) == [deleted]


def test_a_slug_in_use_is_nobodys_old_name() -> None:
    bank = Bank((Topic("a", "A"), Topic("b", "B", formerly=("a",))), ())

    assert with_current_ids([attempt(topic="a")], bank)[0].topic == "a"
