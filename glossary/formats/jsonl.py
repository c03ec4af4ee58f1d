"""JSON lines: an object for each concept, with everything that is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from glossary.errors import TableError
from glossary.exchange.decisions import status_of
from glossary.exchange.output import Writer
from glossary.formats.entry import LANGS, ConceptEntry, Context, EntryTerm
from glossary.lookup.queue import KINDS

#: Keys that are texts, beside the terms, in their order.
_TEXTS = ("kind", "status", "domain", "definition", "note", "example", "source")
_ROLES = ("preferred", "variant", "damaged")


def record(entry: ConceptEntry) -> dict[str, Any]:
    """Give an entry ready for JSON; what is empty is left out.

    >>> record(ConceptEntry((EntryTerm('ko', '우전', 'preferred'),), '7', note='메모'))
    {'id': 7, 'note': '메모', 'terms': [{'lang': 'ko', 'text': '우전', 'role': 'preferred'}]}
    """
    number = entry.number
    found: dict[str, Any] = {"id": int(number) if number.isdecimal() else number or None}
    found.update((key, getattr(entry, key)) for key in _TEXTS)
    found["confidence"] = entry.confidence
    found["terms"] = [_filled(asdict(term)) for term in entry.terms]
    found["contexts"] = [_filled(asdict(context)) for context in entry.contexts]
    return _filled(found)


def _filled(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value not in ("", None, [], 0)
            or key == "confidence" and value is not None}


def write_jsonl(entries: Iterable[ConceptEntry], stream: Writer) -> int:
    """Write a line for each entry; give how many."""
    rows = 0
    for rows, entry in enumerate(entries, 1):
        stream.write(json.dumps(record(entry), ensure_ascii=False) + "\n")
    return rows


def read_line(line: str) -> ConceptEntry:
    """Give the entry of a line; raises `TableError` with what is wrong in it."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TableError("it is no JSON") from error
    if not isinstance(found, dict) or not isinstance(found.get("terms"), list):
        raise TableError("it is no object with a list of terms")
    texts: dict[str, Any] = {key: _text(found, key) for key in _TEXTS}
    texts["status"] = _status(texts["status"])
    texts["kind"] = texts["kind"] if texts["kind"] in KINDS else ""
    share = found.get("confidence")
    return ConceptEntry(
        tuple(_term(each) for each in found["terms"]), str(found.get("id", "")),
        confidence=share if isinstance(share, (int, float)) and 0 <= share <= 1 else None,
        contexts=tuple(_context(each) for each in found.get("contexts", ())), **texts)


def _status(word: str) -> str:
    status = status_of(word) if word else ""
    if status is None:
        raise TableError(f"status {word[:40]!r} is none that is known")
    return status


def _term(found: object) -> EntryTerm:
    if not isinstance(found, dict) or found.get("lang") not in LANGS:
        raise TableError(f"a term has no lang of {', '.join(LANGS)}")
    role = found.get("role", "variant")
    return EntryTerm(
        found["lang"], _text(found, "text"), role if role in _ROLES else "variant")


def _context(found: object) -> Context:
    if not isinstance(found, dict):
        raise TableError("a context is no object")
    return Context(**{each.name: _text(found, each.name) for each in fields(Context)})


def _text(found: Mapping[str, object], key: str) -> str:
    text = found.get(key, "")
    if not isinstance(text, str):
        raise TableError(f"{key} is no text")
    return text
