"""Plain text and Markdown in UTF-8.

Newlines stay as they are, so that an offset counts the code points of the file. A byte-order mark
is no part of the text.
"""

from __future__ import annotations

import codecs

from glossary.documents.extracted import Extracted
from glossary.errors import DocumentError

#: The longest title that is kept, in characters.
_TITLE = 200

_OTHER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def read(data: bytes, name: str, encoding: str | None = None) -> Extracted:
    """Read plain text.

    >>> read('저고도'.encode(), 'a.txt').encoding
    'utf-8'
    """
    text, encoding = decode(data, name)
    return Extracted(text, encoding, "text", title(text))


def decode(data: bytes, name: str) -> tuple[str, str]:
    r"""Give the text of *data* and the name of its encoding.

    Raises `DocumentError`, with the file's *name*, when there is no text or it is not in UTF-8.

    >>> decode('저고도\r\n'.encode(), 'a.txt')
    ('저고도\r\n', 'utf-8')
    >>> decode(b'ok \xc0\xfa', 'a.txt')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.txt is not in UTF-8 (byte 3): try `iconv -f CP949 -t UTF-8`
    """
    for mark, encoding in _OTHER_MARKS.items():
        if data.startswith(mark):
            raise DocumentError(
                f"{name} is in {encoding}: convert it by `iconv -f {encoding} -t UTF-8`"
            )
    if (at := data.find(0)) >= 0:
        raise DocumentError(f"{name} is a binary file (NUL at byte {at}): save it as UTF-8 text")
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
        raise DocumentError(
            f"{name} is not in UTF-8 (byte {start}): try `iconv -f {_likely(data)} -t UTF-8`"
        ) from error
    if not text.strip():
        raise DocumentError(f"{name} is empty: leave it out, or fill it")
    return text, encoding


def _likely(data: bytes) -> str:
    """Guess the encoding: read as Korean, Chinese is a mixture of Hangul and Hanja.

    >>> _likely('그는 갔다'.encode('cp949')), _likely('他走了，我来了'.encode('gb18030'))
    ('CP949', 'GB18030')
    """
    text = data[:100_000].decode("cp949", "replace")
    hangul = sum("\uac00" <= char <= "\ud7a3" for char in text)
    hanja = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return "GB18030" if hanja > max(hangul // 4, 1) else "CP949"


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
            return line[:_TITLE]
        start = end + 1
    return None
