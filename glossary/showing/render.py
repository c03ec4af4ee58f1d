"""Concepts and figures as text: tables for people, JSON for programs.

Every function gives one string without a line end; nothing here prints. Tables fit *width* cells
and have colours only where *color* is set. The Korean and the Hanzi of an occurrence are marked in
their context: by colour, or by « » where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from glossary.details import Concept, Occurrence, Pair, Stats
from glossary.showing.decided import decision_record, decisions_table
from glossary.showing.hits import entry_record, hanzi
from glossary.showing.tables import PAINT, clean, fold, paint, table
from glossary.standing import sides

#: Characters of context shown before and after a term.
AROUND = 60

#: Stand-ins for the marks while a line is folded; private use, so that no document holds them.
_ON, _OFF = "\uf8fe", "\uf8ff"

_FORM = ("lang", "text", "role", "count", "pinyin", "reading")


def to_json(value: object, ascii_only: bool = False) -> str:
    """Write *value* as indented JSON; its characters stand as they are unless *ascii_only*."""
    import json  # a table needs none of it

    return json.dumps(value, ensure_ascii=ascii_only, indent=2)


def concept_record(concept: Concept) -> dict[str, object]:
    """Give a concept with all its evidence, ready for JSON."""
    return {
        **entry_record(concept.entry),
        "domain": concept.domain,
        "note": concept.note,
        **{name: text for name, text in _explained(concept) if text},
        "terms": [dict(zip(_FORM, form)) for form in concept.forms],
        "segments": [_pair_record(pair) for pair in concept.segments],
        "merges": [merge._asdict() for merge in concept.merges],
        "glosses": [
            {**_place_record(place), "confidence": round(place.confidence, 3)}
            for place in concept.occurrences
        ],
        "decisions": [decision_record(made) for made in concept.decisions],
    }


def _place_record(place: Occurrence) -> dict[str, object]:
    """Give an occurrence with what not every document has only where it has it."""
    return {name: value for name, value in place._asdict().items()
            if value or name not in ("location", "url", "also")}


def _pair_record(pair: Pair) -> dict[str, object]:
    return {**pair._asdict(), "score": round(pair.score, 3)}


def stats_record(stats: Stats) -> dict[str, object]:
    """Give the figures of a glossary, ready for JSON."""
    names = ("kind", "status", "count")
    forms = ("concept_id", "lang", "text")
    return {
        **stats._asdict(),
        "concepts": [dict(zip(names, row)) for row in stats.concepts],
        "langs": dict(stats.langs),
        "segments": [_pair_record(pair) for pair in stats.segments],
        "damaged_forms": [dict(zip(forms, row)) for row in stats.damaged_forms],
    }


def concept_text(concept: Concept, width: int = 80, color: bool = False) -> str:
    """Give a concept in full: its forms, its parts, why it was merged, where it stands."""
    blocks = [_headline(concept, color), _forms(concept, width, color)]
    if concept.segments:
        blocks.append(segments_table(concept.segments, width, color))
    if concept.merges:
        head = ("Merged", "", "Because")
        blocks.append(table(concept.merges, head, width, ("ko", "zh"), color))
    if concept.decisions:
        blocks.append(decisions_table(concept.decisions, width, color, several=False))
    blocks.append("\n".join([
        paint("Occurrences", "head", color), *_occurrences(concept.occurrences, width, color),
    ]))
    return "\n\n".join(blocks)


def _occurrences(places: Iterable[Occurrence], width: int, color: bool) -> Iterator[str]:
    """Give each document, and below it the lines in which the term stands."""
    for (path, title, date, url), here in groupby(
            places, lambda place: (*place[:3], place.url)):
        about = ", ".join(part for part in (title, date, url) if part)
        where = clean(f"{path}: {about}" if about else path)
        yield from (f"  {paint(line, 'dim', color)}" for line in fold(where, width - 2))
        yield from (occurrence_text(place, width, color) for place in here)


def _headline(concept: Concept, color: bool) -> str:
    entry = concept.entry
    ko, zh = paint(clean(entry.ko), "ko", color), paint(clean(hanzi(entry)), "zh", color)
    facts = [
        f"concept {entry.concept_id}", entry.kind, entry.status,
        f"confidence {entry.confidence:.2f}", f"seen {times(entry.seen)}",
    ]
    lines = [f"{ko} = {zh}", ", ".join(facts)]
    lines += [f"domain: {clean(concept.domain)}"] if concept.domain else []
    lines += [f"note: {clean(concept.note)}"] if concept.note else []
    lines += [f"{name}: {clean(text)}" for name, text in _explained(concept) if text]
    return "\n".join(lines)


def _explained(concept: Concept) -> tuple[tuple[str, str], ...]:
    return (("definition", concept.definition), ("example", concept.example),
            ("source", concept.source))


def times(count: int) -> str:
    """Say how often.

    >>> times(1), times(12)
    ('once', '12 times')
    """
    return "once" if count == 1 else f"{count} times"


def _forms(concept: Concept, width: int, color: bool) -> str:
    rows = [
        (form.text, form.lang, form.role, str(form.seen), form.pinyin, form.reading)
        for form in concept.forms
    ]
    head = ("Form", "Language", "Role", "Seen", "Pinyin", "Reading")
    return table(rows, head, width, ("bold",), color)


def segments_table(pairs: Iterable[Pair], width: int = 80, color: bool = False) -> str:
    """Give the parts of terms and what pairs them."""
    rows = [(p.ko, p.zh, p.method, str(p.n), f"{p.score:.2f}") for p in pairs]
    head = ("Part", "Hanzi", "By", "Seen", "Score")
    return table(rows, head, width, ("ko", "zh"), color)


def occurrence_text(place: Occurrence, width: int = 80, color: bool = False) -> str:
    """Give the term in its context, with its place and the number of the line, indented."""
    extras = {"English": place.en, "note": place.note}
    where = f"{clean(place.location)}, line" if place.location else "line"
    lines = fold(f"{where} {place.line}: {_excerpt(place)}", width - 6)
    if place.context_zh:
        lines += fold(_beside(place.context_zh, place.zh), width - 6)
    told = [f"{name}: {text}" for name, text in extras.items() if text]
    if place.zh_restored:
        told.insert(0, f"printed as {place.zh}, Hanzi were lost: restored {place.zh_restored}")
    if place.also:
        told.append(f"also in {place.also} other document{'s' * (place.also > 1)}")
    for text in told:
        lines += fold(clean(text), width - 6)
    on, off = (f"\x1b[{PAINT['mark']}m", "\x1b[0m") if color else ("«", "»")
    return "    " + "\n      ".join(lines).replace(_ON, on).replace(_OFF, off)


def _excerpt(place: Occurrence) -> str:
    """Cut the context around the term and mark its two sides, or the Korean one alone."""
    if place.context_zh:
        return _beside(place.context, place.ko)
    line = clean(place.context)
    return _marked(line, sides(line, clean(place.ko), clean(place.zh)))


def _beside(context: str, term: str) -> str:
    """Cut one side of aligned text around the term, and mark that."""
    line, term = clean(context), clean(term)
    at = line.find(term)
    return _marked(line, [(at, at + len(term))] if term and at >= 0 else [])


def _marked(line: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return line[: 2 * AROUND] + ("…" if len(line) > 2 * AROUND else "")
    start, end = max(0, spans[0][0] - AROUND), spans[-1][1] + AROUND
    text = line[start:end]
    for left, right in reversed(spans):
        left, right = left - start, right - start
        text = f"{text[:left]}{_ON}{text[left:right]}{_OFF}{text[right:]}"
    return ("…" if start else "") + text.strip() + ("…" if end < len(line) else "")


def stats_text(stats: Stats, width: int = 80, color: bool = False) -> str:
    """Give the figures of a glossary as a few small tables."""
    langs = ", ".join(f"{lang} {count}" for lang, count in stats.langs)
    sizes = [
        ("Documents", str(stats.documents), ""),
        ("Glosses", str(stats.glosses), ""),
        ("Concepts", str(sum(count for _, _, count in stats.concepts)), ""),
        ("Terms", str(stats.terms), langs),
        ("Damaged", str(stats.damaged), ""),
    ]
    blocks = [table(sizes, ("", "", ""), width).lstrip("\n")]
    if stats.concepts:
        kinds = [(kind, status, str(count)) for kind, status, count in stats.concepts]
        blocks.append(table(kinds, ("Kind", "Status", "Concepts"), width, color=color))
    if stats.segments:
        blocks.append(segments_table(stats.segments, width, color))
    if stats.damaged_forms:
        rows = [(text, lang, str(number)) for number, lang, text in stats.damaged_forms]
        blocks.append(table(rows, ("Damaged", "Language", "Concept"), width, color=color))
    return "\n\n".join(blocks)
