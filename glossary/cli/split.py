"""``glossary split``: a concept becomes two, by hand."""

from __future__ import annotations

import click

from glossary.cli import deciding, options, uniting
from glossary.lookup.rows import entries


@click.command("split", short_help="Make two concepts of one.")
@click.argument("word", metavar="CONCEPT")
@click.argument("forms", metavar="FORM...", nargs=-1, required=True)
@uniting.dry_run
@deciding.by
@options.database
def command(word: str, forms: tuple[str, ...], dry_run: bool, name: str | None, db: str) -> None:
    """Split off a CONCEPT what has one of the FORMs, as a new concept, which is a candidate.

    A FORM is a Korean or a Hanzi term of the concept, or a pair of them such as 저공경제=低空经济.
    Every gloss that has it goes, with its terms; a term that both need stays with both. What is
    mined later for these pairs goes the same way, and what is merely like them joins them no more.
    A CONCEPT is a term that it alone has, or its number. `glossary undo` puts it together again.

    \b
    Example:
      $ glossary split 저고도경제 저공경제
      $ glossary split --dry-run '#12' 선전=宣传
    """
    with deciding.opened(db) as (glossary, connection):
        concept, = deciding.find(connection, [word])
        title = deciding.title(entries(connection, [concept])[concept])
        with glossary.decide(deciding.who(name)) as decisions, uniting.meant(decisions, dry_run):
            other, number = decisions.split(concept, forms)
            now = uniting.become(decisions.connection, [concept, other])
    done = "would be split" if dry_run else f"is split (decision {number})"
    uniting.say([f"{title} {done}:"], now, dry_run)
