"""``glossary prefer``: the preferred term of a language, by hand."""

from __future__ import annotations

import click

from glossary.cli import deciding, options


@click.command("prefer", short_help="Choose the preferred terms of a concept.")
@click.argument("word", metavar="CONCEPT")
@click.argument("terms", metavar="TERM...", nargs=-1, required=True)
@click.option(
    "--lang", type=click.Choice(("ko", "zh-Hans", "zh-Hant", "en")),
    help="The language of the terms; by default their letters tell.",
)
@deciding.by
@options.database
def command(
    word: str, terms: tuple[str, ...], lang: str | None, name: str | None, db: str
) -> None:
    """Choose the preferred terms of a concept, one in a language; mining does not change them.

    A TERM that it does not have is added. A CONCEPT is a term that it alone has, or its number.

    \b
    Example:
      $ glossary prefer 광군절 광군제
      $ glossary prefer '#3' 騰訊控股 Tencent
    """
    with deciding.opened(db) as (glossary, connection):
        ids = deciding.find(connection, [word])
        with glossary.decide(deciding.who(name)) as decisions:
            numbers = [decisions.prefer(ids[0], term, lang) for term in terms]
        for term, number in zip(terms, numbers, strict=True):
            deciding.tell(connection, ids, [number], f"{term} is preferred")
