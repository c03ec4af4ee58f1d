"""EPUB: the chapters of a book in reading order, each a web page that is read whole.

Source: W3C, "EPUB 3.3" (container: META-INF/container.xml, encryption.xml; package: metadata,
manifest, spine) and "Open Packaging Format 2.0.1". Fonts may be obfuscated; chapters that are
encrypted belong to a shop's reader (DRM), and there is nothing to read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from glossary.documents import html
from glossary.documents.extracted import Extracted
from glossary.documents.limits import Archive, parse_xml, unpack
from glossary.documents.lines import Lines
from glossary.documents.ooxml import children, local
from glossary.errors import DocumentError

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"

#: What a chapter is, by the type in the manifest; pictures may stand in the spine too.
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


#: A mark of a note, between a term and its bracket perhaps. Source: EPUB Structural Semantics
#: Vocabulary 1.1, "noteref"; DPUB-ARIA 1.1.
_NOTEREF = re.compile(
    rb"""<a\b[^<>]*\b(?:epub:type|role)\s*=\s*["'](?:doc-)?noteref["'][^<>]*>"""
    rb"""(?:<[^<>]*>)?[^<>]{0,20}(?:</[^<>]*>)?</a\s*>""")


class _Package(NamedTuple):
    """The package document: its root, and the folder that its names are relative to."""

    root: Any
    folder: str


def read(data: bytes, name: str) -> Extracted:
    """Read an EPUB file. Raises `DocumentError`.

    >>> read(b'PK', 'a.epub')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.epub is broken (File is not a zip file): get it again
    """
    archive = unpack(data, name)
    package = _package(archive, name)
    chapters = list(_chapters(package))
    locked = _encrypted(archive, name)
    if locked.intersection(chapters):
        raise DocumentError(f"{name} is encrypted for the program of a shop (DRM): get it without")
    lines = Lines(name)
    for number, part in enumerate(chapters, 1):
        _add(archive, part, name, lines, f"chapter {number}")
    said = _metadata(package.root)
    return Extracted(lines.text(), "utf-8", "epub", said.get("title"), said.get("date"),
                     said.get("publisher"), places=lines.places())


def _package(archive: Archive, name: str) -> _Package:
    container = parse_xml(archive.read(_CONTAINER), f"{name}/{_CONTAINER}")
    for element in container.iter("{*}rootfile", "rootfile"):
        part = _resolved("", element.get("full-path") or "")
        if part:
            return _Package(
                parse_xml(archive.read(part), f"{name}/{part}"), posixpath.dirname(part))
    raise DocumentError(f"{name} names no package in {_CONTAINER}: is it whole?")


def _resolved(folder: str, target: str) -> str:
    """Give the name in the archive of what *target* names from a folder of it.

    >>> _resolved('OEBPS', '../text/%EC%9E%A5.xhtml#note'), _resolved('OEBPS', '')
    ('text/장.xhtml', '')
    """
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") if path else ""


def _chapters(package: _Package) -> Iterator[str]:
    """Yield the parts of the spine, each once; the table of contents says nothing of its own."""
    items = {}
    for manifest in children(package.root, "manifest"):
        for item in children(manifest, "item"):
            is_contents = "nav" in (item.get("properties") or "").split()
            if (item.get("media-type") or "").lower() in _PAGES and not is_contents:
                items[item.get("id")] = _resolved(package.folder, item.get("href") or "")
    for spine in children(package.root, "spine"):
        for reference in children(spine, "itemref"):
            part = items.pop(reference.get("idref"), "")
            if part:
                yield part


def _encrypted(archive: Archive, name: str) -> set[str]:
    if _ENCRYPTION not in archive:
        return set()
    root = parse_xml(archive.read(_ENCRYPTION), f"{name}/{_ENCRYPTION}")
    return {_resolved("", reference.get("URI") or "")
            for reference in root.iter("{*}CipherReference", "CipherReference")}


def _add(archive: Archive, part: str, name: str, lines: Lines, label: str) -> None:
    """Add the lines of a chapter; one that has only pictures is passed over."""
    data = _NOTEREF.sub(b"", archive.read(part))
    try:
        page = html.read(data, f"{name}/{part}", whole_page=True)
    except DocumentError as error:
        if "empty" not in str(error):
            raise
        return
    for line in page.text.splitlines():
        lines.add(line, label)


def _metadata(root: Any) -> dict[str, str]:
    """Give title, date and publisher: of each the first that is said."""
    found: dict[str, str] = {}
    for metadata in children(root, "metadata"):
        for element in metadata.iter():
            text = " ".join((element.text or "").split())
            if text and local(element) in ("title", "date", "publisher"):
                found.setdefault(local(element), text)
    day = _DAY.match(found.pop("date", ""))
    return found | ({"date": day[0]} if day else {})
