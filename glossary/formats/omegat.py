"""OmegaT's glossary: UTF-8, three columns parted by tabs, term, translation, comment.

A line that begins with # is passed over there, so a term that does so cannot be had. A concept has
a line for each of its pairs: OmegaT shows all translations of a term together, and looks variants
up like any other. Source of the rules: OmegaT's manual, "Glossaries", and its reader of such files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from glossary.exchange.output import Writer
from glossary.formats.entry import ConceptEntry

#: The two languages in the order of a project.
WAYS = ("ko-zh", "zh-ko")


def pairs(entry: ConceptEntry, way: str = "ko-zh", lang: str = "zh-Hans") -> Iterator[
        tuple[str, str]]:
    """Give the pairs of an entry, the preferred one first.

    Of Chinese translations those in the script *lang* alone are given, where there are any; a
    Chinese source has both scripts.
    """
    korean = entry.usable("ko")
    if way == "zh-ko":
        yield from product(entry.usable("zh"), korean)
    else:
        yield from product(korean, entry.usable(lang) or entry.usable("zh"))


def comment(entry: ConceptEntry) -> str:
    """Give what a translator is shown below a term: its note, or else its definition."""
    return " ".join((entry.note or entry.definition).split())


def write_omegat(
    entries: Iterable[ConceptEntry], stream: Writer, way: str = "ko-zh", lang: str = "zh-Hans"
) -> int:
    r"""Write a line for each pair; give how many concepts.

    >>> from io import StringIO
    >>> from glossary.formats.entry import EntryTerm
    >>> entry = ConceptEntry((EntryTerm('ko', '우전', 'preferred'), EntryTerm('zh-Hans', '乌镇')),
    ...                      note='물의\n마을')
    >>> stream = StringIO()
    >>> write_omegat([entry], stream), stream.getvalue()
    (1, '우전\t乌镇\t물의 마을\n')
    """
    rows = 0
    for rows, entry in enumerate(entries, 1):
        for source, target in pairs(entry, way, lang):
            if not source.startswith("#"):
                stream.write("\t".join((source, target, comment(entry))) + "\n")
    return rows
