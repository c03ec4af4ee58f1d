"""EPUB: chapters in reading order."""

from __future__ import annotations

import pytest

from glossary.documents import epub as reader
from glossary.documents.limits import unpack, zipped
from glossary.errors import DocumentError
from tests.documents.books import PACKAGE, build_epub, epub, page
from tests.documents.forty import REPORT

CHAPTERS = {"장 1.xhtml": page("<p>첫째(第一)</p>"), "2.xhtml": page("<p>둘째(第二)</p>")}


def encrypted(name: str) -> dict[str, bytes]:
    return {"META-INF/encryption.xml": (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
        'xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData>'
        f'<CipherReference URI="{name}"/></CipherData></EncryptedData></encryption>').encode()}


def parts(data: bytes) -> dict[str, bytes]:
    archive = unpack(data, "a")
    return {name: archive.read(name) for name in archive.names}


def test_what_the_book_says() -> None:
    found = reader.read(build_epub(REPORT), "a.epub")
    assert (found.title, found.date, found.publisher, found.format) == (
        REPORT.title, REPORT.date, REPORT.publisher, "epub")
    assert [place.label for place in found.places] == ["chapter 1", "chapter 2"]


def test_chapters_come_in_the_order_of_the_spine() -> None:
    assert reader.read(epub(CHAPTERS), "a.epub").text == "첫째(第一)\n둘째(第二)"


def test_names_are_decoded() -> None:
    files = parts(epub(CHAPTERS))
    files[PACKAGE] = files[PACKAGE].replace("장 1".encode(), b"%EC%9E%A5%201")
    assert "첫째(第一)" in reader.read(zipped(files), "a.epub").text


@pytest.mark.parametrize("mark", [
    '<a epub:type="noteref" href="#n">1</a>', '<sup><a role="doc-noteref" href="#n">1)</a></sup>',
    '<a href="#n" epub:type="noteref"><sup>1</sup></a>'])
def test_marks_of_notes_leave_no_trace(mark: str) -> None:
    body = f'<p>핑안그룹{mark}(平安集团)</p><aside id="n"><p>각주(脚注)</p></aside>'
    assert reader.read(epub({"1.xhtml": page(body)}), "a.epub").text == "핑안그룹(平安集团)\n각주(脚注)"


def test_links_that_are_no_marks_stay() -> None:
    body = '<p>핑안<a href="#n">그룹</a>(平安集团)</p>'
    assert reader.read(epub({"1.xhtml": page(body)}), "a.epub").text == "핑안그룹(平安集团)"


@pytest.mark.parametrize("given", ["핑안&#1;그룹(平安\n集团)", "<ruby>핑안그룹<rt>平&#2;安集团</rt></ruby>"])
def test_characters_that_no_tree_takes_are_left_out(given: str) -> None:
    found = reader.read(epub({"1.xhtml": page(f"<p>{given}</p>")}), "a.epub")
    assert found.text == "핑안그룹(平安集团)"


def test_a_chapter_without_text_is_passed_over() -> None:
    chapters = {"0.xhtml": page('<img src="cover.jpg"/>'), **CHAPTERS}
    found = reader.read(epub(chapters), "a.epub")
    assert [place.label for place in found.places] == ["chapter 2", "chapter 3"]


def test_encrypted_fonts_are_no_reason() -> None:
    data = epub(CHAPTERS, files=encrypted("OEBPS/fonts/batang.otf"))
    assert reader.read(data, "a.epub").text == "첫째(第一)\n둘째(第二)"


GOOD = epub(CHAPTERS)
BAD = {
    "drm": (epub(CHAPTERS, files=encrypted("OEBPS/2.xhtml")),
            "a.epub is encrypted for the program of a shop (DRM): get it without"),
    "truncated": (GOOD[:-40], "a.epub is broken"),
    "no container": (zipped({"mimetype": b"application/epub+zip"}),
                     "a.epub has no META-INF/container.xml: is it whole?"),
    "no package": (zipped({"META-INF/container.xml": b"<container/>"}),
                   "a.epub names no package in META-INF/container.xml: is it whole?"),
    "a package outside": (
        zipped({"META-INF/container.xml": b'<a><rootfile full-path="../../etc/passwd"/></a>'}),
        "a.epub has no etc/passwd: is it whole?"),
    "a chapter that is not there": (
        zipped({name: data for name, data in parts(GOOD).items() if "2" not in name}),
        "a.epub has no OEBPS/2.xhtml: is it whole?"),
    "no spine": (zipped({"META-INF/container.xml": b'<a><rootfile full-path="a.opf"/></a>',
                         "a.opf": b"<package/>"}), "a.epub has no text"),
    "entities": (zipped({"META-INF/container.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
                 "a.epub/META-INF/container.xml declares entities"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_told_in_one_line(what: str) -> None:
    data, message = BAD[what]
    with pytest.raises(DocumentError) as caught:
        reader.read(data, "a.epub")
    assert str(caught.value).startswith(message) and "\n" not in str(caught.value)
