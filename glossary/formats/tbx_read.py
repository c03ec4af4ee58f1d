"""TBX read, version 2 or 3, whoever wrote it.

What is said at any level of an entry is said of the concept here; a category without a place of its
own becomes a part of the note, with its name. A term that is deprecated beside others makes an
entry of its own, which is forbidden: as a pair that is not to be used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple
from xml.etree.ElementTree import Element

from glossary.exchange.decisions import status_of
from glossary.formats.entry import LANGS, ConceptEntry, EntryTerm
from glossary.formats.markup import XML, elements, plain

_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")

#: Where the categories of what is said go; others go into the note.
_PLACES = {"subjectField": "domain", "definition": "definition", "context": "example"}
_SOURCES = ("source", "sourceIdentifier")

#: What others write for an administrative status, without its suffix.
_PREFERRED = ("preferredTerm", "preferred")
_DEPRECATED = ("deprecatedTerm", "deprecated", "forbidden", "obsolete")
_SUPERSEDED = ("supersededTerm", "superseded")


class _Found(NamedTuple):
    term: EntryTerm
    status: str


def lang_of(tag: str) -> str | None:
    """Give the language that a tag of RFC 5646 means here; None: none of ours.

    >>> lang_of('zh-TW'), lang_of('zh'), lang_of('KO-kr'), lang_of('ja')
    ('zh-Hant', 'zh-Hans', 'ko', None)
    """
    parts = tag.lower().replace("_", "-").split("-")
    if parts[0] in ("zh", "chi", "zho"):
        return "zh-Hant" if {"hant", "tw", "hk", "mo"} & {*parts} else "zh-Hans"
    return {"ko": "ko", "kor": "ko", "en": "en", "eng": "en"}.get(parts[0])


def read_tbx(stream: BinaryIO, path: str) -> Iterator[tuple[int, ConceptEntry]]:
    """Yield the entries of a file, each with its line. Raises `TableError`."""
    for line, found in elements(stream, path, _ENTRIES, ("martif", "tbx")):
        for entry in _entries(found):
            yield line, entry


def _entries(found: Element) -> Iterator[ConceptEntry]:
    terms = [each for lang, section in _sections(found) for each in _terms(section, lang)]
    said: dict[str, Any] = _said(found)
    status = said.pop("status") or _status(terms)
    number = found.get("id", "").removeprefix("c")
    good = [each for each in terms if each.status not in _DEPRECATED]
    whole = {each.term.lang[:2] for each in good} >= {"ko", "zh"}
    if status in ("forbidden", "rejected") or not whole:
        good = terms
    yield ConceptEntry(tuple(_ranked(good)), number, status=status, **said)
    for each in terms if whole and good is not terms else ():
        if each not in good:
            yield _forbidden(each.term, good)


def _forbidden(term: EntryTerm, good: Iterable[_Found]) -> ConceptEntry:
    """Give the entry of a term that is not to be used for what the *good* ones mean."""
    others = [each.term for each in good if each.term.lang[:2] != term.lang[:2]]
    return ConceptEntry(
        (EntryTerm(term.lang, term.text, "preferred"), *others), status="forbidden")


def _sections(found: Element) -> Iterator[tuple[str, Element]]:
    for section in found:
        if section.tag in _LANGUAGES:
            lang = lang_of(section.get(f"{XML}lang", section.get("lang", "")))
            if lang:
                yield lang, section


def _terms(section: Element, lang: str) -> Iterator[_Found]:
    for each in section:
        term = each.find(".//term") if each.tag in _TERMS else None
        if term is not None and plain(term):
            status = next((plain(note) for note in each.iter("termNote")
                           if note.get("type") == "administrativeStatus"), "")
            yield _Found(EntryTerm(lang, plain(term)), status.removesuffix("-admn-sts"))


def _ranked(terms: Iterable[_Found]) -> Iterator[EntryTerm]:
    """Give the terms, one of each language preferred: one that is said to be, else the first."""
    found = sorted(terms, key=lambda each: each.status not in _PREFERRED)
    for lang in LANGS:
        for at, each in enumerate(each for each in found if each.term.lang == lang):
            yield EntryTerm(lang, each.term.text, "variant" if at else "preferred")


def _status(terms: Iterable[_Found]) -> str:
    """Tell the status of a concept by those of its terms."""
    by_lang: dict[str, set[str]] = {}
    for each in terms:
        by_lang.setdefault(each.term.lang[:2], set()).add(each.status)
    for lang, statuses in by_lang.items():
        if lang != "en" and statuses <= {*_DEPRECATED}:
            return "forbidden"
        if lang != "en" and statuses <= {*_SUPERSEDED}:
            return "rejected"
    return "approved" if any(each & {*_PREFERRED} for each in by_lang.values()) else ""


def _said(found: Element) -> dict[str, str]:
    """Give what is said of a concept at any level, and the status that this program wrote."""
    parts: dict[str, dict[str, None]] = {
        name: {} for name in ("domain", "definition", "example", "note", "source", "status")}
    own = [plain(each) for each in found.findall("admin") if each.get("type") in _SOURCES]
    for each in found.iter():
        text, kind = plain(each), each.get("type", "")
        if not text:
            continue
        if each.tag == "descrip":
            place = _PLACES.get(kind, "note")
            parts[place][f"{kind}: {text}" if kind not in _PLACES else text] = None
        elif each.tag == "note":
            parts["note"][text] = None
        elif each.tag == "admin" and kind in _SOURCES and not own:
            parts["source"][text] = None
        elif each.tag == "admin" and kind == "projectSubset":
            parts["status"][status_of(text) or ""] = None
    parts["source"].update(dict.fromkeys(own))
    return {name: "\n".join(filter(None, texts)) for name, texts in parts.items()}
