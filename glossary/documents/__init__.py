"""Documents: what the user names, made text whose offsets are code points.

One module of this package reads one format; `READERS` says which by the ending of the file name,
and what has no entry there is read as plain text. A document is read whole, one at a time.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import DocumentError
from glossary.documents.text import decode, title

#: The path that means standard input.
STREAM = Path("-")

#: Bytes of a file to its text and the name of its encoding; the second argument names the file
#: in messages. Raises `DocumentError`.
Reader = Callable[[bytes, str], tuple[str, str]]

#: The endings that are read when a folder is walked. A file named by itself may have any ending.
READERS: dict[str, Reader] = {".txt": decode, ".text": decode, ".md": decode, ".markdown": decode}


@dataclass(frozen=True, slots=True)
class Document:
    """A text to mine, and where it is from.

    ``path`` is as the user typed it with ``/`` between folders, ``encoding`` the Python name of
    the codec that turns the bytes into ``text`` (newlines are untouched), ``sha256`` is of the
    bytes, ``date`` ISO 8601, ``licence`` an SPDX name. ``path_zh`` is the Chinese text that it is
    aligned with; the sum is of both then.

    >>> Document('a.txt', '저고도 경제(低空经济)', 'utf-8', None, '0' * 64).path
    'a.txt'
    """

    path: str
    text: str
    encoding: str
    title: str | None
    sha256: str
    date: str | None = None
    licence: str | None = None
    path_zh: str | None = None


def read_document(path: str | os.PathLike[str]) -> Document:
    """Read one file, or standard input for ``-``.

    Raises `DocumentError`, in one line, when it is missing, no file, unreadable, empty, binary,
    or not in UTF-8.

    >>> read_document('/nowhere/report.txt')
    Traceback (most recent call last):
    glossary.errors.DocumentError: /nowhere/report.txt does not exist: check the spelling
    """
    path = Path(path)
    name = printable(path)
    data = sys.stdin.buffer.read() if path == STREAM else _read_bytes(path, name)
    text, encoding = READERS.get(path.suffix.lower(), decode)(data, name)
    return Document(name, text, encoding, title(text), hashlib.sha256(data).hexdigest())


def find_documents(paths: Sequence[str | os.PathLike[str]]) -> list[Path]:
    """Give the files that *paths* name, each once: files as typed, folders walked and sorted.

    A walk takes the endings of `READERS`, and passes over hidden files and folders. Raises
    `DocumentError` for a path that does not exist and for a folder without such a file.

    >>> [path.name for path in find_documents(['-', '-'])]
    ['-']
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path != STREAM and path.is_dir():
            inside = sorted(_walk(path), key=lambda file: file.parts)
            if not inside:
                raise DocumentError(
                    f"{printable(path)} holds no text: it needs a file that ends in "
                    + ", ".join(READERS)
                )
            found.update(dict.fromkeys(inside))
        elif path == STREAM or os.path.lexists(path):
            found[path] = None
        else:
            raise _missing(printable(path))
    return list(found)


def printable(path: Path) -> str:
    """Give *path* with ``/`` between folders, in characters that any output can hold.

    >>> printable(Path('reports') / 'a\\udcff.txt')
    'reports/a\ufffd.txt'
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _missing(name: str) -> DocumentError:
    return DocumentError(f"{name} does not exist: check the spelling")


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            file = Path(parent, name)
            if not name.startswith(".") and file.suffix.lower() in READERS:
                yield file


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        # A pipe without a writer would wait for ever, a device never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise DocumentError(f"{name} is no file: name a text file, a folder, or - for a stream")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _missing(name) from error
    except OSError as error:
        raise DocumentError(
            f"{name} cannot be read ({error.strerror}): check its permissions"
        ) from error
