"""DOCX: paragraphs, tables, text boxes and notes, in the order of the document.

A line is a paragraph, of a table too. Foot- and endnotes follow the paragraph that refers to them,
and so do text boxes that are anchored in it; their marks leave no trace, since they may stand
between a term and its bracket. Of tracked changes the new text is read; hidden text, comments,
headers and footers, and readings above characters (ruby) are not. Source: ECMA-376, part 1,
chapter 17 (WordprocessingML).
"""

from __future__ import annotations

from typing import Any

from aligner.text import has_hangul, has_hanzi

from glossary.documents import ooxml
from glossary.documents.extracted import Extracted
from glossary.documents.limits import Archive, unpack
from glossary.documents.lines import Lines
from glossary.documents.ooxml import attribute, children, local
from glossary.documents.text import title as first_line

#: Elements that stand for a character.
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}

#: Elements whose text is no part of the document, or not any longer.
_PASSED = frozenset((
    "del", "moveFrom", "delText", "instrText", "pPr", "rPr", "tblPr", "trPr", "tcPr",
    "sectPr", "footnoteRef", "endnoteRef", "proofErr", "sdtPr"))

_Notes = dict[tuple[str, str], Any]


def read(data: bytes, name: str) -> Extracted:
    """Read a DOCX file. Raises `DocumentError`.

    >>> read(b'PK', 'a.docx')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.docx is broken (File is not a zip file): get it again
    """
    archive = unpack(data, name)
    main = ooxml.main_part(archive, "word/document.xml", name)
    walker = _Walker(Lines(name), _notes(archive, main, name))
    walker.blocks(ooxml.read_part(archive, main, name), "paragraph")
    text = walker.lines.text()
    title, date, publisher = ooxml.properties(archive, name)
    return Extracted(text, "utf-8", "docx", title or first_line(text), date, publisher,
                     places=walker.lines.places())


def _notes(archive: Archive, main: str, name: str) -> _Notes:
    """Give the notes by kind and identity; the rules that separate them are notes too."""
    found = {}
    for kind in ("footnote", "endnote"):
        for part in ooxml.related(archive, main, name, f"{kind}s"):
            for note in children(ooxml.read_part(archive, part, name), kind):
                if attribute(note, "type") in ("", "normal"):
                    found[kind, attribute(note, "id")] = note
    return found


class _Walker:
    """Collects the lines of a document; paragraphs, tables, notes and boxes are numbered."""

    def __init__(self, lines: Lines, notes: _Notes) -> None:
        self.lines, self._notes = lines, notes
        self._count: dict[str, int] = {}
        self._parts: list[str] = []
        self._after: list[tuple[str, Any]] = []

    def blocks(self, element: Any, kind: str, label: str = "") -> None:
        """Read what holds paragraphs; all of them are called *label*, or each by its number."""
        if local(element) == "AlternateContent":
            element = ooxml.alternatives(element)
        for child in element:
            tag = local(child)
            if tag == "p":
                self._paragraph(child, label or self._numbered(kind))
            elif tag == "tbl":
                self.blocks(child, kind, label or self._numbered("table"))
            elif tag not in _PASSED:
                self.blocks(child, kind, label)

    def _numbered(self, kind: str) -> str:
        self._count[kind] = self._count.get(kind, 0) + 1
        return f"{kind} {self._count[kind]}"

    def _paragraph(self, paragraph: Any, label: str) -> None:
        outer = self._parts, self._after
        self._parts, self._after = [], []
        self._runs(paragraph)
        text, after = "".join(self._parts), self._after
        self._parts, self._after = outer
        self.lines.add(text, label)
        for kind, content in after:
            self.blocks(content, kind, self._numbered(kind))

    def _runs(self, element: Any) -> None:
        if local(element) == "AlternateContent":
            element = ooxml.alternatives(element)
        for child in element:
            tag = local(child)
            if tag == "t":
                self._parts.append(child.text or "")
            elif tag in _MARKS:
                self._parts.append(_mark(child, tag))
            elif tag in ("footnoteReference", "endnoteReference"):
                self._refer(tag.removesuffix("Reference"), attribute(child, "id"))
            elif tag == "txbxContent":
                self._after.append(("text box", child))
            elif tag == "ruby":
                self._ruby(child)
            elif tag == "sym":
                self._parts.append(_symbol(attribute(child, "char")))
            elif tag not in _PASSED and not (tag == "r" and _is_hidden(child)):
                self._runs(child)

    def _ruby(self, ruby: Any) -> None:
        """Read the text below; Hanzi above Hangul are a gloss, and stand behind it in brackets."""
        for base in children(ruby, "rubyBase"):
            self._runs(base)
        base = "".join(text for each in children(ruby, "rubyBase") for text in each.itertext())
        above = "".join(text for each in children(ruby, "rt") for text in each.itertext()).strip()
        if has_hangul(base) and has_hanzi(above) and not has_hanzi(base) and not has_hangul(above):
            self._parts.append(f"({above})")

    def _refer(self, kind: str, identity: str) -> None:
        """Put off a note to the end of the paragraph, each once: a note may refer to itself."""
        note = self._notes.pop((kind, identity), None)
        if note is not None:
            self._after.append(("note", note))


def _mark(element: Any, tag: str) -> str:
    """Give the character of a mark; a new page or column breaks no line of text."""
    return "" if tag == "br" and attribute(element, "type") in ("page", "column") else _MARKS[tag]


def _is_hidden(run: Any) -> bool:
    for style in children(run, "rPr"):
        for mark in children(style, "vanish"):
            return attribute(mark, "val") not in ("0", "false", "off")
    return False


def _symbol(code: str) -> str:
    """Give the character of a symbol; those of private use are pictures of a font.

    >>> _symbol('00B7'), _symbol('F0B7'), _symbol('?')
    ('·', '', '')
    """
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return char if char.isprintable() else ""
