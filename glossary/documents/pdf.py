"""PDF: the text in the order in which it was drawn, paragraphs whole, by PDFium.

PDFium (BSD) is what Chrome reads PDF files with: it reads Korean and Chinese fonts, mends a broken
table of objects, and is three to twelve times as fast as readers written in Python. A line is a
paragraph or cell: lines that the layout broke are joined, over columns and pages too; running heads
and page numbers do not stand between, and footnotes follow the paragraph. Characters that fonts
name by their radicals (⽣, U+2F63, for 生) become the Hanzi that they look like, and letters of
Hangul (NFD) syllables; compatibility ideographs stay. A page that is broken is passed over as long
as others have text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from unicodedata import normalize

from aligner.tables import rows
from glossary.documents.extracted import Extracted, Place
from glossary.documents.limits import TEXT
from glossary.documents.ooxml import named
from glossary.documents.pdf_joints import Break, Habit, habit, joint, together
from glossary.documents.pdf_lines import HYPHEN, Line, lines_of
from glossary.documents.pdf_pages import pages
from glossary.documents.pdf_paragraphs import Paragraph, paragraphs
from glossary.documents.text import title as first_line
from glossary.errors import DocumentError

#: Pages of a document that are read: as many as `limits.TEXT` has characters for.
PAGES = 30_000

_RADICAL = re.compile("[\u2e80-\u2fd5]")
_LETTERS = re.compile("[\u1100-\u11ff]+")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")

#: Room for a blank at the end of a line, in sizes of the font.
_ROOM = 0.35

#: The part of lines with a blank at their end in a file that keeps them; between words stand a
#: third of the breaks at least.
_KEPT = 0.2


def read(data: bytes, name: str) -> Extracted:
    """Read a PDF file. Raises `DocumentError`.

    >>> read(b'%PDF-1.7', 'a.pdf')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.pdf is broken, and no PDF that can be mended: get it again
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise DocumentError(_refusal(name, error)) from error
    try:
        found = list(paragraphs(pages(_lines(document, name))))
        title, made = _said(document, "Title"), _said(document, "CreationDate")
        count = len(document)
    finally:
        document.close()
    text, places = _joined(found)
    if not text:
        raise DocumentError(
            f"{name} has no text, only pictures (on {count} pages): run OCR on it first")
    day = _DATE.match(made)
    return Extracted(text, "utf-8", "pdf", named(title) or first_line(text),
                     "-".join(day.groups()) if day else None, places=places)


def _refusal(name: str, error: Exception) -> str:
    from pypdfium2 import raw

    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return f"{name} is encrypted: save it without a password"
    if code == raw.FPDF_ERR_SECURITY:
        return f"{name} is encrypted in a way that is not known: save it without protection"
    return f"{name} is broken, and no PDF that can be mended: get it again"


def _said(document: Any, key: str) -> str:
    """Give what the file says of itself; '' where that is half a character, or nothing."""
    try:
        return str(document.get_metadata_value(key))
    except ValueError:
        return ""


def _lines(document: Any, name: str) -> Iterator[Line]:
    from pypdfium2 import PdfiumError

    size, count = 0, min(len(document), PAGES)
    is_readable = not count
    for number in range(1, count + 1):
        try:
            page = document[number - 1]
            lines = lines_of(page, number)
            page.close()
        except PdfiumError:
            continue
        except OverflowError as error:
            raise DocumentError(f"{name}, page {number} has {error}: that is no page") from error
        is_readable = True
        size += sum(len(line.text) for line in lines)
        if size > TEXT:
            raise DocumentError(f"{name} has more than {TEXT >> 20} million characters: cut it up")
        for line in lines:
            line.text = folded(line.text)
            yield line
    if not is_readable:
        raise DocumentError(f"{name} is broken, it has no page that can be read: get it again")


def folded(text: str) -> str:
    """Give *text* with radicals as the Hanzi that they look like, and letters of Hangul (as PDF
    files made by macOS have them) as syllables.

    >>> folded('수학(⽣产⼒, ⻋)'), folded('\u1112\u1161\u11ab'), folded('\uf90a') == '\uf90a'
    ('수학(生产力, 车)', '한', True)
    """
    text = _LETTERS.sub(lambda found: normalize("NFC", found[0]), text)
    return _RADICAL.sub(lambda found: _radicals().get(found[0], found[0]), text)


@cache
def _radicals() -> dict[str, str]:
    return {radical: hanzi for radical, hanzi in rows("radicals.tsv", 2)}


def _joined(found: list[Paragraph]) -> tuple[str, tuple[Place, ...]]:
    """Give the text of paragraphs, and where each page begins, in a paragraph or before it."""
    known, keeps_blanks = _habit(found), _keeps_blanks(found)
    texts: list[str] = []
    places: list[Place] = []
    start = 0
    for paragraph in found:
        parts: list[str] = []
        for last, line in zip([None, *paragraph], paragraph):
            if last is not None:
                both = together(parts[-1], line.text, _blank(last, line, known, keeps_blanks))
                start += len(both) - len(line.text) - len(parts[-1])
                parts[-1] = both[:len(both) - len(line.text)]
            parts.append(line.text)
            label = f"page {line.page}"
            if not places or places[-1].label != label:
                places.append(Place(start, label))
            start += len(line.text)
        texts.append("".join(parts).replace(HYPHEN, "-"))
        start += 1
    return "\n".join(texts), tuple(places)


def _habit(found: list[Paragraph]) -> Habit:
    return habit(
        (line.text for paragraph in found for line in paragraph),
        (Break(last.text, line.text, (last.edge - last.right) / last.size, last.is_blank)
         for paragraph in found for last, line in zip(paragraph, paragraph[1:])))


def _keeps_blanks(found: list[Paragraph]) -> bool:
    """Tell whether the file has blanks at the ends of lines, as some programs write them."""
    told = [line.is_blank for paragraph in found for line in paragraph[:-1]]
    return sum(told) > len(told) * _KEPT


def _blank(last: Line, line: Line, known: Habit, keeps_blanks: bool) -> str:
    """Give what stood between two lines: what the file says, or else what they look like."""
    if last.is_blank:
        return " "
    if keeps_blanks and known.split is not False and last.edge - last.right > _ROOM * last.size:
        return ""
    return joint(last.text, line.text, known)
