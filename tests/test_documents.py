"""Documents: text with offsets that hold, and one clear line for what is no document."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from glossary.documents import Document, find_documents, printable, read_document
from glossary.errors import DocumentError

TERM = "저고도 경제(低空经济)"


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_newlines_are_untouched(tmp_path: Path, newline: str) -> None:
    text = f"머리{newline}{newline}{TERM}{newline}"
    document = read_document(write(tmp_path / "a.txt", text))
    assert document.text == text
    assert document.text.index("(") == 2 + 2 * len(newline) + 6


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + TERM.encode()
    document = read_document(write(tmp_path / "a.txt", data))
    assert (document.text, document.encoding) == (TERM, "utf-8-sig")
    assert data.decode(document.encoding) == document.text
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_the_title_is_the_first_line_that_says_something(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "a.md", f"\n---\n## 우전 참관기 \n{TERM}"))
    assert document.title == "우전 참관기"
    assert read_document(write(tmp_path / "b.txt", "!!!")).title is None


def test_a_stream_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(TERM.encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert read_document("-").text == TERM


BAD = [
    ("empty.txt", b"", "empty.txt is empty: leave it out, or fill it"),
    ("blank.txt", b"\xef\xbb\xbf \r\n", "blank.txt is empty: leave it out, or fill it"),
    ("nul.txt", b"ab\0c", "nul.txt is a binary file (NUL at byte 2): save it as text"),
    ("latin.txt", "Le café est fermé à l'été".encode("latin-1"),
     "latin.txt is in no encoding that is known: save it as UTF-8, or name its encoding"),
    ("mark.txt", b"\xef\xbb\xbfok\xff\xff",
     "mark.txt is not in UTF-8 (byte 5): save it as UTF-8, or get it again"),
    ("noise.txt", bytes(range(254, 0, -1)) * 9,
     "noise.txt is in no encoding that is known: save it as UTF-8, or name its encoding"),
]


@pytest.mark.parametrize(("name", "data", "message"), BAD, ids=[name for name, _, _ in BAD])
def test_what_is_no_text_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / name, data)
    with pytest.raises(DocumentError) as caught:
        read_document(name)
    assert str(caught.value) == message


def test_what_is_no_file_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    os.symlink("nowhere", "broken.txt")
    for name, message in {
        "missing.txt": "missing.txt does not exist: check the spelling",
        "broken.txt": "broken.txt does not exist: check the spelling",
        "pipe.txt": "pipe.txt is no file: name a text file, a folder, or - for a stream",
    }.items():
        with pytest.raises(DocumentError) as caught:
            read_document(name)
        assert str(caught.value) == message


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TERM)
    path.chmod(0)
    with pytest.raises(DocumentError, match="cannot be read .* check its permissions"):
        read_document(path)


def test_a_folder_is_walked_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.MD", "sub/c.text", "sub.txt", ".git/d.txt", ".hidden.txt", "e.png"):
        write(tmp_path / "in" / name, TERM)
    write(tmp_path / "report", TERM)
    found = find_documents(["report", "in", "in/b.txt", "./in/a.MD"])
    assert [printable(path) for path in found] == [
        "report", "in/a.MD", "in/b.txt", "in/sub/c.text", "in/sub.txt"
    ]


def test_paths_that_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "docs" / "a.png", b"\x89PNG")
    with pytest.raises(DocumentError) as caught:
        find_documents(["docs"])
    assert str(caught.value) == (
        "docs holds no document: it needs a file that ends in .txt, .md, .html, .pdf, .docx, "
        ".xlsx, .pptx, .hwpx, .hwp, .epub, .zip, .warc"
    )
    with pytest.raises(DocumentError) as caught:
        find_documents(["docs/a.png", "dosc"])
    assert str(caught.value) == "dosc does not exist: check the spelling"


def test_the_path_is_as_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "in" / "a.txt", TERM)
    assert [read_document(path).path for path in find_documents(["in"])] == ["in/a.txt"]
    assert read_document(tmp_path / "in" / "a.txt").path == (tmp_path / "in/a.txt").as_posix()


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as stream:
        stream.write(TERM.encode())
    document = read_document(os.fsdecode(path))
    assert isinstance(document, Document) and document.path.endswith("/\ufffd.txt")
