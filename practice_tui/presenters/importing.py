"""Tells what an import would take, before anything is written, and what it has written."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line, shortened

if TYPE_CHECKING:
    from practice_tui.bank.foreign.entries import Prepared  # brings PyYAML, which `bank list` does without

SHOWN = 10  # of each list, in a preview that is asked about
EXAMPLES = 3
TOPICS_OF_A_ROUND = 3


def preview_lines(
    name: str, prepared: "Prepared", near: Mapping[str, str], existing: Sequence[str], *, whole: bool
) -> Iterator[str]:
    """Tells how a file was read, which pairs would be taken, and which not and why; `whole` lists them all.

    `near` are new topics that are nearly one of the `existing`. Where the file is one of several, each of its lines is
    named with it.
    """
    reading = prepared.reading
    place = prepared.place
    yield f"{name}: read as {reading.shape}"
    taken, left = len(prepared.entries), len(prepared.left_out)
    yield (
        f"  {count(prepared.total, 'question')} found: {taken} to take, "
        f"{count(len(prepared.duplicates), 'duplicate')}, {left} left out"
    )
    topics = sorted(prepared.topics.items(), key=lambda item: -item[1])
    if topics:
        shown = ", ".join(
            f"{topic} {number}{'' if topic in existing else ' (new)'}" for topic, number in topics[:SHOWN]
        )
        yield f"  topics: {shown}{_more(len(topics) - SHOWN)}"
    for topic, other in near.items():
        yield f"  the topic {topic!r} is new: did you mean {other!r}? (--topic {other})"
    others = ", ".join(f"{flag} gives {number}" for flag, number in reading.others.items())
    yield f"  read wrongly? {others or 'another shape: --shape, --question and --answer, --topic'}"
    for pair in prepared.pairs[:EXAMPLES]:
        yield f"  e.g. {place(pair.line)}: {_cut(pair.prompt, 50)} → {_cut(pair.answer, 45)}"
    most = len(prepared.duplicates) + left if whole else SHOWN
    if prepared.duplicates:
        yield "  there already"
        for duplicate in prepared.duplicates[:most]:
            yield f"    {place(duplicate.pair.line)}: {_cut(duplicate.pair.prompt, 50)} = {duplicate.of}"
        yield from _rest(len(prepared.duplicates) - most)
    if left:
        yield "  left out"
        for omitted in prepared.left_out[:most]:
            text = f" {_cut(omitted.text, 50)}:" if omitted.text.strip() else ""
            yield f"    {place(omitted.line)}:{text} {omitted.why}"
        yield from _rest(left - most)


def written_lines(path: Path, prepared: "Prepared", banks: Path) -> Iterator[str]:
    """Tells where the questions stand now, and the command that sits a round on them."""
    yield f"Wrote {count(len(prepared.entries), 'question')} to {path}"
    if path.parent != banks:
        yield f"To practise them, put the file into {banks}"
        return
    topics = sorted(prepared.topics, key=lambda slug: -prepared.topics[slug])[:TOPICS_OF_A_ROUND]
    yield f"A round on them: practice round {' '.join(f'--topic {topic}' for topic in topics)}"


def _rest(number: int) -> Iterator[str]:
    if number > 0:
        yield f"    and {number} more: --dry-run lists them all"


def _more(number: int) -> str:
    return f" and {number} more" if number > 0 else ""


def _cut(text: str, most: int) -> str:
    return shortened(one_line(text), most)
