"""Marked-up text as lines: a block is a line, what is inline joins what stands beside it.

    <p>중국 핑안<b>그룹</b>(平安<wbr>集团)</p><td>둘<br>셋</td>      중국 핑안그룹(平安集团)
                                                               둘
                                                               셋

A ruby annotation is dropped, since it says how the text below it is read; but Hanzi above Hangul
are a gloss, and stand behind it in brackets. A raised mark that leads to a note is dropped as well:
it would part a term from its bracket. Sources: HTML Standard, sections 4.5.10 (ruby), 15.3
(which elements are blocks); CSS Text Level 3, section 4.1 (white space).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from aligner.text import has_hangul, has_hanzi

from glossary.documents.lines import Lines

#: Elements that end the line before them and their own: of HTML, and of trafilatura's trees.
_BLOCKS = frozenset((
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html input "
    "label legend li main menu nav ol option p pre search section select summary table tbody td "
    "textarea tfoot th thead tr ul video cell code head item list quote row").split())

#: Elements that a reader of the page does not see, or that are no text.
_UNSEEN = ("head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object",
           "audio", "canvas", "datalist", "rp")

#: Characters of a raised text that are looked at.
_LONGEST = 20

_BREAKS = ("br", "lb")
_SPACE = re.compile("[ \t\n\r\f]+")

#: A line end of the source between two characters that are set without spaces.
_WRAPPED = re.compile("(?<=[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff])[ \t]*\r?\n[ \t]*"
                      "(?=[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff])")

_SOFT_HYPHEN = "\xad"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: What a raised mark of a note looks like, where it is no power of a number: [1], 1), 주1, *.
_MARK = re.compile(r"\s*(?:\[[^][]{1,8}\]|[([]?주?\s?\d{1,3}[)\]]|주\s?\d{1,3}|[*†‡※]{1,3})\s*")


def tidy(root: Any) -> None:
    """Take out of a tree of HTML what is not text, and what breaks words that are seen whole."""
    from lxml import etree

    for ruby in list(root.iter("ruby")):
        _read_ruby(ruby)
    for raised in list(root.iter("sup")):
        if _leads_to_note(raised):
            raised.tag = "rp"
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    etree.strip_tags(root, "wbr", "ruby", "rb", "rbc", etree.Comment, etree.ProcessingInstruction)
    for element in root.iter():
        for part in ("text", "tail"):
            text = getattr(element, part)
            if text and (_SOFT_HYPHEN in text or "\n" in text):
                setattr(element, part, _legal(_WRAPPED.sub("", text.replace(_SOFT_HYPHEN, ""))))


def _legal(text: str) -> str:
    """Leave out what a page can hold, by &#1; or as it stands, but a tree does not take again."""
    return _ILLEGAL.sub("", text)


def add_lines(root: Any, lines: Lines) -> None:
    """Add the lines of a tree; each is in the paragraph or in the table of its number."""
    counts = {"paragraph": 0, "table": 0}
    tables: list[int] = []  # those that are open
    for block, is_open in _blocks(root):
        if block == "table":
            if is_open:
                counts["table"] += 1
                tables.append(counts["table"])
            elif tables:
                tables.pop()
        elif block.strip():
            counts["paragraph"] += not tables
            label = f"table {tables[-1]}" if tables else f"paragraph {counts['paragraph']}"
            lines.add(block, label)


def _blocks(root: Any) -> Iterator[tuple[str, bool]]:
    """Yield the text of blocks, and 'table' where one begins (True) and ends (False)."""
    from lxml import etree

    parts: list[str] = []
    preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag, is_start = element.tag, event == "start"
        if tag in _BLOCKS:
            yield _joined(parts), False
            parts = []
        if tag in ("pre", "textarea"):
            preformatted += 1 if is_start else -1
        if tag == "table":
            yield tag, is_start
        if tag in _BREAKS and is_start:
            parts.append("\v")  # no white space of HTML, and a line end to `Lines`
        text = element.text if is_start else element.tail if element is not root else None
        parts.append((text or "").replace("\n", "\v") if preformatted else text or "")
    yield _joined(parts), False


def _joined(parts: list[str]) -> str:
    return _SPACE.sub(" ", "".join(parts))


def _leads_to_note(raised: Any) -> bool:
    leads = any("#" in (link.get("href") or "") for link in raised.iter("a"))
    return leads or bool(_MARK.fullmatch("".join(raised.itertext())[:_LONGEST]))


def _read_ruby(ruby: Any) -> None:
    """Drop the annotations of a ruby; put Hanzi above Hangul in brackets behind it."""
    base, notes = _base(ruby), []
    for note in list(ruby.iter("rt", "rtc")):
        notes.append("".join(note.itertext()))
        note.text, note.tag = "", "rp"
        for child in list(note):
            note.remove(child)
    said = "".join("".join(notes).split())
    if has_hangul(base) and not has_hanzi(base) and has_hanzi(said) and not has_hangul(said):
        ruby.tail = _legal(f"({said}){ruby.tail or ''}")


def _base(ruby: Any) -> str:
    """Give the text of a ruby without annotations."""
    from lxml import etree

    parts = etree.XPath(
        "descendant::text()[not(ancestor::rt or ancestor::rtc or ancestor::rp)]")(ruby)
    return "".join(map(str, parts))
