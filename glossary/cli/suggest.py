"""``glossary suggest``: a term that nobody has printed yet, put together from parts that were."""

from __future__ import annotations

import click

from glossary.cli import options
from glossary.composing import suggest
from glossary.showing import render, suggestions


@click.command("suggest", short_help="Compose a term from known parts.")
@click.argument("words", metavar="TERM...", nargs=-1, required=True)
@click.option(
    "-n", "--limit", type=click.IntRange(min=1), default=5, show_default=True,
    help="At most so many for a term.",
)
@options.layout("table", "json", "tsv")
@options.database
def command(words: tuple[str, ...], limit: int, form: str, db: str) -> None:
    """Compose a term from parts that the glossary knows, Korean from Hanzi or Hanzi from Korean.

    TERM is cut into parts that stand in glosses, and these are put together in their order. What
    comes out is a suggestion, not a term that was found; each part comes with how often it was
    printed so, and where. A part that is not known stands in brackets.

    \b
    Example:
      $ glossary suggest '스마트 물류 관리 플랫폼'
      $ glossary suggest --format json 智能物流管理平台
    """
    with options.reading(db) as connection:
        results = [suggest.suggest(connection, word, limit) for word in words]
    found = [each for each in results if each.named or each.suggestions]
    if form == "json":
        records = [suggestions.suggestions_record(each) for each in results]
        click.echo(render.to_json(records, options.ascii_only()))
    elif form == "tsv":
        click.echo(suggestions.suggestions_tsv(found))
    elif found:
        click.echo(suggestions.suggestions_text(found, len(words) > 1, **options.screen()))
    for each in results:
        if not each.named and not each.suggestions:
            click.echo(
                f"Nothing to suggest for {options.quoted(each.word)}: the glossary has no part "
                "of it. Mine more documents, or try other words for it.", err=True,
            )
    if not found:
        raise click.exceptions.Exit(1)
