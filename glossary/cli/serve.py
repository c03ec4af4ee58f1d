"""``glossary serve``: the glossary in a browser."""

from __future__ import annotations

import click

from glossary.cli import options


@click.command("serve", short_help="Show the glossary in a browser.")
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), default=8001, show_default=True,
    help="The port to listen on; 0 takes a free one.",
)
@click.option(
    "--host", default="127.0.0.1", show_default=True,
    help="The address to listen on; 0.0.0.0 lets other machines in.",
)
@click.option("--user", metavar="NAME", help="Print a link by which NAME signs in to review.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@options.database
def command(port: int, host: str, user: str | None, opens: bool, db: str) -> None:
    """Serve the glossary on this machine until Ctrl-C; it is only read unless somebody signs in.

    \b
    Example:
      $ glossary serve
      $ glossary serve --port 8080 --user kim --db glossary.db
    """
    from glossary.web.serving import serve

    for line in serve(db, host, port, user, opens):
        click.echo(line)
