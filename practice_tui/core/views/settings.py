"""The settings: their names in `config.toml`, the values of each, and the words for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from practice_tui.core.values.turning import turned

AUTO = "auto"
OWN_THEMES = ("dark", "light", "ansi")
TEXTUAL_THEMES = (
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "solarized-light",
    "solarized-dark",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
)
"""Those that ship with Textual: shown as they come, and not measured."""

ON, OFF = "true", "false"  # as TOML has them
SWITCH = (OFF, ON)
SAVED = "Saved."


@dataclass(frozen=True, slots=True)
class Setting:
    """One that takes a value of a few, the first of which is the usual one; `about` says what it does."""

    name: str
    title: str
    values: tuple[str, ...]
    about: str

    def turned(self, value: str, by: int) -> str:
        """The value so many places on; behind the last comes the first."""
        return turned(self.values, value, by)


SETTINGS = (
    Setting("theme", "Theme", (AUTO, *OWN_THEMES, *TEXTUAL_THEMES), "The colours of everything."),
    Setting("signal", "Signal", ("flash", "bell", "none"), "What marks wrap up and the end of the time."),
    Setting("wrap_up_bell", "Bell at wrap up", SWITCH, "A bell at wrap up, whatever the signal; in plain mode too."),
    Setting("round_clock", "Clock of the round", (ON, OFF), "The time of the whole round, beside the question's."),
    Setting("reduced_motion", "Reduced motion", SWITCH, "Nothing flashes and nothing slides."),
    Setting("voice", "Voice", SWITCH, "Questions are read aloud, where a program that speaks is there."),
    Setting("record", "Record", SWITCH, "Answers are recorded on this machine; asks before the first."),
    Setting("propose", "Proposals", SWITCH, "? marks points that your words come near, some wrongly; never a tick."),
)


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The value of each setting by its name, the keys that were changed by their ids, and the file that keeps both."""

    values: Mapping[str, str]
    keys: Mapping[str, str] = field(default_factory=dict)
    file: str = ""


def value_said(value: str) -> str:
    return {ON: "on", OFF: "off"}.get(value, value)


def about_value(setting: Setting, value: str) -> str:
    """Explains a value of a setting; for a theme it says where the theme comes from."""
    if setting.name != "theme":
        return setting.about
    if value in TEXTUAL_THEMES:
        return "One of Textual's: it is shown as it comes, and its contrast isn't measured."
    if value == AUTO:
        return "Dark, or ansi where the terminal says that it has 16 colours."
    return "The program's own: its contrast is measured, in 16, 256 and all colours."
