"""The report, and any other lines, as PDF, written by hand: pages of glyphs at places.

No font is embedded: a reader of text needs the table from codes to characters (ToUnicode) alone.
All glyphs but ASCII are as wide as the font is large, those half as wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.documents.forty import Report

#: A4, in points, and its margins.
WIDTH, HEIGHT, MARGIN = 595, 842, 70
SIZE, LEADING = 10.0, 16.0


class Piece(NamedTuple):
    """Glyphs in a row: where the first one begins, and how large they are."""

    x: float
    y: float
    text: str
    size: float = SIZE


def width(text: str, size: float = SIZE) -> float:
    """Give how wide a text is drawn."""
    return sum(size if char > "\x7f" else size / 2 for char in text)


def wrapped(text: str, room: float = WIDTH - 2 * MARGIN) -> list[str]:
    """Break a text after the last syllable that fits, as Korean is; a blank there is lost."""
    lines, line = [], ""
    for char in text:
        if width(line + char) > room and char not in ").,”’]":
            lines.append(line.rstrip())
            line = ""
        line += char if line or char != " " else ""
    return [*lines, line]


def column(
    lines: Iterable[str], top: float = HEIGHT - MARGIN, left: float = MARGIN, size: float = SIZE
) -> list[Piece]:
    """Set lines below each other."""
    return [Piece(left, top - number * LEADING, line, size) for number, line in enumerate(lines)]


def pdf(pages: Sequence[Sequence[Piece]], info: str = "", trailer: str = "") -> bytes:
    """Give a PDF file of *pages*; *info* and *trailer* are entries of these dictionaries."""
    chars = sorted({char for page in pages for piece in page for char in piece.text})
    code = {char: number for number, char in enumerate(chars, 1)}
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{_references(6, len(pages), 2)}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/Batang/Encoding/Identity-H/DescendantFonts"
        b"[<</Type/Font/Subtype/CIDFontType2/BaseFont/Batang/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/DW 1000/W[" + _narrow(code) + b"]/FontDescriptor<<"
        b"/Type/FontDescriptor/FontName/Batang/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>]/ToUnicode 4 0 R>>",
        _stream(_to_unicode(code)),
        f"<<{info}>>".encode()]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {7 + 2 * number} "
            "0 R/Resources<</Font<</F 3 0 R>>>>>>".encode())
        objects.append(_stream("\n".join(
            f"BT /F {piece.size} Tf 1 0 0 1 {piece.x} {piece.y} Tm "
            f"<{''.join(f'{code[char]:04x}' for char in piece.text)}> Tj ET" for piece in page)))
    return _file(objects, trailer)


def _references(first: int, count: int, step: int) -> str:
    return " ".join(f"{first + step * number} 0 R" for number in range(count))


def _narrow(code: dict[str, int]) -> bytes:
    return " ".join(f"{number}[500]" for char, number in code.items() if char <= "\x7f").encode()


def _to_unicode(code: dict[str, int]) -> str:
    pairs = [f"<{number:04x}> <{char.encode('utf-16-be').hex()}>" for char, number in code.items()]
    blocks = (pairs[start:start + 100] for start in range(0, len(pairs), 100))
    return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            + "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
                        for block in blocks)
            + "\nendcmap CMapName currentdict /CMap defineresource pop end end")


def _stream(content: str) -> bytes:
    data = content.encode()
    return f"<</Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return data + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size "
                   f"{len(objects) + 1}/Root 1 0 R/Info 5 0 R{trailer}>>\nstartxref\n{len(data)}\n"
                   "%%EOF\n").encode()


def build_pdf(report: Report) -> bytes:
    """Give the report on two pages with running heads, page numbers, a footnote and a table."""
    pages: list[list[Piece]] = [[Piece(MARGIN, HEIGHT - MARGIN, report.title, 16.0)], []]
    top = HEIGHT - MARGIN - 30.0
    for number, paragraph in enumerate(report.paragraphs):
        if number == report.noted + 1:
            note = column(wrapped("1) " + report.note), 90, size=8.0)
            pages[0] += note
            top = HEIGHT - MARGIN
        lines = wrapped(paragraph)
        pages[number > report.noted] += column(lines, top)
        top -= LEADING * (len(lines) + 0.6)
    for row in report.table:
        pages[1] += [Piece(x, top, cell) for x, cell in zip((MARGIN, 160, 360), row)]
        top -= LEADING
    for number, page in enumerate(pages, 1):
        page.append(Piece(MARGIN, HEIGHT - 30, report.publisher))
        page.append(Piece(WIDTH / 2, 30, f"- {number} -"))
    title = ("\ufeff" + report.title).encode("utf-16-be").hex()
    day = report.date.replace("-", "")
    return pdf(pages, f"/Title<{title}>/CreationDate(D:{day}090000+09'00')")
