"""Cells of a table: each text in its language, and numbers of concepts and documents as links."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from glossary.web.database import GlossaryDatabase

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

#: A longer text is cut.
LONGEST = 300


def cell(
    row: Any, value: Any, column: str, table: str | None, datasette: Any, database: str
) -> Markup | None:
    """Give what stands in the cell of *column*; None: what Datasette thinks best."""
    if not isinstance(datasette.databases.get(database), GlossaryDatabase):
        return None
    label = None
    if isinstance(value, dict):
        label, value = value.get("label"), value.get("value")
    if value is None or value == "":
        return None
    page = _PAGES.get(column) or (_OWN.get(table or "") if column == "id" else None)
    if page and isinstance(value, int):
        return _link(datasette.urls.path(f"/{page}/{value}"), value, label)
    if column in ("confidence", "score") and isinstance(value, float):
        return Markup(f"{value:.2f}")
    lang = _lang(row, column)
    if lang and isinstance(value, str):
        return Markup(f'<span lang="{escape(lang)}">{escape(_cut(value))}</span>')
    return None


def _link(href: str, number: int, label: object) -> Markup:
    text = Markup(number)
    if label and str(label) != str(number):
        text = Markup(f'<span lang="ko">{escape(_cut(str(label)))}</span>')
    return Markup(f'<a href="{escape(href)}">{text}</a>')


def _lang(row: Any, column: str) -> str | None:
    if column in ("text", "key"):
        try:
            return str(row["lang"])
        except (KeyError, IndexError):
            return None
    return LANGS.get(column)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
