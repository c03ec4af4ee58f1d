"""What stands side by side: a unit is a text of the source and its translation.

The lines of two text files answer each other one by one. TMX, XLIFF and PO say themselves what
belongs together; of a table two columns do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aligner.text import is_hangul, is_hanzi
from glossary.bitexts.keyed import is_keyed, read_messages
from glossary.bitexts.texts import unit_spans
from glossary.checking.finding import CheckError
from glossary.documents.both import UNSAID, Encodings, read_both
from glossary.termlists.columns import find_columns
from glossary.termlists.tables import ending, read_table

#: The endings of tables.
TABLES = (".tsv", ".csv", ".xlsx")

#: Enough of a text to tell its language, in units.
_LOOK = 2_000


class Unit(NamedTuple):
    """A source text and its translation.

    *number* is that of the line, row or message, from 1; *name* the key of a message. The offsets
    are those of the texts in their files, where these are plain text.
    """

    number: int
    source: str
    target: str
    name: str = ""
    source_offset: int | None = None
    target_offset: int | None = None


class Parallel(NamedTuple):
    """All units, the files they are from, and the language of the source, ``ko`` or ``zh``."""

    source_path: str
    target_path: str
    units: tuple[Unit, ...]
    lang: str

    @property
    def target_lang(self) -> str:
        """The language of the target."""
        return "zh" if self.lang == "ko" else "ko"


def read_parallel(
    source: str, target: str | None = None, encodings: Encodings = UNSAID
) -> Parallel:
    """Read what is to be checked: two files, or one that has both sides.

    *encodings* are those of text files; TMX, XLIFF, PO and XLSX say theirs themselves. Raises
    `CheckError`, `DocumentError` or `TableError`.
    """
    if target is not None:
        units = _keyed(source, target) if is_keyed(source) else _lines(
            source, target, encodings)
    elif is_keyed(source):
        units = [Unit(number, *texts, name)
                 for number, (name, texts) in enumerate(read_messages(source), 1)]
    elif ending(source) in TABLES:
        units = _rows(source, encodings[0])
    else:
        raise CheckError(
            f"{source} has one side only: name the translation behind it, or a file that has both "
            "(TMX, XLIFF, PO, or a table of two columns)")
    return Parallel(source, target or source, tuple(units), _language(units, source))


def _lines(source: str, target: str, encodings: Encodings) -> list[Unit]:
    documents = read_both(source, target, encodings)
    spans = [unit_spans(each.text, True) for each in documents]
    if len(spans[0]) != len(spans[1]):
        raise CheckError(
            f"{source} has {len(spans[0])} lines and {target} has {len(spans[1])}, but they must "
            "answer each other line by line: `glossary align texts` puts texts together")
    return [
        Unit(number, documents[0].text[one.start:one.end], documents[1].text[two.start:two.end],
             "", one.start, two.start)
        for number, (one, two) in enumerate(zip(*spans), 1)]


def _keyed(source: str, target: str) -> list[Unit]:
    """Put the messages of two files together by their keys."""
    if not is_keyed(target):
        raise CheckError(f"{source} has keys and {target} has none: name two files of one kind")
    sides = [{name: texts[-1] for name, texts in read_messages(path)} for path in (source, target)]
    units = [Unit(number, text, sides[1][name], name)
             for number, (name, text) in enumerate(sides[0].items(), 1) if name in sides[1]]
    if not units:
        raise CheckError(
            f"{source} and {target} have no message in common: are they of one program?")
    return units


def _rows(path: str, encoding: str | None) -> list[Unit]:
    """Give the rows of a table; the column that comes first is the source."""
    columns = find_columns(read_table(path, encoding))
    first, second = sorted((columns.ko, columns.zh))
    return [Unit(row.number, row.cells[first], row.cells[second]) for row in columns.rows]


def _language(units: Sequence[Unit], path: str) -> str:
    """Tell the language of the source by the letters on both sides.

    >>> _language([Unit(1, '저고도', '低空')], 'a'), _language([Unit(1, '低空', '저고도')], 'a')
    ('ko', 'zh')
    """
    sides = ["".join(texts) for texts in (
        (unit.source for unit in units[:_LOOK]), (unit.target for unit in units[:_LOOK]))]
    korean = [sum(map(is_hangul, text)) for text in sides]
    chinese = [sum(map(is_hanzi, text)) for text in sides]
    for side, letters in zip(("source", "target"), map(sum, zip(korean, chinese))):
        if units and not letters:
            raise CheckError(
                f"{path}: the {side} has neither Hangul nor Hanzi: name two files whose messages "
                "have the same keys, or a file with both languages")
    is_korean = [one > other for one, other in zip(korean, chinese)]
    if is_korean[0] == is_korean[1] or not units:
        which = "Korean" if is_korean[0] else "Chinese"
        raise CheckError(
            f"{path}: one side must be Korean and the other Chinese, but both look {which}")
    return "ko" if is_korean[0] else "zh"
