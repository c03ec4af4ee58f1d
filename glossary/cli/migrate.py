"""``glossary migrate``: the glossary brought up to the schema of this version."""

from __future__ import annotations

from contextlib import closing

import click

from glossary.cli import options
from glossary.connect import SCHEMA, close, open_reader, open_writer, version


@click.command("migrate", short_help="Bring a glossary of an older version up to date.")
@options.database
def command(db: str) -> None:
    """Bring a glossary that an older version wrote up to date, and keep a copy of it.

    The copy stands beside it, such as glossary.schema-2.backup.db. Commands that write do this by
    themselves; commands that only read never change a file, so they send you here. A glossary that
    is up to date stays as it is, but what a program left that broke off is put in order.

    \b
    Example:
      $ glossary migrate
      $ glossary migrate --db reports/glossary.db
    """
    with closing(open_reader(db, older=True)) as reader:
        before = version(reader)
    close(open_writer(db, create=False))
    done = "was up to date" if before == SCHEMA else "is now up to date"
    click.echo(f"{db} {done}: schema {SCHEMA}.")
