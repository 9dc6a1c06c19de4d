"""Chooses the format of a document by the ending of the file that it goes into."""

from collections.abc import Callable, Collection
from pathlib import Path

from practice_tui.archive.new_files import ending_of
from practice_tui.presenters.documents.blocks import Document
from practice_tui.presenters.documents.html import document_html
from practice_tui.presenters.documents.markdown import document_markdown
from practice_tui.presenters.documents.plain_text import document_text

Writer = Callable[[Document], str]

WRITERS: dict[str, Writer] = {".html": document_html, ".md": document_markdown, ".txt": document_text}


def writer_for(path: Path, command: str, endings: Collection[str] = tuple(WRITERS)) -> Writer:
    """Returns what makes the text of a file with one of these endings.

    Raises PracticeError for a file with another ending; `command` is one that would do.
    """
    return WRITERS[ending_of(path, endings, command)]
