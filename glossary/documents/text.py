"""Plain text, in whatever encoding it was saved.

Newlines stay as they are, so that an offset counts the code points of the file. A byte-order mark
is no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.documents.encodings import detect, fault, is_sound, marked, reads_as
from glossary.documents.extracted import Extracted
from glossary.errors import DocumentError

#: The longest title that is kept, in characters.
TITLE = 200

_ADDRESS = re.compile(r"https?://\S{1,2000}")


def read(
    data: bytes, name: str, encoding: str | None = None, charset: str | None = None
) -> Extracted:
    """Read plain text; its title is the first line that says something.

    >>> read('우전 참관기\\n본문'.encode('cp949'), 'a.txt').title
    '우전 참관기'
    """
    text, encoding = decode(data, name, encoding, (charset,))
    return Extracted(text, encoding, "text", title(text))


def decode(
    data: bytes, name: str, encoding: str | None = None, declared: Sequence[str | None] = ()
) -> tuple[str, str]:
    r"""Give the text of *data* and the name of its codec.

    *encoding* is what the user says, and holds. *declared* is what the file and who served it say,
    the most trusted first; each is passed over where it does not fit. A few characters that are
    broken, in a text that reads well otherwise, become U+FFFD each. Raises `DocumentError`, with
    the file's *name*, when there is no text or it is in no encoding that is known.

    >>> decode('저고도\r\n'.encode(), 'a.txt'), decode('저고도'.encode('cp949'), 'a.txt')
    (('저고도\r\n', 'utf-8'), ('저고도', 'cp949'))
    >>> decode(b'a\0b', 'a.txt')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.txt is a binary file (NUL at byte 1): save it as text
    """
    found = _marked_too(data, encoding) if encoding else _fitting(data, declared)
    if not (found or "").startswith(("utf-16", "utf-32")) and (at := data.find(0)) >= 0:
        raise DocumentError(f"{name} is a binary file (NUL at byte {at}): save it as text")
    if found is None:
        raise DocumentError(f"{name} is in no encoding that is known: save it as UTF-8, or name "
                            "its encoding")
    text = data.decode(found, "replace")
    if not is_sound(text):
        raise DocumentError(
            f"{name} is not in {found.removesuffix('-sig').upper()} (byte {fault(data, found)}): "
            f"{'name another --encoding' if encoding else 'save it as UTF-8'}, or get it again")
    if not text.strip():
        raise DocumentError(f"{name} is empty: leave it out, or fill it")
    return text, found


def title(text: str) -> str | None:
    """Give the first line that says something, without Markdown's heading marks.

    >>> title('\\n# 우전 참관기\\n본문'), title('---')
    ('우전 참관기', None)
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip().lstrip("#").strip()
        if any(c.isalnum() for c in line):
            return line[:TITLE]
        start = end + 1
    return None


def address(said: str | None) -> str | None:
    """Give what a document says is its address, if it is one of the web.

    >>> address('https://news.example.kr/1'), address('javascript:alert(1)'), address('/1')
    ('https://news.example.kr/1', None, None)
    """
    return said if said and _ADDRESS.fullmatch(said) else None


def _marked_too(data: bytes, encoding: str) -> str:
    """Give *encoding* in the form that takes the mark at the beginning of *data* off."""
    mark = marked(data)
    is_same = mark and mark.removesuffix("-sig") == encoding.removesuffix("-le").removesuffix("-be")
    return mark if mark and is_same else encoding


def _fitting(data: bytes, declared: Sequence[str | None]) -> str | None:
    """Give the encoding by the mark, else the first of *declared* in which *data* reads well, else
    the likeliest; what reads well in none is taken at its word, if it has no fault in it."""
    if mark := marked(data):
        return mark
    said = [name for name in declared if name and not name.startswith("utf-16")]
    for name in said:
        if reads_as(data, name):
            return name
    return detect(data) or next((name for name in said if fault(data, name) is None), None)
