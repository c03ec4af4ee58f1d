"""Which format a file is in, what is told of those that are not read, and what all keep within."""

from __future__ import annotations

import gzip
import io
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest

from glossary.documents import FORMATS, find_documents, limits, read_document, read_list
from glossary.documents.formats import sniff
from glossary.documents.limits import parse_xml, unpack, zipped
from glossary.documents.markdown import read as read_markdown
from glossary.errors import DocumentError
from tests.documents.builders import BUILDERS
from tests.documents.forty import REPORT

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("ending", ["", ".txt", ".pdf", ".docx", ".zip"])
@pytest.mark.parametrize("form", sorted(set(BUILDERS) - {"text", "markdown"}))
def test_content_tells_the_format_whatever_the_ending(form: str, ending: str) -> None:
    assert sniff(BytesIO(BUILDERS[form](REPORT)), f"report{ending}").name == form


@pytest.mark.parametrize(("data", "name", "form"), [
    (b"", "a.pdf", "text"), (b"# a", "a.MD", "markdown"), (b"<p>", "a.HTM", "html"),
    (b"<p>", "a.txt", "text"), (b"%PDF", "a.pdf", "text"), (b"PK", "a.zip", "text"),
    (b"\n\n%PDF-1.4", "a", "pdf"), (b"WARC/1.0\r\n", "a", "warc"),
    (gzip.compress(b"WARC/1.1\r\n" * 999, mtime=0), "a.gz", "warc"),
    (zipped({"a.txt": b""}), "a.docx", "zip"), (zipped({}), "a", "zip"),
    (zipped({"word/document.xml": b"", "a.txt": b""}), "a.zip", "docx"),
    (zipped({"mimetype": b"application/hwp+zip"}), "a", "hwpx"),
    (zipped({"mimetype": b"application/epub+zip\n"}), "a", "epub"),
    (COMPOUND + b"HWP Document File V5.00", "a.doc", "hwp"),
], ids=repr)
def test_the_format(data: bytes, name: str, form: str) -> None:
    file = BytesIO(data)
    assert (sniff(file, name).name, file.tell()) == (form, 0)


@pytest.mark.parametrize(("data", "message"), [
    (COMPOUND + "WordDocument".encode("utf-16-le"), "is of an old version of Office: save it as D"),
    (COMPOUND + "Workbook".encode("utf-16-le"), "is of an old version of Office: save it as XLSX"),
    (COMPOUND + "PowerPoint Document".encode("utf-16-le"), "save it as PPTX"),
    (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "is encrypted: save it without a password"),
    (COMPOUND, "is a compound file of no known program: save it as text"),
    (gzip.compress(b"text", mtime=0), "is packed by gzip: unpack it by `gzip -d`"),
    (b"\x1f\x8b\0", "is packed by gzip"),
    (b"{\\rtf1 \\ansi", "is in Rich Text Format: save it as DOCX"),
    (b"HWP Document File V3.00 ", "is a file of Hangul 3: save it there as HWPX"),
    (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "is in OpenDocument"),
    (zipped({"xl/workbook.bin": b""}), "is a binary workbook: save it as XLSX"),
    (b"PK\x03\x04", "is broken (File is not a zip file): get it again"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_formats_that_are_not_read_are_named(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert message in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(("package", "form", "extra"), [
    ("trafilatura", "html", "documents"), ("lxml", "docx", "documents"),
    ("lxml", "hwpx", "documents"), ("lxml", "xlsx", "documents"),
    ("pypdfium2", "pdf", "documents"), ("fastwarc", "warc", "warc"),
])
def test_a_package_that_is_missing_names_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, form: str, extra: str
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, package, None)
    path = tmp_path / "report"
    path.write_bytes(BUILDERS[form](REPORT))
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert str(caught.value) == f"{path} needs \"pip install 'kozh-glossary[{extra}]'\""


def test_text_needs_no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("lxml", "trafilatura", "pypdfium2", "fastwarc"):
        monkeypatch.setitem(sys.modules, package, None)
    for form in ("text", "markdown", "zip"):
        path = tmp_path / f"report{FORMATS[form].endings[0]}"
        path.write_bytes(BUILDERS[form](REPORT))
        assert REPORT.note in read_document(path).text


def test_bounds_of_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * (1 << 20) + b"b")
    monkeypatch.setattr(limits, "TEXT", 1 << 20)
    with pytest.raises(DocumentError, match="a.txt has more than 1 million characters: cut it up"):
        read_document(path)
    monkeypatch.setattr(limits, "FILE", 1 << 20)
    with pytest.raises(DocumentError, match="a.txt is larger than 1 MB: cut it up"):
        read_document(path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(BytesIO(path.read_bytes())))
    with pytest.raises(DocumentError, match="^- has more than 1 MB: name a file$"):
        read_document("-")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(1 << 31)  # a line of 2 GB
    start = time.perf_counter()
    with pytest.raises(DocumentError, match="is larger than 256 MB"):
        read_document(path)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("data", [
    b"<!-- a --> " * 9_999, b"<!--" * 9_999, b"<!---->" * 9_999, b"<?xml " * 9_999, b" \n" * 99_999,
], ids=lambda data: ascii(data[:11]))
def test_telling_the_format_takes_no_time(data: bytes) -> None:
    start = time.perf_counter()
    sniff(BytesIO(data), "a.txt")
    assert time.perf_counter() - start < 1


def test_a_heading_of_blanks_takes_no_time() -> None:
    start = time.perf_counter()
    assert read_markdown(b"# a" + b" " * 999_999 + b"b", "a.md").title
    assert read_markdown(b"# a" + b" #" * 499_999 + b" b", "a.md").title
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("data", [
    b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    b'<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x"> %b;]><a/>',
], ids=len)
def test_xml_with_entities_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="^a declares entities, which may hold anything"):
        parse_xml(data, "a")


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"\0", b"<a>" * 9_999, b"text"], ids=len)
def test_what_is_no_xml_is_told_in_one_line(data: bytes) -> None:
    with pytest.raises(DocumentError, match="^a is no XML [(].+[)]: is it whole[?]$"):
        parse_xml(data, "a")


def test_a_document_type_without_entities_is_read() -> None:
    root = parse_xml(b'<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://127.0.0.1:9/n">'
                     b"<ncx><!-- c --><?pi?>a</ncx>", "a")
    assert (root.tag, root.text, len(root)) == ("ncx", "a", 0)


def test_an_archive_of_too_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 2)
    with pytest.raises(DocumentError, match="^a holds 3 files, more than 2: cut it up$"):
        unpack(zipped({"a": b"", "b": b"", "c": b""}), "a")


def test_a_member_that_is_missing() -> None:
    with pytest.raises(DocumentError, match="^a.docx has no word/document.xml: is it whole[?]$"):
        unpack(zipped({}), "a.docx").read("word/document.xml")


def test_a_folder_is_searched_for_all_formats(tmp_path: Path) -> None:
    endings = [ending for form in FORMATS.values() for ending in form.endings]
    for name in (*(f"a{ending}" for ending in endings), "a.gz", "a.doc", "warc.gz", "pdf"):
        (tmp_path / name).touch()
    assert sorted(path.name for path in find_documents([tmp_path])) == sorted(
        f"a{ending}" for ending in endings)


def test_a_list_may_name_files_in_any_bytes(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"\xef\xbb\xbfa.txt\r\n\n b \n\xff\n")
    assert read_list(str(tmp_path / "list")) == ["a.txt", " b ", "\udcff"]
