"""A file that is there whole or not at all.

What is written goes to a temporary file beside the target, which takes its name at the end; who
reads meanwhile sees the old file, and a run that is broken off leaves it as it was.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import BinaryIO, Protocol

from glossary.errors import TableError

_SQLITE = b"SQLite format 3\x00"


class Writer(Protocol):
    """What text can be written to."""

    def write(self, text: str, /) -> object:
        """Write *text*."""
        ...


@contextmanager
def writing(path: str, encoding: str = "utf-8", force: bool = False) -> Iterator[Writer]:
    r"""Open *path* for text, ``-`` for the standard output; newlines are written as they are.

    A file that exists is replaced only with *force*, a database never. Raises `TableError` when
    it cannot be written; the file is then as it was.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with writing(folder + '/a.tsv') as stream:
    ...         _ = stream.write('저고도\n')
    ...     os.listdir(folder)
    ['a.tsv']
    """
    with writing_bytes(path, force) as stream:
        yield codecs.getwriter(encoding)(stream)


@contextmanager
def writing_bytes(path: str, force: bool = False) -> Iterator[BinaryIO]:
    """Open *path* for bytes, on the same terms."""
    if path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    _check(path, force)
    try:
        with _stream(os.path.realpath(path)) as stream:
            yield stream
    except OSError as error:
        raise TableError(
            f"{path} cannot be written ({error.strerror or error}): "
            "check its folder and permissions, or name another file"
        ) from error


@contextmanager
def _stream(target: str) -> Iterator[BinaryIO]:
    """Give a temporary file that becomes *target*; a device or a pipe is written directly."""
    mode = os.stat(target).st_mode if os.path.exists(target) else None
    if mode is not None and not stat.S_ISREG(mode):
        with open(target, "wb") as device:
            yield device
        return
    temporary = os.path.join(os.path.dirname(target), f".glossary-{token_hex(4)}")
    with open(temporary, "xb") as stream:
        try:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            if mode is not None:
                os.chmod(temporary, stat.S_IMODE(mode))
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise


def _check(path: str, force: bool) -> None:
    """Refuse what must not be replaced."""
    if os.path.isdir(path):
        raise TableError(f"{path} is a folder: name a file in it")
    if not os.path.isfile(path):
        return
    with suppress(OSError), open(path, "rb") as stream:
        if stream.read(len(_SQLITE)) == _SQLITE:
            raise TableError(f"{path} is a database: name another file to write to")
    if not force and os.path.getsize(path):
        raise TableError(
            f"{path} exists, and may hold what was not imported yet: name another file, "
            "or replace it with --force"
        )
