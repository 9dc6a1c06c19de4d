"""The command that reads and changes what can be set."""

import click

from practice_tui.cli.options import Command, Group
from practice_tui.config import KEYS, read_config, write_setting
from practice_tui.context import Context
from practice_tui.core.views.settings import SETTINGS
from practice_tui.editor import edit
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.printing import print_lines


@click.group(cls=Group)
def config() -> None:
    """Read and change settings. They lie in config.toml: practice where."""


@config.command("list", cls=Command)
@click.pass_obj
def list_settings(context: Context) -> None:
    """Print each setting, its value and what it can be."""
    settings = read_config(context.places.config_file)
    lines = [f"{each.name} = {settings.text_of(each.name)}  ({', '.join(each.values)})" for each in SETTINGS]
    print_lines([*lines, *(f"{KEYS}.{name} = {pressed}" for name, pressed in settings.keys.items())])


@config.command("get", cls=Command)
@click.argument("name")
@click.pass_obj
def get_setting(context: Context, name: str) -> None:
    """Print the value of a setting. NAME is one of the list, or keys.ID for the key of the keyboard."""
    from practice_tui.core.views.keymap import KEYS as EVERY_KEY  # 15 ms: only where a key is asked for

    settings = read_config(context.places.config_file)
    values = settings.texts | {f"{KEYS}.{key.id}": settings.keys.get(key.id, key.key) for key in EVERY_KEY}
    if name not in values:
        raise PracticeError(f"no setting is called {name!r}", "practice config list names them")
    print_lines([values[name]])


@config.command("set", cls=Command)
@click.argument("name")
@click.argument("value")
@click.pass_obj
def set_setting(context: Context, name: str, value: str) -> None:
    """Change a setting. NAME is one of the list, or keys.ID for the key of the keyboard that does it."""
    write_setting(context.places.config_file, name, value)


@config.command("edit", cls=Command)
@click.pass_obj
def edit_settings(context: Context) -> None:
    """Open config.toml in an editor. It is that of $VISUAL or $EDITOR; the file is checked afterwards."""
    path = context.places.config_file
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise PracticeError(f"can't make {path.parent}: {error.strerror}", code=ExitCode.CANT_CREATE) from error
    edit(path, usual="vi")
    read_config(path)
