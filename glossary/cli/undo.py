"""``glossary undo``: a decision is taken back."""

from __future__ import annotations

import click

from glossary.cli import deciding, options
from glossary.deciding.undoing import describe
from glossary.showing.tables import clean


@click.command("undo", short_help="Take a decision back.")
@click.argument("number", metavar="[NUMBER]", required=False, type=click.IntRange(min=1))
@deciding.by
@options.database
def command(number: int | None, name: str | None, db: str) -> None:
    """Take back a decision by its number, or the last one that stands.

    The concept is then as it was before, but for what was mined meanwhile. `glossary history`
    tells the numbers; an undo has one as well, and to undo that brings the decision back. What a
    later decision about the same concept was built upon stays until that is undone.

    \b
    Example:
      $ glossary undo
      $ glossary undo 12
    """
    from glossary.lookup.history import decision
    from glossary.lookup.naming import named_entries

    with deciding.opened(db) as (glossary, connection):
        with glossary.decide(deciding.who(name)) as decisions:
            made = decisions.undo(number)
        undone = decision(connection, made.undoes or 0)
        what = f"{describe(undone)} is undone" if undone else "undone"
        now = [f"{deciding.title(each)} is {deciding.STATUS[each.status]}"
               for each in named_entries(connection, f"#{made.concept_id}")]
        click.echo(clean(f"{'; '.join([what, *now])} (decision {made.number})"))
