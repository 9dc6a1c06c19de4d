"""Puts the report of an exchange into lines."""

from practice_tui.archive.machines.syncing import Received, Report
from practice_tui.core.values.phrases import count

NAMED = 5  # months or troubles; more of them are counted


def sync_lines(report: Report) -> list[str]:
    """For the command: the facts, rounds and banks that came in and went out."""
    came_in = [f"From {name}: {_received(from_there)}" for name, from_there in report.received.items()]
    went_out = [
        *([f"facts of {_months(report)}"] if report.months else []),
        *([count(report.rounds, "open round")] if report.rounds else []),
        *report.banks,
    ]
    out = f"Out to {report.root}: {', '.join(went_out)}" if went_out else f"Nothing new for {report.root}"
    rest = [*report.taken_over, *report.changed_twice, *report.forgotten]
    return [*(came_in or ["Nothing new came in"]), out, *rest]


def trouble_lines(report: Report) -> list[str]:
    """For stderr: a new name of this machine, and what couldn't be taken in."""
    return [*_renamed(report), *_troubles(report)]


def background_line(report: Report) -> str:
    """For the app, in one line: rounds and banks that changed hands, what was forgotten, what is wrong; or empty."""
    troubles = [str(trouble) for trouble in report.troubles if not trouble.is_awaited]
    more = f", and {count(len(troubles) - 1, 'more line')} by practice doctor" if len(troubles) > 1 else ""
    wrong = [f"sync: {troubles[0]}{more}"] if troubles else []
    new = [f"{', '.join(report.new_banks)} came in"] if report.new_banks else []
    forgotten = [" ".join(line.strip() for line in report.forgotten).removesuffix(".")] if report.forgotten else []
    return ". ".join([*_renamed(report), *report.taken_over, *report.changed_twice, *new, *forgotten, *wrong])


def _renamed(report: Report) -> list[str]:
    """The new name of a machine whose folder was copied here, at its first exchange."""
    device = report.device
    if not (device.copied_from and report.is_first):
        return []
    return [f"this folder was copied from another machine ({device.copied_from}); here it is called {device.name}"]


def _months(report: Report) -> str:
    number = len(report.months)
    return ", ".join(report.months) if number <= NAMED else count(number, "month")


def _received(received: Received) -> str:
    facts = f"{count(received.facts, 'fact')}, {received.attempts} of them attempts" if received.facts else ""
    rounds = count(received.rounds, "open round") if received.rounds else ""
    return "; ".join(part for part in (facts, rounds, ", ".join(received.banks)) if part)


def _troubles(report: Report) -> list[str]:
    lines = [str(trouble) for trouble in report.troubles[:NAMED]]
    more = len(report.troubles) - NAMED
    return [*lines, f"and {count(more, 'more file')}: practice doctor"] if more > 0 else lines
