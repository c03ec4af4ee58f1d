"""What the glossary knew when a run began: a file that all workers read, and nobody changes."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from glossary.connect import explain
from glossary.known import Known


class Frozen:
    """Gives the Hanzi of a Korean term as `Glossary.freeze` wrote them to *file*; None: nothing
    is known. Each process has a connection of its own, opened when it asks first.

    >>> Frozen(None)('저고도')
    ()
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._process = 0
        self._known: Known | None = None

    def turn_to(self, file: Path | None) -> None:
        """Answer by another file from now on."""
        self._file, self._known = file, None

    def __reduce__(self) -> Any:
        return Frozen, (self._file,)

    def __call__(self, ko: str) -> tuple[str, ...]:
        if self._file is None:
            return ()
        try:
            if self._known is None or self._process != os.getpid():
                self._known, self._process = self._open(self._file), os.getpid()
            return self._known.hanzi(ko)
        except sqlite3.Error as error:
            raise explain(error, self._file) from error

    @staticmethod
    def _open(file: Path) -> Known:
        uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        return Known(sqlite3.connect(uri, uri=True))
