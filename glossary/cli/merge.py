"""``glossary merge``: concepts become one, by hand."""

from __future__ import annotations

import click

from glossary.cli import deciding, options, uniting
from glossary.lookup.rows import entries


@click.command("merge", short_help="Make one concept of several.")
@click.argument("word", metavar="CONCEPT")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@uniting.dry_run
@deciding.by
@options.database
def command(word: str, others: tuple[str, ...], dry_run: bool, name: str | None, db: str) -> None:
    """Merge every OTHER into CONCEPT, each a term that it alone has or its number.

    CONCEPT keeps its number, its status and the terms chosen for it; a candidate takes over what
    was decided about the others. Notes and domains are joined. The numbers of the others lead to
    it from then on, and what is mined for them goes there. `glossary undo` brings them back.

    \b
    Example:
      $ glossary merge 저고도경제 저공경제
      $ glossary merge --dry-run '#12' '#40' '#41'
    """
    with deciding.opened(db) as (glossary, connection):
        ids = deciding.find(connection, [word, *others])
        titles = {each: deciding.title(entry) for each, entry in entries(connection, ids).items()}
        with glossary.decide(deciding.who(name)) as decisions, uniting.meant(decisions, dry_run):
            numbers = decisions.merge(ids[0], ids[1:] or ids)
            now = uniting.become(decisions.connection, ids[:1])
    how = "would be merged" if dry_run else "is merged"
    uniting.say(
        (f"{titles[each]} {how} into #{ids[0]}" + ("" if dry_run else f" (decision {number})")
         for each, number in zip(ids[1:], numbers)), now, dry_run)
