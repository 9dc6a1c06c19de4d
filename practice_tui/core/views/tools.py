"""The drills and simulators that a question can name in its field `drill`."""

from dataclasses import dataclass

from practice_tui.core.simulators.catalogue import find_simulator


@dataclass(frozen=True, slots=True)
class Tool:
    """`label` stands in a footer, `says` on the Keys screen; `offer` heads the `command` that opens it."""

    label: str
    says: str
    offer: str
    command: str


def tool_named(name: str) -> Tool:
    """The tool that a question names."""
    simulator = find_simulator(name)
    if simulator is None:
        return Tool("Drill", "ten more like it", "Ten more like it", f"practice drill {name}")
    says = f"its simulator: {simulator.title}"
    return Tool("Simulator", says, "See it move", f"practice sim {simulator.name}")
