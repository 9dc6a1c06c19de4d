"""The commands for the shell: completion."""

import click

from practice_tui.cli.completion import script_for
from practice_tui.cli.options import Command
from practice_tui.printing import print_lines


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print a script that completes commands. With it, tab completes options, plans, topics, questions and drills too.

    \b
    bash  eval "$(practice completion bash)"     in ~/.bashrc
    zsh   eval "$(practice completion zsh)"      in ~/.zshrc, after compinit
    fish  practice completion fish | source      in ~/.config/fish/config.fish
    """
    print_lines(script_for(context.find_root().command, shell).splitlines())
