"""``glossary lookup``: what a word is in the other language."""

from __future__ import annotations

import click

from glossary import lookup, render
from glossary.cli import options


@click.command("lookup", short_help="Find terms in the glossary.")
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@click.option(
    "-n", "--limit", type=click.IntRange(min=0), default=10, show_default=True,
    help="At most so many for a word; 0 shows all.",
)
@options.layout("table", "json", "tsv")
@options.database
def command(words: tuple[str, ...], limit: int, form: str, db: str) -> None:
    """Find terms by Korean or Hanzi, simplified or traditional, spaces ignored.

    First the term itself, then the terms that WORD is a part of; when there are none, those that
    are spelt nearly like it.

    \b
    Example:
      $ glossary lookup 저고도 低空經濟
      $ glossary lookup --format tsv '저고도 경재'
    """
    with options.reading(db) as connection:
        results = [lookup.lookup(connection, word, limit or None) for word in words]
    found = [each for each in results if each.hits]
    if form == "json":
        click.echo(render.to_json(render.hit_records(results), options.ascii_only()))
    elif form == "tsv":
        click.echo(render.hits_tsv(found))
    elif found:
        click.echo(render.hits_table(found, len(words) > 1, **options.screen()))
    for each in results:
        if not each.hits:
            click.echo(
                f"Nothing found for {options.quoted(each.word)}: "
                "try a part of it, its Hanzi, or another spelling.", err=True,
            )
    if not found:
        raise click.exceptions.Exit(1)
