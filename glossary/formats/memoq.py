"""A term base of memoQ as CSV: fields of the entry, then of each language and each of its terms.

The columns of a term stand as often as the concept with most terms needs them. Source: memoQ
documentation, "Term base in CSV format" of its web service.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary.exchange.delimited import table_writer
from glossary.exchange.output import Writer
from glossary.formats.columns import example_of
from glossary.formats.entry import ConceptEntry

#: How memoQ calls the languages.
LANGUAGES = {"ko": "Korean", "zh-Hans": "Chinese_PRC", "zh-Hant": "Chinese_Taiwan",
             "en": "English"}

_ENTRY = ("Entry_ID", "Entry_Subject", "Entry_Domain", "Entry_ClientID", "Entry_ProjectID",
          "Entry_Created", "Entry_Creator", "Entry_LastModified", "Entry_Modifier", "Entry_Note")

#: A term matches whatever its case, and with a particle behind it.
_INFO = "CasePermissive;HalfPrefix"


def write_memoq(entries: Iterable[ConceptEntry], stream: Writer, most: int = 6) -> int:
    """Write a row for each entry, with the first *most* terms of each language; give how many."""
    write = table_writer(stream, ",")
    write([*_ENTRY, *(name for language in LANGUAGES.values() for name in (
        f"{language}_Def", *(language, "Term_Info", "Term_Example") * most))])
    rows = 0
    for rows, entry in enumerate(entries, 1):
        write([entry.number, "", entry.domain, *[""] * 6, entry.note, *_languages(entry, most)])
    return rows


def _languages(entry: ConceptEntry, most: int) -> Iterator[str]:
    example = example_of(entry)[0]
    for lang in LANGUAGES:
        yield entry.definition if lang == "ko" else ""
        terms = entry.usable(lang)[:most]
        for at in range(most):
            term = terms[at] if at < len(terms) else ""
            yield from (term, _INFO if term else "", example if lang == "ko" and not at else "")
