"""The report as files of Hancom's word processor, with a header, a hidden comment and text deleted
under change tracking whose glosses must not come out."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from datetime import datetime
from html import escape

from glossary.documents.limits import zipped

from tests.documents.compound import compound
from tests.documents.forty import Report

#: A gloss that no reader may find.
DECOY = "숨은설명(隐藏说明)"

HEAD, TEXT, CONTROL, LIST = 66, 67, 71, 72


def record(tag: int, level: int, data: bytes) -> bytes:
    """Give a record of HWP 5."""
    size = min(len(data), 0xFFF)
    more = struct.pack("<I", len(data)) if size == 0xFFF else b""
    return struct.pack("<I", tag | level << 10 | size << 20) + more + data


def control(code: int, name: str) -> str:
    """Give the eight code units that stand in a paragraph for what hangs on it."""
    high, low = name[:2], name[2:]
    return "".join(map(chr, (
        code, ord(low[0]) << 8 | ord(low[1]), ord(high[0]) << 8 | ord(high[1]), 0, 0, 0, 0, code)))


def paragraph(text: str, level: int = 0, hung: bytes = b"") -> bytes:
    """Give the records of a paragraph; *hung* are those of what hangs on it."""
    return (record(HEAD, level, bytes(22)) + record(TEXT, level + 1, (text + "\r").encode(
        "utf-16-le", "surrogatepass")) + hung)


def hung(name: str, *texts: str, level: int = 1) -> bytes:
    """Give the records of a table, note or header, each of whose cells has one paragraph."""
    cells = (record(LIST, level + 1, bytes(8)) + paragraph(text, level + 1) for text in texts)
    return record(CONTROL, level, name[::-1].encode() + bytes(12)) + b"".join(cells)


def section(report: Report) -> bytes:
    """Give the records of the report."""
    parts = [paragraph(
        control(2, "secd") + control(16, "head") + report.title + control(15, "tcmt"),
        hung=record(CONTROL, 1, b"dces" + bytes(32)) + hung("head", DECOY) + hung("tcmt", DECOY))]
    for number, text in enumerate(report.paragraphs):
        if number == report.noted:
            noted = text.replace("(", control(17, "fn  ") + "(", 1)
            parts.append(paragraph(noted, hung=hung(
                "fn  ", control(18, "atno") + " " + report.note)))
        else:
            parts.append(paragraph(text))
    cells = [cell for row in report.table for cell in row]
    parts.append(paragraph(control(11, "tbl "), hung=hung("tbl ", *cells)))
    return b"".join(parts)


def hwp(content: bytes, properties: int = 1, streams: Mapping[str, bytes] = {}) -> bytes:
    """Give a file of HWP 5 with one section, deflated if the properties say so."""
    if properties & 1:
        packing = zlib.compressobj(9, zlib.DEFLATED, -15)
        content = packing.compress(content) + packing.flush()
    head = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, properties)
    return compound({"FileHeader": head.ljust(256, b"\0"), "BodyText/Section0": content, **streams})


def properties(title: str, date: str) -> bytes:
    """Give the property set of a title and the time of saving."""
    text = title + "\0"
    days = datetime.fromisoformat(date) - datetime(1601, 1, 1)
    values = [(2, struct.pack("<II", 31, len(text)) + text.encode("utf-16-le")),
              (13, struct.pack("<IQ", 64, days.days * 864_000_000_000))]
    heads, body = b"", b""
    for key, value in values:
        heads += struct.pack("<II", key, 8 + 8 * len(values) + len(body))
        body += value
    start = struct.pack("<HHI16xI16xI", 0xFFFE, 0, 0, 1, 48)
    return start + struct.pack("<II", 8 + len(heads + body), len(values)) + heads + body


def build_hwp(report: Report) -> bytes:
    """Give the report in HWP 5."""
    summary = {"\x05HwpSummaryInformation": properties(report.title, report.date)}
    return hwp(section(report), 1, summary)


_NAMES = " ".join(f'xmlns:{prefix}="http://www.hancom.co.kr/hwpml/2011/{name}"'
                  for prefix, name in (("hp", "paragraph"), ("hs", "section")))

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata><opf:title>{title}</opf:title>
<opf:meta name="CreatedDate" content="text">2011-01-01T00:00:00Z</opf:meta>
<opf:meta name="ModifiedDate" content="text">{date}T06:51:12Z</opf:meta></opf:metadata>
<opf:manifest><opf:item id="a" href="Contents/section1.xml"/>
<opf:item id="b" href="Contents/section0.xml"/></opf:manifest>
<opf:spine><opf:itemref idref="a"/><opf:itemref idref="b"/></opf:spine></opf:package>"""


def xml_paragraph(inside: str) -> str:
    """Give a paragraph of one run."""
    return f"<hp:p><hp:run>{inside}</hp:run></hp:p>"


def xml_text(text: str) -> str:
    """Give a text."""
    return f"<hp:t>{escape(text)}</hp:t>"


def xml_hung(name: str, text: str) -> str:
    """Give a note, header or comment of one paragraph."""
    inside = xml_paragraph(xml_text(text))
    return f"<hp:ctrl><hp:{name}><hp:subList>{inside}</hp:subList></hp:{name}></hp:ctrl>"


def xml_section(*paragraphs: str) -> bytes:
    """Give a section."""
    return f'<?xml version="1.0"?><hs:sec {_NAMES}>{"".join(paragraphs)}</hs:sec>'.encode()


def hwpx(*sections: bytes, title: str = "", date: str = "2026-03-16") -> bytes:
    """Give a file of HWPX of two sections at most; of two, the second is named first."""
    names = ("Contents/section1.xml", "Contents/section0.xml")[-len(sections):]
    return zipped({
        "mimetype": b"application/hwp+zip",
        "Contents/content.hpf": _PACKAGE.format(title=escape(title), date=date).encode(),
        **dict(zip(names, sections))})


def build_hwpx(report: Report) -> bytes:
    """Give the report in HWPX, in two sections whose numbers are not their order."""
    deleted = f"<hp:t><hp:deleteBegin/>{DECOY}<hp:deleteEnd/></hp:t>"
    body = [xml_paragraph(xml_hung("header", DECOY) + xml_text(report.title) + deleted)]
    for number, text in enumerate(report.paragraphs):
        before, mark, after = text.partition("(")
        hung_on = xml_hung("footNote", report.note) if number == report.noted else ""
        body.append(xml_paragraph(xml_text(before) + hung_on + xml_text(mark + after)
                                  + xml_hung("hiddenComment", DECOY)))
    rows = "".join(
        "<hp:tr>" + "".join(
            f"<hp:tc><hp:subList>{xml_paragraph(xml_text(cell))}</hp:subList></hp:tc>"
            for cell in row) + "</hp:tr>" for row in report.table)
    table = xml_section(xml_paragraph(f"<hp:tbl>{rows}</hp:tbl>"))
    return hwpx(xml_section(*body), table, title=report.title, date=report.date)
