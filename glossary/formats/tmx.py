"""Sentences that documents have in both languages, as a translation memory (TMX 1.4b)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from glossary.bitexts.tmx import Unit, tmx_parts
from glossary.exchange.output import Writer
from glossary.formats.entry import ConceptEntry


def write_tmx(entries: Iterable[ConceptEntry], stream: Writer) -> int:
    """Write each pair of sentences once; give how many concepts have some."""
    counted: set[str] = set()
    for part in tmx_parts(_units(entries, counted)):
        stream.write(part)
    return len(counted)


def _units(entries: Iterable[ConceptEntry], counted: set[str]) -> Iterator[Unit]:
    from aligner.script import is_traditional

    seen: set[bytes] = set()
    for entry in entries:
        for context in entry.contexts:
            if not context.text_zh:
                continue
            counted.add(entry.number)
            # A sentence has many terms; of what was written a digest is kept, for the memory.
            both = f"{context.text}\n{context.text_zh}".encode("utf-8", "replace")
            digest = sha256(both).digest()
            if digest[:16] not in seen:
                seen.add(digest[:16])
                yield Unit(
                    context.text, context.text_zh,
                    "zh-TW" if is_traditional(context.text_zh) else "zh-CN",
                    (("x-document", context.source),) if context.source else ())
