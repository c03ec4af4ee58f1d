"""``glossary history``: who decided what when."""

from __future__ import annotations

from sqlite3 import Connection

import click

from glossary.cli import deciding, options
from glossary.errors import GlossaryError
from glossary.lookup.history import history
from glossary.lookup.naming import named_ids, numbered
from glossary.showing import decided


@click.command("history", short_help="Show who decided what when.")
@click.argument("word", metavar="[CONCEPT]", required=False)
@click.option("--by", "name", metavar="NAME", help="Only what NAME decided.")
@click.option(
    "-n", "--limit", type=click.IntRange(min=0), default=20, show_default=True,
    help="At most so many, the last ones; 0 shows all.",
)
@options.layout("table", "jsonl", "tsv")
@options.database
def command(word: str | None, name: str | None, limit: int, form: str, db: str) -> None:
    """Show the decisions about a concept, or about all, the newest last; times are in UTC.

    A CONCEPT is a term in any of its forms, or its number. A decision that was undone is marked,
    and stays.

    \b
    Example:
      $ glossary history
      $ glossary history 광군제 --format jsonl
      $ glossary history --by kim -n 0
    """
    with options.reading(db) as connection:
        ids = None if word is None else _ids(connection, word)
        made = history(connection, ids, name, limit or None)
    if not made:
        click.echo("Nobody has decided anything of the kind.", err=True)
        raise click.exceptions.Exit(1)
    if form == "jsonl":
        for each in made:
            click.echo(decided.decision_line(each, options.ascii_only()))
    elif form == "tsv":
        click.echo(decided.decisions_tsv(made))
    else:
        click.echo(decided.decisions_table(made, **options.screen()))


def _ids(db: Connection, word: str) -> list[int]:
    """Give the concepts that *word* names, or the number of one that is gone."""
    ids, number = named_ids(db, word), numbered(word)
    if not ids and number is not None and history(db, [number], limit=1):
        return [number]
    if not ids:
        raise GlossaryError(deciding.unknown(db, word))
    return ids
