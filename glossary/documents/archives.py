"""ZIP archives of documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from math import inf
from typing import BinaryIO

from glossary.documents.extracted import Member
from glossary.documents.formats import is_known
from glossary.documents.limits import unpack
from glossary.errors import DocumentError


def members(file: BinaryIO, name: str) -> Iterator[Member | DocumentError]:
    """Yield the files of an archive that have the ending of a document, sorted by name.

    Hidden files and folders are passed over, and so are those that macOS adds. A name that leads
    outside of the archive is an error.

    >>> from io import BytesIO
    >>> from glossary.documents.limits import zipped
    >>> archive = BytesIO(zipped({'b.txt': b'b', 'a.exe': b'a', '.hidden/c.txt': b'c'}))
    >>> [member.name for member in members(archive, 'reports.zip')]
    ['reports.zip/b.txt']
    """
    archive = unpack(file, name, most=inf)
    wanted = sorted(filter(_is_wanted, archive.names), key=lambda each: each.split("/"))
    if not wanted and not archive.refused:
        raise DocumentError(f"{name} holds no document")
    for refused in archive.refused:
        yield DocumentError(f"{name} names {_shown(refused)!r}, which leads outside: left out")
    for member in wanted:
        try:
            yield Member(f"{name}/{_shown(member)}", archive.read(member))
        except DocumentError as error:
            yield error


def _is_wanted(name: str) -> bool:
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    return not is_hidden and is_known(name)


def _shown(name: str) -> str:
    """Give *name* in characters that any output can hold, on one line."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
