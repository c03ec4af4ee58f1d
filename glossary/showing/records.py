"""Glosses as text, just as they were found: JSON lines, TSV, a table, or an explanation in words.

A JSON line is a contract with the programs that read it: its keys and their order are fixed,
``location``, ``zh_restored``, ``en`` and ``note`` are there only where they are set, figures have
three decimals.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

from aligner.types import Gloss, Segment
from glossary.documents import Document, Place, find_documents, location, read_documents
from glossary.errors import DocumentError
from glossary.showing.tables import clean, fold, paint, table, tsv

#: Characters of documents that are read before any is shown; it bounds the memory of a long run.
BATCH = 2_000_000

#: How each method is named in an explanation.
METHODS = {
    "reading": "by Sino-Korean reading",
    "transcription": "by Mandarin sound",
    "meaning": "by meaning",
    "same": "as it is the same on both sides",
    "known": "as the pair is known from elsewhere",
}

_COLUMNS = (
    "document", "line", "offset", "ko", "zh", "zh_restored", "en", "note", "kind", "confidence",
    "segments", "context", "location",
)


#: The first line of TSV: the names of the columns.
TSV_HEAD = "\t".join(_COLUMNS)


class Extract(NamedTuple):
    """The glosses of one document, with the text they were found in and the places in it."""

    document: str
    text: str
    glosses: list[Gloss]
    places: tuple[Place, ...] = ()


class Extractor(Protocol):
    """What finds the glosses of texts: `aligner.glosses.Extractor`, or a stand-in."""

    def extract_run(self, texts: Sequence[str]) -> list[list[Gloss]]: ...


def extracts(
    paths: Sequence[str], extractor: Extractor, minimum: float = 0.0,
    encoding: str | None = None, whole_page: bool = False,
) -> Iterator[Extract | DocumentError]:
    """Give the glosses of each document under *paths* that are at least as sure as *minimum*.

    Documents are read in batches, since what one says for sure decides what another leaves open.
    One that does not read is given as its error, and the others go on; a path that does not exist
    raises `DocumentError` at once. *encoding* and *whole_page* are as in `read_documents`.
    """
    batch: list[Document] = []
    size = 0
    every = (read_documents(path, encoding, whole_page) for path in find_documents(paths))
    for found in chain.from_iterable(every):
        if isinstance(found, DocumentError):
            yield found
            continue
        batch.append(found)
        size += len(found.text)
        if size >= BATCH:
            yield from _extract(batch, extractor, minimum)
            batch, size = [], 0
    if batch:
        yield from _extract(batch, extractor, minimum)


def _extract(
    batch: Sequence[Document], extractor: Extractor, minimum: float
) -> Iterator[Extract]:
    found = extractor.extract_run([document.text for document in batch])
    for document, glosses in zip(batch, found, strict=True):
        sure = [gloss for gloss in glosses if gloss.confidence >= minimum]
        yield Extract(document.path, document.text, sure, document.places)


def record(document: str, gloss: Gloss, place: str | None = None) -> dict[str, object]:
    """Give a gloss as the value of its JSON line; *place* is the label of where it stands."""
    optional = {"zh_restored": gloss.zh_restored, "en": gloss.en, "note": gloss.note}
    return {
        "document": document,
        "line": gloss.line,
        "offset": gloss.offset,
        **({"location": place} if place else {}),
        "ko": gloss.ko,
        "zh": gloss.zh,
        **{name: value for name, value in optional.items() if value},
        "kind": gloss.kind,
        "confidence": round(gloss.confidence, 3),
        "segments": [
            {"ko": part.ko, "zh": part.zh, "method": part.method, "score": round(part.score, 3)}
            for part in gloss.segments
        ],
        "context": gloss.context,
    }


def json_lines(extract: Extract, ascii_only: bool = False) -> str:
    """Give a line of JSON for each gloss."""
    records = (
        record(extract.document, gloss, _place(extract, gloss)) for gloss in extract.glosses)
    return "\n".join(json.dumps(each, ensure_ascii=ascii_only) for each in records)


def tsv_lines(extract: Extract) -> str:
    """Give a line for each gloss, in the columns of `TSV_HEAD`."""
    rows = []
    for gloss in extract.glosses:
        values = record(extract.document, gloss, _place(extract, gloss))
        values["segments"] = "; ".join(
            f"{part.ko}={part.zh} {part.method} {part.score:.3f}" for part in gloss.segments
        )
        rows.append([str(values.get(name, "")) for name in _COLUMNS])
    return tsv(rows)


def gloss_table(extract: Extract, width: int = 80, color: bool = False) -> str:
    """Give the glosses of a document in columns, below its name."""
    rows = [
        (_place(extract, gloss) or str(gloss.line), gloss.ko, _hanzi(gloss), gloss.kind,
         f"{gloss.confidence:.2f}")
        for gloss in extract.glosses
    ]
    head = ("Where" if extract.places else "Line", "Korean", "Hanzi", "Kind", "Sure")
    body = table(rows, head, width, ("", "ko", "zh"), color)
    return f"{paint(clean(extract.document), 'bold', color)}\n{body}"


def _place(extract: Extract, gloss: Gloss) -> str | None:
    return location(extract.places, gloss.offset)


def _hanzi(gloss: Gloss) -> str:
    return f"{gloss.zh} → {gloss.zh_restored}" if gloss.zh_restored else gloss.zh


def explanations(extract: Extract, width: int = 80, color: bool = False) -> str:
    """Say of each gloss which part pairs with which, by what, and where the term begins."""
    blocks = []
    for gloss in extract.glosses:
        where = _place(extract, gloss) or f"line {gloss.line}"
        where = f"{clean(extract.document)}, {clean(where)}:"
        pair = f"{paint(clean(gloss.ko), 'ko', color)} = {paint(clean(_hanzi(gloss)), 'zh', color)}"
        lines = [f"{where} {pair} ({gloss.kind}, {gloss.confidence:.2f})"]
        for reason in explain(gloss, extract.text):
            lines += [f"  {line}" for line in fold(clean(reason), width - 2)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def explain(gloss: Gloss, text: str) -> Iterator[str]:
    """Give the reasons of a gloss in words, one after the other.

    >>> from aligner.types import Span
    >>> text = '중국 핑안그룹(平安集团)'
    >>> parts = Segment('핑안', '平安', 'transcription', 1.0), Segment('그룹', '集团', 'meaning', .82)
    >>> gloss = Gloss(7, 1, '핑안그룹', '平安集团', Span(3, 7), Span(8, 12), 'mixed', .9, parts, text)
    >>> print('\\n'.join(explain(gloss, text)))
    핑안 = 平安 by Mandarin sound (1.00)
    그룹 = 集团 by meaning (0.82)
    중국 before it stays outside: no Hanzi are left for it
    """
    for part in gloss.segments:
        yield _pairing(part)
    if gloss.zh_restored:
        yield f"{gloss.zh} lost Hanzi: an intact occurrence has {gloss.zh_restored}"
    if gloss.ko_span.start < gloss.zh_span.start:
        yield from _outside(gloss, text)


def _pairing(part: Segment) -> str:
    if not part.zh:
        return f"{part.ko} has no Hanzi of its own"
    if not part.ko:
        return f"{part.zh} has no Korean of its own"
    if part.method == "none":
        return f"{part.ko} = {part.zh} is what remains: nothing explains it"
    return f"{part.ko} = {part.zh} {METHODS[part.method]} ({part.score:.2f})"


def _outside(gloss: Gloss, text: str) -> Iterator[str]:
    """Say why the term does not begin further to the left."""
    start = max(text.rfind(end, 0, gloss.ko_span.start) for end in "\n\r") + 1
    before = text[max(start, gloss.ko_span.start - 200):gloss.ko_span.start].split()
    if not before:
        yield "it begins the line"
    elif not before[-1][-1].isalnum():
        yield f"{before[-1][-1]} before it is where the term begins"
    else:
        left = [part.zh for part in gloss.segments if part.zh and part.method == "none"]
        reason = f"it does not match {''.join(left)}" if left else "no Hanzi are left for it"
        yield f"{before[-1]} before it stays outside: {reason}"
