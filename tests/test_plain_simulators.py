"""The simulators line by line: commands in, sentences out."""

import io

import pytest
from click.testing import CliRunner

from practice_tui.bank.loader import load_bank
from practice_tui.cli import commands
from practice_tui.core.simulators.catalogue import SIMULATORS, find_simulator
from practice_tui.plain.simulators import simulate_plainly


def told(name: str, *lines: str, seed: int = 1) -> list[str]:
    """What is printed after the first words."""
    out = io.StringIO()
    simulate_plainly(name, seed, io.StringIO("".join(f"{line}\n" for line in lines)), out)
    printed = out.getvalue().splitlines()
    first = next(place for place, line in enumerate(printed) if line.startswith("An empty line"))
    return printed[first + 1 :]


def test_an_empty_line_is_a_step_and_a_number_so_many() -> None:
    assert [line.partition(":")[0] for line in told("gd", "", "next", "10", "back") if "step" in line] == [
        "1 step",
        "2 steps",
        "12 steps",
        "11 steps",
    ]


def test_settings_are_words_and_said() -> None:
    said = told("gd", "rate up", "batch", "momentum", "scale", "outlier", "data")
    assert said[-2] == ("y = 0.00x + 0.00. Data 2, mini-batch of 6, momentum, x scaled, an outlier.")
    assert "no bound on η is claimed" in said[-1]
    assert "η = 0.07 is below" in told("gd", "rate up")[1]
    assert "η = 0.03 is below" in told("gd", "rate down")[1]
    assert told("gd", "5", "rate down", "restart")[-1].startswith("0 steps")


def test_a_run_goes_to_its_end_and_says_whether_it_blew_up() -> None:
    arrived, blown_up = told("gd", "run")[-1], told("gd", *["rate up"] * 5, "run")[-1]
    assert "it converges" in arrived and arrived.startswith("2")
    assert blown_up.startswith("It has blown up") and "it must diverge" in blown_up


def test_a_prediction_is_compared() -> None:
    assert "It came to " in told("gd", "predict 0.3")[-1]
    assert "Right, it diverges" in told("gd", *["rate up"] * 6, "predict diverges")[-1]
    assert "can't be read as a number" in told("gd", "predict soon")[-1]


@pytest.mark.parametrize("name", ["gd", "backprop", "attention"])
def test_what_is_no_command_says_what_is(name: str) -> None:
    assert told(name, "fly")[0].startswith("“fly” does nothing here (An empty line")
    assert told(name, "?")[0].startswith("An empty line")
    assert told(name, "q", "next") == []


def test_the_net_goes_number_by_number_with_guesses() -> None:
    assert told("backprop", "", "0.78", "3", "back") == [
        "z₁ = 1·2 + (−0.5)·1 + (−0.25) = 1.25.",
        "Forward: next is h₁.",
        "h₁ = σ(1.25) = 0.78.",
        "h₁ = 0.78: right.",
        "Forward: next is z₂.",
        "z₂ = 1·2 + (−1)·1 + (−0.25) = 0.75.",
        "z₂ = 0.75: not 3.",
        "Forward: next is h₂.",
        "h₁ = σ(1.25) = 0.78.",
        "Forward: next is z₂.",
    ]


def test_a_guess_that_cant_be_read_is_no_guess() -> None:
    assert "can't be read as a number" in told("backprop", "1x")[0]
    assert told("backprop", "1x", "")[-1] == "Forward: next is h₁."


def test_what_can_be_chosen_is_a_word_and_begins_anew() -> None:
    assert told("backprop", "", "activation")[2] == "A 2-2-1 net, tanh, squared error, numbers 1."
    assert "All 9 gradients are those by differences" in told("backprop", "check")[0]
    assert told("attention", "mask")[0] == "Attention of 3 tokens, scaled, a causal mask, numbers 1."


def test_attention_says_its_matrices() -> None:
    said = told("attention", "mask", "", "", "", "")
    assert "Mask: the 0.50 −∞ −∞; cat 0 0 −∞; sat −0.50 2 1.50." in said
    assert "Softmax: the 1 0 0; cat 0.50 0.50 0; sat 0.05 0.59 0.36." in said


def test_the_command_lists_them_and_runs_one_without_a_terminal() -> None:
    listed = CliRunner().invoke(commands, ["sim"])
    assert [line.split()[0] for line in listed.output.splitlines()] == [simulator.name for simulator in SIMULATORS]
    run = CliRunner().invoke(commands, ["sim", "gd", "--seed", "2", "--plain"], input="10\n")
    assert "Data 2" in run.output and "10 steps: loss" in run.output
    assert CliRunner().invoke(commands, ["sim", "gan"]).exit_code == 2


def test_a_question_names_a_simulator_by_its_bank_name() -> None:
    assert [simulator.bank_name for simulator in SIMULATORS] == ["sim-gd", "sim-backprop", "sim-attention"]
    assert [find_simulator(simulator.bank_name) for simulator in SIMULATORS] == list(SIMULATORS)
    assert find_simulator("backprop") is find_simulator("softmax") is None


def test_each_simulator_belongs_to_a_topic_of_the_bank() -> None:
    topics = {topic.slug for topic in load_bank().bank.topics}
    assert {simulator.topic for simulator in SIMULATORS} <= topics
