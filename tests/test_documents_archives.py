"""ZIP archives of documents: what they hold, what their names say, and what is none."""

from __future__ import annotations

import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from glossary.documents import Document, limits, read_document, read_documents
from glossary.documents.limits import zipped
from glossary.errors import DocumentError

TERM = "저고도 경제(低空经济)"
DATA = TERM.encode()


def shown(path: Path) -> list[str]:
    """Give the paths of the documents that a file holds, or what went wrong."""
    return [str(each) if isinstance(each, DocumentError) else each.path
            for each in read_documents(path)]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def archive(files: dict[str, bytes], name: str = "a.zip") -> Path:
    Path(name).write_bytes(zipped(files))
    return Path(name)


def test_members_are_documents_in_the_order_of_their_names(here: Path) -> None:
    path = archive({
        "b/2.txt": DATA, "b.md": b"# " + DATA, "a.txt": "저고도".encode("cp949"), "b/": b"",
        "logo.png": b"\x89PNG", ".git/x.txt": DATA, "__MACOSX/._a.txt": b"\0\1", ".a.txt": DATA})
    found = list(read_documents(path))
    assert all(isinstance(each, Document) for each in found)
    assert [(each.path, each.format, each.encoding) for each in found
            if isinstance(each, Document)] == [
        ("a.zip/a.txt", "text", "cp949"), ("a.zip/b/2.txt", "text", "utf-8"),
        ("a.zip/b.md", "markdown", "utf-8")]


def test_a_broken_member_stops_no_other(here: Path) -> None:
    path = archive({"a.txt": b"", "b.txt": b"\0\1\2", "c.txt": DATA})
    assert shown(path) == [
        "a.zip/a.txt is empty: leave it out, or fill it",
        "a.zip/b.txt is a binary file (NUL at byte 0): save it as text", "a.zip/c.txt"]


def test_a_damaged_member_is_told(here: Path) -> None:
    path = archive({"a.txt": DATA * 9, "b.txt": DATA})
    data = bytearray(path.read_bytes())
    at = data.index(b"a.txt") + len(b"a.txt")
    data[at:at + 8] = b"\xff" * 8
    path.write_bytes(data)
    first, second = shown(path)
    assert first.startswith("a.zip/a.txt is broken (") and first.endswith("): get it again")
    assert second == "a.zip/b.txt"


@pytest.mark.parametrize("name", [
    "../a.txt", "/etc/a.txt", "a/../../b.txt", "..\\a.txt", "C:\\a.txt", "\\\\host\\a.txt"])
def test_names_that_lead_outside_are_told_and_left_out(here: Path, name: str) -> None:
    lines = shown(archive({name: DATA, "b.txt": DATA}))
    assert lines == [f"a.zip names {name!r}, which leads outside: left out", "a.zip/b.txt"]
    assert sorted(each.name for each in here.iterdir()) == ["a.zip"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_names_without_the_flag_of_utf_8(here: Path, encoding: str) -> None:
    """As Korean Windows and old programs write them."""
    raw = "보고서/저고도.txt".encode(encoding)
    stand_in = "x" * len(raw)
    data = zipped({stand_in: DATA}).replace(stand_in.encode(), raw)
    Path("a.zip").write_bytes(data)
    assert shown(Path("a.zip")) == ["a.zip/보고서/저고도.txt"]


def test_names_stay_on_one_line(here: Path) -> None:
    assert shown(archive({"a\n\x1b[2Jb.txt": DATA, "c\rd.txt": b""})) == [
        "a.zip/a\ufffd\ufffd[2Jb.txt", "a.zip/c\ufffdd.txt is empty: leave it out, or fill it"]


def test_names_are_shown_composed(here: Path) -> None:
    assert shown(archive({unicodedata.normalize("NFD", "박람회.txt"): DATA})) == ["a.zip/박람회.txt"]


def test_an_archive_in_an_archive_and_no_deeper(here: Path) -> None:
    inner = zipped({"c.txt": DATA})
    other = zipped({"e.zip": inner, "f.txt": DATA})
    path = archive({"b.zip": inner, "d.zip": other, "g.txt": DATA})
    assert shown(path) == [
        "a.zip/b.zip/c.txt",
        "a.zip/d.zip/e.zip is an archive in archives in archives: unpack it first",
        "a.zip/d.zip/f.txt", "a.zip/g.txt"]


def test_an_archive_that_holds_itself_ends(here: Path) -> None:
    data = zipped({"a.zip": b"", "a.txt": DATA})
    for _ in range(50):
        data = zipped({"a.zip": data, "a.txt": DATA})
    Path("a.zip").write_bytes(data)
    assert shown(Path("a.zip")) == [
        "a.zip/a.txt", "a.zip/a.zip/a.txt",
        "a.zip/a.zip/a.zip is an archive in archives in archives: unpack it first"]


@pytest.mark.parametrize(("files", "message"), [
    ({}, "a.zip holds no document"), ({"a.png": b"\x89PNG"}, "a.zip holds no document")])
def test_an_archive_without_documents(here: Path, files: dict[str, bytes], message: str) -> None:
    assert shown(archive(files)) == [message]


@pytest.mark.parametrize("data", [
    b"PK\x03\x04", b"PK\x03\x04" + bytes(99), zipped({"a.txt": DATA})[:-9]], ids=len)
def test_half_an_archive(here: Path, data: bytes) -> None:
    Path("a.zip").write_bytes(data)
    [line] = shown(Path("a.zip"))
    assert line.startswith("a.zip is broken (") and "\n" not in line


def test_an_encrypted_member(here: Path) -> None:
    data = bytearray(zipped({"a.txt": DATA}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    Path("a.zip").write_bytes(data)
    assert shown(Path("a.zip")) == [
        "a.zip/a.txt is encrypted: unpack it with its password first"]


def test_a_bomb_is_refused_before_it_is_unpacked(here: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bomb:
        for number in range(9):
            with bomb.open(f"{number}.txt", "w") as member:
                for _ in range(8):
                    member.write(bytes(1 << 20))
    Path("a.zip").write_bytes(stream.getvalue())
    [line] = shown(Path("a.zip"))
    assert line.endswith("kB to 72 MB when it is unpacked: that is no document")


def test_members_that_overlap_count_as_often_as_they_are_named(here: Path) -> None:
    """Many members that share one stretch of the file: Fifield's better bomb."""
    data = zipped({"0.txt": bytes(1 << 20)})
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as many:
        many.filelist.extend(many.filelist * 80)
        many._didModify = True  # type: ignore[attr-defined]
    Path("a.zip").write_bytes(stream.getvalue())
    [line] = shown(Path("a.zip"))
    assert "81 MB when it is unpacked" in line


def test_a_member_larger_than_a_document(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 1 << 20)
    path = archive({"a.txt": DATA * (1 << 16), "b.txt": DATA})
    assert shown(path) == ["a.zip/a.txt is larger than 1 MB: cut it up", "a.zip/b.txt"]


def test_archives_in_an_archive_are_bound_together(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UNPACKED", 50)
    inner = zipped({"a.txt": DATA, "b.txt": DATA})
    assert shown(archive({"a.zip": inner}))[-1].startswith("a.zip/a.zip holds more than")


def test_a_command_that_takes_one_document(here: Path) -> None:
    assert read_document(archive({"a.txt": DATA})).text == TERM
    with pytest.raises(DocumentError, match="a.zip holds several documents: unpack it first"):
        read_document(archive({"a.txt": DATA, "b.txt": DATA}))
