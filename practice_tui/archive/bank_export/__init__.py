"""Questions as files for other programs: Markdown, a spreadsheet, JSON, a deck of Anki."""
