"""What takes seconds, with a word about it on the terminal meanwhile."""

from __future__ import annotations

import os
import sys
from sqlite3 import Connection

import click

from aligner.errors import AlignerError
from glossary.cli.options import CLEAR
from glossary.lookup.meaning import Meanings
from glossary.lookup.rows import Row


class PatientMeanings(Meanings):
    """Meanings that ask for patience while they are made ready.

    Unless they are *needed*, a fault of the encoder finds nothing, and is not tried again.
    """

    def __init__(self, db: Connection, needed: bool) -> None:
        super().__init__(db)
        self._needed = needed
        self._ready = self._broken = False

    def near(self, word: str, wanted: int) -> list[Row]:
        if self._broken:
            return []
        says = not self._ready and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        if says:
            click.echo("Nothing is spelt like it. Comparing meanings…", err=True, nl=False)
        try:
            return super().near(word, wanted)
        except AlignerError:
            self._broken = True
            if self._needed:
                raise
            return []
        finally:
            self._ready = True
            if says:
                click.echo(CLEAR, err=True, nl=False)
