"""The encodings in which people save tables."""

from __future__ import annotations

import codecs
from io import BytesIO

import pytest

from glossary.errors import TableError
from glossary.exchange import encodings
from glossary.exchange.encodings import find_encoding

TEXT = "id\tko\n12\t저고도 경제\n" * 3


@pytest.mark.parametrize(("data", "encoding"), [
    (TEXT.encode(), "utf-8"),
    (TEXT.encode("utf-8-sig"), "utf-8-sig"),
    (TEXT.encode("utf-16"), "utf-16"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
    (TEXT.encode("utf-16-le"), "utf-16-le"),
    (TEXT.encode("utf-16-be"), "utf-16-be"),
    (TEXT.encode("utf-32"), "utf-32"),
    (TEXT.encode("cp949"), "cp949"),
    (b"id\tko", "utf-8"),
    ((TEXT + "똠방각하").encode("cp949"), "cp949"),
], ids=repr)
def test_an_encoding_is_found_and_the_stream_wound_back(data: bytes, encoding: str) -> None:
    stream = BytesIO(data)
    assert find_encoding(stream, "a.tsv") == encoding
    assert stream.tell() == 0


@pytest.mark.parametrize(("data", "message"), [
    (b"", "a.tsv is empty: it needs a line that names its columns"),
    (b" \r\n", "a.tsv is empty: it needs a line that names its columns"),
    (b"PK\x03\x04 the rest", "a.tsv is a file of a spreadsheet program: save it there as text, "
     '"Unicode text" or "CSV UTF-8"'),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.tsv is a file of a spreadsheet program: save it there "
     'as text, "Unicode text" or "CSV UTF-8"'),
    (b"id\tko\n\0", "a.tsv is a binary file (NUL at byte 6): save it as text"),
    (b"\xef\xbb\xbfid\n\xff", "a.tsv is not in UTF-8 (byte 6): save it as UTF-8"),
    (b"\xff\xfei\0d\0\x00\xd8", "a.tsv is not in UTF-16 (byte 6): save it as UTF-8"),
    (b"id\n\xc0\xfa\xff",
     "a.tsv is not in UTF-8 (byte 3), nor in CP949 (byte 5): save it as UTF-8"),
    ("id\n\ud800".encode("utf-8", "surrogatepass"),
     "a.tsv is not in UTF-8 (byte 3), nor in CP949 (byte 3): save it as UTF-8"),
], ids=repr)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(TableError) as caught:
        find_encoding(BytesIO(data), "a.tsv")
    assert str(caught.value) == message


def test_a_character_across_two_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "_BLOCK", 3)
    assert find_encoding(BytesIO(TEXT.encode()), "a.tsv") == "utf-8"
    assert find_encoding(BytesIO(TEXT.encode("cp949")), "a.tsv") == "cp949"
    with pytest.raises(TableError, match=r"UTF-8 \(byte 4\), nor in CP949 \(byte 6\)"):
        find_encoding(BytesIO(b"idko\xc0\xfa\xff"), "a.tsv")
