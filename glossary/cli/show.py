"""``glossary show``: a concept in full."""

from __future__ import annotations

import click

from glossary.cli import deciding, options
from glossary.errors import GlossaryError
from glossary.lookup import full
from glossary.showing import render


@click.command("show", short_help="Show a concept with all its evidence.")
@click.argument("word", metavar="WORD-OR-ID")
@options.layout("table", "json")
@options.database
def command(word: str, form: str, db: str) -> None:
    """Show a concept in full: its forms, its parts, and every place where it was found.

    WORD-OR-ID is a term in any of its forms, or the number of the concept.

    \b
    Example:
      $ glossary show 光棍节
      $ glossary show 12
    """
    with options.reading(db) as connection:
        found = full.concepts(connection, word)
        if not found:
            raise GlossaryError(deciding.unknown(connection, word))
    if form == "json":
        records = [render.concept_record(each) for each in found]
        click.echo(render.to_json(records, options.ascii_only()))
    else:
        screen = options.screen()
        click.echo("\n\n\n".join(render.concept_text(each, **screen) for each in found))
