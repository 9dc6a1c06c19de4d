"""The commands for shells and scripts: completion, and the shapes of JSON."""

import click

from practice_tui.cli.completion import script_for
from practice_tui.cli.options import Command
from practice_tui.presenters.json_shapes import EXPORT, SHAPES, shape_lines
from practice_tui.printing import print_lines


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print a script for completion. With it, tab completes options, plans, topics, questions and drills too.

    \b
    bash  eval "$(practice completion bash)"     in ~/.bashrc
    zsh   eval "$(practice completion zsh)"      in ~/.zshrc, after compinit
    fish  practice completion fish | source      in ~/.config/fish/config.fish
    """
    print_lines(script_for(context.find_root().command, shell).splitlines())


@click.command("json-shapes", cls=Command)
@click.argument("words", nargs=-1, metavar="[COMMAND]")
def json_shapes(words: tuple[str, ...]) -> None:
    """Print the shape of each JSON. COMMAND is one of them, such as bank list."""
    command = " ".join(words)
    beginning = [name for name in (*SHAPES, EXPORT) if name.startswith(f"{command} ")]
    print_lines(shape_lines(command if command in SHAPES or len(beginning) != 1 else beginning[0]))
