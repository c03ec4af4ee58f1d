"""PPTX: shapes and tables of the slides in their order, and the notes of each slide.

A line is a paragraph. Numbers of slides, dates, footers and the small picture of the slide on its
notes page are left out; text in diagrams (SmartArt) follows the shapes. Source: ECMA-376, part 1,
chapters 19 (PresentationML) and 21 (DrawingML).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from glossary.documents import ooxml
from glossary.documents.extracted import Extracted
from glossary.documents.limits import Archive, unpack
from glossary.documents.lines import Lines
from glossary.documents.ooxml import attribute, children
from glossary.documents.text import title as first_line

#: Placeholders that say the same on every slide.
_RUNNING = frozenset(("sldNum", "dt", "ftr", "hdr", "sldImg"))


def read(data: bytes, name: str) -> Extracted:
    """Read a PPTX file. Raises `DocumentError`.

    >>> read(b'PK', 'a.pptx')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.pptx is broken (File is not a zip file): get it again
    """
    archive = unpack(data, name)
    lines = Lines(name)
    for number, part in enumerate(_slides(archive, name), 1):
        _read_slide(archive, part, name, lines, f"slide {number}")
    text = lines.text()
    title, date, publisher = ooxml.properties(archive, name)
    return Extracted(text, "utf-8", "pptx", title or first_line(text), date, publisher,
                     places=lines.places())


def _slides(archive: Archive, name: str) -> Iterator[str]:
    """Yield the parts of the slides in the order of the presentation."""
    main = ooxml.main_part(archive, "ppt/presentation.xml", name)
    parts = ooxml.relations(archive, main, name)
    for listed in children(ooxml.read_part(archive, main, name), "sldIdLst"):
        for slide in children(listed, "sldId"):
            relation = parts.get(attribute(slide, "id"))
            if relation is not None:
                yield relation.part


def _read_slide(archive: Archive, part: str, name: str, lines: Lines, label: str) -> None:
    _add(ooxml.read_part(archive, part, name), lines, label)
    for diagram in ooxml.related(archive, part, name, "diagramData"):
        _add(ooxml.read_part(archive, diagram, name), lines, label)
    for notes in ooxml.related(archive, part, name, "notesSlide"):
        _add(ooxml.read_part(archive, notes, name), lines, f"{label}, notes")


def _add(root: Any, lines: Lines, label: str) -> None:
    ooxml.walk(root, {
        "sp": lambda shape: None if _is_running(shape) else _add(shape, lines, label),
        "p": lambda paragraph: lines.add(text_of(paragraph), label)})


def _is_running(shape: Any) -> bool:
    return any(attribute(each, "type") in _RUNNING
               for given in children(shape, "nvSpPr") for properties in children(given, "nvPr")
               for each in children(properties, "ph"))


def text_of(paragraph: Any) -> str:
    """Give the text of a paragraph of DrawingML, with line ends that were put in by hand."""
    parts: list[str] = []
    ooxml.walk(paragraph, {
        "t": lambda text: parts.append(text.text or ""),
        "br": lambda _: parts.append("\n"),
        "fld": lambda field: parts.extend(
            each.text or "" for each in children(field, "t")
            if not attribute(field, "type").startswith(("slidenum", "datetime")))})
    return "".join(parts)
