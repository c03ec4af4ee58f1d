"""The formats, and what each of them can carry: the one place that says it.

The table in the README is made of this (`table`), and the tests hold each format to it. What a
format does not carry is lost on the way through it.
"""

from __future__ import annotations

from collections.abc import Sequence
from os.path import splitext
from typing import NamedTuple, Optional

from glossary.errors import TableError

#: What there is to carry. A *pair* is the preferred Korean and Chinese term; *grouping* tells which
#: terms are one concept; *context* is sentences of documents.
FIELDS = ("pair", "variants", "grouping", "english", "status", "kind", "confidence", "domain",
          "definition", "note", "example", "source", "context")

_ALL = frozenset(FIELDS)
_TBX = _ALL - {"kind", "confidence"}

#: What somebody who translates is to be offered.
GOOD = ("candidate", "approved")

#: All statuses.
EVERY = (*GOOD, "rejected", "forbidden")


class Format(NamedTuple):
    """A format: what it is called, by which endings it is known, what it carries.

    *reads* tells that it can be imported, *ways* that it has a direction, from Korean or to it,
    *bom* that a file begins with a byte-order mark, *statuses* what is written unless somebody asks
    for others, *contexts* how many sentences of a concept, None: all.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    carries: frozenset[str]
    reads: bool = False
    ways: bool = False
    binary: bool = False
    bom: bool = False
    statuses: tuple[str, ...] = GOOD
    contexts: Optional[int] = 1


#: By name.
FORMATS = {each.name: each for each in (
    Format("csv", "CSV with named columns", (".csv",), _ALL, reads=True, bom=True,
           statuses=EVERY),
    Format("tsv", "the same with tabs", (".tsv",), _ALL, reads=True, bom=True, statuses=EVERY),
    Format("xlsx", "XLSX for people, evidence on a second sheet", (".xlsx",), _ALL, reads=True,
           binary=True, statuses=EVERY, contexts=None),
    Format("jsonl", "JSON lines", (".jsonl", ".ndjson"), _ALL, reads=True, statuses=EVERY,
           contexts=None),
    Format("tbx2", "TBX 2 (martif): OmegaT, Weblate, most tools", (".tbx",), _TBX, reads=True),
    Format("tbx3", "TBX 3 (ISO 30042:2019), TBX-Basic, DCA", (), _TBX, reads=True),
    Format("omegat", "OmegaT glossary", (".txt", ".utf8"),
           frozenset(("pair", "variants", "note")), reads=True, ways=True),
    Format("tmx", "TMX 1.4b of aligned sentences; terms when read", (".tmx",),
           frozenset(("context",)), reads=True, contexts=None),
    Format("memoq", "memoQ term base, CSV", (),
           frozenset(("pair", "variants", "grouping", "english", "domain", "definition", "note",
                      "example")), reads=True, bom=True),
    Format("multiterm", "MultiTerm, CSV or XLSX by the ending", (),
           frozenset(("pair", "variants", "grouping", "english", "status", "domain", "definition",
                      "note", "example", "source")), reads=True, bom=True),
    Format("yomitan", "Yomitan dictionary", (".zip",),
           frozenset(("pair", "variants", "domain", "definition", "note", "context")),
           ways=True, binary=True),
    Format("anki", "Anki cards, text", (),
           frozenset(("pair", "domain", "definition", "note", "context")), ways=True),
)}


def format_of(path: str, name: str | None = None) -> Format:
    """Give the format of this *name*, or else that of the ending of *path*.

    Raises `TableError` where neither tells it.

    >>> format_of('terms.TBX').name, format_of('terms.tbx', 'tbx3').name
    ('tbx2', 'tbx3')
    """
    if name:
        return FORMATS[name]
    ending = splitext(path)[1].lower()
    for each in FORMATS.values():
        if ending in each.endings:
            return each
    known = ", ".join(end for each in FORMATS.values() for end in each.endings)
    raise TableError(
        f"{path} does not end in any of {known}: say by --format what it is")


def table(columns: Sequence[str] = FIELDS) -> str:
    """Give the table for people: a line for each format, in Markdown.

    >>> print(table(('pair', 'kind')).splitlines()[6])
    | `tbx2` | TBX 2 (martif): OmegaT, Weblate, most tools | `.tbx` | both | ● |  |
    """
    lines = [f"| format | what it is | ending | | {' | '.join(columns)} |",
             "|---|---|---|---|" + ":-:|" * len(columns)]
    for each in FORMATS.values():
        endings = ", ".join(f"`{end}`" for end in each.endings)
        way = "both" if each.reads else "out"
        marks = " | ".join("●" if column in each.carries else "" for column in columns)
        lines.append(f"| `{each.name}` | {each.title} | {endings} | {way} | {marks} |")
    return "\n".join(lines) + "\n"
