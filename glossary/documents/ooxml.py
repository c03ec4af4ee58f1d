"""What DOCX, PPTX and XLSX have in common: parts in a ZIP archive, and relations between them.

Elements are known by their local names alone: the same document has other namespaces when it is
saved as "Strict Open XML". Source: ECMA-376, part 2 (packaging: relations, core properties) and
part 3 (alternate content).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from glossary.documents.limits import Archive, parse_xml
from glossary.errors import DocumentError

#: What programs call a document that has no title.
_UNTITLED = re.compile(
    r"(?:untitled|제목 없음|무제|powerpoint (?:프레젠테이션|presentation)|presentation|"
    r"프레젠테이션|microsoft (?:word|powerpoint) - .*|문서|document|slide|슬라이드|"
    r".*\.(?:hwpx?|docx?|pptx?|xlsx?|pdf|indd|html?))\s*\d*\s*", re.IGNORECASE)
#: The longest title that is kept, in characters.
TITLE = 200

_DAY = re.compile(r"\d{4}-[01]\d-[0-3]\d")

#: Programs that fill in themselves as the author.
_TOOLS = re.compile(r"(?:python-|openpyxl|apache|libreoffice|microsoft|user$|admin)", re.IGNORECASE)


class Relation(NamedTuple):
    """A part that another one needs: the last word of its kind ('slide'), and its name."""

    kind: str
    part: str


class Properties(NamedTuple):
    """What a document says of itself."""

    title: str | None
    date: str | None
    publisher: str | None


def local(element: Any) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """Give an attribute by its local name, '' where there is none.

    An identity of a relation, as in ``r:id``, comes before a plain ``id``.
    """
    found = ""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            if "relationships" in key:
                return str(value)
            found = found or str(value)
    return found


def children(element: Any, name: str) -> Iterator[Any]:
    """Yield the children of this local name."""
    return (child for child in element if local(child) == name)


def alternatives(element: Any) -> Any:
    """Give what to read of ``mc:AlternateContent``: the first choice, else the fallback, else
    nothing; the others say the same again for older programs."""
    for name in ("Choice", "Fallback"):
        for child in children(element, name):
            return child
    return ()


def read_part(archive: Archive, part: str, name: str) -> Any:
    """Give the root element of a part. Raises `DocumentError`."""
    return parse_xml(archive.read(part), f"{name}/{part}")


def relations(archive: Archive, part: str, name: str) -> dict[str, Relation]:
    """Give the parts in *archive* that *part* refers to, by the identity of the relation."""
    folder, base = posixpath.split(part)
    listed = f"{folder}/_rels/{base}.rels".lstrip("/")
    if listed not in archive:
        return {}
    found = {}
    for relation in read_part(archive, listed, name):
        target = relation.get("Target") or ""
        if relation.get("TargetMode") != "External" and target:
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found[relation.get("Id") or ""] = Relation(kind, path)
    return found


def main_part(archive: Archive, usual: str, name: str) -> str:
    """Give the part where the document begins; it has its *usual* name in nearly all."""
    for relation in relations(archive, "", name).values():
        if relation.kind == "officeDocument" and relation.part in archive:
            return relation.part
    return usual


def related(archive: Archive, part: str, name: str, kind: str) -> Iterator[str]:
    """Yield the parts of a kind that *part* refers to and that are there."""
    for relation in relations(archive, part, name).values():
        if relation.kind == kind and relation.part in archive:
            yield relation.part


def properties(archive: Archive, name: str) -> Properties:
    """Give the title, the day of the last change, and the company or else the author.

    A file begun as a copy of last year's keeps the day it was made, and so does a template;
    the last change is nearer to publication. Broken properties are none.
    """
    core = _texts(archive, "docProps/core.xml", name)
    app = _texts(archive, "docProps/app.xml", name)
    title = core.get("title", "")
    day = _DAY.match(core.get("modified") or core.get("created") or "")
    by = app.get("Company") or core.get("creator") or ""
    return Properties(
        named(title), day and day[0] or None,
        None if _TOOLS.match(by) else by or None)


def named(title: str) -> str | None:
    """Give a title, or None for what programs call a document that has none.

    >>> named(' 저고도 경제 '), named('PowerPoint 프레젠테이션'), named('Microsoft Word - 보고서.doc')
    ('저고도 경제', None, None)
    """
    title = " ".join(title.split())[:TITLE]
    return None if _UNTITLED.fullmatch(title) else title or None


def _texts(archive: Archive, part: str, name: str) -> dict[str, str]:
    try:
        root = read_part(archive, part, name) if part in archive else ()
    except DocumentError:
        return {}
    return {local(child): " ".join((child.text or "").split()) for child in root}


Walk = Callable[[Any], None]


def walk(element: Any, handlers: dict[str, Walk]) -> None:
    """Go through *element* in order: a handler takes the elements of its name, with all in them;
    of other elements the children are looked at."""
    for child in alternatives(element) if local(element) == "AlternateContent" else element:
        handler = handlers.get(local(child))
        if handler is not None:
            handler(child)
        else:
            walk(child, handlers)
