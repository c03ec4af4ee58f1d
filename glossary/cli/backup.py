"""``glossary backup``: a copy of the glossary, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.cli import options

if TYPE_CHECKING:
    from glossary.backup import Copy


@click.command("backup", short_help="Copy the glossary, while others use it.")
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--force", is_flag=True, help="Overwrite FILE, if it is a glossary.")
@options.database
def command(file: str | None, force: bool, db: str) -> None:
    """Copy the glossary as it is at this moment, check the copy, and say what it holds.

    Others may read and write meanwhile. Without FILE, the copy stands beside the glossary and has
    the date in its name; a folder gets a file of that name. The copy is one file.

    To restore a copy, let it be copied back, by which everybody who has the glossary open sees it.
    The file system's own copy does the same only where nobody has it open and nothing such as
    glossary.db-wal stands beside it.

    \b
    Example:
      $ glossary backup
      $ glossary backup /media/stick
      $ glossary backup --db glossary.2025-12-01.backup.db --force glossary.db
    """
    from glossary.backup import backup

    click.echo(summary(backup(db, file, force)))


def summary(copy: Copy) -> str:
    """Say in a line what a copy is.

    >>> from pathlib import Path
    >>> from glossary.backup import Copy
    >>> summary(Copy(Path('a.db'), 331776, 4, {'document': 5, 'concept': 1, 'gloss': 0}))
    'a.db: 0.3 MB, schema 4, no fault found; 5 documents, 1 concept, 0 glosses'
    """
    rows = ", ".join(_counted(table, number) for table, number in copy.rows.items())
    return (f"{copy.path}: {copy.size / 1e6:,.1f} MB, schema {copy.schema}, no fault found; {rows}")


def _counted(table: str, number: int) -> str:
    plural = "" if number == 1 else "es" if table.endswith("s") else "s"
    return f"{number:,} {table}{plural}"
