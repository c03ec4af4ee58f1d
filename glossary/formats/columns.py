"""An entry as a row with named columns, and back: what CSV, TSV and XLSX have in common.

Several terms in a cell are parted by ``; ``, a semicolon in a term has a backslash before it.
Tables of other programs name their columns otherwise; `ALIASES` knows the usual names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from glossary.entries import SAID
from glossary.errors import TableError
from glossary.exchange.decisions import status_of, window
from glossary.formats.entry import ConceptEntry, EntryTerm
from glossary.lookup.queue import KINDS

#: The columns of the preferred terms and of the others, by language.
FORMS = {"ko": "ko", "zh-Hans": "zh_hans", "zh-Hant": "zh_hant", "en": "en"}
VARIANTS = {lang: f"{column}_variants" for lang, column in FORMS.items()}

COLUMNS = (
    "id", *FORMS.values(), "status", "domain", "definition", "note", *VARIANTS.values(), "damaged",
    "pinyin", "reading", "kind", "confidence", "seen", "example", "example_zh", "source",
)

#: What the same columns are called elsewhere, in lower case with blanks for underscores.
ALIASES = {
    "ko": ("korean", "ko-kr", "한국어", "국어", "韩语", "韩文", "korean term", "korean south korea"),
    "zh_hans": (
        "chinese", "zh", "zh-cn", "zh-hans", "중국어", "中文", "简体", "简体中文", "chinese simplified",
        "chinese (simplified)", "chinese prc", "chinese (prc)", "간체", "simplified", "汉语"),
    "zh_hant": (
        "zh-tw", "zh-hk", "zh-hant", "繁體", "繁體中文", "chinese traditional", "번체", "traditional",
        "chinese (traditional)", "chinese taiwan", "chinese (taiwan)", "chinese (taiwan province)"),
    "en": ("english", "en-us", "en-gb", "영어", "英语", "english united states"),
    "id": ("entry id", "concept id", "concept_id", "번호"),
    "domain": ("subject", "subject field", "field", "entry domain", "entry subject", "분야", "领域"),
    "definition": ("정의", "定义", "korean def", "chinese prc def"),
    "note": ("notes", "comment", "remark", "entry note", "비고", "메모", "备注"),
    "example": ("context", "usage", "term example", "예문", "例句"),
    "source": ("출처", "来源", "reference"),
    "status": ("상태", "状态"),
}

_OF = {name: column for column, names in ALIASES.items() for name in (column, *names)}
_OF.update({column: column for column in COLUMNS})

#: A semicolon between terms, full-width as well, or the bar that MultiTerm has, or a line end; what
#: has a backslash before it is none.
_BETWEEN = re.compile(r"\\.|([;；|\n])", re.DOTALL)


def column_of(name: str) -> str | None:
    """Give the column that a name of any table means; None: none that is known.

    >>> column_of('Chinese_PRC'), column_of('한국어'), column_of('zh_hans_variants'), column_of('x')
    ('zh_hans', 'ko', 'zh_hans_variants', None)
    """
    name = name.strip().lower()
    return _OF.get(name) or _OF.get(" ".join(name.replace("_", " ").split()))


def joined(terms: Iterable[str]) -> str:
    r"""Give several terms as one cell.

    >>> joined(['저공 경제', 'a;b']), parted(joined(['저공 경제', 'a;b', 'c\\']))
    ('저공 경제; a\\;b', ['저공 경제', 'a;b', 'c\\'])
    """
    return "; ".join(re.sub(r"[\\;；|]", r"\\\g<0>", term) for term in terms)


def parted(cell: str) -> list[str]:
    """Give the terms of a cell."""
    found, start = [], 0
    for match in _BETWEEN.finditer(cell):
        if match[1]:
            found.append(cell[start:match.start()])
            start = match.end()
    found.append(cell[start:])
    texts = (re.sub(r"\\([\\;；|])", r"\1", text).strip() for text in found)
    return list(dict.fromkeys(filter(None, texts)))


def example_of(entry: ConceptEntry) -> tuple[str, str, str]:
    """Give an example of a concept in Korean and in Chinese, and where it is from.

    What a person or a file gave comes before what documents print.
    """
    if entry.example or not entry.contexts:
        return entry.example, "", entry.source
    first = entry.contexts[0]
    return (window(first.text, first.ko, first.zh), first.text_zh, entry.source or first.source)


def row_of(entry: ConceptEntry) -> dict[str, str]:
    """Give the cells of an entry by column."""
    cells = {
        "id": entry.number, "status": entry.status, "domain": entry.domain,
        "definition": entry.definition, "note": entry.note, "kind": entry.kind,
        "confidence": "" if entry.confidence is None else f"{entry.confidence:.2f}",
        "seen": str(entry.seen),
        "damaged": joined(t.text for t in entry.terms if t.role == "damaged"),
    }
    for lang in FORMS:
        cells[FORMS[lang]] = entry.preferred(lang)
        cells[VARIANTS[lang]] = joined(
            t.text for t in entry.terms if t.lang == lang and t.role == "variant")
    hanzi = [t for t in entry.terms if t.lang.startswith("zh") and t.role == "preferred"]
    cells["pinyin"], cells["reading"] = (hanzi[0].pinyin, hanzi[0].reading) if hanzi else ("", "")
    cells["example"], cells["example_zh"], cells["source"] = example_of(entry)
    return cells


def entry_of(cells: Mapping[str, str]) -> ConceptEntry:
    """Give the entry of a row by its columns; raises `TableError` with what is wrong in it."""
    terms = []
    for lang, column in FORMS.items():
        # Others write several terms into the column of the preferred one.
        own = parted(cells.get(column, "")) if VARIANTS[lang] not in cells else [
            text for text in [cells.get(column, "").strip()] if text]
        terms += [EntryTerm(lang, text, "variant" if at else "preferred")
                  for at, text in enumerate(own)]
        terms += [EntryTerm(lang, text) for text in parted(cells.get(VARIANTS[lang], ""))]
    said: dict[str, Any] = {name: cells[name] for name in SAID if cells.get(name)}
    entry = ConceptEntry(
        tuple(terms), cells.get("id", "").strip().lstrip("#"), status=_status(cells), **said)
    kind = cells.get("kind", "").strip().lower()
    return replace(entry, kind=kind if kind in KINDS else "", confidence=_share(cells))


def _status(cells: Mapping[str, str]) -> str:
    cell = cells.get("status", "").strip()
    status = status_of(cell) if cell else ""
    if status is None:
        raise TableError(
            f"status {cell[:40]!r} is none of candidate, approved, rejected, forbidden")
    return status


def _share(cells: Mapping[str, str]) -> float | None:
    try:
        share = float(cells.get("confidence", ""))
    except ValueError:
        return None
    return share if 0 <= share <= 1 else None
