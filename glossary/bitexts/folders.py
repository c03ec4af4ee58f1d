"""Which file of one folder belongs to which of the other: by its path, or by what it is called.

``news/a.txt`` belongs to ``news/a.txt``, and ``report.ko.txt`` or ``report_kr.md`` to
``report.zh.txt``, ``report-cn.txt`` or ``report.txt``: the mark of the language and the ending
may differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from glossary.documents import find_documents, printable
from glossary.errors import DocumentError

_MARK = re.compile(
    r"(?i)[._\- ](ko|kr|kor|korean|ko[_-]kr|"
    r"zh|cn|chs|cht|zho|chi|chinese|zh[_-](cn|tw|hans|hant))$")


class Pair(NamedTuple):
    """Two files that belong together, and the name of what comes of them, without an ending."""

    name: str
    ko: Path
    zh: Path


class Paired(NamedTuple):
    """The pairs of two folders, and the files that have no counterpart, as messages."""

    pairs: list[Pair]
    alone: list[str]


def pair_files(ko: Path, zh: Path) -> Paired:
    """Pair two files, or the files of two folders. Raises `DocumentError`."""
    for path in (ko, zh):
        if not path.is_dir():
            find_documents([path])  # refuses what does not exist
    if ko.is_dir() != zh.is_dir():
        raise DocumentError(
            f"{printable(ko)} and {printable(zh)} are a folder and a file: name two files or "
            "two folders")
    if not ko.is_dir():
        return Paired([Pair(_name(Path(ko.name)), ko, zh)], [])
    sides = _named(ko), _named(zh)
    names = sorted(sides[0].keys() & sides[1].keys())
    alone = [
        f"{printable(files[name])} has no counterpart in {printable(other)}"
        for files, others, other in ((*sides, zh), (*sides[::-1], ko))
        for name in sorted(files.keys() - others.keys())
    ]
    if not names:
        raise DocumentError(
            f"no file in {printable(ko)} is called like one in {printable(zh)}: like names belong "
            "together, such as a.txt and a.txt, or a.ko.txt and a.zh.txt")
    return Paired([Pair(name, sides[0][name], sides[1][name]) for name in names], alone)


def _named(folder: Path) -> dict[str, Path]:
    """Give the files of *folder* by name; those that share one are told apart by their ending."""
    found: dict[str, list[Path]] = defaultdict(list)
    for file in find_documents([folder]):
        found[_name(file.relative_to(folder))].append(file)
    return {
        name if len(files) == 1 else file.relative_to(folder).as_posix(): file
        for name, files in found.items() for file in files
    }


def _name(path: Path) -> str:
    """Give the name without ending and mark of the language.

    >>> _name(Path('news/report.ko.txt')), _name(Path('report-zh_CN.md')), _name(Path('ko.txt'))
    ('news/report', 'report', 'ko')
    """
    return path.with_name(_MARK.sub("", path.stem) or path.stem).as_posix()
