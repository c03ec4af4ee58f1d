"""The files that a user names: by their paths, by folders, or by lists of paths."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.documents.formats import FORMATS, is_known
from glossary.errors import DocumentError

#: The path that means standard input.
STREAM = Path("-")


def find_documents(paths: Sequence[str | os.PathLike[str]]) -> list[Path]:
    """Give the files that *paths* name, each once: files as typed, folders walked and sorted.

    A walk takes the endings of `FORMATS`, and passes over hidden files and folders. Raises
    `DocumentError` for a path that does not exist and for a folder without such a file.

    >>> [path.name for path in find_documents(['-', '-'])]
    ['-']
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path != STREAM and path.is_dir():
            inside = sorted(_walk(path), key=lambda file: file.parts)
            if not inside:
                known = ", ".join(form.endings[0] for form in FORMATS.values())
                raise DocumentError(
                    f"{printable(path)} holds no document: it needs a file that ends in {known}")
            found.update(dict.fromkeys(inside))
        elif path == STREAM or os.path.lexists(path):
            found[path] = None
        else:
            raise missing(printable(path))
    return list(found)


def read_list(name: str) -> list[str]:
    """Give the paths that a file names, or the stream for ``-``: one a line, as ``find`` prints
    them, or each with a NUL behind it. Raises `DocumentError`.

    >>> read_list('/nowhere.txt')
    Traceback (most recent call last):
    glossary.errors.DocumentError: /nowhere.txt does not exist: check the spelling
    """
    shown = printable(Path(name))
    try:
        data = sys.stdin.buffer.read() if Path(name) == STREAM else Path(name).read_bytes()
    except FileNotFoundError as error:
        raise missing(shown) from error
    except OSError as error:
        raise DocumentError(f"{shown} cannot be read ({error.strerror}): name a list of paths"
                            ) from error
    lines = data.removeprefix(codecs.BOM_UTF8).split(b"\0" if b"\0" in data else b"\n")
    paths = [os.fsdecode(line.rstrip(b"\r")) for line in lines if line.strip()]
    if not paths:
        raise DocumentError(f"{shown} names no file: it needs a path in each line")
    return paths


def printable(path: Path) -> str:
    """Give *path* with ``/`` between folders, in characters that any output can hold; Hangul is
    composed, which macOS takes apart in the names of files.

    >>> printable(Path('reports') / 'a\\udcff.txt'), printable(Path('\u1112\u1161\u11ab'))
    ('reports/a\ufffd.txt', '한')
    """
    text = os.fsencode(path.as_posix()).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text)


def missing(name: str) -> DocumentError:
    """Give the error of a path that leads nowhere."""
    return DocumentError(f"{name} does not exist: check the spelling")


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and is_known(name):
                yield Path(parent, name)
