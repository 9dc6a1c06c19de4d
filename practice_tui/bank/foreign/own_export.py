"""Reads what `practice bank export` writes, JSON and Markdown, with all that these hold of a question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Any, NamedTuple

from practice_tui.bank.foreign.pairs import MAX_RAW, MOST_PAIRS, LeftOut, Pair, Reading
from practice_tui.bank.foreign.text import code_marks
from practice_tui.core.bank.questions import (
    BUNDLED,
    Answer,
    Ask,
    Aspect,
    FollowUp,
    Kind,
    Level,
    Mistake,
    Point,
    Question,
    Stage,
    Tier,
)
from practice_tui.core.values import records
from practice_tui.core.values.durations import parse_duration

SHAPE = "an export of practice"

_LONGEST = 2_000  # characters of a line that is looked at
_ABOUT = re.compile(
    rf"\*(?:(?P<title>.+) · )?(?P<level>{'|'.join(Level)}) · (?P<kind>{'|'.join(Kind)}) · (?P<limit>[0-9hms]+) · "
    r"`(?P<id>[a-z0-9-]{1,80})`\*"
)
_ESCAPED = re.compile(r"\\([\\`*_<>\[\]#|])")
_MISTAKE = re.compile(r"“(?P<says>.+?)” (?P<why>.+)")
_DEEPER = "One step deeper: "
_REPLY = re.compile("(?P<ask>.+?) → (?P<looks_for>.+)")


def read_own_json(data: Any) -> Reading | None:
    """The questions of an export as JSON; None for any other data."""
    items = data.get("questions") if isinstance(data, Mapping) and isinstance(data.get("format"), int) else None
    if not isinstance(items, list) or not items or not all(map(_is_question, items)):
        return None
    reading = Reading(f"{SHAPE}, as JSON", unit="entry")
    for number, item in enumerate(items, 1):
        try:
            question = records.from_data(Question, item)
        except (KeyError, TypeError, ValueError):
            reading.left_out.append(LeftOut(number, str(item["id"])[:80], "isn't as practice bank export writes it"))
        else:
            reading.take(_pair(number, question, question.topic))
    return reading


def read_own_markdown(text: str) -> Reading | None:
    """The questions of an export as Markdown; None for any other text."""
    lines = text.split("\n")
    if not lines[0].startswith("# ") or "· `" not in text:
        return None
    prose = [line[:_LONGEST] if not is_code else "" for line, is_code in zip(lines, code_marks(lines), strict=True)]
    heads = list(islice(_heads(prose), MOST_PAIRS + 1))
    if not heads or not all(head.begin >= 0 for head in heads):
        return None
    reading, topic = Reading(f"{SHAPE}, as Markdown"), ""
    ends = [head.top for head in heads[1:]] + [len(lines)]
    for head, end in zip(heads, ends, strict=True):
        topic = prose[head.top][3:] if head.top < head.begin else topic
        shown, below = lines[head.begin + 1 : head.at], slice(head.at + 1, end)
        if sum(map(len, lines[head.begin : end])) > MAX_RAW:
            reading.left_out.append(
                LeftOut(head.begin + 1, lines[head.begin][4:], f"has more than {MAX_RAW:,} characters")
            )
            continue
        question = _question(head.about, lines[head.begin][4:], shown, lines[below], prose[below])
        reading.take(_pair(head.begin + 1, question, _ESCAPED.sub(r"\1", topic)))
    return reading


class _Head(NamedTuple):
    """The lines of a question's heading and of what is said about it; `top` is that of its topic if that begins here.

    `begin` is below 0 where no heading stands above.
    """

    top: int
    begin: int
    at: int
    about: re.Match[str]


def _heads(prose: Sequence[str]) -> Iterator[_Head]:
    begin = -1
    for at, line in enumerate(prose):
        if line.startswith("### "):
            begin = at
        elif line[:1] == "*" and (about := _ABOUT.fullmatch(line)):
            above = begin - 2 if begin >= 2 and not prose[begin - 1] else begin
            yield _Head(above if prose[above].startswith("## ") else begin, begin, at, about)
            begin = -1


def entry_of(question: Question) -> dict[str, object]:
    """The entry of a question in an own bank, with all that it holds but the bundled text that it was a version of."""
    data: dict[str, Any] = records.to_data(replace(question, bank=BUNDLED, base=""))
    data |= {"limit": f"{question.limit:g}s", "kind": question.kind.value, "level": question.level.value}
    data["rubric"] = [{"point": point.pop("text"), **point} for point in data["rubric"]]
    data["ask"] = {name: text for name, text in data["ask"].items() if text}
    data["answer"] = {name: text for name, text in data["answer"].items() if text}
    if question.bands:
        data["bands"] = {str(score): band for score, band in enumerate(question.bands, 1)}
    for part in ("rubric", "mistakes", "follow_ups", "clarify", "value"):
        data[part] = [{name: text for name, text in item.items() if text != ""} for item in data.get(part, ())]
    return {name: value for name, value in data.items() if value not in ([], {}, "")}


def _is_question(item: object) -> bool:
    return isinstance(item, Mapping) and {"id", "prompt", "ask", "answer", "rubric"} <= item.keys()


def _pair(line: int, question: Question, topic: str) -> Pair:
    answer = "\n\n".join(text for text in (question.answer.short, question.answer.full, question.answer.code) if text)
    return Pair(line, question.prompt, answer, topic, whole=question)


def _question(
    about: re.Match[str], heading: str, shown: Sequence[str], below: Sequence[str], prose: Sequence[str]
) -> Question:
    title, prompt = about["title"], heading
    if title is None:
        title, prompt = heading, "\n".join(shown).strip()
    parts, deeper = dict(_listed_parts(prose)), [line[len(_DEEPER) :] for line in prose if line.startswith(_DEEPER)]
    end = min([at for at, line in enumerate(prose) if line in _TITLES or line.startswith(_DEEPER)], default=len(below))
    return Question(
        id=about["id"],
        title=_ESCAPED.sub(r"\1", title),
        topic="",
        level=Level(about["level"]),
        kind=Kind(about["kind"]),
        limit=float(parse_duration(about["limit"])),
        ask=Ask(Stage.CORE, "", ""),
        prompt=prompt,
        rubric=tuple(map(_point, parts.get("Rubric:", ()))),
        answer=Answer("", "\n".join(below[:end]).strip()),
        mistakes=tuple(
            Mistake(**match.groupdict()) for line in parts.get(_MISTAKES, ()) if (match := _MISTAKE.match(line))
        ),
        follow_ups=tuple(FollowUp(**reply.groupdict()) for line in deeper if (reply := _REPLY.match(line))),
        refs=tuple(parts.get("References:", ())),
    )


_MISTAKES = "Common mistakes:"
_TITLES = ("Rubric:", _MISTAKES, "References:")


def _listed_parts(prose: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The lists below an answer, by the line that names them."""
    for at, line in enumerate(prose):
        if line in _TITLES:
            items = takewhile(lambda item: item.startswith("- "), islice(prose, at + 2, None))
            yield line, [item[2:] for item in items]


def _point(text: str) -> Point:
    is_bonus = text.startswith("bonus: ")
    return Point(text.removeprefix("bonus: "), Tier.BONUS if is_bonus else Tier.MUST, Aspect.MECHANISM, "", "")
