"""A dictionary for Yomitan, the browser extension: a ZIP archive of JSON, its format 3.

One entry for each term of the source language; the terms of a concept have the same sequence
number, so that Yomitan can show them together. Source: Yomitan's documentation, "Making Yomitan
Dictionaries", and the facts of its published schemas.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from glossary.formats.columns import example_of
from glossary.formats.entry import ConceptEntry

#: Entries in a file of the archive: as many as other dictionaries have.
BANK = 10_000

_TAGS = [
    ["approved", "frequent", -1, "somebody approved it", 1],
    ["candidate", "", 0, "found in texts, nobody has judged it yet", 0],
    ["rejected", "archaism", 1, "somebody rejected it", -1],
    ["forbidden", "archaism", 1, "not to be used", -1],
]

#: An entry of a bank: term, reading, tags, rules, score, definitions, sequence, tags of the term.
Row = list[Any]


def write_yomitan(
    entries: Iterable[ConceptEntry], stream: BinaryIO, way: str = "ko-zh", revision: str = "1"
) -> int:
    """Write a dictionary of Korean terms, or with *way* zh-ko of Chinese ones.

    Give how many concepts are in it.
    """
    counted: set[int] = set()
    rows = _rows(entries, way, counted)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "index.json", _index(way, revision))
        _put(archive, "tag_bank_1.json", _TAGS)
        number = 0
        while bank := list(islice(rows, BANK)):
            number += 1
            _put(archive, f"term_bank_{number}.json", bank)
    return len(counted)


def _index(way: str, revision: str) -> dict[str, object]:
    source, target = way.split("-")
    return {
        "title": f"kozh-glossary {source}→{target}", "format": 3, "revision": revision,
        "sequenced": True, "author": "kozh-glossary", "sourceLanguage": source,
        "targetLanguage": target,
        "description": "Korean-Chinese terms out of the Hanzi that Korean texts print in brackets.",
    }


def _put(archive: zipfile.ZipFile, name: str, content: object) -> None:
    # No time of day: the same glossary gives the same file.
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, json.dumps(content, ensure_ascii=False))


def _rows(entries: Iterable[ConceptEntry], way: str, counted: set[int]) -> Iterator[Row]:
    for sequence, entry in enumerate(entries, 1):
        source, target = ("ko", "zh") if way == "ko-zh" else ("zh", "ko")
        sounds = {term.text: term.pinyin for term in entry.terms}
        definition = _definition(entry, entry.usable(target), sounds)
        for term in entry.usable(source) if entry.usable(target) else ():
            counted.add(sequence)
            # Of a Chinese term the reading is its pinyin; a Korean one is read as it is written.
            reading = sounds[term] if source == "zh" else ""
            yield [term, reading, entry.status, "", entry.seen, [definition], sequence, ""]


def _definition(entry: ConceptEntry, targets: list[str], sounds: dict[str, str]) -> Row | object:
    """Give what is shown below a term: translations large, what else is known of them small."""
    shown = " / ".join(targets)
    pinyin = next((sounds[text] for text in targets if sounds.get(text)), "")
    lines = [
        _line(shown, fontSize="150%"), _line(pinyin), _line(entry.domain, fontStyle="italic"),
        _line(entry.definition), _line(entry.note), _line(example_of(entry)[0], fontSize="80%")]
    return {"type": "structured-content", "content": [line for line in lines if line]}


def _line(text: str, **style: str) -> dict[str, object]:
    if not text:
        return {}
    return {"tag": "div", "content": text, **({"style": style} if style else {})}
