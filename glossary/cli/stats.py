"""``glossary stats``: how much the glossary holds."""

from __future__ import annotations

import click

from glossary.cli import options
from glossary.lookup import full
from glossary.showing import render


@click.command("stats", short_help="Count what the glossary holds.")
@click.option(
    "-n", "--limit", type=click.IntRange(min=0), default=10, show_default=True,
    help="At most so many segments and damaged forms.",
)
@options.layout("table", "json")
@options.database
def command(limit: int, form: str, db: str) -> None:
    """Count documents, glosses, concepts by kind and status, and terms by language.

    Then come the parts of terms that were seen most often, and the forms that lost characters.

    \b
    Example:
      $ glossary stats
      $ glossary stats --format json --db glossary.db
    """
    with options.reading(db) as connection:
        stats = full.stats(connection, limit)
    if form == "json":
        click.echo(render.to_json(render.stats_record(stats), options.ascii_only()))
    else:
        click.echo(render.stats_text(stats, **options.screen()))
