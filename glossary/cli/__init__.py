"""The command ``glossary``: a thin door to the library.

Each subcommand is a file of its own, loaded only when it is called, so that a look-up does not
wait for what mining needs. A subcommand parses options, makes one library call and prints; results
go to stdout, everything else to stderr. What goes wrong becomes one line here and nowhere else.

Exit status: 0 found or done, 1 nothing found or a fault, 2 wrong usage; 130 after Ctrl-C and 141
when nobody reads the output any more, as shells have it for the signals INT and PIPE.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from aligner.errors import AlignerError
from glossary.errors import GlossaryError

#: The subcommands, each the attribute ``command`` of the module of its name; where that is a
#: keyword of Python the module has an underscore behind it.
COMMANDS = (
    "extract", "mine", "align", "lookup", "suggest", "show", "review", "approve", "reject",
    "forbid", "reopen", "prefer", "note", "merge", "split", "decisions", "export", "import",
    "history", "undo", "annotate", "check", "stats", "serve", "backup", "migrate", "transcribe",
)


class Door(click.Group):
    """A group that loads its commands when they are called and says errors in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"glossary.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            known = ", ".join(COMMANDS)
            ctx.fail(f"No such command {args[0]!r}; there are {known}.")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (AlignerError, GlossaryError) as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            _discard(sys.stdout)
            ctx.exit(141)
        except OSError as error:
            _discard(sys.stdout)
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{where}{error.strerror or error}") from error
        except KeyboardInterrupt:
            ctx.exit(130)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        # Terms hold characters that EUC-KR or an odd file name do not: show them as escapes.
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)


def _discard(stream: Any) -> None:
    """Send what *stream* still holds nowhere, lest the interpreter fail on it at its end."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


# The commands decide about colours themselves; click would take them out behind a pipe.
@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "color": True})
@click.version_option(None, "-V", "--version", package_name="kozh-glossary", prog_name="glossary")
def main() -> None:
    """A Korean-Chinese glossary out of the Hanzi that Korean texts print in brackets.

    \b
    Example:
      $ glossary mine reports/
      $ glossary lookup 저고도
    """
