"""Cells of a table: each text in its language, and numbers of concepts and documents as links."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

#: The language of a column, as ``lang`` has it (BCP 47). Of a gloss it is not known which Hanzi.
LANGS = {
    "ko": "ko", "reading": "ko", "example": "ko", "context": "ko", "title": "ko",
    "official_ko": "ko", "ko_forms": "ko",
    "zh": "zh", "zh_forms": "zh", "zh_restored": "zh", "context_zh": "zh",
    "zh_hans": "zh-Hans", "zh_hant": "zh-Hant", "pinyin": "zh-Latn-pinyin", "en": "en",
}

#: Columns that hold the number of a concept or a document, and the page that it has.
_PAGES = {"concept_id": "concept", "document_id": "document"}

#: What stands in a table of concepts or documents under this name has a page.
_OWN = {"concept": "concept", "document": "document"}

_TEXT = Markup('<span lang="{lang}">{text}</span>')
_LINK = Markup('<a href="{href}">{text}</a>')
_LABELLED = Markup('<a href="{href}"><span lang="ko">{label}</span></a>')

#: A longer text is cut.
LONGEST = 300


def cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Markup | None:
    """Give what stands in the cell of *column*; None: what Datasette thinks best."""
    label = None
    if isinstance(value, dict):
        label, value = value.get("label"), value.get("value")
    if value is None or value == "":
        return None
    page = _PAGES.get(column) or (_OWN.get(table or "") if column == "id" else None)
    if page and isinstance(value, int):
        href = datasette.urls.path(f"/{page}/{value}")
        if label and str(label) != str(value):
            return _LABELLED.format(href=href, label=_cut(str(label)))
        return _LINK.format(href=href, text=value)
    if column in ("confidence", "score") and isinstance(value, float):
        return escape(f"{value:.2f}")
    lang = _lang(row, column)
    if lang and isinstance(value, str):
        return _TEXT.format(lang=lang, text=_cut(value))
    return None


def _lang(row: Any, column: str) -> str | None:
    if column in ("text", "key"):
        try:
            return str(row["lang"])
        except (KeyError, IndexError):
            return None
    return LANGS.get(column)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
