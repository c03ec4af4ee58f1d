"""What a look-up found as text: tables for people, lines of JSON and TSV for programs.

A text is given piece by piece, a piece for each word as soon as it was looked up, so that a list
of any length needs no more memory than a word. Nothing here prints; a piece has no line end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from glossary.entries import Entry, Found, Hit
from glossary.showing.tables import clean, fold, paint, table, tsv

if TYPE_CHECKING:
    from glossary.details import Aligned

#: The columns of an entry, as the view ``glossary`` names them, and two more.
ENTRY = (
    "concept_id", "ko", "zh_hans", "zh_hant", "pinyin", "reading", "kind", "status", "confidence",
    "count", "example", "en", "note",
)
_TSV = ("word", "way", "score", "matched", *ENTRY)

_HEAD = ("Korean", "Hanzi", "Pinyin", "Sure", "Seen", "Status", "Hit")

#: The columns of a terminal too narrow for all of them, and how narrow that is.
_FEW, NARROW = ("Korean", "Hanzi", "Seen", "Hit"), 60


def entry_record(entry: Entry) -> dict[str, object]:
    """Give the row of a concept, ready for JSON."""
    record: dict[str, object] = dict(zip(ENTRY, entry))
    return {**record, "confidence": round(entry.confidence, 3)}


def found_record(found: Found) -> dict[str, object]:
    """Give a word with its hits, ready for JSON; ``false_friends`` only where it has any."""
    from glossary.false_friends import of_word, record

    made: dict[str, object] = {
        "word": found.word, "hits": [_hit_record(hit) for hit in found.hits], "more": found.more}
    if friends := of_word(found.word):
        made["false_friends"] = [record(friend) for friend in friends]
    return made


def _hit_record(hit: Hit) -> dict[str, object]:
    record = {"way": hit.way, "score": round(hit.score, 3), "matched": hit.matched}
    return {**record, **entry_record(hit.entry)}


def found_jsonl(found: Iterable[Found], ascii_only: bool = False) -> Iterator[str]:
    """Yield a line of JSON for each word; its characters stand as they are unless *ascii_only*."""
    import json

    return (json.dumps(found_record(each), ensure_ascii=ascii_only) for each in found)


def found_json(found: Iterable[Found], ascii_only: bool = False) -> Iterator[str]:
    """Yield the lines of one JSON array of all words.

    >>> print(*found_json([Found('가', ())]), sep='\\n')
    [
      {
        "word": "가",
        "hits": [],
        "more": false
      }
    ]
    """
    import json

    held = "["
    for each in found:
        yield held
        text = json.dumps(found_record(each), ensure_ascii=ascii_only, indent=2)
        held = "\n".join(f"  {line}" for line in text.split("\n")) + ","
    yield from (held.removesuffix(","), "]") if held != "[" else ("[]",)


def found_tsv(found: Iterable[Found]) -> Iterator[str]:
    """Yield a line for each hit of each word, below a line of column names."""
    yield tsv([_TSV])
    for word, hits, _ in found:
        for hit in hits:
            record = {"word": word, **_hit_record(hit)}
            yield tsv([[str(record[name]) for name in _TSV]])


def found_table(
    found: Found,
    several: bool = False,
    width: int = 80,
    color: bool = False,
    parts: Mapping[int, Aligned] | None = None,
) -> str:
    """Give a table of the hits of a word, which stands above it where there are *several*.

    With *color* the *parts* of a term that correspond have the same. What people wrote about the
    concepts stands below.
    """
    lines = [paint(clean(found.word), "bold", color)] if several else []
    head = _columns(found.hits, width)
    cells = [_cells(hit, (parts or {}).get(hit.entry.concept_id), color) for hit in found.hits]
    if head == _FEW:
        cells = [{**row, "Hit": " ".join((row["Hit"], row["Status"])).strip()} for row in cells]
    roles = [*[""] * (len(head) - 1), "dim"]
    text = table([[row[name] for name in head] for row in cells], head, width, roles, color)
    if color:
        from glossary.showing.tint import paint_marks  # plain text does without

        text = paint_marks(text)
    lines.append(text)
    lines += (paint(line, "dim", color) for hit in found.hits for line in _note(hit.entry, width))
    lines += (paint(line, "dim", color) for line in cautions(found.word, width))
    if found.more:
        lines.append(paint("There are more; -n 0 shows them all.", "dim", color))
    return "\n".join(lines)


def cautions(word: str, width: int = 80) -> list[str]:
    """Give the lines that tell of a false friend, if the word is one.

    >>> cautions('검토를')
    ['검토: 检讨 means "to criticise oneself" in Chinese, which says 审核, 研究, 探讨,', '审查']
    """
    from glossary.false_friends import caution, of_word

    return [line for friend in of_word(word) for line in fold(clean(caution(friend)), width)]


def _columns(hits: Iterable[Hit], width: int) -> tuple[str, ...]:
    """Give the headings, without that of the status where nobody has decided anything."""
    if width < NARROW:
        return _FEW
    decided = any(hit.entry.status != "candidate" for hit in hits)
    return tuple(name for name in _HEAD if decided or name != "Status")


def _cells(hit: Hit, parts: Aligned | None, color: bool) -> dict[str, str]:
    entry = hit.entry
    way = f"{hit.way} {hit.score:.0%}" if hit.way in ("fuzzy", "meaning") else hit.way
    if hit.matched not in (entry.ko, entry.zh_hans, entry.zh_hant):
        way += f": {hit.matched}"
    status = "" if entry.status == "candidate" else entry.status
    if color:
        from glossary.showing.tint import colored, tinted

        status = tinted(status, good=status == "approved")
        entry = colored(entry, parts)
    return dict(zip(_HEAD, (entry.ko, hanzi(entry), entry.pinyin, f"{entry.confidence:.2f}",
                            str(entry.seen), status, way)))


def hanzi(entry: Entry) -> str:
    """Give the simplified and the traditional form, as one where they are the same."""
    forms = dict.fromkeys(form for form in (entry.zh_hans, entry.zh_hant) if form)
    return " / ".join(forms)


def _note(entry: Entry, width: int) -> list[str]:
    return fold(clean(f"{entry.ko}: {entry.note}"), width) if entry.note else []
