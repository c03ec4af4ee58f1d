"""A candidate as a person sees it: lines of text for a terminal of any width.

    저고도 경제 = 低空经济 / 低空經濟         the preferred terms, parts that correspond in one colour
    di kong jing ji, read 저공경제
    mixed, sure 0.99, seen 5 times, concept 9

    Parts   저고도 = 低空 known  경제 = 经济 reading
    Korean  1 저고도 경제 (3)  2 저공경제 (1)       each with how often it was seen
    …
    examples/03-smart-city.txt: title          below it the lines in which the terms stand

Every line fits the width; colours only where they are asked for. What a document says is shown
without the control characters that a terminal would obey.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from glossary.deciding.candidates import Candidate
from glossary.details import Decision, Form, Occurrence, Pair
from glossary.entries import SAID, Entry
from glossary.showing.decided import what, when
from glossary.showing.render import occurrence_text, times
from glossary.showing.tables import GAP, NARROW, cells, clean, clip, fold, paint
from glossary.showing.tint import COLORS, colored, paint_marks

#: Occurrences shown before more are asked for.
FEW = 3

#: Cells of the names before forms, parts and the like.
LABEL = 8

_CODE, _OFF = re.compile("\x1b\\[[0-9;]*m"), "\x1b[0m"

#: The label of the forms of a language.
_LABELS = {"ko": "Korean", "zh-Hans": "Hanzi", "zh-Hant": "Hanzi", "en": "English"}

#: A piece of text and the Select Graphic Rendition code it is painted with, "": none.
Item = tuple[str, str]


def card(candidate: Candidate, width: int = 80, color: bool = False, full: bool = False
         ) -> list[str]:
    """Give the lines of *candidate*; *full*: with all of its occurrences, not a few.

    >>> from glossary.connect import open_reader
    >>> from glossary.deciding.candidates import look
    >>> print(*card(look(open_reader('glossary.db'), 9))[:3], sep='\\n')
    저고도 경제 = 低空经济 / 低空經濟
    di kong jing ji, read 저공경제
    mixed, sure 0.99, seen 5 times, concept 9
    """
    return [
        *_head(candidate, width, color), "",
        *_facts(candidate, width, color), "",
        *_occurrences(candidate.concept.occurrences, width, color, full),
    ]


def _head(candidate: Candidate, width: int, color: bool) -> Iterator[str]:
    entry = candidate.concept.entry
    marked = colored(entry, candidate.aligned) if color else entry
    hanzi = " / ".join(dict.fromkeys(filter(None, (marked.zh_hans, marked.zh_hant))))
    for line in fold(f"{clean(marked.ko)} = {clean(hanzi)}", width):
        yield _bold(paint_marks(line)) if color else line
    sounds = ", ".join(filter(None, (entry.pinyin, entry.reading and f"read {entry.reading}")))
    facts = f"sure {entry.confidence:.2f}, seen {times(entry.seen)}, concept {entry.concept_id}"
    for text in (sounds, f"{entry.kind}, {facts}"):
        if text:
            yield from fold(clean(text), width)


def _bold(painted: str) -> str:
    """Make bold what has colours, each of which ends with a reset."""
    return "\x1b[1m" + painted.replace("\x1b[0m", "\x1b[0;1m") + "\x1b[0m"


def _facts(candidate: Candidate, width: int, color: bool) -> Iterator[str]:
    """Give what is known beside the preferred terms, each line with its label where it has one."""
    concept = candidate.concept
    blocks: dict[str, list[Item]] = {
        "Status": [(concept.entry.status, "1")] * (concept.entry.status != "candidate"),
        "Parts": _parts(candidate),
        "Korean": [], "Hanzi": [], "English": [],
        "Merged": [(f"{ko} = {zh}: {reason}", "") for ko, zh, reason in concept.merges],
        "Alike": list(map(_other, candidate.namesakes)),
        "Domain": [(concept.domain, "")] * bool(concept.domain),
        "Meaning": [(concept.definition, "")] * bool(concept.definition),
        "Example": [(concept.example, "")] * bool(concept.example),
        "Source": [(concept.source, "")] * bool(concept.source),
        "Note": [(concept.note, "1")] * bool(concept.note),
        "Before": [(_decision(made), "2") for made in concept.decisions
                   if not (made.undoes or made.undone_by)],
    }
    for number, form in enumerate(candidate.forms, 1):
        blocks[_LABELS[form.lang]].append(_form(number, form))
    for label, items in blocks.items():
        for number, line in enumerate(flow(items, max(width - LABEL, NARROW), color)):
            yield paint(("" if number else label).ljust(LABEL), "dim", color) + line


def _parts(candidate: Candidate) -> list[Item]:
    """Give what pairs with what: first, in the colours of the headline, the parts of the surest
    gloss; last what nothing pairs with."""
    aligned = candidate.aligned.parts if candidate.aligned else ()
    shown = [pair for pair in aligned if all(pair)]
    places = {pair: at for at, pair in reversed(list(enumerate(shown)))}
    found = []
    for part in candidate.concept.segments:
        at = places.get((part.ko, part.zh))
        code = "" if at is None else COLORS[at % len(COLORS)]
        alone = 0 if part.ko and part.zh else 1 if part.ko else 2
        found.append(((len(shown) if at is None else at, alone), (_pairing(part), code)))
    return [item for _, item in sorted(found, key=lambda each: each[0])]


def _pairing(part: Pair) -> str:
    if not part.ko or not part.zh:
        return f"{part.ko or part.zh} (no {'Hanzi' if part.ko else 'Korean'})"
    return f"{part.ko} = {part.zh}" + ("" if part.method == "none" else f" {part.method}")


def _form(number: int, form: Form) -> Item:
    seen = f"damaged, {form.seen}" if form.role == "damaged" else f"{form.seen}"
    return f"{number} {form.text} ({seen})", "1" * (form.role == "preferred")


def _other(entry: Entry) -> Item:
    hanzi = entry.zh_hans or entry.zh_hant
    return f"{entry.concept_id} {entry.ko} = {hanzi} ({entry.status}, {entry.seen})", ""


def _decision(made: Decision) -> str:
    said = made.action if made.action in SAID else what(made)
    return f"{said} by {made.who}, {when(made)[:10]}"


def flow(items: Iterable[Item], width: int, color: bool) -> Iterator[str]:
    """Set *items* side by side, a gap between two; what does not fit begins a line.

    >>> list(flow([('a approve', ''), ('b back', ''), ('u undo', '')], 17, color=False))
    ['a approve  b back', 'u undo']
    """
    line, used = "", 0
    for text, paint_code in items:
        for piece in fold(clean(text), width):
            size = cells(piece)
            if used and used + GAP + size > width:
                yield line
                line, used = "", 0
            gap = " " * GAP if used else ""
            line += gap + (f"\x1b[{paint_code}m{piece}\x1b[0m" if color and paint_code else piece)
            used += len(gap) + size
    if used:
        yield line


def _occurrences(places: tuple[Occurrence, ...], width: int, color: bool, full: bool
                 ) -> Iterator[str]:
    """Give each document on a line, and below it the lines in which the terms stand."""
    shown = places if full else places[:FEW]
    for (path, title, date), here in groupby(shown, lambda place: place[:3]):
        about = clean(": ".join(filter(None, (path, ", ".join(filter(None, (title, date)))))))
        yield paint(clip(about, width), "dim", color)
        for place in here:
            yield from _closed(occurrence_text(place, width, color).split("\n"))
    if len(places) > len(shown):
        yield paint(f"{len(places) - len(shown)} more: o shows them", "dim", color)


def _closed(lines: Iterable[str]) -> Iterator[str]:
    r"""End colours at the end of each line and begin them anew on the next: lines may be cut off.

    >>> list(_closed(['a\x1b[1mb', 'c\x1b[0md']))
    ['a\x1b[1mb\x1b[0m', '\x1b[1mc\x1b[0md']
    """
    on = ""
    for line in lines:
        line = on + line
        codes = _CODE.findall(line)
        on = codes[-1] if codes and codes[-1] != _OFF else ""
        yield line + _OFF * bool(on)
