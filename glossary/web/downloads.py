"""The files in which the pages hand the glossary out: their formats, names and addresses.

    /-/export/tbx2.tbx?status=approved&kind=mixed  →  glossary-approved-mixed.tbx
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from glossary.formats.carried import FORMATS, Format
from glossary.lookup.queue import KINDS, STATUSES, Kind, Status
from glossary.web.tally import Tally

#: Concepts in a file: what a server makes in half a minute. On two busy cores, out of a million,
#: 8,000 a second were measured as text and 400 as a workbook.
MOST, MOST_ROWS = 200_000, 5_000

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: The types of the files by their endings (IANA media types; XML by RFC 7303).
TYPES = {
    "csv": "text/csv; charset=utf-8", "tsv": "text/tab-separated-values; charset=utf-8",
    "jsonl": "application/x-ndjson", "tbx": "application/xml", "tmx": "application/xml",
    "txt": "text/plain; charset=utf-8", "xlsx": _WORKBOOK, "zip": "application/zip",
}

#: The files by name, in the order of the page; their labels are ``export.`` and the format.
FILES = ("xlsx.xlsx", "omegat.txt", "tbx2.tbx", "tbx3.tbx", "memoq.csv", "multiterm.xlsx",
         "multiterm.csv", "csv.csv", "tsv.tsv", "jsonl.jsonl", "tmx.tmx", "yomitan.zip",
         "anki.txt")

#: What of a file's name says which of two formats with one ending it is.
_TOLD = ("tbx3", "memoq", "multiterm", "anki")


class Part(NamedTuple):
    """What of the glossary is wanted; None: any status that suits the format, any kind.

    >>> Part.read({'status': 'approved', 'kind': 'nonsense'})
    Part(status='approved', kind=None)
    """

    status: Status | None = None
    kind: Kind | None = None

    @classmethod
    def read(cls, args: Mapping[str, str]) -> Part:
        """Read it of the parameters of an address."""
        return cls(
            next((each for each in STATUSES if each == args.get("status")), None),
            next((each for each in KINDS if each == args.get("kind")), None))

    def given(self) -> dict[str, str]:
        """Give what is asked for, as parameters."""
        return {name: value for name, value in self._asdict().items() if value}

    def size(self, tally: Tally, form: Format) -> int:
        """Count its concepts."""
        statuses = (self.status,) if self.status else form.statuses
        kind = {"kind": self.kind} if self.kind else {}
        return sum(tally.rows("concept", {"status": each, **kind}) or 0 for each in statuses)


class Download(NamedTuple):
    """A file of the glossary: its format and ending, what is in it, and which way it leads."""

    form: Format
    ending: str
    part: Part = Part()
    way: str = "ko-zh"

    @property
    def most(self) -> int:
        """The concepts that it may have."""
        return MOST_ROWS if self.ending == "xlsx" else MOST

    def address(self) -> str:
        """Give the path that hands it out, below that of the site.

        >>> Download(FORMATS['omegat'], 'txt', Part('approved'), 'zh-ko').address()
        '/-/export/omegat.txt?status=approved&direction=zh-ko'
        """
        given = self.part.given() | ({"direction": self.way} if self.way != "ko-zh" else {})
        return f"/-/export/{self.form.name}.{self.ending}" + (f"?{urlencode(given)}" * bool(given))

    def file(self, stem: str) -> str:
        """Give the name of the file.

        >>> Download(FORMATS['tbx3'], 'tbx', Part('approved', 'mixed')).file('terms')
        'terms-tbx3-approved-mixed.tbx'
        """
        told = (self.form.name,) if self.form.name in _TOLD else ()
        way = (self.way,) if self.form.ways and self.way != "ko-zh" else ()
        return "-".join((stem, *told, *way, *self.part.given().values())) + f".{self.ending}"

    def command(self) -> str:
        """Give the command that writes it.

        >>> Download(FORMATS['tbx3'], 'tbx', Part(kind='mixed')).command()
        'glossary export glossary-tbx3-mixed.tbx --format tbx3 --kind mixed'
        """
        given = {"format": self.form.name, **self.part.given()}
        if self.way != "ko-zh":
            given["direction"] = self.way
        options = (f"--{name} {value}" for name, value in given.items())
        return " ".join(("glossary export", self.file("glossary"), *options))


class Link(NamedTuple):
    """A file as a page names it: its label, its address, and that of the other direction."""

    label: str
    href: str
    back: str


def find(name: str, args: Mapping[str, str]) -> Download | None:
    """Give the download of this file name and these parameters; None: there is none.

    >>> find('tbx2.tbx', {}).form.name, find('tbx2.csv', {}), find('../x', {})
    ('tbx2', None, None)
    """
    if name not in FILES:
        return None
    form, _, ending = name.partition(".")
    back = FORMATS[form].ways and args.get("direction") == "zh-ko"
    return Download(FORMATS[form], ending, Part.read(args), "zh-ko" if back else "ko-zh")


def links(datasette: Any, args: Mapping[str, str] | None = None) -> list[Link]:
    """Give the links to the files of what a page shows, by its parameters.

    Only those that can be made: without openpyxl no workbooks.
    """
    # MultiTerm reads workbooks and tables; one of them is enough.
    left_out = "multiterm.csv" if find_spec("openpyxl") else ".xlsx"
    found = [find(name, args or {}) for name in FILES if not name.endswith(left_out)]
    return [
        Link(each.form.name, datasette.urls.path(each.address()),
             datasette.urls.path(each._replace(way="zh-ko").address()) if each.form.ways else "")
        for each in found if each
    ]


def disposition(name: str) -> str:
    """Have the browser keep an answer as a file of this name (RFC 6266).

    >>> disposition('terms.tbx'), disposition('용어.tbx')[:38]
    ('attachment; filename="terms.tbx"', 'attachment; filename="glossary.tbx"; f')
    """
    if re.fullmatch(r"[\w.-]+", name, re.ASCII):
        return f'attachment; filename="{name}"'
    plain = "glossary" + name[name.rfind("."):]
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
