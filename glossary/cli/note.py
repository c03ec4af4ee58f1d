"""``glossary note``: what a person has to say about a concept, and its domain."""

from __future__ import annotations

import click

from glossary.cli import deciding, options


@click.command("note", short_help="Keep a note or a domain with concepts.")
@deciding.concepts
@click.option("-t", "--text", metavar="TEXT", help="The note; an empty one clears it.")
@click.option("--domain", metavar="TEXT", help="The domain; an empty one clears it.")
@deciding.by
@options.database
def command(
    words: tuple[str, ...], text: str | None, domain: str | None, name: str | None, db: str
) -> None:
    """Keep a note with concepts, or the domain that they belong to.

    A CONCEPT is a term that it alone has, or its number.

    \b
    Example:
      $ glossary note 광군제 --text 'since 2009, on 11 November'
      $ glossary note '#3' '#4' --domain finance
      $ glossary note '#3' --text ''
    """
    if text is None and domain is None:
        raise click.UsageError("Missing option '--text' or '--domain'.")
    with deciding.opened(db) as (glossary, connection):
        ids = deciding.find(connection, words)
        made = []
        with glossary.decide(deciding.who(name)) as decisions:
            if text is not None:
                made.append(("note", text, [decisions.note(each, text) for each in ids]))
            if domain is not None:
                made.append(("domain", domain, [decisions.domain(each, domain) for each in ids]))
        for what, value, numbers in made:
            done = f"{what}: {value}" if value.strip() else f"no {what}"
            deciding.tell(connection, ids, numbers, done)
