"""Two documents side by side, each in an encoding of its own."""

from __future__ import annotations

import os
from typing import Optional

from glossary.documents import Document, read_document

#: The encoding of the one and of the other, as the user names it; None: it is found out.
Encodings = tuple[Optional[str], Optional[str]]

UNSAID: Encodings = (None, None)


def read_both(
    one: str | os.PathLike[str], other: str | os.PathLike[str], encodings: Encodings = UNSAID
) -> tuple[Document, Document]:
    """Read two documents; raises `DocumentError` as `read_document` does.

    >>> read_both('/nowhere/ko.txt', '/nowhere/zh.txt', ('cp949', 'gb18030'))
    Traceback (most recent call last):
    glossary.errors.DocumentError: /nowhere/ko.txt does not exist: check the spelling
    """
    return read_document(one, encodings[0]), read_document(other, encodings[1])
