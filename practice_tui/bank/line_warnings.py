"""Warns of lines of an interviewer that could help: they share a word with a point that the candidate has to say."""

from collections.abc import Iterable, Iterator, Sequence

from practice_tui.bank.markdown import content_words
from practice_tui.bank.problems import Problem
from practice_tui.bank.schema import Entry
from practice_tui.core.bank.lines import MINUTES, Line
from practice_tui.core.bank.questions import Question, Tier

_TALK = """\
i me my we us our you he she it they them one some any all both each every another other else much many more most
several little enough something anything everything am was were been have has had did doing will could may might must
not no nor but so than then because since while here there now still yet also too just only very well before after
about into up down out off over through back again let go come came got say said tell told ask asked hear heard talk
know like want wanted given good thank sure please minute d don ll m re s t ve
"""
_EVERYDAY = frozenset(_TALK.split())
"""The words of any talk, which say nothing of a subject; those that `content_words` leaves out come on top.

Words of talk that the subject has a use for are none of them, such as *first moment*, *next token* or *fine-tuned*.
"""


def line_warnings(entries: Iterable[Entry[tuple[Line, ...]]], questions: Sequence[Question]) -> Iterator[Problem]:
    """A warning for each line that holds a word of a must, unless the prompt of the question holds it as well."""
    helped = _helped(questions)
    for entry in entries:
        places: dict[str, int] = {}
        for line in entry.value:
            index = places[line.occasion] = places.get(line.occasion, -1) + 1
            for word in sorted(telling_words(line.text) & helped.keys()):
                message = f"the line {line.text[:40]!r} holds {word!r}, as a must of {helped[word]} does"
                number = entry.line_of(line.occasion, index)
                yield Problem(entry.path, number, f"style {entry.slug!r}", message, "use another word", is_warning=True)


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that say something of a subject, as `content_words` spells them."""
    words = content_words(text.replace(MINUTES, ""))
    return words - _EVERYDAY


def _helped(questions: Sequence[Question]) -> dict[str, str]:
    """For each word of a must that the prompt doesn't hold the id of the first such question."""
    helped: dict[str, str] = {}
    for question in questions:
        prompt = content_words(question.prompt)
        for point in question.rubric:
            for word in content_words(point.text) - prompt if point.tier is Tier.MUST else ():
                helped.setdefault(word, question.id)
    return helped
