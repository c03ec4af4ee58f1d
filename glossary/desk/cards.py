"""A text as a page whose terms show a card when the pointer or the keyboard comes to them.

The page needs nothing beside itself: no script, no font, no picture from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from glossary.desk.glossing import Marked, Term
from glossary.entries import Entry
from glossary.false_friends import caution

#: The languages of the page's text, as HTML has them.
_LANGS = {"ko": "ko", "zh": "zh"}


def page(documents: Iterable[Marked]) -> str:
    """Give the page of *documents*, one below the other.

    >>> print(page([Marked('a<b>.txt', '1 < 2', 'ko', [])]).split('<body>')[1])
    <BLANKLINE>
    <h2>a&lt;b&gt;.txt</h2>
    <div class="text" lang="ko">1 &lt; 2</div>
    </body></html>
    <BLANKLINE>
    """
    listed = list(documents)
    title = escape(listed[0].name if len(listed) == 1 else f"{len(listed)} documents")
    body = "\n".join(
        f'<h2>{escape(each.name)}</h2>\n<div class="text" lang="{_LANGS[each.lang]}">'
        f"{_marked(each)}</div>" for each in listed)
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANGS[listed[0].lang]}"><head><meta charset="utf-8">'
        f"<title>{title}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n")


def _marked(document: Marked) -> str:
    parts, at = [], 0
    for term in document.terms:
        start, end = term.mention.start, term.mention.end
        parts.append(escape(document.text[at:start]))
        parts.append(_term(term))
        at = end
    parts.append(escape(document.text[at:]))
    return "".join(parts)


def _term(term: Term) -> str:
    cards = "".join(_card(entry) for entry in term.entries)
    cards += "".join(
        f'<span class="card">{escape(caution(friend))}</span>' for friend in term.friends)
    return (f'<span class="term {term.status}" tabindex="0">{escape(term.text)}'
            f'<span class="cards" role="tooltip" lang="en">{cards}</span></span>')


def _card(entry: Entry) -> str:
    forms = "".join(
        f'<span lang="{lang}">{escape(form)}</span> ' for lang, form in (
            ("ko", entry.ko), ("zh-Hans", entry.zh_hans),
            ("zh-Hant", entry.zh_hant if entry.zh_hant != entry.zh_hans else ""),
            ("en", entry.en)) if form)
    said = f"#{entry.concept_id}, {entry.status}, {entry.confidence:.2f}"
    lines = [f"<b>{forms.strip()}</b>"]
    if entry.pinyin:
        lines.append(f'<i lang="zh-Latn-pinyin">{escape(entry.pinyin)}</i>')
    lines.append(escape(said))
    if entry.note:
        lines.append(escape(entry.note))
    return f'<span class="card">{"<br>".join(lines)}</span>'


_STYLE = """
:root { color-scheme: light dark; }
body { font-family: system-ui, sans-serif; margin: 1rem auto; max-width: 50rem; padding: 0 1rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.8; margin-bottom: 12rem; }
[lang=ko] { font-family: "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo",
            "Malgun Gothic", sans-serif; }
[lang=zh], [lang=zh-Hans] { font-family: "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC",
            "Microsoft YaHei", sans-serif; }
[lang=zh-Hant] { font-family: "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC",
            "Microsoft JhengHei", sans-serif; }
.term { position: relative; border-bottom: 2px dotted #38a; cursor: help; }
.term.approved { border-bottom: 2px solid #2a7; }
.term.forbidden { border-bottom: 2px wavy #c33; text-decoration: line-through #c33; }
.term.false-friend { border-bottom: 2px dotted #b70; }
.cards { display: none; position: absolute; inset-block-start: 100%; inset-inline-start: 0;
         z-index: 1; width: max-content; max-width: 20rem; line-height: 1.4; font-size: .9rem;
         background: Canvas; color: CanvasText; border: 1px solid #888; border-radius: .4rem;
         padding: .4rem .6rem; white-space: normal; text-decoration: none; }
.card { display: block; }
.card + .card { border-top: 1px solid #8886; margin-top: .4rem; padding-top: .4rem; }
.term:hover .cards, .term:focus .cards { display: block; }
"""
