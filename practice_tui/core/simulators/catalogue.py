"""The simulators by name, for lists, commands and the questions that name one."""

from dataclasses import dataclass

PREFIX = "sim-"


@dataclass(frozen=True, slots=True)
class Simulator:
    """A simulator. `name` follows `practice sim`; `topic` is the slug of a topic of the bank."""

    name: str
    title: str
    topic: str
    about: str

    @property
    def bank_name(self) -> str:
        """The name that questions give in their field `drill`; there are drills of the same `name`."""
        return f"{PREFIX}{self.name}"


SIMULATORS = (
    Simulator(
        "gd",
        "Gradient descent on a line",
        "optimization",
        "the path over the loss, which learning rate diverges, what momentum and scaling change",
    ),
    Simulator(
        "backprop",
        "Backpropagation number by number",
        "optimization",
        "forward, loss, errors and update of a small net, each number guessed or shown",
    ),
    Simulator(
        "attention",
        "Attention of three tokens",
        "transformers",
        "scores, scale, mask, softmax and output, and what the scale is for",
    ),
)


def find_simulator(bank_name: str) -> Simulator | None:
    """The simulator of this `bank_name`."""
    return next((simulator for simulator in SIMULATORS if simulator.bank_name == bank_name), None)
