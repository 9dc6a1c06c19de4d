"""Prints the sheet for the evening before, or writes it as a page."""

from pathlib import Path

from practice_tui.archive.new_files import write_new
from practice_tui.core.views.evening_sheet import TITLE, EveningSheet
from practice_tui.presenters.documents.blocks import Document, Item, Items, Paragraph, Section
from practice_tui.presenters.documents.plain_text import document_text
from practice_tui.presenters.documents.writers import writer_for
from practice_tui.presenters.evening_sheet import evening_sheet
from practice_tui.sitting.desk import Desk


def sheet_lines(desk: Desk, path: Path | None = None, *, overwrites: bool = False) -> list[str]:
    """The lines of the sheet, or where it was written. Raises PracticeError for another ending than that of a page."""
    document = _document(evening_sheet(desk))
    if path is None:
        return document_text(document).splitlines()
    write = writer_for(path, "practice sheet FILE.html")
    write_new({path: write(document)}, overwrites)
    return [f"Your sheet: {path}", "It holds your own notes and answers: it is for nobody else."]


def _document(sheet: EveningSheet) -> Document:
    sections = [
        Section(section.title, (Items(tuple(Item(item.text, below=item.below) for item in section.items)),))
        for section in sheet.sections
    ]
    empty = [Paragraph(sheet.empty)] if sheet.empty else []
    return Document(TITLE, (Paragraph(sheet.when, is_quiet=True), *empty, *sections))
