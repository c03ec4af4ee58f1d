"""HWPX, the open format of Hancom's word processor: XML sections in a ZIP archive.

Own code on lxml: of the libraries that are kept up, python-hwpx 6.9 writes documents and keeps all
of a file in objects, and unhwp 0.23, hwp-hwpx-parser 1.0 and extract-hwp 0.2 (tried on the 45
files of hwpxlib) mix headers, footers and text that was deleted under change tracking into the
text. Headers, footers, hidden comments and memos are left out here; a note stands after its
paragraph.
Source: KS X 6101:2024, "개방형 워드 프로세서 마크업 언어(OWPML) 문서 구조".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from glossary.documents.extracted import Extracted
from glossary.documents.limits import Archive, parse_xml, unpack
from glossary.documents.ooxml import named
from glossary.documents.paragraphs import Paragraphs
from glossary.errors import DocumentError

_PACKAGE = "Contents/content.hpf"

#: Elements whose paragraphs are no part of the text; the beginning of a field holds memos, and
#: what is given for older programs is there twice.
_LEFT_OUT = {"header", "footer", "hiddenComment", "fieldBegin", "secPr", "equation", "default"}

#: Elements whose paragraphs have a place of their own.
_KINDS = {"tbl": "table", "drawText": "text box", "footNote": "note", "endNote": "note"}

#: Elements that stand for a character.
_MEANT = {"tab": "\t", "lineBreak": "\n", "hyphen": "-", "nbSpace": " ", "fwSpace": " "}


def read(data: bytes, name: str) -> Extracted:
    """Read a file of HWPX. Raises `DocumentError`.

    >>> read(b'no', 'a.hwpx')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.hwpx is broken (File is not a zip file): get it again
    """
    archive = unpack(data, name)
    if "META-INF/manifest.xml" in archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise DocumentError(f"{name} is protected by a password: save it without one")
    package = parse_xml(archive.read(_PACKAGE), f"{name}/{_PACKAGE}") if (
        _PACKAGE in archive) else None
    paragraphs = Paragraphs()
    for path in _sections(archive, package):
        _Section(paragraphs).walk(parse_xml(archive.read(path), f"{name}/{path}"))
    text, places = paragraphs.finish(name)
    title, date = _described(package)
    return Extracted(text, "utf-8", "hwpx", title, date, places=places)


def _sections(archive: Archive, package: Any) -> list[str]:
    """Give the paths of the sections, in the order that the package says; else by number."""
    if package is not None:
        paths = {item.get("id"): item.get("href", "") for item in package.iterfind(".//{*}item")}
        named = [paths.get(item.get("idref"), "") for item in package.iterfind(".//{*}itemref")]
        spine = [path for path in named if re.search("section[0-9]+[.]xml$", path)]
        if spine and all(path in archive for path in spine):
            return list(dict.fromkeys(spine))
    found = (re.fullmatch("Contents/section([0-9]{1,5})[.]xml", path) for path in archive.names)
    return [match[0] for match in sorted(filter(None, found), key=lambda match: int(match[1]))]


def _described(package: Any) -> tuple[str | None, str | None]:
    """Give the title, and the day on which it was last saved: reports begin as copies."""
    if package is None:
        return None, None
    title = named(package.findtext(".//{*}metadata/{*}title", ""))
    said = {meta.get("name"): meta.text or "" for meta in package.iterfind(".//{*}meta")}
    date = re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}",
                    said.get("ModifiedDate") or said.get("CreatedDate", ""))
    return title, date[0] if date else None


class _Section:
    """Puts the text of a section where it belongs."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        #: The paragraphs and labels that are open.
        self._open: list[list[str]] = []
        self._labels = [""]
        self._is_deleted = False

    def walk(self, root: Any) -> None:
        """Read a section, in the order of its elements."""
        for is_start, element, tag in _events(root):
            if tag in _KINDS:
                if is_start:
                    self._labels.append(self._paragraphs.numbered(_KINDS[tag]))
                else:
                    self._labels.pop()
            elif tag == "p":
                self._is_deleted = False
                if is_start:
                    self._open.append(self._paragraphs.begin(self._labels[-1]))
                else:
                    self._open.pop()
            elif is_start and self._open:
                self._inline(element, tag)

    def _inline(self, element: Any, tag: str) -> None:
        if tag == "t":
            self._add(element.text)
            for child in element:
                self._mark(_local(child))
                self._add(child.tail)
        elif tag == "dutmal":
            # A word, and what is printed over it: a gloss, if these are Hanzi.
            word, over = (element.findtext(f"{{*}}{each}", "") for each in ("mainText", "subText"))
            self._add(f"{word}({over})" if over.strip() else word)

    def _mark(self, tag: str) -> None:
        if tag in ("deleteBegin", "deleteEnd"):
            self._is_deleted = tag == "deleteBegin"
        else:
            self._add(_MEANT.get(tag))

    def _add(self, text: str | None) -> None:
        if text and not self._is_deleted:
            self._open[-1].append(text)


def _events(root: Any) -> Iterator[tuple[bool, Any, str]]:
    """Yield the elements with their local names as they begin and end, but what is left out."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = _local(element)
        if tag in _LEFT_OUT:
            if event == "start":
                walker.skip_subtree()
            continue
        yield event == "start", element, tag


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
