"""The program's own themes: dark and light, and each of them in the sixteen colours of a terminal.

What they promise is measured (`tests/tui/test_contrast.py`): text 4.5:1 and lines 3:1 on whatever lies behind them, and
four score colours that differ in lightness too, so that red-green blindness leaves them apart. Any other theme comes as
Textual has it, with its own colours for what these name.
"""

from collections.abc import Mapping

from textual.theme import Theme

from practice_tui.core.values.turning import turned
from practice_tui.core.views.settings import AUTO, OWN_THEMES

SIXTEEN = "-16"  # ends the name of a theme drawn in sixteen colours

# Scores are colours that a terminal of 256 has too: what is measured there is what was chosen.
_DARK = {
    "ink": "#e4e8ee",
    "muted": "#a7b2c1",
    "accent": "#a3b5ff",
    "missed": "#ff5f5f",
    "shaky": "#ffaf00",
    "solid": "#5fafaf",
    "strong": "#afffd7",
    "enough": "#7fc8f5",
    "wrap-up": "#ffb86b",
    "over": "#ff8fab",
    "line": "#5f86bb",
    "quiet": "#66727f",
    "page": "#11161d",
    "surface": "#1b222c",
    "marked": "#23272e",
    "selected": "#3a4f6e",
}
_LIGHT = {
    "ink": "#1b2129",
    "muted": "#4a5563",
    "accent": "#5a1fd0",
    "missed": "#870000",
    "shaky": "#875f00",
    "solid": "#005f5f",
    "strong": "#0000af",
    "enough": "#0a6586",
    "wrap-up": "#8f4a00",
    "over": "#a80f45",
    "line": "#5a78a0",
    "quiet": "#808a95",
    "page": "#fafbfc",
    "surface": "#f0f2f4",
    "marked": "#eef0f2",
    "selected": "#bcd3f2",
}
_DARK_16 = {
    "ink": "ansi_bright_white",
    "muted": "ansi_white",
    "accent": "ansi_bright_magenta",
    "missed": "ansi_bright_red",
    "shaky": "ansi_bright_yellow",
    "solid": "ansi_cyan",
    "strong": "ansi_bright_cyan",
    "enough": "ansi_bright_cyan",
    "wrap-up": "ansi_bright_yellow",
    "over": "ansi_bright_red",
    "line": "ansi_white",
    "quiet": "ansi_white",
    "page": "ansi_black",
    "surface": "ansi_black",
    "marked": "ansi_black",
    "selected": "ansi_blue",
}
_LIGHT_16 = {
    "ink": "ansi_black",
    "muted": "ansi_black",
    "accent": "ansi_magenta",
    "missed": "ansi_red",
    "shaky": "ansi_magenta",
    "solid": "ansi_blue",
    "strong": "ansi_black",
    "enough": "ansi_blue",
    "wrap-up": "ansi_magenta",
    "over": "ansi_red",
    "line": "ansi_black",
    "quiet": "ansi_black",
    "page": "ansi_bright_white",
    "surface": "ansi_bright_white",
    "marked": "ansi_bright_white",
    "selected": "ansi_cyan",
}


def own_themes() -> list[Theme]:
    """Every theme that the app registers beside Textual's."""
    return [
        _theme("dark", _DARK, is_dark=True),
        _theme("light", _LIGHT, is_dark=False),
        _theme("ansi", _DARK_16, is_dark=True),
        _theme("dark" + SIXTEEN, _DARK_16, is_dark=True),
        _theme("light" + SIXTEEN, _LIGHT_16, is_dark=False),
    ]


def theme_drawn(name: str, *, has_16_colours: bool) -> str:
    """The registered theme that shows the one of the configuration on this terminal."""
    chosen = ("ansi" if has_16_colours else "dark") if name == AUTO else name
    return chosen + SIXTEEN if has_16_colours and chosen in ("dark", "light") else chosen


def next_theme(name: str) -> str:
    """The program's own theme after this one; after one of Textual's, the first."""
    return turned(OWN_THEMES, name)


def variables_for(colours: Mapping[str, str]) -> dict[str, str]:
    """Scores, bands and what is counted in the colours of a theme that doesn't name them."""
    return {
        "quiet": colours["primary"],
        "score-missed": colours["text-error"],
        "score-shaky": colours["text-warning"],
        "score-solid": colours["text-success"],
        "score-strong": colours["text-success"],
        "band-enough": colours["text-success"],
        "band-wrap-up": colours["text-warning"],
        "band-over": colours["text-error"],
    }


def _theme(name: str, colours: Mapping[str, str], *, is_dark: bool) -> Theme:
    is_ansi = colours["page"].startswith("ansi_")
    return Theme(
        name,
        primary=colours["line"],
        secondary=colours["line"],
        warning=colours["wrap-up"],
        error=colours["missed"],
        success=colours["solid"],
        accent=colours["accent"],
        foreground=colours["ink"],
        background=colours["page"],
        surface=colours["surface"],
        panel=colours["surface"],
        boost=colours["surface"],
        dark=is_dark,
        ansi=is_ansi,
        variables=_variables(colours),
    )


def _variables(colours: Mapping[str, str]) -> dict[str, str]:
    """Everything that Textual would else blend into something that nobody measured."""
    ink, muted, page, line = colours["ink"], colours["muted"], colours["page"], colours["line"]
    return {
        "score-missed": colours["missed"],
        "score-shaky": colours["shaky"],
        "score-solid": colours["solid"],
        "score-strong": colours["strong"],
        "band-enough": colours["enough"],
        "band-wrap-up": colours["wrap-up"],
        "band-over": colours["over"],
        "text": ink,
        "text-muted": muted,
        "text-disabled": muted,
        "foreground-muted": muted,
        "foreground-disabled": muted,
        "text-primary": colours["enough"],
        "text-secondary": muted,
        "text-accent": colours["accent"],
        "text-success": colours["solid"],
        "text-warning": colours["shaky"],
        "text-error": colours["missed"],
        "surface": colours["surface"],
        "panel": colours["surface"],
        "panel-lighten-1": colours["surface"],
        "block-cursor-foreground": ink,
        "block-cursor-background": colours["marked"],
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": ink,
        "block-cursor-blurred-background": colours["marked"],
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": colours["surface"],
        "border": line,
        "border-blurred": line,
        "quiet": colours["quiet"],
        "scrollbar": colours["quiet"],
        "scrollbar-hover": line,
        "scrollbar-active": colours["accent"],
        "scrollbar-background": colours["surface"],
        "scrollbar-background-hover": colours["surface"],
        "scrollbar-background-active": colours["surface"],
        "scrollbar-corner-color": page,
        "link-color": ink,
        "link-color-hover": colours["accent"],
        "link-background-hover": page,
        "input-cursor-background": page,
        "input-cursor-foreground": ink,
        "input-cursor-text-style": "reverse",
        "input-selection-background": colours["selected"],
        "input-selection-foreground": ink,
        "screen-selection-background": colours["selected"],
        "screen-selection-foreground": ink,
        "ansi-background": page,
        "ansi-foreground": ink,
    }
