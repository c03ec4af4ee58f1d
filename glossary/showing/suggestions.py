"""Suggestions as text: tables for people, records for JSON and TSV.

A suggestion is never shown without the word, and never without what it is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary.composing.parts import Named
from glossary.composing.suggest import Part, Suggestion, Suggestions
from glossary.keys import ko_key
from glossary.showing.tables import clean, paint, table, tsv

_TSV = ("word", "way", "rank", "text", "score", "missing", "part", "rendering", "kind", "method",
        "share", "count", "part_score", "concepts", "glosses", "example")


def suggestions_text(
    found: Iterable[Suggestions], several: bool = False, width: int = 80, color: bool = False
) -> str:
    """Give the suggestions for each word; it stands above them where there are *several*."""
    texts = []
    for each in found:
        lines = [paint(clean(each.word), "bold", color)] if several else []
        texts.append("\n".join([*lines, _word_text(each, width, color)]))
    return "\n\n\n".join(texts)


def _word_text(found: Suggestions, width: int, color: bool) -> str:
    """Give the concepts that are called so, the suggestions, and the evidence of their parts."""
    blocks = []
    if found.named:
        blocks.append(_named_table(found.named, width, color))
    if found.suggestions:
        blocks.append(_suggestions_table(found, width, color))
        blocks.append(_parts_table(found, width, color))
    return "\n\n".join(blocks)


def _named_table(named: Iterable[Named], width: int, color: bool) -> str:
    rows = [(each.ko, each.zh, f"{each.confidence:.2f}", str(each.seen), each.status)
            for each in named]
    head = ("In the glossary", "Hanzi", "Sure", "Seen", "Status")
    return table(rows, head, width, ("ko", "zh"), color)


def _suggestions_table(found: Suggestions, width: int, color: bool) -> str:
    rows = [(each.text, f"{each.score:.2f}", " ".join(map(_pairing, each.parts)))
            for each in found.suggestions]
    role = "zh" if found.korean else "ko"
    lines = [table(rows, ("Suggestion", "Share", "Put together from"), width, (role,), color)]
    missing = dict.fromkeys(part for each in found.suggestions for part in each.missing)
    if missing:
        names = ", ".join(map(clean, missing))
        lines.append(paint(f"In brackets: the glossary has nothing for {names}.", "dim", color))
    return "\n".join(lines)


def _pairing(part: Part) -> str:
    if part.kind == "gap":
        return f"{part.source}=?"
    return part.source if part.kind == "copied" else f"{part.source}={part.text}"


def _parts_table(found: Suggestions, width: int, color: bool) -> str:
    rows = [(part.source, part.text, part.method or part.kind, str(part.seen),
             _example(part)) for part in _distinct(found.suggestions)]
    other = "Hanzi" if found.korean else "Korean"
    roles = ("ko", "zh") if found.korean else ("zh", "ko")
    return table(rows, ("Part", other, "By", "Seen", "For example"), width, roles, color)


def _distinct(found: Iterable[Suggestion]) -> list[Part]:
    """Give each part once, in the order of the word, gaps left out."""
    placed: dict[tuple[str, str], tuple[int, Part]] = {}
    for each in found:
        place = 0
        for part in each.parts:
            if part.kind != "gap":
                placed.setdefault((part.source, part.text), (place, part))
            place += len(part.source)
    return [part for _, part in sorted(placed.values(), key=lambda item: item[0])]


def _example(part: Part) -> str:
    """Give the shortest gloss that has the part itself on both sides, or else the shortest."""
    if not part.examples:
        return ""
    sides = {ko_key(part.source), ko_key(part.text)}
    shortest = min(part.examples, key=lambda each: (
        -sum(side in ko_key(each.ko + "|" + each.zh) for side in sides), len(each.ko)))
    return f"{shortest.ko}({shortest.zh}) {shortest.document}:{shortest.line}"


def suggestions_record(found: Suggestions) -> dict[str, object]:
    """Give the suggestions for a word with all their evidence, ready for JSON."""
    return {
        "word": found.word,
        "direction": "ko-zh" if found.korean else "zh-ko",
        "glossary": [_named_record(each) for each in found.named],
        "suggestions": [_suggestion_record(each) for each in found.suggestions],
    }


def _named_record(named: Named) -> dict[str, object]:
    return {"concept_id": named.concept_id, "ko": named.ko, "zh": named.zh,
            "status": named.status, "confidence": round(named.confidence, 3),
            "count": named.seen}


def _suggestion_record(each: Suggestion) -> dict[str, object]:
    return {
        "text": each.text,
        "status": "suggestion",
        "score": round(each.score, 4),
        "complete": not each.missing,
        "missing": list(each.missing),
        "parts": [_part_record(part) for part in each.parts],
    }


def _part_record(part: Part) -> dict[str, object]:
    return {
        "part": part.source,
        "text": None if part.kind == "gap" else part.text,
        "kind": part.kind,
        "method": part.method or None,
        "share": round(part.share, 4),
        "count": part.seen,
        "score": round(part.score, 3),
        "concepts": list(part.concepts),
        "glosses": [
            {"id": each.gloss_id, **{name: value for name, value in each._asdict().items()
                                     if name != "gloss_id"}}
            for each in part.examples
        ],
    }


def suggestions_tsv(found: Iterable[Suggestions]) -> str:
    """Give a line for each part of each suggestion, below a line of column names.

    The concepts that a word names stand first, ``glossary`` being their way, with no part.
    """
    return tsv([_TSV, *(row for each in found for row in _rows(each))])


def _rows(found: Suggestions) -> Iterator[tuple[str, ...]]:
    for rank, named in enumerate(found.named, 1):
        text = named.zh if found.korean else named.ko
        yield (found.word, "glossary", str(rank), text, f"{named.confidence:.3f}", "", "", "",
               named.status, "", "", str(named.seen), "", str(named.concept_id), "", "")
    for rank, each in enumerate(found.suggestions, 1):
        head = (found.word, "suggestion", str(rank), each.text, f"{each.score:.4f}",
                " ".join(each.missing))
        for part in each.parts:
            yield (*head, *_part_cells(part))


def _part_cells(part: Part) -> tuple[str, ...]:
    return (
        part.source, "" if part.kind == "gap" else part.text, part.kind, part.method,
        f"{part.share:.4f}", str(part.seen), f"{part.score:.3f}",
        " ".join(map(str, part.concepts)),
        " ".join(str(each.gloss_id) for each in part.examples), _example(part),
    )
