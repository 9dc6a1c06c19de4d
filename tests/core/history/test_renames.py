"""Names carried over renames."""

from practice_tui.core.bank.questions import Bank, Topic
from practice_tui.core.history.renames import names_of
from tests.core.samples import question

BANK = Bank((Topic("optimisation", "Optimisation", formerly=("optimization",)),), (question("sgd", formerly=("gd",)),))


def test_old_names_of_questions_and_topics_are_those_of_today() -> None:
    names = names_of(BANK)

    assert names.question("gd") == "sgd"
    assert names.topics == {"optimization": "optimisation"}


def test_all_that_a_question_was_called_is_found_under_any_of_it() -> None:
    names = names_of(Bank((), (question("sgd", formerly=("gd", "descent")), question("adam", formerly=("ad",)))))

    assert set(names.ids_of_question("descent")) == {"sgd", "gd", "descent"}
    assert names.ids_of_question("sgd")[0] == "sgd"


def test_what_the_bank_does_not_know_keeps_its_name() -> None:
    assert names_of(BANK).question("gone-1") == "gone-1"
    assert names_of(BANK).ids_of_question("gone-1") == ("gone-1",)


def test_a_slug_in_use_is_nobodys_old_name() -> None:
    bank = Bank(
        (Topic("a", "A"), Topic("b", "B", formerly=("a",))), (question("sgd"), question("gd", formerly=("sgd",)))
    )

    assert names_of(bank).topics == {}
    assert names_of(bank).question("sgd") == "sgd"
