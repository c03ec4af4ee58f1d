"""Cards for Anki: text with tabs below lines that tell Anki how to read it.

Source of these lines: Anki manual, "Text files", File headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary.exchange.output import Writer
from glossary.formats.columns import example_of
from glossary.formats.entry import ConceptEntry

_COLUMNS = ("Front", "Back", "Reading", "Definition", "Example", "Note", "Tags")


def write_anki(
    entries: Iterable[ConceptEntry], stream: Writer, way: str = "ko-zh", lang: str = "zh-Hans"
) -> int:
    """Write a card for each entry that has both languages; give how many."""
    stream.write("#separator:tab\n#html:false\n#deck:kozh-glossary\n"
                 f"#columns:{chr(9).join(_COLUMNS)}\n#tags column:{len(_COLUMNS)}\n")
    rows = 0
    for entry in entries:
        ko, zh = entry.preferred("ko"), entry.zh(lang)
        if ko and zh:
            rows += 1
            stream.write("\t".join(map(_cell, _card(entry, ko, zh, way))) + "\n")
    return rows


def _card(entry: ConceptEntry, ko: str, zh: str, way: str) -> tuple[str, ...]:
    pinyin = next((term.pinyin for term in entry.terms if term.text == zh), "")
    sides = (ko, zh) if way == "ko-zh" else (zh, ko)
    words = filter(None, (entry.domain, entry.status, entry.kind))
    tags = " ".join("-".join(word.split()) for word in words)
    return (*sides, pinyin, entry.definition, example_of(entry)[0], entry.note, tags)


def _cell(text: str) -> str:
    r"""Give a field on one line; Anki reads one in quotation marks as such.

    >>> _cell('그는\t"좋다"고'), _cell('#태그')
    ('"그는 ""좋다""고"', '"#태그"')
    """
    text = " ".join(text.split())
    return '"' + text.replace('"', '""') + '"' if re.search('"|^#', text) else text
