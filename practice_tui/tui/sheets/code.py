"""Colours code by its language."""

from textual.content import Content
from textual.highlight import HighlightTheme, highlight

_LITERALS = ("Token.Literal", "Token.Number", "Token.String", "Token.Keyword.Constant")


def coloured(code: str, language: str) -> Content:
    """The code in the colours of the theme; in none where nobody knows its language."""
    return highlight(code, language=language, theme=CodeTheme)


def _code_style(token: str) -> str:
    """Colours of the theme alone, which are measured: Textual's own mix them, or are those of another palette."""
    if token.startswith("Token.Comment"):
        return "italic $text-muted"
    if token.startswith(_LITERALS):
        return "$text-primary"
    return "bold" if token.startswith(("Token.Keyword", "Token.Name.Class", "Token.Name.Function")) else ""


class CodeTheme(HighlightTheme):
    """Sets comments quieter, keywords and names bold, numbers and texts in a colour."""

    STYLES = {token: _code_style(str(token)) for token in HighlightTheme.STYLES}
