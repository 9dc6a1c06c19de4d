"""Questions as a deck of Anki, written by genanki (the extra `export`).

A note is recognised by its guid, the id of its question, so that a second import adds nothing. It brings what was
edited since if its time is newer; that needs the very same fields in the very same note type. So ids, names and fields
below are never changed: a new part of a question goes into one of the spare fields.
"""

import hashlib
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from practice_tui.archive.bank_export.markdown_html import MarkdownHtml
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank, Question, Tier
from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError, how_to_install
from practice_tui.store.atomic_files import atomic_write
from practice_tui.store.failures import explained

MODEL = "practice question"
FIELDS = ("Title", "Prompt", "Answer", "Rubric", "Mistakes", "Deeper", "References", "About", "Spare 1", "Spare 2")

_FRONT = '<div class="title">{{Title}}</div>{{Prompt}}<div class="about">{{About}}</div>'
_PARTS = (("Rubric", "Rubric"), ("Mistakes", "Common mistakes"), ("Deeper", "One step deeper"))
_BACK = (
    "{{FrontSide}}<hr id=answer>{{Answer}}"
    + "".join(f"{{{{#{name}}}}}<h4>{title}</h4>{{{{{name}}}}}{{{{/{name}}}}}" for name, title in _PARTS)
    + '<div class="about">{{References}}</div>'
)
_CSS = (
    ".card{font:18px/1.5 sans-serif;text-align:left;max-width:42em;margin:0 auto;padding:0 1em}"
    ".title{font-weight:bold;font-size:1.2em}.about{opacity:.7;font-size:.8em}"
    "pre{overflow-x:auto;font-size:.85em}"
)


def stable_id(name: str) -> int:
    """The number of a deck or of a note type: the same for the same name, for ever."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % (1 << 30)


def write_deck(path: Path, questions: Sequence[Question], bank: Bank, plan: Plan | None, now: datetime) -> None:
    """Writes the file whole or not at all: a deck of this plan, else one for each topic. Raises PracticeError."""
    try:
        import genanki
    except ImportError as error:
        raise PracticeError(
            "a deck of Anki is written by genanki, which isn't installed",
            how_to_install("export"),
        ) from error
    templates = [{"name": "Answer aloud", "qfmt": _FRONT, "afmt": _BACK}]
    model = genanki.Model(
        stable_id(MODEL), MODEL, fields=[{"name": name} for name in FIELDS], templates=templates, css=_CSS
    )
    html = MarkdownHtml()
    decks: dict[str, Any] = {}
    for question in questions:
        name = plan.id if plan else question.topic
        title = one_line(plan.title if plan else bank.topic_title(question.topic))
        deck = decks.setdefault(name, genanki.Deck(stable_id(f"practice {name}"), f"practice::{title}"))
        note = genanki.Note(model, fields=_fields(question, bank, html), tags=_tags(question), guid=question.id)
        deck.add_note(note)
    with explained(path), atomic_write(path) as part, zipfile.ZipFile(part, "w") as package:
        package.writestr(
            zipfile.ZipInfo("collection.anki2"),
            _collection(genanki.Package(list(decks.values())), now),
            zipfile.ZIP_DEFLATED,
        )
        package.writestr(zipfile.ZipInfo("media"), "{}")


def _collection(package: Any, now: datetime) -> bytes:
    """The database of a package. `Package.write_to_file` would leave a copy of it among the temporary files."""
    with closing(sqlite3.connect(":memory:")) as connection:
        package.write_to_db(connection.cursor(), now.timestamp(), count(int(now.timestamp() * 1000)))
        connection.commit()
        return connection.serialize()


def _fields(question: Question, bank: Bank, html: MarkdownHtml) -> list[str]:
    answer = question.answer
    points = [f"{'bonus: ' if point.tier is Tier.BONUS else ''}{point.text}" for point in question.rubric]
    about = f"{bank.topic_title(question.topic)} · {question.level} · {question.kind} · {format_limit(question.limit)}"
    return [
        html.of(one_line(question.title)),
        html.of(question.prompt),
        "".join(map(html.of, filter(None, (answer.short, answer.full, answer.code, answer.deep)))),
        html.of_list(points),
        html.of_list(f"“{mistake.says}” {mistake.why}" for mistake in question.mistakes),
        html.of_list(f"{deeper.ask} {deeper.looks_for}" for deeper in question.follow_ups),
        html.of_list(question.refs),
        html.of(one_line(about)),
        "",
        "",
    ]


def _tags(question: Question) -> list[str]:
    """Tags of Anki hold no blanks."""
    words = (question.topic, question.level, question.kind, *question.tags)
    return list(dict.fromkeys("-".join(one_line(word).split()) for word in words))
